import { availableParallelism } from 'node:os';

import { toMonthIndex } from '@cushing/products';
import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type {
  DateWindow,
  FuturesSettlement,
  ImportDescription,
  ImportExtent,
  ImportRecord,
  MarketSource,
  MarketStore,
  PositionReport,
  ProductCoverage,
  SettlementArchive,
  SettlementColumns,
  SpotPrice,
  SpotSeries,
  StagedPart,
  StoreImport,
  TraderPositions,
} from '../../slices/market/index.js';
import { DuckBarStore } from './bar-store.js';
import { PRODUCT_NUMBERS, SOURCE_NUMBERS } from './codes.js';
import { coverageOf, importIdsOf, importRecordsOf, spotSeriesOf, tradeDatesOf } from './catalogue-rows.js';
import { DuckCurveShapeStore } from './curve-shape-store.js';
import { Database } from './database.js';
import { ImportTurn } from './import-turn.js';
import {
  CONTRACT_HISTORY,
  COVERAGE,
  IMPORT,
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
import { DuckOptionStore } from './option-store.js';
import { POSITIONS, positionsOf } from './position-rows.js';
import { ReadPool } from './read-pool.js';
import { rollBack } from './roll-back.js';
import { settlementBatches, settlementCount } from './settlement-batches.js';
import { settlementsOf, spotPricesOf } from './settlement-rows.js';
import { storeError } from './store-error.js';
import type { Query, StoreConnection } from './store-connection.js';

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
  /** Absolute path of the folder that staged rows are loaded from; none are where absent. */
  readonly stagingDirectory?: string;
  readonly clock?: Clock;
  /** The schema's steps; another list only to prove what the store does with one. */
  readonly migrations?: readonly Migration[];
}

/** The market store in one DuckDB file that this process owns. */
export class DuckMarketStore implements MarketStore, SettlementArchive {
  /** Option settlements and rates of the same file: they open and close with it. */
  readonly options: DuckOptionStore;
  /** Bars of live prices in the same file, on a connection of their own: no import holds them up. */
  readonly bars: DuckBarStore;
  /** Shapes of curves in the same file, on a connection of their own as well. */
  readonly shapes: DuckCurveShapeStore;
  readonly #database: Database;
  readonly #pool: ReadPool;
  /** Ids of committed imports by the numbers that rows carry. */
  readonly #importIds: Map<number, string>;
  readonly #imports: ImportTurn;
  #closing: Promise<void> | undefined;

  private constructor(
    database: Database,
    pool: ReadPool,
    writing: { readonly bars: StoreConnection; readonly shapes: StoreConnection },
    importIds: Map<number, string>,
  ) {
    this.#database = database;
    this.#pool = pool;
    this.#importIds = importIds;
    this.#imports = new ImportTurn(database, (number, id) => {
      importIds.set(number, id);
    });
    this.options = new DuckOptionStore(pool);
    this.bars = new DuckBarStore(pool, writing.bars);
    this.shapes = new DuckCurveShapeStore(pool, writing.shapes);
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
      stagingDirectory: options.stagingDirectory,
    });
    try {
      const first = await database.connect();
      await migrate(first, options.migrations ?? MIGRATIONS, options.clock ?? Date.now);
      const importIds = importIdsOf(await first.query(IMPORT_IDS));
      const others = await Promise.all(
        Array.from({ length: Math.max(0, (options.readers ?? 3) - 1) }, () => database.connect()),
      );
      const writing = { bars: await database.connect(), shapes: await database.connect() };
      return new DuckMarketStore(database, new ReadPool([first, ...others]), writing, importIds);
    } catch (error) {
      await database.close();
      throw storeError(error);
    }
  }

  async coverage(): Promise<readonly ProductCoverage[]> {
    return this.#pool.read(COVERAGE, [], coverageOf);
  }

  async tradeDates(product: ProductCode, source: MarketSource): Promise<readonly IsoDate[]> {
    return this.#pool.read(TRADE_DATES, [SOURCE_NUMBERS[source], PRODUCT_NUMBERS[product]], tradeDatesOf);
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
        return this.#pool.read(SETTLEMENTS_ON, values, (result) =>
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

  settlements(
    product: ProductCode,
    source: MarketSource,
    range: { readonly from: IsoDate; readonly to: IsoDate },
  ): AsyncGenerator<SettlementColumns> {
    return settlementBatches(this.#pool, product, source, range);
  }

  async settlementCount(
    product: ProductCode,
    source: MarketSource,
    range: { readonly from: IsoDate; readonly to: IsoDate },
  ): Promise<number> {
    return settlementCount(this.#pool, product, source, range);
  }

  async spotSeries(): Promise<readonly SpotSeries[]> {
    return this.#pool.read(SPOT_SERIES, [], spotSeriesOf);
  }

  async spotHistory(series: string, window: DateWindow): Promise<readonly SpotPrice[]> {
    return this.#pool.read(SPOT_HISTORY, [series, ...windowValues(window)], (result) =>
      latest(
        spotPricesOf(result).sort((a, b) => order(a.date, b.date)),
        window.limit,
      ),
    );
  }

  async imports(limit: number): Promise<readonly ImportRecord[]> {
    return this.#pool.read(IMPORTS, [limit], importRecordsOf);
  }

  async import(id: string): Promise<ImportRecord | undefined> {
    return this.#pool.read(IMPORT, [id], (result) => importRecordsOf(result)[0]);
  }

  async beginImport(description: ImportDescription): Promise<StoreImport> {
    return this.#imports.begin(description);
  }

  async rollBack(
    importId: string,
    rolledBackAt: string,
    partsOf: (importId: string) => Promise<readonly StagedPart[]>,
  ): Promise<ImportExtent> {
    return this.#imports.run((connection) => rollBack(connection, importId, rolledBackAt, partsOf));
  }

  async positions(
    product: ProductCode,
    report: PositionReport,
    window: DateWindow,
  ): Promise<readonly TraderPositions[]> {
    const values = [PRODUCT_NUMBERS[product], report === 'COMBINED', ...windowValues(window)];
    return this.#pool.read(POSITIONS, values, (result) =>
      latest(positionsOf(product, report, result, this.#importIds), window.limit),
    );
  }

  async ping(): Promise<void> {
    return this.#pool.read(PING, [], () => undefined);
  }

  /** Gives up an import under way, lets reads finish, writes everything into the file and lets go of it. */
  async close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    try {
      await this.#imports.close();
      await this.bars.close();
      await this.shapes.close();
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
    return this.#pool.read(query, values, (result) =>
      latest(
        settlementsOf(product, result, this.#importIds).sort((a, b) => order(a.tradeDate, b.tradeDate)),
        window.limit,
      ),
    );
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
