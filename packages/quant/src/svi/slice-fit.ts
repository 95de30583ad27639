import { setScale } from './slice-data.js';
import type { SliceData } from './slice-data.js';
import { improveTurn, makeTurnFit, solveAtTurn } from './turn-fit.js';
import type { TurnBounds, TurnFit } from './turn-fit.js';
import { CENTRE, LEFT, LEVEL, LOG_SIGMA, RIGHT, SIZE } from './wing-coordinates.js';
import { improveWings, makeConditions, makeWingFit } from './wing-fit.js';
import type { WingConditions, WingFit } from './wing-fit.js';

/** Everything a fit works in, made once for all slices. */
export interface SliceFitter {
  readonly turn: TurnFit;
  readonly wing: WingFit;
  readonly conditions: WingConditions;
  readonly bounds: TurnBounds;
  readonly starts: TurnStarts;
  readonly best: Float64Array;
}

/** One start a width: the best centre, and its cost. */
interface TurnStarts {
  readonly m: Float64Array;
  readonly logSigma: Float64Array;
  readonly cost: Float64Array;
}

const CENTRES = 6;
const SIGMAS = [0.02, 0.06, 0.18, 0.5, 1.5] as const;
/** The steepest wing without arbitrage (Lee 2004), in total variance per log-moneyness. */
const STEEPEST = 2;
/** Quotes that lie nearer together than this say nothing about a smile. */
const ONE_STRIKE = 1e-6;
const STEPS = 60;
const TRIAL_STEPS = 25;
/** Noisy quotes can have several best slices: as many starts are followed. */
const STARTS = 3;
const REWEIGHTINGS = 6;
/** Root mean squared error in volatility below which a second start cannot find anything better worth having. */
const EXACT = 1e-9;
/** Fewer quotes than unknowns determine a slice only with the turn held. */
const UNKNOWNS = 5;

/** @param conditions how many a repair may set; none are needed without one */
export function makeSliceFitter(capacity: number, conditions: number): SliceFitter {
  return {
    turn: makeTurnFit(capacity),
    wing: makeWingFit(),
    conditions: makeConditions(conditions),
    bounds: {
      lowM: NaN,
      highM: NaN,
      largestStepM: NaN,
      lowLogSigma: NaN,
      highLogSigma: NaN,
      costOfRounding: NaN,
    },
    starts: {
      m: new Float64Array(SIGMAS.length),
      logSigma: new Float64Array(SIGMAS.length),
      cost: new Float64Array(SIGMAS.length),
    },
    best: new Float64Array(SIZE),
  };
}

/**
 * Best slice for the quotes with wings within Lee's bound; its coordinates are left in `fitter.wing.wings`, and the
 * weights that make squared residuals of total variance those of volatility in `data.scale`.
 */
export function fitSlice(data: SliceData, fitter: SliceFitter): void {
  const { turn, wing } = fitter;
  setBounds(data, fitter);
  wing.wings.fill(NaN);
  if (data.count === 0 || !(data.T > 0)) return;
  const range = data.high - data.low;
  if (data.count < 3 || range < ONE_STRIKE) {
    setFlat(data, fitter);
    return;
  }
  const hasTurn = data.count >= UNKNOWNS;
  let least = Infinity;
  startTurns(data, fitter, range);
  for (let start = 0; start < STARTS && least > EXACT * EXACT; start += 1) {
    const node = leastStart(fitter.starts);
    turn.m = fitter.starts.m[node] ?? NaN;
    turn.logSigma = fitter.starts.logSigma[node] ?? NaN;
    fitter.starts.cost[node] = Infinity;
    setScale(data);
    if (hasTurn) improveTurn(data, data.scale, turn, fitter.bounds, start === 0 ? STEPS : TRIAL_STEPS);
    else turn.cost = solveAtTurn(data, data.scale, turn, turn.m, turn.logSigma);
    const isFirst = start === 0;
    setWings(fitter);
    let isWithin = isWithinBounds(wing);
    if (hasTurn && isWithin && turn.cost > EXACT * EXACT && turn.cost < 1.5 * least) {
      reweighTurn(data, fitter);
      setWings(fitter);
      isWithin = isWithinBounds(wing);
    }
    if (!isWithin) {
      setScale(data);
      turn.m = fitter.starts.m[node] ?? NaN;
      turn.logSigma = fitter.starts.logSigma[node] ?? NaN;
      solveAtTurn(data, data.scale, turn, turn.m, turn.logSigma);
      setWings(fitter);
      improveWithinBounds(data, fitter);
    }
    const cost = squaredError(data, wing.wings);
    if (!(cost < least) && !isFirst) continue;
    least = cost;
    fitter.best.set(wing.wings);
  }
  wing.wings.set(fitter.best);
}

/** Where the best slice has a wing that is too steep or falls, the best one within the bounds. */
function improveWithinBounds(data: SliceData, fitter: SliceFitter): void {
  const { wing } = fitter;
  fitter.conditions.count = 0;
  for (let round = 0; round < 3; round += 1) {
    improveWings(data, fitter.conditions, wing, STEPS);
    reweigh(data, wing.wings);
  }
}

