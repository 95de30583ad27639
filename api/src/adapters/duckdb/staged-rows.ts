/** Between chunks of staged rows and the columns of an import. */
import {
  DuckDBDoubleVector,
  DuckDBIntegerVector,
  DuckDBSmallIntVector,
  DuckDBUTinyIntVector,
  DuckDBVarCharVector,
} from '@duckdb/node-api';
import type { DuckDBDataChunk } from '@duckdb/node-api';

import { OPTION_SERIES_CODES, PRODUCT_CODES } from '@cushing/products';

import { POSITION_COUNTS, emptySettlementColumns } from '../../slices/market/index.js';
import type {
  FuturesSettlementColumns,
  OptionSettlementColumns,
  PositionColumns,
  PositionCount,
  RateColumns,
  SpotPriceColumns,
} from '../../slices/market/index.js';
import { PRODUCT_NUMBERS, SERIES_NUMBERS, productOf, seriesOf } from './codes.js';
import { present, vector } from './settlement-rows.js';

const PRODUCT_INDEXES = indexesByNumber(PRODUCT_CODES.map((code) => PRODUCT_NUMBERS[code]));
const SERIES_INDEXES = indexesByNumber(OPTION_SERIES_CODES.map((code) => SERIES_NUMBERS[code]));

/** @param chunk all staged columns of futures, in their order */
export function futuresOfChunk(chunk: DuckDBDataChunk): FuturesSettlementColumns {
  const length = chunk.rowCount;
  const columns = { ...emptySettlementColumns(length), length };
  copyProducts(vector(chunk, 0, DuckDBUTinyIntVector), columns.product);
  copy(vector(chunk, 1, DuckDBIntegerVector), columns.month);
  copy(vector(chunk, 2, DuckDBIntegerVector), columns.tradeDate);
  copy(vector(chunk, 3, DuckDBSmallIntVector), columns.nearby);
  const { open, high, low, settle, volume, openInterest } = columns;
  for (const [index, values] of [open, high, low, settle, volume, openInterest].entries()) {
    copy(vector(chunk, 4 + index, DuckDBDoubleVector), values);
  }
  copy(vector(chunk, 10, DuckDBIntegerVector), columns.line);
  copy(vector(chunk, 11, DuckDBIntegerVector), columns.column);
  return columns;
}

/** @param chunk all staged columns of options, in their order */
export function optionsOfChunk(chunk: DuckDBDataChunk): OptionSettlementColumns {
  const length = chunk.rowCount;
  const columns: OptionSettlementColumns = {
    length,
    series: new Uint8Array(length),
    month: new Int32Array(length),
    isCall: new Uint8Array(length),
    strike: new Float64Array(length),
    tradeDate: new Int32Array(length),
    settle: new Float64Array(length),
    bid: new Float64Array(length),
    ask: new Float64Array(length),
    volume: new Float64Array(length),
    openInterest: new Float64Array(length),
    line: new Int32Array(length),
  };
  const series = vector(chunk, 1, DuckDBUTinyIntVector);
  for (let row = 0; row < length; row += 1) {
    const number = present(series.getItem(row));
    columns.series[row] = SERIES_INDEXES[number] ?? OPTION_SERIES_CODES.indexOf(seriesOf(number));
  }
  copy(vector(chunk, 2, DuckDBIntegerVector), columns.month);
  copy(vector(chunk, 3, DuckDBDoubleVector), columns.strike);
  copy(vector(chunk, 4, DuckDBUTinyIntVector), columns.isCall);
  copy(vector(chunk, 5, DuckDBIntegerVector), columns.tradeDate);
  const { settle, bid, ask, volume, openInterest } = columns;
  for (const [index, values] of [settle, bid, ask, volume, openInterest].entries()) {
    copy(vector(chunk, 6 + index, DuckDBDoubleVector), values);
  }
  copy(vector(chunk, 11, DuckDBIntegerVector), columns.line);
  return columns;
}

