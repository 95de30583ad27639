import type { OneTimeTokenStore, TokenPurpose, UserId } from '../../slices/accounts/index.js';
import type { Access } from './access.js';
import { OneTimeTokenEntity } from './entities/one-time-token.entity.js';

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
    };
    await this.#access.atomically(async (manager) => {
      // Of two at the same time the second has to see the first's.
      await manager.execute('select id from users where id = ? for no key update', [userId]);
      await manager.nativeDelete(OneTimeTokenEntity, { userId, purpose });
      await manager.insert(OneTimeTokenEntity, row);
    });
  }

  async use(tokenHash: string, purpose: TokenPurpose, now: number): Promise<UserId | undefined> {
    const rows = await this.#access.run((manager) =>
      manager.execute<{ user_id: UserId }[]>(
        'delete from one_time_tokens where token_hash = ? and purpose = ? and expires_at > ? returning user_id',
        [tokenHash, purpose, new Date(now)],
      ),
    );
    return rows[0]?.user_id;
  }

  async find(tokenHash: string, purpose: TokenPurpose, now: number): Promise<UserId | undefined> {
    const where = { tokenHash, purpose, expiresAt: { $gt: new Date(now) } };
    const row = await this.#access.run((manager) => manager.findOne(OneTimeTokenEntity, where));
    return row === null ? undefined : (row.userId as UserId);
  }

  removeExpired(before: number): Promise<number> {
    const where = { expiresAt: { $lt: new Date(before) } };
    return this.#access.run((manager) => manager.nativeDelete(OneTimeTokenEntity, where));
  }
}
