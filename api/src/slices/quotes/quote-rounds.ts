import { PRODUCT_CODES } from '@cushing/products';
import type { FuturesSymbol, ProductCode } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { Listeners } from './listeners.js';
import type { Quotes } from './quotes.js';
import type { QuoteRound } from './quotes.types.js';

const EVERY_MS = 100;
/** The part of its time that a round takes up: the rest lets changes in the very beat of the rounds catch up after a delay. */
const ROUND_SHARE = 0.9;

export interface QuoteRoundsOptions {
  readonly quotes: Pick<Quotes, 'quotesOf' | 'onChanged'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Milliseconds of one round, over time; 100 where absent. */
  readonly everyMs?: number | undefined;
}

/**
 * Tells of changed quotes in rounds, one in nine tenths of `everyMs` over time and never more than one ahead of that: changes that
 * come no more often are told at once, whatever their beat, and faster ones together. All products have their rounds in the
 * same breath, so that who watches several is told once. Of each contract it tells the latest quote. While nothing changes
 * nothing runs.
 */
export class QuoteRounds {
  readonly #quotes: QuoteRoundsOptions['quotes'];
  readonly #clock: Clock;
  readonly #everyMs: number;
  readonly #changed: ReadonlyMap<ProductCode, Set<FuturesSymbol>>;
  readonly #listeners: Listeners<[round: QuoteRound]>;
  readonly #stopListening: () => void;
  /** Of the round that is to come. */
  #timer: NodeJS.Timeout | undefined;
  /**
   * When the rounds told so far would be over (the generic cell rate algorithm), in milliseconds of a
   * clock that nobody sets.
   */
  #paidUntil = 0;
  /** What changes in the same breath is being gathered. */
  #isDue = false;
  #isClosed = false;

  constructor({ quotes, clock, logger, everyMs = EVERY_MS }: QuoteRoundsOptions) {
    this.#quotes = quotes;
    this.#clock = clock;
    this.#everyMs = everyMs;
    this.#listeners = new Listeners(logger, 'rounds of quotes');
    this.#changed = new Map(PRODUCT_CODES.map((product) => [product, new Set()]));
    this.#stopListening = quotes.onChanged((product, symbol) => {
      this.#note(product, symbol);
    });
  }

  /** Calls the listener with every round; the returned function ends that. */
  onRound(listener: (round: QuoteRound) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Ends all rounds; what was to come is not told. */
  close(): void {
    this.#isClosed = true;
    this.#stopListening();
    clearTimeout(this.#timer);
  }

  #note(product: ProductCode, symbol: FuturesSymbol): void {
    this.#changed.get(product)?.add(symbol);
    if (this.#timer !== undefined || this.#isDue) return;
    this.#isDue = true;
    // What changes in the same turn of the event loop, as by the parts of one upload, goes out together.
    setImmediate(() => {
      this.#isDue = false;
      this.#tellNowOrSoon();
    });
  }

  #tellNowOrSoon(): void {
    if (this.#isClosed || this.#timer !== undefined) return;
    const waitMs = this.#paidUntil - ROUND_SHARE * this.#everyMs - performance.now();
    if (waitMs <= 0) {
      this.#tell();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, waitMs).unref();
  }

  #tell(): void {
    this.#paidUntil = Math.max(this.#paidUntil, performance.now()) + ROUND_SHARE * this.#everyMs;
    const at = this.#clock();
    for (const [product, symbols] of this.#changed) {
      if (symbols.size === 0) continue;
      const quotes = this.#quotes.quotesOf(product).filter(({ symbol }) => symbols.has(symbol));
      symbols.clear();
      if (quotes.length > 0) this.#listeners.tell({ product, quotes, at });
    }
  }
}
