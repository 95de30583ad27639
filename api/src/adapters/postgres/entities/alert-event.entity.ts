import type { RequiredEntityData } from '@mikro-orm/core';
import { Entity, Property } from '@mikro-orm/decorators/legacy';

import type { UserId } from '../../../slices/accounts/index.js';
import type { AlertEvent, AlertEventId, AlertId } from '../../../slices/alerts/index.js';
import { dateOrNull, instant } from '../instants.js';
import { AlertColumns, fromSubject, toSubject } from './alert-columns.js';

/** A row of `alert_events`: one crossing that was told. */
@Entity({ tableName: 'alert_events' })
export class AlertEventEntity extends AlertColumns {
  @Property({ type: 'uuid' })
  alertId!: string;

  @Property({ type: 'text' })
  crossed!: AlertEvent['crossed'];

  @Property({ type: 'double' })
  value!: number;

  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  readAt!: Date | null;
}

export function toAlertEvent(row: AlertEventEntity): AlertEvent {
  return {
    id: row.id as AlertEventId,
    alertId: row.alertId as AlertId,
    userId: row.userId as UserId,
    subject: toSubject(row),
    level: row.level,
    note: row.note,
    crossed: row.crossed,
    value: row.value,
    at: row.at.getTime(),
    readAt: instant(row.readAt),
  };
}

export function fromAlertEvent(event: AlertEvent): RequiredEntityData<AlertEventEntity> {
  return {
    id: event.id,
    alertId: event.alertId,
    userId: event.userId,
    ...fromSubject(event.subject),
    level: event.level,
    note: event.note,
    crossed: event.crossed,
    value: event.value,
    at: new Date(event.at),
    readAt: dateOrNull(event.readAt),
  };
}
