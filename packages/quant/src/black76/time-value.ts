/**
 * What an option on a future is worth beyond its intrinsic value, before discounting. A call and a put on the same
 * strike share it: put-call parity. It is therefore always computed for the one that is out of the money, where
 * nothing large is subtracted from something large.
 *
 * Throughout h = −|ln(F/K)|/s and t = s/2 for the standard deviation s = sigma·√T: the option out of the money is
 * low·N(h + t) − high·N(h − t), low and high being the lesser and the greater of F and K.
 */
import { logQuotient } from '../math/log-quotient.js';
import { millsRatio, ratioPair } from '../math/mills-ratio.js';
import { CENTRE_ENDS, MILLS_ENDS } from '../math/ratio-table.js';
import { fastExp } from '../math/fast-exp.js';

const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
/** e^(−h²/2) is below the least double from here on. */
export const DENSITY_IS_ZERO = 39;
// What is exported, here or elsewhere, is looked up at every use; constants of this file are part of the code.
const LEAST_DISTANCE = -DENSITY_IS_ZERO;
const CENTRE = CENTRE_ENDS;
const TABLE_ENDS = MILLS_ENDS;
/** Half deviations below this take the series in them: the difference of two nearby ratios would cancel. */
const SERIES_HALF_DEVIATION = 0.02;
/** |ht|, half the log-moneyness, up to which that series is the better of the two. */
const SERIES_MONEYNESS = 0.5;

/**
 * @param F forward, ≥ 0
 * @param K strike, ≥ 0
 * @param s standard deviation of ln F at expiry, sigma·√T; ≥ 0
 * @returns undiscounted time value in the unit of F, relative error within 4e-16·(4 + d1² + d2²); NaN for NaN
 */
export function blackTimeValue(F: number, K: number, s: number): number {
  const low = Math.min(F, K);
  const high = Math.max(F, K);
  const h = -logQuotient(low, high) / s;
  const t = 0.5 * s;
  return timeValueOfDensity(low, high, h, t, forwardTimesDensity(low, h, t));
}

/**
 * @param sigma volatility
 * @param rootT √T
 * @returns s = sigma·√T, of which nothing times anything is nothing: infinite volatility for no time, and none forever
 */
export function deviation(sigma: number, rootT: number): number {
  const s = sigma * rootT;
  // Written so that only NaN is looked at twice.
  return s >= 0 || !(sigma >= 0 && rootT >= 0) ? s : 0;
}

/** @returns F·n(d1) = K·n(d2) = low·n(h + t) */
export function forwardTimesDensity(low: number, h: number, t: number): number {
  const d = h + t;
  return low * (ONE_OVER_SQRT_TWO_PI * fastExp(-0.5 * d * d));
}

/**
 * `blackTimeValue` of what it is made of, in the form that keeps most digits: out of the money by differences of
 * Mills' ratio, near it by the normal distribution from its centre, and beyond by what is missing to the lesser.
 *
 * @param density F·n(d1), as `forwardTimesDensity` answers it
 */
export function timeValueOfDensity(low: number, high: number, h: number, t: number, density: number): number {
  if (!(h >= LEAST_DISTANCE) || isSeries(h, t)) return otherTimeValue(low, high, h, t, density);
  const isOut = h + t < 0;
  const isCentre = !isOut && t - h < CENTRE;
  const pair = density * ratioPair(-h, t, isCentre, isOut ? -1 : 1);
  return isOut ? pair : isCentre ? pair - 0.5 * (high - low) : low - pair;
}

/** @returns whether the ratios are in the table and their difference keeps its digits: nearly always */
export function isTableCase(h: number, t: number): boolean {
  return h >= LEAST_DISTANCE && t - h < TABLE_ENDS && !isSeries(h, t);
}

/** `timeValueOfDensity` of what is no table case. */
export function otherTimeValue(low: number, high: number, h: number, t: number, density: number): number {
  // Written so that what has no deviation at all goes this way too, a forward and a strike of 0 with it.
  if (!(h >= LEAST_DISTANCE)) return (high - low + Math.min(t, 1)) * 0;
  if (isSeries(h, t)) return density * ratioDifferenceSeries(h, t);
  const far = millsRatio(t - h);
  return h + t < 0 ? density * (millsRatio(-h - t) - far) : low - density * (millsRatio(h + t) + far);
}

/**
 * Y(h + t) − Y(h − t) for Y = N/n: the value over the density, for h + t < 0.
 *
 * @param h < −t
 * @param t > 0
 */
export function ratioDifference(h: number, t: number): number {
  return isSeries(h, t) ? ratioDifferenceSeries(h, t) : ratioPair(-h, t, false, -1);
}

/** Whether the series below is the better of the two; what is out of range goes there too. */
function isSeries(h: number, t: number): boolean {
  return t < SERIES_HALF_DEVIATION && (h * t > -SERIES_MONEYNESS || t < 0);
}

/**
 * The same by the odd derivatives of Y at h: each is a polynomial in h² plus another one times Y′ = 1 + hY. The first
 * term left out is below 1e-16 of the sum.
 */
function ratioDifferenceSeries(h: number, t: number): number {
  const y = h * h;
  const slope = 1 + h * millsRatio(-h);
  const w = t * t;
  const withSlope =
    1 +
    w *
      ((3 + y) * (1 / 6) + w * ((15 + y * (10 + y)) * (1 / 120) + w * ((105 + y * (105 + y * (21 + y))) * (1 / 5040))));
  const alone = w * (1 / 6 + w * ((7 + y) * (1 / 120) + w * ((57 + y * (18 + y)) * (1 / 5040))));
  return 2 * t * (slope * withSlope - alone);
}
