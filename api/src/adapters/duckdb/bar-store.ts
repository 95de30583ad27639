import { setImmediate } from 'node:timers/promises';

import type { DuckDBAppender } from '@duckdb/node-api';

import type { FuturesSymbol } from '@cushing/products';

import type { Bar, BarInterval, BarSpans, BarStore, BarWindow, StoredSequences } from '../../slices/quotes/index.js';
import {
  BAR_QUERIES,
  MERGE_SOURCES,
  REMOVE_OLD_SOURCES,
  SEQUENCES,
  SPAN_TABLE,
  STAGING_TABLES,
  fillOf,
} from './bar-queries.js';
import { appendBar, barsOf, contractOfBar } from './bar-rows.js';
import { rowsOf } from './catalogue-rows.js';
import { BAR_ORIGIN_NUMBERS } from './codes.js';
import type { ReadPool } from './read-pool.js';
import type { StoreConnection } from './store-connection.js';
import { closedError, storeError } from './store-error.js';

/** Rows appended before the event loop has its turn: half a millisecond's. */
const ROWS_AT_ONCE = 500;
/** Rows of one removal, which a write waits for: some 15 ms. */
const REMOVED_AT_ONCE = 50_000;

/** Instants that a range may be bound by: those of a JavaScript date. */
const EARLIEST = -8.64e15;
const LATEST = 8.64e15;

/**
 * Bars in the market store's file, which opens and closes it. They are written on a connection of their own, one write or
 * piece of a removal at a time: an import, which writes other tables, does not hold them up.
 */
export class DuckBarStore implements BarStore {
  readonly #pool: ReadPool;
  readonly #connection: StoreConnection;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  /** @param connection for writing; this store closes it */
  constructor(pool: ReadPool, connection: StoreConnection) {
    this.#pool = pool;
    this.#connection = connection;
  }

  async write(bars: readonly Bar[], sequences: StoredSequences): Promise<void> {
    if (bars.length === 0 && sequences.size === 0) return;
    await this.#inTurn(async () => {
      await this.#connection.run(...STAGING_TABLES);
      await this.#stage('incoming_bar', bars, (appender, bar) => {
        appendBar(appender, bar, BAR_QUERIES[bar.interval].number);
      });
      await this.#stage('incoming_source', [...sequences], (appender, [source, sequence]) => {
        appender.appendVarchar(source);
        appender.appendDouble(sequence);
        appender.endRow();
      });
      await this.#inTransaction(async () => {
        const intervals = new Set(bars.map(({ interval }) => interval));
        for (const interval of intervals) await this.#connection.query(BAR_QUERIES[interval].merge);
        if (sequences.size === 0) return;
        await this.#connection.query(MERGE_SOURCES);
        await this.#connection.query(REMOVE_OLD_SOURCES);
      });
    });
  }

  async range(symbol: FuturesSymbol, { interval, origin, from, to, limit }: BarWindow): Promise<readonly Bar[]> {
    const { product, month } = contractOfBar(symbol);
    return this.#pool.read(
      BAR_QUERIES[interval].range,
      [product, month, BAR_ORIGIN_NUMBERS[origin], firstInstant(from), lastInstant(to), limit],
      (result) => barsOf(interval, result),
    );
  }

  async latest(interval: BarInterval, count: number, until?: number): Promise<readonly Bar[]> {
    return this.#pool.read(BAR_QUERIES[interval].latest, [count, lastInstant(until)], (result) =>
      barsOf(interval, result),
    );
  }

  async sequences(): Promise<StoredSequences> {
    return this.#pool.read(
      SEQUENCES,
      [],
      (result) => new Map(rowsOf(result).map(([source, sequence]) => [String(source), Number(sequence)])),
    );
  }

  /** Removes in pieces, between which writes have their turn. */
  async removeBefore(interval: BarInterval, start: number): Promise<number> {
    const values = [firstInstant(start), REMOVED_AT_ONCE];
    for (let removed = 0; ;) {
      const piece = await this.#inTurn(
        async () => (await this.#connection.query(BAR_QUERIES[interval].removePiece, values)).rowsChanged,
      );
      removed += piece;
      if (piece < REMOVED_AT_ONCE) return removed;
    }
  }

  async first(interval: BarInterval): Promise<number | undefined> {
    return this.#pool.read(BAR_QUERIES[interval].first, [], (result) => {
      const [start] = rowsOf(result)[0] ?? [];
      return typeof start === 'number' ? start : undefined;
    });
  }

  async fill(interval: BarInterval, { source, spans, until }: BarSpans): Promise<number> {
    return this.#inTurn(async () => {
      await this.#connection.run(SPAN_TABLE);
      await this.#stage('bar_span', spans, (appender, { from, start }) => {
        appender.appendBigInt(BigInt(from));
        appender.appendBigInt(BigInt(start));
        appender.endRow();
      });
      const values = [firstInstant(spans[0]?.from), firstInstant(until)];
      // Once a night: a plan that is kept would be one more to keep in step with the table made anew.
      return (await this.#connection.queryOnce(fillOf(interval, source), values)).rowsChanged;
    });
  }

  async checkpoint(): Promise<void> {
    await this.#inTurn(async () => {
      try {
        await this.#connection.run('CHECKPOINT market');
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
    });
  }

  /** Lets the write under way finish, refuses those after it, and closes the connection. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#turn;
    this.#connection.close();
  }

  /** Does one piece of work after those asked for before. */
  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(async () => {
      if (this.#isClosed) throw closedError();
      return work();
    });
    this.#turn = result.catch(() => undefined);
    try {
      return await result;
    } catch (error) {
      throw storeError(error);
    }
  }

  async #stage<Row>(
    table: string,
    rows: readonly Row[],
    append: (appender: DuckDBAppender, row: Row) => void,
  ): Promise<void> {
    if (rows.length === 0) return;
    const appender = await this.#connection.driver.createAppender(table, 'main', 'temp');
    try {
      for (const [index, row] of rows.entries()) {
        append(appender, row);
        if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
      }
      appender.flushSync();
    } finally {
      appender.closeSync();
    }
  }

  async #inTransaction(work: () => Promise<void>): Promise<void> {
    await this.#connection.run('BEGIN TRANSACTION');
    try {
      await work();
      await this.#connection.run('COMMIT');
    } catch (error) {
      // What a failed COMMIT leaves is rolled back already, and to say so again fails.
      await this.#connection.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
}

/** @returns the first whole millisecond that is not before an instant */
function firstInstant(from = EARLIEST): bigint {
  return BigInt(Math.ceil(Math.max(from, EARLIEST)));
}

/** @returns the last whole millisecond that is not after an instant */
function lastInstant(to = LATEST): bigint {
  return BigInt(Math.floor(Math.min(to, LATEST)));
}

/** Another connection has a transaction open: what waits for it is written out by the next checkpoint. */
function isBusy(error: unknown): boolean {
  return String(error).includes('Cannot CHECKPOINT');
}
