/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { fastExp } from '../math/fast-exp.js';
import { emptyGreeks, greeksOfOne, type Greeks, type GreeksColumns } from '../greeks.js';
import { fillIntrinsicGreeks } from '../math/intrinsic-greeks.js';
import { productRest } from '../math/double-double.js';
import { millsRatio } from '../math/mills-ratio.js';
import type { OptionType } from '../option-type.js';
import { bachelierTimeValue, DENSITY_IS_ZERO } from './bachelier-price.js';

const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
/** Outside, squares have lost their digits, or all of themselves. */
const LEAST_SQUARE = 1e-280;
const LARGEST_SQUARE = 1e280;

/**
 * Price and fifteen sensitivities in Bachelier's model, all in closed form; sigma, and what is taken per sigma, in the
 * unit of F.
 *
 * @param type right to buy or to sell
 * @param F futures price, any finite value
 * @param K strike, in the unit of F, any finite value
 * @param T years to expiry; ≥ 0, else NaN; 0 gives the one-sided Greeks of intrinsic, whatever sigma is (at F = K
 * delta is half)
 * @param sigma volatility in the unit of F per sqrt(year); ≥ 0, else NaN; 0 gives those of discounted intrinsic
 * @param r continuously compounded rate per year, any finite value
 * @param out receives the result, to be used again by callers that want nothing allocated
 * @returns `out`; each relative to 4e-16·(4 + 2d²), or 1e-14 of its usual size where it changes its sign
 * @see Bachelier, L. (1900), "Théorie de la spéculation", Annales scientifiques de l'École normale supérieure 17, 21-86
 */
export function bachelierGreeks(
  type: OptionType,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  out: Greeks = emptyGreeks(),
): Greeks {
  return greeksOfOne(bachelierGreeksBatch, type, F, K, T, sigma, r, out);
}

/**
 * `bachelierGreeks` over columns: structure of arrays, all of one length, nothing allocated; equal to it to the bit.
 *
 * @param isCall 1 for a call, 0 for a put; its length says how many
 * @param out receives the results
 */
export function bachelierGreeksBatch(
  isCall: Uint8Array,
  forwards: Float64Array,
  strikes: Float64Array,
  times: Float64Array,
  sigmas: Float64Array,
  rates: Float64Array,
  out: GreeksColumns,
): void {
  for (let row = 0; row < isCall.length; row += 1) {
    // A column that ends early gives NaN.
    const sign = 2 * (isCall[row] as number) - 1;
    const F = forwards[row] as number;
    const K = strikes[row] as number;
    const T = times[row] as number;
    const sigma = sigmas[row] as number;
    const r = rates[row] as number;
    const rootT = Math.sqrt(T);
    const s = sigma * rootT;
    const intrinsic = sign * (F - K);
    const distance = Math.abs(intrinsic);
    const h = distance / s;
    const discount = T >= 0 && sigma >= 0 ? fastExp(-r * T) : Number.NaN;
    // Written so that NaN goes this way too.
    if (!(h < DENSITY_IS_ZERO)) {
      fillIntrinsicGreeks(sign, F, K, T, r, discount, discount * rootT, out, row);
      continue;
    }
    const timeValue = bachelierTimeValue(distance, s);
    const density = discount * ONE_OVER_SQRT_TWO_PI * fastExp(-0.5 * h * h);
    const tail = density * millsRatio(h);
    const price = intrinsic > 0 ? discount * (intrinsic + timeValue) : discount * timeValue;
    const delta = sign * (intrinsic > 0 ? discount - tail : tail);
    const d = (F - K) / s;
    // d² with twice the digits, for the Greeks that change their sign with d² − 1 and d² − 3.
    const square = sigma * sigma;
    const v = square * T;
    const vRest = productRest(square, T, v) + productRest(sigma, sigma, square) * T;
    const xx = distance * distance;
    const dd = v > LEAST_SQUARE && v < LARGEST_SQUARE ? xx / v : d * d;
    const back = dd * v;
    const ddRest = (xx - back + (productRest(distance, distance, xx) - productRest(dd, v, back) - dd * vRest)) / v;
    const rest = Math.abs(ddRest) < 1 ? ddRest : 0;
    const excess = dd - 1 + rest;
    // Infinity times what is 0 at F = K would be NaN.
    const inverseSigma = Math.min(1 / sigma, Number.MAX_VALUE);
    const inverseS = Math.min(1 / s, Number.MAX_VALUE);
    const halfInverseT = Math.min(0.5 / T, Number.MAX_VALUE);
    const gamma = density * inverseS;
    const vega = density * rootT;
    out.price[row] = price;
    out.delta[row] = delta;
    out.gamma[row] = gamma;
    out.vega[row] = vega;
    out.theta[row] = r * price - density * s * halfInverseT;
    out.rho[row] = -T * price;
    out.dualDelta[row] = -delta;
    out.dualGamma[row] = gamma;
    out.vanna[row] = -density * d * inverseSigma;
    out.volga[row] = vega * dd * inverseSigma;
    out.charm[row] = r * delta + density * d * halfInverseT;
    out.veta[row] = vega * (r - (1 + dd) * halfInverseT);
    out.speed[row] = -gamma * d * inverseS;
    out.zomma[row] = gamma * excess * inverseSigma;
    out.color[row] = gamma * (r - excess * halfInverseT);
    out.ultima[row] = vega * dd * (dd - 3 + rest) * inverseSigma * inverseSigma;
  }
}
