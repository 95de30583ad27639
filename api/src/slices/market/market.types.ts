import type { ContractMonth, FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

/** Where a product's prices come from: our own simulation until real ones were imported, then those alone. */
export type MarketSource = 'SIMULATED' | 'IMPORTED';

/** One contract's settlement of one trade date. Prices in the product's quotation; null where the source gave none. */
export interface FuturesSettlement {
  readonly product: ProductCode;
  readonly month: ContractMonth;
  readonly symbol: FuturesSymbol;
  readonly tradeDate: IsoDate;
  /** 1 for the front contract on that trade date, which it is through its last trade date. */
  readonly nearby: number;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly settle: number;
  /** Contracts traded. */
  readonly volume: number | null;
  /** Contracts open at the end of the session. */
  readonly openInterest: number | null;
  readonly importId: string;
}

/**
 * Settlements as columns, all of `length` entries: the form in which they are simulated, imported and appended.
 * `NaN` in a number column means that the source gave none.
 */
export interface FuturesSettlementColumns {
  readonly length: number;
  /** Index into `PRODUCT_CODES`. */
  readonly product: Uint8Array;
  /** `MonthIndex`: year × 12 + month − 1. */
  readonly month: Int32Array;
  /** `DayNumber`: days since 1970-01-01. */
  readonly tradeDate: Int32Array;
  readonly nearby: Int16Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly settle: Float64Array;
  readonly volume: Float64Array;
  readonly openInterest: Float64Array;
  /** Line of the file that the row stands on, from 1; for Parquet the row. */
  readonly line: Int32Array;
  /** Column of the file that the value stands in, from 1; 0 where a row of the file is one settlement. */
  readonly column: Int32Array;
}

/** Settlements of one product as they are read in bulk: as `FuturesSettlementColumns`, without where they came from. */
export type SettlementColumns = Omit<FuturesSettlementColumns, 'product' | 'line' | 'column'>;

/** What the store holds for one product from one source. */
export interface ProductCoverage {
  readonly product: ProductCode;
  readonly source: MarketSource;
  readonly firstTradeDate: IsoDate;
  readonly lastTradeDate: IsoDate;
  readonly settlements: number;
}

/** One day of a spot price series. */
export interface SpotPrice {
  readonly date: IsoDate;
  readonly price: number;
}

/** Spot prices as columns; `date` holds `DayNumber`s, `line` the file's lines. */
export interface SpotPriceColumns {
  readonly length: number;
  /** Name of the series, as `RWTC`. */
  readonly series: readonly string[];
  readonly date: Int32Array;
  readonly price: Float64Array;
  readonly line: Int32Array;
}

/** A spot series in the store, as `RWTC` (WTI at Cushing, daily). */
export interface SpotSeries {
  readonly series: string;
  readonly firstDate: IsoDate;
  readonly lastDate: IsoDate;
  readonly prices: number;
}

/** What an import put into the market store. */
export interface ImportRecord {
  readonly id: string;
  readonly source: MarketSource;
  /** Name of the format, as in `futures-wide`. */
  readonly format: string;
  /** Name of the file without its folder, or of the simulation. */
  readonly origin: string;
  /** Instant of the commit, UTC ISO-8601. */
  readonly committedAt: string;
  readonly counts: ImportCounts;
}

/** Rows by what became of them; `read` is the sum of the others. */
export interface ImportCounts {
  readonly read: number;
  readonly stored: number;
  readonly unchanged: number;
  readonly replaced: number;
  readonly rejected: number;
}

/** Told to everyone who shows market data, after a commit. */
export interface MarketChange {
  readonly importId: string;
  readonly products: readonly ProductCode[];
  readonly spotSeries: readonly string[];
  /** Dates that what was committed bears on; open at an end that is null. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** Instant of the commit, UTC ISO-8601. */
  readonly at: string;
}
