import { PRODUCTS } from '@cushing/products';

import { dateOf, firstPlaceFrom, settleOf, symbolAt } from '../curve.js';
import type { Curve, CurvePast } from '../curve.js';
import type { CurveRule, RuleMarks } from '../rule.js';
import { shownPrice } from '../shown-price.js';

/** Fewer contracts can repeat by chance. */
const LEAST_CONTRACTS = 3;
/** Trade dates on which a contract settles the same before that is odd. */
const STALE_DATES = 5;
/** What its neighbours move from date to date on average, in ticks, before a contract that stands still is odd. */
const NEIGHBOUR_TICKS = 2;

/** Finds curves that say again what the trade date before said, and contracts that stand still among moving ones. */
export class StaleRepeatRule implements CurveRule {
  /** Trade dates up to a curve's on which each of its contracts has settled the same. */
  readonly #runs = new WeakMap<Curve, Uint16Array>();

  judge(curve: Curve, { curves }: CurvePast, marks: RuleMarks): void {
    const before = curves.at(-1);
    const runs = this.#runsOf(curve, before);
    this.#runs.set(curve, runs);
    if (before === undefined) return;
    if (isRepeated(curve, before)) {
      marks.mark(0, 'STALE_REPEAT', 'WARNING', () => describeCurve(curve, before));
      return;
    }
    for (const [place, run] of runs.entries()) {
      if (run !== STALE_DATES || !neighboursMoved(curve, curves, place)) continue;
      marks.mark(place, 'STALE_REPEAT', 'WARNING', () => describeContract(curve, place, curves));
    }
  }

  #runsOf(curve: Curve, before: Curve | undefined): Uint16Array {
    const runs = new Uint16Array(curve.length).fill(1);
    if (before === undefined) return runs;
    const runsBefore = this.#runs.get(before);
    let other = 0;
    for (let place = 0; place < curve.length; place += 1) {
      const month = curve.months[place] ?? 0;
      while ((before.months[other] ?? Infinity) < month) other += 1;
      if (before.months[other] !== month || before.settles[other] !== curve.settles[place]) continue;
      // Curves of the store were not judged: their contracts have stood still for one date as far as is known.
      runs[place] = Math.min((runsBefore?.[other] ?? 1) + 1, STALE_DATES + 1);
    }
    return runs;
  }
}

function isRepeated(curve: Curve, before: Curve): boolean {
  let common = 0;
  let other = 0;
  for (let place = 0; place < curve.length; place += 1) {
    const month = curve.months[place] ?? 0;
    while ((before.months[other] ?? Infinity) < month) other += 1;
    if (before.months[other] !== month) continue;
    if (before.settles[other] !== curve.settles[place]) return false;
    common += 1;
  }
  return common >= LEAST_CONTRACTS;
}

/** Whether the nearest contract on each side moved, over the dates on which this one did not. */
function neighboursMoved(curve: Curve, curves: readonly Curve[], place: number): boolean {
  const dates = [...curves.slice(1 - STALE_DATES), curve];
  const neighbours = [place - 1, place + 1].filter((index) => index >= 0 && index < curve.length);
  const least = NEIGHBOUR_TICKS * PRODUCTS[curve.product].tickSize * (1 - 1e-9);
  return (
    neighbours.length > 0 &&
    neighbours.every((index) => {
      const settles = dates.map((date) => settleOf(date, curve.months[index] ?? 0));
      const moves = settles.slice(1).map((settle, step) => Math.abs(settle - (settles[step] ?? NaN)));
      // A comparison with NaN is false: a neighbour that is not there throughout says nothing.
      return moves.every((move) => move > 0) && moves.reduce((sum, move) => sum + move, 0) >= least * moves.length;
    })
  );
}

function describeCurve(curve: Curve, before: Curve): string {
  const from = firstPlaceFrom(before, curve.months[0] ?? 0);
  const common = Math.min(curve.length, before.length - from);
  return `all ${common} settlements of ${curve.product} on ${dateOf(curve)} are those of ${dateOf(before)} again`;
}

function describeContract(curve: Curve, place: number, curves: readonly Curve[]): string {
  const settle = shownPrice(curve.product, curve.settles[place] ?? 0);
  const since = curves.at(1 - STALE_DATES) ?? curve;
  return `${symbolAt(curve, place)} settled ${settle} on ${STALE_DATES} trade dates running since ${dateOf(since)}, while its neighbours moved`;
}
