/** The columns of a table that move, as they are taken out of it: each with its time. */
import { livePrice, netChange } from '../../desk/front-contract.js';
import type { CsvValue } from '../../lib/csv.js';
import type { LiveQuote } from '../../live/live-quotes.js';

export const LIVE_HEADER = ['last', 'netChange', 'bid', 'ask', 'lastTime', 'lastOrigin', 'lastStatus'] as const;

/** @param settle that the change is counted from */
export function liveFields(quote: LiveQuote | undefined, settle: number): readonly CsvValue[] {
  if (quote === undefined) return LIVE_HEADER.map(() => null);
  const last = livePrice(quote);
  const { change } = netChange(last, settle);
  const status = quote.isStale ? 'STALE' : 'LIVE';
  return [last, roundOff(change), quote.bid, quote.ask, quote.time, quote.origin, status];
}

export const LIVE_SPREAD_HEADER = ['now', 'nowTime'] as const;

/** @returns the near price less the far one, and when the later of both was made */
export function liveSpreadFields(near: LiveQuote | undefined, far: LiveQuote | undefined): readonly CsvValue[] {
  const [nearPrice, farPrice] = [livePrice(near), livePrice(far)];
  if (near === undefined || far === undefined || nearPrice === null || farPrice === null) return [null, null];
  return [roundOff(nearPrice - farPrice), near.time > far.time ? near.time : far.time];
}

/** @returns the difference of two prices without what binary fractions leave behind */
function roundOff(difference: number | null): number | null {
  return difference === null ? null : Number(difference.toFixed(8));
}
