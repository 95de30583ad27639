import { quotaStatus } from '../../slices/limits/index.js';
import type { Quota, QuotaStatus, QuotaStore } from '../../slices/limits/index.js';
import { ExpiringMap } from './expiring-map.js';
import { UseLog } from './use-log.js';

const MOST_KEYS = 100_000;

/**
 * Counts uses in this process. Memory is bounded: so many keys, of which the longest unused goes first, with a log of at
 * most `limit` uses each.
 */
export class MemoryQuotas implements QuotaStore {
  readonly #logs: ExpiringMap<UseLog>;

  /** @param mostKeys keys that are counted at once */
  constructor(mostKeys = MOST_KEYS) {
    this.#logs = new ExpiringMap(mostKeys);
  }

  take(quota: Quota, now: number): Promise<QuotaStatus> {
    const { key, limit, windowMs } = quota;
    const log = this.#logs.get(key, now) ?? new UseLog();
    log.dropUntil(now - windowMs);
    const isAllowed = log.length < limit;
    if (isAllowed) log.push(now, limit);
    // A refused one too, so that whoever keeps asking is not forgotten for others.
    this.#logs.set(key, log, (log.at(log.length - 1) ?? now) + windowMs, now);
    return Promise.resolve(statusOf(quota, log, isAllowed, now));
  }

  look(quota: Quota, now: number): Promise<QuotaStatus> {
    const { key, limit, windowMs } = quota;
    const log = this.#logs.get(key, now) ?? new UseLog();
    log.dropUntil(now - windowMs);
    return Promise.resolve(statusOf(quota, log, log.length < limit, now));
  }
}

function statusOf(quota: Quota, log: UseLog, isAllowed: boolean, now: number): QuotaStatus {
  const used = log.length;
  return quotaStatus(quota, { isAllowed, used, oldestAt: log.at(Math.max(0, used - quota.limit)) }, now);
}
