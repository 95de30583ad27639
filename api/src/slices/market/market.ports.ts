import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

import type {
  FuturesSettlement,
  FuturesSettlementColumns,
  ImportCounts,
  ImportRecord,
  MarketChange,
  MarketSource,
  ProductCoverage,
  SpotPrice,
  SpotPriceColumns,
  SpotSeries,
} from './market.types.js';

/** Days from `from` through `to`, either end open where absent; at most `limit`, the latest ones when there are more. */
export interface DateWindow {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly limit: number;
}

/**
 * Where settlements and spot prices lie. Reads see committed imports only. Every method rejects with an
 * `AppError` `UNAVAILABLE` when the store cannot answer; what is not there is an empty list.
 */
export interface MarketStore {
  /** One entry for each product and source that has settlements. */
  coverage(): Promise<readonly ProductCoverage[]>;
  /** The trade dates on which a product has settlements, ascending. */
  tradeDates(product: ProductCode, source: MarketSource): Promise<readonly IsoDate[]>;
  /** All settlements of the given trade dates, by trade date, then contract month. */
  settlementsOn(
    product: ProductCode,
    source: MarketSource,
    tradeDates: readonly IsoDate[],
  ): Promise<readonly FuturesSettlement[]>;
  /** One contract's settlements, ascending by trade date. */
  contractHistory(
    product: ProductCode,
    source: MarketSource,
    month: ContractMonth,
    window: DateWindow,
  ): Promise<readonly FuturesSettlement[]>;
  /** The settlements of one nearby, ascending by trade date: each date's contract is the `nearby`-th then trading. */
  nearbyHistory(
    product: ProductCode,
    source: MarketSource,
    nearby: number,
    window: DateWindow,
  ): Promise<readonly FuturesSettlement[]>;
  spotSeries(): Promise<readonly SpotSeries[]>;
  /** One series' prices, ascending by date. */
  spotHistory(series: string, window: DateWindow): Promise<readonly SpotPrice[]>;
  /** The latest imports, newest first. */
  imports(limit: number): Promise<readonly ImportRecord[]>;
  /** Begins an import of settlements; nothing of it is visible before its commit. One import at a time. */
  beginFuturesImport(description: ImportDescription): Promise<FuturesImport>;
  /** Begins an import of one spot series. */
  beginSpotImport(series: string, description: ImportDescription): Promise<SpotImport>;
  /** Answers when the store can be read. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type ImportDescription = Pick<ImportRecord, 'id' | 'source' | 'format' | 'origin'>;

/** A row of a file that names a key which an earlier row of the file names with another value. */
export interface ImportConflict {
  readonly line: number;
  readonly column: number;
  readonly firstLine: number;
  readonly firstColumn: number;
  /** As in `CLK20 on 2020-04-20`. */
  readonly key: string;
}

/** An import under way: rows are staged, judged against each other and the store, then committed as one. */
export interface StagedImport<Columns> {
  /** Adds rows to the staging area. Columns may be used again by the caller once this resolves. */
  stage(columns: Columns): Promise<void>;
  /** Rows that contradict an earlier row of the same import, by line; doubled rows that agree are none. */
  conflicts(limit: number): Promise<readonly ImportConflict[]>;
  /** Takes every conflicting row out of the staging area and says how many there were. */
  dropConflicts(): Promise<number>;
  /** What a commit would do: new keys, keys that hold the same values already, keys that get other values. */
  preview(): Promise<Pick<ImportCounts, 'stored' | 'unchanged' | 'replaced'>>;
  /** Makes all staged rows visible at once, with the record of the import. Ends the import. */
  commit(counts: Pick<ImportCounts, 'read' | 'rejected'>, committedAt: string): Promise<ImportRecord>;
  /** Forgets all staged rows. Ends the import; may be called after a failed commit, and twice. */
  abandon(): Promise<void>;
}

export type FuturesImport = StagedImport<FuturesSettlementColumns>;
export type SpotImport = StagedImport<SpotPriceColumns>;

/** Carries the news of a commit to everyone who shows market data. */
export interface MarketChanges {
  publish(change: MarketChange): void;
  /** Calls the listener for every change from now on; the returned function ends that. */
  listen(listener: (change: MarketChange) => void): () => void;
}
