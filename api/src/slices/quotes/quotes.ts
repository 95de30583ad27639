import { tradeDateAt } from '@cushing/products';
import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { Listeners } from './listeners.js';
import { nextQuote, withDayOf, withLateTick } from './next-quote.js';
import { ProductBook } from './product-book.js';
import type { SettleBook } from './settle-book.js';
import { SourceTimes } from './source-times.js';
import { TICK_ORIGINS } from './quotes.types.js';
import type { DropReason, Quote, QuoteStatus, Tick, TickBatch, TickOrigin } from './quotes.types.js';
import { readTickSymbol } from './tick-symbols.js';
import type { TickContract } from './tick-symbols.js';

export interface QuotesOptions {
  readonly settles: Pick<SettleBook, 'settleBefore' | 'sourceOf' | 'onChanged'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a source may be silent before its quotes are stale; 5 s where absent. */
  readonly staleAfterMs?: number | undefined;
}

/** Told of what became of a batch: the ticks that were applied, in its order. */
export type TicksListener = (batch: Omit<TickBatch, 'ticks'>, ticks: readonly Tick[]) => void;

const STALE_AFTER_MS = 5_000;

/**
 * The latest price of every contract. A product shows one origin: live prices win over replayed ones, and those over
 * simulated ones, which give way to imported settlements as well. Live prices never give way again, however silent
 * their feed is; a replay that fell silent does.
 */
export class Quotes {
  readonly #settles: QuotesOptions['settles'];
  readonly #clock: Clock;
  readonly #staleAfterMs: number;
  readonly #books = new Map<ProductCode, ProductBook>();
  readonly #sources = new SourceTimes();
  /** Sources that were silent at the last look. */
  #silent: ReadonlySet<string> = new Set();
  readonly #ticked: Listeners<Parameters<TicksListener>>;
  readonly #changed: Listeners<[product: ProductCode, symbol: FuturesSymbol]>;
  readonly #dropped: Listeners<[product: ProductCode, why: DropReason]>;
  readonly #stopListening: () => void;

