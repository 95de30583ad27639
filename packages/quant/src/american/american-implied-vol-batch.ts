/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { black76ImpliedVol } from '../black76/black76-implied-vol.js';
import type { OptionType } from '../option-type.js';
import { bracketedVol } from './american-implied-vol.js';
import { americanPrice } from './american-price.js';
import { type AmericanAccuracy, precisionOf } from './exercise-path.js';

const MOST_STEPS = 5;
/** Of sigma: what a step may change where the first guess was near. */
const LARGEST_STEP = 0.2;
/** Of sigma squared: a product of the last two steps that leaves nothing to a third. */
const CLOSE_ENOUGH = 1e-9;

/**
 * Volatilities at which `americanPrice`, at the accuracy asked for, gives prices: for chains, at some hundred thousand
 * a second. Structure of arrays, all of one length, nothing allocated.
 *
 * `europeanView` is right to a hundredth or so before any American price is computed, and secants in it need two or
 * three of them. What they do not settle, hardly above intrinsic or where nobody quotes, is bracketed as in
 * `americanImpliedVol`.
 *
 * @param isCall 1 for a call, 0 for a put
 * @param price present values in the unit of F
 * @param F futures prices; > 0, else NaN
 * @param K strikes, in the unit of F; > 0, else NaN
 * @param T years to expiry; > 0, else NaN, except for a price at intrinsic
 * @param r continuously compounded rates per year; ≤ 0 gives `black76ImpliedVol`
 * @param out receives the volatilities per sqrt(year); its length says how many: rows beyond it are not written, and
 * those for which another column is too short are NaN. `americanPrice` gives the price there within 1e-9 of the larger
 * of F and K; if it is above intrinsic by less than that function's own error, then within that, since such prices may
 * leap to intrinsic. 0 for a price at intrinsic; NaN for one below intrinsic or not below F (call) or K (put), and for NaN
 * @param accuracy which prices are inverted, see `americanPrice`; another word gives NaN
 */
export function americanImpliedVolBatch(
  isCall: Uint8Array,
  price: Float64Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  r: Float64Array,
  out: Float64Array,
  accuracy: AmericanAccuracy = 'FAST',
): void {
  for (let row = 0; row < out.length; row += 1) {
    // A column that ends early gives NaN.
    out[row] = volOf(
      isCall[row] === 1 ? 'CALL' : 'PUT',
      price[row] as number,
      F[row] as number,
      K[row] as number,
      T[row] as number,
      r[row] as number,
      accuracy,
    );
  }
}

function volOf(
  type: OptionType,
  price: number,
  F: number,
  K: number,
  T: number,
  r: number,
  accuracy: AmericanAccuracy,
): number {
  if (r > 0 && price > Math.max(type === 'CALL' ? F - K : K - F, 0)) {
    const target = europeanView(type, price, F, K, T, r);
    let sigma = target;
    // The first secant is from 0, where the view is 0 too.
    let change = -target;
    let error = change;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const changeBefore = change;
      const errorBefore = error;
      error = europeanView(type, americanPrice(type, F, K, T, sigma, r, accuracy), F, K, T, r) - target;
      change = (error * changeBefore) / (errorBefore - error);
      sigma -= change;
      if (!(Math.abs(change) < LARGEST_STEP * sigma)) break;
      if (Math.abs(change * changeBefore) <= CLOSE_ENOUGH * sigma * sigma) return sigma;
    }
  }
  return precisionOf(accuracy) === undefined ? NaN : bracketedVol(type, price, F, K, T, r, accuracy);
}

/**
 * The volatility of an American price, seen through European ones: nearly straight in the true one, with slope 1.
 *
 * That lies between the European volatilities of the price with and without discount. At which share of the way is a
 * matter of how far the boundary is in deviations, and hence of ln(F/K)/(sigma·√T) and ln(r·T): fitted to exact prices
 * for r·T from 0.0002 to 0.16 and sigma·√T up to 1.2.
 */
function europeanView(type: OptionType, price: number, F: number, K: number, T: number, r: number): number {
  const high = black76ImpliedVol(type, price, F, K, T, r);
  const low = black76ImpliedVol(type, price, F, K, T, 0);
  const x = Math.log(type === 'CALL' ? K / F : F / K);
  const u = (2 * x) / (low + high) / Math.sqrt(T) - 0.28 * Math.log(r * T);
  return high - (high - low) / (2.34 + u * (1.5 + 1.1 * u));
}
