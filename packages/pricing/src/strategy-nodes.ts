import { volKindOf } from './greek-units.js';
import { basisOf, profitsAt, yearsLeft } from './strategy-values.js';
import { tailOf } from './strategy-tails.js';
import type { OptionLeg, StrategyLeg } from './strategy.types.js';

/** A price of the first leg's future and the profit there: exactly 0 where that is no more than its error. */
export interface ProfitNode {
  readonly price: number;
  readonly profit: number;
}

/** Of rounding, and of quant's ACCURATE: shares of what the contracts are of. */
const STRAIGHT_ERROR = 1e-12;
const CURVED_ERROR = 1e-7;
/** Deviations of its future around each strike that lives on, within which a profit bends, and steps of one. */
const REACH = 5;
const STEPS = 3;
/** A lognormal future is looked at no farther than so large a deviation takes it. */
const LARGEST_DEVIATION = 2;
/** Golden section, its steps and its share. */
const SECTION_STEPS = 24;
const SECTION = (Math.sqrt(5) - 1) / 2;

/** @returns the lowest price of the first leg's future that counts: none falls below 0, unless a model lets it */
export function lowestPrice(legs: readonly StrategyLeg[]): number {
  if (legs.some((leg) => leg.forward < 0 || (leg.kind === 'OPTION' && leg.model === 'BACHELIER'))) return -Infinity;
  return Math.max(...legs.map((leg) => 0 - basisOf(leg, legs)));
}

/** @returns whether every option has expired by then, so that the profit is straight between strikes */
export function isStraight(legs: readonly StrategyLeg[], elapsed: number): boolean {
  return legs.every((leg) => leg.kind === 'FUTURE' || yearsLeft(leg, elapsed) === 0);
}

/** @returns the profit after a time as a function of the price of the first leg's future */
export function profitOf(legs: readonly StrategyLeg[], elapsed: number): (price: number) => number {
  return (price) => profitsAt(legs, Float64Array.of(price), { elapsed, volShift: 0 }, 'ACCURATE')[0] ?? NaN;
}

/**
 * @param elapsed years from now
 * @returns ascending: the lowest price, every kink, and where the profit bends enough others to see each turn of it, its
 * extremes among them, and on either side one beyond the last change of sign
 */
export function profitNodes(legs: readonly StrategyLeg[], elapsed: number): readonly ProfitNode[] {
  const isCurved = !isStraight(legs, elapsed);
  const error = (isCurved ? CURVED_ERROR : STRAIGHT_ERROR) * sizeOf(legs);
  const prices = legs.flatMap((leg) => (leg.kind === 'OPTION' ? pricesAround(leg, legs, elapsed) : []));
  const lowest = lowestPrice(legs);
  prices.push(Number.isFinite(lowest) ? lowest : (legs[0]?.forward ?? NaN));
  const nodes = nodesAt(
    legs,
    elapsed,
    prices.filter((price) => price >= lowest),
    error,
  );
  if (!isCurved) return nodes;
  const extremes = extremesNear(nodes, profitOf(legs, elapsed), error);
  const further = nodesAt(legs, elapsed, [...extremes, ...beyond(nodes, legs, elapsed)], error);
  return [...nodes, ...further].sort((one, other) => one.price - other.price);
}

function nodesAt(
  legs: readonly StrategyLeg[],
  elapsed: number,
  prices: readonly number[],
  error: number,
): readonly ProfitNode[] {
  const ascending = Float64Array.from(new Set(prices)).sort();
  const profits = profitsAt(legs, ascending, { elapsed, volShift: 0 }, 'ACCURATE');
  return Array.from(ascending, (price, row) => {
    const profit = profits[row] ?? NaN;
    return { price, profit: Math.abs(profit) <= error ? 0 : profit };
  });
}

function sizeOf(legs: readonly StrategyLeg[]): number {
  const sizes = legs.map((leg) => {
    const strike = leg.kind === 'OPTION' ? Math.abs(leg.strike) : 0;
    return Math.abs(leg.quantity) * Math.max(Math.abs(leg.forward), Math.abs(leg.entryPrice), strike);
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Its strike, in terms of the first leg's future; where it lives on, with places around it. */
function pricesAround(leg: OptionLeg, legs: readonly StrategyLeg[], elapsed: number): readonly number[] {
  const basis = basisOf(leg, legs);
  const deviation = leg.vol * Math.sqrt(yearsLeft(leg, elapsed));
  if (deviation === 0) return [leg.strike - basis];
  const isNormal = volKindOf(leg.model) === 'NORMAL';
  const step = (isNormal ? deviation : Math.min(deviation, LARGEST_DEVIATION)) / STEPS;
  return Array.from({ length: 2 * REACH * STEPS + 1 }, (_, index) => {
    const away = (index - REACH * STEPS) * step;
    return (isNormal ? leg.strike + away : leg.strike * Math.exp(away)) - basis;
  });
}

function extremesNear(
  nodes: readonly ProfitNode[],
  profit: (price: number) => number,
  error: number,
): readonly number[] {
  return nodes.flatMap((node, index) => {
    const [before, after] = [nodes[index - 1], nodes[index + 1]];
    if (before === undefined || after === undefined) return [];
    const [rise, fall] = [node.profit - before.profit, node.profit - after.profit];
    if (rise * fall < 0 || Math.max(Math.abs(rise), Math.abs(fall)) <= error) return [];
    const side = rise + fall > 0 ? 1 : -1;
    return [highestWithin((price) => side * profit(price), before.price, after.price)];
  });
}

function highestWithin(value: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - SECTION * (high - low), low + SECTION * (high - low)];
  let [atLeft, atRight] = [value(left), value(right)];
  for (let step = 0; step < SECTION_STEPS; step += 1) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - SECTION * (high - low);
      atLeft = value(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + SECTION * (high - low);
      atRight = value(right);
    }
  }
  return 0.5 * (low + high);
}

/** Beyond where the line that the profit approaches changes sign, if that is farther out than the last node. */
function beyond(nodes: readonly ProfitNode[], legs: readonly StrategyLeg[], elapsed: number): readonly number[] {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first === undefined || last === undefined) return [];
  const far: number[] = [];
  const high = tailOf(legs, elapsed, 'HIGH');
  if (high.slope * last.profit < 0) {
    far.push(last.price + 2 * Math.abs(crossingOf(high) - last.price) + 1);
  }
  const low = tailOf(legs, elapsed, 'LOW');
  if (lowestPrice(legs) === -Infinity && low.slope * first.profit > 0) {
    far.push(first.price - 2 * Math.abs(crossingOf(low) - first.price) - 1);
  }
  return far;
}

function crossingOf({ slope, intercept }: { readonly slope: number; readonly intercept: number }): number {
  return -intercept / slope;
}
