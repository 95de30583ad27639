/** Settlements by the million, a few trade dates at a time. */
import { DATE, DuckDBDoubleVector, DuckDBIntegerVector, DuckDBSmallIntVector, UTINYINT } from '@duckdb/node-api';
import type { DuckDBDataChunk } from '@duckdb/node-api';

import type { IsoDate, ProductCode } from '@cushing/products';

import type { MarketSource, SettlementColumns } from '../../slices/market/index.js';
import { countsOf, tradeDatesOf } from './catalogue-rows.js';
import { PRODUCT_NUMBERS, SOURCE_NUMBERS } from './codes.js';
import { TRADE_DATES, dateValue } from './market-queries.js';
import type { ReadPool } from './read-pool.js';
import { forEachChunk, nanForNull, vector } from './settlement-rows.js';
import type { Query } from './store-connection.js';

/** Trade dates of one statement: some 4,000 settlements, of which a copy takes a few milliseconds. */
const DATES_AT_A_TIME = 32;

const BATCH: Query = {
  sql: `SELECT month, (trade_date - DATE '1970-01-01')::INTEGER, nearby,
          ${['open', 'high', 'low', 'settle', 'volume', 'open_interest'].map(nanForNull).join(', ')}
        FROM futures_settlement WHERE source = $1 AND product = $2 AND trade_date BETWEEN $3 AND $4
        ORDER BY trade_date, month`,
  types: [UTINYINT, UTINYINT, DATE, DATE],
};

const COUNT: Query = {
  sql: `SELECT count(*)::INTEGER FROM futures_settlement
        WHERE source = $1 AND product = $2 AND trade_date BETWEEN $3 AND $4`,
  types: [UTINYINT, UTINYINT, DATE, DATE],
};

export interface TradeDateRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** @returns how many settlements there are in the range */
export function settlementCount(
  pool: ReadPool,
  product: ProductCode,
  source: MarketSource,
  { from, to }: TradeDateRange,
): Promise<number> {
  const values = [SOURCE_NUMBERS[source], PRODUCT_NUMBERS[product], dateValue(from), dateValue(to)];
  return pool.read(COUNT, values, (result) => countsOf(result)[0] ?? 0);
}

/** By trade date, then month. A connection is lent for each statement and given back before its rows are. */
export async function* settlementBatches(
  pool: ReadPool,
  product: ProductCode,
  source: MarketSource,
  { from, to }: TradeDateRange,
): AsyncGenerator<SettlementColumns, void, void> {
  const subject = [SOURCE_NUMBERS[source], PRODUCT_NUMBERS[product]];
  const dates = (await pool.read(TRADE_DATES, subject, tradeDatesOf)).filter((date) => date >= from && date <= to);
  for (let index = 0; index < dates.length; index += DATES_AT_A_TIME) {
    const last = dates[Math.min(index + DATES_AT_A_TIME, dates.length) - 1];
    const first = dates[index];
    if (first === undefined || last === undefined) return;
    yield* await pool.read(BATCH, [...subject, dateValue(first), dateValue(last)], (result) => {
      const batches: SettlementColumns[] = [];
      forEachChunk(result, (chunk) => {
        batches.push(columnsOf(chunk));
      });
      return batches;
    });
  }
}

function columnsOf(chunk: DuckDBDataChunk): SettlementColumns {
  const length = chunk.rowCount;
  const [open, high, low, settle, volume, openInterest] = [3, 4, 5, 6, 7, 8].map((column) =>
    copied(new Float64Array(length), vector(chunk, column, DuckDBDoubleVector)),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]; // six of six
  return {
    ...{ length, open, high, low, settle, volume, openInterest },
    month: copied(new Int32Array(length), vector(chunk, 0, DuckDBIntegerVector)),
    tradeDate: copied(new Int32Array(length), vector(chunk, 1, DuckDBIntegerVector)),
    nearby: copied(new Int16Array(length), vector(chunk, 2, DuckDBSmallIntVector)),
  };
}

/** What a result holds is only good until the next one. */
function copied<Values extends Float64Array | Int32Array | Int16Array>(
  values: Values,
  items: { getItem(index: number): number | null },
): Values {
  for (let row = 0; row < values.length; row += 1) values[row] = items.getItem(row) ?? 0;
  return values;
}
