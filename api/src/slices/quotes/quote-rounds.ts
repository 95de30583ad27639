import { PRODUCT_CODES } from '@cushing/products';
import type { FuturesSymbol, ProductCode } from '@cushing/products';

import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import { Listeners } from './listeners.js';
import type { Quotes } from './quotes.js';
import type { QuoteRound } from './quotes.types.js';

const EVERY_MS = 100;

export interface QuoteRoundsOptions {
  readonly quotes: Pick<Quotes, 'quotesOf' | 'onChanged'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long there is nothing between two rounds; 100 where absent. */
  readonly everyMs?: number | undefined;
}

/**
 * Tells of changed quotes in rounds: the first change after a quiet time at once, with all that came with it, later ones
 * together. All products have their rounds in the same breath, so that who watches several is told once. Of each contract
 * it tells the latest quote. While nothing changes nothing runs.
 */
export class QuoteRounds {
  readonly #quotes: QuoteRoundsOptions['quotes'];
  readonly #clock: Clock;
  readonly #everyMs: number;
  readonly #changed: ReadonlyMap<ProductCode, Set<FuturesSymbol>>;
  readonly #listeners: Listeners<[round: QuoteRound]>;
  readonly #stopListening: () => void;
  /** Runs while the rounds rest. */
  #timer: NodeJS.Timeout | undefined;
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
    // What changes in the same breath goes out together.
    queueMicrotask(() => {
      this.#tell();
    });
  }

  #tell(): void {
    this.#isDue = false;
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if ([...this.#changed.values()].some((symbols) => symbols.size > 0)) this.#tell();
    }, this.#everyMs).unref();
    const at = this.#clock();
    for (const [product, symbols] of this.#changed) {
      if (symbols.size === 0) continue;
      const quotes = this.#quotes.quotesOf(product).filter(({ symbol }) => symbols.has(symbol));
      symbols.clear();
      if (quotes.length > 0) this.#listeners.tell({ product, quotes, at });
    }
  }
}
