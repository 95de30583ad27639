import type { Clock } from '../../shared/clock.js';
import { ATTEMPT_LIFE_MS } from '../../slices/accounts/index.js';
import type { AttemptStore } from '../../slices/accounts/index.js';
import { ExpiringMap } from './expiring-map.js';

const MOST_KEYS = 100_000;

type Attempts = Awaited<ReturnType<AttemptStore['add']>>;

/** Counts failed attempts in this process; of too many keys, the one that failed longest ago is forgotten. */
export class MemoryAttempts implements AttemptStore {
  readonly #attempts: ExpiringMap<Attempts>;
  readonly #clock: Clock;

  /** @param mostKeys keys that are counted at once */
  constructor(clock: Clock, mostKeys = MOST_KEYS) {
    this.#clock = clock;
    this.#attempts = new ExpiringMap(mostKeys);
  }

  add(key: string, at: number): Promise<Attempts> {
    const failures = (this.#attempts.get(key, at)?.failures ?? 0) + 1;
    const attempts = { failures, lastAt: at };
    this.#attempts.set(key, attempts, at + ATTEMPT_LIFE_MS, at);
    return Promise.resolve(attempts);
  }

  get(key: string): Promise<Attempts | undefined> {
    return Promise.resolve(this.#attempts.get(key, this.#clock()));
  }

  clear(key: string): Promise<void> {
    this.#attempts.delete(key);
    return Promise.resolve();
  }
}
