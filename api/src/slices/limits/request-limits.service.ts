import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import { addressPrefix, isTestIdentity } from '../accounts/index.js';
import type { Identity, Tier } from '../accounts/index.js';
import type { QuotaStore } from './limits.ports.js';
import type { Quota, QuotaStatus } from './limits.types.js';
import { retryAfterSeconds } from './retry-after.js';

/** Requests are counted over a minute that slides. */
export const REQUEST_WINDOW_MS = 60_000;

/** Something with a limit of its own, beside the limit of all requests. */
export interface LimitedUse {
  /** As in `login`. */
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
  /** ADDRESS for what a stranger may do: whoever makes accounts would else make room for himself. */
  readonly countedBy: 'IDENTITY' | 'ADDRESS';
}

export interface RequestLimitsServiceOptions {
  readonly quotas: QuotaStore;
  /** Requests a minute. */
  readonly limits: Readonly<Record<Tier, number>>;
  readonly clock: Clock;
}

/**
 * How much everybody may ask for: a user, whatever the device and however many keys; without one, an address. The users
 * that test mode makes up are not counted.
 */
export class RequestLimitsService {
  readonly #options: RequestLimitsServiceOptions;

  constructor(options: RequestLimitsServiceOptions) {
    this.#options = options;
  }

  /** Counts one request. @param ip the client's address */
  take(identity: Identity, ip: string): Promise<QuotaStatus> {
    return this.#take(this.#requests(identity, ip), identity);
  }

  /** @returns how many requests are left, without counting one */
  async look(identity: Identity, ip: string): Promise<QuotaStatus> {
    const quota = this.#requests(identity, ip);
    const now = this.#options.clock();
    return isTestIdentity(identity) ? untouched(quota, now) : this.#options.quotas.look(quota, now);
  }

  /** Counts one use of what has a limit of its own. */
  takeUse({ name, limit, windowMs, countedBy }: LimitedUse, identity: Identity, ip: string): Promise<QuotaStatus> {
    const whose = countedBy === 'ADDRESS' ? addressKey(ip) : identityKey(identity, ip);
    return this.#take({ key: `use:${name}:${whose}`, limit, windowMs }, identity);
  }

  /** @returns what refuses a request for which nothing was left */
  refusal(status: QuotaStatus): AppError {
    const retryAfterMs = this.waitUntil(status);
    const seconds = retryAfterSeconds(retryAfterMs);
    return new AppError('RATE_LIMITED', `At most ${status.limit} requests a minute: try again in ${seconds} s.`, {
      reason: 'REQUESTS',
      details: { retryAfterMs },
    });
  }

  /** @returns how long somebody has to wait for the next use, from now on, in milliseconds */
  waitUntil({ resetAt }: QuotaStatus): number {
    return Math.max(0, resetAt - this.#options.clock());
  }

  async #take(quota: Quota, identity: Identity): Promise<QuotaStatus> {
    const now = this.#options.clock();
    return isTestIdentity(identity) ? untouched(quota, now) : this.#options.quotas.take(quota, now);
  }

  #requests(identity: Identity, ip: string): Quota {
    const tier = identity.kind === 'ANONYMOUS' ? 'FREE' : identity.tier;
    const limit = this.#options.limits[tier];
    return { key: `request:${identityKey(identity, ip)}`, limit, windowMs: REQUEST_WINDOW_MS };
  }
}

function untouched({ limit }: Quota, now: number): QuotaStatus {
  return { isAllowed: true, limit, remaining: limit, resetAt: now };
}

function identityKey(identity: Identity, ip: string): string {
  // Whoever makes more keys makes no more room: they count together with their owner.
  if (identity.kind === 'API_KEY') return `user:${identity.userId}`;
  // A session that may not act on its account is the demo's, whose user is everybody.
  if (identity.kind === 'SESSION' && identity.permissions.includes('account')) return `user:${identity.userId}`;
  return addressKey(ip);
}

function addressKey(ip: string): string {
  return `address:${addressPrefix(ip)}`;
}
