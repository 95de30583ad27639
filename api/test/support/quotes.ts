/** What tests of live prices are made of: a clock that stands still, settles by hand, ticks. */
import { parseFuturesSymbol } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import type { Bus } from '../../src/shared/bus.js';
import type { Logger } from '../../src/shared/logger.js';
import type { MarketSource } from '../../src/slices/market/index.js';
import { Quotes } from '../../src/slices/quotes/quotes.js';
import type { Quote, Tick, TickBatch, TickOrigin } from '../../src/slices/quotes/quotes.types.js';
import type { SettlesListener } from '../../src/slices/quotes/settle-book.js';

/** A Friday, 10:00 in New York. */
export const FRIDAY_MORNING = Date.parse('2026-11-20T15:00:00Z');

/** @returns a symbol of a future, as a test names it */
export function symbolOf(text: string): FuturesSymbol {
  const parsed = parseFuturesSymbol(text);
  if (parsed.status === 'error') throw new Error(parsed.message);
  return parsed.symbol;
}

let lastSequence = 0;

/** @returns a tick of the moment, with a sequence above those of all before */
export function tickOf(symbol: string, fields: Partial<Omit<Tick, 'symbol' | 'product'>> = {}): Tick {
  lastSequence += 1;
  const known = symbolOf(symbol);
  const product = known.slice(0, 2) as ProductCode; // the root of a symbol in the exchange's form
  return { symbol: known, product, time: FRIDAY_MORNING, sequence: lastSequence, ...fields };
}

/** @returns ticks of a source, a live one where it is not said */
export function batchOf(ticks: readonly Tick[], source = 'feed', origin: TickOrigin = 'LIVE'): TickBatch {
  return { source, origin, ticks };
}

/** A log that is kept. */
export class LogBook implements Logger {
  readonly entries: { readonly level: string; readonly message: string; readonly fields: object }[] = [];

  debug(fields: object, message: string): void {
    this.entries.push({ level: 'debug', message, fields });
  }

  info(fields: object, message: string): void {
    this.entries.push({ level: 'info', message, fields });
  }

  warn(fields: object, message: string): void {
    this.entries.push({ level: 'warn', message, fields });
  }

  error(fields: object, message: string): void {
    this.entries.push({ level: 'error', message, fields });
  }
}

/** Settles that a test writes down. */
export class WrittenSettles {
  readonly #listeners = new Set<SettlesListener>();
  readonly sources = new Map<ProductCode, MarketSource>();
  /** By symbol and trade date, the settle before it. */
  readonly before = new Map<string, number>();

  settleBefore(_product: ProductCode, symbol: FuturesSymbol, tradeDate: IsoDate): number | undefined {
    return this.before.get(`${symbol} ${tradeDate}`);
  }

  sourceOf(product: ProductCode): MarketSource | undefined {
    return this.sources.get(product);
  }

  onChanged(listener: SettlesListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(product: ProductCode, tradeDate?: IsoDate): void {
    for (const listener of this.#listeners) listener(product, tradeDate);
  }

  get listeners(): number {
    return this.#listeners.size;
  }
}

/** @returns quotes with a clock and settles that the test moves */
export function quotesForTest(): {
  readonly quotes: Quotes;
  readonly settles: WrittenSettles;
  readonly log: LogBook;
  readonly time: { now: number };
} {
  const settles = new WrittenSettles();
  const log = new LogBook();
  const time = { now: FRIDAY_MORNING };
  const quotes = new Quotes({ settles, clock: () => time.now, logger: log, staleAfterMs: 5_000 });
  return { quotes, settles, log, time };
}

/** @returns the quote of a symbol; the test fails where there is none */
export function quoteOf(quotes: Quotes, symbol: string): Quote {
  const quote = quotes.quote(symbolOf(symbol));
  if (quote === undefined) throw new Error(`there is no quote of ${symbol}`);
  return quote;
}

/** Buses of processes that hear one another at once, until the way is cut. */
export class Wire {
  readonly #ends = new Set<WireEnd>();
  isCut = false;

  /** @returns the bus of another process */
  end(): WireEnd {
    const end = new WireEnd((topic, message) => {
      if (this.isCut) return;
      for (const other of this.#ends) if (other !== end) other.hear(topic, message);
    });
    this.#ends.add(end);
    return end;
  }

  /** Lets messages through again, and tells every end that it may have missed some. */
  mend(): void {
    this.isCut = false;
    for (const end of this.#ends) end.tellGap();
  }
}

export class WireEnd implements Bus {
  readonly #send: (topic: string, message: string) => void;
  readonly #listeners = new Set<{ readonly topic: string; readonly listener: (message: string) => void }>();
  readonly #gapListeners = new Set<() => void>();
  readonly sent: { readonly topic: string; readonly message: string }[] = [];

  constructor(send: (topic: string, message: string) => void) {
    this.#send = send;
  }

  publish(topic: string, message: string): void {
    this.sent.push({ topic, message });
    this.#send(topic, message);
  }

  listen(topic: string, listener: (message: string) => void): () => void {
    const entry = { topic, listener };
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  onGap(listener: () => void): () => void {
    this.#gapListeners.add(listener);
    return () => this.#gapListeners.delete(listener);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  hear(topic: string, message: string): void {
    for (const { topic: wanted, listener } of this.#listeners) if (wanted === topic) listener(message);
  }

  tellGap(): void {
    for (const listener of this.#gapListeners) listener();
  }

  get listeners(): number {
    return this.#listeners.size + this.#gapListeners.size;
  }
}
