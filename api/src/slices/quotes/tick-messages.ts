/** Ticks and quotes as they travel between the processes of a desk: rows without names, for there are many. */
import { tradeDateAt } from '@cushing/products';

import { readTickWithin } from './read-tick.js';
import { TICK_ORIGINS } from './quotes.types.js';
import type { Quote, Tick, TickBatch, TickOrigin } from './quotes.types.js';

/** What a process tells: ticks that came, or the quotes that it shows. */
export type TickMessage =
  | { readonly kind: 'TICKS'; readonly batch: TickBatch; readonly refused: number }
  | { readonly kind: 'QUOTES'; readonly quotes: readonly Quote[]; readonly refused: number };

/** Rows of a message: some 30 KB. */
const ROWS = 500;
const LONGEST_MESSAGE = 1_000_000;
const LONGEST_SOURCE = 200;
/** Raised when rows get another form; a process of another version passes such messages over. */
const VERSION = 1;
/** Clocks of hosts may differ more than a feed's may: the process that took a tick judged its time. */
const TOLERANCE_MS = 2 * 86_400_000;
/** Where calendars begin to know sessions, and where they end: replayed ticks may be of any time between. */
const FIRST_INSTANT = Date.UTC(1981, 0, 1);
const LAST_INSTANT = Date.UTC(2079, 0, 1);

/** @returns the batch as messages; one even where it has no ticks, which tells that its source lives */
export function writeTicks({ source, origin, ticks }: TickBatch): readonly string[] {
  const messages: string[] = [];
  for (let from = 0; from === 0 || from < ticks.length; from += ROWS) {
    const rows = ticks
      .slice(from, from + ROWS)
      .map(({ symbol, time, sequence, last, size, bid, ask }) => [
        ...[symbol, time, sequence],
        ...[last ?? null, size ?? null, bid ?? null, ask ?? null],
      ]);
    messages.push(JSON.stringify({ v: VERSION, source, origin, ticks: rows }));
  }
  return messages;
}

/** @returns the quotes as messages, those of one source together */
export function writeQuotes(quotes: readonly Quote[]): readonly string[] {
  const groups = new Map<string, Quote[]>();
  for (const quote of quotes) {
    const key = `${quote.origin} ${quote.source}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [quote]);
    else group.push(quote);
  }
  return [...groups.values()].flatMap(messagesOf);
}

function messagesOf(group: readonly Quote[]): readonly string[] {
  const messages: string[] = [];
  for (let from = 0; from < group.length; from += ROWS) {
    const [first] = group;
    const rows = group
      .slice(from, from + ROWS)
      .map((quote) => [
        ...[quote.symbol, quote.time, quote.sequence, quote.last, quote.size, quote.bid, quote.ask],
        ...[quote.open, quote.high, quote.low, quote.volume, quote.receivedAt],
      ]);
    messages.push(JSON.stringify({ v: VERSION, source: first?.source, origin: first?.origin, quotes: rows }));
  }
  return messages;
}

/**
 * @param now milliseconds since 1970-01-01 UTC
 * @returns what another process said; undefined where it cannot be understood. Rows that cannot are counted and left out
 */
export function readTickMessage(message: string, now: number): TickMessage | undefined {
  const value = parse(message);
  if (value?.['v'] !== VERSION) return undefined;
  const { source, origin, ticks, quotes } = value;
  if (typeof source !== 'string' || source === '' || source.length > LONGEST_SOURCE || !isOrigin(origin)) {
    return undefined;
  }
  if (Array.isArray(ticks)) {
    const read = ticks.map((row: unknown) => readRow(row, origin, now)).filter((tick) => tick !== undefined);
    return { kind: 'TICKS', batch: { source, origin, ticks: read }, refused: ticks.length - read.length };
  }
  if (!Array.isArray(quotes)) return undefined;
  const read = quotes.map((row: unknown) => readQuote(row, source, origin, now)).filter((quote) => quote !== undefined);
  return { kind: 'QUOTES', quotes: read, refused: quotes.length - read.length };
}

function readRow(row: unknown, origin: TickOrigin, now: number): Tick | undefined {
  if (!Array.isArray(row)) return undefined;
  const [symbol, time, sequence, last, size, bid, ask] = row as readonly unknown[];
  const bounds =
    origin === 'REPLAY'
      ? { earliest: FIRST_INSTANT, latest: LAST_INSTANT }
      : { earliest: now - TOLERANCE_MS, latest: now + TOLERANCE_MS };
  const read = readTickWithin({ symbol, time, sequence, last, size, bid, ask }, bounds);
  return read.status === 'OK' ? read.tick : undefined;
}

function readQuote(row: unknown, source: string, origin: TickOrigin, now: number): Quote | undefined {
  if (!Array.isArray(row)) return undefined;
  const [symbol, time, sequence, last, size, bid, ask, open, high, low, volume, receivedAt] = row as readonly unknown[];
  // A quote's bid and ask may be of two ticks: that they cross is no fault of it. And it may be old.
  const read = readTickWithin(
    { symbol, time, sequence, last, bid, ask: bid === null ? ask : null },
    { earliest: FIRST_INSTANT, latest: origin === 'REPLAY' ? LAST_INSTANT : now + TOLERANCE_MS },
  );
  if (read.status !== 'OK') return undefined;
  if (!isNumberOrNull(size) || !isNumberOrNull(ask) || !isNumberOrNull(open) || !isNumberOrNull(high)) return undefined;
  if (!isNumberOrNull(low) || typeof volume !== 'number' || !(volume >= 0)) return undefined;
  const { tick } = read;
  return {
    ...{ symbol: tick.symbol, product: tick.product, origin, source },
    ...{ bid: tick.bid ?? null, ask, last: tick.last ?? null, size },
    ...{ tradeDate: tradeDateAt(tick.time), open, high, low, volume, previousSettle: null },
    ...{ time: tick.time, receivedAt: readReceipt(receivedAt, now), sequence: tick.sequence },
  };
}

/** @returns when the other process took the price: now where it does not say, or its clock is ahead */
function readReceipt(value: unknown, now: number): number {
  return typeof value === 'number' && value >= FIRST_INSTANT ? Math.min(value, now) : now;
}

function parse(message: string): Readonly<Record<string, unknown>> | undefined {
  if (message.length > LONGEST_MESSAGE) return undefined;
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function isOrigin(value: unknown): value is TickOrigin {
  return (TICK_ORIGINS as readonly unknown[]).includes(value);
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}
