import { Entity, Property } from '@mikro-orm/decorators/legacy';

import type { UserId } from '../../../slices/accounts/index.js';
import type { Alert, AlertDirection, AlertId, AlertSide } from '../../../slices/alerts/index.js';
import { dateOrNull, instant } from '../instants.js';
import { AlertColumns, fromSubject, toSubject } from './alert-columns.js';

/** A row of `alerts`. */
@Entity({ tableName: 'alerts' })
export class AlertEntity extends AlertColumns {
  @Property({ type: 'text' })
  direction!: AlertDirection;

  @Property({ type: 'boolean' })
  isRepeating!: boolean;

  @Property({ type: 'boolean' })
  isActive!: boolean;

  @Property({ type: 'text', nullable: true })
  side!: AlertSide | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  sideAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  sideOrigin!: string | null;

  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  updatedAt!: Date;
}

export function toAlert(row: AlertEntity): Alert {
  return {
    id: row.id as AlertId,
    userId: row.userId as UserId,
    subject: toSubject(row),
    level: row.level,
    direction: row.direction,
    isRepeating: row.isRepeating,
    isActive: row.isActive,
    note: row.note,
    side: row.side ?? undefined,
    sideAt: instant(row.sideAt),
    sideOrigin: row.sideOrigin ?? undefined,
    version: row.version,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  };
}

export function fromAlert(alert: Alert): Pick<AlertEntity, keyof AlertEntity> {
  return {
    id: alert.id,
    userId: alert.userId,
    ...fromSubject(alert.subject),
    level: alert.level,
    direction: alert.direction,
    isRepeating: alert.isRepeating,
    isActive: alert.isActive,
    note: alert.note,
    side: alert.side ?? null,
    sideAt: dateOrNull(alert.sideAt),
    sideOrigin: alert.sideOrigin ?? null,
    version: alert.version,
    createdAt: new Date(alert.createdAt),
    updatedAt: new Date(alert.updatedAt),
  };
}
