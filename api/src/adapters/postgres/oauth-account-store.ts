import type { QueryResult } from '@mikro-orm/core';

import type { OAuthAccount, OAuthAccountStore, OAuthProvider, UserId } from '../../slices/accounts/index.js';
import type { Access } from './access.js';
import { OAuthAccountEntity, toOAuthAccount } from './entities/oauth-account.entity.js';
import { isUuid } from './uuid.js';

/** The table `oauth_accounts`. */
export class PostgresOAuthAccountStore implements OAuthAccountStore {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  async find(provider: OAuthProvider, providerUserId: string): Promise<OAuthAccount | undefined> {
    const row = await this.#access.run((manager) => manager.findOne(OAuthAccountEntity, { provider, providerUserId }));
    return row === null ? undefined : toOAuthAccount(row);
  }

  async listOf(userId: UserId): Promise<readonly OAuthAccount[]> {
    if (!isUuid(userId)) return [];
    const rows = await this.#access.run((manager) =>
      manager.find(OAuthAccountEntity, { userId }, { orderBy: { createdAt: 'asc', provider: 'asc' } }),
    );
    return rows.map(toOAuthAccount);
  }

  insert(account: OAuthAccount): Promise<boolean> {
    return this.#access.run(async (manager) => {
      const row = { ...account, createdAt: new Date(account.createdAt) };
      const query = manager.createQueryBuilder(OAuthAccountEntity).insert(row).onConflict().ignore();
      const { affectedRows } = await query.execute<QueryResult>('run');
      return affectedRows === 1;
    });
  }

  async remove(provider: OAuthProvider, userId: UserId): Promise<boolean> {
    if (!isUuid(userId)) return false;
    const removed = await this.#access.run((manager) => manager.nativeDelete(OAuthAccountEntity, { provider, userId }));
    return removed > 0;
  }

  async removeAllOf(userId: UserId): Promise<number> {
    if (!isUuid(userId)) return 0;
    return this.#access.run((manager) => manager.nativeDelete(OAuthAccountEntity, { userId }));
  }
}
