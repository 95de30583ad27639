import { dirname, join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBDataChunk } from '@duckdb/node-api';

import { AppError } from '../../shared/errors.js';
import type {
  FuturesSettlementColumns,
  ImportColumns,
  ImportKind,
  StagedPart,
  StagedPartReader,
} from '../../slices/market/index.js';
import { literal } from './literal.js';
import {
  futuresOfChunk,
  joinedFutures,
  optionsOfChunk,
  positionsOfChunk,
  ratesOfChunk,
  spotOfChunk,
} from './staged-rows.js';
import { StoreConnection } from './store-connection.js';

/** What sorting the rows may take before it goes on in the import's own folder. */
const MEMORY_LIMIT_MB = 256;

const CHUNK_READERS: { readonly [Kind in ImportKind]: (chunk: DuckDBDataChunk) => ImportColumns[Kind] } = {
  FUTURES: futuresOfChunk,
  SPOT: spotOfChunk,
  RATES: ratesOfChunk,
  OPTIONS: optionsOfChunk,
  POSITIONS: positionsOfChunk,
};

/** Numbers of products and series are in the order of their codes. */
const DAY_ORDER: Readonly<Record<ImportKind, string>> = {
  FUTURES: 'product, day, month',
  SPOT: 'series, day',
  RATES: 'day, tenor_days',
  OPTIONS: 'series, day, month, strike, is_call DESC',
  POSITIONS: 'product, day, is_combined',
};

/** Reads staged rows with an engine of its own for each reading, which may open that file and nothing else. */
export class DuckStagedPartReader implements StagedPartReader {
  async *rows<Kind extends ImportKind>(
    part: StagedPart,
    kind: Kind,
    order: 'LINES' | 'DAYS',
  ): AsyncGenerator<ImportColumns[Kind]> {
    const ordered = order === 'DAYS' ? ` ORDER BY ${DAY_ORDER[kind]}` : '';
    const read = CHUNK_READERS[kind];
    const engine = await openEngine(part.path);
    try {
      const result = await engine.connection.driver.stream(`SELECT * FROM ${source(part)}${ordered}`);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        yield read(chunk);
      }
    } catch (error) {
      throw unreadable(error);
    } finally {
      engine.close();
    }
  }

  async futuresOn(part: StagedPart, days: readonly number[]): Promise<FuturesSettlementColumns> {
    if (days.length === 0) return joinedFutures([]);
    const whole = days.map((day) => Math.trunc(day));
    const engine = await openEngine(part.path);
    try {
      // The range is what lets the engine pass over most of the file.
      const result = await engine.connection.driver.stream(
        `SELECT * FROM ${source(part)}
         WHERE day BETWEEN ${Math.min(...whole)} AND ${Math.max(...whole)} AND day IN (${whole.join(', ')})`,
      );
      const batches: FuturesSettlementColumns[] = [];
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return joinedFutures(batches);
        batches.push(futuresOfChunk(chunk));
      }
    } catch (error) {
      throw unreadable(error);
    } finally {
      engine.close();
    }
  }
}

interface Engine {
  readonly connection: StoreConnection;
  close(): void;
}

async function openEngine(path: string): Promise<Engine> {
  try {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${MEMORY_LIMIT_MB}MB`,
      threads: '1',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      temp_directory: join(dirname(path), 'spill'),
    });
    try {
      const connection = new StoreConnection(await instance.connect());
      await connection.run(
        `SET allowed_paths = [${literal(path)}]`,
        'SET enable_external_access = false',
        'SET lock_configuration = true',
      );
      return {
        connection,
        close() {
          connection.close();
          instance.closeSync();
        },
      };
    } catch (error) {
      instance.closeSync();
      throw error;
    }
  } catch (error) {
    throw unreadable(error);
  }
}

function source({ path }: StagedPart): string {
  return `read_parquet(${literal(path)}, hive_partitioning = false)`;
}

function unreadable(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('UNAVAILABLE', 'The staged rows of the import cannot be read. Send the file again.', {
    reason: 'STAGED_ROWS_UNREADABLE',
    cause: error,
  });
}
