/**
 * What the batches of Black-76 have in common. They go through their columns by blocks, with one short loop for each
 * stage: what a stage hands to the next stays in columns of one block, and no number is boxed on its way between
 * functions that together are too long to be inlined. The results are those of the functions for one option, to the
 * bit. A column that ends early gives NaN.
 */
import { logQuotient } from '../math/log-quotient.js';
import { forwardTimesDensity, timeValueOfDensity } from './time-value.js';

export const BLOCK = 256;

/** A column of one block. */
export function blockColumn(): Float64Array {
  return new Float64Array(BLOCK);
}

/** Writes |ln(F/K)| of rows start … end − 1 to x, from 0 on. */
export function fillMoneyness(F: Float64Array, K: Float64Array, start: number, end: number, x: Float64Array): void {
  for (let row = start; row < end; row += 1) {
    const forward = F[row] ?? NaN;
    const strike = K[row] ?? NaN;
    x[row - start] = logQuotient(Math.min(forward, strike), Math.max(forward, strike));
  }
}

/** Writes s = sigma·√T. */
export function fillDeviations(
  T: Float64Array,
  sigma: Float64Array,
  start: number,
  end: number,
  s: Float64Array,
): void {
  for (let row = start; row < end; row += 1) s[row - start] = (sigma[row] ?? NaN) * Math.sqrt(T[row] ?? NaN);
}

/** Writes F·n(d1) for the moneyness x and the deviations s. */
export function fillDensities(
  F: Float64Array,
  K: Float64Array,
  start: number,
  end: number,
  x: Float64Array,
  s: Float64Array,
  density: Float64Array,
): void {
  for (let row = start; row < end; row += 1) {
    const deviation = s[row - start] ?? NaN;
    const h = -(x[row - start] ?? NaN) / deviation;
    density[row - start] = forwardTimesDensity(F[row] ?? NaN, K[row] ?? NaN, h, 0.5 * deviation);
  }
}

/** Writes undiscounted time values. */
export function fillTimeValues(
  F: Float64Array,
  K: Float64Array,
  start: number,
  end: number,
  x: Float64Array,
  s: Float64Array,
  density: Float64Array,
  timeValue: Float64Array,
): void {
  for (let row = start; row < end; row += 1) {
    const forward = F[row] ?? NaN;
    const strike = K[row] ?? NaN;
    const deviation = s[row - start] ?? NaN;
    timeValue[row - start] = timeValueOfDensity(
      Math.min(forward, strike),
      Math.max(forward, strike),
      -(x[row - start] ?? NaN) / deviation,
      0.5 * deviation,
      density[row - start] ?? NaN,
    );
  }
}