/** @param chunk all staged columns of spot prices, in their order */
export function spotOfChunk(chunk: DuckDBDataChunk): SpotPriceColumns {
  const length = chunk.rowCount;
  const series = vector(chunk, 0, DuckDBVarCharVector);
  const columns: SpotPriceColumns = {
    length,
    series: Array.from({ length }, (_, row) => present(series.getItem(row))),
    date: new Int32Array(length),
    price: new Float64Array(length),
    line: new Int32Array(length),
  };
  copy(vector(chunk, 1, DuckDBIntegerVector), columns.date);
  copy(vector(chunk, 2, DuckDBDoubleVector), columns.price);
  copy(vector(chunk, 3, DuckDBIntegerVector), columns.line);
  return columns;
}

/** @param chunk all staged columns of rates, in their order */
export function ratesOfChunk(chunk: DuckDBDataChunk): RateColumns {
  const length = chunk.rowCount;
  const columns: RateColumns = {
    length,
    date: new Int32Array(length),
    tenorDays: new Int32Array(length),
    rate: new Float64Array(length),
    line: new Int32Array(length),
  };
  copy(vector(chunk, 0, DuckDBIntegerVector), columns.date);
  copy(vector(chunk, 1, DuckDBIntegerVector), columns.tenorDays);
  copy(vector(chunk, 2, DuckDBDoubleVector), columns.rate);
  copy(vector(chunk, 3, DuckDBIntegerVector), columns.line);
  return columns;
}

/** @param chunk all staged columns of positions, in their order */
export function positionsOfChunk(chunk: DuckDBDataChunk): PositionColumns {
  const length = chunk.rowCount;
  const counts = POSITION_COUNTS.map((name, index) => {
    const values = new Float64Array(length);
    copy(vector(chunk, 3 + index, DuckDBDoubleVector), values);
    return [name, values] as const;
  });
  const columns: PositionColumns = {
    // One entry for each of the names.
    ...(Object.fromEntries(counts) as Record<PositionCount, Float64Array>),
    length,
    product: new Uint8Array(length),
    isCombined: new Uint8Array(length),
    date: new Int32Array(length),
    line: new Int32Array(length),
  };
  copyProducts(vector(chunk, 0, DuckDBUTinyIntVector), columns.product);
  copy(vector(chunk, 1, DuckDBUTinyIntVector), columns.isCombined);
  copy(vector(chunk, 2, DuckDBIntegerVector), columns.date);
  copy(vector(chunk, 3 + POSITION_COUNTS.length, DuckDBIntegerVector), columns.line);
  return columns;
}

/** @returns all rows of the batches in columns of their own */
export function joinedFutures(batches: readonly FuturesSettlementColumns[]): FuturesSettlementColumns {
  const length = batches.reduce((sum, batch) => sum + batch.length, 0);
  const joined = { ...emptySettlementColumns(length), length };
  let from = 0;
  for (const batch of batches) {
    joined.product.set(batch.product, from);
    joined.month.set(batch.month, from);
    joined.tradeDate.set(batch.tradeDate, from);
    joined.nearby.set(batch.nearby, from);
    joined.open.set(batch.open, from);
    joined.high.set(batch.high, from);
    joined.low.set(batch.low, from);
    joined.settle.set(batch.settle, from);
    joined.volume.set(batch.volume, from);
    joined.openInterest.set(batch.openInterest, from);
    joined.line.set(batch.line, from);
    joined.column.set(batch.column, from);
    from += batch.length;
  }
  return joined;
}

interface NumberVector {
  getItem(index: number): number | null;
}

type Numbers = Uint8Array | Int16Array | Int32Array | Float64Array;

function copyProducts(source: NumberVector, target: Uint8Array): void {
  for (let row = 0; row < target.length; row += 1) {
    const number = present(source.getItem(row));
    target[row] = PRODUCT_INDEXES[number] ?? PRODUCT_CODES.indexOf(productOf(number));
  }
}

/** Staged columns have no NULLs: what a source does not give is NaN there. */
function copy(source: NumberVector, target: Numbers): void {
  for (let row = 0; row < target.length; row += 1) target[row] = present(source.getItem(row));
}

function indexesByNumber(numbers: readonly number[]): readonly (number | undefined)[] {
  const indexes: (number | undefined)[] = [];
  for (const [index, number] of numbers.entries()) indexes[number] = index;
  return indexes;
}
