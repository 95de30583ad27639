import type { Outage } from '../../shared/outage.js';
import type { AttemptStore } from './accounts.ports.js';

export interface AttemptsWithFallbackOptions {
  /** Shared by all processes. */
  readonly primary: AttemptStore;
  /** This process's own. */
  readonly fallback: AttemptStore;
  readonly outage: Outage;
}

/** Failed attempts that go on to be counted, in this process alone, while the shared store is away. */
export class AttemptsWithFallback implements AttemptStore {
  readonly #options: AttemptsWithFallbackOptions;

  constructor(options: AttemptsWithFallbackOptions) {
    this.#options = options;
  }

  add(key: string, at: number, lifeMs: number): ReturnType<AttemptStore['add']> {
    const { primary, fallback, outage } = this.#options;
    return outage.run(
      () => primary.add(key, at, lifeMs),
      () => fallback.add(key, at, lifeMs),
    );
  }

  get(key: string): ReturnType<AttemptStore['get']> {
    const { primary, fallback, outage } = this.#options;
    return outage.run(
      () => primary.get(key),
      () => fallback.get(key),
    );
  }

  takeBack(key: string, count: number, lastAt?: number): Promise<void> {
    const { primary, fallback, outage } = this.#options;
    return outage.run(
      () => primary.takeBack(key, count, lastAt),
      () => fallback.takeBack(key, count, lastAt),
    );
  }

  /** In both: what was counted here during an outage is forgotten too. */
  async clear(key: string): Promise<void> {
    const { primary, fallback, outage } = this.#options;
    await fallback.clear(key);
    await outage.run(
      () => primary.clear(key),
      () => Promise.resolve(),
    );
  }
}
