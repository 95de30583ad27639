import type { Clock } from '../../shared/clock.js';
import type { AccessTokens, AccountStore, AccountTables, Revocations } from './accounts.ports.js';
import type {
  Caller,
  RefreshGrant,
  RevocationReason,
  Session,
  SessionId,
  SessionIdentity,
  SignIn,
  User,
  UserId,
} from './accounts.types.js';
import { auditEvent, shortUserAgent } from './audit-event.js';
import { browserSession } from './linking-session.js';
import type { BrowserSession } from './linking-session.js';
import { ACCESS_LIFE_MS } from './lives.js';
import { refreshExpiry, ROTATION_GRACE_MS, successorToken } from './refresh-token.js';
import { unauthenticated } from './refusals.js';
import { DEMO_EMAIL, sessionPermissions } from './session-permissions.js';
import type { PermissionsByRole } from './session-permissions.js';
import { hashToken, isTokenShaped } from './token-hash.js';

const MAX_SESSIONS = 50;
/** The demo's user is everybody who looks around: one visitor must not end the others' sessions. */
const MAX_DEMO_SESSIONS = 2_000;

export interface SessionsServiceOptions {
  readonly store: AccountStore;
  readonly tokens: AccessTokens;
  readonly revocations: Revocations;
  readonly permissions: PermissionsByRole;
  /** Secret, at least 32 bytes, the same in every process and after every start. */
  readonly rotationKey: Uint8Array;
  readonly clock: Clock;
  readonly newId: () => string;
  /** 32 random bytes, base64url. */
  readonly randomToken: () => string;
}

/**
 * Sign-ins from their start to their end. A session is renewed by its refresh token, which is good for one use; a token
 * that comes back after its use was copied, and nobody can say who has the copy, so that the session ends.
 */
export class SessionsService {
  readonly #options: SessionsServiceOptions;

  constructor(options: SessionsServiceOptions) {
    this.#options = options;
  }

