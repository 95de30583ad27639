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

/** Where the watched value stands now, and the origin of the prices that say so. */
export interface SeenSide {
  readonly side: AlertSide;
  readonly origin: string;
}

/**
 * @returns what comes of it; undefined where the alert has it there already. A first sight is noted and not told, and so
 * is the first one by prices of another origin: two markets differ, and neither crossed anything. So is a crossing of the
 * other direction: the way back is then a crossing again
 */
export function judgeAlert(
  alert: Pick<Alert, 'side' | 'sideOrigin' | 'direction'>,
  { side, origin }: SeenSide,
): Judgement | undefined {
  if (alert.side === undefined || origin !== alert.sideOrigin) return { side, crossed: undefined };
  if (side === alert.side) return undefined;
  const crossed = side === 'ABOVE' ? 'UP' : 'DOWN';
  const isTold = alert.direction === 'EITHER' || alert.direction === crossed;
  return { side, crossed: isTold ? crossed : undefined };
}
