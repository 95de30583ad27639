/** How a holiday finds its day: the nth weekday of a month, the last one, or a date that moves off a weekend. */
import { dayNumber, daysInMonth, weekdayOf } from '../dates/iso-date.js';
import { SATURDAY, SUNDAY } from './calendar.js';

/**
 * @param month 1 … 12
 * @param weekday 0 for Sunday … 6 for Saturday
 * @param nth 1 … 4
 * @returns days since 1970-01-01
 */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
}

/**
 * @param month 1 … 12
 * @param weekday 0 for Sunday … 6 for Saturday
 * @returns days since 1970-01-01
 */
export function lastWeekday(year: number, month: number, weekday: number): number {
  const last = dayNumber(year, month, daysInMonth(year, month));
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}

/**
 * The weekday on which an exchange keeps a holiday of fixed date; one that falls on a Sunday it keeps on Monday.
 *
 * @param month 1 … 12
 * @param saturday what becomes of a Saturday: kept on the Friday before it, or not at all
 * @returns days since 1970-01-01; undefined for a Saturday that is not kept
 */
export function observedDay(
  year: number,
  month: number,
  dayOfMonth: number,
  saturday: 'FRIDAY' | 'NOT_KEPT',
): number | undefined {
  const day = dayNumber(year, month, dayOfMonth);
  const weekday = weekdayOf(day);
  if (weekday === SUNDAY) return day + 1;
  if (weekday !== SATURDAY) return day;
  return saturday === 'FRIDAY' ? day - 1 : undefined;
}
