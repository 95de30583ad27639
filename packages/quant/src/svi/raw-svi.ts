/** Raw parameters of one expiry's smile: w(k) = a + b·(rho·(k − m) + √((k − m)² + sigma²)). */
export interface SviParameters {
  /** Level of total variance; may be negative where a + b·sigma·√(1 − rho²) ≥ 0. */
  readonly a: number;
  /** Slope of the wings, ≥ 0. */
  readonly b: number;
  /** Tilt between the wings, in [−1, 1]. */
  readonly rho: number;
  /** Log-moneyness about which the smile turns. */
  readonly m: number;
  /** Width of the turn, > 0; no volatility. */
  readonly sigma: number;
}

/**
 * Total implied variance sigma_BS²·T of a raw SVI slice.
 *
 * @param params raw parameters, any finite numbers
 * @param k log-moneyness ln(K/F), any finite number
 * @returns w(k), negative where the parameters make it so; NaN for NaN
 * Error bound: 4·2⁻⁵²·(|a| + b·(|k − m| + sigma)).
 * @see Gatheral, J. (2004), "A parsimonious arbitrage-free implied volatility parameterization", Global Derivatives;
 * Gatheral, J. & Jacquier, A. (2014), "Arbitrage-free SVI volatility surfaces", Quantitative Finance 14, 59-71, eq. 3.1
 * @example
 * sviTotalVariance({ a: 0.04, b: 0.1, rho: -0.4, m: 0, sigma: 0.2 }, 0); // 0.06
 */
export function sviTotalVariance(params: SviParameters, k: number): number {
  const x = k - params.m;
  return params.a + params.b * (params.rho * x + Math.sqrt(x * x + params.sigma * params.sigma));
}

/**
 * Durrleman's function: the density that a smile implies, up to a positive factor. A slice is free of butterfly
 * arbitrage where it is nowhere negative and the call price vanishes for large strikes.
 *
 * @param params raw parameters
 * @param k log-moneyness ln(K/F), any finite number
 * @returns g(k) = (1 − k·w′/2w)² − w′²/4·(1/w + 1/4) + w″/2; NaN where w(k) is not positive, and for NaN
 * Error bound: 1e-14·(1 + k·w′/w)² + 1e-15·w′²/w, relative error within 1e-10 where g is not near a zero.
 * @see Durrleman, V. (2005), "From implied to spot volatilities", PhD thesis, Princeton; Gatheral & Jacquier (2014),
 * eq. 2.1
 * @example
 * sviDurrlemanG({ a: 0.04, b: 0, rho: 0, m: 0, sigma: 0.1 }, 0.5); // 1: a flat smile is lognormal
 */
export function sviDurrlemanG(params: SviParameters, k: number): number {
  const { a, b, rho, m, sigma } = params;
  return durrlemanG(a, b, rho, m, sigma, k);
}

/** As `sviDurrlemanG`, without an object to read. */
export function durrlemanG(a: number, b: number, rho: number, m: number, sigma: number, k: number): number {
  const x = k - m;
  const square = x * x + sigma * sigma;
  const root = Math.sqrt(square);
  const w = a + b * (rho * x + root);
  if (!(w > 0)) return NaN;
  const slope = b * (rho + x / root);
  const curvature = (b * sigma * sigma) / (square * root);
  const tilt = 1 - (0.5 * k * slope) / w;
  return tilt * tilt - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature;
}

/**
 * The least total variance of a slice, at its turning point or, with |rho| = 1, in the limit of a wing.
 *
 * @param params raw parameters, b ≥ 0
 * @returns a + b·sigma·√(1 − rho²); NaN for |rho| > 1
 */
export function sviLeastVariance(params: SviParameters): number {
  const { a, b, rho, sigma } = params;
  return a + b * sigma * Math.sqrt((1 - rho) * (1 + rho));
}
