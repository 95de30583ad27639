import { PRODUCT_CODES, addDays } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { MarketChange, MarketChanges } from '../market/index.js';
import type { OptionsService } from './options.service.js';

/** Calendar days of marks that are computed ahead: what the pages' histories show when they are opened. */
const DAYS_AHEAD = 370;

export interface OptionsWarmUpOptions {
  readonly options: Pick<OptionsService, 'day' | 'marks'>;
  readonly changes: MarketChanges;
  readonly logger: Logger;
}

/**
 * Computes the latest chains and the histories of volatility before anybody asks for them, one product at a time, and
 * again where a commit bears on them: so that whoever opens the page first waits no longer than the next.
 */
export class OptionsWarmUp {
  readonly #options: OptionsWarmUpOptions['options'];
  readonly #logger: Logger;
  readonly #waiting = new Set<ProductCode>(PRODUCT_CODES);
  readonly #stopListening: () => void;
  #working: Promise<void> | undefined;
  #isClosed = false;

  /** Begins at once. */
  constructor({ options, changes, logger }: OptionsWarmUpOptions) {
    this.#options = options;
    this.#logger = logger;
    this.#stopListening = changes.listen(({ products }: MarketChange) => {
      for (const product of products) this.#waiting.add(product);
      this.#begin();
    });
    this.#begin();
  }

  /** Resolves once nothing waits any more. */
  async done(): Promise<void> {
    await this.#working;
  }

  /** Lets the product under way finish, and begins no other. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopListening();
    await this.#working;
  }

  #begin(): void {
    if (this.#isClosed) return;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  async #work(): Promise<void> {
    // Whoever published a change, or starts the server, goes on first.
    await Promise.resolve();
    for (const product of this.#waiting) {
      if (this.#isClosed) return;
      this.#waiting.delete(product);
      try {
        const { tradeDate } = await this.#options.day(product, undefined);
        await this.#options.marks(product, { from: addDays(tradeDate, -DAYS_AHEAD), to: tradeDate }, 'AHEAD');
      } catch (error) {
        if (error instanceof AppError && error.code === 'NOT_FOUND') continue; // it has no options
        this.#tell(product, error);
      }
    }
  }

  #tell(product: ProductCode, error: unknown): void {
    // What is being closed under it may fail as it likes.
    if (!this.#isClosed) this.#logger.warn({ product, err: error }, 'options could not be computed ahead');
  }
}
