/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { fastExp } from '../math/fast-exp.js';
import { millsRatio } from '../math/mills-ratio.js';
import type { OptionType } from '../option-type.js';

const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
/** e^(−h²/2) is below the least double for h from here on. */
export const DENSITY_IS_ZERO = 39;

/**
 * European option on a future whose changes, not its returns, are normal: F and K of any sign.
 *
 * @param type right to buy or to sell
 * @param F futures price, any finite value
 * @param K strike, in the unit of F, any finite value
 * @param T years to expiry; ≥ 0, else NaN; 0 gives intrinsic, whatever sigma is, and be it Infinity
 * @param sigma volatility in the unit of F per sqrt(year); ≥ 0, else NaN; 0 gives discounted intrinsic
 * @param r continuously compounded rate per year, any finite value
 * @returns present value in the unit of F, relative error within 4e-16·(4 + 2d²) for d = (F − K)/(sigma·√T); NaN where
 * an argument is NaN
 * @see Bachelier, L. (1900), "Théorie de la spéculation", Annales scientifiques de l'École normale supérieure 17, 21-86
 */
export function bachelierPrice(type: OptionType, F: number, K: number, T: number, sigma: number, r: number): number {
  return discountedPrice(type === 'CALL' ? 1 : -1, F, K, T, sigma, r);
}

/**
 * `bachelierPrice` over columns: structure of arrays, all of one length, nothing allocated; equal to it to the bit.
 *
 * @param isCall 1 for a call, 0 for a put
 * @param out receives the prices; its length says how many
 */
export function bachelierPriceBatch(
  isCall: Uint8Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  sigma: Float64Array,
  r: Float64Array,
  out: Float64Array,
): void {
  for (let row = 0; row < out.length; row += 1) {
    // A column that ends early gives NaN.
    out[row] = discountedPrice(
      2 * (isCall[row] as number) - 1,
      F[row] as number,
      K[row] as number,
      T[row] as number,
      sigma[row] as number,
      r[row] as number,
    );
  }
}

/**
 * Undiscounted time value, the same for a call and a put.
 *
 * @param distance |F − K|
 * @param s sigma·√T, ≥ 0; NaN counts as 0
 */
export function bachelierTimeValue(distance: number, s: number): number {
  const h = distance / s;
  // h is NaN without either of them, and where s is 0·Infinity.
  if (!(h < DENSITY_IS_ZERO)) return distance * 0;
  return s * ONE_OVER_SQRT_TWO_PI * fastExp(-0.5 * h * h) * (1 - h * millsRatio(h));
}

function discountedPrice(sign: number, F: number, K: number, T: number, sigma: number, r: number): number {
  if (!(T >= 0 && sigma >= 0)) return Number.NaN;
  const intrinsic = sign * (F - K);
  const timeValue = bachelierTimeValue(Math.abs(intrinsic), sigma * Math.sqrt(T));
  return fastExp(-r * T) * (intrinsic > 0 ? intrinsic + timeValue : timeValue);
}
