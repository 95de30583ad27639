import { DOUBLE, INTEGER, SMALLINT, UTINYINT } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';

import { PRODUCT_CODES, fromMonthIndex, futuresSymbol } from '@cushing/products';

import type { FuturesSettlementColumns } from '../../slices/market/index.js';
import { integer } from './catalogue-rows.js';
import { PRODUCT_NUMBERS, SOURCE_NUMBERS, productOf } from './codes.js';
import { dateOfDay } from './settlement-rows.js';
import { fillMapped, fillNumbers } from './staged-vectors.js';
import type { ImportPlan } from './import-plan.js';

/**
 * What a source does not give never erases what another gave: an absent volume or open interest leaves the stored
 * one. Open, high and low are one statement about the session: a row that gives none of them leaves all three,
 * unless its settle lies outside of the stored range, which then belongs to another session than the settle.
 */
const JUDGED = `
  WITH given AS (
    SELECT rowid AS staged_row, product, month, DATE '1970-01-01' + day AS trade_date, nearby, settle,
           nullif(open, 'NaN'::DOUBLE) AS open,
           nullif(high, 'NaN'::DOUBLE) AS high,
           nullif(low, 'NaN'::DOUBLE) AS low,
           nullif(volume, 'NaN'::DOUBLE) AS volume,
           nullif(open_interest, 'NaN'::DOUBLE) AS open_interest
    FROM staged_futures
  ), compared AS (
    SELECT given.*,
           stored.rowid AS stored_row,
           stored.nearby AS stored_nearby,
           stored.open AS stored_open,
           stored.high AS stored_high,
           stored.low AS stored_low,
           stored.settle AS stored_settle,
           stored.volume AS stored_volume,
           stored.open_interest AS stored_open_interest,
           given.open IS NULL AND given.high IS NULL AND given.low IS NULL
             AND coalesce(given.settle <= stored.high, true)
             AND coalesce(given.settle >= stored.low, true) AS keeps_session
    FROM given LEFT JOIN futures_settlement AS stored
      ON stored.source = $1
      AND stored.product = given.product
      AND stored.month = given.month
      AND stored.trade_date = given.trade_date
    WHERE staged_row NOT IN (SELECT later_row FROM later_futures)
  ), merged AS (
    SELECT $1 AS source, product, month, trade_date, nearby,
           CASE WHEN keeps_session THEN stored_open ELSE open END AS open,
           CASE WHEN keeps_session THEN stored_high ELSE high END AS high,
           CASE WHEN keeps_session THEN stored_low ELSE low END AS low,
           settle,
           coalesce(volume, stored_volume) AS volume,
           coalesce(open_interest, stored_open_interest) AS open_interest,
           stored_row, stored_nearby, stored_open, stored_high, stored_low, stored_settle, stored_volume,
           stored_open_interest
    FROM compared
  )
  SELECT source, product, month, trade_date, nearby, open, high, low, settle, volume, open_interest, stored_row,
         stored_row IS NOT NULL
           AND nearby = stored_nearby
           AND open IS NOT DISTINCT FROM stored_open
           AND high IS NOT DISTINCT FROM stored_high
           AND low IS NOT DISTINCT FROM stored_low
           AND settle = stored_settle
           AND volume IS NOT DISTINCT FROM stored_volume
           AND open_interest IS NOT DISTINCT FROM stored_open_interest AS is_same
  FROM merged`;

/**
 * The order of insertion is the order on disk. Within a year the rows of one nearby lie together: a nearby's whole
 * history then touches one stretch a year, and all contracts of a date lie within one year of one product.
 */
const PHYSICAL_ORDER = 'product, year(trade_date), nearby, trade_date';

/** How settlements are staged, judged and written. */
export function futuresPlan(): ImportPlan<FuturesSettlementColumns> {
  return {
    name: 'futures',
    stagedColumns: `product UTINYINT, month INTEGER, day INTEGER, nearby SMALLINT,
                    open DOUBLE, high DOUBLE, low DOUBLE, settle DOUBLE, volume DOUBLE, open_interest DOUBLE,
                    line INTEGER, file_column INTEGER`,
    types: [UTINYINT, INTEGER, INTEGER, SMALLINT, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE, INTEGER, INTEGER],
    fill(columns, from, count, vectors) {
      const numbers = PRODUCT_CODES.map((code) => PRODUCT_NUMBERS[code]);
      const sourceColumns = [
        columns.product,
        columns.month,
        columns.tradeDate,
        columns.nearby,
        columns.open,
        columns.high,
        columns.low,
        columns.settle,
        columns.volume,
        columns.openInterest,
        columns.line,
        columns.column,
      ];
      for (const [index, values] of sourceColumns.entries()) {
        if (index === 0) fillMapped(vectors[index], values, from, count, numbers);
        else fillNumbers(vectors[index], values, from, count);
      }
    },
    key: ['product', 'month', 'day'],
    values: ['open', 'high', 'low', 'settle', 'volume', 'open_interest'],
    conflictSelection: `row.line, row.file_column, first.line, first.file_column, row.product, row.month, row.day`,
    describeKey([product, month, day]: readonly DuckDBValue[]) {
      const symbol = futuresSymbol(productOf(integer(product)), fromMonthIndex(integer(month)));
      return `${symbol} on ${dateOfDay(integer(day))}`;
    },
    parameters: (source) => [SOURCE_NUMBERS[source]],
    judged: { sql: JUDGED, types: [UTINYINT] },
    prepare: undefined,
    stored: {
      table: 'futures_settlement',
      key: ['source', 'product', 'month', 'trade_date'],
      columns: 'source, product, month, trade_date, nearby, open, high, low, settle, volume, open_interest',
      date: 'trade_date',
      order: PHYSICAL_ORDER,
      asStaged: `product, month, trade_date - DATE '1970-01-01' AS day, nearby,
                 open, high, low, settle, volume, open_interest, 0 AS line, 0 AS file_column`,
    },
  };
}
