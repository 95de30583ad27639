import type { ContractMonth, IsoDate, ProductCode } from '@cushing/products';

import type { ImportColumns, ImportExtent, ImportKind, StagedPart } from './import-rows.types.js';
import type {
  FuturesSettlement,
  FuturesSettlementColumns,
  ImportCounts,
  ImportRecord,
  MarketChange,
  MarketSource,
  ProductCoverage,
  SettlementColumns,
  SpotPrice,
  SpotSeries,
} from './market.types.js';
import type { PositionReport, TraderPositions } from './positions.types.js';

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
  /** Positions of the classes of traders in a product, ascending by report date. */
  positions(product: ProductCode, report: PositionReport, window: DateWindow): Promise<readonly TraderPositions[]>;
  /** The latest imports, newest first; not those that were taken back. */
  imports(limit: number): Promise<readonly ImportRecord[]>;
  /** One import; undefined where the store holds none of that id, or it was taken back. */
  import(id: string): Promise<ImportRecord | undefined>;
  /** Begins an import; nothing of it is visible before its commit. One import at a time. */
  beginImport(description: ImportDescription): Promise<StoreImport>;
  /**
   * Takes an import back: the store is as if it never had been, and what later imports say of the same keys holds.
   *
   * @param partsOf the staged rows of a later import; none where they are no longer kept, and what the store holds of
   * that import stands for them
   * @returns which products, series and dates it bore on
   * @throws {AppError} NOT_FOUND `IMPORT_NOT_FOUND`, CONFLICT `IMPORT_ROLLED_BACK`
   */
  rollBack(
    importId: string,
    rolledBackAt: string,
    partsOf: (importId: string) => Promise<readonly StagedPart[]>,
  ): Promise<ImportExtent>;
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

/** Rows on their way to the store: staged, and judged against each other. */
export interface StagedRows {
  /** Adds rows to the staging area. Columns may be used again by the caller once this resolves. */
  stage<Kind extends ImportKind>(kind: Kind, columns: ImportColumns[Kind]): Promise<void>;
  /** Rows that contradict an earlier row of the same import, by line; doubled rows that agree are none. */
  conflicts(limit: number): Promise<readonly ImportConflict[]>;
  /** Takes every conflicting row out of the staging area and says how many there were. */
  dropConflicts(): Promise<number>;
  /** Forgets all staged rows. Ends the import; may be called after a failed commit, and twice. */
  abandon(): Promise<void>;
}

/** An import under way in the store: rows are staged or loaded, compared with what is stored, then committed as one. */
export interface StoreImport extends StagedRows {
  /** Adds rows that another process staged. */
  load(parts: readonly StagedPart[]): Promise<void>;
  /** What a commit would do: new keys, keys that hold the same values already, keys that get other values. */
  preview(): Promise<Pick<ImportCounts, 'stored' | 'unchanged' | 'replaced'>>;
  /** Makes all staged rows visible at once, with the record of the import. Ends the import. */
  commit(counts: Pick<ImportCounts, 'read' | 'rejected'>, committedAt: string): Promise<ImportRecord>;
}

/** Rows staged beside the store, for whoever owns it to load. */
export interface StagingArea extends StagedRows {
  /** Writes a file for each kind that has rows. Ends the import. */
  write(): Promise<readonly StagedPart[]>;
}

/** Opens staging areas in the folders of imports. */
export interface StagingAreas {
  /** @param directory absolute; an empty folder of this import's own */
  open(directory: string): Promise<StagingArea>;
}

/** Carries the news of a commit to everyone who shows market data. */
export interface MarketChanges {
  publish(change: MarketChange): void;
  /** Calls the listener for every change from now on; the returned function ends that. */
  listen(listener: (change: MarketChange) => void): () => void;
}

/** Reads more settlements than an answer has room for. The rules are those of `MarketStore`. */
export interface SettlementArchive extends Pick<MarketStore, 'tradeDates'> {
  /**
   * All settlements of a range of trade dates, by trade date, then contract month, in batches of at most 2,048. Between
   * two batches nothing of the store is held: an import that is committed meanwhile shows in what comes after it.
   */
  settlements(
    product: ProductCode,
    source: MarketSource,
    range: { readonly from: IsoDate; readonly to: IsoDate },
  ): AsyncIterable<SettlementColumns>;
  /** How many those are now. */
  settlementCount(
    product: ProductCode,
    source: MarketSource,
    range: { readonly from: IsoDate; readonly to: IsoDate },
  ): Promise<number>;
}

/** Reads what was staged. */
export interface StagedPartReader {
  /**
   * The rows in batches of at most 2,048, each in arrays of its own.
   *
   * @param order LINES: as in the file. DAYS: by product (or series), trade date, then month, strike, call before put, or
   * term.
   * @throws {AppError} UNAVAILABLE `STAGED_ROWS_UNREADABLE` at the first batch or while reading
   */
  rows<Kind extends ImportKind>(
    part: StagedPart,
    kind: Kind,
    order: 'LINES' | 'DAYS',
  ): AsyncIterable<ImportColumns[Kind]>;
  /**
   * The futures of some days, in no order.
   *
   * @param part of futures
   * @param days `DayNumber`s
   * @throws {AppError} UNAVAILABLE `STAGED_ROWS_UNREADABLE`
   */
  futuresOn(part: StagedPart, days: readonly number[]): Promise<FuturesSettlementColumns>;
}
