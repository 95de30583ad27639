/** The closed weekdays of each calendar: those of its rules, corrected by the exceptional days. */
import { dayNumber, fromDayNumber, isoDate, toDayNumber, weekdayOf, yearOfDate } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { FIRST_CALENDAR_YEAR, LAST_CALENDAR_YEAR } from '../dates/known-years.js';
import { ProductsError } from '../errors.js';
import { SATURDAY, SUNDAY } from './calendar.js';
import type { CalendarName, ClosedDay } from './calendar.js';
import { EXCEPTIONAL_DAYS } from './exceptional-days.js';
import { iceEuropeHolidays } from './ice-europe-holidays.js';
import { londonHolidays } from './london-holidays.js';
import { nymexHolidays } from './nymex-holidays.js';

const RULES: Readonly<Record<CalendarName, (year: number) => readonly ClosedDay[]>> = {
  NYMEX: nymexHolidays,
  LONDON: londonHolidays,
  ICE_EU: iceEuropeHolidays,
};

const FIRST_DAY = dayNumber(FIRST_CALENDAR_YEAR, 1, 1);
const LAST_DAY = dayNumber(LAST_CALENDAR_YEAR, 12, 31);

/** Made when a calendar is first asked for: some 900 days each, which takes less than a millisecond. */
const closedDaysOf: Partial<Record<CalendarName, ReadonlyMap<number, ClosedDay>>> = {};

/**
 * @param calendar whose holidays
 * @param year 1979 … 2080
 * @returns the weekdays that are no business days of the calendar, ascending
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` outside of those years
 *
 * @example
 * holidays('NYMEX', 2026)[0]; // { date: '2026-01-01', name: "New Year's Day" }
 */
export function holidays(
  calendar: CalendarName,
  year: number,
): readonly { readonly date: IsoDate; readonly name: string }[] {
  if (!Number.isInteger(year) || year < FIRST_CALENDAR_YEAR || year > LAST_CALENDAR_YEAR) throw outOfRange(year);
  return [...closedDays(calendar).values()]
    .map(({ day, name }) => ({ date: fromDayNumber(day), name }))
    .filter(({ date }) => yearOfDate(date) === year);
}

/** @returns whether the calendars say anything about the day */
export function isKnownDay(day: number): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/**
 * @param day days since 1970-01-01
 * @returns the closed weekday that the day is; undefined for a business day and for a weekend
 * @throws {ProductsError} `ERR_PRODUCTS_RANGE` outside of 1979 … 2080
 */
export function closedDayAt(calendar: CalendarName, day: number): ClosedDay | undefined {
  if (!isKnownDay(day)) throw outOfRange(fromDayNumber(day));
  return closedDays(calendar).get(day);
}

/** @param day days since 1970-01-01 */
export function isWeekend(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday === SATURDAY || weekday === SUNDAY;
}

function closedDays(calendar: CalendarName): ReadonlyMap<number, ClosedDay> {
  return (closedDaysOf[calendar] ??= computeClosedDays(calendar));
}

function computeClosedDays(calendar: CalendarName): ReadonlyMap<number, ClosedDay> {
  const byDay = new Map<number, ClosedDay>();
  for (let year = FIRST_CALENDAR_YEAR; year <= LAST_CALENDAR_YEAR; year += 1) {
    for (const closed of RULES[calendar](year)) byDay.set(closed.day, closed);
  }
  for (const { date, state, reason, ...exception } of EXCEPTIONAL_DAYS) {
    if (exception.calendar !== calendar) continue;
    const day = toDayNumber(isoDate(date));
    if (state === 'OPEN') byDay.delete(day);
    else byDay.set(day, { day, name: reason, activity: state });
  }
  return new Map([...byDay].sort(([a], [b]) => a - b));
}

function outOfRange(found: number | IsoDate): ProductsError {
  return new ProductsError(
    'ERR_PRODUCTS_RANGE',
    `calendars are known for ${FIRST_CALENDAR_YEAR} … ${LAST_CALENDAR_YEAR}, got ${found}`,
  );
}