  constructor({ settles, clock, logger, staleAfterMs = STALE_AFTER_MS }: QuotesOptions) {
    this.#settles = settles;
    this.#clock = clock;
    this.#staleAfterMs = staleAfterMs;
    this.#ticked = new Listeners(logger, 'ticks');
    this.#changed = new Listeners(logger, 'changed quotes');
    this.#dropped = new Listeners(logger, 'dropped quotes');
    this.#stopListening = settles.onChanged((product, tradeDate) => {
      this.#resettle(product, tradeDate);
    });
  }

  /**
   * Takes ticks, none of which was taken before; without any, a sign of life of their source.
   *
   * @param heard HEARSAY where another process tells what it knows: that is no sign of life
   * @returns those that counted: not those of another origin than the one shown, nor of contracts that have ended
   */
  apply(batch: TickBatch, heard: 'HEARD' | 'HEARSAY' = 'HEARD'): readonly Tick[] {
    const { source, origin } = batch;
    const now = this.#clock();
    if (heard === 'HEARD') this.#sources.hear(source, now);
    const applied: Tick[] = [];
    const changed = new Map<FuturesSymbol, ProductCode>();
    for (const tick of batch.ticks) {
      const tradeDate = tradeDateAt(tick.time);
      const contract = this.#contractOf(tick, origin, tradeDate, now);
      if (contract === undefined) continue;
      const book = this.#bookOf(tick.product);
      if (origin === 'REPLAY') this.#beginAgain(book, source, tick, tradeDate, now);
      book.source = source;
      const previous = book.get(tick.symbol);
      const quote = this.#quoteAfter(previous, batch, tick, tradeDate, now);
      if (quote !== previous) {
        book.set(contract, quote);
        changed.set(tick.symbol, tick.product);
      }
      applied.push(tick);
    }
    if (applied.length > 0) this.#ticked.tell(batch, applied);
    this.#tellChanged(changed);
    return applied;
  }

  /**
   * Takes what another process shows: a quote where it is the newer one, and what it saw of the trade date. It is no
   * sign of life, and no tick.
   */
  restore(quotes: readonly Quote[]): void {
    const now = this.#clock();
    const changed = new Map<FuturesSymbol, ProductCode>();
    for (const quote of quotes) {
      const { symbol, product, tradeDate } = quote;
      const contract = this.#contractOf(quote, quote.origin, tradeDate, now);
      if (contract === undefined) continue;
      const book = this.#bookOf(product);
      const previous = book.get(symbol);
      let next = previous;
      if (previous === undefined || isNewer(quote, previous)) {
        next = { ...quote, previousSettle: this.#settles.settleBefore(product, symbol, tradeDate) ?? null };
        if (previous?.tradeDate === tradeDate) next = withDayOf(next, previous);
      } else if (previous.tradeDate === tradeDate) next = withDayOf(previous, quote);
      if (next === undefined || next === previous) continue;
      book.source ??= quote.source;
      book.set(contract, next);
      changed.set(symbol, product);
    }
    this.#tellChanged(changed);
  }

  quote(symbol: FuturesSymbol): Quote | undefined {
    const contract = readTickSymbol(symbol, tradeDateAt(this.#clock()));
    return contract.status === 'OK' ? this.#sweptBook(contract.product)?.get(symbol) : undefined;
  }

  /** @returns the product's quotes, by contract month */
  quotesOf(product: ProductCode): readonly Quote[] {
    return this.#sweptBook(product)?.quotes() ?? [];
  }

  all(): readonly Quote[] {
    return [...this.#books.keys()].flatMap((product) => this.quotesOf(product));
  }

  statusOf(quote: Pick<Quote, 'source'>): QuoteStatus {
    return this.#isSilent(quote.source, this.#clock()) ? 'STALE' : 'LIVE';
  }

  /** To be called about once a second: tells of the quotes of sources that fell silent since, or are heard again. */
  look(): void {
    const changed = new Map<FuturesSymbol, ProductCode>();
    const silent = new Set<string>();
    for (const { source, symbol, product } of this.all()) {
      const isSilent = this.#isSilent(source, this.#clock());
      if (isSilent) silent.add(source);
      if (isSilent !== this.#silent.has(source)) changed.set(symbol, product);
    }
    this.#silent = silent;
    this.#tellChanged(changed);
  }

  /** Calls the listener with every batch that was applied, at once; the returned function ends that. */
  onTicks(listener: TicksListener): () => void {
    return this.#ticked.add(listener);
  }

  /** Calls the listener for each quote that a batch changed, once the batch is applied; the returned function ends that. */
  onChanged(listener: (product: ProductCode, symbol: FuturesSymbol) => void): () => void {
    return this.#changed.add(listener);
  }

  /** Calls the listener each time that quotes of a product are no more: who shows them has to ask anew. */
  onDropped(listener: (product: ProductCode, why: DropReason) => void): () => void {
    return this.#dropped.add(listener);
  }

  close(): void {
    this.#stopListening();
  }

  #quoteAfter(previous: Quote | undefined, batch: TickBatch, tick: Tick, tradeDate: IsoDate, now: number): Quote {
    if (previous !== undefined && this.#isLate(previous, batch.source, tick, now)) {
      return previous.tradeDate === tradeDate ? withLateTick(previous, tick) : previous;
    }
    const previousSettle =
      previous?.tradeDate === tradeDate
        ? previous.previousSettle
        : (this.#settles.settleBefore(tick.product, tick.symbol, tradeDate) ?? null);
    // What another process showed and is told again as a tick came when it came there.
    const isKnown = previous?.source === batch.source && previous.sequence === tick.sequence;
    return nextQuote(previous, batch, tick, tradeDate, previousSettle, isKnown ? previous.receivedAt : now);
  }

  /**
   * Within a source its sequence says what is later, so that a clock that was set back stops nothing. Between two
   * sources the time does, unless the quote's own has fallen silent.
   */
  #isLate(quote: Quote, source: string, tick: Tick, now: number): boolean {
    if (quote.source === source) return tick.sequence < quote.sequence;
    return tick.time < quote.time && !this.#isSilent(quote.source, now);
  }

  /** A replay that goes back to an earlier date leaves behind what is later than that. */
  #beginAgain(book: ProductBook, source: string, tick: Tick, tradeDate: IsoDate, now: number): void {
    const quotes = book.quotes();
    if (!quotes.some((quote) => quote.tradeDate > tradeDate)) return;
    if (quotes.some((quote) => this.#isLate(quote, source, tick, now))) return;
    if (book.begin('REPLAY')) this.#dropped.tell(book.product, 'BEGAN_AGAIN');
  }

  /** @returns the contract, where the origin is the one to show and the contract has not ended */
  #contractOf(
    { symbol, product }: Pick<Tick, 'symbol' | 'product'>,
    origin: TickOrigin,
    tradeDate: IsoDate,
    now: number,
  ): TickContract | undefined {
    const book = this.#bookOf(product);
    if (!this.#admits(book, origin, now)) return undefined;
    // What is replayed lives in its own time.
    const presentDate = origin === 'REPLAY' ? tradeDate : tradeDateAt(now);
    const contract = readTickSymbol(symbol, presentDate);
    if (contract.status !== 'OK' || contract.lastTradeDate < presentDate) return undefined;
    if (book.dropExpired(presentDate)) this.#dropped.tell(product, 'GONE');
    return contract;
  }

  #admits(book: ProductBook, origin: TickOrigin, now: number): boolean {
    if (origin === 'SIMULATED' && this.#settles.sourceOf(book.product) === 'IMPORTED') return false;
    const shown = book.origin;
    if (shown === origin) return true;
    const gaveWay = shown === 'REPLAY' && book.source !== undefined && this.#isSilent(book.source, now);
    if (shown !== undefined && rankOf(shown) > rankOf(origin) && !gaveWay) return false;
    if (book.begin(origin)) this.#dropped.tell(book.product, 'GONE');
    return true;
  }

  #bookOf(product: ProductCode): ProductBook {
    let book = this.#books.get(product);
    if (book === undefined) this.#books.set(product, (book = new ProductBook(product)));
    return book;
  }

  /** @returns the book without what has ended since the last tick */
  #sweptBook(product: ProductCode): ProductBook | undefined {
    const book = this.#books.get(product);
    if (book !== undefined && book.origin !== 'REPLAY' && book.dropExpired(tradeDateAt(this.#clock()))) {
      this.#dropped.tell(product, 'GONE');
    }
    return book;
  }

  #isSilent(source: string, now: number): boolean {
    return !this.#sources.isHeard(source, now, this.#staleAfterMs);
  }

  #resettle(product: ProductCode, tradeDate: IsoDate | undefined): void {
    const book = this.#books.get(product);
    if (book === undefined) return;
    if (book.origin === 'SIMULATED' && this.#settles.sourceOf(product) === 'IMPORTED') {
      if (book.begin(undefined)) this.#dropped.tell(product, 'GONE');
      return;
    }
    const changed = book.replace((quote) => {
      if (quote.tradeDate !== tradeDate) return quote;
      const settle = this.#settles.settleBefore(product, quote.symbol, tradeDate) ?? null;
      return settle === quote.previousSettle ? quote : { ...quote, previousSettle: settle };
    });
    this.#tellChanged(new Map(changed.map((symbol) => [symbol, product])));
  }

  #tellChanged(changed: ReadonlyMap<FuturesSymbol, ProductCode>): void {
    for (const [symbol, product] of changed) this.#changed.tell(product, symbol);
  }
}

function rankOf(origin: TickOrigin): number {
  return TICK_ORIGINS.indexOf(origin);
}

function isNewer(quote: Quote, than: Quote): boolean {
  return quote.source === than.source ? quote.sequence > than.sequence : quote.time > than.time;
}
