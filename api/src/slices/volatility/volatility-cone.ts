import type { AnalysedExpiry } from '../options/index.js';
import { atmVarianceTo } from './marked-expiries.js';
import { TRADE_DATES_A_YEAR } from './realized-volatility.js';
import type { RealizedPoint } from './realized-volatility.js';
import type { IndexStatus, VolatilityConeRow } from './volatility.types.js';

/** What options imply at the end of a history, or why nothing that they imply stands beside it. */
export type ImpliedAtEnd = readonly AnalysedExpiry[] | Extract<IndexStatus, 'OTHER_SOURCE' | 'STALE'>;

/** The first expiry stands for all that is shorter, if it is not further than from one to the next. */
const REACH_YEARS = 31 / 365;

/**
 * @param window returns in each estimate
 * @param points the realised volatilities of all windows, ascending by date
 * @param atEnd no expiries where there are no options
 */
export function coneRow(window: number, points: readonly RealizedPoint[], atEnd: ImpliedAtEnd): VolatilityConeRow {
  const sorted = Float64Array.from(
    points.flatMap(({ volatility }) => (volatility === null ? [] : [volatility])),
  ).sort();
  const last = points.at(-1);
  const latest = last?.volatility ?? null;
  const implied =
    typeof atEnd === 'string'
      ? { variance: NaN, status: atEnd }
      : atmVarianceTo(atEnd, window / TRADE_DATES_A_YEAR, REACH_YEARS);
  return {
    window,
    minimum: percentile(sorted, 0),
    p10: percentile(sorted, 0.1),
    p25: percentile(sorted, 0.25),
    median: percentile(sorted, 0.5),
    p75: percentile(sorted, 0.75),
    p90: percentile(sorted, 0.9),
    maximum: percentile(sorted, 1),
    latest,
    latestStatus: last?.status ?? 'NOT_ENOUGH_HISTORY',
    samples: sorted.length,
    latestPercentile: latest === null ? null : percentileOf(sorted, latest),
    impliedVol: implied.status === 'OK' ? Math.sqrt(implied.variance) : null,
    impliedStatus: implied.status,
  };
}

/**
 * @param sorted ascending
 * @param share 0 for the least, 1 for the largest
 * @returns on the line between the two values about it: of n values the i-th stands at (i − 1)/(n − 1); null without any
 */
export function percentile(sorted: Float64Array, share: number): number | null {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below];
  if (low === undefined) return null;
  const high = sorted[below + 1] ?? low;
  return low + (place - below) * (high - low);
}

/**
 * The inverse of `percentile` for one of the values; where several are equal, the middle of them.
 *
 * @returns 0 … 100; null for fewer than two values
 */
export function percentileOf(sorted: Float64Array, value: number): number | null {
  if (sorted.length < 2) return null;
  let below = 0;
  let upTo = 0;
  for (const candidate of sorted) {
    below += Number(candidate < value);
    upTo += Number(candidate <= value);
  }
  return (100 * (below + (upTo - below - 1) / 2)) / (sorted.length - 1);
}
