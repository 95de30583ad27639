import { DOUBLE, INTEGER } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';

import type { RateColumns } from '../../slices/market/index.js';
import { integer } from './catalogue-rows.js';
import { dateOfDay } from './settlement-rows.js';
import type { ImportPlan } from './import-plan.js';
import { fillNumbers } from './staged-vectors.js';

/** How rates are staged, judged and written. */
export function ratePlan(): ImportPlan<RateColumns> {
  return {
    name: 'rates',
    stagedColumns: 'day INTEGER, tenor_days INTEGER, rate DOUBLE, line INTEGER',
    types: [INTEGER, INTEGER, DOUBLE, INTEGER],
    fill(columns, from, count, vectors) {
      fillNumbers(vectors[0], columns.date, from, count);
      fillNumbers(vectors[1], columns.tenorDays, from, count);
      fillNumbers(vectors[2], columns.rate, from, count);
      fillNumbers(vectors[3], columns.line, from, count);
    },
    key: ['day', 'tenor_days'],
    values: ['rate'],
    conflictSelection: 'row.line, 0, first.line, 0, row.day, row.tenor_days',
    describeKey([day, tenorDays]: readonly DuckDBValue[]) {
      return `the rate of ${integer(tenorDays)} days on ${dateOfDay(integer(day))}`;
    },
    parameters: () => [],
    judged: {
      sql: `SELECT DATE '1970-01-01' + staged.day AS date,
                   staged.tenor_days,
                   staged.rate,
                   stored.rowid AS stored_row,
                   coalesce(staged.rate = stored.rate, false) AS is_same
            FROM staged_rates AS staged LEFT JOIN rate AS stored
              ON stored.date = DATE '1970-01-01' + staged.day
              AND stored.tenor_days = staged.tenor_days
            WHERE staged.rowid NOT IN (SELECT later_row FROM later_rates)`,
      types: [],
    },
    prepare: undefined,
    stored: {
      table: 'rate',
      key: ['date', 'tenor_days'],
      columns: 'date, tenor_days, rate',
      date: 'date',
      order: 'date, tenor_days',
      asStaged: `date - DATE '1970-01-01' AS day, tenor_days, rate, 0 AS line`,
    },
  };
}
