/** The days on which a calendar is closed, by rule; what no rule gives stands in one table with its reason. */
import { dayNumber, daysInMonth, isoDate, toDayNumber, weekdayOf } from '../dates/iso-date.js';

/**
 * NYMEX: days on which energy futures settle. LONDON: business days in England. ICE_EU: days on which
 * ICE Futures Europe settles.
 */
export type CalendarName = 'NYMEX' | 'LONDON' | 'ICE_EU';

export interface HolidayOfYear {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly name: string;
}

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;

/** How a holiday on a weekend moves. */
type Observance = 'NEAREST_WEEKDAY' | 'SUNDAY_TO_MONDAY';

/** Closed days that no rule gives. */
const ADDED: Readonly<Record<CalendarName, readonly (readonly [string, string])[]>> = {
  NYMEX: [
    ['2001-09-11', 'Attacks of 11 September'],
    ['2001-09-12', 'Attacks of 11 September'],
    ['2001-09-13', 'Attacks of 11 September'],
    ['2001-09-14', 'Attacks of 11 September'],
    ['2004-06-11', 'Mourning for President Reagan'],
    ['2004-12-31', "New Year's Day 2005 on a Saturday, observed early"],
    ['2007-01-02', 'Mourning for President Ford'],
    ['2007-12-24', 'Christmas Eve'],
    ['2010-12-31', "New Year's Day 2011 on a Saturday, observed early"],
  ],
  LONDON: [
    ['1999-12-31', 'Millennium'],
    ['2002-06-03', 'Golden Jubilee'],
    ['2011-04-29', 'Royal wedding'],
    ['2012-06-05', 'Diamond Jubilee'],
    ['2022-06-03', 'Platinum Jubilee'],
    ['2022-09-19', 'State funeral'],
    ['2023-05-08', 'Coronation'],
  ],
  ICE_EU: [],
};

/** London bank holidays that were put on another day of their year. */
const MOVED_IN_LONDON: Readonly<Record<string, string>> = {
  'Early May 1995': '1995-05-08',
  'Early May 2020': '2020-05-08',
  'Spring 2002': '2002-06-04',
  'Spring 2012': '2012-06-04',
  'Spring 2022': '2022-06-02',
};

/** The first year in which NYMEX closed for the day, and the last where there is one. */
const NYMEX_MARTIN_LUTHER_KING_FROM = 1998;
const NYMEX_JUNETEENTH_FROM = 2022;
const NYMEX_DAY_AFTER_THANKSGIVING_THROUGH = 2012;

/** @returns the calendar's closed weekdays of one year, ascending */
export function holidaysOfYear(calendar: CalendarName, year: number): readonly HolidayOfYear[] {
  const byRule = { NYMEX: nymexHolidays, LONDON: londonHolidays, ICE_EU: iceHolidays }[calendar](year);
  const added = ADDED[calendar]
    .filter(([date]) => date.startsWith(String(year)))
    .map(([date, name]) => ({ day: toDayNumber(isoDate(date)), name }));
  return [...byRule, ...added].sort((a, b) => a.day - b.day);
}

function nymexHolidays(year: number): HolidayOfYear[] {
  const thanksgiving = nthWeekday(year, 11, THURSDAY, 4);
  return [
    ...observed(dayNumber(year, 1, 1), "New Year's Day", 'SUNDAY_TO_MONDAY'),
    ...(year >= NYMEX_MARTIN_LUTHER_KING_FROM
      ? [{ day: nthWeekday(year, 1, MONDAY, 3), name: 'Martin Luther King Day' }]
      : []),
    { day: nthWeekday(year, 2, MONDAY, 3), name: "Presidents' Day" },
    { day: easterSunday(year) - 2, name: 'Good Friday' },
    { day: lastWeekday(year, 5, MONDAY), name: 'Memorial Day' },
    ...(year >= NYMEX_JUNETEENTH_FROM ? observed(dayNumber(year, 6, 19), 'Juneteenth', 'NEAREST_WEEKDAY') : []),
    ...observed(dayNumber(year, 7, 4), 'Independence Day', 'NEAREST_WEEKDAY'),
    { day: nthWeekday(year, 9, MONDAY, 1), name: 'Labor Day' },
    { day: thanksgiving, name: 'Thanksgiving Day' },
    ...(year <= NYMEX_DAY_AFTER_THANKSGIVING_THROUGH
      ? [{ day: thanksgiving + 1, name: 'Day after Thanksgiving' }]
      : []),
    ...observed(dayNumber(year, 12, 25), 'Christmas Day', 'NEAREST_WEEKDAY'),
  ];
}

function londonHolidays(year: number): HolidayOfYear[] {
  const christmas = substitute(dayNumber(year, 12, 25), []);
  return [
    { day: substitute(dayNumber(year, 1, 1), []), name: "New Year's Day" },
    { day: easterSunday(year) - 2, name: 'Good Friday' },
    { day: easterSunday(year) + 1, name: 'Easter Monday' },
    { day: moved(`Early May ${year}`, nthWeekday(year, 5, MONDAY, 1)), name: 'Early May bank holiday' },
    { day: moved(`Spring ${year}`, lastWeekday(year, 5, MONDAY)), name: 'Spring bank holiday' },
    { day: lastWeekday(year, 8, MONDAY), name: 'Summer bank holiday' },
    { day: christmas, name: 'Christmas Day' },
    { day: substitute(dayNumber(year, 12, 26), [christmas]), name: 'Boxing Day' },
  ];
}

function iceHolidays(year: number): HolidayOfYear[] {
  return [
    ...observed(dayNumber(year, 1, 1), "New Year's Day", 'SUNDAY_TO_MONDAY'),
    { day: easterSunday(year) - 2, name: 'Good Friday' },
    ...observed(dayNumber(year, 12, 25), 'Christmas Day', 'SUNDAY_TO_MONDAY'),
  ];
}

/** @returns the weekday on which a holiday is kept; none for a Saturday that does not move */
function observed(day: number, name: string, observance: Observance): HolidayOfYear[] {
  const weekday = weekdayOf(day);
  if (weekday === SUNDAY) return [{ day: day + 1, name }];
  if (weekday !== SATURDAY) return [{ day, name }];
  return observance === 'NEAREST_WEEKDAY' ? [{ day: day - 1, name }] : [];
}

/** @returns the first weekday from `day` on that is not taken */
function substitute(day: number, taken: readonly number[]): number {
  let candidate = day;
  while (weekdayOf(candidate) === SATURDAY || weekdayOf(candidate) === SUNDAY || taken.includes(candidate))
    candidate += 1;
  return candidate;
}

function moved(holiday: string, day: number): number {
  const date = MOVED_IN_LONDON[holiday];
  return date === undefined ? day : toDayNumber(isoDate(date));
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

function lastWeekday(year: number, month: number, weekday: number): number {
  const last = dayNumber(year, month, daysInMonth(year, month));
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}

/** @see Meeus, J. (1991), "Astronomical Algorithms", chapter 8, the Gregorian Easter */
function easterSunday(year: number): number {
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
