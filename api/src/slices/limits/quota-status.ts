import type { Quota, QuotaStatus } from './limits.types.js';

/** What a log of uses says of a quota once those that left the window are gone from it. */
export interface QuotaUse {
  /** Whether a use was taken, or, where none was asked for, whether one could be. */
  readonly isAllowed: boolean;
  /** Uses in the window, with the one that was taken. */
  readonly used: number;
  /** The oldest of the newest `limit` of them: when it leaves, there is room. Undefined where there are none. */
  readonly oldestAt: number | undefined;
}

/** @returns the status that every store gives for the same log */
export function quotaStatus({ limit, windowMs }: Quota, use: QuotaUse, now: number): QuotaStatus {
  return {
    isAllowed: use.isAllowed,
    limit,
    remaining: Math.max(0, limit - use.used),
    resetAt: use.oldestAt === undefined ? now : use.oldestAt + windowMs,
  };
}
