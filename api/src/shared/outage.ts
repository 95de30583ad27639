import type { Clock } from './clock.js';
import { AppError } from './errors.js';
import type { Logger } from './logger.js';

/** While a service is away, one call in so many milliseconds finds out whether it is back; the others do not wait. */
const ASK_AGAIN_MS = 1_000;

export interface OutageOptions {
  /** What may be away, as in `Redis`. */
  readonly name: string;
  /** What happens meanwhile, as the end of a sentence. */
  readonly meanwhile: string;
  readonly logger: Logger;
  readonly clock: Clock;
}

/**
 * Whether a service is away, found out by using it. All that use the same service share one of these, so that its going
 * and its coming back are logged once each.
 */
export class Outage {
  readonly #options: OutageOptions;
  /** Counts the changes, so that a call that began before one says nothing about what is now. */
  #changes = 0;
  #isAway = false;
  #askAgainAt = 0;

  constructor(options: OutageOptions) {
    this.#options = options;
  }

  /** @returns what `primary` answers, or, where it is away (an `AppError` UNAVAILABLE), what `fallback` does */
  async run<Result>(primary: () => Promise<Result>, fallback: () => Promise<Result>): Promise<Result> {
    if (this.#isAway && !this.#mayAsk()) return fallback();
    const began = this.#changes;
    let result: Result;
    try {
      result = await primary();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'UNAVAILABLE') throw error;
      if (began === this.#changes) this.#went(error);
      return fallback();
    }
    if (began === this.#changes) this.#cameBack();
    return result;
  }

  #mayAsk(): boolean {
    const now = this.#options.clock();
    if (now < this.#askAgainAt) return false;
    this.#askAgainAt = now + ASK_AGAIN_MS;
    return true;
  }

  #went(error: AppError): void {
    if (this.#isAway) return;
    const { name, meanwhile, logger, clock } = this.#options;
    this.#isAway = true;
    this.#changes += 1;
    this.#askAgainAt = clock() + ASK_AGAIN_MS;
    logger.warn({ err: error.cause ?? error }, `${name} is away: ${meanwhile}`);
  }

  #cameBack(): void {
    if (!this.#isAway) return;
    const { name, logger } = this.#options;
    this.#isAway = false;
    this.#changes += 1;
    logger.info({}, `${name} is back`);
  }
}
