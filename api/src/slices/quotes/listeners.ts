import type { Logger } from '../../shared/logger.js';

/** Those who want to be told. One that fails is logged, and keeps nothing from the others. */
export class Listeners<Told extends readonly unknown[]> {
  readonly #listeners = new Set<(...told: Told) => void>();
  readonly #logger: Logger;
  readonly #subject: string;

  /** @param subject what they are told of, for the log */
  constructor(logger: Logger, subject: string) {
    this.#logger = logger;
    this.#subject = subject;
  }

  /** @returns what ends it */
  add(listener: (...told: Told) => void): () => void {
    // A function of its own, so that one that is added twice is told twice and ended once.
    const own = (...told: Told): void => {
      listener(...told);
    };
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  tell(...told: Told): void {
    for (const listener of this.#listeners) {
      try {
        listener(...told);
      } catch (error) {
        this.#logger.error({ err: error }, `a listener to ${this.#subject} failed`);
      }
    }
  }
}
