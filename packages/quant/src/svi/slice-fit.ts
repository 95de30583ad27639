/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { setScale } from './slice-data.js';
import type { SliceData } from './slice-data.js';
import { improveTurn, M, solveAtTurn } from './turn-fit.js';
import type { TurnFit } from './turn-fit.js';
import { CENTRE, LEFT, LEVEL, LOG_SIGMA, RIGHT, SIZE } from './wing-coordinates.js';
import { conditions, improveWings, wing } from './wing-fit.js';

/** A turn to start from, and its cost. */
interface TurnStart {
  m: number;
  readonly logSigma: number;
  cost: number;
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

const best = /* @__PURE__ */ new Float64Array(SIZE);

/**
 * Best slice for the quotes with wings within Lee's bound; its coordinates are left in `wing.at`, and the
 * weights that make squared residuals of total variance those of volatility in `data.scale`.
 */
export function fitSlice(data: SliceData, turn: TurnFit): void {
  setBounds(data, turn);
  wing.at.fill(NaN);
  if (data.count === 0 || !(data.T > 0)) return;
  const range = data.high - data.low;
  if (data.count < 3 || range < ONE_STRIKE) {
    setFlat(data);
    return;
  }
  const hasTurn = data.count >= UNKNOWNS;
  let least = Infinity;
  const starts = startTurns(data, turn, range);
  for (let index = 0; index < STARTS && least > EXACT * EXACT; index += 1) {
    const start = starts[index] as TurnStart;
    turn.m = start.m;
    turn.logSigma = start.logSigma;
    setScale(data);
    if (hasTurn) improveTurn(data, data.scale, turn, index === 0 ? STEPS : TRIAL_STEPS);
    else turn.cost = solveAtTurn(data, data.scale, turn, turn.m, turn.logSigma);
    setWings(turn);
    let isWithin = isWithinBounds();
    if (hasTurn && isWithin && turn.cost > EXACT * EXACT && turn.cost < 1.5 * least) {
      reweighTurn(data, turn);
      setWings(turn);
      isWithin = isWithinBounds();
    }
    if (!isWithin) {
      setScale(data);
      turn.m = start.m;
      turn.logSigma = start.logSigma;
      solveAtTurn(data, data.scale, turn, turn.m, turn.logSigma);
      setWings(turn);
      improveWithinBounds(data);
    }
    const cost = squaredError(data, wing.at);
    if (!(cost < least) && index > 0) continue;
    least = cost;
    best.set(wing.at);
  }
  wing.at.set(best);
}

/** Where the best slice has a wing that is too steep or falls, the best one within the bounds. */
function improveWithinBounds(data: SliceData): void {
  conditions.count = 0;
  for (let round = 0; round < 3; round += 1) {
    improveWings(data, STEPS);
    reweigh(data, wing.at);
  }
}

/** The range of the quotes, and Lee's bound, as bounds of both searches. */
export function setBounds(data: SliceData, turn: TurnFit): void {
  const range = Math.max(data.high - data.low, 1e-3);
  const low = [data.low - 2 * range, Math.log(Math.min(0.005, 0.01 * range))];
  const high = [data.high + 2 * range, Math.log(20 * range)];
  turn.search.reach[M] = range;
  turn.search.low.set(low);
  turn.search.high.set(high);
  wing.low.set([-Infinity, 0, 0, ...low]);
  wing.high.set([Infinity, STEEPEST, STEEPEST, ...high]);
}

/** The weighted mean of total variance, with no smile. */
function setFlat(data: SliceData): void {
  const wings = wing.at;
  let mean = 0;
  for (let index = 0; index < data.count; index += 1) {
    mean += (data.weight[index] as number) * (data.w[index] as number);
  }
  wings.fill(0);
  wings[LEVEL] = mean;
  wings[CENTRE] = data.low;
  wings[LOG_SIGMA] = Math.log(0.1);
}

/** The best node of a coarse grid of turns for every width, best first. */
function startTurns(data: SliceData, turn: TurnFit, range: number): TurnStart[] {
  const starts = SIGMAS.map((width): TurnStart => {
    const found = { m: NaN, logSigma: Math.log(range * width), cost: Infinity };
    for (let column = 0; column < CENTRES; column += 1) {
      const m = data.low + (range * (column + 0.5)) / CENTRES;
      const cost = solveAtTurn(data, data.scale, turn, m, found.logSigma);
      if (!(cost < found.cost)) continue;
      found.cost = cost;
      found.m = m;
    }
    return found;
  });
  return starts.sort((a, b) => (a.cost < b.cost ? -1 : Number(a.cost > b.cost)));
}

/** Weighted mean of the squared errors of volatility; a total variance below zero counts as zero. */
function squaredError(data: SliceData, wings: Float64Array): number {
  const b = 0.5 * ((wings[LEFT] as number) + (wings[RIGHT] as number));
  const d = 0.5 * ((wings[RIGHT] as number) - (wings[LEFT] as number));
  const sigma = Math.exp(wings[LOG_SIGMA] as number);
  let cost = 0;
  for (let index = 0; index < data.count; index += 1) {
    const x = (data.k[index] as number) - (wings[CENTRE] as number);
    const w = (wings[LEVEL] as number) + d * x + (b * x * x) / (sigma + Math.sqrt(x * x + sigma * sigma));
    const error = Math.sqrt(Math.max(w, 0) / data.T) - (data.iv[index] as number);
    cost += (data.weight[index] as number) * error * error;
  }
  return cost;
}

/**
 * (√(w/T) − iv)² differentiates like (w − W)²/(2·T²·vol·(vol + iv)) at a fixed vol = √(w/T): repeating the fit with
 * those weights ends where the squared errors of volatility itself are least.
 */
function reweighTurn(data: SliceData, turn: TurnFit): void {
  for (let round = 0; round < REWEIGHTINGS; round += 1) {
    const { m, logSigma } = turn;
    setWings(turn);
    reweigh(data, wing.at);
    improveTurn(data, data.scale, turn, STEPS);
    const moved = Math.abs(turn.m - m) + Math.abs(turn.logSigma - logSigma);
    if (moved < 1e-9) return;
  }
}

/** Sets the weights from the slice at hand; a total variance that is not positive keeps the weights of its quote. */
export function reweigh(data: SliceData, wings: Float64Array): void {
  const b = 0.5 * ((wings[LEFT] as number) + (wings[RIGHT] as number));
  const d = 0.5 * ((wings[RIGHT] as number) - (wings[LEFT] as number));
  const sigma = Math.exp(wings[LOG_SIGMA] as number);
  for (let index = 0; index < data.count; index += 1) {
    const x = (data.k[index] as number) - (wings[CENTRE] as number);
    const w = (wings[LEVEL] as number) + d * x + (b * x * x) / (sigma + Math.sqrt(x * x + sigma * sigma));
    const iv = data.iv[index] as number;
    const vol = w > 0 ? Math.sqrt(w / data.T) : iv;
    data.scale[index] = Math.sqrt((data.weight[index] as number) / (2 * vol * (vol + iv))) / data.T;
  }
}

function setWings(turn: TurnFit): void {
  const oneOverSigma = Math.exp(-turn.logSigma);
  wing.at[LEVEL] = turn.level;
  wing.at[LEFT] = (turn.bend - turn.tilt) * oneOverSigma;
  wing.at[RIGHT] = (turn.bend + turn.tilt) * oneOverSigma;
  wing.at[CENTRE] = turn.m;
  wing.at[LOG_SIGMA] = turn.logSigma;
}

function isWithinBounds(): boolean {
  return wing.at.every((value, index) => value >= (wing.low[index] as number) && value <= (wing.high[index] as number));
}
