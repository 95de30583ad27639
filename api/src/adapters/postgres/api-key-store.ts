import type { ApiKey, ApiKeyId, ApiKeyStore, StoredApiKey, UserId } from '../../slices/accounts/index.js';
import type { Access } from './access.js';
import { ApiKeyEntity, fromApiKey, toApiKey } from './entities/api-key.entity.js';
import { isUuid } from './uuid.js';

/** The table `api_keys`. */
export class PostgresApiKeyStore implements ApiKeyStore {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  async insert(key: StoredApiKey): Promise<void> {
    await this.#access.run((manager) => manager.insert(ApiKeyEntity, fromApiKey(key)));
  }

  async byPrefix(prefix: string): Promise<StoredApiKey | undefined> {
    const row = await this.#access.run((manager) => manager.findOne(ApiKeyEntity, { prefix }));
    return row === null ? undefined : { ...toApiKey(row), keyHash: row.keyHash };
  }

  async listOf(userId: UserId): Promise<readonly ApiKey[]> {
    if (!isUuid(userId)) return [];
    const rows = await this.#access.run((manager) =>
      manager.find(ApiKeyEntity, { userId, revokedAt: null }, { orderBy: { createdAt: 'desc', id: 'desc' } }),
    );
    return rows.map(toApiKey);
  }

  async revoke(id: ApiKeyId, userId: UserId, at: number): Promise<boolean> {
    if (!isUuid(id) || !isUuid(userId)) return false;
    const change = { revokedAt: new Date(at) };
    const revoked = await this.#access.run((manager) =>
      manager.nativeUpdate(ApiKeyEntity, { id, userId, revokedAt: null }, change),
    );
    return revoked > 0;
  }

  async revokeAllOf(userId: UserId, at: number): Promise<number> {
    if (!isUuid(userId)) return 0;
    const change = { revokedAt: new Date(at) };
    return this.#access.run((manager) => manager.nativeUpdate(ApiKeyEntity, { userId, revokedAt: null }, change));
  }

  async touch(id: ApiKeyId, at: number): Promise<void> {
    await this.#access.run((manager) => manager.nativeUpdate(ApiKeyEntity, { id }, { lastUsedAt: new Date(at) }));
  }
}
