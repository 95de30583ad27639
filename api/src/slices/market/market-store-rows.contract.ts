/** Columns and imports for the market store's contract, from rows as a test writes them. */
import { isoDate, nearbyOf, parseFuturesSymbol, toDayNumber, toMonthIndex, PRODUCT_CODES } from '@cushing/products';

import type { FuturesSettlementColumns, ImportDescription, MarketStore, SpotPriceColumns } from './index.js';

/** A row as a test writes it: `[symbol, tradeDate, settle, {…}]`, on the line of its place in the list, from 2. */
export type SettlementRow = readonly [
  symbol: string,
  tradeDate: string,
  settle: number,
  others?: Partial<Record<'open' | 'high' | 'low' | 'volume' | 'openInterest', number>>,
];

export const COMMITTED_AT = '2024-05-01T12:00:00.000Z';

export function description(id: string, source: ImportDescription['source'] = 'IMPORTED'): ImportDescription {
  return { id, source, format: 'futures', origin: `${id}.csv` };
}

export function settlementColumns(rows: readonly SettlementRow[]): FuturesSettlementColumns {
  const contracts = rows.map(([symbol, tradeDate]) => {
    const parsed = parseFuturesSymbol(symbol, isoDate(tradeDate));
    if (parsed.status === 'error') throw new Error(parsed.message);
    return parsed.contract;
  });
  const numbers = (name: 'open' | 'high' | 'low' | 'volume' | 'openInterest'): Float64Array =>
    Float64Array.from(rows, ([, , , others]) => others?.[name] ?? Number.NaN);
  return {
    length: rows.length,
    product: Uint8Array.from(contracts, ({ product }) => PRODUCT_CODES.indexOf(product)),
    month: Int32Array.from(contracts, ({ month }) => toMonthIndex(month)),
    tradeDate: Int32Array.from(rows, ([, tradeDate]) => toDayNumber(isoDate(tradeDate))),
    nearby: Int16Array.from(contracts, ({ product, month }, row) => nearbyOf(product, isoDate(rows[row]![1]), month)),
    open: numbers('open'),
    high: numbers('high'),
    low: numbers('low'),
    settle: Float64Array.from(rows, ([, , settle]) => settle),
    volume: numbers('volume'),
    openInterest: numbers('openInterest'),
    line: Int32Array.from(rows, (_, row) => row + 2),
    column: new Int32Array(rows.length),
  };
}

export function spotColumns(rows: readonly (readonly [date: string, price: number])[]): SpotPriceColumns {
  return {
    length: rows.length,
    date: Int32Array.from(rows, ([date]) => toDayNumber(isoDate(date))),
    price: Float64Array.from(rows, ([, price]) => price),
    line: Int32Array.from(rows, (_, row) => row + 2),
  };
}

/** Imports rows in one go and answers the counts. */
export async function importRows(
  store: MarketStore,
  about: ImportDescription,
  rows: readonly SettlementRow[],
): Promise<Awaited<ReturnType<Awaited<ReturnType<MarketStore['beginFuturesImport']>>['commit']>>['counts']> {
  const staged = await store.beginFuturesImport(about);
  await staged.stage(settlementColumns(rows));
  return (await staged.commit({ read: rows.length, rejected: 0 }, COMMITTED_AT)).counts;
}
