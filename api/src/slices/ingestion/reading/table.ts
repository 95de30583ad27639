import { csvRecords } from '../file/csv-records.js';
import { Header } from '../file/header.js';
import type { ParquetReader, TextRecord } from '../ingestion.ports.js';
import { refusal } from '../refusal.js';
import type { SheetRow } from '../vendors/vendor-form.js';

/** Rows of text below a header, whatever holds them. */
export interface Table {
  readonly header: Header;
  /** The first of `records`, which still has it; undefined where there is none. To be asked before those are read. */
  first(): Promise<TextRecord | undefined>;
  /** What stands below the header. To be read once. */
  readonly records: AsyncIterable<TextRecord>;
  close(): Promise<void>;
}

/**
 * @param text all of it
 * @param name the file's, for the messages
 * @throws {AppError} BAD_USER_INPUT for what is no table
 */
export async function csvTable(text: AsyncIterable<string>, name: string): Promise<Table> {
  const records = csvRecords(text, name);
  const first = await records.next();
  if (first.done === true) throw refusal('FILE_EMPTY', `${name} is empty: there is nothing to import.`);
  return {
    header: new Header(first.value.fields, name),
    ...withFirst(records),
    close: async () => {
      await records.return(undefined);
    },
  };
}

/**
 * @param path absolute
 * @param onRow called for every row with how much of the file was read, 0 … 1
 * @throws {AppError} BAD_USER_INPUT for what is no table
 */
export async function parquetTable(
  path: string,
  name: string,
  parquet: ParquetReader,
  onRow: (fraction: number) => void,
): Promise<Table> {
  const table = await parquet.open(path);
  try {
    let read = 0;
    const records = async function* (): AsyncGenerator<TextRecord> {
      for await (const record of table.records()) {
        read += 1;
        onRow(Math.min(1, read / Math.max(1, table.rows)));
        yield record;
      }
    };
    return {
      header: new Header(table.columns, name),
      ...withFirst(records()),
      close: () => {
        table.close();
        return Promise.resolve();
      },
    };
  } catch (error) {
    table.close();
    throw error;
  }
}

/**
 * The first sheet of a workbook as a table: its first row that holds something is the header.
 *
 * @param rows of all sheets, one after the other
 */
export async function sheetTable(rows: AsyncIterable<SheetRow>, name: string): Promise<Table> {
  const records = sheetRecords(rows);
  const first = await records.next();
  if (first.done === true) throw refusal('WORKBOOK_WITHOUT_ROWS', `The first sheet of ${name} is empty.`);
  const width = first.value.fields.length;
  return {
    header: new Header(first.value.fields, name),
    ...withFirst(padded(records, width)),
    close: async () => {
      await records.return(undefined);
    },
  };
}

async function* sheetRecords(rows: AsyncIterable<SheetRow>): AsyncGenerator<TextRecord> {
  let firstSheet: string | undefined;
  for await (const { sheet, row, cells } of rows) {
    firstSheet ??= sheet;
    if (sheet !== firstSheet) return;
    const fields = cells.map(textOfCell);
    if (fields.some((field) => field !== '')) yield { line: row, fields };
  }
}

/** A sheet's rows end at their last cell that holds something. */
async function* padded(records: AsyncIterable<TextRecord>, width: number): AsyncGenerator<TextRecord> {
  for await (const { line, fields } of records) {
    const missing = Math.max(0, width - fields.length);
    yield { line, fields: missing === 0 ? fields : [...fields, ...Array.from({ length: missing }, () => '')] };
  }
}

function textOfCell(cell: SheetRow['cells'][number]): string {
  if (cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell);
}

/** Lets the first record be seen without taking it from those who read all of them. */
function withFirst(records: AsyncGenerator<TextRecord>): Pick<Table, 'first' | 'records'> {
  let first: Promise<IteratorResult<TextRecord>> | undefined;
  const seen = async (): Promise<TextRecord | undefined> => {
    first ??= records.next();
    const result = await first;
    return result.done === true ? undefined : result.value;
  };
  return {
    first: seen,
    records: (async function* () {
      const record = await seen();
      if (record !== undefined) yield record;
      yield* records;
    })(),
  };
}
