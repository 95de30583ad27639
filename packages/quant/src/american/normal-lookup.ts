/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/**
 * The standard normal distribution from a table and five terms of Taylor's series: no exponential, no division. Eighty
 * of them make one American price, and only the absolute error counts there.
 */
import { normalCdf, normalPdf } from '../math/normal.js';

const STEPS_PER_UNIT = 64;
const LIMIT = 8.5;
const STEP = 1 / STEPS_PER_UNIT;

/** N and n beside one another, at every step from −LIMIT to LIMIT. */
const TABLE = /* @__PURE__ */ tabulate();

/**
 * @param x any double
 * @returns N(x) within 1e-15 absolute; 0 below −8.5, 1 above 8.5; NaN for NaN
 */
export function lookUpNormalCdf(x: number): number {
  if (!(x > -LIMIT && x < LIMIT)) return x > 0 ? 1 : x < 0 ? 0 : NaN;
  const step = ((x + LIMIT) * STEPS_PER_UNIT + 0.5) | 0;
  const node = step * STEP - LIMIT;
  const h = x - node;
  const square = node * node;
  const series =
    1 +
    h *
      (-0.5 * node +
        h * ((square - 1) / 6 + h * ((node * (3 - square)) / 24 + (h * ((square - 6) * square + 3)) / 120)));
  // Both indices are within the table: |x| < LIMIT.
  return (TABLE[2 * step] as number) + (TABLE[2 * step + 1] as number) * h * series;
}

function tabulate(): Float64Array {
  const steps = 2 * LIMIT * STEPS_PER_UNIT;
  const table = new Float64Array(2 * (steps + 1));
  for (let step = 0; step <= steps; step += 1) {
    table[2 * step] = normalCdf(step * STEP - LIMIT);
    table[2 * step + 1] = normalPdf(step * STEP - LIMIT);
  }
  return table;
}
