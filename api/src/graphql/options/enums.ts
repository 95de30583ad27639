import { registerEnumType } from 'type-graphql';

/* type-graphql wants an object of names for each enum; the domain's own unions are checked against them. */

import type { Greek, GreekStatus, ModelReason, NoVolReason, OptionTerms, PricingModel } from '@cushing/pricing';
import type { OptionSeries, OptionType } from '@cushing/products';

import type { ForwardSource, GreeksAxis, OptionFlag, RateSource } from '../../slices/options/index.js';

type EnumOf<Name extends string> = { readonly [Key in Name]: Key };

export const OptionSeriesEnum: EnumOf<OptionSeries> = { LO: 'LO', BZO: 'BZO', ON: 'ON', LN: 'LN', OH: 'OH', OB: 'OB' };
registerEnumType(OptionSeriesEnum, {
  name: 'OptionSeries',
  description: 'Monthly options on futures by exchange code.',
  valuesConfig: {
    LO: { description: 'On CL, American.' },
    BZO: { description: 'On BZ, American, its premium margined like a future.' },
    ON: { description: 'On NG, American.' },
    LN: { description: 'On NG, European.' },
    OH: { description: 'On HO, American.' },
    OB: { description: 'On RB, American.' },
  },
});

export const OptionTypeEnum: EnumOf<OptionType> = { CALL: 'CALL', PUT: 'PUT' };
registerEnumType(OptionTypeEnum, {
  name: 'OptionType',
  description: 'What an option gives the right to.',
  valuesConfig: {
    CALL: { description: 'To buy the future at the strike.' },
    PUT: { description: 'To sell the future at the strike.' },
  },
});

export const ExerciseStyleEnum: EnumOf<OptionTerms['exerciseStyle']> = { AMERICAN: 'AMERICAN', EUROPEAN: 'EUROPEAN' };
registerEnumType(ExerciseStyleEnum, {
  name: 'ExerciseStyle',
  description: 'When an option may be exercised.',
  valuesConfig: {
    AMERICAN: { description: 'On any date up to its expiry.' },
    EUROPEAN: { description: 'At its expiry alone.' },
  },
});

export const PremiumStyleEnum: EnumOf<OptionTerms['premiumStyle']> = { EQUITY: 'EQUITY', FUTURES: 'FUTURES' };
registerEnumType(PremiumStyleEnum, {
  name: 'PremiumStyle',
  description: 'When the premium of an option is paid.',
  valuesConfig: {
    EQUITY: { description: 'At the start, so that it is discounted.' },
    FUTURES: { description: 'Day by day, as it changes: it is not discounted, and early exercise never pays.' },
  },
});

export const PricingModelEnum: EnumOf<PricingModel> = {
  BLACK76: 'BLACK76',
  BACHELIER: 'BACHELIER',
  AMERICAN: 'AMERICAN',
  BAW: 'BAW',
  BJERKSUND_STENSLAND: 'BJERKSUND_STENSLAND',
};
registerEnumType(PricingModelEnum, {
  name: 'PricingModel',
  description: 'A way to value an option on a future.',
  valuesConfig: {
    BLACK76: { description: 'European, lognormal.' },
    BACHELIER: {
      description: "European, normal: forward and strike may be negative; its vol is in the quotation's unit.",
    },
    AMERICAN: { description: 'American, lognormal, exact.' },
    BAW: { description: 'American by Barone-Adesi and Whaley (1987), an approximation.' },
    BJERKSUND_STENSLAND: { description: 'American by Bjerksund and Stensland (2002), an approximation.' },
  },
});

export const ModelReasonEnum: EnumOf<ModelReason> = {
  EXERCISE_STYLE: 'EXERCISE_STYLE',
  FUTURES_STYLE_PREMIUM: 'FUTURES_STYLE_PREMIUM',
  NOT_LOGNORMAL: 'NOT_LOGNORMAL',
  ASKED_FOR: 'ASKED_FOR',
};
registerEnumType(ModelReasonEnum, {
  name: 'ModelReason',
  description: 'Why a model was taken.',
  valuesConfig: {
    EXERCISE_STYLE: { description: 'It is the one for when the option may be exercised.' },
    FUTURES_STYLE_PREMIUM: {
      description: 'The premium is margined, so that an American option is worth its undiscounted European one.',
    },
    NOT_LOGNORMAL: { description: 'The forward or a strike is not positive, which no lognormal model knows.' },
    ASKED_FOR: { description: 'It was asked for.' },
  },
});

