import { open } from 'node:fs/promises';

import type { SheetRow, WorkbookReader, WorkbookRows } from '../../slices/ingestion/index.js';
import { openXls } from './xls-rows.js';
import { unreadableWorkbook, workbookTooLarge } from './workbook-error.js';
import { openXlsx } from './xlsx-rows.js';

const MEGABYTE = 1_048_576;
/** Both drivers hold the file in memory. */
const LARGEST_FILE_MB = 64;
/** As many as two full sheets of a workbook have, almost. */
const MOST_ROWS = 2_000_000;

/** Reads workbooks of the machine that the process runs on. */
export class FileWorkbookReader implements WorkbookReader {
  async open(path: string, kind: 'XLS' | 'XLSX'): Promise<WorkbookRows> {
    try {
      const bytes = await bytesOf(path);
      return new OpenWorkbook(kind === 'XLS' ? openXls(bytes) : await openXlsx(bytes));
    } catch (error) {
      throw unreadableWorkbook(error);
    }
  }
}

type RowSource = () => AsyncIterable<SheetRow> | Iterable<SheetRow>;

class OpenWorkbook implements WorkbookRows {
  /** Undefined once closed: what it holds is large. */
  #read: RowSource | undefined;

  constructor(read: RowSource) {
    this.#read = read;
  }

  async *rows(): AsyncGenerator<SheetRow> {
    try {
      let count = 0;
      for await (const row of this.#read?.() ?? []) {
        if (this.#read === undefined) return;
        count += 1;
        if (count > MOST_ROWS) throw workbookTooLarge(`has more than ${MOST_ROWS} rows`);
        yield row;
      }
    } catch (error) {
      throw unreadableWorkbook(error);
    }
  }

  close(): Promise<void> {
    this.#read = undefined;
    return Promise.resolve();
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > LARGEST_FILE_MB * MEGABYTE) throw workbookTooLarge(`has more than ${LARGEST_FILE_MB} MB`);
    const bytes = new Uint8Array(size);
    let length = 0;
    while (length < size) {
      const { bytesRead } = await file.read(bytes, length, size - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}
