import { americanImpliedVol, bachelierImpliedVol, black76ImpliedVol, type OptionType } from '@cushing/quant';

import { type Approximation, approximatePrice } from './approximation-measures.js';
import { effectiveModel, isKnownTo, optionBounds } from './option-bounds.js';
import type { ImpliedVol, NoVolReason } from './option-measures.js';
import type { PricingModel } from './pricing-model.js';
import { bracketFrom, rootWithin } from './root-search.js';

/** Decimals of price, forward and strike are no doubles: so much of the larger is their rounding. */
const DECIMAL_ROUNDING = 4 * Number.EPSILON;
/** sigma·√T beyond which no option is worth more than it is there. */
const LARGEST_DEVIATION = 20;
const APPROXIMATION_PRECISION = 1e-12;

/**
 * Volatility at which a model gives a price, or why there is none: the first of NO_QUOTE, EXPIRED, NO_FORWARD,
 * NOT_LOGNORMAL, and then of what bounds the price, that holds.
 *
 * Intrinsic and the upper bound are those of `optionBounds`: undiscounted for the American models at a rate > 0. A price
 * that differs from intrinsic by the rounding of decimals only is at it.
 *
 * @param price present value in the quotation; NaN or infinite is no quote
 * @param forward in the quotation; NaN is none
 * @param strike in the quotation, finite
 * @param years to expiry, actual/365
 * @param rate finite, as in `OptionInputs`
 */
export function impliedVolOf(
  model: PricingModel,
  type: OptionType,
  price: number,
  forward: number,
  strike: number,
  years: number,
  rate: number,
): ImpliedVol {
  const reason = reasonBefore(model, type, price, forward, strike, years, rate);
  if (reason !== undefined) return { status: reason, vol: null };
  const vol = solvedVol(model, type, price, forward, strike, years, rate);
  return vol > 0
    ? { status: 'OK', vol }
    : { status: reasonAfter(model, type, price, forward, strike, years, rate), vol: null };
}

/** @returns why not to search for a volatility; undefined where the price is between its bounds */
export function reasonBefore(
  model: PricingModel,
  type: OptionType,
  price: number,
  forward: number,
  strike: number,
  years: number,
  rate: number,
): NoVolReason | undefined {
  if (!Number.isFinite(price)) return 'NO_QUOTE';
  if (!(years > 0)) return 'EXPIRED';
  if (!Number.isFinite(forward)) return 'NO_FORWARD';
  if (!isKnownTo(model, forward, strike)) return 'NOT_LOGNORMAL';
  const { intrinsic, upper } = optionBounds(model, type, forward, strike, years, rate);
  const rounding = intrinsic > 0 ? DECIMAL_ROUNDING * Math.max(Math.abs(forward), Math.abs(strike)) : 0;
  if (Math.abs(price - intrinsic) <= rounding) return 'AT_INTRINSIC';
  if (price < intrinsic) return 'BELOW_INTRINSIC';
  return price < upper ? undefined : 'ABOVE_BOUND';
}

/** @returns why the search found none for a price between its bounds: it is as good as at one of them */
export function reasonAfter(
  model: PricingModel,
  type: OptionType,
  price: number,
  forward: number,
  strike: number,
  years: number,
  rate: number,
): NoVolReason {
  const { intrinsic, upper } = optionBounds(model, type, forward, strike, years, rate);
  return price - intrinsic < upper - price ? 'AT_INTRINSIC' : 'ABOVE_BOUND';
}

function solvedVol(
  model: PricingModel,
  type: OptionType,
  price: number,
  forward: number,
  strike: number,
  years: number,
  rate: number,
): number {
  const effective = effectiveModel(model, rate, years);
  if (effective === 'BACHELIER') return bachelierImpliedVol(type, price, forward, strike, years, rate);
  if (effective === 'AMERICAN') return americanImpliedVol(type, price, forward, strike, years, rate);
  const european = black76ImpliedVol(type, price, forward, strike, years, rate);
  if (effective === 'BLACK76') return european;
  return approximationVol(effective, type, price, forward, strike, years, rate, european);
}

/** @param european where to begin, if it is a number: early exercise needs less, the approximation's error maybe more */
function approximationVol(
  model: Approximation,
  type: OptionType,
  price: number,
  forward: number,
  strike: number,
  years: number,
  rate: number,
  european: number,
): number {
  const error = (vol: number): number => approximatePrice(model, { type, forward, strike, years, vol, rate }) - price;
  const unit = 1 / Math.sqrt(years);
  const bracket = bracketFrom(error, european > 0 ? european : 0.1 * unit, LARGEST_DEVIATION * unit);
  return bracket === undefined ? NaN : rootWithin(error, bracket, APPROXIMATION_PRECISION);
}