export const ForwardSourceEnum: EnumOf<ForwardSource> = {
  FUTURE_SETTLE: 'FUTURE_SETTLE',
  PUT_CALL_PARITY: 'PUT_CALL_PARITY',
  NONE: 'NONE',
};
registerEnumType(ForwardSourceEnum, {
  name: 'ForwardSource',
  description: 'Where the price comes from that options are valued against.',
  valuesConfig: {
    FUTURE_SETTLE: { description: 'The settlement of the future of the same month.' },
    PUT_CALL_PARITY: { description: 'Calls less puts about the money, the future having no settlement that day.' },
    NONE: { description: 'Nowhere: neither is there.' },
  },
});

export const VolStatusEnum: EnumOf<'OK' | NoVolReason> = {
  OK: 'OK',
  NO_QUOTE: 'NO_QUOTE',
  NO_FORWARD: 'NO_FORWARD',
  EXPIRED: 'EXPIRED',
  BELOW_INTRINSIC: 'BELOW_INTRINSIC',
  AT_INTRINSIC: 'AT_INTRINSIC',
  ABOVE_BOUND: 'ABOVE_BOUND',
  AT_MINIMUM_TICK: 'AT_MINIMUM_TICK',
  NOT_LOGNORMAL: 'NOT_LOGNORMAL',
};
registerEnumType(VolStatusEnum, {
  name: 'VolStatus',
  description: 'Whether there is an implied volatility, or why not.',
  valuesConfig: {
    OK: { description: 'There is one.' },
    NO_QUOTE: { description: 'There is neither a settlement nor both of bid and ask.' },
    NO_FORWARD: { description: 'There is nothing to value the option against.' },
    EXPIRED: { description: 'There is no time left.' },
    BELOW_INTRINSIC: { description: 'The price is less than exercising it is worth.' },
    AT_INTRINSIC: { description: 'The price is what exercising it is worth: every low enough volatility gives it.' },
    ABOVE_BOUND: {
      description:
        'The price is that of the future (call) or the strike (put), or above, or so near that no usual vol gives it.',
    },
    AT_MINIMUM_TICK: {
      description:
        'The price is the smallest that there is: it was rounded, and every volatility up to the one that gives it may be the true one.',
    },
    NOT_LOGNORMAL: { description: 'The model knows no forward or strike that is not positive.' },
  },
});

export const GreekStatusEnum: EnumOf<GreekStatus> = {
  ...VolStatusEnum,
  NOT_IN_MODEL: 'NOT_IN_MODEL',
  NO_DEVIATION: 'NO_DEVIATION',
  AT_EXERCISE_BOUNDARY: 'AT_EXERCISE_BOUNDARY',
  OUT_OF_RANGE: 'OUT_OF_RANGE',
  BEFORE_FIXING: 'BEFORE_FIXING',
  MIXED_UNITS: 'MIXED_UNITS',
  NOT_DEFINED: 'NOT_DEFINED',
};
registerEnumType(GreekStatusEnum, {
  name: 'GreekStatus',
  description: 'Whether there is a sensitivity, or why not; without a volatility the reason for that.',
  valuesConfig: {
    OK: { description: 'There is one.' },
    NO_QUOTE: { description: 'No volatility: there is neither a settlement nor both of bid and ask.' },
    NO_FORWARD: { description: 'No volatility: there is nothing to value the option against.' },
    EXPIRED: { description: 'No volatility: there is no time left.' },
    BELOW_INTRINSIC: { description: 'No volatility: the price is less than exercising the option is worth.' },
    AT_INTRINSIC: { description: 'No volatility: the price is what exercising the option is worth.' },
    ABOVE_BOUND: {
      description: 'No volatility: the price is as good as the future (call) or the strike (put), or above.',
    },
    AT_MINIMUM_TICK: { description: 'No volatility: the price is the smallest that there is.' },
    NOT_LOGNORMAL: { description: 'No volatility: the model knows no forward or strike that is not positive.' },
    NOT_IN_MODEL: { description: 'The model has none.' },
    NO_DEVIATION: { description: 'Nothing can move any more: no time, no vol, or nothing to come.' },
    AT_EXERCISE_BOUNDARY: {
      description: 'It is a difference, and of the prices beside this one some are exercised and others not.',
    },
    OUT_OF_RANGE: { description: 'It is a difference, and of the prices beside this one some are beyond the model.' },
    BEFORE_FIXING: { description: 'It is of a day, and a fixing is made within it.' },
    MIXED_UNITS: { description: 'It is a sum, and its parts are per vol points of two kinds.' },
    NOT_DEFINED: { description: 'It is no finite number here.' },
  },
});

