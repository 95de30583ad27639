/** From live prices to what the API answers. */
import type { Bar, Quote, QuoteStatus } from '../../slices/quotes/index.js';
import { changeOf } from '../../slices/quotes/index.js';
import type { BarObject, PriceTickObject, QuoteObject } from './quote.object-types.js';

function toPrice(quote: Quote, status: QuoteStatus) {
  const { symbol, product, origin, bid, ask, last, size, volume, high, low, time } = quote;
  const prices = { bid, ask, last, size, volume, high, low, ...changeOf(quote) };
  return { symbol, product, origin, status, ...prices, time: new Date(time).toISOString() };
}

export function toQuote(quote: Quote, status: QuoteStatus, now: number): QuoteObject {
  const { open, previousSettle, tradeDate, sequence, receivedAt } = quote;
  const ageMs = Math.max(0, now - receivedAt);
  return { ...toPrice(quote, status), open, previousSettle, tradeDate, ageMs, sequence };
}

export function toTick(
  quote: Quote,
  status: QuoteStatus,
  { sequence, isSnapshot }: { readonly sequence: number; readonly isSnapshot: boolean },
): PriceTickObject {
  return { ...toPrice(quote, status), sequence, isSnapshot };
}

export function toBar({ start, origin, open, high, low, close, volume }: Bar): BarObject {
  return { start: new Date(start).toISOString(), origin, open, high, low, close, volume };
}
