import { DOUBLE, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';

import type { SpotPriceColumns } from '../../slices/market/index.js';
import { integer } from './catalogue-rows.js';
import { dateOfDay } from './settlement-rows.js';
import { fillNumbers } from './staged-vectors.js';
import type { ImportPlan } from './import-plan.js';

/** How the prices of spot series are staged, judged and written. */
export function spotPlan(): ImportPlan<SpotPriceColumns> {
  return {
    name: 'spot',
    stagedColumns: 'series VARCHAR, day INTEGER, price DOUBLE, line INTEGER',
    types: [VARCHAR, INTEGER, DOUBLE, INTEGER],
    fill(columns, from, count, vectors) {
      for (let row = 0; row < count; row += 1) vectors[0]?.setItem(row, columns.series[from + row] ?? '');
      fillNumbers(vectors[1], columns.date, from, count);
      fillNumbers(vectors[2], columns.price, from, count);
      fillNumbers(vectors[3], columns.line, from, count);
    },
    key: ['series', 'day'],
    values: ['price'],
    conflictSelection: 'row.line, 0, first.line, 0, row.series, row.day',
    describeKey([series, day]: readonly DuckDBValue[]) {
      return `${String(series)} on ${dateOfDay(integer(day))}`;
    },
    parameters: () => [],
    judged: {
      sql: `SELECT spot_series.number AS series_number,
                   staged.series,
                   DATE '1970-01-01' + staged.day AS date,
                   staged.price,
                   stored.rowid AS stored_row,
                   coalesce(staged.price = stored.price, false) AS is_same
            FROM staged_spot AS staged
              LEFT JOIN spot_series ON spot_series.name = staged.series
              LEFT JOIN spot_price AS stored
                ON stored.series_number = spot_series.number AND stored.date = DATE '1970-01-01' + staged.day
            WHERE staged.rowid NOT IN (SELECT later_row FROM later_spot)`,
      types: [],
    },
    prepare: {
      sql: `INSERT INTO spot_series
            SELECT (SELECT coalesce(max(number), 0)::INTEGER FROM spot_series) + row_number() OVER (ORDER BY series), series
            FROM (SELECT DISTINCT series FROM staged_spot WHERE series NOT IN (SELECT name FROM spot_series))`,
      types: [],
    },
    stored: {
      table: 'spot_price',
      key: ['series_number', 'date'],
      columns: 'series_number, date, price',
      date: 'date',
      order: 'series_number, date',
      asStaged: `(SELECT name FROM spot_series WHERE number = series_number) AS series,
                 date - DATE '1970-01-01' AS day, price, 0 AS line`,
    },
  };
}
