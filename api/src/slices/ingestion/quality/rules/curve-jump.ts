import { PRODUCTS } from '@cushing/products';

import { dateOf, firstPlaceFrom, symbolAt } from '../curve.js';
import type { Curve, CurvePast } from '../curve.js';
import { deviatesAtLeast, robustDeviationInPlace } from '../robust-spread.js';
import type { CurveRule, RuleMarks } from '../rule.js';
import { shownPrice } from '../shown-price.js';

/** Standard deviations beyond which a move is odd. */
const LIMIT_DEVIATIONS = 8;
/** A calm curve's deviation is taken for no less, in ticks: rounding alone moves a settle by one. */
const FLOOR_TICKS = 2;
/** Contracts on each side that a move is held against. */
const SIDE_NEIGHBOURS = 2;
/** Moves against neighbours that say how far such moves go; of fewer nothing is concluded. */
const LEAST_SAMPLES = 20;
const LEAST_SAMPLES_OF_PLACE = 5;
/** Over more days than this, and more than any step before, a move is of another size than those it would be held against. */
const LONG_STEP_DAYS = 7;
/** Curves of the past × contracts around, with room for more. */
const SAMPLE_ROOM = 256;

/**
 * Finds contracts that moved from one trade date to the next as their neighbours did not, far beyond what is usual: eight
 * robust standard deviations. Usual is the greater of two deviations: of all contracts around, and of those alone that
 * stood as near to the same end of the curve, where there are neighbours on one side only and moves against them go
 * further. Both are taken from zero, where moves less their neighbours' lie on average.
 */
export class CurveJumpRule implements CurveRule {
  /** Moves of each contract less its neighbours' mean; NaN where there is none. */
  readonly #excesses = new WeakMap<Curve, Float64Array>();
  readonly #around = new Float64Array(SAMPLE_ROOM);
  readonly #samePlace = new Float64Array(SAMPLE_ROOM);

  judge(curve: Curve, { curves }: CurvePast, marks: RuleMarks): void {
    const before = curves.at(-1);
    if (before === undefined) return;
    const moves = movesOf(curve, before);
    const excesses = excessesOf(moves);
    this.#excesses.set(curve, excesses);
    const floor = FLOOR_TICKS * PRODUCTS[curve.product].tickSize;
    const candidates = this.#candidates(curve, curves, excesses, LIMIT_DEVIATIONS * floor);
    const size = (place: number): number => Math.abs(excesses[place] ?? 0);
    // The farthest first: what a wrong price does to its neighbours' figures goes once it is known to be wrong.
    candidates.sort((a, b) => size(b) - size(a));
    for (const place of candidates) {
      const excess = excessAt(moves, place);
      const deviation = Math.max(this.#usualDeviation(curve, curves, place), floor);
      const deviations = Math.abs(excess) / deviation;
      if (Number.isNaN(deviations) || deviations <= LIMIT_DEVIATIONS) continue;
      moves[place] = NaN;
      marks.mark(place, 'CURVE_JUMP', 'WARNING', () => describe(curve, place, excess, deviations));
    }
  }

  /** @returns places of contracts that may have jumped: most can be passed over at little cost */
  #candidates(curve: Curve, curves: readonly Curve[], excesses: Float64Array, limit: number): number[] {
    const far: number[] = [];
    for (let place = 0; place < curve.length; place += 1) {
      if (Math.abs(excesses[place] ?? NaN) > limit) far.push(place);
    }
    if (far.length === 0 || isLongStep(curve, curves)) return [];
    const past = curves.map((other, index) => this.#excessesOf(other, curves[index - 1]));
    return far.filter((place) => {
      const samples = this.#ofSamePlace(curve, past, place);
      const deviation = Math.abs(excesses[place] ?? NaN) / LIMIT_DEVIATIONS;
      return samples.length < LEAST_SAMPLES_OF_PLACE || !deviatesAtLeast(samples, deviation);
    });
  }

  /** @returns NaN where too little is known */
  #usualDeviation(curve: Curve, curves: readonly Curve[], place: number): number {
    const past = curves.map((other, index) => this.#excessesOf(other, curves[index - 1]));
    const around = this.#around;
    const firstMonth = curve.months[Math.max(place - SIDE_NEIGHBOURS, 0)] ?? 0;
    const lastMonth = curve.months[Math.min(place + SIDE_NEIGHBOURS, curve.length - 1)] ?? 0;
    let count = 0;
    for (const [index, other] of curves.entries()) {
      for (let at = firstPlaceFrom(other, firstMonth); (other.months[at] ?? Infinity) <= lastMonth; at += 1) {
        const excess = past[index]?.[at] ?? NaN;
        if (Number.isNaN(excess) || count === around.length) continue;
        around[count] = excess;
        count += 1;
      }
    }
    if (count < LEAST_SAMPLES) return NaN;
    const deviation = robustDeviationInPlace(around.subarray(0, count));
    const samePlace = this.#ofSamePlace(curve, past, place);
    if (samePlace.length < LEAST_SAMPLES_OF_PLACE) return deviation;
    return Math.max(deviation, robustDeviationInPlace(samePlace));
  }

  /** @returns what contracts that stood as near to the same end of the curve moved by; holds until the next call */
  #ofSamePlace(curve: Curve, past: readonly (Float64Array | undefined)[], place: number): Float64Array {
    const fromEnd = curve.length - place;
    let count = 0;
    for (const excesses of past) {
      if (excesses === undefined) continue;
      const excess = excesses[place < fromEnd ? place : excesses.length - fromEnd] ?? NaN;
      if (Number.isNaN(excess)) continue;
      this.#samePlace[count] = excess;
      count += 1;
    }
    return this.#samePlace.subarray(0, count);
  }

