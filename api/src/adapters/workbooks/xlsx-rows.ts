import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { CellValue } from 'hucre/xlsx';

import type { SheetRow } from '../../slices/ingestion/index.js';
import { inflatedSize } from './inflated-size.js';
import { workbookTooLarge } from './workbook-error.js';

const MEGABYTE = 1_048_576;
/** Two million rows of a date and a price take half of it. */
const LARGEST_INFLATED_MB = 256;
/** The EIA's largest have twenty. Each costs the shared texts once more. */
const MOST_SHEETS = 50;
/** A row is held as wide as its last cell, so one far to the right makes much of little. */
const MOST_COLUMNS = 1_000;

/**
 * Opens an Office Open XML workbook; its rows are unpacked as they are read.
 *
 * @throws {AppError} BAD_USER_INPUT `WORKBOOK_TOO_LARGE`; whatever the driver throws for a file that is damaged
 */
export async function openXlsx(bytes: Uint8Array): Promise<() => AsyncGenerator<SheetRow>> {
  if (inflatedSize(bytes) > LARGEST_INFLATED_MB * MEGABYTE) {
    throw workbookTooLarge(`unpacks to more than ${LARGEST_INFLATED_MB} MB`);
  }
  const names = await sheetNames(bytes);
  if (names.length > MOST_SHEETS) throw workbookTooLarge(`has more than ${MOST_SHEETS} sheets`);
  return async function* rows() {
    for (const sheet of names) {
      for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
        if (values.length > MOST_COLUMNS) throw workbookTooLarge(`has more than ${MOST_COLUMNS} columns`);
        if (values.length > 0) yield { sheet, row: index + 1, cells: values.map(valueOf) };
      }
    }
  };
}

/** Asks for no sheet at all: the driver names each before it would read it. */
async function sheetNames(bytes: Uint8Array): Promise<readonly string[]> {
  const names = new Set<string>();
  await readXlsx(bytes, {
    sheets: ({ name }) => {
      names.add(name);
      return false;
    },
  });
  return [...names];
}

function valueOf(value: CellValue): SheetRow['cells'][number] {
  return value ?? undefined;
}
