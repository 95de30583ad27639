/** Columns and imports for the option store's contract, from rows as a test writes them. */
import {
  OPTION_SERIES_CODES,
  fromDayNumber,
  fromMonthIndex,
  isoDate,
  optionSymbol,
  parseSymbol,
  toDayNumber,
  toMonthIndex,
} from '@cushing/products';

import type { ImportCounts, ImportDescription, MarketStore, OptionSettlementColumns, RateColumns } from './index.js';
import { COMMITTED_AT } from './market-store-rows.contract.js';

type Quoted = Partial<Record<'bid' | 'ask' | 'volume' | 'openInterest', number>>;

/** A row as a test writes it: `[symbol, tradeDate, settle, {…}]`, on the line of its place in the list, from 2. */
export type OptionRow = readonly [symbol: string, tradeDate: string, settle: number, others?: Quoted];

/** `[date, tenorDays, rate]`, on the line of its place in the list, from 2. */
export type RateRow = readonly [date: string, tenorDays: number, rate: number];

export function optionColumns(rows: readonly OptionRow[]): OptionSettlementColumns {
  const options = rows.map(([symbol]) => {
    const parsed = parseSymbol(symbol);
    if (parsed.status === 'error' || parsed.instrument.kind !== 'OPTION') throw new Error(`${symbol} is no option`);
    return parsed.instrument;
  });
  const numbers = (name: keyof Quoted): Float64Array =>
    Float64Array.from(rows, ([, , , others]) => others?.[name] ?? Number.NaN);
  return {
    length: rows.length,
    series: Uint8Array.from(options, ({ series }) => OPTION_SERIES_CODES.indexOf(series)),
    month: Int32Array.from(options, ({ month }) => toMonthIndex(month)),
    isCall: Uint8Array.from(options, ({ type }) => (type === 'CALL' ? 1 : 0)),
    strike: Float64Array.from(options, ({ strike }) => strike),
    tradeDate: Int32Array.from(rows, ([, tradeDate]) => toDayNumber(isoDate(tradeDate))),
    settle: Float64Array.from(rows, ([, , settle]) => settle),
    bid: numbers('bid'),
    ask: numbers('ask'),
    volume: numbers('volume'),
    openInterest: numbers('openInterest'),
    line: Int32Array.from(rows, (_, row) => row + 2),
  };
}

/** @returns columns as rows, all numbers named, NaN where the store has none */
export function optionRows(columns: OptionSettlementColumns): OptionRow[] {
  return Array.from({ length: columns.length }, (_, row) => [
    optionSymbol(
      OPTION_SERIES_CODES[columns.series[row]!]!,
      fromMonthIndex(columns.month[row]!),
      columns.isCall[row] === 1 ? 'CALL' : 'PUT',
      columns.strike[row]!,
    ),
    fromDayNumber(columns.tradeDate[row]!),
    columns.settle[row]!,
    {
      bid: columns.bid[row]!,
      ask: columns.ask[row]!,
      volume: columns.volume[row]!,
      openInterest: columns.openInterest[row]!,
    },
  ]);
}

export function rateColumns(rows: readonly RateRow[]): RateColumns {
  return {
    length: rows.length,
    date: Int32Array.from(rows, ([date]) => toDayNumber(isoDate(date))),
    tenorDays: Int32Array.from(rows, ([, tenorDays]) => tenorDays),
    rate: Float64Array.from(rows, ([, , rate]) => rate),
    line: Int32Array.from(rows, (_, row) => row + 2),
  };
}

/** Imports option settlements in one go and answers the counts. */
export async function importOptions(
  store: MarketStore,
  about: ImportDescription,
  rows: readonly OptionRow[],
): Promise<ImportCounts> {
  const staged = await store.beginImport(about);
  await staged.stage('OPTIONS', optionColumns(rows));
  return (await staged.commit({ read: rows.length, rejected: 0 }, COMMITTED_AT)).counts;
}

/** Imports rates in one go and answers the counts. */
export async function importRates(
  store: MarketStore,
  about: ImportDescription,
  rows: readonly RateRow[],
): Promise<ImportCounts> {
  const staged = await store.beginImport(about);
  await staged.stage('RATES', rateColumns(rows));
  return (await staged.commit({ read: rows.length, rejected: 0 }, COMMITTED_AT)).counts;
}
