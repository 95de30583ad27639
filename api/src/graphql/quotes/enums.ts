import { registerEnumType } from 'type-graphql';

/* type-graphql wants an object of names for each enum; the domain's own unions are checked against them. */

import type { BarInterval, QuoteStatus, TickOrigin } from '../../slices/quotes/index.js';

type EnumOf<Name extends string> = { readonly [Key in Name]: Key };

export const TickOriginEnum: EnumOf<TickOrigin> = { SIMULATED: 'SIMULATED', REPLAY: 'REPLAY', LIVE: 'LIVE' };
registerEnumType(TickOriginEnum, {
  name: 'TickOrigin',
  description: 'Who made a price.',
  valuesConfig: {
    SIMULATED: { description: 'The demo market: made up, for a first look.' },
    REPLAY: { description: 'Stored trade dates that are played again.' },
    LIVE: { description: 'A feed that pushes prices to POST /ingest/ticks.' },
  },
});

export const QuoteStatusEnum: EnumOf<QuoteStatus> = { LIVE: 'LIVE', STALE: 'STALE' };
registerEnumType(QuoteStatusEnum, {
  name: 'QuoteStatus',
  description: 'Whether the feed behind a price still speaks.',
  valuesConfig: {
    LIVE: { description: 'Its feed was heard a moment ago.' },
    STALE: {
      description: 'Its feed has been silent for longer than a quote may be old: the price may be another one now.',
    },
  },
});

export const BarIntervalEnum: EnumOf<BarInterval> = {
  MINUTE: 'MINUTE',
  FIVE_MINUTES: 'FIVE_MINUTES',
  HOUR: 'HOUR',
  DAY: 'DAY',
};
registerEnumType(BarIntervalEnum, {
  name: 'BarInterval',
  description: 'How long each bar is.',
  valuesConfig: {
    MINUTE: { description: 'A minute; kept for 90 days.' },
    FIVE_MINUTES: { description: 'Five minutes; kept for a year.' },
    HOUR: { description: 'An hour; kept for five years.' },
    DAY: { description: 'A trade date: from 18:00 New York of the evening before to 17:00.' },
  },
});
