/** What the API's codes say, in words. */
import type {
  ArbitrageKind,
  ForwardVolStatus,
  IndexStatus,
  PricingModel,
  RealizedStatus,
  RealizedVolatilityEstimator,
  VolStatus,
} from '../../gql/graphql.js';

export const VOL_STATUS_WORDS: Readonly<Record<VolStatus, string>> = {
  OK: '',
  ABOVE_BOUND: 'price above its upper bound',
  AT_INTRINSIC: 'price at intrinsic value',
  AT_MINIMUM_TICK: 'price at the smallest tick',
  BELOW_INTRINSIC: 'price below intrinsic value',
  EXPIRED: 'expired',
  NOT_LOGNORMAL: 'prices not positive',
  NO_FORWARD: 'no price of the future',
  NO_QUOTE: 'no settlement or quote',
};

export const FORWARD_VOL_WORDS: Readonly<Record<ForwardVolStatus, string>> = {
  OK: '',
  FIRST_EXPIRY: 'first expiry',
  NO_VOL: 'no volatility',
  VARIANCE_FALLS: 'variance falls',
};

export const INDEX_STATUS_WORDS: Readonly<Record<IndexStatus, string>> = {
  OK: '',
  NO_EXPIRY_BRACKET: 'no two expiries about 30 days',
  NO_SMILE: 'an expiry about 30 days has no smile',
  OTHER_SOURCE: 'options and futures are of different sources',
  STALE: 'the last options are too old',
};

export const REALIZED_STATUS_WORDS: Readonly<Record<RealizedStatus, string>> = {
  OK: '',
  INCONSISTENT_PRICES: 'prices outside their own range',
  NOT_ENOUGH_HISTORY: 'not enough settlements',
  NOT_POSITIVE_PRICE: 'a price is zero or less',
  OTHER_SOURCE: 'futures and options are of different sources',
  PRICE_MISSING: 'a price is missing',
  ROLL_PRICE_MISSING: 'a price at a roll is missing',
};

export const FINDING_WORDS: Readonly<Record<ArbitrageKind, string>> = {
  BUTTERFLY: 'Butterfly',
  CALENDAR: 'Calendar',
  WING: 'Wing',
};

export const MODEL_WORDS: Readonly<Record<PricingModel, string>> = {
  AMERICAN: 'American, exact',
  BACHELIER: 'Bachelier (normal)',
  BAW: 'American by Barone-Adesi and Whaley',
  BJERKSUND_STENSLAND: 'American by Bjerksund and Stensland',
  BLACK76: 'Black-76',
};

export const ESTIMATOR_WORDS: Readonly<Record<RealizedVolatilityEstimator, string>> = {
  CLOSE_TO_CLOSE: 'Close to close',
  CLOSE_TO_CLOSE_ZERO_MEAN: 'Close to close, mean 0',
  PARKINSON: 'Parkinson',
  GARMAN_KLASS: 'Garman-Klass',
  GARMAN_KLASS_YANG_ZHANG: 'Garman-Klass-Yang-Zhang',
  ROGERS_SATCHELL: 'Rogers-Satchell',
  YANG_ZHANG: 'Yang-Zhang',
};

/** @returns as in `1 day` */
export function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
