import { setImmediate as otherWork } from 'node:timers/promises';

import { XLSX_MAX_ROWS_PER_SHEET, writeXlsxStream } from 'hucre/xlsx';
import type { CellValue } from 'hucre/xlsx';

import { AppError } from '../../shared/errors.js';
import type { ExportColumn, ExportValues, WorkbookWriter, WrittenTable } from '../../slices/exports/index.js';
import { withSheetNames } from './sheet-names.js';

/** The first row of a sheet names the columns. */
const MOST_ROWS = XLSX_MAX_ROWS_PER_SHEET - 1;
/** Rows that are written at once: a millisecond or two. */
const ROWS_AT_A_TIME = 256;
/** Empty rows, which nothing is written of. */
const EMPTY_ROWS_AT_A_TIME = 8_192;
const COLUMN_WIDTH = 14;

const NUMBER_FORMATS: Readonly<Record<ExportColumn['type'], string | undefined>> = {
  DATE: 'yyyy-mm-dd',
  INSTANT: 'yyyy-mm-dd hh:mm:ss.000',
  TEXT: undefined,
  NUMBER: undefined,
  BOOLEAN: undefined,
};

/** Writes Office Open XML workbooks a row at a time: what a sheet holds is nowhere in memory as a whole. */
export class StreamWorkbookWriter implements WorkbookWriter {
  async *write(table: WrittenTable, signal: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
    const { columns, total } = table;
    if (total !== undefined && total > MOST_ROWS) throw tooManyRows(total);
    const about = aboutRows(table);
    // The sheet "About" is what the driver goes on with when the sheet of rows is full.
    const dataRows = total === undefined ? MOST_ROWS : Math.max(total, about.length);
    const stream = writeXlsxStream(sheetRows(table, { dataRows, about }, signal), {
      name: 'Data',
      columns: columns.map(({ name, type }) => ({
        ...{ header: name, width: COLUMN_WIDTH },
        ...(NUMBER_FORMATS[type] === undefined ? {} : { numFmt: NUMBER_FORMATS[type] }),
      })),
      freezePane: { rows: 1 },
      maxRowsPerSheet: dataRows + 1,
      repeatHeaders: false,
    });
    yield* withSheetNames(stream, { Data_2: 'About' });
  }
}

function aboutRows({ title, about, columns }: WrittenTable): readonly (readonly string[])[] {
  return [
    ['Title', title],
    ...about.map(({ name, text }) => [name, text]),
    [],
    ['Column', 'Unit', 'Meaning'],
    ...columns.map(({ name, unit, description }) => [name, unit, description]),
  ];
}

/** The rows of the first sheet, filled up with empty ones, then those of the second. */
async function* sheetRows(
  { columns, rows }: WrittenTable,
  { dataRows, about }: { readonly dataRows: number; readonly about: readonly (readonly string[])[] },
  signal: AbortSignal,
): AsyncGenerator<CellValue[], void, void> {
  let count = 0;
  for await (const batch of rows) {
    const cells = columns.map(({ type }, index) => cellsOf(type, batch.columns[index] ?? []));
    for (let row = 0; row < batch.length; row += 1) {
      count += 1;
      if (count > dataRows) throw tooManyRows(count);
      yield cells.map((cell) => cell(row));
      if (count % ROWS_AT_A_TIME === 0) await otherWork();
      signal.throwIfAborted();
    }
  }
  for (; count < dataRows; count += 1) {
    yield [];
    if (count % EMPTY_ROWS_AT_A_TIME === 0) await otherWork();
    signal.throwIfAborted();
  }
  for (const row of about) yield [...row];
}

function cellsOf(type: ExportColumn['type'], values: ExportValues): (row: number) => CellValue {
  if (values instanceof Float64Array) {
    return (row) => {
      const value = values[row];
      return value === undefined || !Number.isFinite(value) ? null : value;
    };
  }
  if (type !== 'DATE' && type !== 'INSTANT') return (row) => values[row] ?? null;
  return (row) => {
    const text = values[row];
    return typeof text === 'string' ? new Date(text) : null;
  };
}

function tooManyRows(rows: number): AppError {
  const message = `A workbook has room for ${MOST_ROWS} rows, and there are ${rows}: take Parquet or CSV.`;
  return new AppError('BAD_USER_INPUT', message, { reason: 'WORKBOOK_TOO_LARGE', details: { rows } });
}
