/** Settlements for tests, written as short as a test reads best. */
import { isoDate, nearbyOf, parseFuturesSymbol } from '@cushing/products';

import type { FuturesSettlement } from '../../src/slices/market/index.js';

/**
 * @param symbol as in `CLK20`
 * @param date the trade date
 * @param settle in the product's quotation
 */
export function settlement(
  symbol: string,
  date: string,
  settle: number,
  others: Partial<FuturesSettlement> = {},
): FuturesSettlement {
  const parsed = parseFuturesSymbol(symbol);
  if (parsed.status === 'error') throw new Error(parsed.message);
  const { product, month } = parsed.contract;
  const tradeDate = isoDate(date);
  return {
    product,
    month,
    symbol: parsed.symbol,
    tradeDate,
    nearby: nearbyOf(product, tradeDate, month),
    open: null,
    high: null,
    low: null,
    settle,
    volume: null,
    openInterest: null,
    importId: 'test',
    ...others,
  };
}
