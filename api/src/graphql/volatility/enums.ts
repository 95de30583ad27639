import { registerEnumType } from 'type-graphql';

/* type-graphql wants an object of names for each enum; the domain's own unions are checked against them. */

import type { RealizedVolEstimator } from '@cushing/quant';

import type {
  ArbitrageKind,
  FindingSeverity,
  ForwardVolStatus,
  IndexStatus,
  RealizedStatus,
} from '../../slices/volatility/index.js';

type EnumOf<Name extends string> = { readonly [Key in Name]: Key };

export const RealizedVolatilityEstimatorEnum: EnumOf<RealizedVolEstimator> = {
  CLOSE_TO_CLOSE: 'CLOSE_TO_CLOSE',
  CLOSE_TO_CLOSE_ZERO_MEAN: 'CLOSE_TO_CLOSE_ZERO_MEAN',
  PARKINSON: 'PARKINSON',
  GARMAN_KLASS: 'GARMAN_KLASS',
  GARMAN_KLASS_YANG_ZHANG: 'GARMAN_KLASS_YANG_ZHANG',
  ROGERS_SATCHELL: 'ROGERS_SATCHELL',
  YANG_ZHANG: 'YANG_ZHANG',
};
registerEnumType(RealizedVolatilityEstimatorEnum, {
  name: 'RealizedVolatilityEstimator',
  description: 'How a realised volatility is estimated from settlements, opens, highs and lows.',
  valuesConfig: {
    CLOSE_TO_CLOSE: { description: 'Standard deviation of the log returns from settle to settle, divisor n − 1.' },
    CLOSE_TO_CLOSE_ZERO_MEAN: { description: 'The same about a mean of zero, divisor n.' },
    PARKINSON: { description: 'Of high and low: the session alone, not the time between sessions.' },
    GARMAN_KLASS: { description: 'Of open, high, low and settle: the session alone.' },
    GARMAN_KLASS_YANG_ZHANG: { description: 'Garman-Klass with the move from settle to open.' },
    ROGERS_SATCHELL: { description: 'Of open, high, low and settle, whatever the drift: the session alone.' },
    YANG_ZHANG: { description: 'Rogers-Satchell with the moves over night, weighted for the least error.' },
  },
});

export const RealizedStatusEnum: EnumOf<RealizedStatus> = {
  OK: 'OK',
  NOT_ENOUGH_HISTORY: 'NOT_ENOUGH_HISTORY',
  NOT_POSITIVE_PRICE: 'NOT_POSITIVE_PRICE',
  PRICE_MISSING: 'PRICE_MISSING',
  ROLL_PRICE_MISSING: 'ROLL_PRICE_MISSING',
  INCONSISTENT_PRICES: 'INCONSISTENT_PRICES',
  OTHER_SOURCE: 'OTHER_SOURCE',
};
registerEnumType(RealizedStatusEnum, {
  name: 'RealizedStatus',
  description: 'Whether there is a realised volatility, or why not.',
  valuesConfig: {
    OK: { description: 'There is one.' },
    NOT_ENOUGH_HISTORY: { description: 'There are fewer settlements than the window needs: up to that date, or yet.' },
    NOT_POSITIVE_PRICE: { description: 'A price of the window is zero or less, and has no logarithm.' },
    PRICE_MISSING: { description: 'A price of the window is missing that the estimator looks at.' },
    ROLL_PRICE_MISSING: {
      description: 'At a roll of the window the next contract has no settlement beside that of the one before.',
    },
    INCONSISTENT_PRICES: { description: 'Prices of the window lie outside their own range: the variance is negative.' },
    OTHER_SOURCE: {
      description: 'The settlements are of another source than the options that it would stand beside: import both.',
    },
  },
});

export const IndexStatusEnum: EnumOf<IndexStatus> = {
  OK: 'OK',
  NO_EXPIRY_BRACKET: 'NO_EXPIRY_BRACKET',
  NO_SMILE: 'NO_SMILE',
  OTHER_SOURCE: 'OTHER_SOURCE',
  STALE: 'STALE',
};
registerEnumType(IndexStatusEnum, {
  name: 'IndexStatus',
  description: 'Whether there is a volatility at a constant maturity, or why not.',
  valuesConfig: {
    OK: { description: 'There is one.' },
    NO_EXPIRY_BRACKET: { description: 'No two expiries lie about the maturity.' },
    NO_SMILE: { description: 'They do, but one of them has no volatility: too few quotes, or prices not positive.' },
    OTHER_SOURCE: {
      description: 'The options are of another source than the settlements that it would stand beside: import both.',
    },
    STALE: {
      description: 'The last options are more than ten days older than the settlements that it would stand beside.',
    },
  },
});

export const ForwardVolStatusEnum: EnumOf<ForwardVolStatus> = {
  OK: 'OK',
  FIRST_EXPIRY: 'FIRST_EXPIRY',
  NO_VOL: 'NO_VOL',
  VARIANCE_FALLS: 'VARIANCE_FALLS',
};
registerEnumType(ForwardVolStatusEnum, {
  name: 'ForwardVolStatus',
  description: 'Whether there is a volatility between two expiries, or why not.',
  valuesConfig: {
    OK: { description: 'There is one.' },
    FIRST_EXPIRY: { description: 'There is no expiry before.' },
    NO_VOL: { description: 'One of the two has no volatility at the money, or another kind of it.' },
    VARIANCE_FALLS: {
      description: 'Total variance is less than to the expiry before, as it may be: the options are on other futures.',
    },
  },
});

export const ArbitrageKindEnum: EnumOf<ArbitrageKind> = {
  BUTTERFLY: 'BUTTERFLY',
  CALENDAR: 'CALENDAR',
  WING: 'WING',
};
registerEnumType(ArbitrageKindEnum, {
  name: 'ArbitrageKind',
  description: 'Which rule of no arbitrage a surface is at odds with.',
  valuesConfig: {
    BUTTERFLY: { description: 'The probability density that a smile implies is negative somewhere.' },
    CALENDAR: { description: 'Total variance falls from one expiry to the next.' },
    WING: { description: "A wing's total variance rises faster than 2 per unit of log-moneyness (Lee 2004)." },
  },
});

export const FindingSeverityEnum: EnumOf<FindingSeverity> = { NOTE: 'NOTE', WARNING: 'WARNING' };
registerEnumType(FindingSeverityEnum, {
  name: 'FindingSeverity',
  description: 'How much a finding matters.',
  valuesConfig: {
    NOTE: { description: 'Worth knowing; nothing is wrong.' },
    WARNING: { description: 'Prices contradict each other.' },
  },
});
