import { MONDAY, THURSDAY } from './calendar.js';
import type { ClosedDay, ClosedDayActivity } from './calendar.js';
import { easterSunday } from './easter.js';
import { lastWeekday, nthWeekday, observedDay } from './weekday-rules.js';

/** The first year in which the exchange kept the day. */
const MARTIN_LUTHER_KING_FROM = 1998;
const JUNETEENTH_FROM = 2022;

/** The last year in which no expiry counted the Friday after Thanksgiving. */
const DAY_AFTER_THANKSGIVING_THROUGH = 2012;

/**
 * The weekdays of a year that are no business days of the exchange, by rule, in no order.
 *
 * The activity is that of electronic trading since 2006; on the exchange's floor there was none.
 *
 * @see NYMEX holiday calendars 2015 … 2030; before that, the dates on which crude and gasoline settled
 */
export function nymexHolidays(year: number): readonly ClosedDay[] {
  const thanksgiving = nthWeekday(year, 11, THURSDAY, 4);
  return [
    ...kept("New Year's Day", observedDay(year, 1, 1, 'NOT_KEPT'), 'NONE'),
    ...since(MARTIN_LUTHER_KING_FROM, year, kept('Martin Luther King Day', nthWeekday(year, 1, MONDAY, 3), 'SESSION')),
    ...kept("Presidents' Day", nthWeekday(year, 2, MONDAY, 3), 'SESSION'),
    ...kept('Good Friday', easterSunday(year) - 2, 'NONE'),
    ...kept('Memorial Day', lastWeekday(year, 5, MONDAY), 'SESSION'),
    ...since(JUNETEENTH_FROM, year, kept('Juneteenth', observedDay(year, 6, 19, 'FRIDAY'), 'SESSION')),
    ...kept('Independence Day', observedDay(year, 7, 4, 'FRIDAY'), 'SESSION'),
    ...kept('Labor Day', nthWeekday(year, 9, MONDAY, 1), 'SESSION'),
    ...kept('Thanksgiving Day', thanksgiving, 'SESSION'),
    ...(year <= DAY_AFTER_THANKSGIVING_THROUGH
      ? kept('Day after Thanksgiving', thanksgiving + 1, dayAfterThanksgivingActivity(year))
      : []),
    ...kept('Christmas Day', observedDay(year, 12, 25, 'FRIDAY'), 'NONE'),
  ];
}

/** Crude settled on that Friday in 1989 … 1992 and again from 2007 on, when it had moved to Globex. */
function dayAfterThanksgivingActivity(year: number): ClosedDayActivity {
  return (year >= 1989 && year <= 1992) || year >= 2007 ? 'SETTLEMENT' : 'NONE';
}

function kept(name: string, day: number | undefined, activity: ClosedDayActivity): readonly ClosedDay[] {
  return day === undefined ? [] : [{ day, name, activity }];
}

function since(firstYear: number, year: number, days: readonly ClosedDay[]): readonly ClosedDay[] {
  return year >= firstYear ? days : [];
}
