/** Alerts and events for the alert store's contract and for what judges them. */
import { isoDate } from '@cushing/products';
import type { FuturesSymbol } from '@cushing/products';

import { DAY, NOW } from '../accounts/account-store-rows.contract.js';
import type { UserId } from '../accounts/index.js';
import { timeOrderedIds } from '../../shared/time-ordered-id.js';
import type { Alert, AlertEvent, AlertEventId, AlertId, AlertSubject } from './index.js';

export { DAY, NOW };

const newId = timeOrderedIds(() => NOW);

/** One of each kind. */
export const SUBJECTS: readonly AlertSubject[] = [
  { kind: 'PRICE', symbol: symbol('CLZ26') },
  { kind: 'CHANGE_PERCENT', symbol: symbol('NGF27') },
  { kind: 'SPREAD', symbol: symbol('CLZ26'), secondSymbol: symbol('BZF27') },
  { kind: 'ATM_VOL', product: 'CL', expiry: isoDate('2026-11-17') },
];

export function symbol(text: string): FuturesSymbol {
  return text as FuturesSymbol;
}

/** On CLZ26 at 80, upwards, once; never seen. */
export function newAlert(userId: UserId, values: Partial<Alert> = {}): Alert {
  return {
    id: newId() as AlertId,
    userId,
    subject: { kind: 'PRICE', symbol: symbol('CLZ26') },
    level: 80,
    direction: 'UP',
    isRepeating: false,
    isActive: true,
    note: '',
    side: undefined,
    sideAt: undefined,
    sideOrigin: values.side === undefined ? undefined : 'LIVE',
    version: 1,
    createdAt: NOW,
    updatedAt: NOW,
    ...values,
  };
}

export function eventOf(alert: Alert, values: Partial<AlertEvent> = {}): AlertEvent {
  const { id: alertId, userId, subject, level, note } = alert;
  const what = { alertId, userId, subject, level, note };
  return {
    id: newId() as AlertEventId,
    ...what,
    crossed: 'UP',
    value: 80.5,
    at: NOW + 10,
    readAt: undefined,
    ...values,
  };
}
