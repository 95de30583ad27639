import type { SheetRow } from './vendors/vendor-form.js';

export type { SheetRow } from './vendors/vendor-form.js';

/** Opens files on the machine that imports. */
export interface ImportFiles {
  /**
   * @param path absolute
   * @throws {AppError} NOT_FOUND `FILE_NOT_FOUND`; BAD_USER_INPUT `FILE_IS_DIRECTORY`, `FILE_NOT_REGULAR`,
   * `FILE_NOT_READABLE`
   */
  open(path: string): Promise<ImportFile>;
}

/** A file open for reading. */
export interface ImportFile {
  /** Without its folder. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** @returns up to `length` bytes from the beginning, fewer where the file is shorter */
  head(length: number): Promise<Uint8Array>;
  /** The bytes from the beginning, in pieces small enough that handling one keeps nobody waiting. */
  bytes(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** One row of a table as text; a value that is absent is empty. */
export interface TextRecord {
  /** Line of the file, from 1 with the header; for Parquet the row, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Reads Parquet files as if they were text. */
export interface ParquetReader {
  /**
   * @param path absolute
   * @throws {AppError} BAD_USER_INPUT `PARQUET_UNREADABLE`
   */
  open(path: string): Promise<ParquetTable>;
}

export interface ParquetTable {
  readonly columns: readonly string[];
  readonly rows: number;
  /** @throws {AppError} BAD_USER_INPUT `PARQUET_UNREADABLE` while reading */
  records(): AsyncIterable<TextRecord>;
  close(): void;
}

/** Reads workbooks, of Excel 97 (`XLS`) and of Office Open XML (`XLSX`). Either keeps its thread busy while it reads. */
export interface WorkbookReader {
  /**
   * @param path absolute
   * @throws {AppError} BAD_USER_INPUT `WORKBOOK_UNREADABLE`, `WORKBOOK_TOO_LARGE`
   */
  open(path: string, kind: 'XLS' | 'XLSX'): Promise<WorkbookRows>;
}

/** A workbook open for reading. */
export interface WorkbookRows {
  /**
   * The rows of all sheets in their order; rows without a cell may be left out.
   *
   * @throws {AppError} BAD_USER_INPUT `WORKBOOK_UNREADABLE`, `WORKBOOK_TOO_LARGE` while reading
   */
  rows(): AsyncIterable<SheetRow>;
  close(): Promise<void>;
}

/** Takes files out of what they are packed in. What a file is, is told by its content, never by its name. */
export interface Unpacker {
  /**
   * @param file absolute path and the name that the person gave it
   * @param directory absolute, of this import's own: what is unpacked goes there
   * @param options `signal`: ends it, and its reason is thrown
   * @returns the file itself where it is not packed
   * @throws {AppError} BAD_USER_INPUT `ARCHIVE_DAMAGED`, `ARCHIVE_ENCRYPTED`, `ARCHIVE_WITHOUT_FILE`,
   * `ARCHIVE_OF_SEVERAL` (names them), `ARCHIVE_TOO_LARGE`, `ARCHIVE_UNSUPPORTED` (of another kind, or in another
   * archive); UNAVAILABLE `DISK_FULL`. Nothing that was unpacked stays.
   */
  unpack(
    file: { readonly path: string; readonly name: string },
    directory: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<UnpackedFile>;
}

/** A file that is not packed, or no longer. */
export interface UnpackedFile {
  readonly path: string;
  /** Without a folder and without control characters where it comes from an archive: to be shown, never to be opened. */
  readonly name: string;
  /** Whether a ZIP turned out to be an Excel workbook, which stays packed. */
  readonly isWorkbook: boolean;
}

/** Keeps what was sent until its import has ended. */
export interface ImportFolders {
  /**
   * Makes an import's folder, and streams the file into it. When it returns, the file is on the disk; when it throws,
   * nothing of it is.
   *
   * @param importId a UUID in lower case
   * @param options `signal`: breaks it off
   * @throws {AppError} BAD_USER_INPUT `FILE_TOO_LARGE` (of more than maxBytes), `FILE_EMPTY`, `IMPORT_ID_INVALID`;
   * CONFLICT `IMPORT_FOLDER_EXISTS`; UNAVAILABLE `DISK_FULL`, `UPLOAD_BROKEN_OFF`
   */
  receive(
    importId: string,
    content: AsyncIterable<Uint8Array>,
    options: { readonly maxBytes: number; readonly signal?: AbortSignal },
  ): Promise<ReceivedFile>;
  /**
   * The import's folder; absolute.
   *
   * @throws {AppError} BAD_USER_INPUT `IMPORT_ID_INVALID`
   */
  directoryOf(importId: string): string;
  /** The file that was received; absolute. */
  fileOf(importId: string): string;
  /** Whether the file that was received is still kept. */
  hasFile(importId: string): Promise<boolean>;
  /** Removes all of it, or all but the staged rows (*.parquet at its top), or all but the file that was received. */
  remove(importId: string, keep?: 'STAGED_ROWS' | 'RECEIVED_FILE'): Promise<void>;
  /** Ids that have a folder, in their order. */
  list(): Promise<readonly string[]>;
  /** When something was last put into the folder or removed from it, in milliseconds; undefined where there is none. */
  changedAt(importId: string): Promise<number | undefined>;
}

/** A file that was sent. */
export interface ReceivedFile {
  /** Absolute. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, lower-case hex. */
  readonly contentHash: string;
}
