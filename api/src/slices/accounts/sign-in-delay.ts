import type { AttemptStore } from './accounts.ports.js';
import { addressPrefix } from './address-prefix.js';
import { AppError } from '../../shared/errors.js';
import type { Clock } from '../../shared/clock.js';

const FREE_FAILURES = 10;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

/** @returns how long nobody may try after so many failures; 10 are free, then 1 s doubles up to 15 minutes */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MS);
}

/** Whether somebody may try now. */
export type SignInPermit =
  | { readonly kind: 'OPEN' }
  | {
      readonly kind: 'DELAYED';
      readonly retryAfterMs: number;
      /** Whether this wait is met for the first time, and so has to be told to the audit log. */
      readonly isNews: boolean;
    };

export interface SignInDelayOptions {
  readonly attempts: AttemptStore;
  readonly clock: Clock;
}

/**
 * Slows down whoever guesses passwords: for each account, whether it exists or not, and for each address prefix.
 * An attempt counts against the account before it is judged, so that many at the same time get no further than one
 * after the other; it counts against the address once it failed, so that an office behind one address may sign in.
 */
export class SignInDelay {
  readonly #attempts: AttemptStore;
  readonly #clock: Clock;

  constructor({ attempts, clock }: SignInDelayOptions) {
    this.#attempts = attempts;
    this.#clock = clock;
  }

  /**
   * Asks to try once. Where it answers OPEN, `failed` or `succeeded` must follow.
   *
   * @param account what is guessed at, as in `sign-in:` and the e-mail's hash
   */
  async enter(account: string, ip: string): Promise<SignInPermit> {
    const now = this.#clock();
    const keys = [accountKey(account), addressKey(ip)] as const;
    const [ofAccount, ofAddress] = await Promise.all([this.#attempts.get(keys[0]), this.#attempts.get(keys[1])]);
    const waits = [ofAccount, ofAddress].map((found, index) => ({
      id: `${keys[index] ?? ''}:${found?.lastAt ?? 0}`,
      remainingMs: found === undefined ? 0 : found.lastAt + waitAfter(found.failures) - now,
    }));
    const longest = waits.reduce((one, other) => (other.remainingMs > one.remainingMs ? other : one));
    if (longest.remainingMs > 0) return this.#delayed(longest.id, longest.remainingMs, now);

    const { failures } = await this.#attempts.add(keys[0], now);
    const isAlone = failures === (ofAccount?.failures ?? 0) + 1;
    if (failures <= FREE_FAILURES || isAlone) return { kind: 'OPEN' };
    return this.#delayed(`${keys[0]}:${Math.floor(now / MINUTE_MS)}`, waitAfter(failures), now);
  }

  async failed(ip: string): Promise<void> {
    await this.#attempts.add(addressKey(ip), this.#clock());
  }

  /** Forgets the account's failures. The address's stay: its owner may have an account of his own among others'. */
  async succeeded(account: string): Promise<void> {
    await this.#attempts.clear(accountKey(account));
  }

  async #delayed(wait: string, retryAfterMs: number, now: number): Promise<SignInPermit> {
    const { failures: told } = await this.#attempts.add(`told:${wait}`, now);
    return { kind: 'DELAYED', retryAfterMs, isNews: told === 1 };
  }
}

/** @returns RATE_LIMITED, with the wait for people and for programs */
export function delayError(retryAfterMs: number): AppError {
  const seconds = Math.ceil(retryAfterMs / 1_000);
  const wait = seconds <= 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
  return new AppError('RATE_LIMITED', `Too many attempts failed: try again in ${wait}.`, {
    reason: 'SIGN_IN_DELAYED',
    details: { retryAfterMs },
  });
}

function accountKey(account: string): string {
  return `attempt:account:${account}`;
}

function addressKey(ip: string): string {
  return `attempt:address:${addressPrefix(ip)}`;
}
