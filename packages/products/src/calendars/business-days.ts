import { monthOf, yearOf } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { dayNumber, daysInMonth, fromDayNumber, toDayNumber } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { ProductsError } from '../errors.js';
import type { CalendarName } from './calendar.js';
import { closedDayAt, isWeekend } from './closed-days.js';

/**
 * @param date a day of 1979 … 2080
 * @returns whether the calendar counts the day; never a Saturday or Sunday
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` outside of those years
 *
 * @example
 * isBusinessDay('NYMEX', isoDate('2026-07-03')); // false: Independence Day falls on a Saturday
 * isBusinessDay('LONDON', isoDate('2026-07-03')); // true
 */
export function isBusinessDay(calendar: CalendarName, date: IsoDate): boolean {
  return isOpen(calendar, toDayNumber(date));
}

/**
 * @param date a day of 1979 … 2080, itself open or not
 * @param count business days to move, a whole number: positive forward, negative back; 0 answers the date itself
 * @throws {ProductsError} `ERR_PRODUCTS_COUNT` for a fraction, `ERR_PRODUCTS_RANGE` where the way leaves 1979 … 2080
 *
 * @example
 * addBusinessDays('NYMEX', isoDate('2026-11-25'), 2); // '2026-11-30', past Thanksgiving
 */
export function addBusinessDays(calendar: CalendarName, date: IsoDate, count: number): IsoDate {
  if (!Number.isInteger(count)) {
    throw new ProductsError('ERR_PRODUCTS_COUNT', `business days are counted in whole numbers, got ${count}`);
  }
  const step = Math.sign(count);
  let day: number = toDayNumber(date);
  for (let left = Math.abs(count); left > 0; left -= 1) {
    do day += step;
    while (!isOpen(calendar, day));
  }
  return fromDayNumber(day);
}

/**
 * @param date a day of 1979 … 2080, itself open or not
 * @returns the latest business day strictly before the date
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` where that leaves 1979 … 2080
 */
export function lastBusinessDayBefore(calendar: CalendarName, date: IsoDate): IsoDate {
  return addBusinessDays(calendar, date, -1);
}

/**
 * @param month a calendar month of 1979 … 2080
 * @returns the last business day of the month
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` outside of those years
 */
export function lastBusinessDayOfMonth(calendar: CalendarName, month: ContractMonth): IsoDate {
  const year = yearOf(month);
  let day: number = dayNumber(year, monthOf(month), daysInMonth(year, monthOf(month)));
  while (!isOpen(calendar, day)) day -= 1;
  return fromDayNumber(day);
}

function isOpen(calendar: CalendarName, day: number): boolean {
  return closedDayAt(calendar, day) === undefined && !isWeekend(day);
}
