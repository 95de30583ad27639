/** Between result chunks and the columns and curves that the market knows of options. */
import { DuckDBDateVector, DuckDBDoubleVector, DuckDBIntegerVector, DuckDBUTinyIntVector } from '@duckdb/node-api';
import type { DuckDBMaterializedResult } from '@duckdb/node-api';

import { OPTION_SERIES_CODES, toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { OptionSettlementColumns, RateCurve } from '../../slices/market/index.js';
import { seriesOf } from './codes.js';
import { dateOfDay, forEachChunk, nanForNull, present, vector } from './settlement-rows.js';

/** The columns that `optionSettlementsOf` expects, in its order; NULL comes as NaN. */
export const OPTION_SETTLEMENT_SELECTION = `series, month, is_call::UTINYINT, strike,
  ${['settle', 'bid', 'ask', 'volume', 'open_interest'].map(nanForNull).join(', ')}`;

/** The columns that `rateCurveOf` expects, in its order. */
export const RATE_SELECTION = 'date, tenor_days, rate';

/** Indices into `OPTION_SERIES_CODES` by the numbers under which the store knows series. */
const seriesIndices = new Map<number, number>();

/**
 * @param result of a selection of `OPTION_SETTLEMENT_SELECTION`, all of one trade date
 * @returns the rows by series, month, strike, then put before call
 */
export function optionSettlementsOf(tradeDate: IsoDate, result: DuckDBMaterializedResult): OptionSettlementColumns {
  const length = result.rowCount;
  const columns: OptionSettlementColumns = {
    length,
    series: new Uint8Array(length),
    month: new Int32Array(length),
    isCall: new Uint8Array(length),
    strike: new Float64Array(length),
    tradeDate: new Int32Array(length).fill(toDayNumber(tradeDate)),
    settle: new Float64Array(length),
    bid: new Float64Array(length),
    ask: new Float64Array(length),
    volume: new Float64Array(length),
    openInterest: new Float64Array(length),
    line: new Int32Array(length),
  };
  const doubles = [columns.strike, columns.settle, columns.bid, columns.ask, columns.volume, columns.openInterest];
  let from = 0;
  forEachChunk(result, (chunk) => {
    const count = chunk.rowCount;
    copy(vector(chunk, 0, DuckDBUTinyIntVector), columns.series, from, count);
    copy(vector(chunk, 1, DuckDBIntegerVector), columns.month, from, count);
    copy(vector(chunk, 2, DuckDBUTinyIntVector), columns.isCall, from, count);
    for (const [index, values] of doubles.entries()) {
      copy(vector(chunk, 3 + index, DuckDBDoubleVector), values, from, count);
    }
    from += count;
  });
  for (let row = 0; row < length; row += 1) columns.series[row] = seriesIndexOf(columns.series[row] ?? 0);
  return inOrder(columns);
}

/** @param result of a selection of `RATE_SELECTION`, all of one date */
export function rateCurveOf(result: DuckDBMaterializedResult): RateCurve | undefined {
  let date: IsoDate | undefined;
  const points: RateCurve['points'][number][] = [];
  forEachChunk(result, (chunk) => {
    const days = vector(chunk, 0, DuckDBDateVector);
    const tenors = vector(chunk, 1, DuckDBIntegerVector);
    const rates = vector(chunk, 2, DuckDBDoubleVector);
    for (let row = 0; row < chunk.rowCount; row += 1) {
      date ??= dateOfDay(present(days.getItem(row)).days);
      points.push({ tenorDays: present(tenors.getItem(row)), rate: present(rates.getItem(row)) });
    }
  });
  return date === undefined ? undefined : { date, points: points.sort((a, b) => a.tenorDays - b.tenorDays) };
}

interface NumberVector {
  getItem(index: number): number | null;
}

function copy(source: NumberVector, target: Uint8Array | Int32Array | Float64Array, from: number, count: number): void {
  for (let row = 0; row < count; row += 1) target[from + row] = present(source.getItem(row));
}

function seriesIndexOf(number: number): number {
  let index = seriesIndices.get(number);
  if (index === undefined) {
    index = OPTION_SERIES_CODES.indexOf(seriesOf(number));
    seriesIndices.set(number, index);
  }
  return index;
}

/** One import's rows of a day lie in order in the file; only those of several imports need sorting. */
function inOrder(columns: OptionSettlementColumns): OptionSettlementColumns {
  const { length } = columns;
  let sorted = 1;
  while (sorted < length && compareRows(columns, sorted - 1, sorted) <= 0) sorted += 1;
  if (sorted >= length) return columns;
  const order = Uint32Array.from({ length }, (_, row) => row).sort((a, b) => compareRows(columns, a, b));
  const reordered = <Values extends Uint8Array | Int32Array | Float64Array>(values: Values): Values => {
    const copied = values.slice() as Values; // a slice of a typed array is one of the same kind
    for (const [place, row] of order.entries()) copied[place] = values[row] ?? Number.NaN;
    return copied;
  };
  return {
    length,
    series: reordered(columns.series),
    month: reordered(columns.month),
    isCall: reordered(columns.isCall),
    strike: reordered(columns.strike),
    tradeDate: columns.tradeDate,
    settle: reordered(columns.settle),
    bid: reordered(columns.bid),
    ask: reordered(columns.ask),
    volume: reordered(columns.volume),
    openInterest: reordered(columns.openInterest),
    line: columns.line,
  };
}

function compareRows({ series, month, strike, isCall }: OptionSettlementColumns, a: number, b: number): number {
  return difference(series, a, b) || difference(month, a, b) || difference(strike, a, b) || difference(isCall, a, b);
}

function difference(values: ArrayLike<number>, a: number, b: number): number {
  return (values[a] ?? 0) - (values[b] ?? 0);
}
