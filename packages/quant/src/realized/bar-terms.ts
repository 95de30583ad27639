/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { logRatio } from '../math/log-ratio.js';
import type { BarColumns } from './bar-columns.js';

/** How a realised volatility is estimated from bars. */
export type RealizedVolEstimator =
  | 'CLOSE_TO_CLOSE'
  | 'CLOSE_TO_CLOSE_ZERO_MEAN'
  | 'PARKINSON'
  | 'GARMAN_KLASS'
  | 'GARMAN_KLASS_YANG_ZHANG'
  | 'ROGERS_SATCHELL'
  | 'YANG_ZHANG';

const ONE_OVER_FOUR_LN_TWO = 0.36067376022224085;
const TWO_LN_TWO_MINUS_ONE = 0.3862943611198906;

/** ln(a/b); NaN where either price is not positive. */
function logReturn(a: number, b: number): number {
  return a > 0 && b > 0 ? logRatio(a, b) : NaN;
}

/** ln(close/previous close) of bar `index` ≥ 1. */
export function closeReturn(bars: BarColumns, index: number): number {
  return logReturn(bars.close[index] as number, bars.close[index - 1] as number);
}

/** ln(open/previous close): what happened while the market was closed. */
export function overnightReturn(bars: BarColumns, index: number): number {
  return logReturn(bars.open[index] as number, bars.close[index - 1] as number);
}

/** ln(close/open): what happened while it was open. */
export function sessionReturn(bars: BarColumns, index: number): number {
  return logReturn(bars.close[index] as number, bars.open[index] as number);
}

/** The bar's own estimate of the variance, for the estimators that are plain means of such. */
export function barVariance(estimator: RealizedVolEstimator, bars: BarColumns, index: number): number {
  switch (estimator) {
    case 'CLOSE_TO_CLOSE':
    case 'CLOSE_TO_CLOSE_ZERO_MEAN':
      return square(closeReturn(bars, index));
    case 'PARKINSON':
      return ONE_OVER_FOUR_LN_TWO * square(range(bars, index));
    case 'GARMAN_KLASS':
      return garmanKlass(bars, index);
    case 'GARMAN_KLASS_YANG_ZHANG':
      return garmanKlass(bars, index) + square(overnightReturn(bars, index));
    case 'ROGERS_SATCHELL':
    case 'YANG_ZHANG':
      return rogersSatchell(bars, index);
    default:
      return NaN;
  }
}

/** Yang and Zhang's weight of the open-to-close variance among `count` bars, the one of least variance. */
export function yangZhangWeight(count: number): number {
  return 0.34 / (1.34 + (count + 1) / (count - 1));
}

function garmanKlass(bars: BarColumns, index: number): number {
  return 0.5 * square(range(bars, index)) - TWO_LN_TWO_MINUS_ONE * square(sessionReturn(bars, index));
}

function rogersSatchell(bars: BarColumns, index: number): number {
  const open = bars.open[index] as number;
  const high = bars.high[index] as number;
  const low = bars.low[index] as number;
  const close = bars.close[index] as number;
  return logReturn(high, open) * logReturn(high, close) + logReturn(low, open) * logReturn(low, close);
}

function range(bars: BarColumns, index: number): number {
  return logReturn(bars.high[index] as number, bars.low[index] as number);
}

function square(x: number): number {
  return x * x;
}
