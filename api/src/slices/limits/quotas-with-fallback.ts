import type { Outage } from '../../shared/outage.js';
import type { QuotaStore } from './limits.ports.js';
import type { Quota, QuotaStatus } from './limits.types.js';

export interface QuotasWithFallbackOptions {
  /** Shared by all processes. */
  readonly primary: QuotaStore;
  /** This process's own: while the shared one is away, each process grants the whole limit by itself. */
  readonly fallback: QuotaStore;
  readonly outage: Outage;
}

/** Quotas that go on to be counted, in this process alone, while the shared store is away. */
export class QuotasWithFallback implements QuotaStore {
  readonly #options: QuotasWithFallbackOptions;

  constructor(options: QuotasWithFallbackOptions) {
    this.#options = options;
  }

  take(quota: Quota, now: number): Promise<QuotaStatus> {
    const { primary, fallback, outage } = this.#options;
    return outage.run(
      () => primary.take(quota, now),
      () => fallback.take(quota, now),
    );
  }

  look(quota: Quota, now: number): Promise<QuotaStatus> {
    const { primary, fallback, outage } = this.#options;
    return outage.run(
      () => primary.look(quota, now),
      () => fallback.look(quota, now),
    );
  }
}
