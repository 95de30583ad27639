import { barColumns } from './bar-columns.js';
import type { Bars } from './bar-columns.js';
import type { RealizedVolEstimator } from './bar-terms.js';
import { rollingRealizedVol } from './rolling-realized-vol.js';

/**
 * Realised volatility of a run of bars.
 *
 * @param estimator CLOSE_TO_CLOSE divides by one less than the number of returns, CLOSE_TO_CLOSE_ZERO_MEAN by their
 * number; PARKINSON, GARMAN_KLASS and ROGERS_SATCHELL see only the time in which the market is open
 * @param bars oldest first, prices > 0, at least two (three for CLOSE_TO_CLOSE and YANG_ZHANG); the first one gives
 * nothing but its close
 * @param periodsPerYear how many bars make a year, > 0
 * @returns volatility per √year; NaN with too few bars, a price that is not positive, another word as estimator, or a
 * variance below zero, which bars whose close lies outside their range can make
 * Error bound: relative 1e-14.
 * @see Parkinson, M. (1980), J. Business 53, 61-65; Garman, M. & Klass, M. (1980), J. Business 53, 67-78; Rogers, L. &
 * Satchell, S. (1991), Annals of Applied Probability 1, 504-512; Yang, D. & Zhang, Q. (2000), J. Business 73, 477-491
 * @example
 * realizedVol('CLOSE_TO_CLOSE_ZERO_MEAN', [{ open: 70, high: 71, low: 69, close: 70 }, …]);
 */
export function realizedVol(estimator: RealizedVolEstimator, bars: Bars, periodsPerYear = 252): number {
  const columns = barColumns(bars);
  const count = columns.close.length - 1;
  if (count < 1) return NaN;
  // All bars are one window.
  return rollingRealizedVol(estimator, columns, count, new Float64Array(count + 1), periodsPerYear)[count] ?? NaN;
}
