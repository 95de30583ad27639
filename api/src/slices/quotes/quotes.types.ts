/** Live prices of futures. Prices in the product's quotation, instants in milliseconds since 1970-01-01 UTC. */
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

export const TICK_ORIGINS = ['SIMULATED', 'REPLAY', 'LIVE'] as const;
/** Who made the price: our own simulation, a stored trade date that is played again, or a feed that pushes. */
export type TickOrigin = (typeof TICK_ORIGINS)[number];

/** One change of one contract; a number is undefined where the feed said nothing of it. */
export interface Tick {
  readonly symbol: FuturesSymbol;
  readonly product: ProductCode;
  readonly bid?: number | undefined;
  readonly ask?: number | undefined;
  readonly last?: number | undefined;
  /** Contracts traded at `last`; 0 where none were. */
  readonly size?: number | undefined;
  readonly time: number;
  /** Of its source: an integer from 0, never given twice. */
  readonly sequence: number;
}

/** Ticks of one source, in its order. */
export interface TickBatch {
  /** Whose sequence numbers they are, as in `simulated:1f3a` or `user-id:nymex`. */
  readonly source: string;
  readonly origin: TickOrigin;
  readonly ticks: readonly Tick[];
}

/** What is known of a contract now. */
export interface Quote {
  readonly symbol: FuturesSymbol;
  readonly product: ProductCode;
  readonly origin: TickOrigin;
  readonly source: string;
  readonly bid: number | null;
  readonly ask: number | null;
  readonly last: number | null;
  /** Contracts of the last trade. */
  readonly size: number | null;
  /** The exchange's date that the last tick belongs to: from 18:00 New York on, the next one. */
  readonly tradeDate: IsoDate;
  /** Of that trade date, as far as this process saw it. */
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly volume: number;
  /** The latest settle before that trade date, which changes are against. */
  readonly previousSettle: number | null;
  /** Of the price, as its feed says: of a replayed one, in the session that is played. */
  readonly time: number;
  /** When the desk took it, which says its age whatever its own time is. */
  readonly receivedAt: number;
  readonly sequence: number;
}

/** LIVE while its feed speaks; STALE once that was silent for longer than a quote may be old. */
export type QuoteStatus = 'LIVE' | 'STALE';

/** What a round of conflation has: the latest quote of each contract that changed since the round before. */
export interface QuoteRound {
  readonly product: ProductCode;
  /** By contract month. */
  readonly quotes: readonly Quote[];
  readonly at: number;
}

/** Why quotes are no more: a replay BEGAN_AGAIN, and tells them anew one after another; or they are GONE. */
export type DropReason = 'GONE' | 'BEGAN_AGAIN';

export const BAR_INTERVALS = ['MINUTE', 'FIVE_MINUTES', 'HOUR', 'DAY'] as const;
export type BarInterval = (typeof BAR_INTERVALS)[number];

/** Trades of one contract in one interval. Replayed ticks make none. */
export interface Bar {
  readonly symbol: FuturesSymbol;
  readonly interval: BarInterval;
  readonly origin: Exclude<TickOrigin, 'REPLAY'>;
  /** Where it begins; a DAY at 18:00 New York of the evening before its trade date. */
  readonly start: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Contracts traded. */
  readonly volume: number;
}
