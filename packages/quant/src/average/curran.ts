/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { normalCdf } from '../math/normal.js';
import type { FixingSchedule } from './fixing-schedule.js';

const NEWTON_LIMIT = 40;
/** The bound is stationary in the exercise point: its error is of the order of this one's square. */
const NEWTON_TOLERANCE = 1e-8;
/** Beyond, probabilities are 0 or 1, and up to here e^(c·z − c²/2) ≤ e^(z²/2) is a double whatever c. */
const FARTHEST = 37;

/**
 * The lower bound by conditioning on the geometric average, each fixing weighted by its forward (equally, unless the
 * averaging rolls): given its normal variate z every fixing is expected at Fᵢ·e^(cᵢz − cᵢ²/2), rising in z, and the
 * option is exercised where their sum exceeds the strike.
 *
 * @param fixings two or more, strike above 0; its variances are overwritten by the cᵢ
 * @returns undiscounted value
 */
export function curranValue(isCall: boolean, fixings: FixingSchedule): number {
  const { count, amount, variance, strike } = fixings;
  // Indices below count.
  let total = 0;
  let before = 0;
  let later = fixings.forward;
  for (let index = 0; index < count; index += 1) {
    const own = variance[index] as number;
    const weight = amount[index] as number;
    before += weight * own;
    later -= weight;
    // Covariance with the weighted sum of all: Σⱼ wⱼ·min(vᵢ, vⱼ).
    const covariance = before + own * later;
    variance[index] = covariance;
    total += weight * covariance;
  }
  const inverse = 1 / Math.sqrt(total);
  for (let index = 0; index < count; index += 1) variance[index] = (variance[index] as number) * inverse;
  const point = exercisePoint(fixings);
  let sum = 0;
  if (isCall) {
    for (let index = 0; index < count; index += 1) {
      sum += (amount[index] as number) * normalCdf((variance[index] as number) - point);
    }
    return Math.max(sum - strike * normalCdf(-point), fixings.forward - strike, 0);
  }
  for (let index = 0; index < count; index += 1) {
    sum += (amount[index] as number) * normalCdf(point - (variance[index] as number));
  }
  return Math.max(strike * normalCdf(point) - sum, strike - fixings.forward, 0);
}

/** z at which the expected sum is the strike: Newton on logarithms, in which the sum is all but straight. */
function exercisePoint(fixings: FixingSchedule): number {
  const { count, amount, variance, strike } = fixings;
  const logStrike = Math.log(strike);
  let point = 0;
  for (let iteration = 0; iteration < NEWTON_LIMIT; iteration += 1) {
    let sum = 0;
    let slope = 0;
    for (let index = 0; index < count; index += 1) {
      const c = variance[index] as number;
      const expected = (amount[index] as number) * Math.exp(c * (point - 0.5 * c));
      sum += expected;
      slope += c * expected;
    }
    if (slope === 0) break;
    const before = point;
    point = Math.min(Math.max(point + ((logStrike - Math.log(sum)) * sum) / slope, -FARTHEST), FARTHEST);
    if (!(Math.abs(point - before) > NEWTON_TOLERANCE)) break;
  }
  return point;
}