  /** @returns the session of a browser that follows a link of our pages, by its cookie, which stays as it is */
  browserSession(refreshToken: string | undefined): Promise<BrowserSession | undefined> {
    return browserSession(this.#options, refreshToken, this.#options.clock());
  }

  /**
   * Starts a session for a user whose right to it was proven. Of more than 50, or 2,000 of the demo's user, the least
   * recently used end.
   *
   * @param passwordHash what the password was compared with, where that is the proof
   * @throws {AppError} UNAUTHENTICATED SESSION_ENDED where the proof does not hold any more: hashing takes long enough
   * for the user to be deactivated, or for the password to be changed, which ends only the sessions that there are
   */
  async open({ id: userId, updatedAt }: User, caller: Caller, passwordHash?: string): Promise<SignIn> {
    const { store, clock, newId, randomToken } = this.#options;
    const now = clock();
    const refreshToken = randomToken();
    const sessionId = newId() as SessionId;
    const grant = this.#newGrant({ userId, sessionId, startedAt: now }, refreshToken, caller, now);
    const { user, ended } = await store.transaction(async ({ users, grants }) => {
      // A change of nothing locks the user: what would end this session comes before or after all of this.
      const present = await users.update(userId, {}, updatedAt);
      if (present.kind !== 'UPDATED' || !present.user.isActive) throw unauthenticated('SESSION_ENDED');
      const isProven = passwordHash === undefined || passwordHash === (await users.passwordHash(userId));
      if (!isProven) throw unauthenticated('SESSION_ENDED');
      const most = present.user.email === DEMO_EMAIL ? MAX_DEMO_SESSIONS : MAX_SESSIONS;
      const excess = (await grants.presentOf(userId, now, most - 1)).map((other) => other.sessionId);
      for (const other of excess) await grants.revokeSession(other, 'EXCESS', now);
      await grants.insert(grant);
      return { user: present.user, ended: excess };
    });
    await this.announceEnd(ended);
    return this.#signIn(user, grant, refreshToken, now);
  }

  /**
   * @param refreshToken from the cookie
   * @throws {AppError} UNAUTHENTICATED: SIGN_IN_NEEDED without a token, SESSION_ENDED for one that is not good any more
   */
  async refresh(refreshToken: string | undefined, caller: Caller): Promise<SignIn> {
    if (refreshToken === undefined || refreshToken === '') throw unauthenticated('SIGN_IN_NEEDED');
    if (!isTokenShaped(refreshToken)) throw unauthenticated('SESSION_ENDED');
    const { store, rotationKey, clock } = this.#options;
    const now = clock();
    const tokenHash = hashToken(refreshToken);
    const grant = await store.grants.byTokenHash(tokenHash);
    if (grant === undefined) throw unauthenticated('SESSION_ENDED');
    if (grant.revokedAt !== undefined) return this.#refreshAgain(grant, refreshToken, caller);
    if (grant.expiresAt <= now) throw unauthenticated('SESSION_ENDED');

    const token = successorToken(rotationKey, refreshToken);
    const successor = this.#newGrant(grant, token, caller, now);
    if (await store.grants.rotate(grant.id, successor, now)) {
      return this.#signIn(await this.#activeUser(grant.userId), successor, token, now);
    }
    // Another request was faster: with this token, or by ending the session.
    const present = await store.grants.byTokenHash(tokenHash);
    if (present?.revokedAt === undefined) throw unauthenticated('SESSION_ENDED');
    return this.#refreshAgain(present, refreshToken, caller);
  }

  /** Ends the session that asks, and the access token that it asks with. */
  async logout(identity: SessionIdentity, caller: Caller): Promise<void> {
    const { store, revocations, clock } = this.#options;
    await store.transaction(async (tables) => {
      await tables.grants.revokeSession(identity.sessionId, 'LOGGED_OUT', clock());
      const { userId, sessionId } = identity;
      const deed = { action: 'SIGNED_OUT', caller, userId, details: { sessionId } } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
    });
    await revocations.revokeToken(identity.tokenId, identity.expiresAt);
    await this.announceEnd([identity.sessionId]);
  }

  /** @returns how many sessions ended, the one that asks with them */
  async logoutEverywhere(identity: SessionIdentity, caller: Caller): Promise<number> {
    const { store, revocations, clock } = this.#options;
    const ended = await store.transaction(async (tables) => {
      const sessions = await tables.grants.revokeAllOf(identity.userId, 'LOGGED_OUT', clock());
      const details = { sessions: sessions.length };
      const deed = { action: 'SIGNED_OUT_EVERYWHERE', caller, userId: identity.userId, details } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
      return sessions;
    });
    await revocations.revokeToken(identity.tokenId, identity.expiresAt);
    await this.announceEnd(ended);
    return ended.length;
  }

  /** The sessions of whoever asks, the last used first. */
  async list(identity: SessionIdentity): Promise<readonly Session[]> {
    const present = await this.#options.store.grants.presentOf(identity.userId, this.#options.clock());
    return present.map((grant) => ({
      id: grant.sessionId,
      userAgent: grant.userAgent,
      ip: grant.ip,
      createdAt: grant.startedAt,
      lastUsedAt: grant.lastUsedAt,
      expiresAt: grant.expiresAt,
      isCurrent: grant.sessionId === identity.sessionId,
    }));
  }

  /**
   * Ends one session of whoever asks.
   *
   * @returns false where there is no such session, or it is another's: nobody learns of others'
   */
  async revoke(identity: SessionIdentity, sessionId: string, caller: Caller): Promise<boolean> {
    const { store, clock } = this.#options;
    const now = clock();
    const isRevoked = await store.transaction(async (tables) => {
      const own = await tables.grants.presentOf(identity.userId, now);
      const grant = own.find((candidate) => candidate.sessionId === sessionId);
      if (grant === undefined) return false;
      if (!(await tables.grants.revokeSession(grant.sessionId, 'REVOKED', now))) return false;
      const deed = { action: 'SESSION_REVOKED', caller, userId: identity.userId, details: { sessionId } } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
      return true;
    });
    if (isRevoked) await this.announceEnd([sessionId as SessionId]);
    return isRevoked;
  }

  /**
   * Ends all sessions of a user, but for one. Belongs into the transaction that gives the reason; once that is stored,
   * `announceEnd` must be called with what this returns.
   */
  async endAll(
    tables: AccountTables,
    userId: UserId,
    reason: RevocationReason,
    except?: SessionId,
  ): Promise<readonly SessionId[]> {
    return tables.grants.revokeAllOf(userId, reason, this.#options.clock(), except);
  }

  /** Voids the access tokens of sessions whose end is stored. */
  async announceEnd(sessions: readonly SessionId[]): Promise<void> {
    await Promise.all(sessions.map((sessionId) => this.#options.revocations.revokeSession(sessionId)));
  }

  /** Answers for a token that is revoked: by its successor where it was rotated a moment ago. */
  async #refreshAgain(grant: RefreshGrant, refreshToken: string, caller: Caller): Promise<SignIn> {
    if (grant.reason !== 'ROTATED' || grant.revokedAt === undefined) throw unauthenticated('SESSION_ENDED');
    const { store, rotationKey, clock } = this.#options;
    const now = clock();
    const token = successorToken(rotationKey, refreshToken);
    const successor = await store.grants.byTokenHash(hashToken(token));
    const isGood = successor !== undefined && successor.revokedAt === undefined && successor.expiresAt > now;
    if (isGood && now - grant.revokedAt <= ROTATION_GRACE_MS) {
      return this.#signIn(await this.#activeUser(grant.userId), successor, token, now);
    }
    await this.#endReused(grant, caller);
    throw unauthenticated('SESSION_ENDED');
  }

  async #endReused({ sessionId, userId }: RefreshGrant, caller: Caller): Promise<void> {
    const { store, clock } = this.#options;
    const isEnded = await store.transaction(async (tables) => {
      // Audited once: who presents the token again finds the session ended.
      if (!(await tables.grants.revokeSession(sessionId, 'REUSED', clock()))) return false;
      const details = { sessionId };
      const deed = { action: 'REFRESH_TOKEN_REUSED', caller, userId, actorId: undefined, details } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
      return true;
    });
    if (isEnded) await this.announceEnd([sessionId]);
  }

  /**
   * Read as late as can be, for a token whose `issuedAt` was taken before: a change of the user that this does not see
   * comes after it and voids the token.
   */
  async #activeUser(userId: UserId): Promise<User> {
    const { users } = this.#options.store;
    const known = await users.byId(userId);
    if (known?.isActive !== true) throw unauthenticated('SESSION_ENDED');
    // A change of nothing waits for one that is under way.
    const present = await users.update(userId, {}, known.updatedAt);
    if (present.kind !== 'UPDATED' || !present.user.isActive) throw unauthenticated('SESSION_ENDED');
    return present.user;
  }

  #newGrant(
    { userId, sessionId, startedAt }: Pick<RefreshGrant, 'userId' | 'sessionId' | 'startedAt'>,
    token: string,
    caller: Caller,
    now: number,
  ): RefreshGrant {
    return {
      id: this.#options.newId(),
      userId,
      sessionId,
      tokenHash: hashToken(token),
      userAgent: shortUserAgent(caller),
      ip: caller.ip,
      startedAt,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: refreshExpiry(startedAt, now),
      revokedAt: undefined,
      reason: undefined,
    };
  }

  async #signIn(user: User, grant: RefreshGrant, refreshToken: string, now: number): Promise<SignIn> {
    const { tokens, permissions, newId } = this.#options;
    const expiresAt = Math.min(now + ACCESS_LIFE_MS, grant.expiresAt);
    const granted = sessionPermissions(user, permissions);
    const accessToken = await tokens.sign({
      userId: user.id,
      sessionId: grant.sessionId,
      tokenId: newId(),
      role: user.role,
      tier: user.tier,
      permissions: granted,
      issuedAt: now,
      expiresAt,
    });
    const refreshExpiresAt = grant.expiresAt;
    return { user, permissions: granted, accessToken, expiresAt, refreshToken, refreshExpiresAt };
  }
}
