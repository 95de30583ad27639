/** Lines of the charts: the day asked about, its likes, and what followed them. */
import { toMonthIndex } from '@cushing/products';
import type { ContractMonth } from '@cushing/products';

import type { ChartPoint, ChartSeries } from '../../charts/chart-types.js';
import { dateText } from '../../lib/format.js';
import { LAST_LATER } from './alike-days.js';
import type { AlikeDay } from './alike-days.js';
import type { PriceForm } from './analogs-view.js';

/** Months that are compared. */
export const SHAPE_MONTHS = 18;

interface MonthPrice {
  readonly nearby: number;
  readonly settle: number;
}

/**
 * @param points of a forward curve, by delivery month
 * @returns the months from the front on, without a gap, at most as many as are compared
 */
export function comparedMonths(
  points: readonly { readonly deliveryMonth: ContractMonth; readonly settle: number }[],
): readonly MonthPrice[] {
  const [front] = points;
  if (front === undefined) return [];
  const first = toMonthIndex(front.deliveryMonth);
  const gap = points.findIndex(({ deliveryMonth }, index) => toMonthIndex(deliveryMonth) !== first + index);
  return points
    .slice(0, Math.min(gap === -1 ? points.length : gap, SHAPE_MONTHS))
    .map(({ settle }, index) => ({ nearby: index + 1, settle }));
}

/** @returns prices by nearby, or how far they lie from their average, in percent of it; none where that is not above zero */
export function curvePoints(prices: readonly MonthPrice[], form: PriceForm): readonly ChartPoint[] {
  if (form === 'ABSOLUTE') return prices.map(({ nearby, settle }) => ({ x: nearby, y: settle }));
  const average = prices.reduce((sum, { settle }) => sum + settle, 0) / prices.length;
  if (!(average > 0)) return [];
  return prices.map(({ nearby, settle }) => ({ x: nearby, y: (settle / average - 1) * 100 }));
}

/** @returns the curve of each day */
export function curveCrowd(days: readonly AlikeDay[], form: PriceForm): readonly ChartSeries[] {
  return days.map(({ tradeDate, prices }) => ({
    id: tradeDate,
    name: dateText(tradeDate),
    points: curvePoints(prices, form),
  }));
}

/** @returns the relative change of the front after each day, in percent; days without one have no points */
export function followingCrowd(days: readonly AlikeDay[]): readonly ChartSeries[] {
  return days.map(({ tradeDate, front }) => ({
    id: tradeDate,
    name: dateText(tradeDate),
    points: front.flatMap(({ tradeDatesLater, change }) =>
      change === null ? [] : [{ x: tradeDatesLater, y: change * 100 }],
    ),
  }));
}

/**
 * @param settles of the front from the day on, one a trade date
 * @returns their change since the day, in percent; none where that day's is not above zero
 */
export function ownFollowing(settles: readonly (number | null)[]): readonly ChartPoint[] {
  const base = settles[0] ?? null;
  if (base === null || base <= 0) return [];
  return settles
    .slice(0, LAST_LATER + 1)
    .flatMap((settle, x) => (settle === null ? [] : [{ x, y: (settle / base - 1) * 100 }]));
}
