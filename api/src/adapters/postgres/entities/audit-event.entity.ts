import type { RequiredEntityData } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import type { AuditAction, AuditEvent, UserId } from '../../../slices/accounts/index.js';
import { storableText } from '../storable-text.js';

/** A row of `audit_log`, which a trigger keeps as it is. */
@Entity({ tableName: 'audit_log' })
export class AuditEventEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Property({ type: 'text' })
  action!: AuditAction;

  @Property({ type: 'uuid', nullable: true })
  userId!: string | null;

  @Property({ type: 'uuid', nullable: true })
  actorId!: string | null;

  @Property({ type: 'text' })
  ip!: string;

  @Property({ type: 'text' })
  userAgent!: string;

  @Property({ type: 'json' })
  details!: AuditEvent['details'];
}

export function toAuditEvent(row: AuditEventEntity): AuditEvent {
  return {
    id: row.id,
    at: row.at.getTime(),
    action: row.action,
    userId: (row.userId ?? undefined) as UserId | undefined,
    actorId: (row.actorId ?? undefined) as UserId | undefined,
    ip: row.ip,
    userAgent: row.userAgent,
    details: row.details,
  };
}

export function fromAuditEvent(event: AuditEvent): RequiredEntityData<AuditEventEntity> {
  return {
    id: event.id,
    at: new Date(event.at),
    action: event.action,
    userId: event.userId ?? null,
    actorId: event.actorId ?? null,
    ip: storableText(event.ip),
    userAgent: storableText(event.userAgent),
    details: Object.fromEntries(Object.entries(event.details).map(([name, value]) => [name, storableDetail(value)])),
  };
}

function storableDetail(value: AuditEvent['details'][string]): AuditEvent['details'][string] {
  if (typeof value === 'string') return storableText(value);
  return Array.isArray(value) ? value.map(storableText) : value;
}
