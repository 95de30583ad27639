import type { ClosedDay } from './calendar.js';
import { easterSunday } from './easter.js';
import { observedDay } from './weekday-rules.js';

/**
 * The weekdays of a year on which ICE Futures Europe does not settle oil, by rule, in no order. It settles on every
 * American and English holiday but these, and on the Friday before a holiday that falls on a Saturday.
 *
 * @see ICE Futures Europe holiday calendars; dates of Brent settlements 2019 … 2021
 */
export function iceEuropeHolidays(year: number): readonly ClosedDay[] {
  const days: readonly (readonly [string, number | undefined])[] = [
    ["New Year's Day", observedDay(year, 1, 1, 'NOT_KEPT')],
    ['Good Friday', easterSunday(year) - 2],
    ['Christmas Day', observedDay(year, 12, 25, 'NOT_KEPT')],
  ];
  return days.flatMap(([name, day]) => (day === undefined ? [] : [{ day, name, activity: 'NONE' as const }]));
}
