/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/**
 * The same integral by Gauss-Legendre panels, for what the trapezoidal rule would take too many steps for: futures so
 * correlated, or so unlike in deviation, that the option given z turns from worthless to certain within little of z.
 * The panels are narrow there; where nothing of F1 is its own, it turns at a point, and panels end there.
 */
import { normalCdf } from '../math/normal.js';
import { panelSum } from '../math/panel-sum.js';

const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
const REACH = 8;
const WIDEST = 1.5;
/** Panel width, in the deviation that z gives ln F2, up to which K + F2(z) is smooth enough. */
const WIDEST_DEVIATION = 4;
const NEWTON_LIMIT = 60;
const SATURATED = 8;
/** Panel ends around a turning point, in widths of the turn. */
const WINDOW_ENDS = 7;
const WINDOW = Float64Array.of(-8, -4, -2, 0, 2, 4, 8);
const ends = new Float64Array(3 * WINDOW_ENDS + 2);

/**
 * @param c deviation of ln F1 that goes with z, any sign
 * @param d the deviation of ln F1 that is its own, [0, ∞)
 * @param v2 deviation of ln F2, (0, ∞)
 * @returns undiscounted value; meant for the option that is out of the money
 */
export function panelValue(
  isCall: boolean,
  F1: number,
  F2: number,
  K: number,
  c: number,
  d: number,
  v2: number,
): number {
  const low = Math.min(0, c, v2) - REACH;
  const high = Math.max(0, c, v2) + REACH;
  const logFirst = Math.log(F1) - 0.5 * c * c;
  const logSecond = Math.log(F2) - 0.5 * v2 * v2;
  const count = panelEnds(low, high, logFirst, logSecond, K, c, d, v2);
  const widest = Math.min(WIDEST, WIDEST_DEVIATION / v2);
  const valueAt = (z: number): number => density(isCall, logFirst, logSecond, K, c, d, v2, z);
  let sum = 0;
  // Indices below count.
  for (let index = 1; index < count; index += 1) {
    sum += panelSum(valueAt, ends[index - 1] as number, ends[index] as number, widest);
  }
  return sum;
}

/** Value given z, times the density of z. */
function density(
  isCall: boolean,
  logFirst: number,
  logSecond: number,
  K: number,
  c: number,
  d: number,
  v2: number,
  z: number,
): number {
  const sign = isCall ? 1 : -1;
  const logForward = logFirst + c * z;
  const strike = K + Math.exp(logSecond + v2 * z);
  const distance = sign * (logForward - Math.log(strike));
  if (!(distance > -SATURATED * d)) return 0;
  const weight = ONE_OVER_SQRT_TWO_PI * sign;
  const halfSquare = 0.5 * z * z;
  // The density goes into the exponents: alone each of the two may be beyond the largest double.
  const forward = Math.exp(logForward - halfSquare);
  const payment = strike * Math.exp(-halfSquare);
  if (distance >= SATURATED * d) return weight * (forward - payment);
  const middle = distance / d;
  const half = 0.5 * sign * d;
  return weight * (forward * normalCdf(middle + half) - payment * normalCdf(middle - half));
}

/**
 * Fills `ends` with where panels begin and end. The log-moneyness given z, ln F1(z) − ln(K + F2(z)), is concave: it is
 * 0 at one point, at two or at none, and Newton's method from outside runs to each without overshooting.
 *
 * @returns how many
 */
function panelEnds(
  low: number,
  high: number,
  logFirst: number,
  logSecond: number,
  K: number,
  c: number,
  d: number,
  v2: number,
): number {
  const peakShare = c / v2;
  const hasPeak = peakShare > 0 && peakShare < 1;
  const peak = hasPeak ? (Math.log((K * peakShare) / (1 - peakShare)) - logSecond) / v2 : NaN;
  ends[0] = low;
  ends[1] = high;
  let count = 2;
  let hasRoot = false;
  for (let side = 1; side >= -1; side -= 2) {
    const root = turningPoint(side > 0 ? low : high, side, logFirst, logSecond, K, c, v2);
    if (root !== root) continue;
    hasRoot = true;
    count = addWindow(count, root, low, high, logSecond, K, c, d, v2);
  }
  if (hasPeak) {
    if (hasRoot) count = addEnd(count, peak, low, high);
    else count = addWindow(count, peak, low, high, logSecond, K, c, d, v2);
  }
  return count;
}

/** @returns where the log-moneyness is 0 on the side where it rises (side 1) or falls (side −1), NaN where nowhere */
function turningPoint(
  start: number,
  side: number,
  logFirst: number,
  logSecond: number,
  K: number,
  c: number,
  v2: number,
): number {
  let z = start;
  for (let iteration = 0; iteration < NEWTON_LIMIT; iteration += 1) {
    const second = Math.exp(logSecond + v2 * z);
    const slope = c - (v2 * second) / (K + second);
    if (!(slope * side > 0)) return NaN;
    const distance = logFirst + c * z - Math.log(K + second);
    if (iteration === 0 && distance > 0) return NaN;
    const change = -distance / slope;
    z += change;
    if (Math.abs(change) <= 1e-15 * (1 + Math.abs(z))) return z;
  }
  return z;
}

function addWindow(
  count: number,
  centre: number,
  low: number,
  high: number,
  logSecond: number,
  K: number,
  c: number,
  d: number,
  v2: number,
): number {
  const share = 1 / (1 + K * Math.exp(-logSecond - v2 * centre));
  const slope = Math.abs(c - v2 * share);
  const curvature = v2 * v2 * share * (1 - share);
  const width = d > 0 ? Math.min(d / slope, Math.sqrt(d / curvature), high - low) : 0;
  let filled = count;
  for (let index = 0; index < WINDOW_ENDS; index += 1) {
    filled = addEnd(filled, centre + width * (WINDOW[index] as number), low, high);
  }
  return filled;
}

/** Into `ends`, kept in order. */
function addEnd(count: number, at: number, low: number, high: number): number {
  if (!(at > low && at < high)) return count;
  let index = count;
  while (index > 0 && (ends[index - 1] as number) > at) {
    ends[index] = ends[index - 1] as number;
    index -= 1;
  }
  ends[index] = at;
  return count + 1;
}