/** The range of the quotes, and Lee's bound, as bounds of both searches. */
export function setBounds(data: SliceData, fitter: SliceFitter): void {
  const { bounds, wing } = fitter;
  const range = Math.max(data.high - data.low, 1e-3);
  bounds.lowM = data.low - 2 * range;
  bounds.highM = data.high + 2 * range;
  bounds.largestStepM = range;
  bounds.lowLogSigma = Math.log(Math.min(0.005, 0.01 * range));
  bounds.highLogSigma = Math.log(20 * range);
  bounds.costOfRounding = 1e-31;
  wing.low[LEVEL] = -Infinity;
  wing.high[LEVEL] = Infinity;
  wing.low[LEFT] = 0;
  wing.high[LEFT] = STEEPEST;
  wing.low[RIGHT] = 0;
  wing.high[RIGHT] = STEEPEST;
  wing.low[CENTRE] = bounds.lowM;
  wing.high[CENTRE] = bounds.highM;
  wing.low[LOG_SIGMA] = bounds.lowLogSigma;
  wing.high[LOG_SIGMA] = bounds.highLogSigma;
}

/** The weighted mean of total variance, with no smile. */
function setFlat(data: SliceData, fitter: SliceFitter): void {
  const { wings } = fitter.wing;
  let mean = 0;
  for (let index = 0; index < data.count; index += 1) {
    mean += (data.weight[index] ?? NaN) * (data.w[index] ?? NaN);
  }
  wings.fill(0);
  wings[LEVEL] = mean;
  wings[CENTRE] = data.low;
  wings[LOG_SIGMA] = Math.log(0.1);
}

/** The best node of a coarse grid of turns for every width. */
function startTurns(data: SliceData, fitter: SliceFitter, range: number): void {
  const { turn, starts } = fitter;
  SIGMAS.forEach((width, row) => {
    const logSigma = Math.log(range * width);
    starts.cost[row] = Infinity;
    starts.logSigma[row] = logSigma;
    for (let column = 0; column < CENTRES; column += 1) {
      const m = data.low + (range * (column + 0.5)) / CENTRES;
      const cost = solveAtTurn(data, data.scale, turn, m, logSigma);
      if (!(cost < (starts.cost[row] ?? NaN))) continue;
      starts.cost[row] = cost;
      starts.m[row] = m;
    }
  });
}

function leastStart(starts: TurnStarts): number {
  let least = 0;
  for (let node = 1; node < SIGMAS.length; node += 1) {
    if ((starts.cost[node] ?? NaN) < (starts.cost[least] ?? NaN)) least = node;
  }
  return least;
}

/** Weighted mean of the squared errors of volatility; a total variance below zero counts as zero. */
function squaredError(data: SliceData, wings: Float64Array): number {
  const b = 0.5 * ((wings[LEFT] ?? NaN) + (wings[RIGHT] ?? NaN));
  const d = 0.5 * ((wings[RIGHT] ?? NaN) - (wings[LEFT] ?? NaN));
  const sigma = Math.exp(wings[LOG_SIGMA] ?? NaN);
  let cost = 0;
  for (let index = 0; index < data.count; index += 1) {
    const x = (data.k[index] ?? NaN) - (wings[CENTRE] ?? NaN);
    const w = (wings[LEVEL] ?? NaN) + d * x + (b * x * x) / (sigma + Math.sqrt(x * x + sigma * sigma));
    const error = Math.sqrt(Math.max(w, 0) / data.T) - (data.iv[index] ?? NaN);
    cost += (data.weight[index] ?? NaN) * error * error;
  }
  return cost;
}

/**
 * (√(w/T) − iv)² differentiates like (w − W)²/(2·T²·vol·(vol + iv)) at a fixed vol = √(w/T): repeating the fit with
 * those weights ends where the squared errors of volatility itself are least.
 */
function reweighTurn(data: SliceData, fitter: SliceFitter): void {
  const { turn } = fitter;
  for (let round = 0; round < REWEIGHTINGS; round += 1) {
    const { m, logSigma } = turn;
    setWings(fitter);
    reweigh(data, fitter.wing.wings);
    improveTurn(data, data.scale, turn, fitter.bounds, STEPS);
    const moved = Math.abs(turn.m - m) + Math.abs(turn.logSigma - logSigma);
    if (moved < 1e-9) return;
  }
}

/** Sets the weights from the slice at hand; a total variance that is not positive keeps the weights of its quote. */
export function reweigh(data: SliceData, wings: Float64Array): void {
  const b = 0.5 * ((wings[LEFT] ?? NaN) + (wings[RIGHT] ?? NaN));
  const d = 0.5 * ((wings[RIGHT] ?? NaN) - (wings[LEFT] ?? NaN));
  const sigma = Math.exp(wings[LOG_SIGMA] ?? NaN);
  for (let index = 0; index < data.count; index += 1) {
    const x = (data.k[index] ?? NaN) - (wings[CENTRE] ?? NaN);
    const w = (wings[LEVEL] ?? NaN) + d * x + (b * x * x) / (sigma + Math.sqrt(x * x + sigma * sigma));
    const iv = data.iv[index] ?? NaN;
    const vol = w > 0 ? Math.sqrt(w / data.T) : iv;
    data.scale[index] = Math.sqrt((data.weight[index] ?? NaN) / (2 * vol * (vol + iv))) / data.T;
  }
}

function setWings(fitter: SliceFitter): void {
  const { turn, wing } = fitter;
  const oneOverSigma = Math.exp(-turn.logSigma);
  wing.wings[LEVEL] = turn.level;
  wing.wings[LEFT] = (turn.bend - turn.tilt) * oneOverSigma;
  wing.wings[RIGHT] = (turn.bend + turn.tilt) * oneOverSigma;
  wing.wings[CENTRE] = turn.m;
  wing.wings[LOG_SIGMA] = turn.logSigma;
}

function isWithinBounds(wing: WingFit): boolean {
  return wing.wings.every((value, index) => value >= (wing.low[index] ?? NaN) && value <= (wing.high[index] ?? NaN));
}
