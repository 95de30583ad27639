import { DelayMeter } from './delay-meter.js';
import { FrameBatch } from './frame-batch.js';
import { Freshness } from './freshness.js';
import type { LiveLine } from './live-connection.js';
import { isConnected } from './live-status.js';
import type { LiveTransport } from './live-transport.js';
import { QuotePolling } from './quote-polling.js';
import type { PolledQuote } from './quote-polling.js';
import { TickStream } from './tick-stream.js';
import type { PriceTick } from './tick-stream.js';
import { WatchedSymbols } from './watched-symbols.js';

/** What a contract trades at now; another object wherever something of it changed. */
export interface LiveQuote extends Omit<PolledQuote, '__typename'> {
  /** Its feed is silent, or nothing has been heard of the server for a while. */
  readonly isStale: boolean;
}

/** How often the delay is told. */
const TELL_DELAY_EVERY_MS = 1_000;
/** Without a price for so long, none is delayed. */
const QUIET_MS = 15_000;

export interface LiveQuotesParts {
  readonly line: LiveLine;
  readonly transport: LiveTransport;
  /** The browser's, where absent. */
  readonly requestFrame?: ((callback: () => void) => unknown) | undefined;
  /** A clock that is never set, in milliseconds. */
  readonly now?: (() => number) | undefined;
}

/** The latest price of each contract that somebody watches, told at most once a frame. */
export class LiveQuotes {
  readonly #line: LiveLine;
  readonly #now: () => number;
  readonly #quotes = new Map<string, LiveQuote>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #changed = new Set<string>();
  readonly #frame: FrameBatch;
  readonly #watched: WatchedSymbols;
  readonly #meter = new DelayMeter();
  readonly #freshness: Freshness;
  #delayMs = 0;
  #tickedAt = 0;
  #delayTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ line, transport, requestFrame, now }: LiveQuotesParts) {
    this.#line = line;
    this.#now = now ?? (() => performance.now());
    this.#frame = new FrameBatch(() => {
      this.#tell();
    }, requestFrame);
    const stream = new TickStream(transport, {
      onTicks: (ticks, isWhole) => {
        this.#takeTicks(ticks, isWhole);
      },
    });
    const polling = new QuotePolling(line, transport, (quotes) => {
      this.#takeWhole(quotes);
    });
    this.#watched = new WatchedSymbols((symbols) => {
      for (const symbol of this.#quotes.keys()) {
        if (!this.#watched.has(symbol)) this.#quotes.delete(symbol);
      }
      stream.want(symbols);
      polling.want(symbols);
    });
    this.#freshness = new Freshness(line.status, (status) => isConnected(status) || status.kind === 'POLLING');
    this.#freshness.subscribe(() => {
      if (this.#freshness.isCut()) this.#markStale(() => true);
    });
  }

  /** @returns what ends the watching */
  watch(symbols: Iterable<string>): () => void {
    return this.#watched.watch(symbols);
  }

  /** @returns undefined where nothing is known, or nobody watches it */
  read(symbol: string): LiveQuote | undefined {
    return this.#quotes.get(symbol);
  }

  /**
   * Tells once a frame if any of them changed.
   *
   * @returns what ends it
   */
  subscribe(symbols: Iterable<string>, listener: () => void): () => void {
    const unique = new Set(symbols);
    for (const symbol of unique) {
      const listeners = this.#listeners.get(symbol) ?? new Set();
      this.#listeners.set(symbol, listeners.add(listener));
    }
    return () => {
      for (const symbol of unique) {
        const listeners = this.#listeners.get(symbol);
        listeners?.delete(listener);
        if (listeners?.size === 0) this.#listeners.delete(symbol);
      }
    };
  }

  #takeTicks(ticks: readonly PriceTick[], isWhole: boolean): void {
    if (isWhole) {
      this.#takeWhole(ticks);
      return;
    }
    let newest = 0;
    for (const tick of ticks) {
      this.#put(tick);
      // What is played again has a clock of its own, and what is said to be stale is old by itself.
      if (tick.origin !== 'REPLAY' && tick.status === 'LIVE') newest = Math.max(newest, Date.parse(tick.time));
    }
    if (newest > 0) this.#measure(newest);
  }

  /** What is not among them is not known any more: its last price stays, as a stale one. */
  #takeWhole(quotes: readonly (PriceTick | PolledQuote)[]): void {
    const told = new Set(quotes.map(({ symbol }) => symbol));
    for (const quote of quotes) this.#put(quote);
    this.#markStale((symbol) => !told.has(symbol));
  }

  #put(told: PriceTick | PolledQuote): void {
    if (!this.#watched.has(told.symbol)) return;
    const before = this.#quotes.get(told.symbol);
    const quote = quoteOf(told);
    if (before !== undefined && isSame(before, quote)) return;
    this.#quotes.set(told.symbol, quote);
    this.#change(told.symbol);
  }

  #markStale(isMeant: (symbol: string) => boolean): void {
    for (const [symbol, quote] of this.#quotes) {
      if (quote.isStale || !isMeant(symbol)) continue;
      this.#quotes.set(symbol, { ...quote, isStale: true });
      this.#change(symbol);
    }
  }

  #change(symbol: string): void {
    this.#changed.add(symbol);
    this.#frame.ask();
  }

  #tell(): void {
    const meant = new Set<() => void>();
    for (const symbol of this.#changed) {
      for (const listener of this.#listeners.get(symbol) ?? []) meant.add(listener);
    }
    this.#changed.clear();
    for (const listener of meant) listener();
  }

  #measure(madeAt: number): void {
    this.#tickedAt = this.#now();
    this.#delayMs = this.#meter.measure(madeAt, this.#tickedAt);
    this.#delayTimer ??= setTimeout(() => {
      this.#tellDelay();
    }, TELL_DELAY_EVERY_MS);
  }

  #tellDelay(): void {
    this.#delayTimer = undefined;
    if (this.#now() - this.#tickedAt >= QUIET_MS) {
      this.#meter.pause();
      this.#line.tellDelay(0);
      return;
    }
    this.#line.tellDelay(this.#delayMs);
    this.#delayTimer = setTimeout(() => {
      this.#tellDelay();
    }, TELL_DELAY_EVERY_MS);
  }
}

function quoteOf(told: PriceTick | PolledQuote): LiveQuote {
  const { symbol, product, origin, status, bid, ask, last, size, volume, high, low, change, changePct, time } = told;
  const isStale = status === 'STALE';
  return { symbol, product, origin, status, bid, ask, last, size, volume, high, low, change, changePct, time, isStale };
}

function isSame(one: LiveQuote, other: LiveQuote): boolean {
  return (Object.keys(one) as (keyof LiveQuote)[]).every((name) => one[name] === other[name]);
}
