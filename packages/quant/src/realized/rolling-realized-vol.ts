/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { QuantError } from '../errors.js';
import { barColumns } from './bar-columns.js';
import type { BarColumns, Bars } from './bar-columns.js';
import { barVariance, closeReturn, overnightReturn, sessionReturn, yangZhangWeight } from './bar-terms.js';
import type { RealizedVolEstimator } from './bar-terms.js';
import { rollingSquaredDeviations, rollingSum } from './rolling-sum.js';

/**
 * Realised volatility over a window that rolls through a series of bars, in one pass whatever the window's length.
 *
 * @param estimator as for `realizedVol`
 * @param bars oldest first, prices > 0
 * @param window returns in each estimate, a whole number ≥ 1 (≥ 2 for CLOSE_TO_CLOSE and YANG_ZHANG)
 * @param out receives one volatility a bar, as long as the bars: out[i] is `realizedVol` of the bars i − window … i;
 * NaN for i < window and for windows that hold a price which is not positive
 * @param periodsPerYear how many bars make a year
 * @returns out
 * @throws {QuantError} ERR_QUANT_DOMAIN for a window that is no such number; ERR_QUANT_SHAPE for another length of out
 * Error bound: relative 1e-12 to `realizedVol` of the same window.
 * @see as `realizedVol`
 */
export function rollingRealizedVol(
  estimator: RealizedVolEstimator,
  bars: Bars,
  window: number,
  out: Float64Array,
  periodsPerYear = 252,
): Float64Array {
  const columns = barColumns(bars);
  const count = columns.close.length;
  if (!Number.isInteger(window) || window < 1) {
    throw new QuantError('ERR_QUANT_DOMAIN', `window must be a whole number >= 1, got ${window}`);
  }
  if (out.length !== count) throw new QuantError('ERR_QUANT_SHAPE', `out must hold ${count} values, has ${out.length}`);
  fillVariances(estimator, columns, window, out);
  for (let index = 0; index < count; index += 1) {
    out[index] = index < window ? NaN : Math.sqrt(periodsPerYear * (out[index] as number));
  }
  return out;
}

/** Variances per bar into out, whose first `window` values mean nothing. */
function fillVariances(estimator: RealizedVolEstimator, bars: BarColumns, window: number, out: Float64Array): void {
  const count = out.length;
  const values = new Float64Array(count);
  if (estimator === 'CLOSE_TO_CLOSE') {
    out.fill(0);
    addSampleVariances(closeReturn, bars, window, 1, values, out);
    return;
  }
  for (let index = 1; index < count; index += 1) values[index] = barVariance(estimator, bars, index);
  rollingSum(values, window, out);
  const weight = estimator === 'YANG_ZHANG' ? yangZhangWeight(window) : 0;
  const scale = (1 - weight) / window;
  for (let index = 0; index < count; index += 1) out[index] = scale * (out[index] as number);
  if (estimator !== 'YANG_ZHANG') return;
  addSampleVariances(overnightReturn, bars, window, 1, values, out);
  addSampleVariances(sessionReturn, bars, window, weight, values, out);
}

/** Adds factor times the sample variance of each window to out; `values` is room to work in. */
function addSampleVariances(
  returnOf: (bars: BarColumns, index: number) => number,
  bars: BarColumns,
  window: number,
  factor: number,
  values: Float64Array,
  out: Float64Array,
): void {
  const count = out.length;
  const scale = window < 2 ? NaN : factor / (window - 1);
  const squares = new Float64Array(count);
  values[0] = 0;
  for (let index = 1; index < count; index += 1) values[index] = returnOf(bars, index);
  rollingSquaredDeviations(values, window, squares);

  for (let index = 0; index < count; index += 1)
    out[index] = (out[index] as number) + scale * (squares[index] as number);
}
