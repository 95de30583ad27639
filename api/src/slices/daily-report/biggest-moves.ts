/** Which contracts moved most against what they usually do. */
import { PRODUCTS } from '@cushing/products';
import type { ContractMonth, ProductCode } from '@cushing/products';

import { changeFrom } from '../market/index.js';
import type { ForwardCurve, FuturesSettlement } from '../market/index.js';
import type { BiggestMoves, ContractMove } from './daily-report.types.js';

/** Daily changes that a change is held against: those before it, so that it does not measure itself. */
export const CHANGES_HELD_AGAINST = 20;
const MOST_MOVES = 5;

/** What one product brings: its curves of successive trade dates, the report's last. */
export interface MovesOfProduct {
  readonly product: ProductCode;
  readonly curves: readonly Pick<ForwardCurve, 'points'>[];
  /** The contracts that are looked at. */
  readonly months: ReadonlySet<ContractMonth>;
}

/**
 * @param products each with 22 curves, so that every contract has 20 changes before the last; with fewer none of its
 * contracts can be judged
 * @returns the five largest changes in standard deviations, over all products
 */
export function biggestMoves(products: readonly MovesOfProduct[]): BiggestMoves {
  const moves: ContractMove[] = [];
  let unjudged = 0;
  for (const { product, curves, months } of products) {
    const settles = curves.map(({ points }) => new Map(points.map((point) => [point.month, point])));
    for (const [month, latest] of settles.at(-1) ?? []) {
      if (!months.has(month)) continue;
      const move = moveOf(
        product,
        latest,
        settles.map((byMonth) => byMonth.get(month)?.settle),
      );
      if (move === undefined) unjudged += 1;
      else moves.push(move);
    }
  }
  moves.sort((one, other) => Math.abs(other.score) - Math.abs(one.score));
  return { moves: moves.slice(0, MOST_MOVES), judged: moves.length, unjudged };
}

function moveOf(
  product: ProductCode,
  { symbol, settle }: FuturesSettlement,
  settles: readonly (number | undefined)[],
): ContractMove | undefined {
  const change = changeFrom(settle, settles.at(-2));
  const before = changesOf(settles.slice(0, -1)).slice(-CHANGES_HELD_AGAINST);
  if (change.change === null || before.length < CHANGES_HELD_AGAINST) return undefined;
  const deviation = standardDeviation(before);
  // A price that never moved has no scale of its own.
  if (deviation < PRODUCTS[product].tickSize * Number.EPSILON) return undefined;
  return {
    ...{ product, symbol, settle, ...change },
    changeTicks: ticksOf(product, change.change),
    ...{ standardDeviation: deviation, score: change.change / deviation },
  };
}

/** @returns the change in whole ticks of the product */
export function ticksOf(product: ProductCode, change: number): number {
  // Never a negative zero.
  return Math.round(change / PRODUCTS[product].tickSize) + 0;
}

/** Between successive dates that both have a settle. */
function changesOf(settles: readonly (number | undefined)[]): readonly number[] {
  return settles.flatMap((settle, index) => {
    const before = settles[index - 1];
    return settle === undefined || before === undefined ? [] : [settle - before];
  });
}

/** Of a sample, about its mean. */
function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
