import type { LiveQuote } from '../live/live-quotes.js';
import { useLive } from '../live/use-live.js';
import { useSyncExternalStore } from 'react';

import { quoteMode } from './quote-mode.js';
import type { QuoteMode } from './quote-mode.js';
import { useSessionClock } from './use-session-clock.js';

/** @returns what a price is, followed as the session and the connection change */
export function useQuoteMode(quote: LiveQuote | undefined): QuoteMode {
  const { isOpen } = useSessionClock();
  const { status } = useLive();
  const kind = useSyncExternalStore(status.subscribe, () => status.read().kind);
  return quoteMode(quote, isOpen, kind);
}
