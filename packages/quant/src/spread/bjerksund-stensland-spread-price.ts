import { blackTimeValue } from '../black76/time-value.js';
import { logRatio } from '../math/log-ratio.js';
import { normalCdf, normalPdf } from '../math/normal.js';
import { isOptionType, type OptionType } from '../option-type.js';
import { kirkDeviation, LARGEST_DEVIATION, spreadIntrinsic } from './spread-terms.js';

/** Farther from the money, or from Kirk, nothing cancels that matters. */
const SERIES_REACH = 12;
const SERIES_SHIFT = 1;
const SERIES_TERMS = 40;

/**
 * Bjerksund and Stensland's approximation of an option on the difference of two futures: what exercising where Kirk's
 * approximation would is worth. A lower bound, for no rule is worth more than the best one.
 *
 * @param type CALL pays max(F1 − F2 − K, 0) at T, PUT max(K − (F1 − F2), 0)
 * @param F1 first future, price units, [0, ∞)
 * @param F2 second future, price units, [0, ∞)
 * @param K strike of the difference, price units, (−F2, ∞)
 * @param T years to expiry, [0, ∞); 0 gives the intrinsic value
 * @param sigma1 volatility of F1, per square root of a year, [0, ∞)
 * @param sigma2 volatility of F2, per square root of a year, [0, ∞)
 * @param rho correlation of the two, [−1, 1]
 * @param r continuously compounded rate, any
 * @returns present value in price units, never below the discounted intrinsic value; NaN outside the ranges, and for
 * NaN
 * Error bound: 1e-13 relative to the closed form, but no less than 4e-16 of F1 + F2 + |K|, whose shares are subtracted
 * from one another. As a model of the option: off by up to 3.2e-2 · F1; `spreadOptionPrice` is exact.
 * @see Bjerksund, P. and Stensland, G. (2014), "Closed form spread option valuation", Quantitative Finance 14(10),
 * 1785-1794, equations 4-9 (discussion paper 2006)
 * @example
 * bjerksundStenslandSpreadPrice('CALL', 122, 120, 3, 0.1, 0.2, 0.2, -0.5, 0.1); // 4.7528
 */
export function bjerksundStenslandSpreadPrice(
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
  const strike = F2 + K;
  const rootT = Math.sqrt(T);
  const s1 = Math.min(sigma1 * rootT, LARGEST_DEVIATION);
  const s2 = Math.min(sigma2 * rootT, LARGEST_DEVIATION);
  if (!(F1 >= 0 && F2 >= 0 && s1 >= 0 && s2 >= 0 && rho >= -1 && rho <= 1)) return NaN;
  const isCall = type === 'CALL';
  const intrinsic = spreadIntrinsic(isCall, F1, F2, K);
  if (T === 0) return intrinsic;
  const discount = Math.exp(-r * T);
  if (!(strike > 0)) return NaN;
  const weighted = (F2 / strike) * s2;
  const deviation = kirkDeviation(s1, weighted, rho);
  if (deviation === 0) return discount * intrinsic;
  const kirkD2 = logRatio(F1, strike) / deviation - 0.5 * deviation;
  const tilt = (weighted - rho * s1) / deviation;
  const beyond = beyondKirk(F2, K, kirkD2, tilt * (weighted - s2), tilt * weighted);
  // Neither is an option worth less than nothing, nor less than what it pays without volatility.
  return discount * (intrinsic + Math.max(blackTimeValue(F1, strike, deviation) - beyond, 0));
}

/**
 * F2·(N(d + a) − N(d)) + K·(N(d + b) − N(d)). The paper's d2 and d3 differ from Kirk's d2 by such a and b that
 * F2·a + K·b = 0: what is of first order in them is left out before it can cancel, and the rest summed in Hermite
 * polynomials, n(d + u) = n(d)·Σ Heₖ(d)(−u)ᵏ/k!.
 */
function beyondKirk(F2: number, K: number, d: number, a: number, b: number): number {
  const size = Math.max(Math.abs(a), Math.abs(b));
  if (!(size <= SERIES_SHIFT && Math.abs(d) <= SERIES_REACH)) {
    const middle = normalCdf(d);
    return F2 * (normalCdf(d + a) - middle) + K * (normalCdf(d + b) - middle);
  }
  let hermite = d;
  let before = 1;
  let powerA = -0.5 * a * a;
  let powerB = -0.5 * b * b;
  let sum = 0;
  for (let order = 1; order < SERIES_TERMS; order += 1) {
    const common = F2 * powerA + K * powerB;
    sum += hermite * common;
    const next = d * hermite - order * before;
    before = hermite;
    hermite = next;
    const inverse = -1 / (order + 2);
    powerA *= a * inverse;
    powerB *= b * inverse;
  }
  return sum * normalPdf(d);
}
