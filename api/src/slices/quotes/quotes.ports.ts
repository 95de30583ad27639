import type { FuturesSymbol } from '@cushing/products';

import type { Bar, BarInterval } from './quotes.types.js';

export interface BarWindow {
  readonly interval: BarInterval;
  readonly origin: Bar['origin'];
  /** Bars that begin from here, through `to`; either end open where absent. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The latest ones where there are more. */
  readonly limit: number;
}

/** Shorter bars that begin from here on, until the next span begins, make one bar of a longer interval. */
export interface BarSpan {
  readonly from: number;
  /** Where the bar begins that they make. */
  readonly start: number;
}

/** Where bars of a longer interval that may be missing are made from. */
export interface BarSpans {
  /** The shorter interval. */
  readonly source: BarInterval;
  /** Ascending, at least one. */
  readonly spans: readonly BarSpan[];
  /** The last span ends here. */
  readonly until: number;
}

/** The last sequence number that is in the stored bars, of each source. */
export type StoredSequences = ReadonlyMap<string, number>;

/**
 * Where bars are kept. Rejects with an `AppError` `UNAVAILABLE` when it cannot answer; what is not there is an
 * empty list.
 */
export interface BarStore {
  /**
   * Writes bars over those of the same contract, interval, origin and start, and the sequences with them: all or none.
   * No bar is in it twice.
   */
  write(bars: readonly Bar[], sequences: StoredSequences): Promise<void>;
  /** One contract's bars, ascending by start. */
  range(symbol: FuturesSymbol, window: BarWindow): Promise<readonly Bar[]>;
  /**
   * Of each contract and origin the last `count` bars of an interval, of those that begin no later than `until` where it
   * is given, ascending by start: what a restart goes on with. However old they are, so that a late tick finds the bar
   * of its time and never writes over one that is not known.
   */
  latest(interval: BarInterval, count: number, until?: number): Promise<readonly Bar[]>;
  /** @returns at most the 10,000 sources written last */
  sequences(): Promise<StoredSequences>;
  /** Forgets bars of an interval that begin before an instant. @returns how many there were */
  removeBefore(interval: BarInterval, start: number): Promise<number>;
  /** Where the first bar of an interval begins, of all contracts; undefined where there is none. */
  first(interval: BarInterval): Promise<number | undefined>;
  /**
   * Makes those bars of an interval that are missing out of shorter ones. One that is there stays as it is: it also has
   * the ticks that came too late for the shorter ones.
   *
   * @returns how many were made
   */
  fill(interval: BarInterval, from: BarSpans): Promise<number>;
  /** Gives the room of what was removed back to whatever is written next; while others write, it may leave that out. */
  checkpoint(): Promise<void>;
}
