import { quotaStatus } from './index.js';
import type { Quota, QuotaStatus, QuotaStore } from './index.js';

/** The plainest quota store there can be, a list that is filtered anew each time: what others are held against. */
export class PlainQuotas implements QuotaStore {
  readonly #uses = new Map<string, readonly number[]>();

  take(quota: Quota, now: number): Promise<QuotaStatus> {
    const left = this.#inWindow(quota, now);
    const isAllowed = left.length < quota.limit;
    const uses = isAllowed ? [...left, now] : left;
    this.#uses.set(quota.key, uses);
    return Promise.resolve(quotaStatus(quota, { isAllowed, used: uses.length, oldestAt: uses[0] }, now));
  }

  look(quota: Quota, now: number): Promise<QuotaStatus> {
    const uses = this.#inWindow(quota, now);
    const isAllowed = uses.length < quota.limit;
    return Promise.resolve(quotaStatus(quota, { isAllowed, used: uses.length, oldestAt: uses[0] }, now));
  }

  #inWindow({ key, windowMs }: Quota, now: number): readonly number[] {
    return (this.#uses.get(key) ?? []).filter((at) => at > now - windowMs);
  }
}
