/** From rows as a desk has them to the columns of a file. */
import { BATCH_ROWS } from './exports.types.js';
import type { ExportBatch, ExportColumn } from './exports.types.js';

type Cell = string | number | boolean | null;

/** A column with where its values come from. */
export interface ColumnOf<Row> extends ExportColumn {
  readonly value: (row: Row) => Cell;
}

/** @returns the columns without where they come from, which no file says */
export function describedColumns<Row>(columns: readonly ColumnOf<Row>[]): readonly ExportColumn[] {
  return columns.map(({ name, unit, type, description }) => ({ name, unit, type, description }));
}

/** @returns the rows in batches; a row at a time is read from them */
export async function* batchesOf<Row>(
  columns: readonly ColumnOf<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncGenerator<ExportBatch, void, void> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batchOf(columns, batch);
    batch = [];
  }
  if (batch.length > 0) yield batchOf(columns, batch);
}

function batchOf<Row>(columns: readonly ColumnOf<Row>[], rows: readonly Row[]): ExportBatch {
  return {
    length: rows.length,
    columns: columns.map(({ type, value }) =>
      type === 'NUMBER' ? Float64Array.from(rows, (row) => numberOf(value(row))) : rows.map(value),
    ),
  };
}

function numberOf(cell: Cell): number {
  return typeof cell === 'number' ? cell : Number.NaN;
}

/* The columns of each type. A unit is in words, as in "USD/bbl" or "1/year". */

type ColumnMaker = <Row>(
  name: string,
  description: string,
  value: (row: Row) => Cell | undefined,
  unit?: string,
) => ColumnOf<Row>;

function columnMaker(type: ExportColumn['type']): ColumnMaker {
  return (name, description, value, unit = '') => ({
    ...{ name, unit, type, description },
    value: (row) => value(row) ?? null,
  });
}

export const textColumn = columnMaker('TEXT');
export const numberColumn = columnMaker('NUMBER');
export const dateColumn = columnMaker('DATE');
export const booleanColumn = columnMaker('BOOLEAN');

/** @param value milliseconds since 1970 */
export function instantColumn<Row>(
  name: string,
  description: string,
  value: (row: Row) => number | undefined,
): ColumnOf<Row> {
  return {
    ...{ name, unit: 'UTC', type: 'INSTANT', description },
    value: (row) => {
      const at = value(row);
      return at === undefined ? null : new Date(at).toISOString();
    },
  };
}
