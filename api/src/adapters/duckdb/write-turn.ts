import { setImmediate } from 'node:timers/promises';

import type { DuckDBAppender } from '@duckdb/node-api';

import type { StoreConnection } from './store-connection.js';
import { closedError, storeError } from './store-error.js';

/** A connection for writing, one piece of work at a time. */
export class WriteTurn {
  readonly #connection: StoreConnection;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  /** @param connection closed by this */
  constructor(connection: StoreConnection) {
    this.#connection = connection;
  }

  /**
   * Does one piece of work after those asked for before.
   *
   * @throws {AppError} UNAVAILABLE when it is closed, or the work fails
   */
  async run<Result>(work: (connection: StoreConnection) => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(async () => {
      if (this.#isClosed) throw closedError();
      return work(this.#connection);
    });
    this.#turn = result.catch(() => undefined);
    try {
      return await result;
    } catch (error) {
      throw storeError(error);
    }
  }

  /** Does one piece of work in a transaction: all of it or nothing. */
  async runInTransaction(work: (connection: StoreConnection) => Promise<void>): Promise<void> {
    await this.run(async (connection) => {
      await connection.run('BEGIN TRANSACTION');
      try {
        await work(connection);
        await connection.run('COMMIT');
      } catch (error) {
        // What a failed COMMIT leaves is rolled back already, and to say so again fails.
        await connection.run('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  /** Lets the work under way finish, refuses what comes after it, and closes the connection. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#turn;
    this.#connection.close();
  }
}

/**
 * Appends rows, and gives the event loop its turn between pieces of them.
 *
 * @param table a temporary table of the connection
 * @param append writes one row with its end
 * @param rowsAtOnce rows of a piece
 */
export async function appendInPieces<Row>(
  connection: StoreConnection,
  table: string,
  rows: readonly Row[],
  append: (appender: DuckDBAppender, row: Row) => void,
  rowsAtOnce: number,
): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.driver.createAppender(table, 'main', 'temp');
  try {
    for (const [index, row] of rows.entries()) {
      append(appender, row);
      if (index % rowsAtOnce !== rowsAtOnce - 1) continue;
      // Ten thousand rows at the end would take as long as many pieces.
      appender.flushSync();
      await setImmediate();
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
