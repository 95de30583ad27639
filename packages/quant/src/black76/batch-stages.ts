/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
/**
 * What the batches of Black-76 have in common. They go through their columns by blocks, with one short loop for each
 * stage: what a stage hands to the next stays in columns of one block, and no number is boxed on its way between
 * functions that together are too long to be inlined. The results are those of the functions for one option, to the
 * bit. A column that ends early gives NaN.
 */
import { logQuotient } from '../math/log-quotient.js';
import { deviation, forwardTimesDensity, timeValueOfDensity } from './time-value.js';

/** Rows that go through the stages together. */
export const BLOCK = 256;
/** The columns of a block are read as constants of this file: that spares the loops their addresses and lengths. */
const pairs = /* @__PURE__ */ new Float64Array(2 * BLOCK);
const moneyness = /* @__PURE__ */ blockColumn();
const rootTimes = /* @__PURE__ */ blockColumn();
const deviations = /* @__PURE__ */ blockColumn();
const distances = /* @__PURE__ */ blockColumn();
const densities = /* @__PURE__ */ blockColumn();
const timeValues = /* @__PURE__ */ blockColumn();

/** What the stages of this file write: row `start` of the batch at 0. */
export const stages = {
  /** The lesser and the greater of F and K, by turns. */
  pairs,
  /** |ln(F/K)| */
  moneyness,
  /** √T */
  rootTimes,
  /** s = sigma·√T */
  deviations,
  /** h = −|ln(F/K)|/s */
  distances,
  /** F·n(d1) */
  densities,
  /** Undiscounted time values. */
  timeValues,
};

/** A column of one block. */
export function blockColumn(): Float64Array {
  return new Float64Array(BLOCK);
}

/** Writes the pairs and the moneyness of rows start … end − 1. */
export function fillMoneyness(F: Float64Array, K: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row += 1) {
    const forward = F[row] as number;
    const strike = K[row] as number;
    const at = row - start;
    // By the index, for a branch on which of them is the lesser would be foreseen every other time only.
    const isAbove = Number(forward > strike);
    pairs[2 * at + isAbove] = forward;
    pairs[2 * at + 1 - isAbove] = strike;
    moneyness[at] = logQuotient(pairs[2 * at] as number, pairs[2 * at + 1] as number);
  }
}

/** Writes the root times and the deviations. */
export function fillDeviations(T: Float64Array, sigma: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row += 1) {
    const rootT = Math.sqrt(T[row] as number);
    rootTimes[row - start] = rootT;
    deviations[row - start] = deviation(sigma[row] as number, rootT);
  }
}

/** Writes the distances and the densities for the moneyness and the deviations. */
export function fillDensities(count: number): void {
  for (let at = 0; at < count; at += 1) {
    const s = deviations[at] as number;
    const h = -(moneyness[at] as number) / s;
    distances[at] = h;
    densities[at] = forwardTimesDensity(pairs[2 * at] as number, h, 0.5 * s);
  }
}

/** Writes the time values for all of that. */
export function fillTimeValues(count: number): void {
  for (let at = 0; at < count; at += 1) {
    timeValues[at] = timeValueOfDensity(
      pairs[2 * at] as number,
      pairs[2 * at + 1] as number,
      distances[at] as number,
      0.5 * (deviations[at] as number),
      densities[at] as number,
    );
  }
}
