import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import type { Role, Tier, User, UserId } from '../../../slices/accounts/index.js';
import { instant } from '../instants.js';

/** A row of `users`. */
@Entity({ tableName: 'users' })
export class UserEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  email!: string;

  @Property({ type: 'text' })
  username!: string;

  @Property({ type: 'text', nullable: true })
  name!: string | null;

  @Property({ type: 'text', nullable: true })
  avatarUrl!: string | null;

  @Property({ type: 'text', nullable: true })
  passwordHash!: string | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  emailVerifiedAt!: Date | null;

  @Property({ type: 'text' })
  role!: Role;

  @Property({ type: 'text' })
  tier!: Tier;

  @Property({ type: 'boolean' })
  isActive!: boolean;

  @Property({ type: 'boolean' })
  isDecoy!: boolean;

  @Property({ type: 'datetime', length: 3, nullable: true })
  tokensValidFrom!: Date | null;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  updatedAt!: Date;
}

/** @returns the user without what nobody is shown */
export function toUser(row: UserEntity): User {
  return {
    id: row.id as UserId,
    email: row.email,
    username: row.username,
    name: row.name ?? undefined,
    avatarUrl: row.avatarUrl ?? undefined,
    hasPassword: row.passwordHash !== null,
    emailVerifiedAt: instant(row.emailVerifiedAt),
    role: row.role,
    tier: row.tier,
    isActive: row.isActive,
    isDecoy: row.isDecoy,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  };
}
