import type { IsoDate } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { DateWindow } from './market.ports.js';
import type { FuturesSettlement, MarketSource } from './market.types.js';

/** The most points that one answer holds: 40 years of trade dates. */
export const MAX_POINTS = 10_000;

/** More trade dates than there are from 1980 through 2060, the years that settlements can be of. */
const ALL_TRADE_DATES = 30_000;

/** A time series as an answer: ascending, and whether older points were left out to keep it bounded. */
export interface Series<Point> {
  readonly points: readonly Point[];
  readonly isCut: boolean;
}

/** Settlements over time, all of one source. */
export interface SettlementSeries extends Series<FuturesSettlement> {
  readonly source: MarketSource;
}

/** The days a caller asked for; either end open where absent. */
export interface DateRange {
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

/** @returns the window to ask a store for: one point more than an answer may hold, so that a cut is seen */
export function windowOf(range: DateRange): DateWindow {
  return {
    ...(range.from === undefined ? {} : { from: range.from }),
    ...(range.to === undefined ? {} : { to: range.to }),
    limit: MAX_POINTS + 1,
  };
}

/**
 * @returns the window to ask a store for where series are joined by date: all of them, since a cut of each would
 * fall on another date and leave points out of the joined one unseen
 */
export function joinWindowOf(range: DateRange): DateWindow {
  return { ...windowOf(range), limit: ALL_TRADE_DATES };
}

/** @returns the latest points that an answer may hold */
export function boundedSeries<Point>(points: readonly Point[]): Series<Point> {
  const isCut = points.length > MAX_POINTS;
  return { points: isCut ? points.slice(points.length - MAX_POINTS) : points, isCut };
}

/** @throws {AppError} BAD_USER_INPUT for a range that ends before it begins */
export function checkedRange(range: DateRange): DateRange {
  if (range.from !== undefined && range.to !== undefined && range.from > range.to) {
    throw new AppError('BAD_USER_INPUT', `from (${range.from}) lies after to (${range.to}): swap them.`, {
      reason: 'OUT_OF_RANGE',
    });
  }
  return range;
}

/** @returns those of the dates that lie in the range */
export function datesWithin(dates: readonly IsoDate[], { from, to }: DateRange): readonly IsoDate[] {
  return dates.filter((date) => (from === undefined || date >= from) && (to === undefined || date <= to));
}

/**
 * Binary search; ISO dates order as text.
 *
 * @param dates ascending
 * @returns −1 when every date is later
 */
export function lastIndexOnOrBefore(dates: readonly IsoDate[], date: IsoDate): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = dates[middle];
    if (candidate !== undefined && candidate <= date) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
