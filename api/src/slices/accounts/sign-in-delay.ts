import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { Attempts, AttemptStore } from './accounts.ports.js';
import { addressPrefix } from './address-prefix.js';
import { ATTEMPT_LIFE_MS, KNOWN_PLACE_LIFE_MS } from './lives.js';

const FREE_FAILURES = 10;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

/** @returns how long nobody may try after so many failures; 10 are free, then 1 s doubles up to 15 minutes */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MS);
}

export interface SignInDelayOptions {
  readonly attempts: AttemptStore;
  readonly clock: Clock;
}

export interface DelayedAttempt {
  /** What is guessed at, as in `sign-in:` and the e-mail's hash. */
  readonly account: string;
  readonly ip: string;
  /** Looks at the credentials. @returns why they do not do; undefined where they are right */
  readonly judge: () => Promise<string | undefined>;
  /** Tells the audit log of a wait that is met for the first time. */
  readonly onDelay: () => Promise<unknown>;
}

interface Wait {
  /** Another one for each wait. */
  readonly id: string;
  readonly remainingMs: number;
}

/** An attempt that is looked at, and what was counted for it. */
interface Entry {
  readonly counted: readonly Counted[];
  /** Failures of this account from this address before. */
  readonly ownFailures: number;
  /** The account's wait, in which nobody is let in but who is at a known place. */
  readonly wait: Wait | undefined;
}

interface Counted {
  readonly key: string;
  readonly before: Attempts | undefined;
}

/**
 * Slows down whoever guesses passwords: for each account, whether it exists or not, for each address prefix, and for
 * the account at that prefix. An attempt counts before it is judged, so that many at the same time get no further than
 * one after the other; it counts against the address once it failed, and no longer once the same account was signed in
 * to from there, so that an office behind one address may sign in.
 *
 * Where somebody signed in before, strangers' failures elsewhere do not keep him out: the place has a count of its own.
 * An attempt during the account's wait is therefore judged as long as that count allows. All but the right password at
 * a known place is then answered by the wait, after the same work, so that nobody at the place learns whether the
 * account exists.
 */
export class SignInDelay {
  readonly #attempts: AttemptStore;
  readonly #clock: Clock;

  constructor({ attempts, clock }: SignInDelayOptions) {
    this.#attempts = attempts;
    this.#clock = clock;
  }

  /**
   * Tries once. Where `judge` rejects nothing is counted.
   *
   * @returns what `judge` returned
   * @throws {AppError} RATE_LIMITED SIGN_IN_DELAYED
   */
  async attempt({ account, ip, judge, onDelay }: DelayedAttempt): Promise<string | undefined> {
    const entry = await this.#enter(account, ip);
    if ('remainingMs' in entry) throw await this.#delayed(entry, onDelay);
    const obstacle = await this.#judge(entry, judge);
    const { wait } = entry;
    const isKnownPlace = (await this.#attempts.get(knownPlaceKey(account, ip))) !== undefined;
    if (obstacle === undefined && (wait === undefined || isKnownPlace)) {
      await this.#signedIn(account, ip, entry);
      return undefined;
    }
    await this.#attempts.add(addressKey(ip), this.#clock(), ATTEMPT_LIFE_MS);
    if (wait !== undefined) throw await this.#delayed(wait, onDelay);
    return obstacle;
  }

  /** Forgets the account's failures: its owner proved himself in another way. */
  async forget(account: string): Promise<void> {
    await this.#attempts.clear(accountKey(account));
  }

  /** @returns the wait of whoever may not even be judged */
  async #enter(account: string, ip: string): Promise<Entry | Wait> {
    const now = this.#clock();
    const keys = { account: accountKey(account), place: placeKey(account, ip), address: addressKey(ip) };
    const [ofAccount, ofPlace, ofAddress] = await Promise.all([
      this.#attempts.get(keys.account),
      this.#attempts.get(keys.place),
      this.#attempts.get(keys.address),
    ]);
    const accountWait = waitOf(keys.account, ofAccount, now);
    const hardWait = longer(waitOf(keys.place, ofPlace, now), waitOf(keys.address, ofAddress, now));
    if (hardWait.remainingMs > 0) return longer(hardWait, accountWait);

    const ownFailures = ofPlace?.count ?? 0;
    const crowdAtPlace = await this.#count(keys.place, ofPlace, now);
    if (crowdAtPlace !== undefined) return crowdAtPlace;
    const place = { key: keys.place, before: ofPlace };
    if (accountWait.remainingMs > 0) return { counted: [place], ownFailures, wait: accountWait };
    const crowd = await this.#count(keys.account, ofAccount, now);
    return { counted: [place, { key: keys.account, before: ofAccount }], ownFailures, wait: crowd };
  }

  /** @returns the wait of an attempt that came at the same time as others which took what was free */
  async #count(key: string, before: Attempts | undefined, now: number): Promise<Wait | undefined> {
    const { count } = await this.#attempts.add(key, now, ATTEMPT_LIFE_MS);
    if (count <= FREE_FAILURES || count === (before?.count ?? 0) + 1) return undefined;
    return { id: `${key}:${Math.floor(now / MINUTE_MS)}`, remainingMs: waitAfter(count) };
  }

  async #judge({ counted }: Entry, judge: DelayedAttempt['judge']): Promise<string | undefined> {
    try {
      return await judge();
    } catch (error) {
      await Promise.all(counted.map(({ key, before }) => this.#attempts.takeBack(key, 1, before?.lastAt)));
      throw error;
    }
  }

  /**
   * The address's other failures stay: whoever guesses may have an account of his own among others'. So do the
   * account's where they are a stranger's, who is still at it.
   */
  async #signedIn(account: string, ip: string, { ownFailures, wait }: Entry): Promise<void> {
    await Promise.all([
      wait === undefined ? this.forget(account) : undefined,
      this.#attempts.clear(placeKey(account, ip)),
      ownFailures > 0 ? this.#attempts.takeBack(addressKey(ip), ownFailures) : undefined,
      this.#attempts.add(knownPlaceKey(account, ip), this.#clock(), KNOWN_PLACE_LIFE_MS),
    ]);
  }

  async #delayed({ id, remainingMs }: Wait, onDelay: DelayedAttempt['onDelay']): Promise<AppError> {
    const { count: told } = await this.#attempts.add(`told:${id}`, this.#clock(), ATTEMPT_LIFE_MS);
    if (told === 1) await onDelay();
    return delayError(remainingMs);
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

function waitOf(key: string, attempts: Attempts | undefined, now: number): Wait {
  const { count, lastAt } = attempts ?? { count: 0, lastAt: 0 };
  return { id: `${key}:${lastAt}`, remainingMs: lastAt + waitAfter(count) - now };
}

function longer(one: Wait, other: Wait): Wait {
  return other.remainingMs > one.remainingMs ? other : one;
}

function accountKey(account: string): string {
  return `attempt:account:${account}`;
}

function addressKey(ip: string): string {
  return `attempt:address:${addressPrefix(ip)}`;
}

function placeKey(account: string, ip: string): string {
  return `attempt:place:${account}@${addressPrefix(ip)}`;
}

function knownPlaceKey(account: string, ip: string): string {
  return `known-place:${account}@${addressPrefix(ip)}`;
}
