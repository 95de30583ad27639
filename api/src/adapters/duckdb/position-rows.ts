/** The positions of classes of traders, as they are asked and answered. */
import { BOOLEAN, DATE, DuckDBDateValue, UTINYINT } from '@duckdb/node-api';
import type { DuckDBMaterializedResult, DuckDBValue } from '@duckdb/node-api';

import type { ProductCode } from '@cushing/products';

import { POSITION_COUNTS } from '../../slices/market/index.js';
import type { PositionCount, PositionReport, TraderPositions } from '../../slices/market/index.js';
import { integer, rowsOf } from './catalogue-rows.js';
import { POSITION_COLUMNS } from './position-plan.js';
import { dateOfDay } from './settlement-rows.js';
import type { Query } from './store-connection.js';

export const POSITIONS: Query = {
  sql: `SELECT date, import_number, ${POSITION_COUNTS.map((count) => POSITION_COLUMNS[count]).join(', ')}
        FROM trader_positions
        WHERE product = $1 AND is_combined = $2 AND date BETWEEN $3 AND $4
        ORDER BY date`,
  types: [UTINYINT, BOOLEAN, DATE, DATE],
};

/** @param importIds the imports' ids by their numbers */
export function positionsOf(
  product: ProductCode,
  report: PositionReport,
  result: DuckDBMaterializedResult,
  importIds: ReadonlyMap<number, string>,
): TraderPositions[] {
  return rowsOf(result).map(([date, importNumber, ...counts]) => {
    if (!(date instanceof DuckDBDateValue)) throw new Error('the market store answered no date of positions');
    // One entry for each of the union's members.
    const values = Object.fromEntries(POSITION_COUNTS.map((count, index) => [count, countOf(counts[index])])) as Record<
      PositionCount,
      number | null
    >;
    const importId = importIds.get(integer(importNumber)) ?? '';
    return { product, report, reportDate: dateOfDay(date.days), ...values, importId };
  });
}

function countOf(value: DuckDBValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
