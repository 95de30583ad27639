import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';

import type {
  ImportColumns,
  ImportConflict,
  ImportKind,
  StagedPart,
  StagingArea,
  StagingAreas,
} from '../../slices/market/index.js';
import { literal } from './literal.js';
import { StagedTables } from './staged-tables.js';
import { StoreConnection } from './store-connection.js';
import { storeError } from './store-error.js';

const MEMORY_LIMIT_MB = 256;

/** Staging areas with an engine of their own each, which may touch the import's folder and nothing else. */
export class DuckStagingAreas implements StagingAreas {
  async open(directory: string): Promise<StagingArea> {
    try {
      const { instance, connection } = await openStagingEngine(directory);
      return new DuckStagingArea(instance, connection, directory);
    } catch (error) {
      throw storeError(error);
    }
  }
}

interface StagingEngine {
  readonly instance: DuckDBInstance;
  readonly connection: StoreConnection;
}

/** Opens an engine with everything shut but a folder; the caller closes the connection, then the instance. */
export async function openStagingEngine(directory: string): Promise<StagingEngine> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${MEMORY_LIMIT_MB}MB`,
    threads: '2',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    temp_directory: join(directory, 'spill'),
  });
  try {
    const connection = new StoreConnection(await instance.connect());
    await connection.run(
      `SET allowed_directories = [${literal(directory)}]`,
      'SET enable_external_access = false',
      'SET lock_configuration = true',
    );
    return { instance, connection };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

class DuckStagingArea implements StagingArea {
  readonly #staged: StagedTables;
  readonly #directory: string;

  constructor(instance: DuckDBInstance, connection: StoreConnection, directory: string) {
    this.#staged = new StagedTables(connection, () => {
      instance.closeSync();
    });
    this.#directory = directory;
  }

  stage<Kind extends ImportKind>(kind: Kind, columns: ImportColumns[Kind]): Promise<void> {
    return this.#staged.stage(kind, columns);
  }

  conflicts(limit: number): Promise<readonly ImportConflict[]> {
    return this.#staged.conflicts(limit);
  }

  dropConflicts(): Promise<number> {
    return this.#staged.dropConflicts();
  }

  abandon(): Promise<void> {
    return this.#staged.abandon();
  }

  write(): Promise<readonly StagedPart[]> {
    return this.#staged.atPort(async () => {
      const parts: StagedPart[] = [];
      for (const [kind, table] of this.#staged.tables) {
        if (table.rows === 0) continue;
        const path = join(this.#directory, `${table.name}.parquet`);
        await table.write(path);
        parts.push({ kind, path, rows: table.rows, agreeing: table.agreeing });
      }
      this.#staged.end();
      return parts;
    });
  }
}
