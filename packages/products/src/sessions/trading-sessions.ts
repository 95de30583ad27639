/**
 * When energy futures trade electronically: from 18:00 in New York through 17:00 of the next day, Sunday evening
 * through Friday, and to which trade date that belongs. Shortened sessions of holidays count whole.
 */
import { isTradeDate, isTradingSession, nextTradeDate } from '../calendars/trade-dates.js';
import { fromDayNumber, toDayNumber } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { HOUR_MS, newYorkInstant, newYorkTime } from './new-york-time.js';

const BREAK_FROM_MS = 17 * HOUR_MS;
const SESSION_FROM_MS = 18 * HOUR_MS;
const SETTLEMENT_MS = 14.5 * HOUR_MS;

/** Whose trade dates a session belongs to: the exchange's own, which are those of crude. */
const EXCHANGE = 'CL';

/** Answers kept of each kind; a year has fewer than 9,000 hours. */
const KEPT_ANSWERS = 10_000;
const tradeDateOfHour = new Map<number, IsoDate>();
const startOfTradeDate = new Map<IsoDate, number>();

/**
 * The trade date that a trade at an instant belongs to: from 18:00 in New York on the next one. A session on a day
 * without a settlement, and an instant at which nothing trades, belong to the trade date after it; the hour after
 * 17:00 still to its own. Asked for every tick, so an answer is computed once an hour.
 *
 * @param instantMs milliseconds since 1970-01-01 UTC, of the years 1980 … 2079
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` or `ERR_PRODUCTS_DATE` where no calendar is known
 *
 * @example
 * tradeDateAt(Date.parse('2026-11-20T23:00:00Z')); // '2026-11-23': Friday, 18:00 in New York
 */
export function tradeDateAt(instantMs: number): IsoDate {
  // 18:00 in New York is always a whole hour of UTC.
  const hour = Math.floor(instantMs / HOUR_MS);
  return remembered(tradeDateOfHour, hour, () => {
    const { day, timeMs } = newYorkTime(instantMs);
    const date = fromDayNumber(timeMs >= SESSION_FROM_MS ? day + 1 : day);
    return isTradeDate(EXCHANGE, date) ? date : nextTradeDate(EXCHANGE, date);
  });
}

/**
 * @param instantMs as for `tradeDateAt`
 * @returns whether energy futures trade electronically then; a session begins with its first instant and ends before
 * its last
 * @throws {ProductsError} as `tradeDateAt`
 */
export function isSessionOpen(instantMs: number): boolean {
  const { day, timeMs } = newYorkTime(instantMs);
  if (timeMs >= BREAK_FROM_MS && timeMs < SESSION_FROM_MS) return false;
  return isTradingSession(fromDayNumber(timeMs >= SESSION_FROM_MS ? day + 1 : day));
}

/**
 * @param instantMs as for `tradeDateAt`
 * @returns the first instant after it at which a session begins, where none is open, or ends, where one is
 * @throws {ProductsError} as `tradeDateAt`
 *
 * @example
 * nextSessionChange(Date.parse('2026-11-21T12:00:00Z')); // Sunday, 18:00 in New York: 2026-11-22T23:00:00Z
 */
export function nextSessionChange(instantMs: number): number {
  const isOpen = isSessionOpen(instantMs);
  for (let { day } = newYorkTime(instantMs); ; day += 1) {
    for (const timeMs of [BREAK_FROM_MS, SESSION_FROM_MS]) {
      const change = newYorkInstant(day, timeMs);
      if (change > instantMs && isSessionOpen(change) !== isOpen) return change;
    }
  }
}

/**
 * Where a trade date begins: 18:00 in New York on the evening before the first session that belongs to it.
 *
 * @param tradeDate a trade date of 1980 … 2079; any other day begins on the evening before it
 * @returns milliseconds since 1970-01-01 UTC
 * @throws {ProductsError} as `tradeDateAt`
 *
 * @example
 * sessionStart(isoDate('2026-11-23')); // a Monday begins on Sunday: 2026-11-22T23:00:00Z
 * sessionStart(isoDate('2026-11-27')); // Thanksgiving's session belongs to it: 2026-11-25T23:00:00Z
 */
export function sessionStart(tradeDate: IsoDate): number {
  return remembered(startOfTradeDate, tradeDate, () => {
    const day = toDayNumber(tradeDate);
    let first: number = day;
    for (let earlier: number = day - 1; !isTradeDate(EXCHANGE, fromDayNumber(earlier)); earlier -= 1) {
      if (isTradingSession(fromDayNumber(earlier))) first = earlier;
    }
    return newYorkInstant(first - 1, SESSION_FROM_MS);
  });
}

/**
 * @param tradeDate an exchange date, 1980 or later
 * @returns when the date settles, 14:30 in New York: milliseconds since 1970-01-01 UTC
 */
export function settlementInstant(tradeDate: IsoDate): number {
  return newYorkInstant(toDayNumber(tradeDate), SETTLEMENT_MS);
}

function remembered<Key, Value>(answers: Map<Key, Value>, key: Key, compute: () => Value): Value {
  const known = answers.get(key);
  if (known !== undefined) return known;
  const value = compute();
  if (answers.size >= KEPT_ANSWERS) answers.clear();
  answers.set(key, value);
  return value;
}
