/** Exchange dates: a calendar day without a zone, as text and as a day number. */
import { ProductsError } from '../errors.js';
import { twoDigitsAt } from './digits.js';

declare const isoDateBrand: unique symbol;
declare const dayNumberBrand: unique symbol;

/** A real calendar day written `YYYY-MM-DD`, years 0000 … 9999; two of them order as text. */
export type IsoDate = string & { readonly [isoDateBrand]: true };

/** Days since 1970-01-01, which is day 0. */
export type DayNumber = number & { readonly [dayNumberBrand]: true };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_400_YEARS = 146_097;
/** Days from 0000-03-01, where the counting of eras begins, to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;

/**
 * @param text any text, as a person or a file wrote it
 * @returns the date, or undefined for text that is no real calendar day written `YYYY-MM-DD`
 *
 * @example
 * parseIsoDate('2020-02-29'); // '2020-02-29'
 * parseIsoDate('2021-02-29'); // undefined
 */
export function parseIsoDate(text: string): IsoDate | undefined {
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const isReal =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth(Number(year), Number(month));
  return isReal ? (text as IsoDate) : undefined; // just checked
}

/**
 * A date that the program itself names; for what a person wrote, see `parseIsoDate`.
 *
 * @returns the date that the text names
 * @throws {ProductsError} `ERR_PRODUCTS_DATE` for text that is no real calendar day written `YYYY-MM-DD`
 */
export function isoDate(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (date === undefined) throw new ProductsError('ERR_PRODUCTS_DATE', `a date is written YYYY-MM-DD, got ${text}`);
  return date;
}

/**
 * The day number of a calendar day, without a check that the day exists.
 *
 * @param year 0 … 9999
 * @param month 1 … 12
 * @param day 1 … the month's length
 * @see Hinnant, H. (2013), "chrono-Compatible Low-Level Date Algorithms", days_from_civil
 */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * DAYS_IN_400_YEARS + dayOfEra - DAYS_TO_1970) as DayNumber; // its definition
}

/** @returns days since 1970-01-01; negative before */
export function toDayNumber(date: IsoDate): DayNumber {
  return dayNumber(yearOfDate(date), monthOfDate(date), twoDigitsAt(date, 8));
}

/**
 * @param day a whole number of days since 1970-01-01, of the years 0000 … 9999
 * @throws {ProductsError} `ERR_PRODUCTS_DATE` for any other number
 * @see Hinnant, H. (2013), "chrono-Compatible Low-Level Date Algorithms", civil_from_days
 */
export function fromDayNumber(day: number): IsoDate {
  if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) {
    throw new ProductsError('ERR_PRODUCTS_DATE', `a day number is whole and of the years 0000 … 9999, got ${day}`);
  }
  const shifted = day + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  return text as IsoDate; // its form by construction
}

/** @returns 0 for Sunday … 6 for Saturday */
export function dayOfWeek(date: IsoDate): number {
  return weekdayOf(toDayNumber(date));
}

/**
 * @param day a whole number of days since 1970-01-01
 * @returns 0 for Sunday … 6 for Saturday
 */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7; // day 0 was a Thursday
}

/**
 * @param days how many calendar days later, a whole number; negative for earlier
 * @throws {ProductsError} `ERR_PRODUCTS_DATE` where that leaves the years 0000 … 9999
 */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/**
 * @param month 1 … 12
 * @returns 28 … 31
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** @returns the calendar year, 0 … 9999 */
export function yearOfDate(date: IsoDate): number {
  return twoDigitsAt(date, 0) * 100 + twoDigitsAt(date, 2);
}

/** @returns the calendar month, 1 … 12 */
export function monthOfDate(date: IsoDate): number {
  return twoDigitsAt(date, 5);
}
