import { fromDayNumber } from '@cushing/products';

import { decodeText } from '../file/decode-text.js';
import { SNIFFED_BYTES, sniffContent } from '../file/sniff-content.js';
import type { ImportFile, ImportFiles, ParquetReader, UnpackedFile, WorkbookReader } from '../ingestion.ports.js';
import type { ImportRequest } from '../ingestion.types.js';
import { refusal } from '../refusal.js';
import { JSON_FORMS, SHEET_FORMS, TEXT_FORMS, VENDOR_FORMS } from '../vendors/forms.js';
import { mappedForm } from '../vendors/mapped-csv/mapped-csv.form.js';
import type { SheetRow, TextForm } from '../vendors/vendor-form.js';
import type { OpenedFile } from './opened-file.js';
import { csvTable, parquetTable, sheetTable } from './table.js';
import { openTableFile } from './table-file.js';
import { textLines } from './text-lines.js';
import { openVendorFile } from './vendor-file.js';

const MS_A_DAY = 86_400_000;
/** Bytes that tell which vendor's form a text is in; some begin with pages of header. */
const HEAD_BYTES = 64 * 1_024;
/** Lines of the head that forms are shown. */
const HEAD_LINES = 60;
/** Rows of a workbook that forms are shown: the contents of EIA's come before its data. */
const HEAD_ROWS = 60;
/** Documents are parsed whole. */
const MAX_JSON_BYTES = 64 * 1_024 * 1_024;

export interface FileOpeners {
  readonly files: ImportFiles;
  readonly parquet: ParquetReader;
  readonly workbooks: WorkbookReader;
}

/** How a file is asked to be read. */
export type Reading = Pick<ImportRequest, 'format' | 'series' | 'mapping'> & {
  /** Instant of the reading, in milliseconds; nothing has settled after its date. */
  readonly now: number;
};

/**
 * Opens a file that is not packed and tells its form, by its content alone.
 *
 * @throws {AppError} NOT_FOUND or BAD_USER_INPUT, with a reason, for what can't be imported
 */
export async function openFile(unpacked: UnpackedFile, reading: Reading, openers: FileOpeners): Promise<OpenedFile> {
  if (unpacked.isWorkbook) {
    refuseMapping(reading, unpacked.name);
    return openWorkbook(unpacked, 'XLSX', reading, openers);
  }
  const file = await openers.files.open(unpacked.path);
  try {
    const content = sniffContent(await file.head(SNIFFED_BYTES), unpacked.name);
    if (content !== 'TEXT') refuseMapping(reading, unpacked.name);
    switch (content) {
      case 'PARQUET':
        await file.close();
        return await openParquet(unpacked, reading, openers);
      case 'OLD_WORKBOOK':
        await file.close();
        return await openWorkbook(unpacked, 'XLS', reading, openers);
      case 'JSON':
        return await openJson(file, unpacked.name, reading);
      case 'TEXT':
        return await openText(file, unpacked.name, reading);
    }
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openText(file: ImportFile, name: string, reading: Reading): Promise<OpenedFile> {
  let bytesRead = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.bytes()) {
      bytesRead += chunk.length;
      yield chunk;
    }
  };
  const fraction = (): number => Math.min(1, bytesRead / Math.max(1, file.size));
  const text = decodeText(counted(), name);
  const form = textFormOf(await headLines(file), name, reading);
  if (form === undefined) {
    const table = await csvTable(text, name);
    const source = { table, name, container: 'CSV' as const, today: todayOf(reading), request: reading, fraction };
    const opened = await openTableFile(source);
    return {
      ...opened,
      close: async () => {
        await opened.close();
        await file.close();
      },
    };
  }
  refuseSeries(reading, name);
  const lines = textLines(text, name);
  return openVendorFile({
    form,
    container: 'TEXT',
    stated: form.decode(lines, { fileName: name }),
    today: todayOf(reading),
    fraction,
    close: async () => {
      await lines.return(undefined);
      await file.close();
    },
  });
}

