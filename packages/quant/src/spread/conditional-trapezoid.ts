/**
 * The integral of a spread option over the second future, by the trapezoidal rule.
 *
 * Given the normal variate z that drives F2, what remains is a Black option: on the forward F1·e^(cz − c²/2) with the
 * deviation d, struck at K + F2·e^(v2·z − v2²/2). Times the normal density this is analytic in z and falls off on both
 * sides, where the trapezoidal rule converges like e^(−2π·y/h), y being how far into the complex plane the integrand
 * stays small. At z + iy it is of size e^(y²(1 + s²)/2 − z²/2 − d1²/2), s being the slope of d1 there; hence the step.
 * Equal steps also make every exponential one multiplication.
 * @see Trefethen, L. N. and Weideman, J. A. C. (2014), "The exponentially convergent trapezoidal rule", SIAM Review
 * 56(3), 385-458
 */
import { millsRatio } from '../math/mills-ratio.js';

const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
/** Deviations either side of where the integrand has its weight; what is left out is below 2·N(−REACH) = 4e-12. */
const REACH = 7;
/** The discretisation error is held below e^(−SMALLNESS). */
const SMALLNESS = 31;
/** Least inverse square of the step, in the same measure. */
const COARSEST = 15;
const PROBES = 14;
/** Here e^(−z²/2) alone is below e^(−SMALLNESS). */
const PROBE_REACH = 8;
/** Beyond this |d1| a distribution is 0 or 1 to 1e-13. */
const SATURATED = 7.5;

/**
 * @param c deviation of ln F1 that goes with z, any sign
 * @param d the deviation of ln F1 that is its own, (0, ∞)
 * @param v2 deviation of ln F2, (0, ∞)
 * @returns how many steps the accuracy takes
 */
export function trapezoidSteps(
  isCall: boolean,
  F1: number,
  F2: number,
  K: number,
  c: number,
  d: number,
  v2: number,
): number {
  const span = upperEnd(isCall, c, v2) - lowerEnd(isCall, c);
  const lowCentre = isCall ? c : 0;
  const highCentre = isCall ? c : v2;
  const stride = (2 * PROBE_REACH + highCentre - lowCentre) / PROBES;
  const inverse = 1 / d;
  const logFirst = Math.log(F1) - 0.5 * c * c;
  const growth = Math.exp(v2 * stride);
  let z = lowCentre - PROBE_REACH;
  let second = F2 * Math.exp(v2 * (z - 0.5 * v2));
  let d1Before = NaN;
  let slopeBefore = NaN;
  let finest = COARSEST;
  for (let probe = 0; probe <= PROBES; probe += 1) {
    const strike = K + second;
    const slope = (c - (v2 * second) / strike) * inverse;
    const d1 = (logFirst + c * z - Math.log(strike)) * inverse;
    // Least distances from the weight's centre and from the turning point, and the steepest slope, since the last one.
    const distance = Math.max(lowCentre - z, z - stride - highCentre, 0);
    const turns = d1 * d1Before < 0 || slope * slopeBefore < 0;
    const nearest = turns ? 0 : Math.min(Math.abs(d1), Math.abs(d1Before));
    const steepest = Math.max(Math.abs(slope), Math.abs(slopeBefore));
    const needed = SMALLNESS - 0.5 * (distance * distance + nearest * nearest);
    if (needed > 0) finest = Math.max(finest, (1 + steepest * steepest) * needed);
    z += stride;
    second *= growth;
    d1Before = d1;
    slopeBefore = slope;
  }
  let inverseStep = Math.sqrt(finest) / (Math.SQRT2 * Math.PI);
  // ln(K + F2(z)) ends at z + πi/v2 where F2(z) = K: the integrand cannot be followed beyond.
  const strip = Math.PI / v2;
  const slope = (c - 0.5 * v2) / d;
  if (strip * (1 + slope * slope) < 2 * Math.PI * inverseStep) {
    const end = Math.log(K / F2) / v2 + 0.5 * v2;
    const fromCentre = isCall ? end - c : Math.min(Math.abs(end), Math.abs(end - v2));
    const needed = SMALLNESS + 0.5 * (strip * strip - fromCentre * fromCentre);
    inverseStep = Math.max(inverseStep, needed / (2 * Math.PI * strip));
  }
  return Math.ceil(span * inverseStep);
}

function lowerEnd(isCall: boolean, c: number): number {
  return isCall ? c - REACH : -REACH;
}

function upperEnd(isCall: boolean, c: number, v2: number): number {
  return isCall ? c + REACH : v2 + REACH;
}

/**
 * @param steps from `trapezoidSteps`
 * @returns undiscounted value; meant for the option that is out of the money
 */
export function trapezoidValue(
  isCall: boolean,
  F1: number,
  F2: number,
  K: number,
  c: number,
  d: number,
  v2: number,
  steps: number,
): number {
  const from = lowerEnd(isCall, c);
  const h = (upperEnd(isCall, c, v2) - from) / steps;
  const inverse = 1 / d;
  const halfD = 0.5 * d;
  const sign = isCall ? 1 : -1;
  let logForward = Math.log(F1) - 0.5 * c * c + c * from;
  let weight = ONE_OVER_SQRT_TWO_PI * h * Math.exp(-0.5 * from * from);
  let weightRatio = Math.exp(-h * (from + 0.5 * h));
  const weightRatioRatio = Math.exp(-h * h);
  let forward = Math.exp(logForward);
  const forwardRatio = Math.exp(c * h);
  let second = F2 * Math.exp(v2 * (from - 0.5 * v2));
  const secondRatio = Math.exp(v2 * h);
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    const strike = K + second;
    const middle = sign * (logForward - Math.log(strike)) * inverse;
    if (middle > -SATURATED) {
      let value = middle > 0 ? sign * (forward - strike) : 0;
      if (middle < SATURATED) {
        // Of the option given z that is out of the money: low·N(nearer) − high·N(farther), of one density.
        const low = forward < strike ? forward : strike;
        const nearer = halfD - Math.abs(middle);
        const density = ONE_OVER_SQRT_TWO_PI * low * Math.exp(-0.5 * nearer * nearer);
        const farther = millsRatio(halfD + Math.abs(middle));
        value +=
          nearer < 0 ? density * (millsRatio(-nearer) - farther) : low - density * (millsRatio(nearer) + farther);
      }
      sum += weight * value;
    }
    weight *= weightRatio;
    weightRatio *= weightRatioRatio;
    forward *= forwardRatio;
    second *= secondRatio;
    logForward += c * h;
  }
  return sum;
}
