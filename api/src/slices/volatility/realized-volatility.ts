import type { IsoDate } from '@cushing/products';
import { rollingRealizedVol } from '@cushing/quant';
import type { BarColumns, RealizedVolEstimator } from '@cushing/quant';

import type { BarRun, RolledBars } from './rolled-bars.js';
import type { RealizedStatus } from './volatility.types.js';

export const TRADE_DATES_A_YEAR = 252;

/** Realised volatility of the window that ends on a trade date. */
export interface RealizedPoint {
  readonly tradeDate: IsoDate;
  /** Per year. */
  readonly volatility: number | null;
  readonly status: RealizedStatus;
}

type Column = keyof BarColumns;

/** What an estimator looks at in each bar of its window. */
const COLUMNS: Readonly<Record<RealizedVolEstimator, readonly Column[]>> = {
  CLOSE_TO_CLOSE: ['close'],
  CLOSE_TO_CLOSE_ZERO_MEAN: ['close'],
  PARKINSON: ['high', 'low'],
  GARMAN_KLASS: ['open', 'high', 'low', 'close'],
  GARMAN_KLASS_YANG_ZHANG: ['open', 'high', 'low', 'close'],
  ROGERS_SATCHELL: ['open', 'high', 'low', 'close'],
  YANG_ZHANG: ['open', 'high', 'low', 'close'],
};

/**
 * Realised volatility over a window that rolls through a history.
 *
 * @param window returns in each estimate, ≥ 2
 * @returns a point for each bar: null with the reason where the window holds a price that is missing or not positive,
 * or begins before the history or before a roll without a ratio
 */
export function realizedVolatility(
  { dates, bars, runs }: RolledBars,
  window: number,
  estimator: RealizedVolEstimator,
): readonly RealizedPoint[] {
  return runs.flatMap((run, index) => {
    const end = runs[index + 1]?.start ?? dates.length;
    const columns = {
      open: bars.open.subarray(run.start, end),
      high: bars.high.subarray(run.start, end),
      low: bars.low.subarray(run.start, end),
      close: bars.close.subarray(run.start, end),
    };
    const vols = new Float64Array(end - run.start);
    rollingRealizedVol(estimator, columns, window, vols, TRADE_DATES_A_YEAR);
    const reasonOf = reasonsOf(columns, run, window, estimator);
    return dates.slice(run.start, end).map((tradeDate, bar): RealizedPoint => {
      const volatility = vols[bar] ?? NaN;
      if (Number.isFinite(volatility)) return { tradeDate, volatility, status: 'OK' };
      return { tradeDate, volatility: null, status: reasonOf(bar) };
    });
  });
}

/** @returns why the window that ends with a bar of the run has no volatility */
function reasonsOf(
  columns: BarColumns,
  run: BarRun,
  window: number,
  estimator: RealizedVolEstimator,
): (bar: number) => RealizedStatus {
  const missing = countsOf(columns, estimator, (price) => Number.isNaN(price));
  const notPositive = countsOf(columns, estimator, (price) => price <= 0);
  return (bar) => {
    if (bar < window) {
      // What the history lacks, more history would give; what a roll lacks, nothing will.
      return run.reason === undefined || bar + run.start < window ? 'NOT_ENOUGH_HISTORY' : run.reason;
    }
    const begin = bar - window;
    if (countBetween(missing, begin, bar) > 0) return 'PRICE_MISSING';
    return countBetween(notPositive, begin, bar) > 0 ? 'NOT_POSITIVE_PRICE' : 'INCONSISTENT_PRICES';
  };
}

/** Counts up to each bar of those with such a price; of the bar before a window only the settle is looked at. */
interface BarCounts {
  readonly inWindow: Int32Array;
  readonly settlesBefore: Int32Array;
}

function countsOf(columns: BarColumns, estimator: RealizedVolEstimator, isSo: (price: number) => boolean): BarCounts {
  const length = columns.close.length;
  const inWindow = new Int32Array(length);
  const settlesBefore = new Int32Array(length);
  let total = 0;
  for (let bar = 0; bar < length; bar += 1) {
    total += Number(COLUMNS[estimator].some((column) => isSo(columns[column][bar] ?? NaN)));
    inWindow[bar] = total;
    settlesBefore[bar] = Number(COLUMNS[estimator].includes('close') && isSo(columns.close[bar] ?? NaN));
  }
  return { inWindow, settlesBefore };
}

/** @param begin the bar before the window */
function countBetween({ inWindow, settlesBefore }: BarCounts, begin: number, end: number): number {
  return (inWindow[end] ?? 0) - (inWindow[begin] ?? 0) + (settlesBefore[begin] ?? 0);
}
