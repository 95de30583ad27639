/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { black76Greeks } from '../black76/black76-greeks.js';
import { black76Price } from '../black76/black76-price.js';
import { emptyGreeks } from '../greeks.js';
import { logRatio } from '../math/log-ratio.js';
import { normalCdf, normalPdf } from '../math/normal.js';
import { isOptionType, type OptionType } from '../option-type.js';
import { type AmericanAccuracy, boundedPremium, fillPath, type Precision, precisionOf } from './exercise-path.js';
import { isBeyondSolver, perpetualGreeks } from './perpetual.js';
import { integrateSensitivities, sums } from './premium-sensitivities.js';

/** Price and sensitivities of an American option: per 1.00 and per year; time runs forward (theta = −dV/dT). */
export interface AmericanGreeks {
  price: number;
  /** dV/dF */
  delta: number;
  /** d²V/dF², on the side of the boundary where the option lives */
  gamma: number;
  /** dV/dsigma */
  vega: number;
  /** dV/dt = −dV/dT at the same F */
  theta: number;
  /** dV/dr */
  rho: number;
}

/** The same, a column each: where a batch writes its results. */
export type AmericanGreeksColumns = { readonly [Name in keyof AmericanGreeks]: Float64Array };

/** sigma·√T up to here is none: what it adds to a price is lost beside it, and gamma no double. */
const LEAST_DEVIATION = 1e-150;

/** The European option's, where that is the answer. */
const europeanGreeks = /* @__PURE__ */ emptyGreeks();

/** @returns Greeks that hold NaN, to be filled */
export function emptyAmericanGreeks(): AmericanGreeks {
  return { price: NaN, delta: NaN, gamma: NaN, vega: NaN, theta: NaN, rho: NaN };
}

/**
 * `americanPrice` with its sensitivities, from the same boundary and nodes; theta = r·V − ½σ²F²·gamma and
 * r·rho + ½σ·vega = −T·theta hold to rounding.
 *
 * @param type right to buy or to sell
 * @param F futures price; ≥ 0, else NaN
 * @param K strike, in the unit of F; ≥ 0, else NaN
 * @param T years to expiry; ≥ 0, else NaN; 0 gives intrinsic and its one-sided Greeks
 * @param sigma volatility per sqrt(year); ≥ 0, else NaN; 0 as T = 0
 * @param r continuously compounded rate per year, any finite value; ≤ 0 gives the European option's
 * @param accuracy as in `americanPrice`; delta, gamma·F·σ√T, vega/(F·√T), rho/(F·T) err by at most ten times as much
 * @param out receives the result; without it, a new object does
 * @returns where the option is to be exercised now: intrinsic, delta ±1 and zeros; NaN for NaN, and for another word as
 * type or accuracy
 * @see Andersen, Lake & Offengenden (2016), as `americanPrice`. The derivatives of Kim's integral hold those of the
 * boundary; near it their integrands peak at expiry's end, where a straight boundary's closed form is taken away first
 */
export function americanGreeks(
  type: OptionType,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  accuracy: AmericanAccuracy = 'ACCURATE',
  out: AmericanGreeks = emptyAmericanGreeks(),
): AmericanGreeks {
  fillGreeks(type === 'CALL', isOptionType(type) ? F : NaN, K, T, sigma, r, precisionOf(accuracy), out);
  return out;
}

/** One row's result, on its way into the columns. */
const rowGreeks = /* @__PURE__ */ emptyAmericanGreeks();

/**
 * `americanGreeks` over columns: structure of arrays, all of one length, nothing allocated; equal to it to the bit.
 *
 * @param isCall 1 for a call, 0 for a put
 * @param out receives the results; the length of its prices says how many: rows beyond it are not written, and those
 * for which another column is too short are NaN
 */
