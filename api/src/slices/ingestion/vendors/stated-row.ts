/** What a line of a vendor's file says, in its own words: not judged yet, and blank where it says nothing. */
import type { OptionSeries, ProductCode } from '@cushing/products';

interface Stated {
  /** Line of the file, from 1; of a sheet or a JSON array the row. */
  readonly line: number;
}

/** Prices as the line has them, in the future's quotation; blank where it has none. */
export interface StatedPrices {
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly settle: string;
  readonly volume: string;
  readonly openInterest: string;
}

/** A settlement of a future. */
export interface StatedFuture extends Stated, StatedPrices {
  readonly kind: 'FUTURE';
  /** `YYYY-MM-DD`, whatever the file writes. */
  readonly tradeDate: string;
  readonly product: ProductCode;
  /** `YYYY-MM`, or the number of the nearby in a continuous series, from 1. */
  readonly contract: { readonly month: string } | { readonly nearby: number };
}

/** A settlement of an option. */
export interface StatedOption extends Stated {
  readonly kind: 'OPTION';
  /** `YYYY-MM-DD`. */
  readonly tradeDate: string;
  /** Of the series, as `LO` or `ON`. */
  readonly series: OptionSeries;
  /** Of the future beneath, `YYYY-MM`. */
  readonly month: string;
  readonly type: 'CALL' | 'PUT';
  /** In the future's quotation, with a decimal point. */
  readonly strike: string;
  readonly settle: string;
  readonly bid: string;
  readonly ask: string;
  readonly volume: string;
  readonly openInterest: string;
}

/** A price of a spot series. */
export interface StatedSpot extends Stated {
  readonly kind: 'SPOT';
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** As `RWTC`. */
  readonly series: string;
  readonly price: string;
}

/** Positions of a class of traders on one report date: contracts, not yet judged. */
export interface StatedPositions extends Stated {
  readonly kind: 'POSITIONS';
  /** The Tuesday that is reported, `YYYY-MM-DD`. */
  readonly date: string;
  /** Of whose futures the contract market is. */
  readonly product: ProductCode;
  /** Whether positions in options are counted too. */
  readonly report: 'FUTURES_ONLY' | 'COMBINED';
  readonly openInterest: string;
  readonly producerLong: string;
  readonly producerShort: string;
  readonly swapLong: string;
  readonly swapShort: string;
  readonly swapSpread: string;
  readonly managedLong: string;
  readonly managedShort: string;
  readonly managedSpread: string;
  readonly otherLong: string;
  readonly otherShort: string;
  readonly otherSpread: string;
}

/** A line of something that is not known here: a product, a series, a form of contract. Proposed, never dropped in silence. */
export interface UnknownRow extends Stated {
  readonly kind: 'UNKNOWN';
  /** What it is of, in the file's words, as `HUB Henry`. */
  readonly subject: string;
  /** The product that it might be. */
  readonly proposal: ProductCode | undefined;
}

/** A line that can't be read. */
export interface UnreadableRow extends Stated {
  readonly kind: 'UNREADABLE';
  /** From 1; 0 for the line as a whole. */
  readonly column: number;
  readonly value: string;
  /** Continues a sentence, as "a date is written M/D/YYYY". */
  readonly message: string;
}

export type StatedRow = StatedFuture | StatedOption | StatedSpot | StatedPositions | UnknownRow | UnreadableRow;
