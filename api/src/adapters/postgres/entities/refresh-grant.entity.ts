import type { RequiredEntityData } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import type { RefreshGrant, RevocationReason, SessionId, UserId } from '../../../slices/accounts/index.js';
import { dateOrNull, instant } from '../instants.js';
import { storableText } from '../storable-text.js';

/** A row of `sessions`: one refresh token of a session. */
@Entity({ tableName: 'sessions' })
export class RefreshGrantEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  /** The session that all its renewals belong to. */
  @Property({ type: 'uuid' })
  family!: string;

  @Property({ type: 'text' })
  refreshTokenHash!: string;

  @Property({ type: 'text' })
  userAgent!: string;

  @Property({ type: 'text' })
  ip!: string;

  @Property({ type: 'datetime', length: 3 })
  startedAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  lastUsedAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  reason!: RevocationReason | null;
}

export function toRefreshGrant(row: RefreshGrantEntity): RefreshGrant {
  return {
    id: row.id,
    userId: row.userId as UserId,
    sessionId: row.family as SessionId,
    tokenHash: row.refreshTokenHash,
    userAgent: row.userAgent,
    ip: row.ip,
    startedAt: row.startedAt.getTime(),
    createdAt: row.createdAt.getTime(),
    lastUsedAt: row.lastUsedAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    revokedAt: instant(row.revokedAt),
    reason: row.reason ?? undefined,
  };
}

export function fromRefreshGrant(grant: RefreshGrant): RequiredEntityData<RefreshGrantEntity> {
  return {
    id: grant.id,
    userId: grant.userId,
    family: grant.sessionId,
    refreshTokenHash: grant.tokenHash,
    userAgent: storableText(grant.userAgent),
    ip: storableText(grant.ip),
    startedAt: new Date(grant.startedAt),
    createdAt: new Date(grant.createdAt),
    lastUsedAt: new Date(grant.lastUsedAt),
    expiresAt: new Date(grant.expiresAt),
    revokedAt: dateOrNull(grant.revokedAt),
    reason: grant.reason ?? null,
  };
}
