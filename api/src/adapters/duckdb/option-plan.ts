import { DOUBLE, INTEGER, UTINYINT } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';

import { OPTION_SERIES, OPTION_SERIES_CODES, ProductsError, fromMonthIndex, optionSymbol } from '@cushing/products';
import type { ContractMonth, OptionSeries, OptionType } from '@cushing/products';

import type { OptionSettlementColumns } from '../../slices/market/index.js';
import { integer } from './catalogue-rows.js';
import { PRODUCT_NUMBERS, SERIES_NUMBERS, SOURCE_NUMBERS, seriesOf } from './codes.js';
import { dateOfDay } from './settlement-rows.js';
import type { ImportPlan } from './import-plan.js';
import { fillMapped, fillNumbers } from './staged-vectors.js';

/** What a row says of its option; what it does not say leaves what another source said. */
const VALUES = ['settle', 'bid', 'ask', 'volume', 'open_interest'] as const;

const JUDGED = `
  WITH given AS (
    SELECT rowid AS staged_row, product, series, month, strike, is_call::BOOLEAN AS is_call,
           DATE '1970-01-01' + day AS trade_date,
           ${VALUES.map((name) => `nullif(${name}, 'NaN'::DOUBLE) AS ${name}`).join(', ')}
    FROM staged_options
  )
  SELECT $1 AS source, given.product, given.series, given.month, given.strike, given.is_call, given.trade_date,
         ${VALUES.map((name) => `coalesce(given.${name}, stored.${name}) AS ${name}`).join(', ')},
         stored.rowid AS stored_row,
         stored.rowid IS NOT NULL
           AND ${VALUES.map((name) => `coalesce(given.${name} = stored.${name}, given.${name} IS NULL)`).join(' AND ')}
           AS is_same
  FROM given LEFT JOIN option_settlement AS stored
    ON stored.source = $1
    AND stored.product = given.product
    AND stored.trade_date = given.trade_date
    AND stored.series = given.series
    AND stored.month = given.month
    AND stored.strike = given.strike
    AND stored.is_call = given.is_call
  WHERE staged_row NOT IN (SELECT later_row FROM later_options)`;

/** The order of insertion is the order on disk: a product's day lies in one stretch, in the order it is read in. */
const PHYSICAL_ORDER = 'product, trade_date, series, month, strike, is_call';

const STORED_COLUMNS = `source, product, series, month, strike, is_call, trade_date, ${VALUES.join(', ')}`;

const SERIES = OPTION_SERIES_CODES.map((code) => SERIES_NUMBERS[code]);
const PRODUCTS_OF_SERIES = OPTION_SERIES_CODES.map((code) => PRODUCT_NUMBERS[OPTION_SERIES[code].underlying]);

/** How option settlements are staged, judged and written. */
export function optionPlan(): ImportPlan<OptionSettlementColumns> {
  return {
    name: 'options',
    stagedColumns: `product UTINYINT, series UTINYINT, month INTEGER, strike DOUBLE, is_call UTINYINT, day INTEGER,
                    settle DOUBLE, bid DOUBLE, ask DOUBLE, volume DOUBLE, open_interest DOUBLE, line INTEGER`,
    types: [
      ...[UTINYINT, UTINYINT, INTEGER, DOUBLE, UTINYINT, INTEGER],
      ...[DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE, INTEGER],
    ],
    fill(columns, from, count, vectors) {
      fillMapped(vectors[0], columns.series, from, count, PRODUCTS_OF_SERIES);
      fillMapped(vectors[1], columns.series, from, count, SERIES);
      const others = [
        columns.month,
        columns.strike,
        columns.isCall,
        columns.tradeDate,
        columns.settle,
        columns.bid,
        columns.ask,
        columns.volume,
        columns.openInterest,
        columns.line,
      ];
      for (const [index, values] of others.entries()) fillNumbers(vectors[index + 2], values, from, count);
    },
    key: ['series', 'month', 'strike', 'is_call', 'day'],
    values: VALUES,
    conflictSelection: 'row.line, 0, first.line, 0, row.series, row.month, row.strike, row.is_call, row.day',
    describeKey([series, month, strike, isCall, day]: readonly DuckDBValue[]) {
      const type = integer(isCall) === 1 ? 'CALL' : 'PUT';
      const option = describeOption(seriesOf(integer(series)), fromMonthIndex(integer(month)), type, integer(strike));
      return `${option} on ${dateOfDay(integer(day))}`;
    },
    parameters: (source) => [SOURCE_NUMBERS[source]],
    judged: { sql: JUDGED, types: [UTINYINT] },
    prepare: undefined,
    stored: {
      table: 'option_settlement',
      key: ['source', 'product', 'series', 'month', 'strike', 'is_call', 'trade_date'],
      columns: STORED_COLUMNS,
      date: 'trade_date',
      order: PHYSICAL_ORDER,
      asStaged: `product, series, month, strike, is_call::UTINYINT AS is_call, trade_date - DATE '1970-01-01' AS day,
                 ${VALUES.join(', ')}, 0 AS line`,
    },
  };
}

/** @returns the option's symbol; in words where its strike has more decimals than a symbol shows */
function describeOption(series: OptionSeries, month: ContractMonth, type: OptionType, strike: number): string {
  try {
    return optionSymbol(series, month, type, strike);
  } catch (error) {
    if (error instanceof ProductsError) return `${series} ${month} ${type} ${strike}`;
    throw error;
  }
}
