import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import { readName, refuseField } from './account-fields.js';
import type { AccountStore } from './accounts.ports.js';
import { API_KEY_SCOPES } from './accounts.types.js';
import type { ApiKey, ApiKeyId, ApiKeyScope, Caller, SessionIdentity, User } from './accounts.types.js';
import { newApiKeyText } from './api-key-text.js';
import { auditEvent } from './audit-event.js';
import { lockActiveUser } from './lock-user.js';
import { unauthenticated } from './refusals.js';
import type { PermissionsByRole } from './session-permissions.js';
import { sessionPermissions } from './session-permissions.js';
import { hashToken } from './token-hash.js';

const MOST_KEYS = 20;

export interface ApiKeyWish {
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  /** Never where it is undefined. */
  readonly expiresAt: number | undefined;
}

export interface ApiKeysServiceOptions {
  readonly store: AccountStore;
  readonly permissions: PermissionsByRole;
  readonly clock: Clock;
  readonly newId: () => string;
  /** 32 random bytes, base64url. */
  readonly randomToken: () => string;
}

/** Keys for programs, which act for their owner with a part of the owner's rights. */
export class ApiKeysService {
  readonly #options: ApiKeysServiceOptions;

  constructor(options: ApiKeysServiceOptions) {
    this.#options = options;
  }

  /** The keys of whoever asks that are not revoked, the newest first. */
  list(identity: SessionIdentity): Promise<readonly ApiKey[]> {
    return this.#options.store.apiKeys.listOf(identity.userId);
  }

  /**
   * @returns the key itself too, which is shown this once and stored nowhere
   * @throws {AppError} BAD_USER_INPUT with the field; FORBIDDEN for a scope beyond the owner's role, or the
   * session's; CONFLICT API_KEY_LIMIT for more than 20; UNAUTHENTICATED TOKEN_REVOKED where the session has ended
   */
  async create(
    identity: SessionIdentity,
    wish: ApiKeyWish,
    caller: Caller,
  ): Promise<{ readonly key: string; readonly apiKey: ApiKey }> {
    const { store, clock, newId, randomToken } = this.#options;
    const now = clock();
    const { name, scopes, expiresAt } = readWish(wish, now);
    const { key, prefix } = newApiKeyText(randomToken);
    const apiKey: ApiKey = {
      id: newId() as ApiKeyId,
      userId: identity.userId,
      ...{ name, prefix, scopes, expiresAt, createdAt: now },
      ...{ lastUsedAt: undefined, revokedAt: undefined },
    };
    await store.transaction(async (tables) => {
      const owner = await lockActiveUser(tables, identity.userId, now);
      // A key outlives the session that makes it, which may have ended since the request came.
      if (!(await tables.grants.isPresent(identity.sessionId, now))) throw unauthenticated('TOKEN_REVOKED');
      this.#checkScopes(owner, identity, scopes);
      if ((await tables.apiKeys.listOf(owner.id)).length >= MOST_KEYS) {
        throw new AppError('CONFLICT', `There are ${MOST_KEYS} keys already: revoke one first.`, {
          reason: 'API_KEY_LIMIT',
        });
      }
      await tables.apiKeys.insert({ ...apiKey, keyHash: hashToken(key) });
      const details = { keyId: apiKey.id, prefix, name, scopes };
      const deed = { action: 'API_KEY_CREATED', caller, userId: owner.id, details } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
    });
    return { key, apiKey };
  }

  /** @returns false where there is no such key, or it is another's: nobody learns of others' */
  async revoke(identity: SessionIdentity, id: string, caller: Caller): Promise<boolean> {
    const { store, clock } = this.#options;
    return store.transaction(async ({ apiKeys, audit }) => {
      if (!(await apiKeys.revoke(id as ApiKeyId, identity.userId, clock()))) return false;
      const deed = { action: 'API_KEY_REVOKED', caller, userId: identity.userId, details: { keyId: id } } as const;
      await audit.append(auditEvent(this.#options, deed));
      return true;
    });
  }

  /** Of what the owner may do since the access token was made, nothing goes to whoever has only the old token. */
  #checkScopes(owner: User, { permissions }: SessionIdentity, scopes: readonly ApiKeyScope[]): void {
    const granted = sessionPermissions(owner, this.#options.permissions);
    const permission = scopes.find((scope) => !granted.includes(scope) || !permissions.includes(scope));
    if (permission === undefined) return;
    throw new AppError('FORBIDDEN', `A key may do no more than its owner, who may not "${permission}".`, {
      reason: 'PERMISSION',
      details: { permission },
    });
  }
}

function readWish(wish: ApiKeyWish, now: number): ApiKeyWish {
  const name = readName(wish.name) ?? refuseField('name', 'A key needs a name.', ['INVALID']);
  const scopes = API_KEY_SCOPES.filter((scope) => wish.scopes.includes(scope));
  if (scopes.length === 0) refuseField('scopes', 'A key needs at least one thing that it may do.', ['INVALID']);
  const { expiresAt } = wish;
  if (expiresAt !== undefined && !(Number.isFinite(expiresAt) && expiresAt > now)) {
    refuseField('expiresAt', 'A key ends in the future, or never.', ['INVALID']);
  }
  return { name, scopes, expiresAt };
}
