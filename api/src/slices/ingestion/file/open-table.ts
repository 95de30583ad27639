import type { ImportFiles, ParquetReader, TextRecord } from '../ingestion.ports.js';
import { refusal } from '../refusal.js';
import { csvRecords } from './csv-records.js';
import { decodeText } from './decode-text.js';
import { Header } from './header.js';
import { SNIFFED_BYTES, sniffContent } from './sniff-content.js';

/** A file as a table of text, whatever holds it. */
export interface SourceTable {
  readonly fileName: string;
  readonly container: 'CSV' | 'PARQUET';
  readonly header: Header;
  /** The first of `records`, which still has it; undefined where there is none. To be asked before those are read. */
  first(): Promise<TextRecord | undefined>;
  /** What stands below the header. To be read once. */
  readonly records: AsyncIterable<TextRecord>;
  /** How much of the file was read, 0 … 1. */
  fraction(): number;
  close(): Promise<void>;
}

/**
 * Opens a file and reads its header.
 *
 * @param path absolute
 * @throws {AppError} NOT_FOUND or BAD_USER_INPUT, with a reason, for what is no table
 */
export async function openTable(path: string, files: ImportFiles, parquet: ParquetReader): Promise<SourceTable> {
  const file = await files.open(path);
  try {
    if (sniffContent(await file.head(SNIFFED_BYTES), file.name) === 'PARQUET') {
      await file.close();
      return await openParquet(path, file.name, parquet);
    }
    let bytesRead = 0;
    const counted = tapped(file.bytes(), (chunk) => {
      bytesRead += chunk.length;
    });
    const records = csvRecords(decodeText(counted, file.name), file.name);
    const first = await records.next();
    if (first.done === true) throw refusal('FILE_EMPTY', `${file.name} is empty: there is nothing to import.`);
    return {
      fileName: file.name,
      container: 'CSV',
      header: new Header(first.value.fields, file.name),
      ...withFirst(records),
      fraction: () => Math.min(1, bytesRead / file.size),
      close: async () => {
        await records.return(undefined);
        await file.close();
      },
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openParquet(path: string, fileName: string, parquet: ParquetReader): Promise<SourceTable> {
  const table = await parquet.open(path);
  let rowsRead = 0;
  try {
    return {
      fileName,
      container: 'PARQUET',
      header: new Header(table.columns, fileName),
      ...withFirst(
        tapped(table.records(), () => {
          rowsRead += 1;
        }),
      ),
      fraction: () => Math.min(1, rowsRead / Math.max(1, table.rows)),
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

async function* tapped<Item>(items: AsyncIterable<Item>, see: (item: Item) => void): AsyncGenerator<Item> {
  for await (const item of items) {
    see(item);
    yield item;
  }
}

/** Lets the first record be seen without taking it from those who read all of them. */
function withFirst(records: AsyncGenerator<TextRecord>): Pick<SourceTable, 'first' | 'records'> {
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
