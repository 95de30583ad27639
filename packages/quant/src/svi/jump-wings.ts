import type { SviParameters } from './raw-svi.js';

/** The same slice in quantities that a trader reads off the smile, and that hardly depend on the expiry. */
export interface JumpWings {
  /** Variance at the money, w(0)/T. */
  readonly v: number;
  /** Skew at the money: the derivative of volatility by k, times √T. */
  readonly psi: number;
  /** Slope of the left wing, in units of √w(0), ≥ 0. */
  readonly p: number;
  /** Slope of the right wing, in units of √w(0), ≥ 0. */
  readonly c: number;
  /** Least variance of the smile. */
  readonly vTilde: number;
}

/**
 * Raw SVI parameters as jump-wing parameters.
 *
 * @param params raw parameters, b ≥ 0, |rho| ≤ 1, sigma > 0, w(0) > 0
 * @param T years, > 0
 * @returns the five numbers; NaN where w(0) or T is not positive
 * Error bound: relative 1e-13 where w(0) is no small difference of its two terms.
 * @see Gatheral & Jacquier (2014), "Arbitrage-free SVI volatility surfaces", Quantitative Finance 14, 59-71, eq. 3.5
 * @example
 * sviToJumpWings({ a: 0.04, b: 0.1, rho: 0, m: 0, sigma: 0.2 }, 1); // v 0.06, psi 0, p and c 0.408, vTilde 0.06
 */
export function sviToJumpWings(params: SviParameters, T: number): JumpWings {
  const { a, b, rho, m, sigma } = params;
  const root = Math.sqrt(m * m + sigma * sigma);
  const w = a + b * (root - rho * m);
  const scale = b / Math.sqrt(w);
  return {
    v: w / T,
    psi: 0.5 * scale * (rho - m / root),
    p: scale * (1 - rho),
    c: scale * (1 + rho),
    vTilde: (a + b * sigma * Math.sqrt((1 - rho) * (1 + rho))) / T,
  };
}

/**
 * Jump-wing parameters as raw SVI parameters, the inverse of `sviToJumpWings`.
 *
 * @param jumpWings v > 0, p and c ≥ 0 and not both 0, −p ≤ 2·psi ≤ c, 0 ≤ vTilde ≤ v
 * @param T years, > 0
 * @returns raw parameters; a flat smile (b 0) for p = c = 0; NaN where no raw slice has these values
 * Error bound: relative 1e-12 while 2·psi is not within 1e-3 of −p or c and v not within 1e-3 of vTilde.
 * @see Gatheral & Jacquier (2014), lemma 3.2; their cases beta = 0 and m = 0 are limits of the form used here
 * @example
 * fromJumpWings({ v: 0.06, psi: 0, p: 0.4, c: 0.4, vTilde: 0.05 }, 1); // symmetric: rho 0, m 0
 */
export function fromJumpWings(jumpWings: JumpWings, T: number): SviParameters {
  const { v, psi, p, c, vTilde } = jumpWings;
  const w = v * T;
  const root = Math.sqrt(w);
  if (p + c === 0) return { a: w, b: 0, rho: 0, m: 0, sigma: 1 };
  const b = 0.5 * root * (c + p);
  const rho = (c - p) / (c + p);
  // Sine of the angle at which k = 0 lies on the hyperbola, seen from its turn: m/√(m² + sigma²).
  const offset = (2 * psi * root) / b;
  const sine = rho - offset;
  const cosine = Math.sqrt((1 - sine) * (1 + sine));
  const flat = Math.sqrt((1 - rho) * (1 + rho));
  // w(0) − least w = b·√(m² + sigma²)·(1 − rho·sine − flat·cosine), the bracket written without its cancellation.
  const bracket = (offset * offset) / (1 - rho * sine + flat * cosine);
  const radius = bracket === 0 ? turnAtTheMoney(cosine) : ((v - vTilde) * T) / (b * bracket);
  const sigma = radius * cosine;
  return { a: vTilde * T - b * sigma * flat, b, rho, m: radius * sine, sigma };
}

/** With the turn at k = 0 the width cannot be read from v and vTilde, which are one: any will do; this one is 1. */
function turnAtTheMoney(cosine: number): number {
  return 1 / cosine;
}
