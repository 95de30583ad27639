/** What a price is: of now, made up, old, or a settlement. */
import type { LiveQuote } from '../live/live-quotes.js';
import type { LiveStatus } from '../live/live-status.js';

/** CLOSED: of the last session, while none is open. OFFLINE: nothing has been heard of the server for a while. */
export type QuoteMode = 'LIVE' | 'SIMULATED' | 'REPLAY' | 'STALE' | 'OFFLINE' | 'CLOSED' | 'SETTLE';

/** @param quote undefined where there is none, and the settlement stands for it */
export function quoteMode(
  quote: Pick<LiveQuote, 'origin' | 'isStale'> | undefined,
  isSessionOpen: boolean,
  status: LiveStatus['kind'],
): QuoteMode {
  if (quote === undefined) return 'SETTLE';
  if (!quote.isStale) return quote.origin;
  if (status === 'OFFLINE' || status === 'RECONNECTING') return 'OFFLINE';
  // A replay has hours of its own.
  return isSessionOpen || quote.origin === 'REPLAY' ? 'STALE' : 'CLOSED';
}

/** @returns the word for a price that is not of now, as in `stale`; undefined for one that is */
export function oldWord(mode: QuoteMode): string | undefined {
  return mode === 'STALE' || mode === 'OFFLINE' || mode === 'CLOSED' ? mode.toLowerCase() : undefined;
}
