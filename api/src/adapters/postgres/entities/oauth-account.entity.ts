import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import type { OAuthAccount, OAuthProvider, UserId } from '../../../slices/accounts/index.js';

/** A row of `oauth_accounts`. */
@Entity({ tableName: 'oauth_accounts' })
export class OAuthAccountEntity {
  @PrimaryKey({ type: 'text' })
  provider!: OAuthProvider;

  @PrimaryKey({ type: 'text' })
  providerUserId!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;
}

export function toOAuthAccount(row: OAuthAccountEntity): OAuthAccount {
  return {
    provider: row.provider,
    providerUserId: row.providerUserId,
    userId: row.userId as UserId,
    createdAt: row.createdAt.getTime(),
  };
}
