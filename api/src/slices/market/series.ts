import type { IsoDate } from '@cushing/products';

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
