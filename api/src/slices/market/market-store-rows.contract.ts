/** Columns and imports for the market store's contract, from rows as a test writes them. */
import { isoDate, nearbyOf, parseFuturesSymbol, toDayNumber, toMonthIndex, PRODUCT_CODES } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { POSITION_COUNTS } from './index.js';
import type {
  FuturesSettlementColumns,
  ImportCounts,
  ImportDescription,
  MarketStore,
  OptionSettlementStore,
  PositionColumns,
  PositionCount,
  PositionReport,
  SpotPriceColumns,
  StagingAreas,
  TraderPositions,
} from './index.js';

/** What the contracts of imports work in: a new store, and where staged rows that it may load lie. */
export interface ImportBench {
  readonly store: MarketStore & { readonly options: OptionSettlementStore };
  readonly areas: StagingAreas;
  /** @returns an empty folder that the store may load from */
  newDirectory(): Promise<string>;
}

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

/** `[date, price]`, on the line of its place in the list, from 2. */
type PriceRow = readonly [date: string, price: number];

export function spotColumns(series: string, rows: readonly PriceRow[]): SpotPriceColumns {
  return columnsOfSeries(rows.map((row) => [series, ...row]));
}

/** As `spotColumns`, each row with its series. */
export function columnsOfSeries(rows: readonly (readonly [series: string, ...PriceRow])[]): SpotPriceColumns {
  return {
    length: rows.length,
    series: rows.map(([series]) => series),
    date: Int32Array.from(rows, ([, date]) => toDayNumber(isoDate(date))),
    price: Float64Array.from(rows, ([, , price]) => price),
    line: Int32Array.from(rows, (_, row) => row + 2),
  };
}

/** `[product, report, date, {…}]`, on the line of its place in the list, from 2. */
export type PositionRow = readonly [
  product: ProductCode,
  report: PositionReport,
  date: string,
  counts: Partial<Record<PositionCount, number>>,
];

export function positionColumns(rows: readonly PositionRow[]): PositionColumns {
  // One entry for each of the union's members.
  const counts = Object.fromEntries(
    POSITION_COUNTS.map((name) => [name, Float64Array.from(rows, ([, , , given]) => given[name] ?? Number.NaN)]),
  ) as Record<PositionCount, Float64Array>;
  return {
    ...counts,
    length: rows.length,
    product: Uint8Array.from(rows, ([product]) => PRODUCT_CODES.indexOf(product)),
    isCombined: Uint8Array.from(rows, ([, report]) => (report === 'COMBINED' ? 1 : 0)),
    date: Int32Array.from(rows, ([, , date]) => toDayNumber(isoDate(date))),
    line: Int32Array.from(rows, (_, row) => row + 2),
  };
}

/** @returns the positions of a row as the store answers them, null where it gave no number */
export function positionsOfRow([product, report, date, counts]: PositionRow, importId: string): TraderPositions {
  const values = Object.fromEntries(POSITION_COUNTS.map((name) => [name, counts[name] ?? null])) as Record<
    PositionCount,
    number | null
  >;
  return { product, report, reportDate: isoDate(date), ...values, importId };
}

/** Imports rows in one go and answers the counts. */
export async function importRows(
  store: MarketStore,
  about: ImportDescription,
  rows: readonly SettlementRow[],
): Promise<ImportCounts> {
  const staged = await store.beginImport(about);
  await staged.stage('FUTURES', settlementColumns(rows));
  return (await staged.commit({ read: rows.length, rejected: 0 }, COMMITTED_AT)).counts;
}
