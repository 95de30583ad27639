import { availableParallelism } from 'node:os';

import type { DuckDBMaterializedResult, DuckDBValue } from '@duckdb/node-api';

import { toMonthIndex } from '@cushing/products';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type {
  DateWindow,
  FuturesImport,
  FuturesSettlement,
  ImportDescription,
  ImportRecord,
  MarketSource,
  MarketStore,
  ProductCoverage,
  SpotImport,
  SpotPrice,
  SpotSeries,
} from '../../slices/market/index.js';
import { PRODUCT_NUMBERS, SOURCE_NUMBERS } from './codes.js';
import { coverageOf, importIdsOf, importRecordsOf, spotSeriesOf, tradeDatesOf } from './catalogue-rows.js';
import { Database } from './database.js';
import { futuresPlan } from './futures-plan.js';
import type { ImportPlan } from './import-plan.js';
import {
  CONTRACT_HISTORY,
  COVERAGE,
  IMPORTS,
  IMPORT_IDS,
  NEARBY_HISTORY,
  PING,
  SETTLEMENTS_ON,
  SPOT_HISTORY,
  SPOT_SERIES,
  TRADE_DATES,
  dateValue,
  windowValues,
} from './market-queries.js';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
import type { Migration } from './migrations.js';
import { ReadPool } from './read-pool.js';
import { settlementsOf, spotPricesOf } from './settlement-rows.js';
import { spotPlan } from './spot-plan.js';
import { DuckStagedImport } from './staged-import.js';
import { closedError, storeError } from './store-error.js';
import type { Query } from './store-connection.js';

export interface DuckMarketStoreOptions {
  /** The file, or `:memory:` for a store that ends with the process. */
  readonly path: string;
  /** The most memory that DuckDB takes, in MB; 512 where absent. */
  readonly memoryLimitMb?: number;
  /** Threads that DuckDB works with; the machine's, at most 4, where absent. */
  readonly threads?: number;
  /**
   * Reads that run side by side; 3 where absent. Each of them, and an import, holds one of the four threads that
   * Node gives to such work.
   */
  readonly readers?: number;
  readonly clock?: Clock;
  /** The schema's steps; another list only to prove what the store does with one. */
  readonly migrations?: readonly Migration[];
}

/** The market store in one DuckDB file that this process owns. */
export class DuckMarketStore implements MarketStore {
  readonly #database: Database;
  readonly #pool: ReadPool;
  /** Ids of committed imports by the numbers that rows carry. */
  readonly #importIds: Map<number, string>;
  /** Gives up the import under way; undefined where there is none. */
  #abandonImport: (() => Promise<void>) | undefined;
  #closing: Promise<void> | undefined;

  private constructor(database: Database, pool: ReadPool, importIds: Map<number, string>) {
    this.#database = database;
    this.#pool = pool;
    this.#importIds = importIds;
  }

  /**
   * Opens the store, makes it where there is none, and brings its schema up to date.
   *
   * @throws {AppError} UNAVAILABLE when the file is in use, damaged, from a newer version, or not accessible
   */
  static async open(options: DuckMarketStoreOptions): Promise<DuckMarketStore> {
    const database = await Database.open({
      path: options.path,
      memoryLimitMb: options.memoryLimitMb ?? 512,
      threads: options.threads ?? Math.min(4, availableParallelism()),
    });
    try {
      const first = await database.connect();
      await migrate(first, options.migrations ?? MIGRATIONS, options.clock ?? Date.now);
      const importIds = importIdsOf(await first.query(IMPORT_IDS));
      const others = await Promise.all(
        Array.from({ length: Math.max(0, (options.readers ?? 3) - 1) }, () => database.connect()),
      );
      return new DuckMarketStore(database, new ReadPool([first, ...others]), importIds);
    } catch (error) {
      await database.close();
      throw storeError(error);
    }
  }

  async coverage(): Promise<readonly ProductCoverage[]> {
    return this.#read(COVERAGE, [], coverageOf);
  }

  async tradeDates(product: ProductCode, source: MarketSource): Promise<readonly IsoDate[]> {
    return this.#read(TRADE_DATES, [SOURCE_NUMBERS[source], PRODUCT_NUMBERS[product]], tradeDatesOf);
  }

