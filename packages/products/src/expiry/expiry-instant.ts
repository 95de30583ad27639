import { dayNumber, toDayNumber, weekdayOf, yearOfDate } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';

/**
 * The instant at which trading ends on an exchange date: 14:30 in New York, where energy settles. The offset follows
 * from the statutes, so that a browser and a server with whatever time zone data agree.
 *
 * @param date an exchange date, 1980 or later
 * @returns UTC, ISO-8601
 * @see Uniform Time Act 1966, 15 U.S.C. § 260a, as amended in 1986 (first Sunday in April from 1987) and 2005 (second Sunday in March from 2007)
 *
 * @example
 * expiryInstant(isoDate('2026-11-17')); // '2026-11-17T19:30:00Z'
 */
export function expiryInstant(date: IsoDate): string {
  return `${date}T${isDaylightSaving(date) ? '18' : '19'}:30:00Z`;
}

function isDaylightSaving(date: IsoDate): boolean {
  const year = yearOfDate(date);
  const day = toDayNumber(date);
  // Clocks move before dawn, so the day they move on counts whole.
  return day >= daylightSavingBegin(year) && day < daylightSavingEnd(year);
}

function daylightSavingBegin(year: number): number {
  if (year >= 2007) return sundayFrom(dayNumber(year, 3, 8));
  return sundayFrom(dayNumber(year, 4, year >= 1987 ? 1 : 24));
}

function daylightSavingEnd(year: number): number {
  return sundayFrom(year >= 2007 ? dayNumber(year, 11, 1) : dayNumber(year, 10, 25));
}

/** @returns the first Sunday on or after the day */
function sundayFrom(day: number): number {
  return day + ((7 - weekdayOf(day)) % 7);
}
