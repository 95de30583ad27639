import type { MarketChange, MarketChanges } from '../../slices/market/index.js';

/** Carries changes inside one process. */
export class MemoryMarketChanges implements MarketChanges {
  readonly #listeners = new Set<(change: MarketChange) => void>();

  publish(change: MarketChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  listen(listener: (change: MarketChange) => void): () => void {
    // A wrapper of its own, so that one function given twice is told twice and ended separately.
    const entry = (change: MarketChange): void => {
      listener(change);
    };
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }
}
