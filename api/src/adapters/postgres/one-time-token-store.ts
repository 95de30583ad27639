import type { OneTimeTokenStore, TokenPurpose, UserId } from '../../slices/accounts/index.js';
import type { Access } from './access.js';
import { OneTimeTokenEntity } from './entities/one-time-token.entity.js';
import { isUuid } from './uuid.js';
import { lockUser } from './lock-user.js';
import { removeInBatches } from './remove-in-batches.js';

/** The table `one_time_tokens`. */
export class PostgresOneTimeTokenStore implements OneTimeTokenStore {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  async insert(token: Parameters<OneTimeTokenStore['insert']>[0]): Promise<void> {
    const { tokenHash, purpose, userId } = token;
    const row = {
      tokenHash,
      purpose,
      userId,
      createdAt: new Date(token.createdAt),
      expiresAt: new Date(token.expiresAt),
      usedAt: null,
    };
    await this.#access.atomically(async (manager) => {
      await lockUser(manager, userId);
      await manager.nativeDelete(OneTimeTokenEntity, { userId, purpose, usedAt: null });
      await manager.insert(OneTimeTokenEntity, row);
    });
  }

  async use(tokenHash: string, purpose: TokenPurpose, now: number): Promise<UserId | undefined> {
    const rows = await this.#access.run((manager) =>
      manager.execute<{ user_id: UserId }[]>(
        `update one_time_tokens set used_at = ?
         where token_hash = ? and purpose = ? and used_at is null and expires_at > ? returning user_id`,
        [new Date(now), tokenHash, purpose, new Date(now)],
      ),
    );
    return rows[0]?.user_id;
  }

  async find(tokenHash: string, purpose: TokenPurpose, now: number): Promise<UserId | undefined> {
    const where = { tokenHash, purpose, usedAt: null, expiresAt: { $gt: new Date(now) } };
    const row = await this.#access.run((manager) => manager.findOne(OneTimeTokenEntity, where));
    return row === null ? undefined : (row.userId as UserId);
  }

  async removeOf(userId: UserId, purpose: TokenPurpose): Promise<void> {
    if (!isUuid(userId)) return;
    await this.#access.run((manager) => manager.nativeDelete(OneTimeTokenEntity, { userId, purpose, usedAt: null }));
  }

  removeExpired(before: number): Promise<number> {
    const table = { name: 'one_time_tokens', key: 'token_hash' };
    return removeInBatches(this.#access, table, 'expires_at < ?', [new Date(before)]);
  }
}
