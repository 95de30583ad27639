import { expiryInstant } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { RateCurve } from './option-settlements.types.js';

const DAYS_IN_YEAR = 365;
const MS_IN_YEAR = DAYS_IN_YEAR * 86_400_000;

/**
 * The continuously compounded zero rate to a time: rate × time is linear between two tenors, the rate flat before the
 * first and beyond the last, so that the forward rates between tenors are flat.
 *
 * @param points ascending by tenor; at least one
 * @param years ≥ 0, actual/365
 */
export function zeroRateAt(points: RateCurve['points'], years: number): number {
  const days = years * DAYS_IN_YEAR;
  let before: RateCurve['points'][number] | undefined;
  for (const point of points) {
    if (point.tenorDays >= days) {
      if (before === undefined) return point.rate;
      const share = (days - before.tenorDays) / (point.tenorDays - before.tenorDays);
      return ((1 - share) * before.rate * before.tenorDays + share * point.rate * point.tenorDays) / days;
    }
    before = point;
  }
  return before?.rate ?? NaN;
}

/**
 * Time that an option has left once its trade date has settled: from that instant to its expiry's, actual/365.
 *
 * @returns years; 0 on the expiry date and after it
 */
export function yearsToExpiry(tradeDate: IsoDate, expiry: IsoDate): number {
  if (expiry <= tradeDate) return 0;
  return (Date.parse(expiryInstant(expiry)) - Date.parse(expiryInstant(tradeDate))) / MS_IN_YEAR;
}
