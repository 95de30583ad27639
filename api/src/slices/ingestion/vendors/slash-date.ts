/** Dates in the order of the United States, month before day, as ICE and Barchart write them. */
import { parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

const DIGITS = /^\d{1,4}$/;

/**
 * @param text a cell: `8/28/2026`, `06/20/25`
 * @returns the date; undefined for what is none, or no day of the calendar
 */
export function slashDate(text: string): IsoDate | undefined {
  const parts = text.trim().split('/');
  const [month = '', day = '', year = ''] = parts;
  return parts.length === 3 ? dayOfCalendar(year, month, day) : undefined;
}

/**
 * @param year four digits, or two of this century
 * @param month one or two digits
 * @param day one or two digits
 * @returns undefined for what is no day of the calendar
 */
export function dayOfCalendar(year: string, month: string, day: string): IsoDate | undefined {
  const isWritten = DIGITS.test(year) && DIGITS.test(month) && DIGITS.test(day);
  if (!isWritten || (year.length !== 4 && year.length !== 2) || month.length > 2 || day.length > 2) return undefined;
  return parseIsoDate(`${year.length === 2 ? '20' : ''}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
