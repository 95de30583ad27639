import type { Quota, QuotaStatus } from './limits.types.js';

/**
 * Counts uses exactly: a log of the last window's uses, taken and judged in one step, so that of many that come at the
 * same time just `limit` pass. A refused use is not counted.
 */
export interface QuotaStore {
  /** Takes one use where there is one left. */
  take(quota: Quota, now: number): Promise<QuotaStatus>;
  /** Says what is left without taking any. */
  look(quota: Quota, now: number): Promise<QuotaStatus>;
}
