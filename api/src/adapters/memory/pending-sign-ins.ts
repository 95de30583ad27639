import type { Clock } from '../../shared/clock.js';
import { PENDING_SIGN_IN_LIFE_MS } from '../../slices/accounts/index.js';
import type { PendingSignIn, PendingSignIns } from '../../slices/accounts/index.js';
import { ExpiringMap } from './expiring-map.js';

const MOST = 10_000;

/** Sign-ins by a provider that are under way, in this process; of too many, the oldest is given up. */
export class MemoryPendingSignIns implements PendingSignIns {
  readonly #pending: ExpiringMap<PendingSignIn>;
  readonly #clock: Clock;

  /** @param most sign-ins that may be under way at once */
  constructor(clock: Clock, most = MOST) {
    this.#clock = clock;
    this.#pending = new ExpiringMap(most);
  }

  put(pending: PendingSignIn): Promise<void> {
    const now = this.#clock();
    this.#pending.set(pending.state, pending, now + PENDING_SIGN_IN_LIFE_MS, now);
    return Promise.resolve();
  }

  take(state: string): Promise<PendingSignIn | undefined> {
    const pending = this.#pending.get(state, this.#clock());
    this.#pending.delete(state);
    return Promise.resolve(pending);
  }
}
