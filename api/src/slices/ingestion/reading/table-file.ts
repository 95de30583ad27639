import type { IsoDate } from '@cushing/products';

import { detectFormat, formatNamed } from '../formats/detect-format.js';
import type { FileFormat } from '../formats/file-format.js';
import type { TextRecord } from '../ingestion.ports.js';
import type { Container, ImportRequest } from '../ingestion.types.js';
import type { Findings } from '../judgement/findings.js';
import { refusal } from '../refusal.js';
import { VENDOR_FORMS } from '../vendors/forms.js';
import type { ImportRows } from './import-rows.js';
import { LINES_A_STEP } from './opened-file.js';
import type { OpenedFile } from './opened-file.js';
import type { Table } from './table.js';

const SERIES_NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{P}\p{S} ]{0,63}$/u;

/** What a table is read with. */
export interface TableSource {
  readonly table: Table;
  readonly name: string;
  readonly container: Container;
  readonly today: IsoDate;
  readonly request: Pick<ImportRequest, 'format' | 'series'>;
  readonly fraction: () => number;
}

/**
 * A table of one of our own formats, told from its header.
 *
 * @throws {AppError} BAD_USER_INPUT `HEADER_UNKNOWN`, `SERIES_…`
 */
export async function openTableFile(source: TableSource): Promise<OpenedFile> {
  const { table, name, request, container } = source;
  const named = request.format === undefined ? undefined : tableFormat(request.format, name);
  const { format, ignoredColumns } = detectFormat(table.header, named, name, await table.first());
  const read = readerOf(format, source, checkedSeries(format, request.series, name));
  return {
    format: format.name,
    container,
    columnNames: table.header.names,
    ignoredColumns: ignoredColumns.filter((column) => column !== ''),
    read: (rows, findings) => readTable(table, read, rows, findings),
    fraction: source.fraction,
    close: () => table.close(),
  };
}

function tableFormat(named: string, fileName: string): FileFormat {
  const form = VENDOR_FORMS.find((each) => each.name === named);
  if (form === undefined) return formatNamed(named);
  throw refusal('HEADER_UNKNOWN', `${fileName} does not begin as ${form.name} does: ${form.example}.`);
}

type ReadRecord = (record: TextRecord, rows: ImportRows, findings: Findings) => void;

function readerOf(format: FileFormat, { table: { header }, today }: TableSource, series: string): ReadRecord {
  switch (format.kind) {
    case 'FUTURES': {
      const read = format.reader(header, today);
      return (record, rows, findings) => {
        read(record, rows.futures, findings);
      };
    }
    case 'SPOT': {
      const read = format.reader(header, today, series);
      return (record, rows, findings) => {
        read(record, rows.spot, findings);
      };
    }
    case 'OPTIONS': {
      const read = format.reader(header, today);
      return (record, rows, findings) => {
        read(record, rows.options, findings);
      };
    }
    case 'RATES': {
      const read = format.reader(header, today);
      return (record, rows, findings) => {
        read(record, rows.rates, findings);
      };
    }
  }
}

async function* readTable(
  table: Table,
  read: ReadRecord,
  rows: ImportRows,
  findings: Findings,
): AsyncGenerator<number> {
  const width = table.header.names.length;
  let lines = 0;
  for await (const record of table.records) {
    if (record.fields.every((field) => field.trim() === '')) continue;
    lines += 1;
    const { length } = record.fields;
    if (length < width || record.fields.slice(width).some((field) => field.trim() !== '')) {
      const count = `${length} ${length === 1 ? 'field' : 'fields'}`;
      findings.reject({ line: record.line }, count, 'FIELD_COUNT', `${count} where the header has ${width}`);
    } else {
      read(record, rows, findings);
    }
    if (rows.isFull || lines >= LINES_A_STEP) {
      yield lines;
      lines = 0;
    }
  }
  yield lines;
}

function checkedSeries(format: FileFormat, series: string | undefined, fileName: string): string {
  if (format.kind !== 'SPOT') {
    if (series === undefined) return '';
    const content = { FUTURES: 'settlements of futures', OPTIONS: 'settlements of options', RATES: 'rates' };
    throw refusal('SERIES_NOT_WANTED', `${fileName} holds ${content[format.kind]}, which belong to no spot series.`);
  }
  if (series === undefined) {
    throw refusal(
      'SERIES_MISSING',
      `${fileName} holds spot prices and does not say of what: name the series, as RWTC.`,
    );
  }
  if (!SERIES_NAME.test(series)) {
    throw refusal('SERIES_NAME', 'The name of a series has 1 to 64 characters and begins with a letter or a digit.');
  }
  return series;
}
