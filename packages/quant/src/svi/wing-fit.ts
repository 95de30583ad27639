/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/**
 * Levenberg-Marquardt in the five wing coordinates, within bounds, with rows that pull a slice out of arbitrage:
 * max(0, wanted − g(k)) and max(0, w_earlier(k) − w(k)), and max(0, w(k) − w_later(k)), at a list of log-moneynesses.
 * Each row's target is shifted by what was missed (Powell 1969, Hestenes 1969), so that the end is the constrained
 * optimum and no compromise.
 */
import { addRow, improve, makeLeastSquares } from '../math/least-squares.js';
import type { SliceData } from './slice-data.js';
import { CENTRE, LEFT, LEVEL, LOG_SIGMA, RIGHT, SIZE } from './wing-coordinates.js';

/** Room for the conditions of a repair: 2·49 to begin with, and four that each of 20 rounds finds missing. */
export const MOST_CONDITIONS = 178;
/** Where the search stands; one slice at a time is fitted. */
export const wing = /* @__PURE__ */ makeLeastSquares(SIZE);
/** Conditions on the slice: their log-moneynesses. */
export const conditionK = /* @__PURE__ */ new Float64Array(MOST_CONDITIONS);
/** g is to be at least this; −Infinity for no condition. */
export const leastG = /* @__PURE__ */ new Float64Array(MOST_CONDITIONS);
/** Total variance is to lie between these. */
export const floors = /* @__PURE__ */ new Float64Array(MOST_CONDITIONS);
export const ceilings = /* @__PURE__ */ new Float64Array(MOST_CONDITIONS);
/** How many, and the weights of a missed g, and of a missed total variance, against the quotes' volatilities. */
export const conditions = { count: 0, weightG: 0, weightW: 0 };

const GAIN_TO_GO_ON = 1e-7;
const row = /* @__PURE__ */ new Float64Array(SIZE);

/** Improves the wing coordinates in `wing.at` within their bounds by at most `steps` trials. */
export function improveWings(data: SliceData, steps: number): void {
  const costAt = (at: Float64Array): number => assemble(data, at, false);
  const addRows = (at: Float64Array): number => assemble(data, at, true);
  improve(wing, costAt, addRows, steps, GAIN_TO_GO_ON);
}

/** Sum of squared rows at `at`; with derivatives, they are added to the search too. */
function assemble(data: SliceData, at: Float64Array, isWithDerivatives: boolean): number {
  const level = at[LEVEL] as number;
  const left = at[LEFT] as number;
  const right = at[RIGHT] as number;
  const centre = at[CENTRE] as number;
  const sigma = Math.exp(at[LOG_SIGMA] as number);
  const square = sigma * sigma;
  const b = 0.5 * (left + right);
  const d = 0.5 * (right - left);
  let cost = 0;
  for (let index = 0; index < data.count; index += 1) {
    const x = (data.k[index] as number) - centre;
    const root = Math.sqrt(x * x + square);
    const rise = (x * x) / (root + sigma);
    const scale = data.scale[index] as number;
    const residual = scale * (level + d * x + b * rise - (data.w[index] as number));
    cost += residual * residual;
    if (isWithDerivatives) addVariance(scale, residual, x, root, rise, b, d, sigma);
  }
  for (let index = 0; index < conditions.count; index += 1) {
    const k = conditionK[index] as number;
    const x = k - centre;
    const root = Math.sqrt(x * x + square);
    const rise = (x * x) / (root + sigma);
    const w = level + d * x + b * rise;
    const floor = floors[index] as number;
    const ceiling = ceilings[index] as number;
    if (w < floor || w > ceiling) {
      const scale = conditions.weightW;
      const residual = scale * (w < floor ? w - floor : w - ceiling);
      cost += residual * residual;
      if (isWithDerivatives) addVariance(scale, residual, x, root, rise, b, d, sigma);
    }
    if (!(w > 0)) continue;
    const lean = x / root;
    const slope = d + b * lean;
    const curvature = (b * square) / (root * root * root);
    const tilt = 1 - (0.5 * k * slope) / w;
    const g = tilt * tilt - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature;
    const missed = (leastG[index] as number) - g;
    if (!(missed > 0)) continue;
    const scale = conditions.weightG;
    cost += scale * scale * missed * missed;
    if (!isWithDerivatives) continue;
    const byW = (scale * slope * (tilt * k + 0.25 * slope)) / (w * w);
    const bySlope = -scale * ((tilt * k) / w + 0.5 * slope * (1 / w + 0.25));
    const byCurvature = 0.5 * scale;
    const bend = (0.5 * square) / (root * root * root);
    row[LEVEL] = byW;
    row[LEFT] = 0.5 * (byW * (rise - x) + bySlope * (lean - 1)) + byCurvature * bend;
    row[RIGHT] = 0.5 * (byW * (rise + x) + bySlope * (lean + 1)) + byCurvature * bend;
    row[CENTRE] = -byW * slope - bySlope * curvature + (3 * byCurvature * lean * curvature) / root;
    row[LOG_SIGMA] =
      (-byW * b * sigma * rise) / root -
      bySlope * x * curvature +
      byCurvature * curvature * (2 - (3 * square) / (root * root));
    addRow(row, -scale * missed);
  }
  return cost;
}

/** Adds a residual that is `scale` times a total variance. */
function addVariance(
  scale: number,
  residual: number,
  x: number,
  root: number,
  rise: number,
  b: number,
  d: number,
  sigma: number,
): void {
  row[LEVEL] = scale;
  row[LEFT] = 0.5 * scale * (rise - x);
  row[RIGHT] = 0.5 * scale * (rise + x);
  row[CENTRE] = -scale * (d + (b * x) / root);
  row[LOG_SIGMA] = (-scale * b * sigma * rise) / root;
  addRow(row, residual);
}
