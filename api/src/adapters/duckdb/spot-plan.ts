import { DOUBLE, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';

import type { SpotPriceColumns } from '../../slices/market/index.js';
import { integer } from './catalogue-rows.js';
import { dateOfDay } from './settlement-rows.js';
import { fillNumbers } from './staged-vectors.js';
import type { ImportPlan } from './import-plan.js';

const REPLACED = 'SELECT stored_row FROM judged WHERE stored_row IS NOT NULL AND NOT is_same';

/** How the prices of one series are staged, judged and written. */
export function spotPlan(series: string): ImportPlan<SpotPriceColumns> {
  return {
    stagedColumns: 'day INTEGER, price DOUBLE, line INTEGER',
    types: [INTEGER, DOUBLE, INTEGER],
    fill(columns, from, count, vectors) {
      fillNumbers(vectors[0], columns.date, from, count);
      fillNumbers(vectors[1], columns.price, from, count);
      fillNumbers(vectors[2], columns.line, from, count);
    },
    key: ['day'],
    values: ['price'],
    conflictSelection: 'row.line, 0, first.line, 0, row.day',
    describeKey([day]: readonly DuckDBValue[]) {
      return `${series} on ${dateOfDay(integer(day))}`;
    },
    parameters: [series],
    judged: {
      sql: `SELECT (SELECT number FROM spot_series WHERE name = $1) AS series_number,
                   DATE '1970-01-01' + staged.day AS date,
                   staged.price,
                   stored.rowid AS stored_row,
                   coalesce(staged.price = stored.price, false) AS is_same
            FROM staged LEFT JOIN spot_price AS stored
              ON stored.series_number = (SELECT number FROM spot_series WHERE name = $1)
              AND stored.date = DATE '1970-01-01' + staged.day
            WHERE staged.rowid NOT IN (SELECT later_row FROM later)`,
      types: [VARCHAR],
    },
    prepare: {
      sql: `INSERT INTO spot_series
            SELECT (SELECT coalesce(max(number), 0)::INTEGER + 1 FROM spot_series), $1
            WHERE NOT EXISTS (SELECT 1 FROM spot_series WHERE name = $1)`,
      types: [VARCHAR],
    },
    write: [
      {
        query: {
          sql: `INSERT INTO superseded_spot_price SELECT *, $1 FROM spot_price WHERE rowid IN (${REPLACED})`,
          types: [INTEGER],
        },
        takesNumber: true,
      },
      { query: { sql: `DELETE FROM spot_price WHERE rowid IN (${REPLACED})`, types: [] }, takesNumber: false },
      {
        query: {
          sql: `INSERT INTO spot_price
                SELECT series_number, date, price, $1 FROM judged WHERE NOT is_same ORDER BY date`,
          types: [INTEGER],
        },
        takesNumber: true,
      },
    ],
  };
}
