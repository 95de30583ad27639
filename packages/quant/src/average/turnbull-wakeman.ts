/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { blackTimeValue } from '../black76/time-value.js';
import type { FixingSchedule } from './fixing-schedule.js';

/**
 * A lognormal variate with the average's first two moments in its place.
 *
 * @param fixings strike above 0
 * @returns undiscounted value
 */
export function turnbullWakemanValue(isCall: boolean, fixings: FixingSchedule): number {
  const { count, amount, variance, strike, forward } = fixings;
  // The variance of the sum from e^v − 1, not as a difference of moments. Indices below count.
  let later = 0;
  let sum = 0;
  for (let index = count - 1; index >= 0; index -= 1) {
    const own = amount[index] as number;
    sum += own * Math.expm1(variance[index] as number) * (own + 2 * later);
    later += own;
  }
  const deviation = Math.sqrt(Math.log1p(sum / (forward * forward)));
  return Math.max(isCall ? forward - strike : strike - forward, 0) + blackTimeValue(forward, strike, deviation);
}
