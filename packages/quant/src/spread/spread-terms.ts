/** What the closed forms and the integral share. */
import { blackTimeValue } from '../black76/time-value.js';

/** Deviations beyond it count as this: its square is a double. */
export const LARGEST_DEVIATION = 1e150;

/**
 * Deviation of the difference of two correlated normal variates, without cancellation where they nearly offset.
 *
 * @param s1 deviation of the first, [0, ∞)
 * @param s2 deviation of the second, [0, ∞)
 * @param rho their correlation, [−1, 1]
 * @returns √(s1² − 2ρ·s1·s2 + s2²); NaN for NaN
 */
export function kirkDeviation(s1: number, s2: number, rho: number): number {
  const difference = s1 - s2;
  return Math.sqrt(difference * difference + 2 * (1 - rho) * s1 * s2);
}

/**
 * @param isCall whether the difference is bought
 * @returns what exercise pays, undiscounted; NaN for NaN
 */
export function spreadIntrinsic(isCall: boolean, F1: number, F2: number, K: number): number {
  return Math.max(isCall ? F1 - F2 - K : K - (F1 - F2), 0);
}

/**
 * @param F forward, [0, ∞)
 * @param K strike, [0, ∞)
 * @param s standard deviation of ln F at expiry, [0, ∞)
 * @returns what a European option on F is worth, undiscounted; NaN for NaN
 */
export function undiscountedBlack(isCall: boolean, F: number, K: number, s: number): number {
  return Math.max(isCall ? F - K : K - F, 0) + blackTimeValue(F, K, s);
}
