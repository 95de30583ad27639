/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { sumRest } from '../math/double-double.js';
import { fastExp } from '../math/fast-exp.js';
import { undiscountedTimeValue } from '../math/undiscounted-time-value.js';
import type { OptionType } from '../option-type.js';
import { bachelierDeviation } from './deviation.js';

/**
 * Volatility at which `bachelierPrice` gives a price. No iteration: a table of Taylor series, see deviation.ts.
 *
 * @param type right to buy or to sell
 * @param price present value in the unit of F
 * @param F futures price, any finite value
 * @param K strike, in the unit of F, any finite value
 * @param T years to expiry; > 0, else NaN, except for a price at intrinsic
 * @param r continuously compounded rate per year
 * @returns volatility in the unit of F per sqrt(year), to the precision that one unit in the last place of the price
 * leaves it; 0 for a price at intrinsic; NaN for one below it
 * @see Jäckel, P. (2017), "Implied normal volatility", Wilmott 90, 54-57, for the reduction to one number
 */
export function bachelierImpliedVol(
  type: OptionType,
  price: number,
  F: number,
  K: number,
  T: number,
  r: number,
): number {
  return impliedVol(type === 'CALL' ? 1 : -1, price, F, K, T, r);
}

/**
 * `bachelierImpliedVol` over columns: structure of arrays, all of one length, nothing allocated; equal to it to the
 * bit.
 *
 * @param isCall 1 for a call, 0 for a put
 * @param out receives the volatilities; its length says how many
 */
export function bachelierImpliedVolBatch(
  isCall: Uint8Array,
  price: Float64Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  r: Float64Array,
  out: Float64Array,
): void {
  for (let row = 0; row < out.length; row += 1) {
    // A column that ends early gives NaN.
    out[row] = impliedVol(
      2 * (isCall[row] as number) - 1,
      price[row] as number,
      F[row] as number,
      K[row] as number,
      T[row] as number,
      r[row] as number,
    );
  }
}

function impliedVol(sign: number, price: number, F: number, K: number, T: number, r: number): number {
  // By the sign, for a branch on what is random would be foreseen every other time only.
  const plus = sign * F;
  const minus = sign * K;
  const intrinsic = plus - minus;
  const distance = Math.abs(intrinsic);
  const undiscounted = price * fastExp(r * T);
  if (!(undiscounted < Infinity && T >= 0)) return Number.NaN;
  const value = undiscountedTimeValue(undiscounted, plus, minus, r !== 0);
  // Without a distance, that is NaN too.
  if (!(value > 0 && T > 0)) return value === 0 ? distance * 0 : Number.NaN;
  const rest = sumRest(plus, -minus, intrinsic);
  return bachelierDeviation(value, distance, intrinsic > 0 ? rest : -rest) / Math.sqrt(T);
}
