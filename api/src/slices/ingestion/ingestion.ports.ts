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
