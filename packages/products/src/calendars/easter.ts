import { dayNumber } from '../dates/iso-date.js';

/**
 * Easter Sunday of the Gregorian calendar. The letters are those of the source.
 *
 * @param year 1583 … 9999
 * @returns days since 1970-01-01
 * @see Anonymous (1876), "To find Easter", Nature 13, 487; as in Meeus, J. (1991), "Astronomical Algorithms", chapter 8
 */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
