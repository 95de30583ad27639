import { addMonths } from '@cushing/products';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

import { changeFrom, withoutNoise } from './change.js';
import type { Change } from './change.js';
import type { FuturesSettlement, MarketSource } from './market.types.js';

/** One contract against a later one of the same product; positive in backwardation. */
export type CalendarSpread = Change & {
  readonly product: ProductCode;
  readonly source: MarketSource;
  readonly tradeDate: IsoDate;
  readonly near: FuturesSettlement;
  readonly far: FuturesSettlement;
  /** Near settle minus far settle, in the product's quotation. */
  readonly value: number;
};

/**
 * @param current the trade date's settlements, by contract month
 * @param previous those of the trade date before it
 * @param months how many months lie between the two contracts, at least 1
 * @returns a spread for each contract that has a partner that far out, by near contract month
 */
export function calendarSpreadsOf(
  source: MarketSource,
  current: readonly FuturesSettlement[],
  previous: readonly FuturesSettlement[],
  months: number,
): readonly CalendarSpread[] {
  const now = byMonth(current);
  const before = byMonth(previous);
  return current.flatMap((near) => {
    const farMonth = addMonths(near.month, months);
    const far = now.get(farMonth);
    if (far === undefined) return [];
    const value = withoutNoise(near.settle - far.settle);
    const nearBefore = before.get(near.month);
    const farBefore = before.get(farMonth);
    const valueBefore =
      nearBefore === undefined || farBefore === undefined ? undefined : nearBefore.settle - farBefore.settle;
    return [
      {
        product: near.product,
        source,
        tradeDate: near.tradeDate,
        near,
        far,
        value,
        ...changeFrom(value, valueBefore),
      },
    ];
  });
}

function byMonth(settlements: readonly FuturesSettlement[]): ReadonlyMap<ContractMonth, FuturesSettlement> {
  return new Map(settlements.map((settlement) => [settlement.month, settlement]));
}
