import type { IsoDate, ProductCode } from '@cushing/products';

import { changeFrom } from './change.js';
import type { Change } from './change.js';
import type { FuturesSettlement, MarketSource } from './market.types.js';

/** All contracts of a product on one trade date. */
export interface FuturesBoard {
  readonly product: ProductCode;
  readonly source: MarketSource;
  readonly tradeDate: IsoDate;
  readonly previousTradeDate: IsoDate | null;
  readonly rows: readonly FuturesBoardRow[];
}

/** A contract's settlement beside the trade date before. */
export type FuturesBoardRow = FuturesSettlement & Change & { readonly openInterestChange: number | null };

/**
 * @param current the trade date's settlements, by contract month
 * @param previous those of the trade date before it
 * @returns a row for each current settlement, in the same order
 */
export function boardRows(
  current: readonly FuturesSettlement[],
  previous: readonly FuturesSettlement[],
): readonly FuturesBoardRow[] {
  const before = new Map(previous.map((settlement) => [settlement.month, settlement]));
  return current.map((settlement) => {
    const earlier = before.get(settlement.month);
    const openInterestBefore = earlier?.openInterest ?? null;
    return {
      ...settlement,
      ...changeFrom(settlement.settle, earlier?.settle),
      openInterestChange:
        settlement.openInterest === null || openInterestBefore === null
          ? null
          : settlement.openInterest - openInterestBefore,
    };
  });
}