export function americanGreeksBatch(
  isCall: Uint8Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  sigma: Float64Array,
  r: Float64Array,
  out: AmericanGreeksColumns,
  accuracy: AmericanAccuracy = 'ACCURATE',
): void {
  const level = precisionOf(accuracy);
  for (let row = 0; row < out.price.length; row += 1) {
    // A column that ends early gives NaN.
    fillGreeks(
      isCall[row] === 1,
      F[row] as number,
      K[row] as number,
      T[row] as number,
      sigma[row] as number,
      r[row] as number,
      level,
      rowGreeks,
    );
    out.price[row] = rowGreeks.price;
    out.delta[row] = rowGreeks.delta;
    out.gamma[row] = rowGreeks.gamma;
    out.vega[row] = rowGreeks.vega;
    out.theta[row] = rowGreeks.theta;
    out.rho[row] = rowGreeks.rho;
  }
}

function fillGreeks(
  isCall: boolean,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  level: Precision | undefined,
  out: AmericanGreeks,
): void {
  const type = isCall ? 'CALL' : 'PUT';
  if (level === undefined) {
    fillEuropean(type, NaN, K, T, sigma, r, out);
    return;
  }
  const price = black76Price(type, F, K, T, sigma, r);
  const A = sigma * Math.sqrt(T);
  if (!(r > 0 && price >= 0)) {
    fillEuropean(type, F, K, T, sigma, r, out);
    return;
  }
  if (!(A > LEAST_DEVIATION && F > 0 && K > 0)) {
    fillEuropean(type, F, K, 0, sigma, 0, out);
    return;
  }
  const R = r * T;
  const x0 = isCall ? logRatio(K, F) : logRatio(F, K);
  const strike = isCall ? F : K;
  if (isBeyondSolver(A, R)) {
    perpetualGreeks(x0, A, R, sums);
  } else {
    const count = fillPath(x0, A, R, level, true);
    if (count === 0) {
      fillEuropean(type, F, K, T, sigma, r, out);
      return;
    }
    if (count > 0) addEuropean(count, x0, A, R, price / strike);
    else sums.exercise = true;
  }
  // By the boundary alone: rounding of a price near intrinsic would decide some way beside it, where delta is not yet 1.
  if (sums.exercise) exercised(isCall, F, K, price, out);
  else unscale(isCall, F, K, T, sigma, r, out);
}

/** Everything in strikes, life 1, as a put. */
function addEuropean(count: number, x0: number, A: number, R: number, price: number): void {
  integrateSensitivities(count, x0, A, R);
  const discount = Math.exp(-R);
  const d1 = x0 / A + 0.5 * A;
  const density = discount * Math.exp(x0) * normalPdf(d1);
  sums.exercise = false;
  sums.price = price + boundedPremium(sums.price, price, R);
  sums.delta -= discount * normalCdf(-d1);
  sums.byA += density;
  sums.byTime += 0.5 * A * density;
}

/** From strikes and lives to the units of the arguments; a call is a put that sells its strike for F. */
function unscale(
  isCall: boolean,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  out: AmericanGreeks,
): void {
  const strike = isCall ? F : K;
  const price = Math.max(strike * sums.price, isCall ? F - K : K - F);
  const theta = (-strike * sums.byTime) / T;
  // Black's equation, which the value obeys wherever the option lives; one by one, since squares may underflow.
  const gamma = (2 * (r * price - theta)) / sigma / F / sigma / F;
  const delta = isCall ? sums.price - (K / F) * sums.delta : sums.delta;
  assign(out, price, delta, gamma, strike * sums.byA * Math.sqrt(T), theta, strike * sums.byR * T);
}

function exercised(isCall: boolean, F: number, K: number, european: number, out: AmericanGreeks): void {
  assign(out, Math.max(isCall ? F - K : K - F, european), isCall ? 1 : -1, 0, 0, 0, 0);
}

function fillEuropean(
  type: OptionType,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  out: AmericanGreeks,
): void {
  const { price, delta, gamma, vega, theta, rho } = black76Greeks(type, F, K, T, sigma, r, europeanGreeks);
  assign(out, price, delta, gamma, vega, theta, rho);
}

function assign(
  out: AmericanGreeks,
  price: number,
  delta: number,
  gamma: number,
  vega: number,
  theta: number,
  rho: number,
): void {
  out.price = price;
  out.delta = delta;
  out.gamma = gamma;
  out.vega = vega;
  out.theta = theta;
  out.rho = rho;
}
