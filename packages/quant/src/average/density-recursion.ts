/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/**
 * The exact price, by the density of the remaining fixings, last to first. With Yᵢ the independent normal moves from
 * one fixing to the next, the sum of all is e^(Y₁)·(a₁ + e^(Y₂)·(a₂ + … e^(Yₙ)·aₙ)). The density of
 * Bᵢ = Yᵢ + ln(aᵢ + e^(Bᵢ₊₁)) is one integral over that of Bᵢ₊₁, and the price one over that of B₂: its integrand is a
 * Black price over the first move. Everything is analytic and falls off on both sides, so that the trapezoidal rule
 * converges exponentially; on each grid the step follows from how narrow the next move is.
 * @see Carverhill, A. and Clewlow, L. (1990), "Flexible convolution", Risk 3(4), 25-29; Benhamou, E. (2002), "Fast
 * Fourier transform for discrete Asian options", J. Computational Finance 6(1), 49-68
 */
import { blackTimeValue } from '../black76/time-value.js';
import { panelSum } from '../math/panel-sum.js';
import { createGrid, densityAt, type DensityGrid } from './density-grid.js';
import type { FixingSchedule } from './fixing-schedule.js';

const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
/** Deviations either side that a grid covers; upwards as many more as there are in all: the average weighs with size. */
const REACH = 8.5;
/** Step of a trapezoidal sum over the deviation of its integrand: leaves e^(−2π²/0.75²) = 6e-16. */
const STEP = 0.75;
/** Step, over the density's own deviation, that it can be interpolated at. */
const INTERPOLATED_STEP = 0.1;
/** A move narrower than this share of the density is integrated over itself, with the density interpolated. */
const NARROW = 1 / 150;
/** Deviations to the left where the bend of ln(a + e^B) is looked at: it crowds the density there. */
const BEND_AT = 5;
const WIDEST_PANEL = 1;

let current = createGrid();
let next = createGrid();

/**
 * @param fixings two or more, strike above 0
 * @returns undiscounted value
 */
export function recursionValue(isCall: boolean, fixings: FixingSchedule): number {
  const { count, amount, variance, strike, forward } = fixings;
  // Indices below count.
  const moveOf = (index: number): number =>
    Math.sqrt((variance[index] as number) - (index === 0 ? 0 : (variance[index - 1] as number)));
  const last = count - 1;
  const upReach = REACH + Math.sqrt(variance[last] as number);
  lastDensity(Math.log(amount[last] as number), moveOf(last), moveOf(last - 1), upReach);
  for (let index = last - 1; index > 0; index -= 1) {
    const move = moveOf(index);
    placeNext(amount[index] as number, move, moveOf(index - 1), upReach);
    if (isNarrow(current, move)) convolveNarrow(amount[index] as number, move);
    else convolve(move, upReach);
    const done = current;
    current = next;
    next = done;
  }
  const firstMove = moveOf(0);
  // The one out of the money, and parity.
  const timeValue = isNarrow(current, firstMove)
    ? panelTimeValue(amount[0] as number, forward, strike, firstMove)
    : gridTimeValue(amount[0] as number, forward, strike, firstMove);
  return Math.max(isCall ? forward - strike : strike - forward, 0) + timeValue;
}

function isNarrow(grid: DensityGrid, move: number): boolean {
  return move < NARROW * grid.scale;
}

/** Chooses the step for what will be done with the grid next: an integral with the density of the next move. */
function layGrid(grid: DensityGrid, scale: number, from: number, mean: number, to: number, nextMove: number): void {
  grid.scale = scale;
  const step = isNarrow(grid, nextMove)
    ? INTERPOLATED_STEP * scale
    : (STEP * nextMove) / Math.sqrt(1 + (nextMove / scale) * (nextMove / scale));
  grid.count = Math.min(Math.ceil((to - from) / step) + 1, grid.density.length);
  grid.from = from;
  grid.mean = mean;
  grid.step = (to - from) / (grid.count - 1);
}

/** Into `current`: ln aₙ + Yₙ, which is normal. */
function lastDensity(logAmount: number, move: number, nextMove: number, upReach: number): void {
  const mean = logAmount - 0.5 * move * move;
  layGrid(current, move, mean - REACH * move, mean, mean + upReach * move, nextMove);
  const scale = ONE_OVER_SQRT_TWO_PI / move;
  for (let index = 0; index < current.count; index += 1) {
    const x = (current.from + index * current.step - mean) / move;
    current.density[index] = scale * Math.exp(-0.5 * x * x);
  }
}

/**
 * Where the next density lies: as far out as the last one and the move together get within REACH deviations, each
 * taking its share of them. Fills `current.shifted`.
 */
