import { addDays } from '@cushing/products';
import type { FuturesContract, IsoDate, ProductCode } from '@cushing/products';

import type { DateRange, MarketSource } from '../market/index.js';
import { rolledBars } from './rolled-bars.js';
import type { RolledBars } from './rolled-bars.js';
import type { FuturesHistories } from './volatility.ports.js';

/** Calendar days that hold so many trade dates at the least: 252 are in a year, and holidays come in clusters. */
const DAYS_A_TRADE_DATE = 1.5;
const SPARE_DAYS = 15;

/** A history to estimate from. */
export interface RealizedHistory extends RolledBars {
  readonly source: MarketSource;
  /** Whether earlier settlements were left out to keep it bounded. */
  readonly isCut: boolean;
}

/** @returns the range with room for a window before its first date, and for one after its last */
export function widened(range: DateRange, windowBefore: number, windowAfter: number): DateRange {
  const { from, to } = range;
  return {
    from: from === undefined ? undefined : shifted(from, -daysOf(windowBefore)),
    to: to === undefined ? undefined : shifted(to, daysOf(windowAfter)),
  };
}

function daysOf(tradeDates: number): number {
  return tradeDates === 0 ? 0 : Math.ceil(DAYS_A_TRADE_DATE * tradeDates) + SPARE_DAYS;
}

/** Dates have four digits of a year: there is no settlement near either end of them. */
function shifted(date: IsoDate, days: number): IsoDate {
  const year = Number(date.slice(0, 4));
  return year < 10 || year > 9_989 ? date : addDays(date, days);
}

/** @returns one contract's bars */
export async function contractHistory(
  market: FuturesHistories,
  contract: FuturesContract,
  range: DateRange,
): Promise<RealizedHistory> {
  const { points, source, isCut } = await market.futuresHistory(contract, range);
  return { ...rolledBars(points, []), source, isCut };
}

/** @returns the bars of whichever contract was the nth, its returns going on over rolls */
export async function nearbyHistory(
  market: FuturesHistories,
  product: ProductCode,
  nth: number,
  range: DateRange,
): Promise<RealizedHistory> {
  const [held, next] = await Promise.all([
    market.continuousHistory(product, nth, range, 'NONE'),
    market.continuousHistory(product, nth + 1, range, 'NONE'),
  ]);
  return { ...rolledBars(held.points, next.points), source: held.source, isCut: held.isCut };
}
