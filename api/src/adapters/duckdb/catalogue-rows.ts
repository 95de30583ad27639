/** The store's small answers, about what it holds. */
import { DuckDBDateValue } from '@duckdb/node-api';
import type { DuckDBMaterializedResult, DuckDBValue } from '@duckdb/node-api';

import type { IsoDate } from '@cushing/products';

import type { ImportRecord, ProductCoverage, SpotSeries } from '../../slices/market/index.js';
import { productOf, sourceOf } from './codes.js';
import { dateOfDay, forEachChunk } from './settlement-rows.js';

export function coverageOf(result: DuckDBMaterializedResult): ProductCoverage[] {
  return rowsOf(result).map(([source, product, first, last, settlements]) => ({
    product: productOf(integer(product)),
    source: sourceOf(integer(source)),
    firstTradeDate: date(first),
    lastTradeDate: date(last),
    settlements: integer(settlements),
  }));
}

/** @returns the dates, ascending */
export function tradeDatesOf(result: DuckDBMaterializedResult): IsoDate[] {
  return rowsOf(result)
    .map(([tradeDate]) => date(tradeDate))
    .sort();
}

export function spotSeriesOf(result: DuckDBMaterializedResult): SpotSeries[] {
  return rowsOf(result).map(([series, first, last, prices]) => ({
    series: text(series),
    firstDate: date(first),
    lastDate: date(last),
    prices: integer(prices),
  }));
}

export function importRecordsOf(result: DuckDBMaterializedResult): ImportRecord[] {
  return rowsOf(result).map(
    ([id, source, format, origin, committedAt, read, stored, unchanged, replaced, rejected]) => ({
      id: text(id),
      source: sourceOf(integer(source)),
      format: text(format),
      origin: text(origin),
      committedAt: text(committedAt),
      counts: {
        read: integer(read),
        stored: integer(stored),
        unchanged: integer(unchanged),
        replaced: integer(replaced),
        rejected: integer(rejected),
      },
    }),
  );
}

/** @returns the imports' ids by their numbers */
export function importIdsOf(result: DuckDBMaterializedResult): Map<number, string> {
  return new Map(rowsOf(result).map(([number, id]) => [integer(number), text(id)]));
}

/** @returns the whole numbers of the only row */
export function countsOf(result: DuckDBMaterializedResult): number[] {
  return (rowsOf(result)[0] ?? []).map(integer);
}

export function rowsOf(result: DuckDBMaterializedResult): DuckDBValue[][] {
  const rows: DuckDBValue[][] = [];
  forEachChunk(result, (chunk) => {
    chunk.appendToRows(rows);
  });
  return rows;
}

export function integer(value: DuckDBValue | undefined): number {
  if (typeof value !== 'number') throw unexpected('a number', value);
  return value;
}

function text(value: DuckDBValue | undefined): string {
  if (typeof value !== 'string') throw unexpected('text', value);
  return value;
}

function date(value: DuckDBValue | undefined): IsoDate {
  if (!(value instanceof DuckDBDateValue)) throw unexpected('a date', value);
  return dateOfDay(value.days);
}

function unexpected(what: string, value: DuckDBValue | undefined): Error {
  return new Error(`the market store answered ${String(value)} where ${what} was expected`);
}
