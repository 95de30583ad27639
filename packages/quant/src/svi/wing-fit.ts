/**
 * Levenberg-Marquardt in the five wing coordinates, within bounds, with rows that pull a slice out of arbitrage:
 * max(0, wanted − g(k)) and max(0, w_earlier(k) − w(k)), and max(0, w(k) − w_later(k)), at a list of log-moneynesses.
 * Each row's target is shifted by what was missed (Powell 1969, Hestenes 1969), so that the end is the constrained
 * optimum and no compromise.
 */
import type { SliceData } from './slice-data.js';
import { CENTRE, LEFT, LEVEL, LOG_SIGMA, RIGHT, SIZE } from './wing-coordinates.js';

/** Conditions on a slice at `count` log-moneynesses. */
export interface WingConditions {
  count: number;
  readonly k: Float64Array;
  /** g is to be at least this; −Infinity for no condition. */
  readonly leastG: Float64Array;
  /** Total variance is to lie between these. */
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
  /** Weights of a missed g, and of a missed total variance, against the quotes' volatilities. */
  weightG: number;
  weightW: number;
}

export interface WingFit {
  readonly wings: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  cost: number;
  readonly trial: Float64Array;
  readonly step: Float64Array;
  readonly gradient: Float64Array;
  readonly normal: Float64Array;
  readonly factor: Float64Array;
  readonly row: Float64Array;
  /** How far a coordinate goes that a bound holds; NaN for the others. */
  readonly held: Float64Array;
}

export function makeConditions(capacity: number): WingConditions {
  const column = (): Float64Array => new Float64Array(capacity);
  return { count: 0, k: column(), leastG: column(), floor: column(), ceiling: column(), weightG: 0, weightW: 0 };
}

export function makeWingFit(): WingFit {
  const five = (): Float64Array => new Float64Array(SIZE);
  return {
    wings: five(),
    low: five(),
    high: five(),
    cost: Infinity,
    trial: five(),
    step: five(),
    gradient: five(),
    normal: new Float64Array(SIZE * SIZE),
    factor: new Float64Array(SIZE * SIZE),
    row: five(),
    held: five(),
  };
}

const GAIN_TO_GO_ON = 1e-7;

/** Improves `fit.wings` within its bounds by at most `steps` trials; leaves the cost behind. */
export function improveWings(data: SliceData, conditions: WingConditions, fit: WingFit, steps: number): void {
  const { wings, trial, low, high, step } = fit;
  let damping = 1e-3;
  for (let index = 0; index < SIZE; index += 1) wings[index] = clamp(wings[index], low[index], high[index]);
  fit.cost = assemble(data, conditions, wings, fit, true);
  for (let count = 0; count < steps; count += 1) {
    solveStep(fit, damping);
    let hasMoved = false;
    for (let index = 0; index < SIZE; index += 1) {
      trial[index] = clamp((wings[index] ?? NaN) + (step[index] ?? NaN), low[index], high[index]);
      hasMoved ||= trial[index] !== wings[index];
    }
    if (!hasMoved) return;
    const cost = assemble(data, conditions, trial, fit, false);
    if (cost < fit.cost) {
      const gain = fit.cost - cost;
      wings.set(trial);
      fit.cost = cost;
      if (gain <= GAIN_TO_GO_ON * cost) return;
      damping = Math.max(damping * 0.15, 1e-10);
      assemble(data, conditions, wings, fit, true);
    } else {
      damping = Math.max(damping * 6, 1e-7);
      if (damping > 1e8) return;
    }
  }
}

/** Sum of squared rows at `at`; with `isWithDerivatives`, fills the normal equations too. */
function assemble(
  data: SliceData,
  conditions: WingConditions,
  at: Float64Array,
  fit: WingFit,
  isWithDerivatives: boolean,
): number {
  const { row } = fit;
  const level = at[LEVEL] ?? NaN;
  const left = at[LEFT] ?? NaN;
  const right = at[RIGHT] ?? NaN;
  const centre = at[CENTRE] ?? NaN;
  const sigma = Math.exp(at[LOG_SIGMA] ?? NaN);
  const square = sigma * sigma;
  const b = 0.5 * (left + right);
  const d = 0.5 * (right - left);
  let cost = 0;
  if (isWithDerivatives) {
    fit.normal.fill(0);
    fit.gradient.fill(0);
  }
  for (let index = 0; index < data.count; index += 1) {
    const x = (data.k[index] ?? NaN) - centre;
    const root = Math.sqrt(x * x + square);
    const rise = (x * x) / (root + sigma);
    const scale = data.scale[index] ?? NaN;
    const residual = scale * (level + d * x + b * rise - (data.w[index] ?? NaN));
    cost += residual * residual;
    if (!isWithDerivatives) continue;
    row[LEVEL] = scale;
    row[LEFT] = 0.5 * scale * (rise - x);
    row[RIGHT] = 0.5 * scale * (rise + x);
    row[CENTRE] = -scale * (d + (b * x) / root);
    row[LOG_SIGMA] = (-scale * b * sigma * rise) / root;
    addRow(fit, residual);
  }
  for (let index = 0; index < conditions.count; index += 1) {
    const k = conditions.k[index] ?? NaN;
    const x = k - centre;
    const root = Math.sqrt(x * x + square);
    const rise = (x * x) / (root + sigma);
    const w = level + d * x + b * rise;
    const floor = conditions.floor[index] ?? NaN;
    const ceiling = conditions.ceiling[index] ?? NaN;
    if (w < floor || w > ceiling) {
      const scale = conditions.weightW;
      const residual = scale * (w < floor ? w - floor : w - ceiling);
      cost += residual * residual;
      if (isWithDerivatives) {
        row[LEVEL] = scale;
        row[LEFT] = 0.5 * scale * (rise - x);
        row[RIGHT] = 0.5 * scale * (rise + x);
        row[CENTRE] = -scale * (d + (b * x) / root);
        row[LOG_SIGMA] = (-scale * b * sigma * rise) / root;
        addRow(fit, residual);
      }
    }
    if (!(w > 0)) continue;
    const lean = x / root;
    const slope = d + b * lean;
    const curvature = (b * square) / (root * root * root);
    const tilt = 1 - (0.5 * k * slope) / w;
    const g = tilt * tilt - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature;
    const missed = (conditions.leastG[index] ?? NaN) - g;
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
    addRow(fit, -scale * missed);
  }
  return cost;
}

