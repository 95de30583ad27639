import { OPTION_SERIES, PRODUCTS, isOnStrikeGrid, optionExpiryDate } from '@cushing/products';
import type { ContractMonth, IsoDate, OptionSeries } from '@cushing/products';

/** What can be odd about a settlement, in the order of their bits; it is stored and shown all the same. */
export const OPTION_FLAGS = [
  'BELOW_INTRINSIC', // worth less than exercising it
  'ABOVE_BOUND', // worth more than its future (call) or its strike (put)
  'OFF_STRIKE_GRID',
  'AFTER_EXPIRY',
  'CROSSED_QUOTE', // bid above ask
  'SETTLE_OUTSIDE_QUOTE',
] as const;

export type OptionFlag = (typeof OPTION_FLAGS)[number];

/** An option's settlement with what it is judged against; prices in the quotation, NaN where there is none. */
export interface JudgedOption {
  readonly series: OptionSeries;
  readonly month: ContractMonth;
  readonly isCall: boolean;
  readonly strike: number;
  readonly tradeDate: IsoDate;
  readonly settle: number;
  readonly bid: number;
  readonly ask: number;
  /** Settle of its future on that date. Without one the price is not held against it. */
  readonly forward: number;
  /** Continuously compounded to the expiry; matters to European options alone. */
  readonly rate: number;
  /** To the expiry, actual/365, ≥ 0. */
  readonly years: number;
}

/** What an option is worth at least and at most, whatever the volatility. */
export interface OptionPriceBounds {
  readonly intrinsic: number;
  /** Infinity where the future or the strike is not positive: such a price knows no bound. */
  readonly upper: number;
}

/** Expiries computed so far, which takes longer than the judgement; bounded by the contracts there are. */
const expiries = new Map<OptionSeries, Map<ContractMonth, IsoDate>>();

/** Subtracting two decimal prices is off by far less; no tick is as fine. */
const NOISE = 1e-9;

/**
 * Says what is odd about a settlement. A price may miss a bound by half a tick, which rounding explains; after the expiry
 * it is not held against one.
 *
 * @returns bits: bit i is the i-th of `OPTION_FLAGS`; 0 for a settlement with nothing odd about it
 */
export function judgeOption(option: JudgedOption): number {
  const { series, month, strike, tradeDate, settle, bid, ask } = option;
  const isExpired = tradeDate > expiryOf(series, month);
  let flags = isExpired ? bitOf('AFTER_EXPIRY') : boundFlags(option);
  if (!isOnStrikeGrid(series, strike)) flags |= bitOf('OFF_STRIKE_GRID');
  // A comparison with NaN is false.
  if (bid > ask) flags |= bitOf('CROSSED_QUOTE');
  else if (settle < bid - NOISE || settle > ask + NOISE) flags |= bitOf('SETTLE_OUTSIDE_QUOTE');
  return flags;
}

/** @returns the flags that the bits stand for, in their order */
export function optionFlagsOf(bits: number): readonly OptionFlag[] {
  return OPTION_FLAGS.filter((flag) => (bits & bitOf(flag)) !== 0);
}

/** @returns the settle; without one the middle of a quote that is not crossed; NaN without either */
export function judgedPrice({ settle, bid, ask }: Pick<JudgedOption, 'settle' | 'bid' | 'ask'>): number {
  if (!Number.isNaN(settle)) return settle;
  return bid <= ask ? (bid + ask) / 2 : NaN;
}

/**
 * An American option can be exercised today, so its bounds are not discounted; a European one's are of its expiry.
 *
 * @returns NaN for a forward of NaN
 */
export function optionPriceBounds({
  series,
  isCall,
  strike,
  forward,
  rate,
  years,
}: Pick<JudgedOption, 'series' | 'isCall' | 'strike' | 'forward' | 'rate' | 'years'>): OptionPriceBounds {
  const discount = OPTION_SERIES[series].exerciseStyle === 'EUROPEAN' ? Math.exp(-rate * years) : 1;
  const gain = isCall ? forward - strike : strike - forward;
  const isBounded = forward > 0 && strike > 0;
  return {
    intrinsic: discount * Math.max(gain, 0),
    upper: isBounded ? discount * (isCall ? forward : strike) : Infinity,
  };
}

function boundFlags(option: JudgedOption): number {
  const price = judgedPrice(option);
  const { intrinsic, upper } = optionPriceBounds(option);
  const tolerance = PRODUCTS[OPTION_SERIES[option.series].underlying].tickSize / 2 + NOISE;
  if (price < intrinsic - tolerance) return bitOf('BELOW_INTRINSIC');
  return price > upper + tolerance ? bitOf('ABOVE_BOUND') : 0;
}

function expiryOf(series: OptionSeries, month: ContractMonth): IsoDate {
  const known = expiries.get(series) ?? new Map<ContractMonth, IsoDate>();
  expiries.set(series, known);
  const expiry = known.get(month) ?? optionExpiryDate(series, month);
  known.set(month, expiry);
  return expiry;
}

function bitOf(flag: OptionFlag): number {
  return 1 << OPTION_FLAGS.indexOf(flag);
}
