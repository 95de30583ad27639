import type { IsoDate, ProductCode } from '@cushing/products';

import type { MarketSource } from './market.types.js';

/**
 * Option settlements as columns, all of at least `length` entries: the form in which they are simulated, imported,
 * stored and read. `NaN` in a number column means that the source gave none.
 */
export interface OptionSettlementColumns {
  readonly length: number;
  /** Index into `OPTION_SERIES_CODES`. */
  readonly series: Uint8Array;
  /** `MonthIndex` of the option's contract month, which is its future's. */
  readonly month: Int32Array;
  /** 1 for a call, 0 for a put. */
  readonly isCall: Uint8Array;
  /** In the quotation; may be negative. */
  readonly strike: Float64Array;
  /** `DayNumber`. */
  readonly tradeDate: Int32Array;
  readonly settle: Float64Array;
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  /** Contracts traded. */
  readonly volume: Float64Array;
  /** Contracts open at the end of the session. */
  readonly openInterest: Float64Array;
  /** Line of the file that the row stands on, from 1; for Parquet the row; 0 in what is read from a store. */
  readonly line: Int32Array;
}

/** What the store holds of one product's options from one source. */
export interface OptionCoverage {
  readonly product: ProductCode;
  readonly source: MarketSource;
  readonly firstTradeDate: IsoDate;
  readonly lastTradeDate: IsoDate;
  readonly settlements: number;
}

/** Zero rates of one date as columns, in ascending order of tenor once read. */
export interface RateColumns {
  readonly length: number;
  /** `DayNumber`. */
  readonly date: Int32Array;
  /** Calendar days, ≥ 1. */
  readonly tenorDays: Int32Array;
  /** Continuously compounded, per year, as a decimal. */
  readonly rate: Float64Array;
  readonly line: Int32Array;
}

/** Zero rates of one date. */
export interface RateCurve {
  readonly date: IsoDate;
  /** Ascending by tenor, at least one. */
  readonly points: readonly { readonly tenorDays: number; readonly rate: number }[];
}
