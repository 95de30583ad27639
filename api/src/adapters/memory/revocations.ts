import type { Clock } from '../../shared/clock.js';
import { REVOCATION_LIFE_MS } from '../../slices/accounts/index.js';
import type { AccessClaims, RecentRevocations, Revocations, SessionId, UserId } from '../../slices/accounts/index.js';
import { ExpiringMap } from './expiring-map.js';

/** Revocations of a process that is the only one; after its start it is told those of before by `preload`. */
export class MemoryRevocations implements Revocations {
  readonly #tokens = new ExpiringMap<true>(Infinity);
  readonly #sessions = new ExpiringMap<true>(Infinity);
  /** Before when a user's tokens are void. */
  readonly #users = new ExpiringMap<number>(Infinity);
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  revokeToken(tokenId: string, tokenExpiresAt: number): Promise<void> {
    const now = this.#clock();
    this.#tokens.set(tokenId, true, Math.max(tokenExpiresAt, now + REVOCATION_LIFE_MS), now);
    return Promise.resolve();
  }

  revokeSession(sessionId: SessionId): Promise<void> {
    const now = this.#clock();
    this.#sessions.set(sessionId, true, now + REVOCATION_LIFE_MS, now);
    return Promise.resolve();
  }

  revokeUserBefore(userId: UserId, issuedBefore: number): Promise<void> {
    const now = this.#clock();
    const latest = Math.max(issuedBefore, this.#users.get(userId, now) ?? issuedBefore);
    this.#users.set(userId, latest, now + REVOCATION_LIFE_MS, now);
    return Promise.resolve();
  }

  async preload({ sessions, users }: RecentRevocations): Promise<void> {
    for (const sessionId of sessions) await this.revokeSession(sessionId);
    for (const { userId, validFrom } of users) await this.revokeUserBefore(userId, validFrom);
  }

  isRevoked({ tokenId, sessionId, userId, issuedAt }: AccessClaims): Promise<boolean> {
    const now = this.#clock();
    const isRevoked =
      this.#tokens.get(tokenId, now) === true ||
      this.#sessions.get(sessionId, now) === true ||
      issuedAt < (this.#users.get(userId, now) ?? 0);
    return Promise.resolve(isRevoked);
  }
}
