import type { RequiredEntityData } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import type { ApiKey, ApiKeyId, ApiKeyScope, StoredApiKey, UserId } from '../../../slices/accounts/index.js';
import { dateOrNull, instant } from '../instants.js';

/** A row of `api_keys`. */
@Entity({ tableName: 'api_keys' })
export class ApiKeyEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  prefix!: string;

  @Property({ type: 'text' })
  keyHash!: string;

  @Property({ type: 'array' })
  scopes!: ApiKeyScope[];

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  expiresAt!: Date | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  lastUsedAt!: Date | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt!: Date | null;
}

/** @returns what its owner sees of a key */
export function toApiKey(row: ApiKeyEntity): ApiKey {
  return {
    id: row.id as ApiKeyId,
    userId: row.userId as UserId,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.createdAt.getTime(),
    expiresAt: instant(row.expiresAt),
    lastUsedAt: instant(row.lastUsedAt),
    revokedAt: instant(row.revokedAt),
  };
}

export function fromApiKey(key: StoredApiKey): RequiredEntityData<ApiKeyEntity> {
  return {
    id: key.id,
    userId: key.userId,
    name: key.name,
    prefix: key.prefix,
    keyHash: key.keyHash,
    scopes: [...key.scopes],
    createdAt: new Date(key.createdAt),
    expiresAt: dateOrNull(key.expiresAt),
    lastUsedAt: dateOrNull(key.lastUsedAt),
    revokedAt: dateOrNull(key.revokedAt),
  };
}
