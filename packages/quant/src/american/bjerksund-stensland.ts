import { normalCdf } from '../math/normal.js';
import type { OptionType } from '../option-type.js';
import { bivariateNormalCdf } from './bivariate-normal.js';
import { comparisonPrice } from './comparison-price.js';

/** The golden section of the life is where the flat boundary steps down. */
const FIRST_PART = 0.6180339887498949;
const CORRELATION = 0.7861513777574233;

/**
 * American option on a future with a boundary of two flat pieces: for comparison only, `americanPrice` is exact.
 *
 * @param type right to buy or to sell
 * @param F futures price; ≥ 0, else NaN
 * @param K strike, in the unit of F; ≥ 0, else NaN
 * @param T years to expiry; ≥ 0, else NaN; 0 gives intrinsic
 * @param sigma volatility per sqrt(year); ≥ 0, else NaN; 0 gives intrinsic, or the European price for r ≤ 0
 * @param r continuously compounded rate per year; ≤ 0 gives the European price
 * @returns present value in the unit of F, never below intrinsic, but maybe below the European price, for no rule of
 * exercise need be worth that much; the formula within 1e-12 of the larger of F and K; it is itself low by up to 7 % of K
 * @see Bjerksund & Stensland (2002), "Closed form valuation of American options", NHH discussion paper; Haug (2007),
 * "The complete guide to option pricing formulas", 2nd ed., 3.2.2
 */
export function bjerksundStenslandPrice(
  type: OptionType,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
): number {
  return comparisonPrice(type, F, K, T, sigma, r, callInStrikes);
}

/** Strike 1, life 1: A = sigma·√T, R = r·T. */
function callInStrikes(x0: number, A: number, R: number): number {
  const beta = 0.5 + Math.sqrt(0.25 + (2 * R) / (A * A));
  const rise = 1 / (beta - 1);
  const first = Math.log1p(-rise * Math.expm1((-2 * A * Math.sqrt(FIRST_PART)) / rise));
  const whole = Math.log1p(-rise * Math.expm1((-2 * A) / rise));
  if (!(x0 < whole)) return Math.expm1(x0);
  const one = (power: number, limit: number): number => {
    return flatPiece(x0, A * Math.sqrt(FIRST_PART), R * FIRST_PART, power, limit, whole);
  };
  const two = (power: number, limit: number): number => twoPieces(x0, A, R, power, limit, whole, first);
  // α = (I − K)·I^−β is taken with (F/I)^β, since either alone overflows.
  const alphaWhole = Math.expm1(whole);
  const alphaFirst = Math.expm1(first);
  const shiftWhole = (value: number): number => value * Math.exp(-beta * whole);
  const shiftFirst = (value: number): number => value * Math.exp(-beta * first);
  return (
    alphaWhole * Math.exp(beta * (x0 - whole)) -
    alphaWhole * shiftWhole(one(beta, whole)) +
    one(1, whole) -
    one(1, first) -
    one(0, whole) +
    one(0, first) +
    alphaFirst * shiftFirst(one(beta, first)) -
    alphaFirst * shiftFirst(two(beta, first)) +
    two(1, first) -
    two(1, 0) -
    two(0, first) +
    two(0, 0)
  );
}

/** φ of the paper: F^power paid at the end of the first part, if F is then below `limit` and never reached `barrier`. */
function flatPiece(x0: number, A: number, R: number, power: number, limit: number, barrier: number): number {
  const drift = (power - 0.5) * A * A;
  const d = -(x0 - limit + drift) / A;
  const reflected = normalCdf(d - (2 * (barrier - x0)) / A);
  const growth = power * x0 - R + 0.5 * power * (power - 1) * A * A;
  const image = reflected > 0 ? Math.exp((2 * power - 1) * (barrier - x0)) * reflected : 0;
  return Math.exp(growth) * (normalCdf(d) - image);
}

/** ψ of the paper: the same at the end of the life, with `first` the barrier of the first part. */
function twoPieces(
  x0: number,
  A: number,
  R: number,
  power: number,
  limit: number,
  whole: number,
  first: number,
): number {
  const early = A * Math.sqrt(FIRST_PART);
  const driftEarly = (power - 0.5) * early * early;
  const drift = (power - 0.5) * A * A;
  const e = (distance: number, sign: number): number => -(distance + sign * driftEarly) / early;
  const f = (distance: number): number => -(distance + drift) / A;
  const skew = 2 * power - 1;
  const image = (exponent: number, a: number, b: number, rho: number): number => {
    const probability = bivariateNormalCdf(a, b, rho);
    return probability === 0 ? 0 : Math.exp(exponent) * probability;
  };
  const growth = power * x0 - R + 0.5 * power * (power - 1) * A * A;
  return (
    Math.exp(growth) *
    (bivariateNormalCdf(e(x0 - first, 1), f(x0 - limit), CORRELATION) -
      image(skew * (whole - x0), e(2 * whole - x0 - first, 1), f(2 * whole - x0 - limit), CORRELATION) -
      image(skew * (first - x0), e(x0 - first, -1), f(2 * first - x0 - limit), -CORRELATION) +
      image(skew * (first - whole), e(2 * whole - x0 - first, -1), f(x0 - limit + 2 * first - 2 * whole), -CORRELATION))
  );
}
