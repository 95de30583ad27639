import { DuckDBInstance, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';

import { AppError } from '../../shared/errors.js';
import type { ParquetReader, ParquetTable, TextRecord } from '../../slices/ingestion/index.js';
import { countsOf, rowsOf } from './catalogue-rows.js';

const MEMORY_LIMIT_MB = 256;
const SOURCE = 'read_parquet($1, hive_partitioning = false)';

/** Reads Parquet with an engine of its own for each file, which may open that file and nothing else. */
export class DuckParquetReader implements ParquetReader {
  async open(path: string): Promise<ParquetTable> {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${MEMORY_LIMIT_MB}MB`,
      threads: '1',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      temp_directory: '',
    });
    try {
      const connection = await instance.connect();
      // SET takes no parameters; a quoted path with its quotes doubled is a literal and nothing else.
      await connection.run(`SET allowed_paths = ['${path.replaceAll("'", "''")}']`);
      await connection.run('SET enable_external_access = false');
      await connection.run('SET lock_configuration = true');
      return await DuckParquetTable.describe(instance, connection, path);
    } catch (error) {
      instance.closeSync();
      throw unreadable(error);
    }
  }
}

class DuckParquetTable implements ParquetTable {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #sql: string;
  readonly #path: string;
  #isClosed = false;

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    path: string,
    columns: readonly (readonly [name: string, type: string])[],
    rows: number,
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#path = path;
    this.columns = columns.map(([name]) => name);
    this.rows = rows;
    this.#sql = `SELECT ${columns.map(([name, type]) => asText(name, type)).join(', ')} FROM ${SOURCE}`;
  }

  static async describe(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    path: string,
  ): Promise<DuckParquetTable> {
    const described = rowsOf(await connection.run(`DESCRIBE SELECT * FROM ${SOURCE}`, [path], [VARCHAR]));
    const columns = described.map(([name, type]) => [String(name), String(type)] as const);
    const counted = await connection.run(`SELECT count(*)::INTEGER FROM ${SOURCE}`, [path], [VARCHAR]);
    return new DuckParquetTable(instance, connection, path, columns, countsOf(counted)[0] ?? 0);
  }

  async *records(): AsyncGenerator<TextRecord> {
    try {
      let line = 0;
      const result = await this.#connection.stream(this.#sql, [this.#path], [VARCHAR]);
      for await (const rows of result.yieldRows()) {
        for (const row of rows) {
          line += 1;
          yield { line, fields: row.map((value) => (typeof value === 'string' ? value : '')) };
        }
      }
    } catch (error) {
      throw unreadable(error);
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/** A value as a CSV file would have it: dates alone, the shortest digits of a number, nothing for NULL and NaN. */
function asText(name: string, type: string): string {
  const column = `"${name.replaceAll('"', '""')}"`;
  if (type.startsWith('TIMESTAMP')) {
    return `CASE WHEN ${column} = date_trunc('day', ${column}) THEN ${column}::DATE::VARCHAR ELSE ${column}::VARCHAR END`;
  }
  if (type === 'FLOAT' || type === 'DOUBLE') return `CASE WHEN NOT isnan(${column}) THEN ${column}::VARCHAR END`;
  return `${column}::VARCHAR`;
}

function unreadable(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('BAD_USER_INPUT', 'This Parquet file is damaged or of a kind that cannot be read.', {
    reason: 'PARQUET_UNREADABLE',
    cause: error,
  });
}
