import { greekStatusOf } from './greek-status.js';
import type { GreekStatus } from './greek-status.js';
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
  /** Why a sum is missing: of the first leg that has none, or MIXED_UNITS. */
  readonly greekStatuses: Readonly<Record<Greek, GreekStatus>>;
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
  const statuses = new Map<Greek, GreekStatus>(GREEKS.map((greek) => [greek, 'OK']));
  for (const leg of legs) {
    const { price, greeks } = leg.kind === 'FUTURE' ? futureMeasures(leg.forward) : measureOption(leg);
    profit += leg.quantity * (price - leg.entryPrice);
    if (leg.kind === 'OPTION') cost += leg.quantity * leg.entryPrice;
    for (const [greek, sum] of sums) {
      if (sum === null) continue;
      const each = greeks[greek];
      sums.set(greek, each === null ? null : sum + leg.quantity * each);
      if (leg.kind === 'OPTION') statuses.set(greek, greekStatusOf(leg, greek, each));
    }
  }
  const kinds = new Set(legs.flatMap((leg) => (leg.kind === 'OPTION' ? [volKindOf(leg.model)] : [])));
  for (const greek of kinds.size > 1 ? PER_VOL : []) {
    sums.set(greek, null);
    statuses.set(greek, 'MIXED_UNITS');
  }
  const greeks = Object.fromEntries(sums) as Record<Greek, number | null>; // of every Greek
  const greekStatuses = Object.fromEntries(statuses) as Record<Greek, GreekStatus>; // likewise
  const volKind = kinds.size === 1 && kinds.has('NORMAL') ? 'NORMAL' : 'LOGNORMAL';
  return { cost, profit, greeks, greekStatuses, volKind };
}

function futureMeasures(price: number): { readonly price: number; readonly greeks: Readonly<Record<Greek, number>> } {
  const entries = GREEKS.map((greek): [Greek, number] => [greek, greek === 'DELTA' ? 1 : 0]);
  return { price, greeks: Object.fromEntries(entries) as Record<Greek, number> }; // of every Greek
}
