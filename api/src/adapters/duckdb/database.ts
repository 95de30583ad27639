import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';

import { AppError } from '../../shared/errors.js';
import { literal } from './literal.js';
import { StoreConnection } from './store-connection.js';
import { lockedSentence, openingError } from './store-error.js';

/** A store that lives in memory and ends with the process. */
export const IN_MEMORY = ':memory:';

/**
 * Rows of a row group, the unit that a read skips by its smallest and largest values. DuckDB's own 122,880 would
 * make one date of one product read as much as all of its dates.
 */
const ROW_GROUP_SIZE = 8_192;

/**
 * Files that this process has open. DuckDB's lock is one of the operating system's, which keeps other processes
 * out but not a second instance in this one.
 */
const openHere = new Set<string>();

export interface DatabaseOptions {
  /** The file, or `:memory:`. Its folder is made where it is missing. */
  readonly path: string;
  /** The most memory that DuckDB takes before it spills or refuses, in MB. */
  readonly memoryLimitMb: number;
  readonly threads: number;
  /** Absolute path of the one folder whose files it may read, staged rows that other processes hand over. */
  readonly stagingDirectory: string | undefined;
}

/** An open DuckDB file with everything shut that a store does not need: other files, extensions, settings. */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #path: string;

  private constructor(instance: DuckDBInstance, path: string) {
    this.#instance = instance;
    this.#path = path;
  }

  /** @throws {AppError} UNAVAILABLE when the file is in use, damaged, from a newer version, or not accessible */
  static async open(options: DatabaseOptions): Promise<Database> {
    const isFile = options.path !== IN_MEMORY;
    const path = isFile ? resolve(options.path) : IN_MEMORY;
    if (openHere.has(path)) {
      throw new AppError('UNAVAILABLE', lockedSentence(path, String(process.pid)), {
        reason: 'MARKET_STORE_LOCKED',
        details: { path },
      });
    }
    if (isFile) openHere.add(path);
    try {
      if (isFile) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      return new Database(await openInstance(path, isFile, options), path);
    } catch (error) {
      openHere.delete(path);
      throw openingError(path, error);
    }
  }

  async connect(): Promise<StoreConnection> {
    const connection = new StoreConnection(await this.#instance.connect());
    await connection.run('USE market');
    return connection;
  }

  /** Writes what is only in the write-ahead log into the file, and lets go of it. All connections are closed before. */
  async close(): Promise<void> {
    try {
      const connection = await this.connect();
      try {
        await connection.run('CHECKPOINT market', 'USE memory', 'DETACH market');
      } finally {
        connection.close();
      }
    } finally {
      this.#instance.closeSync();
      openHere.delete(this.#path);
    }
  }
}

/**
 * The instance itself is an empty one in memory, the store's file is attached to it: only an attached file takes
 * a row group size.
 */
async function openInstance(path: string, isFile: boolean, options: DatabaseOptions): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(IN_MEMORY, {
    memory_limit: `${options.memoryLimitMb}MB`,
    threads: String(options.threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    temp_directory: isFile ? `${path}.tmp` : '',
  });
  try {
    const connection = new StoreConnection(await instance.connect());
    try {
      await connection.run(
        `ATTACH ${literal(path)} AS market (ROW_GROUP_SIZE ${ROW_GROUP_SIZE})`,
        // Prepared statements are kept, and DuckDB would go on planning them by what tables held when they were prepared:
        // wrong answers after an import (duckdb issue 23704).
        `SET disabled_optimizers = 'statistics_propagation'`,
        ...(options.stagingDirectory === undefined
          ? []
          : [`SET allowed_directories = [${literal(options.stagingDirectory)}]`]),
        'SET enable_external_access = false',
        'SET lock_configuration = true',
      );
    } finally {
      connection.close();
    }
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}