  async settlementsOn(
    product: ProductCode,
    source: MarketSource,
    tradeDates: readonly IsoDate[],
  ): Promise<readonly FuturesSettlement[]> {
    // One statement a date: each skips all row groups but the date's own, which a list of dates would not.
    const days = await Promise.all(
      [...new Set(tradeDates)].sort().map(async (date) => {
        const values = [SOURCE_NUMBERS[source], PRODUCT_NUMBERS[product], dateValue(date)];
        return this.#read(SETTLEMENTS_ON, values, (result) =>
          settlementsOf(product, result, this.#importIds).sort((a, b) => order(a.month, b.month)),
        );
      }),
    );
    return days.length === 1 ? (days[0] ?? []) : days.flat();
  }

  async contractHistory(
    product: ProductCode,
    source: MarketSource,
    month: ContractMonth,
    window: DateWindow,
  ): Promise<readonly FuturesSettlement[]> {
    return this.#history(CONTRACT_HISTORY, product, source, toMonthIndex(month), window);
  }

  async nearbyHistory(
    product: ProductCode,
    source: MarketSource,
    nearby: number,
    window: DateWindow,
  ): Promise<readonly FuturesSettlement[]> {
    return this.#history(NEARBY_HISTORY, product, source, nearby, window);
  }

  async spotSeries(): Promise<readonly SpotSeries[]> {
    return this.#read(SPOT_SERIES, [], spotSeriesOf);
  }

  async spotHistory(series: string, window: DateWindow): Promise<readonly SpotPrice[]> {
    return this.#read(SPOT_HISTORY, [series, ...windowValues(window)], (result) =>
      latest(
        spotPricesOf(result).sort((a, b) => order(a.date, b.date)),
        window.limit,
      ),
    );
  }

  async imports(limit: number): Promise<readonly ImportRecord[]> {
    return this.#read(IMPORTS, [limit], importRecordsOf);
  }

  async beginFuturesImport(description: ImportDescription): Promise<FuturesImport> {
    return this.#begin(futuresPlan(description.source), description);
  }

  async beginSpotImport(series: string, description: ImportDescription): Promise<SpotImport> {
    return this.#begin(spotPlan(series), description);
  }

  async ping(): Promise<void> {
    return this.#read(PING, [], () => undefined);
  }

  /** Gives up an import under way, lets reads finish, writes everything into the file and lets go of it. */
  async close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    try {
      await this.#abandonImport?.();
      await this.#pool.close();
      await this.#database.close();
    } catch (error) {
      throw storeError(error);
    }
  }

  async #history(
    query: Query,
    product: ProductCode,
    source: MarketSource,
    selected: number,
    window: DateWindow,
  ): Promise<readonly FuturesSettlement[]> {
    const values = [SOURCE_NUMBERS[source], PRODUCT_NUMBERS[product], selected, ...windowValues(window)];
    return this.#read(query, values, (result) =>
      latest(
        settlementsOf(product, result, this.#importIds).sort((a, b) => order(a.tradeDate, b.tradeDate)),
        window.limit,
      ),
    );
  }

  async #read<Answer>(
    query: Query,
    values: readonly DuckDBValue[],
    map: (result: DuckDBMaterializedResult) => Answer,
  ): Promise<Answer> {
    try {
      return await this.#pool.use(async (connection) => map(await connection.query(query, values)));
    } catch (error) {
      throw storeError(error);
    }
  }

  async #begin<Columns extends { readonly length: number }>(
    plan: ImportPlan<Columns>,
    description: ImportDescription,
  ): Promise<DuckStagedImport<Columns>> {
    if (this.#closing !== undefined) throw closedError();
    if (this.#abandonImport !== undefined) {
      throw new AppError('CONFLICT', 'Another import is under way: wait until it has ended.', {
        reason: 'IMPORT_UNDER_WAY',
      });
    }
    const beginning = this.#connectAndBegin(plan, description);
    // Set before anything is awaited, so that the next caller sees it.
    this.#abandonImport = async () => {
      await (await beginning).abandon();
    };
    try {
      return await beginning;
    } catch (error) {
      this.#abandonImport = undefined;
      throw storeError(error);
    }
  }

  async #connectAndBegin<Columns extends { readonly length: number }>(
    plan: ImportPlan<Columns>,
    description: ImportDescription,
  ): Promise<DuckStagedImport<Columns>> {
    return DuckStagedImport.begin(await this.#database.connect(), plan, description, {
      onCommit: (number) => this.#importIds.set(number, description.id),
      onEnd: () => {
        this.#abandonImport = undefined;
      },
    });
  }
}

/** Dates and months written largest unit first order as text. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @returns the last `limit` of ascending rows */
function latest<Row>(rows: readonly Row[], limit: number): readonly Row[] {
  return rows.length > limit ? rows.slice(rows.length - limit) : rows;
}
