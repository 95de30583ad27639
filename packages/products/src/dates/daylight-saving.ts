import { dayNumber, fromDayNumber, weekdayOf, yearOfDate } from './iso-date.js';

/**
 * Whether New York's clocks are ahead on a day. It follows from the statutes, so that a browser and a server with
 * whatever time zone data agree. Clocks move before dawn of a Sunday, so the day they move on counts whole.
 *
 * @param day days since 1970-01-01, of 1976 or later
 * @see Uniform Time Act 1966, 15 U.S.C. § 260a, as amended in 1986 (first Sunday in April from 1987) and 2005 (second Sunday in March from 2007)
 */
export function isDaylightSaving(day: number): boolean {
  const year = yearOfDate(fromDayNumber(day));
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
