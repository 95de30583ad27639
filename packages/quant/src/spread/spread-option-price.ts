import { isOptionType, type OptionType } from '../option-type.js';
import { panelValue } from './conditional-panels.js';
import { trapezoidSteps, trapezoidValue } from './conditional-trapezoid.js';
import { kirkDeviation, LARGEST_DEVIATION, spreadIntrinsic, undiscountedBlack } from './spread-terms.js';

/** From here on panels are as fast. */
const MOST_STEPS = 160;

/** With deviations above it, all of a leg's value lies in what no one can see; it also bounds the work. */
const MOST_DEVIATION = 30;
/** Prices beyond it, or below its inverse, are taken in units of the largest: what they grow to is a double then. */
const LARGE = 1e100;

/**
 * Option on the difference of two lognormal futures: crack, calendar, location spread. Exact: given what drives F2 it
 * is a Black option on F1, and those are integrated over the normal density.
 *
 * @param type CALL pays max(F1 − F2 − K, 0) at T, PUT max(K − (F1 − F2), 0)
 * @param F1 first future, price units, [0, ∞)
 * @param F2 second future, price units, [0, ∞)
 * @param K strike of the difference, price units, any sign; 0 gives Margrabe's formula exactly
 * @param T years to expiry, [0, ∞); 0 gives the intrinsic value
 * @param sigma1 volatility of F1, per square root of a year, [0, ∞)
 * @param sigma2 volatility of F2, per square root of a year, [0, ∞)
 * @param rho correlation of the two, [−1, 1], both ends included
 * @param r continuously compounded rate, any
 * @returns present value in price units, never below the discounted intrinsic value; NaN outside the ranges, and for
 * NaN
 * Error bound: 2e-12 · max(F1, F2) where sigma·√T ≤ 4 for both; deviations above 30 count as 30.
 * @see Margrabe, W. (1978), "The value of an option to exchange one asset for another", J. Finance 33, 177-186;
 * Shimko, D. (1994), "Options on futures spreads", J. Futures Markets 14(2), 183-213; Pearson, N. (1995), "An
 * efficient approach for pricing spread options", J. Derivatives 3(1), 76-91
 * @example
 * spreadOptionPrice('CALL', 110, 90, 20, 1, 0.3, 0.2, 0.6, 0); // 10.5326, Kirk 10.5311
 */
export function spreadOptionPrice(
  type: OptionType,
  F1: number,
  F2: number,
  K: number,
  T: number,
  sigma1: number,
  sigma2: number,
  rho: number,
  r: number,
): number {
  if (!isOptionType(type)) return NaN;
  if (!(F1 >= 0 && F2 >= 0 && T >= 0 && sigma1 >= 0 && sigma2 >= 0 && rho >= -1 && rho <= 1 && !Number.isNaN(K)))
    return NaN;
  const rootT = Math.sqrt(T);
  const s1 = Math.min(sigma1 * rootT, LARGEST_DEVIATION);
  const s2 = Math.min(sigma2 * rootT, LARGEST_DEVIATION);
  const isCall = type === 'CALL';
  const largest = Math.max(F1, F2, Math.abs(K));
  const unit = largest < Infinity && !(largest < LARGE && largest > 1 / LARGE) ? largest || 1 : 1;
  const f1 = F1 / unit;
  const f2 = F2 / unit;
  const k = K / unit;
  // A negative strike is a positive one with the legs, and buyer and seller, exchanged.
  const value =
    K < 0 ? undiscountedSpread(!isCall, f2, f1, -k, s2, s1, rho) : undiscountedSpread(isCall, f1, f2, k, s1, s2, rho);
  return Math.exp(-r * T) * value * unit;
}

/** @param K ≥ 0 */
function undiscountedSpread(
  isCall: boolean,
  F1: number,
  F2: number,
  K: number,
  s1: number,
  s2: number,
  rho: number,
): number {
  if (K === 0) return undiscountedBlack(isCall, F1, F2, kirkDeviation(s1, s2, rho));
  if (F2 * s2 === 0) return undiscountedBlack(isCall, F1, K + F2, s1);
  if (F1 * s1 === 0) {
    if (F1 > K) return undiscountedBlack(!isCall, F2, F1 - K, s2);
    return isCall ? 0 : K - F1 + F2;
  }
  const v1 = Math.min(s1, MOST_DEVIATION);
  const v2 = Math.min(s2, MOST_DEVIATION);
  const c = rho * v1;
  const d = v1 * Math.sqrt((1 - rho) * (1 + rho));
  // The one out of the money, and parity.
  const isCallOut = F1 - F2 <= K;
  const steps = trapezoidSteps(isCallOut, F1, F2, K, c, d, v2);
  const value =
    steps <= MOST_STEPS
      ? trapezoidValue(isCallOut, F1, F2, K, c, d, v2, steps)
      : panelValue(isCallOut, F1, F2, K, c, d, v2);
  return spreadIntrinsic(isCall, F1, F2, K) + Math.max(value, 0);
}
