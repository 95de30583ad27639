import { addDays, dayNumber, daysInMonth, fromDayNumber, toDayNumber, weekdayOf } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { monthOf, yearOf } from '../dates/contract-month.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { ProductsError } from '../errors.js';
import { holidaysOfYear } from './holiday-rules.js';
import type { CalendarName } from './holiday-rules.js';

/** Years for which the calendars are computed; contracts are listed some thirteen years ahead. */
const FIRST_YEAR = 1980;
const LAST_YEAR = 2060;

const SATURDAY = 6;
const SUNDAY = 0;

/** The closed weekdays of each year asked for so far; at most 81 years of three calendars. */
const closedDays: Readonly<Record<CalendarName, Map<number, ReadonlySet<number>>>> = {
  NYMEX: new Map(),
  LONDON: new Map(),
  ICE_EU: new Map(),
};

/**
 * @param year 1980 … 2060
 * @returns the weekdays on which the calendar is closed, ascending
 * @throws {ProductsError} ERR_PRODUCTS_RANGE outside of those years
 */
export function holidays(
  calendar: CalendarName,
  year: number,
): readonly { readonly date: IsoDate; readonly name: string }[] {
  checkYear(year);
  return holidaysOfYear(calendar, year).map(({ day, name }) => ({ date: fromDayNumber(day), name }));
}

/**
 * @param date a day of 1980 … 2060
 * @throws {ProductsError} ERR_PRODUCTS_RANGE outside of those years
 */
export function isBusinessDay(calendar: CalendarName, date: IsoDate): boolean {
  return isOpen(calendar, toDayNumber(date), Number(date.slice(0, 4)));
}

/**
 * @param count business days to move: positive forward, negative back; 0 answers the date itself, open or not
 * @throws {ProductsError} ERR_PRODUCTS_RANGE outside of 1980 … 2060
 */
export function addBusinessDays(calendar: CalendarName, date: IsoDate, count: number): IsoDate {
  const step = count < 0 ? -1 : 1;
  let candidate = date;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    do candidate = addDays(candidate, step);
    while (!isBusinessDay(calendar, candidate));
  }
  return candidate;
}

/** @returns the latest business day strictly before the date */
export function lastBusinessDayBefore(calendar: CalendarName, date: IsoDate): IsoDate {
  return addBusinessDays(calendar, date, -1);
}

/** @returns the last business day of a calendar month */
export function lastBusinessDayOfMonth(calendar: CalendarName, month: ContractMonth): IsoDate {
  const year = yearOf(month);
  const last = fromDayNumber(dayNumber(year, monthOf(month), daysInMonth(year, monthOf(month))));
  return isBusinessDay(calendar, last) ? last : lastBusinessDayBefore(calendar, last);
}

/**
 * Whether energy trades on Globex on that date. It does on most days on which NYMEX does not settle; such a session
 * belongs to the next trade date.
 */
export function isTradingSession(date: IsoDate): boolean {
  return isBusinessDay('ICE_EU', date);
}

function isOpen(calendar: CalendarName, day: number, year: number): boolean {
  const weekday = weekdayOf(day);
  if (weekday === SATURDAY || weekday === SUNDAY) return false;
  const known = closedDays[calendar].get(year);
  if (known !== undefined) return !known.has(day);
  checkYear(year);
  const closed = new Set(holidaysOfYear(calendar, year).map((holiday) => holiday.day));
  closedDays[calendar].set(year, closed);
  return !closed.has(day);
}

function checkYear(year: number): void {
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return;
  throw new ProductsError('ERR_PRODUCTS_RANGE', `calendars are known for ${FIRST_YEAR} … ${LAST_YEAR}, got ${year}`);
}
