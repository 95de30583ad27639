import { createContext, use, useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';

import { createStillLive } from './live.js';
import type { Live } from './live.js';
import type { LiveQuote, LiveQuotes } from './live-quotes.js';
import type { LiveStatus } from './live-status.js';

export const LiveContext = createContext<Live>(createStillLive());

/** @returns all that moves on the page */
export function useLive(): Live {
  return use(LiveContext);
}

/** @returns how prices reach the page */
export function useLiveStatus(): LiveStatus {
  const { status } = useLive();
  return useSyncExternalStore(status.subscribe, status.read);
}

/** Has the prices of these contracts come, for whoever reads them; the array may be another one each time. */
export function useWatch(symbols: readonly string[]): void {
  const { quotes } = useLive();
  const key = symbols.join(' ');
  useEffect(() => (key === '' ? undefined : quotes.watch(key.split(' '))), [quotes, key]);
}

/** @returns the latest price of a contract that somebody watches; undefined while none is known */
export function useWatchedQuote(symbol: string | undefined): LiveQuote | undefined {
  const { quotes } = useLive();
  const subscribe = useCallback(
    (listener: () => void) => quotes.subscribe(symbol === undefined ? [] : [symbol], listener),
    [quotes, symbol],
  );
  return useSyncExternalStore(subscribe, () => (symbol === undefined ? undefined : quotes.read(symbol)));
}

/** Watches a contract. @returns its latest price; undefined while none is known */
export function useQuote(symbol: string | undefined): LiveQuote | undefined {
  useWatch(symbol === undefined ? [] : [symbol]);
  return useWatchedQuote(symbol);
}

/** Watches contracts. @returns the latest price of each of which one is known; another map where one changed */
export function useQuotes(symbols: readonly string[]): ReadonlyMap<string, LiveQuote> {
  const { quotes } = useLive();
  const key = symbols.join(' ');
  useWatch(symbols);
  const selection = useMemo(() => new QuoteSelection(quotes, key === '' ? [] : key.split(' ')), [quotes, key]);
  return useSyncExternalStore(selection.subscribe, selection.read);
}

/** Some of the quotes, as a map that stays the same while all of them do. */
class QuoteSelection {
  readonly #quotes: LiveQuotes;
  readonly #symbols: readonly string[];
  #map: ReadonlyMap<string, LiveQuote> = new Map();

  constructor(quotes: LiveQuotes, symbols: readonly string[]) {
    this.#quotes = quotes;
    this.#symbols = symbols;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#quotes.subscribe(this.#symbols, listener);

  readonly read = (): ReadonlyMap<string, LiveQuote> => {
    const isSame = this.#symbols.every((symbol) => this.#quotes.read(symbol) === this.#map.get(symbol));
    if (isSame) return this.#map;
    const map = new Map<string, LiveQuote>();
    for (const symbol of this.#symbols) {
      const quote = this.#quotes.read(symbol);
      if (quote !== undefined) map.set(symbol, quote);
    }
    return (this.#map = map);
  };
}
