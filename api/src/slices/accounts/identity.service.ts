import { timingSafeEqual } from 'node:crypto';

import QuickLRU from 'quick-lru';

import type { Clock } from '../../shared/clock.js';
import type { AccessClaims, AccessTokens, AccountStore, Revocations, StoredApiKey } from './accounts.ports.js';
import type { ApiKeyId, Identity } from './accounts.types.js';
import { unauthenticated } from './refusals.js';
import type { PermissionsByRole } from './session-permissions.js';
import { testIdentity } from './test-identity.js';
import { hashToken } from './token-hash.js';

/** The memory keeps between so many and twice as many entries. */
const REMEMBERED = 5_000;
const MAX_TOKEN = 4_096;
const TOUCH_EVERY_MS = 60_000;
const API_KEY = /^(csk_[A-Za-z\d]{8})_[\w-]{43}$/u;
const ANONYMOUS: Identity = { kind: 'ANONYMOUS' };
/** Compared with where there is no such key, so that the same is done. */
const NO_HASH = hashToken('');

export interface IdentityServiceOptions {
  readonly store: AccountStore;
  readonly tokens: AccessTokens;
  readonly revocations: Revocations;
  readonly permissions: PermissionsByRole;
  readonly clock: Clock;
  /** Whether `Test ROLE` is taken for a user of that role. */
  readonly isTestMode: boolean;
}

/**
 * Says who a request acts for. Credentials that are wrong in any way are refused; they never make the request an
 * anonymous one.
 */
export class IdentityService {
  readonly #options: IdentityServiceOptions;
  /** Claims of tokens whose signature was verified, by the token's hash: the signature is checked once a token. */
  readonly #verified = new QuickLRU<string, AccessClaims>({ maxSize: REMEMBERED });
  readonly #touchedAt = new QuickLRU<ApiKeyId, number>({ maxSize: REMEMBERED });

  /** Hashes of keys that were right when they were last used; whether they still are is looked up all the same. */
  readonly #rightKeys = new QuickLRU<string, true>({ maxSize: REMEMBERED });

  constructor(options: IdentityServiceOptions) {
    this.#options = options;
  }

  /** @returns whether it is a key that was not right before: one that may be guessed, and that costs a look into the store */
  isKeyToLookUp(authorization: string | undefined): boolean {
    const { scheme, credentials } = partsOf(authorization ?? '');
    return (
      scheme.toLowerCase() === 'bearer' && API_KEY.test(credentials) && !this.#rightKeys.has(hashToken(credentials))
    );
  }

  /**
   * @param authorization the header as it came, or what a socket said when it was opened
   * @throws {AppError} UNAUTHENTICATED: TOKEN_INVALID, TOKEN_EXPIRED, TOKEN_REVOKED
   */
  async identify(authorization: string | undefined): Promise<Identity> {
    if (authorization === undefined) return ANONYMOUS;
    const { scheme, credentials } = partsOf(authorization);
    if (scheme.toLowerCase() === 'bearer' && credentials.length <= MAX_TOKEN) {
      return credentials.startsWith('csk_') ? this.#remembered(credentials) : this.#ofAccessToken(credentials);
    }
    const { isTestMode, permissions, clock } = this.#options;
    const test = isTestMode && scheme === 'Test' ? testIdentity(credentials, permissions, clock()) : undefined;
    if (test === undefined) throw unauthenticated('TOKEN_INVALID');
    return test;
  }

  async #ofAccessToken(token: string): Promise<Identity> {
    const { clock, revocations } = this.#options;
    const claims = await this.#claims(token);
    if (claims.expiresAt <= clock()) throw unauthenticated('TOKEN_EXPIRED');
    if (await revocations.isRevoked(claims)) throw unauthenticated('TOKEN_REVOKED');
    const { userId, sessionId, tokenId, role, tier, permissions, expiresAt } = claims;
    return { kind: 'SESSION', userId, sessionId, tokenId, role, tier, permissions, expiresAt };
  }

  async #claims(token: string): Promise<AccessClaims> {
    const key = hashToken(token);
    const known = this.#verified.get(key);
    if (known !== undefined) return known;
    const verdict = await this.#options.tokens.verify(token);
    if (verdict.kind !== 'VALID') throw unauthenticated(`TOKEN_${verdict.kind}`);
    this.#verified.set(key, verdict.claims);
    return verdict.claims;
  }

  async #remembered(key: string): Promise<Identity> {
    const hash = hashToken(key);
    try {
      const identity = await this.#ofApiKey(key);
      this.#rightKeys.set(hash, true);
      return identity;
    } catch (error) {
      this.#rightKeys.delete(hash);
      throw error;
    }
  }

  async #ofApiKey(key: string): Promise<Identity> {
    const { store, permissions, clock } = this.#options;
    const prefix = API_KEY.exec(key)?.[1];
    if (prefix === undefined) throw unauthenticated('TOKEN_INVALID');
    const now = clock();
    const stored = await store.apiKeys.byPrefix(prefix);
    const isRight = timingSafeEqual(Buffer.from(hashToken(key)), Buffer.from(stored?.keyHash ?? NO_HASH));
    if (stored === undefined || !isRight) throw unauthenticated('TOKEN_INVALID');
    if (stored.revokedAt !== undefined) throw unauthenticated('TOKEN_REVOKED');
    if (stored.expiresAt !== undefined && stored.expiresAt <= now) throw unauthenticated('TOKEN_EXPIRED');
    // Read anew each time: a key never outlives what its owner may do.
    const owner = await store.users.byId(stored.userId);
    if (owner?.isActive !== true) throw unauthenticated('TOKEN_REVOKED');
    await this.#touch(stored, now);
    return {
      kind: 'API_KEY',
      userId: owner.id,
      keyId: stored.id,
      role: owner.role,
      tier: owner.tier,
      permissions: stored.scopes.filter((scope) => permissions[owner.role].includes(scope)),
      expiresAt: stored.expiresAt,
    };
  }

  /** Notes the key's use, at most once a minute. */
  async #touch({ id, lastUsedAt = 0 }: StoredApiKey, now: number): Promise<void> {
    if (now - Math.max(lastUsedAt, this.#touchedAt.get(id) ?? 0) < TOUCH_EVERY_MS) return;
    this.#touchedAt.set(id, now);
    await this.#options.store.apiKeys.touch(id, now);
  }
}

/** @returns the scheme and what follows it; both empty where it is no such header */
function partsOf(authorization: string): { readonly scheme: string; readonly credentials: string } {
  const [, scheme = '', credentials = ''] = /^([A-Za-z]+) +(\S+)$/u.exec(authorization.trim()) ?? [];
  return { scheme, credentials };
}
