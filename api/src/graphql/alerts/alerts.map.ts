import type { Alert, AlertEvent, AlertEventPage, AlertSubject } from '../../slices/alerts/index.js';
import { toInstant } from '../accounts/accounts.map.js';
import type { AlertEventConnectionObject, AlertEventObject, AlertObject } from './alert.object-types.js';

type SubjectFields = Pick<AlertObject, 'kind' | 'symbol' | 'secondSymbol' | 'product' | 'expiry'>;

/** @param value what it watches now, where that is known */
export function toAlert(alert: Alert, value: number | undefined): AlertObject {
  return {
    id: alert.id,
    ...toSubjectFields(alert.subject),
    level: alert.level,
    direction: alert.direction,
    isRepeating: alert.isRepeating,
    isActive: alert.isActive,
    note: alert.note,
    value: value ?? null,
    createdAt: toInstant(alert.createdAt),
    updatedAt: toInstant(alert.updatedAt),
  };
}

export function toAlertEvent(event: AlertEvent): AlertEventObject {
  return {
    id: event.id,
    alertId: event.alertId,
    ...toSubjectFields(event.subject),
    level: event.level,
    crossed: event.crossed,
    value: event.value,
    at: toInstant(event.at),
    note: event.note,
    readAt: event.readAt === undefined ? null : toInstant(event.readAt),
  };
}

export function toAlertEventConnection({ events, hasMore, unreadCount }: AlertEventPage): AlertEventConnectionObject {
  return {
    edges: events.map((event) => ({ cursor: event.id, node: toAlertEvent(event) })),
    pageInfo: { hasNextPage: hasMore, endCursor: events.at(-1)?.id ?? null },
    unreadCount,
  };
}

function toSubjectFields(subject: AlertSubject): SubjectFields {
  return { symbol: null, secondSymbol: null, product: null, expiry: null, ...subject };
}
