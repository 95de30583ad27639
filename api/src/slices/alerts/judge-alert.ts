import type { Alert, AlertEvent, AlertSide } from './alerts.types.js';

/** What a value does to an alert. */
export interface Judgement {
  readonly side: AlertSide;
  /** Which way the level was crossed, where that is to be told; undefined where the side alone is noted. */
  readonly crossed: AlertEvent['crossed'] | undefined;
}

/** @returns where a value stands: at the level it is ABOVE */
export function sideOf(value: number, level: number): AlertSide {
  return value >= level ? 'ABOVE' : 'BELOW';
}

/**
 * @param side where the watched value stands now
 * @returns what comes of it; undefined where the alert has it there already. A first sight is noted and not told, and so
 * is a crossing of the other direction: the way back is then a crossing again
 */
export function judgeAlert(alert: Pick<Alert, 'side' | 'direction'>, side: AlertSide): Judgement | undefined {
  if (side === alert.side) return undefined;
  const crossed = side === 'ABOVE' ? 'UP' : 'DOWN';
  const isTold = alert.side !== undefined && (alert.direction === 'EITHER' || alert.direction === crossed);
  return { side, crossed: isTold ? crossed : undefined };
}
