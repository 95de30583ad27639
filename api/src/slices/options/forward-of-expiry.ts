import { parityForward } from '@cushing/quant';

import { priceAt } from './expiry-columns.js';
import type { ExpiryColumns } from './expiry-columns.js';
import type { ForwardSource } from './options.types.js';

/** What an expiry is valued against, and where it is from. */
export interface ExpiryForward {
  /** NaN where there is none. */
  readonly forward: number;
  readonly forwardSource: ForwardSource;
}

/**
 * The settle of the expiry's future; where there is none, what put-call parity says at the strikes between which the
 * call stops being worth more than the put. There an early exercise of either is worth the same, nearly enough.
 *
 * @param settle of the future of the same contract month
 * @param rate to the expiry; 0 for a margined premium
 */
export function forwardOfExpiry(
  columns: ExpiryColumns,
  settle: number | undefined,
  years: number,
  rate: number,
): ExpiryForward {
  if (settle !== undefined && Number.isFinite(settle)) return { forward: settle, forwardSource: 'FUTURE_SETTLE' };
  const forward = impliedForward(columns, years, rate);
  return { forward, forwardSource: Number.isNaN(forward) ? 'NONE' : 'PUT_CALL_PARITY' };
}

interface PricedStrike {
  readonly strike: number;
  readonly call: number;
  readonly put: number;
}

function impliedForward({ strikes, calls, puts }: ExpiryColumns, years: number, rate: number): number {
  let before: PricedStrike | undefined;
  let around: readonly PricedStrike[] = [];
  let least = Infinity;
  strikes.forEach((strike, index) => {
    const here = { strike, call: priceAt(calls, index), put: priceAt(puts, index) };
    const difference = here.call - here.put;
    if (Number.isNaN(difference)) return;
    const pair = before === undefined ? [here] : [before, here];
    const distance = Math.min(...pair.map(({ call, put }) => Math.abs(call - put)));
    const isChange = difference === 0 || (before !== undefined && difference < 0 && before.call > before.put);
    if (isChange && distance < least) {
      least = distance;
      around = pair;
    }
    before = here;
  });
  // Parity knows no sign of a strike, but its function does: strikes are moved above zero, and the answer back.
  const shift = 1 - Math.min(1, ...around.map(({ strike }) => strike));
  const shifted = parityForward(
    years,
    rate,
    around.map(({ strike }) => strike + shift),
    around.map(({ call }) => call),
    around.map(({ put }) => put),
  );
  return shifted - shift;
}