function placeNext(amount: number, move: number, nextMove: number, upReach: number): void {
  const { count, from, step, density, shifted, scale } = current;
  let mean = 0;
  let mass = 0;
  for (let index = 0; index < count; index += 1) {
    const log = Math.log(amount + Math.exp(from + index * step));
    const own = density[index] as number;
    shifted[index] = log;
    mean += own * log;
    mass += own;
  }
  mean /= mass;
  const perDown = 1 / (current.mean - from);
  const perUp = 1 / (from + step * (count - 1) - current.mean);
  let low = mean;
  let high = mean;
  for (let index = 0; index < count; index += 1) {
    const offset = from + index * step - current.mean;
    const taken = offset < 0 ? offset * perDown : offset * perUp;
    const left = move * Math.sqrt(Math.max(1 - taken * taken, 0));
    const log = shifted[index] as number;
    low = Math.min(low, log - REACH * left);
    high = Math.max(high, log + upReach * left);
  }
  const drift = -0.5 * move * move;
  const bend = 1 / (1 + amount * Math.exp((BEND_AT / REACH) * (current.mean - from) - current.mean));
  layGrid(next, Math.hypot(move, bend * scale), low + drift, mean + drift, high + drift, nextMove);
}

/** The density of Yᵢ + ln(aᵢ + e^(Bᵢ₊₁)), summed over the grid of Bᵢ₊₁. */
function convolve(move: number, upReach: number): void {
  const { count, step, density, shifted } = current;
  const scale = (step * ONE_OVER_SQRT_TWO_PI) / move;
  const exponent = -0.5 / (move * move);
  const reach = REACH * move;
  let first = 0;
  for (let place = 0; place < next.count; place += 1) {
    const x = next.from + place * next.step + 0.5 * move * move;
    while (first < count && (shifted[first] as number) < x - upReach * move) first += 1;
    let sum = 0;
    for (let index = first; index < count; index += 1) {
      const distance = x - (shifted[index] as number);
      if (distance < -reach) break;
      sum += (density[index] as number) * Math.exp(exponent * distance * distance);
    }
    next.density[place] = scale * sum;
  }
}

/** The same, summed over the move. */
function convolveNarrow(amount: number, move: number): void {
  const step = STEP * move;
  const half = Math.ceil(REACH / STEP);
  for (let place = 0; place < next.count; place += 1) {
    const x = next.from + place * next.step + 0.5 * move * move;
    let sum = 0;
    for (let index = -half; index <= half; index += 1) {
      const weight = Math.exp(-0.5 * STEP * STEP * index * index);
      sum += weight * sumDensityAt(x - index * step, amount);
    }
    next.density[place] = STEP * ONE_OVER_SQRT_TWO_PI * sum;
  }
}

/** Density of ln(a + e^B) at `log`, B being that of `current`. */
function sumDensityAt(log: number, amount: number): number {
  const sum = Math.exp(log);
  const rest = sum - amount;
  return rest > 0 ? (densityAt(current, Math.log(rest)) * sum) / rest : 0;
}

function gridTimeValue(amount: number, forward: number, strike: number, move: number): number {
  let sum = 0;
  for (let index = 0; index < current.count; index += 1) {
    const given = amount + Math.exp(current.from + index * current.step);
    sum += (current.density[index] as number) * outOfTheMoney(forward, given, strike, move);
  }
  return sum * current.step;
}

/** The same by Gauss-Legendre panels that are narrow around the strike, with the density interpolated. */
function panelTimeValue(amount: number, forward: number, strike: number, move: number): number {
  const to = current.from + current.step * (current.count - 1);
  const kink = strike > amount ? Math.log(strike - amount) : current.from;
  // The move in units of B, whose share in the sum it moves.
  const window = Math.min((REACH * move * strike) / Math.max(strike - amount, 0), to - current.from);
  const left = Math.min(Math.max(kink - window, current.from), to);
  const middle = Math.min(Math.max(kink, current.from), to);
  const right = Math.min(Math.max(kink + window, current.from), to);
  const widest = WIDEST_PANEL * current.scale;
  const narrow = Math.min(widest, window / 4);
  const valueAt = (at: number): number =>
    densityAt(current, at) * outOfTheMoney(forward, amount + Math.exp(at), strike, move);
  return (
    panelSum(valueAt, current.from, left, widest) +
    panelSum(valueAt, left, middle, narrow) +
    panelSum(valueAt, middle, right, narrow) +
    panelSum(valueAt, right, to, widest)
  );
}

/** The option that is out of the money at `forward`, on `given`. */
function outOfTheMoney(forward: number, given: number, strike: number, move: number): number {
  return Math.max(forward <= strike ? given - strike : strike - given, 0) + blackTimeValue(given, strike, move);
}
