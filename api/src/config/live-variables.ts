/** Variables of live prices: who makes them, and how often they are told. */
import { parseIsoDate } from '@cushing/products';
import { z } from 'zod';

import { decimal, variable, wholeNumber } from './variable.js';

const dateText = z.string().transform((text, context) => {
  const date = parseIsoDate(text);
  if (date !== undefined) return date;
  context.addIssue({ code: 'custom', message: 'a date as in 2020-04-20' });
  return z.NEVER;
});

export const liveVariables = {
  FEED: variable(z.enum(['simulated', 'replay', 'none'], 'simulated, replay or none').default('simulated'), {
    group: 'Live prices',
    description:
      'Where live prices come from besides POST /ingest/ticks: simulated (for products whose settlements are simulated), replay (stored trade dates once more), or none.',
  }),
  FEED_HOURS: variable(z.enum(['always', 'exchange'], 'always or exchange').default('always'), {
    group: 'Live prices',
    description:
      "When the simulated feed trades: always, so that a first look on a Sunday sees prices move, or in the exchange's session hours.",
  }),
  FEED_TICKS_PER_SECOND: variable(wholeNumber(1, 2_000).default(50), {
    group: 'Live prices',
    description: 'Ticks a second of the simulated feed, over all contracts.',
  }),
  REPLAY_FROM: variable(dateText.optional(), {
    group: 'Live prices',
    description: 'First trade date that is played by FEED=replay.',
    defaultText: 'the first that is stored',
    example: '2020-04-01',
  }),
  REPLAY_TO: variable(dateText.optional(), {
    group: 'Live prices',
    description: 'Last trade date that is played; then it begins anew.',
    defaultText: 'the latest that is stored',
    example: '2020-04-30',
  }),
  REPLAY_DATES_PER_MINUTE: variable(decimal(0.01, 600).default(6), {
    group: 'Live prices',
    description: 'How fast trade dates are played.',
  }),
  CONFLATION_MS: variable(wholeNumber(20, 5_000).default(100), {
    group: 'Live prices',
    description:
      'Subscribers get the latest price of a contract once in nine tenths of so many milliseconds at most, over time.',
  }),
  STALE_AFTER_MS: variable(wholeNumber(1_000).default(10_000), {
    group: 'Live prices',
    description: 'A feed that was silent for so many milliseconds makes its prices stale.',
  }),
};
