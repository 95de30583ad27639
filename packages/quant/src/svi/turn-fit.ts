/**
 * Raw SVI as a problem in two unknowns: for a given turn (m, sigma) the other three parameters are a linear least
 * squares problem (De Marco & Martini 2009, Zeliade Systems white paper "Quasi-explicit calibration of Gatheral's SVI
 * model"). Where they minimise over (m, sigma) by Nelder-Mead, this takes Gauss-Newton steps on the projected residual
 * (Golub & Pereyra 1973; Kaufman 1975), which end at the last digit on quotes without noise.
 *
 * In y = (k − m)/sigma and q = √(y² + 1) − 1 the slice is w = level + tilt·y + bend·q.
 */
import type { SliceData } from './slice-data.js';

/** Where the search stands, and the columns it works in. */
export interface TurnFit {
  m: number;
  logSigma: number;
  level: number;
  tilt: number;
  bend: number;
  /** Weighted mean of the squared residuals, in volatility. */
  cost: number;
  readonly ones: Float64Array;
  readonly lines: Float64Array;
  readonly bends: Float64Array;
  readonly byM: Float64Array;
  readonly byLogSigma: Float64Array;
  readonly rest: Float64Array;
}

/** A column whose part beyond the columns before it is smaller than this is taken as their combination. */
const DEPENDENT = 1e-13;
const LARGEST_STEP_LOG_SIGMA = 1.5;
const GAIN_TO_GO_ON = 1e-11;

export function makeTurnFit(capacity: number): TurnFit {
  const column = (): Float64Array => new Float64Array(capacity);
  return {
    m: 0,
    logSigma: 0,
    level: 0,
    tilt: 0,
    bend: 0,
    cost: Infinity,
    ones: column(),
    lines: column(),
    bends: column(),
    byM: column(),
    byLogSigma: column(),
    rest: column(),
  };
}

/** Solves for level, tilt and bend at a turn; leaves orthonormal columns and the residual behind. Returns the cost. */
export function solveAtTurn(data: SliceData, scale: Float64Array, fit: TurnFit, m: number, logSigma: number): number {
  const { count, k, w } = data;
  const { ones, lines, bends, rest } = fit;
  const oneOverSigma = Math.exp(-logSigma);
  let normOnes = 0;
  let onesLines = 0;
  let onesBends = 0;
  let onesRest = 0;
  for (let i = 0; i < count; i += 1) {
    const s = scale[i] ?? NaN;
    const y = ((k[i] ?? NaN) - m) * oneOverSigma;
    const line = s * y;
    const bend = (line * y) / (1 + Math.sqrt(y * y + 1));
    const value = s * (w[i] ?? NaN);
    ones[i] = s;
    lines[i] = line;
    bends[i] = bend;
    rest[i] = value;
    normOnes += s * s;
    onesLines += s * line;
    onesBends += s * bend;
    onesRest += s * value;
  }
  const r01 = onesLines / normOnes;
  const r02 = onesBends / normOnes;
  const level = onesRest / normOnes;
  let normLines = 0;
  let normBends = 0;
  for (let i = 0; i < count; i += 1) {
    const one = ones[i] ?? NaN;
    const line = (lines[i] ?? NaN) - r01 * one;
    const bend = (bends[i] ?? NaN) - r02 * one;
    lines[i] = line;
    bends[i] = bend;
    rest[i] = (rest[i] ?? NaN) - level * one;
    normLines += line * line;
    normBends += bend * bend;
  }
  const hasLine = normLines > DEPENDENT * DEPENDENT * r01 * r01 * normOnes;
  let linesBends = 0;
  let linesRest = 0;
  for (let i = 0; i < count; i += 1) {
    linesBends += (lines[i] ?? NaN) * (bends[i] ?? NaN);
    linesRest += (lines[i] ?? NaN) * (rest[i] ?? NaN);
  }
  const r12 = hasLine ? linesBends / normLines : 0;
  const tilt = hasLine ? linesRest / normLines : 0;
  let rest2 = 0;
  let bendsRest = 0;
  for (let i = 0; i < count; i += 1) {
    const line = lines[i] ?? NaN;
    const bend = (bends[i] ?? NaN) - r12 * line;
    const value = (rest[i] ?? NaN) - tilt * line;
    bends[i] = bend;
    rest[i] = value;
    rest2 += bend * bend;
    bendsRest += bend * value;
  }
  const hasBend = rest2 > DEPENDENT * DEPENDENT * normBends;
  const bend = hasBend ? bendsRest / rest2 : 0;
  let cost = 0;
  const scaleBend = hasBend ? 1 / Math.sqrt(rest2) : 0;
  const scaleLine = hasLine ? 1 / Math.sqrt(normLines) : 0;
  const scaleOne = 1 / Math.sqrt(normOnes);
  for (let i = 0; i < count; i += 1) {
    const column = bends[i] ?? NaN;
    const value = (rest[i] ?? NaN) - bend * column;
    rest[i] = value;
    cost += value * value;
    bends[i] = column * scaleBend;
    lines[i] = (lines[i] ?? NaN) * scaleLine;
    ones[i] = (ones[i] ?? NaN) * scaleOne;
  }
  fit.bend = bend;
  fit.tilt = tilt - r12 * bend;
  fit.level = level - r01 * fit.tilt - r02 * bend;
  return cost;
}

