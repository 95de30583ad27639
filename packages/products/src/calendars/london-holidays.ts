import { dayNumber, weekdayOf } from '../dates/iso-date.js';
import { MONDAY, SATURDAY, SUNDAY } from './calendar.js';
import type { ClosedDay } from './calendar.js';
import { easterSunday } from './easter.js';
import { lastWeekday, nthWeekday } from './weekday-rules.js';

/**
 * The bank holidays of a year in England, by rule, in no order. Single days that were added or moved by proclamation
 * are among the exceptional days.
 *
 * @see Banking and Financial Dealings Act 1971, schedule 1, with the proclamations for New Year's Day (1974) and Early May (1978)
 */
export function londonHolidays(year: number): readonly ClosedDay[] {
  const easter = easterSunday(year);
  const newYear = dayNumber(year, 1, 1);
  const days: readonly (readonly [string, number])[] = [
    ["New Year's Day", weekdayOf(newYear) === SATURDAY ? newYear + 2 : afterSunday(newYear)],
    ['Good Friday', easter - 2],
    ['Easter Monday', easter + 1],
    ['Early May bank holiday', nthWeekday(year, 5, MONDAY, 1)],
    ['Spring bank holiday', lastWeekday(year, 5, MONDAY)],
    ['Summer bank holiday', lastWeekday(year, 8, MONDAY)],
    ['Christmas Day', substituteForChristmas(dayNumber(year, 12, 25))],
    ['Boxing Day', substituteForChristmas(dayNumber(year, 12, 26))],
  ];
  return days.map(([name, day]) => ({ day, name, activity: 'NONE' }));
}

function afterSunday(day: number): number {
  return weekdayOf(day) === SUNDAY ? day + 1 : day;
}

/** Either of the two days moves two days on from a weekend: so it never meets the other. */
function substituteForChristmas(day: number): number {
  return weekdayOf(day) === SATURDAY || weekdayOf(day) === SUNDAY ? day + 2 : day;
}
