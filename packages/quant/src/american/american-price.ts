/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { black76Price } from '../black76/black76-price.js';
import { logRatio } from '../math/log-ratio.js';
import { isOptionType, type OptionType } from '../option-type.js';
import {
  type AmericanAccuracy,
  boundedPremium,
  distance,
  fillPath,
  type Precision,
  precisionOf,
  rootLeft,
  rootPast,
  weight,
} from './exercise-path.js';
import { lookUpNormalCdf } from './normal-lookup.js';
import { isBeyondSolver, perpetualGreeks } from './perpetual.js';
import { sums } from './premium-sensitivities.js';

/**
 * American option on a future: the cost of carry is 0, so that C(F, K) = P(K, F).
 *
 * The European price plus the early exercise premium, one integral along the exercise boundary. The boundary depends
 * on sigma·√T and r·T only: it was solved once for sigma·√T ≤ 4, r·T ≤ 1 and is looked up; beyond, it is solved. HIGH
 * looks it up too: its table holds what the solver finds to 1e-12, at a fiftieth of the time.
 *
 * @param type right to buy or to sell
 * @param F futures price; ≥ 0, else NaN
 * @param K strike, in the unit of F; ≥ 0, else NaN
 * @param T years to expiry; ≥ 0, else NaN; 0 gives intrinsic
 * @param sigma volatility per sqrt(year); ≥ 0, else NaN; 0 gives intrinsic, or the European price for r ≤ 0
 * @param r continuously compounded rate per year, any finite value; ≤ 0 gives the European price
 * @param accuracy error bound in units of K (put) or F (call): FAST 2e-5, root mean square 1e-6; ACCURATE 3e-8, root
 * mean square 1e-9; HIGH 5e-12. Outside of the table, sigma·√T up to 8 and r·T up to 5: FAST and ACCURATE 2e-7, HIGH 5e-10
 * @returns present value in the unit of F, never below the European price nor below intrinsic; NaN for NaN, and for
 * another word as type or accuracy
 * @see Andersen, Lake & Offengenden (2016), "High-performance American option pricing", Journal of Computational
 * Finance 20(1), 39-87; Kim (1990), "The analytic valuation of American options", Review of Financial Studies 3, 547-572
 */
export function americanPrice(
  type: OptionType,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  accuracy: AmericanAccuracy = 'ACCURATE',
): number {
  return isOptionType(type) ? priceOf(type === 'CALL', F, K, T, sigma, r, precisionOf(accuracy)) : NaN;
}

/**
 * `americanPrice` over columns: structure of arrays, all of one length, nothing allocated; equal to it to the bit.
 *
 * @param isCall 1 for a call, 0 for a put
 * @param out receives the prices; its length says how many: rows beyond it are not written, and those for which another
 * column is too short are NaN
 */
export function americanPriceBatch(
  isCall: Uint8Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  sigma: Float64Array,
  r: Float64Array,
  out: Float64Array,
  accuracy: AmericanAccuracy = 'ACCURATE',
): void {
  const level = precisionOf(accuracy);
  for (let row = 0; row < out.length; row += 1) {
    // A column that ends early gives NaN.
    out[row] = priceOf(
      isCall[row] === 1,
      F[row] as number,
      K[row] as number,
      T[row] as number,
      sigma[row] as number,
      r[row] as number,
      level,
    );
  }
}

function priceOf(
  isCall: boolean,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  level: Precision | undefined,
): number {
  if (level === undefined) return NaN;
  const european = black76Price(isCall ? 'CALL' : 'PUT', F, K, T, sigma, r);
  if (!(r > 0 && european >= 0)) return european;
  const intrinsic = Math.max(isCall ? F - K : K - F, 0);
  const A = sigma * Math.sqrt(T);
  if (!(A > 0 && F > 0 && K > 0)) return intrinsic;
  const R = r * T;
  const strike = isCall ? F : K;
  const x0 = isCall ? logRatio(K, F) : logRatio(F, K);
  if (isBeyondSolver(A, R)) return Math.max(intrinsic, european, strike * perpetualPrice(x0, A, R));
  const count = fillPath(x0, A, R, level, false);
  if (count < 0) return Math.max(intrinsic, european);
  return Math.max(european + boundedPremium(strike * premiumAlongPath(count, x0, A, R), european, R), intrinsic);
}

/** In strikes. */
function perpetualPrice(x0: number, A: number, R: number): number {
  perpetualGreeks(x0, A, R, sums);
  return sums.exercise ? 0 : sums.price;
}

/** Kim's integral, strike 1: what interest on the strike less the future brings where the option is exercised. */
function premiumAlongPath(count: number, x0: number, A: number, R: number): number {
  const forward = Math.exp(x0);
  let sum = 0;
  for (let node = 0; node < count; node += 1) {
    // Nodes are below the length of each array.
    const past = rootPast[node] as number;
    const left = rootLeft[node] as number;
    const d2 = (x0 + A * left * (distance[node] as number)) / (A * past) - 0.5 * A * past;
    const bracket = lookUpNormalCdf(-d2) - forward * lookUpNormalCdf(-d2 - A * past);
    sum += (weight[node] as number) * past * left * Math.exp(-R * past * past) * bracket;
  }
  return 2 * R * sum;
}
