/** Which contract leads a curve, and what it costs now. */
import { toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { LiveQuote } from '../live/live-quotes.js';

/** Calendar days after which settlements are of the past: contracts that trade today are not theirs to tell. */
const LATEST_DAYS = 10;

/**
 * @param tradeDate of the latest settlements
 * @param today the exchange's date now
 * @returns the date that contracts are counted from: today, or the trade date where the settlements are of the past
 */
export function referenceDate(tradeDate: IsoDate, today: IsoDate): IsoDate {
  return toDayNumber(today) - toDayNumber(tradeDate) <= LATEST_DAYS ? today : tradeDate;
}

/**
 * @param rows by delivery month
 * @param reference a contract whose last trade date lies before it has left the front
 * @returns the front contract and the one after it
 */
export function frontRows<Row extends { readonly expiry: IsoDate }>(
  rows: readonly Row[],
  reference: IsoDate,
): readonly [Row | undefined, Row | undefined] {
  const first = Math.max(
    0,
    rows.findIndex(({ expiry }) => expiry >= reference),
  );
  return [rows[first], rows[first + 1]];
}

/** @returns the last price, else the middle of bid and ask; null where the market says neither */
export function livePrice(quote: Pick<LiveQuote, 'bid' | 'ask' | 'last'> | undefined): number | null {
  if (quote === undefined) return null;
  const { bid, ask, last } = quote;
  if (last !== null) return last;
  return bid === null || ask === null ? null : (bid + ask) / 2;
}

/** A price of now against a settle. */
export interface NetChange {
  readonly change: number | null;
  readonly percent: number | null;
}

/** @returns how far a price is from a settle; in percent where that is positive */
export function netChange(price: number | null, settle: number | null): NetChange {
  if (price === null || settle === null) return { change: null, percent: null };
  const change = price - settle;
  return { change, percent: settle > 0 ? (100 * change) / settle : null };
}
