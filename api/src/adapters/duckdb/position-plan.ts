import { DOUBLE, INTEGER, UTINYINT } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';

import { PRODUCT_CODES } from '@cushing/products';

import { POSITION_COUNTS } from '../../slices/market/index.js';
import type { PositionColumns, PositionCount } from '../../slices/market/index.js';
import { integer } from './catalogue-rows.js';
import { PRODUCT_NUMBERS, productOf } from './codes.js';
import type { ImportPlan } from './import-plan.js';
import { dateOfDay } from './settlement-rows.js';
import { fillMapped, fillNumbers } from './staged-vectors.js';

/** The column that a count lies in. */
export const POSITION_COLUMNS = {
  openInterest: 'open_interest',
  producerLong: 'producer_long',
  producerShort: 'producer_short',
  swapLong: 'swap_long',
  swapShort: 'swap_short',
  swapSpread: 'swap_spread',
  managedLong: 'managed_long',
  managedShort: 'managed_short',
  managedSpread: 'managed_spread',
  otherLong: 'other_long',
  otherShort: 'other_short',
  otherSpread: 'other_spread',
} as const satisfies Record<PositionCount, string>;

const VALUES = POSITION_COUNTS.map((count) => POSITION_COLUMNS[count]);
const PRODUCTS = PRODUCT_CODES.map((code) => PRODUCT_NUMBERS[code]);

/** How the positions of classes of traders are staged, judged and written. */
export function positionPlan(): ImportPlan<PositionColumns> {
  return {
    name: 'positions',
    stagedColumns: `product UTINYINT, is_combined UTINYINT, day INTEGER,
                    ${VALUES.map((name) => `${name} DOUBLE`).join(', ')}, line INTEGER`,
    types: [UTINYINT, UTINYINT, INTEGER, ...VALUES.map(() => DOUBLE), INTEGER],
    fill(columns, from, count, vectors) {
      fillMapped(vectors[0], columns.product, from, count, PRODUCTS);
      const others = [columns.isCombined, columns.date, ...POSITION_COUNTS.map((name) => columns[name]), columns.line];
      for (const [index, values] of others.entries()) fillNumbers(vectors[index + 1], values, from, count);
    },
    key: ['product', 'is_combined', 'day'],
    values: VALUES,
    conflictSelection: 'row.line, 0, first.line, 0, row.product, row.is_combined, row.day',
    describeKey([product, isCombined, day]: readonly DuckDBValue[]) {
      const report = integer(isCombined) === 1 ? 'combined' : 'futures only';
      return `${productOf(integer(product))}, ${report}, on ${dateOfDay(integer(day))}`;
    },
    parameters: () => [],
    judged: {
      sql: `WITH given AS (
              SELECT rowid AS staged_row, product, is_combined::BOOLEAN AS is_combined,
                     DATE '1970-01-01' + day AS date,
                     ${VALUES.map((name) => `nullif(${name}, 'NaN'::DOUBLE) AS ${name}`).join(', ')}
              FROM staged_positions
            )
            SELECT given.product, given.is_combined, given.date,
                   ${VALUES.map((name) => `coalesce(given.${name}, stored.${name}) AS ${name}`).join(', ')},
                   stored.rowid AS stored_row,
                   stored.rowid IS NOT NULL
                     AND ${VALUES.map((name) => `coalesce(given.${name} = stored.${name}, given.${name} IS NULL)`).join(' AND ')}
                     AS is_same
            FROM given LEFT JOIN trader_positions AS stored
              ON stored.product = given.product
              AND stored.is_combined = given.is_combined
              AND stored.date = given.date
            WHERE staged_row NOT IN (SELECT later_row FROM later_positions)`,
      types: [],
    },
    prepare: undefined,
    stored: {
      table: 'trader_positions',
      key: ['product', 'is_combined', 'date'],
      columns: `product, is_combined, date, ${VALUES.join(', ')}`,
      date: 'date',
      order: 'product, is_combined, date',
      asStaged: `product, is_combined::UTINYINT AS is_combined, date - DATE '1970-01-01' AS day,
                 ${VALUES.join(', ')}, 0 AS line`,
    },
  };
}
