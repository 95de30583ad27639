import { volKindOf } from './greek-units.js';
import type { VolKind } from './greek-units.js';
import { measureOption } from './measure-option.js';
import { type Greek, GREEKS } from './option-measures.js';
import { requireStrategy } from './strategy-fault.js';
import type { StrategyLeg } from './strategy.types.js';

/** What a strategy costs and how it moves now. */
export interface StrategyTotals {
  /** Premiums paid less those received, in the quotation, over all contracts: a future costs nothing. */
  readonly cost: number;
  /** Profit or loss since entry at the present prices and vols, in the quotation. */
  readonly profit: number;
  /** In a desk's units (see `OptionMeasures`), weighted by quantity; null where a leg has none, or legs' units differ. */
  readonly greeks: Readonly<Record<Greek, number | null>>;
  /** What a vol point is in the Greeks: of lognormal vols, also without options, or of normal ones. */
  readonly volKind: VolKind;
}

/** Those that are per vol point, which adds up only where all vols are of one kind. */
const PER_VOL: ReadonlySet<Greek> = new Set(['VEGA', 'VANNA', 'VOLGA', 'VETA', 'ZOMMA', 'ULTIMA']);

/** @throws {RangeError} with the message of `strategyFault` */
export function strategyTotals(legs: readonly StrategyLeg[]): StrategyTotals {
  requireStrategy(legs);
  let cost = 0;
  let profit = 0;
  const sums = new Map<Greek, number | null>(GREEKS.map((greek) => [greek, 0]));
  for (const leg of legs) {
    const { price, greeks } = leg.kind === 'FUTURE' ? futureMeasures(leg.forward) : measureOption(leg);
    profit += leg.quantity * (price - leg.entryPrice);
    if (leg.kind === 'OPTION') cost += leg.quantity * leg.entryPrice;
    for (const [greek, sum] of sums) sums.set(greek, plus(sum, greeks[greek], leg.quantity));
  }
  const kinds = new Set(legs.flatMap((leg) => (leg.kind === 'OPTION' ? [volKindOf(leg.model)] : [])));
  if (kinds.size > 1) for (const greek of PER_VOL) sums.set(greek, null);
  const greeks = Object.fromEntries(sums) as Record<Greek, number | null>; // of every Greek
  const volKind = kinds.size === 1 && kinds.has('NORMAL') ? 'NORMAL' : 'LOGNORMAL';
  return { cost, profit, greeks, volKind };
}

function futureMeasures(price: number): { readonly price: number; readonly greeks: Readonly<Record<Greek, number>> } {
  const entries = GREEKS.map((greek): [Greek, number] => [greek, greek === 'DELTA' ? 1 : 0]);
  return { price, greeks: Object.fromEntries(entries) as Record<Greek, number> }; // of every Greek
}

function plus(sum: number | null, each: number | null, quantity: number): number | null {
  return sum === null || each === null ? null : sum + quantity * each;
}