/** @returns undefined where it is none of a vendor's, or a format of ours was asked for */
function textFormOf(head: readonly string[], name: string, { format, mapping }: Reading): TextForm | undefined {
  if (mapping !== undefined) {
    const form = mappedForm(mapping);
    if (form.detect(head)) return form;
    throw refusal(
      'MAPPING_DOES_NOT_FIT',
      `The header of ${name} lacks columns that the mapping ${mapping.name} names: choose another mapping, or change it.`,
    );
  }
  const named = TEXT_FORMS.find((form) => form.name === format);
  if (named !== undefined) {
    if (named.detect(head)) return named;
    throw refusal('HEADER_UNKNOWN', `${name} does not begin as ${named.name} does: ${named.example}.`);
  }
  if (format !== undefined && VENDOR_FORMS.some((form) => form.name === format)) {
    throw refusal('HEADER_UNKNOWN', `${name} is text, which ${format} is not.`);
  }
  return format === undefined ? TEXT_FORMS.find((form) => form.detect(head)) : undefined;
}

async function headLines(file: ImportFile): Promise<readonly string[]> {
  const head = new TextDecoder().decode(await file.head(HEAD_BYTES));
  return head.split(/\r\n|\n|\r/, HEAD_LINES);
}

async function openParquet(
  { path, name }: UnpackedFile,
  reading: Reading,
  { parquet }: FileOpeners,
): Promise<OpenedFile> {
  let read = 0;
  const table = await parquetTable(path, name, parquet, (fraction) => {
    read = fraction;
  });
  try {
    const today = todayOf(reading);
    return await openTableFile({ table, name, container: 'PARQUET', today, request: reading, fraction: () => read });
  } catch (error) {
    await table.close();
    throw error;
  }
}

async function openJson(file: ImportFile, name: string, reading: Reading): Promise<OpenedFile> {
  if (file.size > MAX_JSON_BYTES) {
    throw refusal('FILE_IS_JSON', `${name} is JSON of more than ${MAX_JSON_BYTES / 1_048_576} MB: fetch less at once.`);
  }
  let text = '';
  for await (const piece of decodeText(file.bytes(), name)) text += piece;
  await file.close();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal('JSON_DAMAGED', `${name} begins as JSON and is none: the download broke off, or it was edited.`);
  }
  const form = JSON_FORMS.find((each) => (reading.format ?? each.name) === each.name && each.detect(value));
  if (form === undefined) {
    const known = JSON_FORMS.map((each) => each.example).join(' or ');
    throw refusal('FILE_IS_JSON', `${name} is JSON of a kind that is not known. Known: ${known}.`);
  }
  refuseSeries(reading, name);
  return openVendorFile({
    form,
    container: 'JSON',
    stated: form.decode(value, { fileName: name }),
    today: todayOf(reading),
    fraction: () => 1,
    close: () => Promise.resolve(),
  });
}

async function openWorkbook(
  { path, name }: UnpackedFile,
  kind: 'XLS' | 'XLSX',
  reading: Reading,
  { workbooks }: FileOpeners,
): Promise<OpenedFile> {
  const workbook = await workbooks.open(path, kind);
  try {
    const head = await headRows(workbook.rows());
    const form = SHEET_FORMS.find((each) => (reading.format ?? each.name) === each.name && each.detect(head));
    const close = (): Promise<void> => workbook.close();
    if (form === undefined) {
      const table = await sheetTable(workbook.rows(), name);
      const today = todayOf(reading);
      const source = { table, name, container: 'WORKBOOK' as const, today, request: reading, fraction: () => 1 };
      return { ...(await openTableFile(source)), close };
    }
    refuseSeries(reading, name);
    const stated = form.decode(workbook.rows(), { fileName: name });
    return openVendorFile({ form, container: 'WORKBOOK', stated, today: todayOf(reading), fraction: () => 1, close });
  } catch (error) {
    await workbook.close();
    throw error;
  }
}

async function headRows(rows: AsyncIterable<SheetRow>): Promise<readonly SheetRow[]> {
  const head: SheetRow[] = [];
  for await (const row of rows) {
    head.push(row);
    if (head.length >= HEAD_ROWS) break;
  }
  return head;
}

function refuseSeries({ series }: Reading, name: string): void {
  if (series === undefined) return;
  throw refusal('SERIES_NOT_WANTED', `${name} says itself what its prices are of: name no series.`);
}

/** A mapping says how lines of text are divided. */
function refuseMapping({ mapping }: Reading, name: string): void {
  if (mapping === undefined) return;
  throw refusal(
    'MAPPING_DOES_NOT_FIT',
    `${name} is no CSV, for which the mapping ${mapping.name} was made: import it without a mapping, or save it as CSV.`,
  );
}

function todayOf({ now }: Reading): ReturnType<typeof fromDayNumber> {
  return fromDayNumber(Math.floor(now / MS_A_DAY));
}
