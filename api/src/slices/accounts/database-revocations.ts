import type { Clock } from '../../shared/clock.js';
import type { AccessClaims, GrantStore, Revocations, UserStore } from './accounts.ports.js';

export interface DatabaseRevocationsOptions {
  readonly store: {
    readonly grants: Pick<GrantStore, 'isPresent'>;
    readonly users: Pick<UserStore, 'tokensValidFromSince'>;
  };
  readonly clock: Clock;
}

/**
 * Asks the database itself: an access token is good as long as its session is, and no change of its user came after it.
 * Revoking stores nothing, since whoever revokes has ended the session or noted the change there before.
 */
export class DatabaseRevocations implements Revocations {
  readonly #options: DatabaseRevocationsOptions;

  constructor(options: DatabaseRevocationsOptions) {
    this.#options = options;
  }

  /** A single token ends with its session alone. */
  revokeToken(): Promise<void> {
    return Promise.resolve();
  }

  revokeSession(): Promise<void> {
    return Promise.resolve();
  }

  revokeUserBefore(): Promise<void> {
    return Promise.resolve();
  }

  async isRevoked({ sessionId, userId, issuedAt }: AccessClaims): Promise<boolean> {
    const { store, clock } = this.#options;
    const [isPresent, changes] = await Promise.all([
      store.grants.isPresent(sessionId, clock()),
      store.users.tokensValidFromSince(issuedAt),
    ]);
    return !isPresent || changes.some((change) => change.userId === userId && change.validFrom > issuedAt);
  }
}