  /** Curves of the store come without: theirs are made when they are asked for. */
  #excessesOf(curve: Curve, before: Curve | undefined): Float64Array | undefined {
    const known = this.#excesses.get(curve);
    if (known !== undefined || before === undefined) return known;
    const excesses = excessesOf(movesOf(curve, before));
    this.#excesses.set(curve, excesses);
    return excesses;
  }
}

/** @returns the change of each contract's settle; NaN for one that did not settle before */
function movesOf(curve: Curve, before: Curve): Float64Array {
  const moves = new Float64Array(curve.length);
  let other = 0;
  for (let place = 0; place < curve.length; place += 1) {
    const month = curve.months[place] ?? 0;
    while ((before.months[other] ?? Infinity) < month) other += 1;
    moves[place] =
      before.months[other] === month ? (curve.settles[place] ?? NaN) - (before.settles[other] ?? NaN) : NaN;
  }
  return moves;
}

function excessesOf(moves: Float64Array): Float64Array {
  const excesses = new Float64Array(moves.length);
  for (let place = 0; place < moves.length; place += 1) excesses[place] = excessAt(moves, place);
  return excesses;
}

/** @returns the move less the mean of the nearest two on each side; NaN with fewer than two neighbours */
function excessAt(moves: Float64Array, place: number): number {
  const all =
    ((moves[place - 2] ?? NaN) + (moves[place - 1] ?? NaN) + (moves[place + 1] ?? NaN) + (moves[place + 2] ?? NaN)) / 4;
  // Most contracts have all of their neighbours.
  if (!Number.isNaN(all)) return (moves[place] ?? NaN) - all;
  let sum = 0;
  let count = 0;
  for (let step = -1; step <= 1; step += 2) {
    let found = 0;
    for (let other = place + step; found < SIDE_NEIGHBOURS && other >= 0 && other < moves.length; other += step) {
      const move = moves[other] ?? NaN;
      if (Number.isNaN(move)) continue;
      sum += move;
      found += 1;
    }
    count += found;
  }
  return count < SIDE_NEIGHBOURS ? NaN : (moves[place] ?? NaN) - sum / count;
}

function isLongStep(curve: Curve, curves: readonly Curve[]): boolean {
  const days = [...curves, curve].map(({ day }) => day);
  const steps = days.slice(1).map((day, index) => day - (days[index] ?? day));
  const latest = steps.pop() ?? 0;
  return latest > Math.max(LONG_STEP_DAYS, ...steps);
}

function describe(curve: Curve, place: number, excess: number, deviations: number): string {
  const { product } = curve;
  const settle = shownPrice(product, curve.settles[place] ?? 0);
  const distance = shownPrice(product, Math.abs(excess));
  const side = excess < 0 ? 'below' : 'above';
  return `${symbolAt(curve, place)} settled ${settle}, ${distance} ${side} what its neighbours moved by on ${dateOf(curve)} (${Math.round(Math.abs(deviations))} standard deviations)`;
}
