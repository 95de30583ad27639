/** Between bars and the rows of result chunks and of the staging tables. */
import { DuckDBDoubleVector, DuckDBIntegerVector, DuckDBUTinyIntVector } from '@duckdb/node-api';
import type { DuckDBAppender, DuckDBMaterializedResult } from '@duckdb/node-api';

import { fromMonthIndex, futuresSymbol, parseFuturesSymbol, toMonthIndex } from '@cushing/products';
import type { FuturesSymbol } from '@cushing/products';

import type { Bar, BarInterval } from '../../slices/quotes/index.js';
import { BAR_ORIGIN_NUMBERS, PRODUCT_NUMBERS, barOriginOf, productOf } from './codes.js';
import { forEachChunk, present, vector } from './settlement-rows.js';

/** The columns that `barsOf` expects, in its order. */
export const BAR_SELECTION = 'origin, product, month, start::DOUBLE, open, high, low, close, volume';

/** The numbers under which the store knows a contract. */
export interface BarContract {
  readonly product: number;
  readonly month: number;
}

/** More months than there are, for one number a contract. */
const MONTHS = 100_000;

/** Symbols recur in every write and answer: each is read and made once. There are 6,000 of them at most. */
const contractsBySymbol = new Map<FuturesSymbol, BarContract>();
const symbolsByContract = new Map<number, FuturesSymbol>();

export function contractOfBar(symbol: FuturesSymbol): BarContract {
  let contract = contractsBySymbol.get(symbol);
  if (contract === undefined) {
    const parsed = parseFuturesSymbol(symbol);
    if (parsed.status === 'error') throw new Error(parsed.message);
    const { product, month } = parsed.contract;
    contract = { product: PRODUCT_NUMBERS[product], month: toMonthIndex(month) };
    contractsBySymbol.set(symbol, contract);
  }
  return contract;
}

/**
 * @param result of a selection of `BAR_SELECTION`, all of one interval
 * @returns the bars, ascending by start
 */
export function barsOf(interval: BarInterval, result: DuckDBMaterializedResult): Bar[] {
  const bars: Bar[] = [];
  forEachChunk(result, (chunk) => {
    const origins = vector(chunk, 0, DuckDBUTinyIntVector);
    const products = vector(chunk, 1, DuckDBUTinyIntVector);
    const months = vector(chunk, 2, DuckDBIntegerVector);
    const starts = vector(chunk, 3, DuckDBDoubleVector);
    const opens = vector(chunk, 4, DuckDBDoubleVector);
    const highs = vector(chunk, 5, DuckDBDoubleVector);
    const lows = vector(chunk, 6, DuckDBDoubleVector);
    const closes = vector(chunk, 7, DuckDBDoubleVector);
    const volumes = vector(chunk, 8, DuckDBDoubleVector);
    for (let row = 0; row < chunk.rowCount; row += 1) {
      bars.push({
        symbol: symbolOf(present(products.getItem(row)), present(months.getItem(row))),
        interval,
        origin: barOriginOf(present(origins.getItem(row))),
        start: present(starts.getItem(row)),
        open: present(opens.getItem(row)),
        high: present(highs.getItem(row)),
        low: present(lows.getItem(row)),
        close: present(closes.getItem(row)),
        volume: present(volumes.getItem(row)),
      });
    }
  });
  return bars.sort((a, b) => a.start - b.start);
}

/** @param intervalNumber by which the staging table names the bar's interval */
export function appendBar(appender: DuckDBAppender, bar: Bar, intervalNumber: number): void {
  const { product, month } = contractOfBar(bar.symbol);
  appender.appendUTinyInt(intervalNumber);
  appender.appendUTinyInt(BAR_ORIGIN_NUMBERS[bar.origin]);
  appender.appendUTinyInt(product);
  appender.appendInteger(month);
  appender.appendDouble(bar.start);
  appender.appendDouble(bar.open);
  appender.appendDouble(bar.high);
  appender.appendDouble(bar.low);
  appender.appendDouble(bar.close);
  appender.appendDouble(bar.volume);
  appender.endRow();
}

function symbolOf(product: number, month: number): FuturesSymbol {
  const contract = product * MONTHS + month;
  let symbol = symbolsByContract.get(contract);
  if (symbol === undefined) {
    symbol = futuresSymbol(productOf(product), fromMonthIndex(month));
    symbolsByContract.set(contract, symbol);
  }
  return symbol;
}
