import type { Clock } from '../../shared/clock.js';
import type { Attempts, AttemptStore } from '../../slices/accounts/index.js';
import { ExpiringMap } from './expiring-map.js';

const MOST_KEYS = 100_000;

/** Counts attempts in this process; of too many keys, the one that was counted longest ago is forgotten. */
export class MemoryAttempts implements AttemptStore {
  readonly #attempts: ExpiringMap<Attempts & { readonly expiresAt: number }>;
  readonly #clock: Clock;

  /** @param mostKeys keys that are counted at once */
  constructor(clock: Clock, mostKeys = MOST_KEYS) {
    this.#clock = clock;
    this.#attempts = new ExpiringMap(mostKeys);
  }

  add(key: string, at: number, lifeMs: number): Promise<Attempts> {
    const attempts = { count: (this.#attempts.get(key, at)?.count ?? 0) + 1, lastAt: at };
    const expiresAt = at + lifeMs;
    this.#attempts.set(key, { ...attempts, expiresAt }, expiresAt, at);
    return Promise.resolve(attempts);
  }

  get(key: string): Promise<Attempts | undefined> {
    const found = this.#attempts.get(key, this.#clock());
    return Promise.resolve(found && { count: found.count, lastAt: found.lastAt });
  }

  takeBack(key: string, count: number, lastAt?: number): Promise<void> {
    const now = this.#clock();
    const found = this.#attempts.get(key, now);
    if (found === undefined || found.count <= count) return this.clear(key);
    const rest = { ...found, count: found.count - count, lastAt: lastAt ?? found.lastAt };
    this.#attempts.set(key, rest, found.expiresAt, now);
    return Promise.resolve();
  }

  clear(key: string): Promise<void> {
    this.#attempts.delete(key);
    return Promise.resolve();
  }
}
