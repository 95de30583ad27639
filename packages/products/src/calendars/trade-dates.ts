/** The dates that settlements carry, which are more than the days that expiries count. */
import type { ProductCode } from '../codes/product-code.js';
import { fromDayNumber, toDayNumber } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { closedDayAt, isKnownDay, isWeekend } from './closed-days.js';

/**
 * Whether a settlement of the product can carry the date: a business day of NYMEX, or one of the Fridays and Christmas
 * Eves on which it settled without counting the day. Brent settles in London on American holidays too.
 *
 * @param date any date; outside of 1979 … 2080 the answer is false, as no contract is known to trade there
 *
 * @example
 * isTradeDate('CL', isoDate('2021-11-25')); // false: Thanksgiving
 * isTradeDate('BZ', isoDate('2021-11-25')); // true
 */
export function isTradeDate(product: ProductCode, date: IsoDate): boolean {
  const day = toDayNumber(date);
  return isKnownDay(day) && settles(product, day);
}

/**
 * @param date a day of 1979 … 2080, itself a trade date or not
 * @returns the latest trade date strictly before the date
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` where there is none in those years
 */
export function previousTradeDate(product: ProductCode, date: IsoDate): IsoDate {
  return nearestTradeDate(product, date, -1);
}

/**
 * @param date a day of 1979 … 2080, itself a trade date or not
 * @returns the earliest trade date strictly after the date
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` where there is none in those years
 */
export function nextTradeDate(product: ProductCode, date: IsoDate): IsoDate {
  return nearestTradeDate(product, date, 1);
}

/**
 * Whether energy futures trade electronically on the date. They do on most days on which NYMEX does not settle; such a
 * session belongs to the next trade date.
 *
 * @param date a day of 1979 … 2080; the answer holds from 2006 on, when energy moved to Globex
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` outside of those years
 */
export function isTradingSession(date: IsoDate): boolean {
  const day = toDayNumber(date);
  return closedDayAt('NYMEX', day)?.activity !== 'NONE' && !isWeekend(day);
}

function nearestTradeDate(product: ProductCode, date: IsoDate, step: 1 | -1): IsoDate {
  let day: number = toDayNumber(date);
  do day += step;
  while (!settles(product, day));
  return fromDayNumber(day);
}

function settles(product: ProductCode, day: number): boolean {
  const closed = closedDayAt('NYMEX', day);
  if (isWeekend(day)) return false;
  if (closed === undefined || closed.activity === 'SETTLEMENT') return true;
  return product === 'BZ' && closedDayAt('ICE_EU', day) === undefined;
}
