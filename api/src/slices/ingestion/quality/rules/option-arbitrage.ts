import { PRODUCTS } from '@cushing/products';

import { optionAt } from '../option-chain.js';
import type { ChainSide, OptionChain } from '../option-chain.js';
import type { OptionRule, RuleMarks } from '../rule.js';
import { shownPrice } from '../shown-price.js';

/** Rounding moves what two prices say by a tick, and a butterfly of three by two. */
const TOLERANCE_TICKS = 2;
/** Subtracting decimal prices is off by far less; no tick is as fine. */
const NOISE = 1e-9;

/** Finds options whose prices against other strikes' would pay for nothing: wrong order, too steep, or not convex. */
export class OptionArbitrageRule implements OptionRule {
  judge(chain: OptionChain, marks: RuleMarks): void {
    judgeSide(chain, chain.calls, marks);
    judgeSide(chain, chain.puts, marks);
  }
}

/** One option of a side, by its place among the strikes. */
interface SideOption {
  readonly place: number;
  readonly strike: number;
  readonly settle: number;
}

/** Each option is held against the nearest ones that settled, and marked once. */
function judgeSide(chain: OptionChain, side: ChainSide, marks: RuleMarks): void {
  const tolerance = TOLERANCE_TICKS * PRODUCTS[chain.product].tickSize + NOISE;
  let lower: SideOption | undefined;
  let option: SideOption | undefined;
  let isMarked = false;
  for (let place = 0; place < chain.strikes.length; place += 1) {
    const upper = { place, strike: chain.strikes[place] ?? NaN, settle: side.settles[place] ?? NaN };
    if (Number.isNaN(upper.settle)) continue;
    if (lower !== undefined && option !== undefined && !isMarked) {
      const [first, middle] = [lower, option];
      if (lineAt(first, upper, middle.strike) - middle.settle < -tolerance / 2) {
        const row = side.rows[middle.place] ?? 0;
        marks.mark(row, 'OPTION_ARBITRAGE', 'WARNING', () => describeConvexity(chain, side, [first, middle, upper]));
      }
    }
    const fault = option === undefined ? undefined : pairFault(chain, side, option, upper, tolerance);
    if (option !== undefined && fault !== undefined) {
      const nearest = option;
      marks.mark(side.rows[place] ?? 0, 'OPTION_ARBITRAGE', 'WARNING', () =>
        describePair(chain, side, nearest, upper, fault),
      );
    }
    isMarked = fault !== undefined;
    lower = option;
    option = upper;
  }
}

/** Butterflies of even strikes cost twice what the middle lies under this line. */
function lineAt(lower: SideOption, upper: SideOption, strike: number): number {
  const share = (strike - lower.strike) / (upper.strike - lower.strike);
  return (1 - share) * lower.settle + share * upper.settle;
}

function pairFault(
  { terms, discount }: OptionChain,
  { type }: ChainSide,
  lower: SideOption,
  upper: SideOption,
  tolerance: number,
): 'ORDER' | 'STEEP' | undefined {
  const fall = type === 'CALL' ? lower.settle - upper.settle : upper.settle - lower.settle;
  if (fall < -tolerance) return 'ORDER';
  const worth = terms.exerciseStyle === 'EUROPEAN' ? discount.most : 1;
  return fall > (upper.strike - lower.strike) * worth + tolerance ? 'STEEP' : undefined;
}

function describePair(
  chain: OptionChain,
  { type }: ChainSide,
  lower: SideOption,
  upper: SideOption,
  fault: 'ORDER' | 'STEEP',
): string {
  const { product, tradeDate } = chain;
  const [option, other] = [optionAt(chain, type, upper.place), optionAt(chain, type, lower.place)];
  const settles = `${option} settled ${shownPrice(product, upper.settle)} on ${tradeDate}`;
  const otherSettle = shownPrice(product, lower.settle);
  if (fault === 'ORDER') {
    const [side, rule] = type === 'CALL' ? ['above', 'fall'] : ['below', 'rise'];
    return `${settles}, ${side} ${other} at ${otherSettle}: ${type.toLowerCase()}s ${rule} with the strike`;
  }
  const distance = shownPrice(product, upper.strike - lower.strike);
  return `${settles} and ${other} ${otherSettle}, which are further apart than their strikes, ${distance}`;
}

function describeConvexity(
  chain: OptionChain,
  { type }: ChainSide,
  [lower, middle, upper]: readonly [SideOption, SideOption, SideOption],
): string {
  const { product, tradeDate } = chain;
  const excess = shownPrice(product, middle.settle - lineAt(lower, upper, middle.strike));
  const option = optionAt(chain, type, middle.place);
  const sides = `${optionAt(chain, type, lower.place)} and ${optionAt(chain, type, upper.place)}`;
  return `${option} settled ${shownPrice(product, middle.settle)} on ${tradeDate}, ${excess} above the line between ${sides}: a butterfly would pay for nothing`;
}