/**
 * Levenberg-Marquardt on the turn from where `fit` stands, within the bounds.
 *
 * @param steps how many trials at most
 */
export function improveTurn(
  data: SliceData,
  scale: Float64Array,
  fit: TurnFit,
  bounds: TurnBounds,
  steps: number,
): void {
  const { byM, byLogSigma, rest } = fit;
  const { count } = data;
  let damping = 1e-3;
  fit.cost = solveAtTurn(data, scale, fit, fit.m, fit.logSigma);
  for (let step = 0; step < steps;) {
    fillDerivatives(data, scale, fit);
    let mm = 0;
    let ms = 0;
    let ss = 0;
    let mr = 0;
    let sr = 0;
    for (let i = 0; i < count; i += 1) {
      const m = byM[i] ?? NaN;
      const s = byLogSigma[i] ?? NaN;
      const r = rest[i] ?? NaN;
      mm += m * m;
      ms += m * s;
      ss += s * s;
      mr += m * r;
      sr += s * r;
    }
    if (!(mm > 0 && ss > 0)) return;
    const { m, logSigma, level, tilt, bend, cost } = fit;
    let isBetter = false;
    while (!isBetter && step < steps) {
      step += 1;
      const a = mm * (1 + damping);
      const b = ss * (1 + damping);
      const determinant = a * b - ms * ms;
      const stepM = clamp((b * mr - ms * sr) / determinant, bounds.largestStepM);
      const stepS = clamp((a * sr - ms * mr) / determinant, LARGEST_STEP_LOG_SIGMA);
      const nextM = Math.min(Math.max(m + stepM, bounds.lowM), bounds.highM);
      const nextS = Math.min(Math.max(logSigma + stepS, bounds.lowLogSigma), bounds.highLogSigma);
      if (!(nextM !== m || nextS !== logSigma)) return;
      const trial = solveAtTurn(data, scale, fit, nextM, nextS);
      isBetter = trial < cost;
      if (isBetter) {
        fit.m = nextM;
        fit.logSigma = nextS;
        fit.cost = trial;
        damping = Math.max(damping * 0.1, 1e-12);
      } else {
        fit.level = level;
        fit.tilt = tilt;
        fit.bend = bend;
        if (damping > 1e8 || cost <= bounds.costOfRounding) return;
        damping = Math.max(damping * 8, 1e-6);
      }
    }
    if (fit.cost <= bounds.costOfRounding || cost - fit.cost <= GAIN_TO_GO_ON * cost) return;
  }
}

/** Where the search may go, and what it need not improve. */
export interface TurnBounds {
  lowM: number;
  highM: number;
  largestStepM: number;
  lowLogSigma: number;
  highLogSigma: number;
  costOfRounding: number;
}

/** Derivatives of the slice by m and ln(sigma), less what level, tilt and bend make up for. */
function fillDerivatives(data: SliceData, scale: Float64Array, fit: TurnFit): void {
  const { count, k } = data;
  const { ones, lines, bends, byM, byLogSigma, m, tilt, bend } = fit;
  const oneOverSigma = Math.exp(-fit.logSigma);
  let onesM = 0;
  let linesM = 0;
  let bendsM = 0;
  let onesS = 0;
  let linesS = 0;
  let bendsS = 0;
  for (let i = 0; i < count; i += 1) {
    const s = scale[i] ?? NaN;
    const y = ((k[i] ?? NaN) - m) * oneOverSigma;
    const slope = tilt + (bend * y) / Math.sqrt(y * y + 1);
    const dm = -s * slope * oneOverSigma;
    const ds = -s * slope * y;
    const one = ones[i] ?? NaN;
    const line = lines[i] ?? NaN;
    const curve = bends[i] ?? NaN;
    byM[i] = dm;
    byLogSigma[i] = ds;
    onesM += one * dm;
    linesM += line * dm;
    bendsM += curve * dm;
    onesS += one * ds;
    linesS += line * ds;
    bendsS += curve * ds;
  }
  for (let i = 0; i < count; i += 1) {
    const one = ones[i] ?? NaN;
    const line = lines[i] ?? NaN;
    const curve = bends[i] ?? NaN;
    byM[i] = (byM[i] ?? NaN) - onesM * one - linesM * line - bendsM * curve;
    byLogSigma[i] = (byLogSigma[i] ?? NaN) - onesS * one - linesS * line - bendsS * curve;
  }
}

function clamp(step: number, largest: number): number {
  return Math.min(Math.max(step, -largest), largest);
}