export const OptionFlagEnum: EnumOf<OptionFlag> = {
  BELOW_INTRINSIC: 'BELOW_INTRINSIC',
  ABOVE_BOUND: 'ABOVE_BOUND',
  OFF_STRIKE_GRID: 'OFF_STRIKE_GRID',
  AFTER_EXPIRY: 'AFTER_EXPIRY',
  CROSSED_QUOTE: 'CROSSED_QUOTE',
  SETTLE_OUTSIDE_QUOTE: 'SETTLE_OUTSIDE_QUOTE',
};
registerEnumType(OptionFlagEnum, {
  name: 'OptionFlag',
  description: 'What is odd about a settlement; it is shown all the same.',
  valuesConfig: {
    BELOW_INTRINSIC: { description: 'Its price is less than exercising it is worth.' },
    ABOVE_BOUND: { description: 'Its price is above the future (call) or the strike (put).' },
    OFF_STRIKE_GRID: { description: 'The exchange lists no such strike.' },
    AFTER_EXPIRY: { description: 'It is of a date after its expiry.' },
    CROSSED_QUOTE: { description: 'The bid is above the ask.' },
    SETTLE_OUTSIDE_QUOTE: { description: 'The settlement is below the bid or above the ask.' },
  },
});

export const RateSourceEnum: EnumOf<RateSource> = { CURVE: 'CURVE', FLAT_DEFAULT: 'FLAT_DEFAULT' };
registerEnumType(RateSourceEnum, {
  name: 'RateSource',
  description: 'Where the rate comes from that premiums are discounted with.',
  valuesConfig: {
    CURVE: { description: 'The latest curve of rates in the store on or before the trade date.' },
    FLAT_DEFAULT: { description: 'The setting FLAT_RATE, the store having no rates.' },
  },
});

export const GreekEnum: EnumOf<Greek> = {
  DELTA: 'DELTA',
  GAMMA: 'GAMMA',
  VEGA: 'VEGA',
  THETA: 'THETA',
  RHO: 'RHO',
  VANNA: 'VANNA',
  VOLGA: 'VOLGA',
  CHARM: 'CHARM',
  VETA: 'VETA',
  SPEED: 'SPEED',
  ZOMMA: 'ZOMMA',
  COLOR: 'COLOR',
  ULTIMA: 'ULTIMA',
  DUAL_DELTA: 'DUAL_DELTA',
  DUAL_GAMMA: 'DUAL_GAMMA',
};
registerEnumType(GreekEnum, {
  name: 'Greek',
  description:
    'A sensitivity of the price of an option. A vol point is 0.01; of BACHELIER, 0.01 of the quotation. Days are calendar days.',
  valuesConfig: {
    DELTA: { description: 'By the future, per 1.00.' },
    GAMMA: { description: 'Of delta by the future, per 1.00.' },
    VEGA: { description: 'By the volatility, per vol point.' },
    THETA: { description: 'By the passing of a day.' },
    RHO: { description: 'By the rate, per percentage point.' },
    VANNA: { description: 'Of delta by the volatility, per vol point.' },
    VOLGA: { description: 'Of vega by the volatility, per vol point.' },
    CHARM: { description: 'Of delta by the passing of a day.' },
    VETA: { description: 'Of vega by the passing of a day.' },
    SPEED: { description: 'Of gamma by the future, per 1.00.' },
    ZOMMA: { description: 'Of gamma by the volatility, per vol point.' },
    COLOR: { description: 'Of gamma by the passing of a day.' },
    ULTIMA: { description: 'Of volga by the volatility, per vol point.' },
    DUAL_DELTA: { description: 'By the strike, per 1.00.' },
    DUAL_GAMMA: { description: 'Second, by the strike, per 1.00.' },
  },
});

export const GreeksAxisEnum: EnumOf<GreeksAxis> = { DELTA: 'DELTA', MONEYNESS: 'MONEYNESS' };
registerEnumType(GreeksAxisEnum, {
  name: 'GreeksAxis',
  description: 'What the columns of a matrix of Greeks are.',
  valuesConfig: {
    DELTA: { description: 'Deltas: puts out of the money, at the money, calls out of the money.' },
    MONEYNESS: { description: 'Strikes in percent of the forward.' },
  },
});
