import { registerEnumType } from 'type-graphql';

/* type-graphql wants an object of names for each enum; the domain's own unions are checked against them. */

import type { AveragePriceInputs, SpreadModel } from '@cushing/pricing';

import type { LegVolSource } from '../../slices/options/index.js';

type EnumOf<Name extends string> = { readonly [Key in Name]: Key };

export const SpreadModelEnum: EnumOf<SpreadModel> = {
  EXACT: 'EXACT',
  KIRK: 'KIRK',
  BJERKSUND_STENSLAND: 'BJERKSUND_STENSLAND',
  BACHELIER: 'BACHELIER',
};
registerEnumType(SpreadModelEnum, {
  name: 'SpreadModel',
  description: 'A way to value an option on the difference of two futures.',
  valuesConfig: {
    EXACT: { description: 'Two lognormal futures, by integration.' },
    KIRK: { description: "Two lognormal futures, by Kirk's approximation (1995)." },
    BJERKSUND_STENSLAND: { description: 'Two lognormal futures, by Bjerksund and Stensland (2014): a lower bound.' },
    BACHELIER: { description: "Two normal futures: they may be negative; vols are in the quotation's unit." },
  },
});

export const AverageMethodEnum: EnumOf<AveragePriceInputs['method']> = {
  CURRAN: 'CURRAN',
  TURNBULL_WAKEMAN: 'TURNBULL_WAKEMAN',
  EXACT: 'EXACT',
};
registerEnumType(AverageMethodEnum, {
  name: 'AverageMethod',
  description: 'A way to value an option on the average of fixings.',
  valuesConfig: {
    CURRAN: { description: 'Given the geometric mean (1994): a lower bound, some 1e-5 of the price below it.' },
    TURNBULL_WAKEMAN: { description: 'A lognormal average of the same two moments (1991).' },
    EXACT: { description: "By recursion over the average's density." },
  },
});

export const LegVolSourceEnum: EnumOf<LegVolSource> = { PRICE: 'PRICE', SMILE: 'SMILE' };
registerEnumType(LegVolSourceEnum, {
  name: 'LegVolSource',
  description: 'Where the volatility of a leg comes from.',
  valuesConfig: {
    PRICE: { description: 'Its own settlement, or the middle of bid and ask.' },
    SMILE: {
      description:
        "Its expiry's smile at its strike, or the straight line between the vols beside it where there is no smile: its own price has none.",
    },
  },
});
