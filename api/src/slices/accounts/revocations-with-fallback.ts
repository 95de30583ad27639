import type { Clock } from '../../shared/clock.js';
import type { Outage } from '../../shared/outage.js';
import { REVOCATION_LIFE_MS } from './lives.js';
import type { AccessClaims, AccountStore, Revocations, SharedRevocations } from './accounts.ports.js';
import type { SessionId, UserId } from './accounts.types.js';

export interface RevocationsWithFallbackOptions {
  readonly primary: SharedRevocations;
  /** Slower, and always right. */
  readonly fallback: Revocations;
  /** From where the primary is told what it may have missed. */
  readonly store: {
    readonly grants: Pick<AccountStore['grants'], 'revokedSince'>;
    readonly users: Pick<AccountStore['users'], 'tokensValidFromSince'>;
  };
  readonly outage: Outage;
  readonly clock: Clock;
}

/**
 * Revocations in a store that may go away and come back without what it knew. Whenever it may have forgotten, it is told
 * all that tokens can still need, and until that is done the fallback decides: no token comes back to life.
 */
export class RevocationsWithFallback implements Revocations {
  readonly #options: RevocationsWithFallbackOptions;
  #toldInEpoch: number | undefined;
  /** Revocations that the primary did not take. */
  #missed = 0;
  #isTelling = false;

  constructor(options: RevocationsWithFallbackOptions) {
    this.#options = options;
  }

  revokeToken(tokenId: string, tokenExpiresAt: number): Promise<void> {
    return this.#inBoth((revocations) => revocations.revokeToken(tokenId, tokenExpiresAt));
  }

  revokeSession(sessionId: SessionId): Promise<void> {
    return this.#inBoth((revocations) => revocations.revokeSession(sessionId));
  }

  revokeUserBefore(userId: UserId, issuedBefore: number): Promise<void> {
    return this.#inBoth((revocations) => revocations.revokeUserBefore(userId, issuedBefore));
  }

  async isRevoked(claims: AccessClaims): Promise<boolean> {
    const { fallback, outage } = this.#options;
    const verdict = await outage.run(
      () => this.#askPrimary(claims),
      () => Promise.resolve(undefined),
    );
    return verdict ?? fallback.isRevoked(claims);
  }

  /** @returns undefined where the primary may not know */
  async #askPrimary(claims: AccessClaims): Promise<boolean | undefined> {
    const { primary } = this.#options;
    const { epoch } = primary;
    const isRevoked = await primary.isRevoked(claims);
    if (isRevoked || this.#toldInEpoch === epoch) return isRevoked;
    void this.#tell();
    return undefined;
  }

  async #inBoth(revoke: (revocations: Revocations) => Promise<void>): Promise<void> {
    const { primary, fallback, outage } = this.#options;
    await revoke(fallback);
    await outage.run(
      () => revoke(primary),
      () => {
        this.#missed += 1;
        this.#toldInEpoch = undefined;
        return Promise.resolve();
      },
    );
  }

  async #tell(): Promise<void> {
    if (this.#isTelling) return;
    this.#isTelling = true;
    const { primary, store, clock } = this.#options;
    const { epoch } = primary;
    const missed = this.#missed;
    const since = clock() - REVOCATION_LIFE_MS;
    try {
      const [sessions, users] = await Promise.all([
        store.grants.revokedSince(since),
        store.users.tokensValidFromSince(since),
      ]);
      await primary.preload({ sessions, users });
      if (missed === this.#missed) this.#toldInEpoch = epoch;
    } catch {
      // The next question tells it again; whoever cannot answer says so to whoever asks it.
    } finally {
      this.#isTelling = false;
    }
  }
}
