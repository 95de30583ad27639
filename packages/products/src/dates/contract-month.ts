/** Contract months, as text and as a running number. */
import { ProductsError } from '../errors.js';
import { twoDigitsAt } from './digits.js';
import { FIRST_CALENDAR_YEAR, LAST_CALENDAR_YEAR } from './known-years.js';

declare const contractMonthBrand: unique symbol;
declare const monthIndexBrand: unique symbol;

/** The month a contract delivers in, written `YYYY-MM`, years 0000 … 9999; two of them order as text. */
export type ContractMonth = string & { readonly [contractMonthBrand]: true };

/** Year × 12 + month − 1, so that the difference of two is a number of months. */
export type MonthIndex = number & { readonly [monthIndexBrand]: true };

const PATTERN = /^\d{4}-(0[1-9]|1[0-2])$/;
const LAST_YEAR = 9999;

/**
 * @param text any text, as a person or a file wrote it
 * @returns the month, or undefined for text that is none written `YYYY-MM`
 */
export function parseContractMonth(text: string): ContractMonth | undefined {
  return PATTERN.test(text) ? (text as ContractMonth) : undefined; // just checked
}

/**
 * @param year 0 … 9999
 * @param month 1 … 12
 * @throws {ProductsError} `ERR_PRODUCTS_MONTH` outside of that
 */
export function contractMonth(year: number, month: number): ContractMonth {
  const exists =
    Number.isInteger(year) && Number.isInteger(month) && year >= 0 && year <= LAST_YEAR && month >= 1 && month <= 12;
  if (!exists) throw new ProductsError('ERR_PRODUCTS_MONTH', `there is no month ${month} of the year ${year}`);
  const text = `${year < 1000 ? String(year).padStart(4, '0') : year}-${month < 10 ? '0' : ''}${month}`;
  return text as ContractMonth; // its form by construction
}

/** @returns 0 for January of the year 0, and one more for each month after it */
export function toMonthIndex(month: ContractMonth): MonthIndex {
  return (yearOf(month) * 12 + monthOf(month) - 1) as MonthIndex; // its definition
}

/**
 * @param index a whole number of months since January of the year 0
 * @throws {ProductsError} `ERR_PRODUCTS_MONTH` for a number that stands for no month of the years 0000 … 9999
 */
export function fromMonthIndex(index: number): ContractMonth {
  const known = writtenMonths[index - FIRST_WRITTEN];
  if (known !== undefined) return known;
  const year = Math.floor(index / 12);
  return contractMonth(year, index - year * 12 + 1);
}

/**
 * @param months how many months later, a whole number; negative for earlier
 * @throws {ProductsError} `ERR_PRODUCTS_MONTH` where that leaves the years 0000 … 9999
 */
export function addMonths(month: ContractMonth, months: number): ContractMonth {
  return fromMonthIndex(toMonthIndex(month) + months);
}

/** @returns 0 … 9999 */
export function yearOf(month: ContractMonth): number {
  return twoDigitsAt(month, 0) * 100 + twoDigitsAt(month, 2);
}

/** @returns 1 … 12 */
export function monthOf(month: ContractMonth): number {
  return twoDigitsAt(month, 5);
}

/** The months that calendars know, written once: a file of nearbys asks for each of them on each of its dates. */
const FIRST_WRITTEN = FIRST_CALENDAR_YEAR * 12;
const writtenMonths: readonly ContractMonth[] = Array.from(
  { length: (LAST_CALENDAR_YEAR - FIRST_CALENDAR_YEAR + 1) * 12 },
  (_, months) => contractMonth(FIRST_CALENDAR_YEAR + Math.floor(months / 12), (months % 12) + 1),
);
