import type { UserId } from '../accounts/index.js';
import type { Alert, AlertId } from './alerts.types.js';

/** The topic on which processes tell each other that an alert was made, changed or removed. */
export const ALERTS_CHANGED = 'alerts-changed';

export interface AlertChange {
  readonly userId: UserId;
  readonly id: AlertId;
}

export function writeAlertChange({ userId, id }: Pick<Alert, 'userId' | 'id'>): string {
  return JSON.stringify({ userId, id });
}

/** @returns undefined for what no process of this release sends */
export function readAlertChange(message: string): AlertChange | undefined {
  try {
    const { userId, id } = JSON.parse(message) as Partial<AlertChange>;
    return typeof userId === 'string' && typeof id === 'string' ? { userId, id } : undefined;
  } catch {
    return undefined;
  }
}
