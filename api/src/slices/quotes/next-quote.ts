/** What a tick makes of a quote. */
import type { IsoDate } from '@cushing/products';

import type { Quote, Tick, TickBatch } from './quotes.types.js';

type Day = Pick<Quote, 'open' | 'high' | 'low' | 'volume'>;

const EMPTY_DAY: Day = { open: null, high: null, low: null, volume: 0 };

/**
 * @param previous the contract's quote so far
 * @param tradeDate the tick's; another one than the quote's begins the day anew
 * @param receivedAt when the tick came
 * @returns the quote after its latest tick
 */
export function nextQuote(
  previous: Quote | undefined,
  { source, origin }: Omit<TickBatch, 'ticks'>,
  tick: Tick,
  tradeDate: IsoDate,
  previousSettle: number | null,
  receivedAt: number,
): Quote {
  const isSameDay = previous?.tradeDate === tradeDate;
  const isTrade = tick.last !== undefined && tick.size !== 0;
  return {
    symbol: tick.symbol,
    product: tick.product,
    origin,
    source,
    bid: tick.bid ?? previous?.bid ?? null,
    ask: tick.ask ?? previous?.ask ?? null,
    last: tick.last ?? previous?.last ?? null,
    size: isTrade ? (tick.size ?? null) : (previous?.size ?? null),
    tradeDate,
    ...dayAfter(isSameDay ? previous : EMPTY_DAY, tick),
    previousSettle,
    time: tick.time,
    receivedAt,
    sequence: tick.sequence,
  };
}

/** @returns the quote after a tick of its trade date that came late: its price is no news, its trade counts */
export function withLateTick(quote: Quote, tick: Tick): Quote {
  const isTrade = tick.last !== undefined && tick.size !== 0;
  return isTrade ? { ...quote, ...dayAfter(quote, tick) } : quote;
}

/**
 * @returns the quote with what another process saw of the same trade date; itself where that is nothing new. Whoever
 * saw more volume saw the day from further on.
 */
export function withDayOf(quote: Quote, seen: Day): Quote {
  const day: Day = {
    open: seen.volume > quote.volume || quote.open === null ? (seen.open ?? quote.open) : quote.open,
    high: highest(quote.high, seen.high),
    low: lowest(quote.low, seen.low),
    volume: Math.max(quote.volume, seen.volume),
  };
  const isSame =
    day.open === quote.open && day.high === quote.high && day.low === quote.low && day.volume === quote.volume;
  return isSame ? quote : { ...quote, ...day };
}

function dayAfter(day: Day, { last, size }: Tick): Day {
  const { open, high, low, volume } = day;
  // A size of 0 repeats a price at which nothing traded now.
  if (last === undefined || size === 0) return { open, high, low, volume };
  return { open: open ?? last, high: highest(high, last), low: lowest(low, last), volume: volume + (size ?? 0) };
}

function highest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function lowest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
