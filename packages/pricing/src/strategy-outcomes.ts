import { rootWithin } from './root-search.js';
import { requireStrategy } from './strategy-fault.js';
import { isStraight, lowestPrice, type ProfitNode, profitNodes, profitOf } from './strategy-nodes.js';
import { type Tail, tailOf } from './strategy-tails.js';
import { firstExpiryOf } from './strategy-values.js';
import type { StrategyLeg } from './strategy.types.js';

const ROOT_PRECISION = 1e-10;

/** Where a strategy ends, over all prices of its future at the first expiry among its legs. */
export interface StrategyOutcomes {
  /** Prices of the first leg's future at which nothing is gained or lost, ascending. */
  readonly breakEvens: readonly number[];
  /** In the quotation, over all contracts; below 0 where every price loses. Null where it is unlimited. */
  readonly maximumGain: number | null;
  /** What is lost at worst, likewise; below 0 where every price gains. Null where it is unlimited. */
  readonly maximumLoss: number | null;
  readonly isGainUnlimited: boolean;
  readonly isLossUnlimited: boolean;
}

/**
 * Break-evens and extremes at the first expiry. Where all options expire together the profit is straight between strikes
 * and everything is exact; options that live on are valued at quant's ACCURATE, and places are searched for. The other
 * legs' futures are as far from the first leg's as now. No future falls below 0, unless one is there already or an
 * option's model is BACHELIER. Where the profit is 0 over a stretch, its ends are the break-evens.
 *
 * A European option gains less than its future, deep in the money: one that lives on against one that has expired
 * leaves a slope, and so an unlimited gain or loss.
 *
 * @throws {RangeError} with the message of `strategyFault`
 */
export function strategyOutcomes(legs: readonly StrategyLeg[]): StrategyOutcomes {
  requireStrategy(legs);
  const elapsed = firstExpiryOf(legs) ?? 0;
  const nodes = profitNodes(legs, elapsed);
  const hasFloor = lowestPrice(legs) > -Infinity;
  const low = hasFloor ? undefined : tailOf(legs, elapsed, 'LOW');
  const high = tailOf(legs, elapsed, 'HIGH');
  const profits = nodes.map(({ profit }) => profit);
  const isExact = isStraight(legs, elapsed);
  // What an option that lives on approaches and does not reach.
  if (!isExact) for (const tail of [low, high]) if (tail?.slope === 0) profits.push(tail.intercept);
  const isGainUnlimited = high.slope > 0 || (low !== undefined && low.slope < 0);
  const isLossUnlimited = high.slope < 0 || (low !== undefined && low.slope > 0);
  return {
    breakEvens: isExact ? straightRoots(nodes, low, high) : curvedRoots(nodes, profitOf(legs, elapsed)),
    maximumGain: isGainUnlimited ? null : Math.max(...profits),
    // + 0 makes 0 of -0.
    maximumLoss: isLossUnlimited ? null : 0 - Math.min(...profits) + 0,
    isGainUnlimited,
    isLossUnlimited,
  };
}

/** @param low undefined where the first node is a floor */
function straightRoots(nodes: readonly ProfitNode[], low: Tail | undefined, high: Tail): readonly number[] {
  const roots: number[] = [];
  for (const [index, node] of nodes.entries()) {
    const before = nodes[index - 1];
    const after = nodes[index + 1];
    // The profit a step to either side, as far as its being 0 goes.
    const left = before?.profit ?? low?.slope ?? 0;
    const right = after?.profit ?? high.slope;
    if (before !== undefined && before.profit * node.profit < 0) roots.push(crossing(before, node));
    if (before === undefined && low !== undefined && low.slope * node.profit > 0) {
      roots.push(node.price - node.profit / low.slope);
    }
    if (node.profit === 0 && (left !== 0 || right !== 0)) roots.push(node.price);
    if (after === undefined && high.slope * node.profit < 0) roots.push(node.price - node.profit / high.slope);
  }
  return roots;
}

function crossing(one: ProfitNode, other: ProfitNode): number {
  return one.price + (one.profit / (one.profit - other.profit)) * (other.price - one.price);
}

/** Where the sign changes; a profit that only comes near 0 at its end has no break-even there. */
function curvedRoots(nodes: readonly ProfitNode[], profit: (price: number) => number): readonly number[] {
  const signed = nodes.filter((node) => node.profit !== 0);
  return signed.flatMap((node, index) => {
    const before = signed[index - 1];
    if (before === undefined || before.profit * node.profit > 0) return [];
    return [rootWithin(profit, { low: before.price, high: node.price }, ROOT_PRECISION)];
  });
}
