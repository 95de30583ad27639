import type { DuckDBMaterializedResult, DuckDBValue } from '@duckdb/node-api';

import { AppError } from '../../shared/errors.js';
import { closedError, storeError } from './store-error.js';
import type { Query, StoreConnection } from './store-connection.js';

/** Readers that may wait for a connection; more than these are told to come back. */
const MAX_WAITING = 2_000;

/** A fixed number of connections for reads: a read waits for one of them, never for an import. */
export class ReadPool {
  readonly #all: readonly StoreConnection[];
  readonly #idle: StoreConnection[];
  readonly #waiting: { resolve: (connection: StoreConnection) => void; reject: (error: AppError) => void }[] = [];
  #isClosed = false;
  #onIdle: (() => void) | undefined;

  /** @param connections at least one; the pool closes them */
  constructor(connections: readonly StoreConnection[]) {
    this.#all = connections;
    this.#idle = [...connections];
  }

  /**
   * Lends a connection for one piece of work.
   *
   * @throws {AppError} UNAVAILABLE when the pool is closed, or too many wait already
   */
  async use<Result>(work: (connection: StoreConnection) => Promise<Result>): Promise<Result> {
    const connection = await this.#take();
    try {
      return await work(connection);
    } finally {
      this.#giveBack(connection);
    }
  }

  /**
   * Answers a query on the next connection that is free.
   *
   * @param map makes the answer of the result while the connection is still lent
   * @throws {AppError} UNAVAILABLE when the store cannot answer
   */
  async read<Answer>(
    query: Query,
    values: readonly DuckDBValue[],
    map: (result: DuckDBMaterializedResult) => Answer,
  ): Promise<Answer> {
    try {
      return await this.use(async (connection) => map(await connection.query(query, values)));
    } catch (error) {
      throw storeError(error);
    }
  }

  /** Refuses those who wait, lets those who read finish, and closes the connections. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const waiter of this.#waiting.splice(0)) waiter.reject(closedError());
    if (this.#idle.length < this.#all.length) {
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
      });
    }
    for (const connection of this.#all) connection.close();
  }

  #take(): Promise<StoreConnection> {
    if (this.#isClosed) return Promise.reject(closedError());
    const connection = this.#idle.pop();
    if (connection !== undefined) return Promise.resolve(connection);
    if (this.#waiting.length >= MAX_WAITING) {
      return Promise.reject(
        new AppError('UNAVAILABLE', 'Too many readers wait for the market store: try again in a moment.', {
          reason: 'MARKET_STORE_BUSY',
        }),
      );
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
  }

  #giveBack(connection: StoreConnection): void {
    const next = this.#waiting.shift();
    if (next !== undefined) {
      next.resolve(connection);
      return;
    }
    this.#idle.push(connection);
    if (this.#idle.length === this.#all.length) this.#onIdle?.();
  }
}
