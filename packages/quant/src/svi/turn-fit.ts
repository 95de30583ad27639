/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/**
 * Raw SVI as a problem in two unknowns: for a given turn (m, sigma) the other three parameters are a linear least
 * squares problem (De Marco & Martini 2009, Zeliade Systems white paper "Quasi-explicit calibration of Gatheral's SVI
 * model"). Where they minimise over (m, sigma) by Nelder-Mead, this takes Gauss-Newton steps on the projected residual
 * (Golub & Pereyra 1973; Kaufman 1975), which end at the last digit on quotes without noise.
 *
 * In y = (k − m)/sigma and q = √(y² + 1) − 1 the slice is w = level + tilt·y + bend·q.
 */
import { addRow, improve, makeLeastSquares } from '../math/least-squares.js';
import type { LeastSquares } from '../math/least-squares.js';
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
  readonly search: LeastSquares;
  readonly ones: Float64Array;
  readonly lines: Float64Array;
  readonly bends: Float64Array;
  readonly byM: Float64Array;
  readonly byLogSigma: Float64Array;
  readonly rest: Float64Array;
}

/** A column whose part beyond the columns before it is smaller than this is taken as their combination. */
const DEPENDENT = 1e-13;
/** Of the search's two unknowns. */
export const M = 0;
export const LOG_SIGMA = 1;
const LARGEST_STEP_LOG_SIGMA = 1.5;
const COST_OF_ROUNDING = 1e-31;
const row = /* @__PURE__ */ new Float64Array(2);
const GAIN_TO_GO_ON = 1e-11;

export function makeTurnFit(capacity: number): TurnFit {
  const column = (): Float64Array => new Float64Array(capacity);
  const search = makeLeastSquares(2);
  search.reach[LOG_SIGMA] = LARGEST_STEP_LOG_SIGMA;
  return {
    m: 0,
    logSigma: 0,
    level: 0,
    tilt: 0,
    bend: 0,
    cost: Infinity,
    search,
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
    const s = scale[i] as number;
    const y = ((k[i] as number) - m) * oneOverSigma;
    const line = s * y;
    const bend = (line * y) / (1 + Math.sqrt(y * y + 1));
    const value = s * (w[i] as number);
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
    const one = ones[i] as number;
    const line = (lines[i] as number) - r01 * one;
    const bend = (bends[i] as number) - r02 * one;
    lines[i] = line;
    bends[i] = bend;
    rest[i] = (rest[i] as number) - level * one;
    normLines += line * line;
    normBends += bend * bend;
  }
  const hasLine = normLines > DEPENDENT * DEPENDENT * r01 * r01 * normOnes;
  let linesBends = 0;
  let linesRest = 0;
  for (let i = 0; i < count; i += 1) {
    linesBends += (lines[i] as number) * (bends[i] as number);
    linesRest += (lines[i] as number) * (rest[i] as number);
  }
  const r12 = hasLine ? linesBends / normLines : 0;
  const tilt = hasLine ? linesRest / normLines : 0;
  let rest2 = 0;
  let bendsRest = 0;
  for (let i = 0; i < count; i += 1) {
    const line = lines[i] as number;
    const bend = (bends[i] as number) - r12 * line;
    const value = (rest[i] as number) - tilt * line;
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
    const column = bends[i] as number;
    const value = (rest[i] as number) - bend * column;
    rest[i] = value;
    cost += value * value;
    bends[i] = column * scaleBend;
    lines[i] = (lines[i] as number) * scaleLine;
    ones[i] = (ones[i] as number) * scaleOne;
  }
  fit.bend = bend;
  fit.tilt = tilt - r12 * bend;
  fit.level = level - r01 * fit.tilt - r02 * bend;
  return cost;
}

/**
 * Levenberg-Marquardt on the turn from where `fit` stands, within the bounds of its search.
 *
 * @param steps how many trials at most
 */
export function improveTurn(data: SliceData, scale: Float64Array, fit: TurnFit, steps: number): void {
  const { search } = fit;
  let lastM = NaN;
  let lastLogSigma = NaN;
  const costAt = (at: Float64Array): number => {
    lastM = at[M] as number;
    lastLogSigma = at[LOG_SIGMA] as number;
    return solveAtTurn(data, scale, fit, lastM, lastLogSigma);
  };
  const addRows = (at: Float64Array): void => {
    addDerivatives(data, scale, fit, at);
  };
  search.at[M] = fit.m;
  search.at[LOG_SIGMA] = fit.logSigma;
  fit.cost = improve(search, costAt, addRows, steps, GAIN_TO_GO_ON, COST_OF_ROUNDING);
  fit.m = search.at[M];
  fit.logSigma = search.at[LOG_SIGMA];
  // A last trial that was no better has left its own level, tilt and bend behind.
  if (lastM !== fit.m || lastLogSigma !== fit.logSigma) costAt(search.at);
}

/** Derivatives of the slice by m and ln(sigma), less what level, tilt and bend make up for. */
function addDerivatives(data: SliceData, scale: Float64Array, fit: TurnFit, at: Float64Array): void {
  const { count, k } = data;
  const { ones, lines, bends, byM, byLogSigma, rest, tilt, bend } = fit;
  const m = at[M] as number;
  const oneOverSigma = Math.exp(-(at[LOG_SIGMA] as number));
  let onesM = 0;
  let linesM = 0;
  let bendsM = 0;
  let onesS = 0;
  let linesS = 0;
  let bendsS = 0;
  for (let i = 0; i < count; i += 1) {
    const s = scale[i] as number;
    const y = ((k[i] as number) - m) * oneOverSigma;
    const slope = tilt + (bend * y) / Math.sqrt(y * y + 1);
    const dm = -s * slope * oneOverSigma;
    const ds = -s * slope * y;
    const one = ones[i] as number;
    const line = lines[i] as number;
    const curve = bends[i] as number;
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
    const one = ones[i] as number;
    const line = lines[i] as number;
    const curve = bends[i] as number;
    row[M] = (byM[i] as number) - onesM * one - linesM * line - bendsM * curve;
    row[LOG_SIGMA] = (byLogSigma[i] as number) - onesS * one - linesS * line - bendsS * curve;
    addRow(row, -(rest[i] as number));
  }
}
