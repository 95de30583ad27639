import type { AboutLine, ExportBatch, ExportColumn, ExportViewer } from './exports.types.js';
import type { UserId } from '../accounts/index.js';

/** What a file is written from. */
export interface WrittenTable {
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly about: readonly AboutLine[];
  readonly total: number | undefined;
  readonly rows: AsyncIterable<ExportBatch>;
}

/** Writes the bytes of a file as they are read from it; whoever stops reading ends what they are made of. */
export interface TableWriter {
  /**
   * @param signal ends the writing, also before the first byte
   * @throws {AppError} at the first byte: BAD_USER_INPUT for a table that the format cannot hold; UNAVAILABLE
   */
  write(table: WrittenTable, signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** Parquet: what the file says of itself is its key-value metadata. */
export type ParquetWriter = TableWriter;

/** XLSX: a sheet of rows, and a sheet "About" of what the file says of itself. */
export type WorkbookWriter = TableWriter;

/** Looks up for whom a link is opened. */
export interface ExportViewers {
  /** @returns what the user may do now; undefined where there is no such user, or he may not come in */
  viewer(userId: UserId): Promise<ExportViewer | undefined>;
}
