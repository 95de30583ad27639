/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { blackTimeValue } from '../black76/time-value.js';
import { isOptionType, type OptionType } from '../option-type.js';
import { curranValue } from './curran.js';
import { recursionValue } from './density-recursion.js';
import { scheduleOf } from './fixing-schedule.js';
import { turnbullWakemanValue } from './turnbull-wakeman.js';

/** Of the last fixing: between them a grid in doubles resolves the density. */
const LEAST_DEVIATION = 1e-4;
const MOST_DEVIATION = 20;

/** See `averagePrice`. */
export type AverageMethod = 'CURRAN' | 'TURNBULL_WAKEMAN' | 'EXACT';

const METHODS: readonly AverageMethod[] = ['CURRAN', 'TURNBULL_WAKEMAN', 'EXACT'];

/**
 * Option on the arithmetic average of a future's fixings (average price option, APO), as settled by oil and gas
 * swaps' months: the fixings still to come are lognormal, driven by one Brownian motion at one volatility; those
 * already made are their sum.
 *
 * @param type CALL pays max(A − K, 0) at Tpay, PUT max(K − A, 0), A = (sumKnown + Σ fixings to come) / nTotal
 * @param K strike, price units, any; at or below the share already realised the call is a certain purchase, exactly
 * @param r continuously compounded rate, any
 * @param sigma volatility of every fixing, per square root of a year, [0, ∞)
 * @param fixingTimes years to each fixing to come, [0, ∞), in any order; at 0 a fixing is its forward
 * @param fixingForwards today's futures price for each of them, price units, [0, ∞); steps where the averaging rolls
 * @param nTotal number of fixings in the average, those made included, (0, ∞)
 * @param sumKnown sum of the fixings already made, price units
 * @param Tpay years to payment, any
 * @param method CURRAN, the default: geometric-conditioning lower bound, within 1e-14 of the largest forward of that
 * bound, and for a month of daily fixings some 1e-5 (relative) below the exact price. TURNBULL_WAKEMAN: lognormal with
 * the same two moments, 1e-13 relative to that formula, itself off by up to a fifth of the price where that is a
 * thousandth of the forward. EXACT: density recursion, within 1e-12 of the largest forward where sigma·√T of the last
 * fixing is at most 2 and no gap between fixings shorter than a 300th of what follows it; two hundred times slower.
 * Where sigma·√T of the last fixing is below 1e-4 (nothing lost) or above 20 it is the CURRAN bound.
 * @returns present value in price units; never below the discounted intrinsic value; NaN outside the ranges, for NaN,
 * another word as type or method, and columns of different lengths
 * @see Curran, M. (1994), "Valuing Asian and portfolio options by conditioning on the geometric mean price",
 * Management Science 40(12), 1705-1711; Rogers, L. C. G. and Shi, Z. (1995), "The value of an Asian option", J. Applied
 * Probability 32(4), 1077-1088; Turnbull, S. and Wakeman, L. (1991), "A quick algorithm for pricing European average
 * options", J. Financial and Quantitative Analysis 26(3), 377-389
 * @example
 * averagePrice('CALL', 100, 0.05, 0.2, [0.1, 0.2, 0.3], [100, 100, 100], 3, 0, 0.3); // 3.0989
 */
export function averagePrice(
  type: OptionType,
  K: number,
  r: number,
  sigma: number,
  fixingTimes: Float64Array | readonly number[],
  fixingForwards: Float64Array | readonly number[],
  nTotal: number,
  sumKnown: number,
  Tpay: number,
  method: AverageMethod = 'CURRAN',
): number {
  if (!isOptionType(type) || !METHODS.includes(method)) return NaN;
  const fixings = scheduleOf(K, sigma, fixingTimes, fixingForwards, nTotal, sumKnown);
  const discount = Math.exp(-r * Tpay);
  const isCall = type === 'CALL';
  const { count, forward, strike } = fixings;
  const intrinsic = Math.max(isCall ? forward - strike : strike - forward, 0);
  // The realised fixings decide, or nothing is left to happen.
  if (!(strike > 0) || count === 0) return discount * intrinsic;
  const deviation = Math.sqrt(fixings.variance[count - 1] as number);
  if (count === 1) return discount * (intrinsic + blackTimeValue(forward, strike, deviation));
  if (method === 'TURNBULL_WAKEMAN') return discount * turnbullWakemanValue(isCall, fixings);
  const isResolved = deviation > LEAST_DEVIATION && deviation < MOST_DEVIATION;
  if (method === 'EXACT' && isResolved) return discount * recursionValue(isCall, fixings);
  return discount * curranValue(isCall, fixings);
}