/** Adds one row to the lower triangle of the normal equations. */
function addRow(fit: WingFit, residual: number): void {
  const { row, normal, gradient } = fit;
  for (let i = 0; i < SIZE; i += 1) {
    const value = row[i] ?? NaN;
    gradient[i] = (gradient[i] ?? NaN) + value * residual;
    for (let j = 0; j <= i; j += 1) normal[i * SIZE + j] = (normal[i * SIZE + j] ?? NaN) + value * (row[j] ?? NaN);
  }
}

/**
 * The damped Gauss-Newton step. A coordinate that the step takes beyond a bound goes as far as the bound, and the
 * others are solved for again, knowing that.
 */
function solveStep(fit: WingFit, damping: number): void {
  const { wings, low, high, gradient, normal, step, held } = fit;
  for (let i = 0; i < SIZE; i += 1) {
    const slope = gradient[i] ?? NaN;
    held[i] = (wings[i] === low[i] && slope > 0) || (wings[i] === high[i] && slope < 0) ? 0 : NaN;
  }
  for (let pass = 0; pass < SIZE; pass += 1) {
    for (let i = 0; i < SIZE; i += 1) {
      let pull = -(gradient[i] ?? NaN);
      for (let j = 0; j < SIZE; j += 1) {
        const move = held[j] ?? NaN;
        if (move === move) pull -= move * (normal[i > j ? i * SIZE + j : j * SIZE + i] ?? NaN);
      }
      step[i] = pull;
    }
    solveFree(fit, damping);
    let isWithin = true;
    for (let i = 0; i < SIZE; i += 1) {
      const from = wings[i] ?? NaN;
      const to = from + (step[i] ?? NaN);
      if (held[i] === held[i] || !(to < (low[i] ?? NaN) || to > (high[i] ?? NaN))) continue;
      held[i] = clamp(to, low[i], high[i]) - from;
      isWithin = false;
    }
    if (isWithin) return;
  }
}

/** Solves the damped equations for the coordinates that are not held; the others take their given move. */
function solveFree(fit: WingFit, damping: number): void {
  const { normal, factor, step, held } = fit;
  for (let i = 0; i < SIZE; i += 1) {
    if (held[i] === held[i]) continue;
    for (let j = 0; j <= i; j += 1) {
      if (held[j] === held[j]) continue;
      let sum = normal[i * SIZE + j] ?? NaN;
      const diagonal = sum * (1 + damping) + 1e-300;
      if (i === j) sum = diagonal;
      for (let n = 0; n < j; n += 1) {
        if (held[n] !== held[n]) sum -= (factor[i * SIZE + n] ?? NaN) * (factor[j * SIZE + n] ?? NaN);
      }
      if (i === j) factor[i * SIZE + i] = Math.sqrt(Math.max(sum, 1e-14 * diagonal));
      else factor[i * SIZE + j] = sum / (factor[j * SIZE + j] ?? NaN);
    }
  }
  for (let i = 0; i < SIZE; i += 1) {
    if (held[i] === held[i]) continue;
    let sum = step[i] ?? NaN;
    for (let j = 0; j < i; j += 1) {
      if (held[j] !== held[j]) sum -= (factor[i * SIZE + j] ?? NaN) * (step[j] ?? NaN);
    }
    step[i] = sum / (factor[i * SIZE + i] ?? NaN);
  }
  for (let i = SIZE - 1; i >= 0; i -= 1) {
    if (held[i] === held[i]) {
      step[i] = held[i] ?? NaN;
      continue;
    }
    let sum = step[i] ?? NaN;
    for (let j = i + 1; j < SIZE; j += 1) {
      if (held[j] !== held[j]) sum -= (factor[j * SIZE + i] ?? NaN) * (step[j] ?? NaN);
    }
    step[i] = sum / (factor[i * SIZE + i] ?? NaN);
  }
}

function clamp(value: number | undefined, low: number | undefined, high: number | undefined): number {
  return Math.min(Math.max(value ?? NaN, low ?? NaN), high ?? NaN);
}
