import { useCallback, useMemo, useSyncExternalStore } from 'react';

import type { LiveQuote, LiveQuotes } from '../live/live-quotes.js';
import { useLive } from '../live/use-live.js';

/**
 * One fact of prices that somebody watches: a render only where the fact changed, however much the prices move.
 *
 * @param read of the quotes that are known; its answers are compared as they are
 */
export function useQuotesFact<Fact extends boolean | number | string | undefined>(
  symbols: readonly string[],
  read: (quotes: Iterable<LiveQuote>) => Fact,
): Fact {
  const { quotes } = useLive();
  const key = symbols.join(' ');
  const watched = useMemo(() => (key === '' ? [] : key.split(' ')), [key]);
  const subscribe = useCallback((listener: () => void) => quotes.subscribe(watched, listener), [quotes, watched]);
  return useSyncExternalStore(subscribe, () => read(knownQuotes(quotes, watched)));
}

/** @returns the quotes of those contracts that have one, in their order */
function* knownQuotes(quotes: LiveQuotes, symbols: Iterable<string>): Generator<LiveQuote> {
  for (const symbol of symbols) {
    const quote = quotes.read(symbol);
    if (quote !== undefined) yield quote;
  }
}

/** @returns whether there is any quote */
export function isAny(quotes: Iterable<LiveQuote>): boolean {
  for (const _quote of quotes) return true;
  return false;
}
