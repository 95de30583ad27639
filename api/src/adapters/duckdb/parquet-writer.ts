import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { BOOLEAN, DOUBLE, DuckDBDataChunk, DuckDBInstance, DuckDBVector, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api';

import { AppError } from '../../shared/errors.js';
import type { ExportBatch, ExportColumn, ParquetWriter, WrittenTable } from '../../slices/exports/index.js';
import { literal } from './literal.js';

const MEMORY_LIMIT_MB = 256;
const CHUNKS_PER_FLUSH = 8;
const TABLE = 'rows';

/** Days and instants come as text, and become what they are when the file is written. */
const STAGED_TYPES: Readonly<Record<ExportColumn['type'], { readonly name: string; readonly type: DuckDBType }>> = {
  TEXT: { name: 'VARCHAR', type: VARCHAR },
  NUMBER: { name: 'DOUBLE', type: DOUBLE },
  DATE: { name: 'VARCHAR', type: VARCHAR },
  INSTANT: { name: 'VARCHAR', type: VARCHAR },
  BOOLEAN: { name: 'BOOLEAN', type: BOOLEAN },
};

/** Writes Parquet with an engine and a folder of its own for each file; both are gone with it. */
export class DuckParquetWriter implements ParquetWriter {
  readonly #directory: string;

  /** @param directory absolute, made where it is missing; where the folders are made, with room for the largest file and its rows */
  constructor(directory: string) {
    this.#directory = directory;
  }

  async *write(table: WrittenTable, signal: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
    let folder: string | undefined;
    try {
      await mkdir(this.#directory, { recursive: true, mode: 0o700 });
      folder = await mkdtemp(join(this.#directory, 'parquet-'));
      const path = join(folder, 'file.parquet');
      await makeFile(table, { folder, path }, signal);
      for await (const bytes of createReadStream(path)) yield bytes as Uint8Array; // without an encoding it is bytes
    } catch (error) {
      throw error instanceof AppError || signal.aborted ? error : unwritable(error);
    } finally {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    }
  }
}

async function makeFile(
  table: WrittenTable,
  { folder, path }: { readonly folder: string; readonly path: string },
  signal: AbortSignal,
): Promise<void> {
  const instance = await DuckDBInstance.create(join(folder, 'rows.duckdb'), {
    memory_limit: `${MEMORY_LIMIT_MB}MB`,
    threads: '1',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    temp_directory: join(folder, 'spilled'),
  });
  try {
    const connection = await instance.connect();
    const interrupt = (): void => {
      connection.interrupt();
    };
    signal.addEventListener('abort', interrupt, { once: true });
    try {
      await connection.run(`SET allowed_directories = [${literal(folder)}]`);
      await connection.run('SET enable_external_access = false');
      await connection.run('SET lock_configuration = true');
      await stage(connection, table);
      signal.throwIfAborted();
      await connection.run(copyStatement(table, path));
    } finally {
      signal.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function stage(connection: DuckDBConnection, { columns, rows }: WrittenTable): Promise<void> {
  const definitions = columns.map(({ name, type }) => `${identifier(name)} ${STAGED_TYPES[type].name}`);
  await connection.run(`CREATE TABLE ${TABLE} (${definitions.join(', ')})`);
  const appender = await connection.createAppender(TABLE);
  try {
    const chunk = DuckDBDataChunk.create(columns.map(({ type }) => STAGED_TYPES[type].type));
    let chunks = 0;
    for await (const batch of rows) {
      const size = DuckDBVector.standardSize();
      for (let from = 0; from < batch.length; from += size) {
        fill(chunk, batch, from, Math.min(size, batch.length - from));
        appender.appendDataChunk(chunk);
        chunks += 1;
        if (chunks % CHUNKS_PER_FLUSH === 0) appender.flushSync();
      }
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function fill(chunk: DuckDBDataChunk, batch: ExportBatch, from: number, count: number): void {
  chunk.reset();
  chunk.rowCount = count;
  for (const [column, values] of batch.columns.entries()) {
    const vector = chunk.getColumnVector(column);
    for (let row = 0; row < count; row += 1) vector.setItem(row, values[from + row] ?? null);
    vector.flush();
  }
}

function copyStatement({ title, columns, about }: WrittenTable, path: string): string {
  const selection = columns.map(({ name, type }) => `${valueOf(identifier(name), type)} AS ${identifier(name)}`);
  const metadata = [{ name: 'Title', text: title }, ...about].map(
    ({ name, text }) => `${identifier(name)}: ${literal(text)}`,
  );
  return `COPY (SELECT ${selection.join(', ')} FROM ${TABLE}) TO ${literal(path)}
    (FORMAT parquet, COMPRESSION zstd, KV_METADATA {${metadata.join(', ')}})`;
}

/** Numbers come with NaN for none, which costs less than a NULL for each. */
function valueOf(column: string, type: ExportColumn['type']): string {
  if (type === 'NUMBER') return `nullif(${column}, 'NaN'::DOUBLE)`;
  if (type === 'DATE') return `${column}::DATE`;
  return type === 'INSTANT' ? `${column}::TIMESTAMP` : column;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function unwritable(error: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The Parquet file could not be written: try again, or take CSV.', {
    reason: 'PARQUET_UNWRITABLE',
    cause: error,
  });
}
