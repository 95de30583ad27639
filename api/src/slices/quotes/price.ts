import { changeFrom } from '../market/index.js';
import type { Quote } from './quotes.types.js';

/** @returns what the contract is worth now: the last price, else the middle of bid and ask; undefined where neither is known */
export function priceOf({ last, bid, ask }: Pick<Quote, 'last' | 'bid' | 'ask'>): number | undefined {
  if (last !== null) return last;
  return bid === null || ask === null ? undefined : (bid + ask) / 2;
}

/** A change against the previous settle, in the quotation and in percent of it; null where it is not known. */
export interface QuoteChange {
  readonly change: number | null;
  readonly changePct: number | null;
}

/** @returns the present price against the latest settle before the quote's trade date; no percentage of what is not above zero */
export function changeOf(quote: Pick<Quote, 'last' | 'bid' | 'ask' | 'previousSettle'>): QuoteChange {
  const price = priceOf(quote);
  if (price === undefined) return { change: null, changePct: null };
  const { change, changePercent } = changeFrom(price, quote.previousSettle ?? undefined);
  return { change, changePct: changePercent };
}
