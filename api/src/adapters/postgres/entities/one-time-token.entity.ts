import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import type { TokenPurpose } from '../../../slices/accounts/index.js';

/** A row of `one_time_tokens`, which stays for a while once its token was used. */
@Entity({ tableName: 'one_time_tokens' })
export class OneTimeTokenEntity {
  @PrimaryKey({ type: 'text' })
  tokenHash!: string;

  @Property({ type: 'text' })
  purpose!: TokenPurpose;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  usedAt!: Date | null;
}
