import { addBusinessDays } from '../calendars/business-days.js';
import type { ContractMonth } from '../dates/contract-month.js';
import { dayNumber, toDayNumber, weekdayOf } from '../dates/iso-date.js';
import type { IsoDate } from '../dates/iso-date.js';
import { OPTION_SERIES } from '../specs/option-series.js';
import type { OptionSeries } from '../specs/option-series.js';
import { PRODUCTS } from '../specs/product.js';
import { lastTradeDate } from './last-trade-date.js';

/** Business days by which a series stops trading before its future. */
const DAYS_BEFORE_FUTURE: Readonly<Record<OptionSeries, number>> = { LO: 3, BZO: 3, ON: 1, LN: 1, OH: 3, OB: 3 };

/**
 * The last date on which a monthly option trades, by its series' rule, counted from its future's last trade date.
 *
 * @param month the option's contract month, which is its future's
 * @throws {ProductsError} ERR_PRODUCTS_RANGE outside of the calendars
 */
export function optionExpiryDate(series: OptionSeries, month: ContractMonth): IsoDate {
  const { underlying } = OPTION_SERIES[series];
  const calendar = PRODUCTS[underlying].businessCalendar;
  return addBusinessDays(calendar, lastTradeDate(underlying, month), -DAYS_BEFORE_FUTURE[series]);
}

/**
 * The instant at which trading ends on an exchange date: 14:30 in New York.
 *
 * @returns UTC, ISO-8601, as in `2026-11-17T19:30:00Z`
 */
export function expiryInstant(date: IsoDate): string {
  return `${date}T${isDaylightSaving(date) ? '18' : '19'}:30:00Z`;
}

/** New York's daylight saving time, by the United States' rules since 1987. */
function isDaylightSaving(date: IsoDate): boolean {
  const year = Number(date.slice(0, 4));
  const day = toDayNumber(date);
  const [begin, end] =
    year >= 2007
      ? [sundayFrom(dayNumber(year, 3, 8)), sundayFrom(dayNumber(year, 11, 1))]
      : [sundayFrom(dayNumber(year, 4, 1)), sundayFrom(dayNumber(year, 10, 25))];
  return day >= begin && day < end;
}

/** @returns the first Sunday on or after the day */
function sundayFrom(day: number): number {
  return day + ((7 - weekdayOf(day)) % 7);
}
