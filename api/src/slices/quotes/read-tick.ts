import { tradeDateAt } from '@cushing/products';
import type { FuturesSymbol, ProductCode } from '@cushing/products';

import { readTickSymbol } from './tick-symbols.js';
import type { Tick } from './quotes.types.js';

/** Why a tick is not taken. */
export type TickRefusal =
  | 'NOT_AN_OBJECT'
  | 'UNKNOWN_SYMBOL'
  | 'EXPIRED'
  | 'NOT_A_NUMBER'
  | 'CROSSED'
  | 'NO_PRICE'
  | 'BAD_SIZE'
  | 'BAD_TIME'
  | 'BAD_SEQUENCE'
  | 'TOO_FAR_AHEAD'
  | 'TOO_OLD';

export interface RejectedTick {
  readonly status: 'REJECTED';
  readonly reason: TickRefusal;
  /** For whoever runs the feed: what is wrong and what to send. */
  readonly message: string;
}

export type ReadTick = { readonly status: 'OK'; readonly tick: Tick } | RejectedTick;

/** When a tick may be of. */
export interface TickBounds {
  readonly earliest: number;
  readonly latest: number;
  /** Whether its contract has ended is judged then; by the tick's own time where absent. */
  readonly now?: number | undefined;
}

/** Clocks of feeds may be that far ahead of ours. */
export const MAX_AHEAD_MS = 5_000;
/** What is older than a day tells nobody what a price is. */
export const MAX_AGE_MS = 86_400_000;
/** Far from every price that energy ever had, near enough that sums of them stay exact. */
const MAX_PRICE = 1e6;
const MAX_SIZE = 1e6;
/** An instant with its zone: without one it would be read in that of the server. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * Reads what a feed pushes: symbol, time, sequence and some of bid, ask, last and size. Prices are taken as they are,
 * in the product's quotation; null means absent, and fields it does not know are passed over.
 *
 * @param value a parsed line
 * @param now milliseconds since 1970-01-01 UTC
 */
export function readTick(value: unknown, now: number): ReadTick {
  return readTickWithin(value, { earliest: now - MAX_AGE_MS, latest: now + MAX_AHEAD_MS, now });
}

/** Reads a tick as `readTick` does, of another time than the last day. */
export function readTickWithin(value: unknown, bounds: TickBounds): ReadTick {
  if (!isRecord(value)) return rejected('NOT_AN_OBJECT', 'A tick is a JSON object with symbol, time and sequence.');
  const time = readTime(value['time'], bounds);
  if (typeof time !== 'number') return time;
  const contract = readContract(value['symbol'], bounds.now ?? time);
  if (contract.status === 'REJECTED') return contract;
  const { sequence } = value;
  if (!isWhole(sequence, Number.MAX_SAFE_INTEGER)) {
    return rejected('BAD_SEQUENCE', 'sequence is a whole number from 0, which its source gives once.');
  }
  const prices = readPrices(value);
  if ('status' in prices) return prices;
  return { status: 'OK', tick: { ...contract.named, ...prices, time, sequence } };
}

function readTime(given: unknown, { earliest, latest }: TickBounds): number | RejectedTick {
  const time =
    typeof given === 'number' ? given : typeof given === 'string' && INSTANT.test(given) ? Date.parse(given) : NaN;
  if (!Number.isFinite(time)) {
    return rejected('BAD_TIME', 'time is milliseconds since 1970, or an instant as 2026-11-20T15:04:05.123Z.');
  }
  if (time > latest) return rejected('TOO_FAR_AHEAD', 'time lies ahead of this server’s clock: set the feed’s.');
  if (time < earliest) return rejected('TOO_OLD', 'time lies too far back: what is older than a day is not taken.');
  return time;
}

function readContract(
  text: unknown,
  at: number,
):
  | { readonly status: 'OK'; readonly named: { readonly symbol: FuturesSymbol; readonly product: ProductCode } }
  | RejectedTick {
  if (typeof text !== 'string') return rejected('UNKNOWN_SYMBOL', 'symbol is a future’s, as CLZ26.');
  const tradeDate = tradeDateAt(at);
  const read = readTickSymbol(text, tradeDate);
  if (read.status === 'UNKNOWN') return rejected('UNKNOWN_SYMBOL', read.message);
  if (read.lastTradeDate < tradeDate) {
    return rejected('EXPIRED', `${read.symbol} traded through ${read.lastTradeDate}.`);
  }
  return { status: 'OK', named: { symbol: read.symbol, product: read.product } };
}

function readPrices(
  value: Readonly<Record<string, unknown>>,
): Pick<Tick, 'bid' | 'ask' | 'last' | 'size'> | RejectedTick {
  const bid = value['bid'] ?? undefined;
  const ask = value['ask'] ?? undefined;
  const last = value['last'] ?? undefined;
  const size = value['size'] ?? undefined;
  if (!isPrice(bid)) return notANumber('bid');
  if (!isPrice(ask)) return notANumber('ask');
  if (!isPrice(last)) return notANumber('last');
  if (bid === undefined && ask === undefined && last === undefined) {
    return rejected('NO_PRICE', 'A tick has at least one of bid, ask and last.');
  }
  if (bid !== undefined && ask !== undefined && bid > ask) {
    return rejected('CROSSED', `bid ${bid} is above ask ${ask}.`);
  }
  if (size !== undefined && (!isWhole(size, MAX_SIZE) || (size > 0 && last === undefined))) {
    return rejected('BAD_SIZE', `size is a whole number of contracts, 0 … ${MAX_SIZE}, that traded at last.`);
  }
  return { bid, ask, last, size };
}

function isPrice(value: unknown): value is number | undefined {
  // NaN is within nothing.
  return value === undefined || (typeof value === 'number' && Math.abs(value) <= MAX_PRICE);
}

function isWhole(value: unknown, largest: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= largest; // an integer is a number
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notANumber(field: string): RejectedTick {
  return rejected('NOT_A_NUMBER', `${field} is a number of at most ${MAX_PRICE} in size, or null where there is none.`);
}

function rejected(reason: TickRefusal, message: string): RejectedTick {
  return { status: 'REJECTED', reason, message };
}
