import type { IsoDate } from '@cushing/products';
import type { BarColumns } from '@cushing/quant';

import type { FuturesSettlement } from '../market/index.js';
import type { RealizedStatus } from './volatility.types.js';

/** Why returns do not go on across a roll. */
export type RunBreak = Extract<RealizedStatus, 'NOT_POSITIVE_PRICE' | 'ROLL_PRICE_MISSING'>;

/** Bars that follow each other without a gap. */
export interface BarRun {
  /** Index of its first bar. */
  readonly start: number;
  /** What separates it from the run before; undefined for the first. */
  readonly reason: RunBreak | undefined;
}

/** A history whose returns are those of the contract held, by trade date. */
export interface RolledBars {
  readonly dates: readonly IsoDate[];
  /** NaN where the source gave no price. */
  readonly bars: { readonly [Column in keyof BarColumns]: Float64Array };
  /** At least one where there is a bar; ascending. */
  readonly runs: readonly BarRun[];
}

/**
 * Scales the bars of each contract so that at a roll its last settle and that of the next contract, of the same day, are
 * the same: returns are then those of the contract held. A roll that has no such ratio begins a new run.
 *
 * @param held the settlements of one nearby, ascending by trade date; or of one contract
 * @param next those of the nearby after it over the same dates: what was rolled into; nothing for one contract
 */
export function rolledBars(held: readonly FuturesSettlement[], next: readonly FuturesSettlement[]): RolledBars {
  const nextOn = new Map(next.map((settlement) => [settlement.tradeDate, settlement]));
  const count = held.length;
  const bars = {
    open: new Float64Array(count),
    high: new Float64Array(count),
    low: new Float64Array(count),
    close: new Float64Array(count),
  };
  const runs: BarRun[] = [];
  let factor = 1;
  held.forEach((settlement, index) => {
    const before = held[index - 1];
    if (before === undefined) {
      runs.push({ start: index, reason: undefined });
    } else if (before.month !== settlement.month) {
      const ratio = rollRatio(before, nextOn.get(before.tradeDate), settlement);
      if (typeof ratio === 'number') {
        factor *= ratio;
      } else {
        factor = 1;
        runs.push({ start: index, reason: ratio });
      }
    }
    bars.open[index] = factor * (settlement.open ?? NaN);
    bars.high[index] = factor * (settlement.high ?? NaN);
    bars.low[index] = factor * (settlement.low ?? NaN);
    bars.close[index] = factor * settlement.settle;
  });
  return { dates: held.map(({ tradeDate }) => tradeDate), bars, runs };
}

/** @param sameDay what of the nearby after it settled on the outgoing contract's last day */
function rollRatio(
  outgoing: FuturesSettlement,
  sameDay: FuturesSettlement | undefined,
  incoming: FuturesSettlement,
): number | RunBreak {
  if (sameDay?.month !== incoming.month) return 'ROLL_PRICE_MISSING';
  return outgoing.settle > 0 && sameDay.settle > 0 ? outgoing.settle / sameDay.settle : 'NOT_POSITIVE_PRICE';
}
