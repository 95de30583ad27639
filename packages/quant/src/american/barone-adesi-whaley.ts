import { normalCdf, normalPdf } from '../math/normal.js';
import type { OptionType } from '../option-type.js';
import { comparisonPrice } from './comparison-price.js';

const MOST_STEPS = 100;
/** Relative to the strike. */
const CLOSE_ENOUGH = 1e-15;

/**
 * Quadratic approximation of an American option on a future: for comparison only, `americanPrice` is exact.
 *
 * @param type right to buy or to sell
 * @param F futures price; ≥ 0, else NaN
 * @param K strike, in the unit of F; ≥ 0, else NaN
 * @param T years to expiry; ≥ 0, else NaN; 0 gives intrinsic
 * @param sigma volatility per sqrt(year); ≥ 0, else NaN; 0 gives intrinsic, or the European price for r ≤ 0
 * @param r continuously compounded rate per year; ≤ 0 gives the European price
 * @returns present value in the unit of F; the formula within 1e-13 of K, with its critical price solved fully; the
 * formula itself is off by up to 3 % of K at high volatility and long life, typically 1e-4
 * @see Barone-Adesi & Whaley (1987), "Efficient analytic approximation of American option values", Journal of Finance
 * 42, 301-320, with cost of carry 0
 */
export function bawPrice(type: OptionType, F: number, K: number, T: number, sigma: number, r: number): number {
  return comparisonPrice(type, F, K, T, sigma, r, callInStrikes);
}

function callInStrikes(x0: number, A: number, R: number, european: number): number {
  const power = 0.5 + Math.sqrt(0.25 + (2 * R) / (A * A * -Math.expm1(-R)));
  const critical = criticalLogPrice(A, R, power);
  if (!(x0 < critical)) return 0;
  const d1 = critical / A + 0.5 * A;
  // (1 − e^−R·N(d₁))·C/q: what is paid for exercise at the critical price.
  const premium = ((1 - Math.exp(-R) * normalCdf(d1)) * Math.exp(critical)) / power;
  return european + premium * Math.exp(power * (x0 - critical));
}

/** ln(F/K) of the call at which value and slope meet those of intrinsic; Newton inside of bounds, strike 1. */
function criticalLogPrice(A: number, R: number, power: number): number {
  const discount = Math.exp(-R);
  let low = 0;
  // Without expiry the critical price is q/(q − 1) for the power of the perpetual option; before, it is lower.
  const perpetual = 0.5 + Math.sqrt(0.25 + (2 * R) / (A * A));
  let high = Math.log1p(1 / (perpetual - 1));
  let x = Math.min(high, A);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const d1 = x / A + 0.5 * A;
    const price = Math.exp(x);
    const value = discount * (price * normalCdf(d1) - normalCdf(d1 - A));
    const rest = (1 - discount * normalCdf(d1)) / power;
    const gap = price - 1 - value - price * rest;
    if (gap > 0) high = x;
    else low = x;
    const slope = price * (1 - discount * normalCdf(d1) - rest + (discount * normalPdf(d1)) / (A * power));
    const next = x - gap / slope;
    const inside = next >= low && next <= high ? next : 0.5 * (low + high);
    if (Math.abs(inside - x) <= CLOSE_ENOUGH * x) return inside;
    x = inside;
  }
  return x;
}
