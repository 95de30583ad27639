/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length */
import { SABR_VOL_KINDS } from './sabr-vol-kind.js';
import type { SabrVolKind } from './sabr-vol-kind.js';
import { makeSmileColumns, setExpansion } from './smile-columns.js';

/** The strike at hand. */
const one = /* @__PURE__ */ makeSmileColumns(1);

/**
 * Implied volatility of the SABR model, dF = alpha·F^beta dW, dalpha = nu·alpha dZ, dW dZ = rho dt.
 *
 * @param F forward, F + shift > 0; any sign for beta 0 and NORMAL without a shift
 * @param K strike, as F
 * @param T years, ≥ 0
 * @param alpha volatility of the forward at the start, in price units^(1 − beta), > 0
 * @param beta backbone, in [0, 1]
 * @param nu volatility of volatility, ≥ 0
 * @param rho correlation, in (−1, 1)
 * @param shift what is added to F and K; a LOGNORMAL volatility then belongs to the shifted forward. Left out, it is 0,
 * and beta 0 with NORMAL takes the model in its own variable F − K, which needs no sign and no expansion in ln(F/K);
 * given, also as 0, the expansion in ln(F/K) is used as for every other beta
 * @param kind which volatility, LOGNORMAL unless told
 * @returns volatility per √year, smooth through F = K; negative or NaN beyond the expansion's range (long T, large nu);
 * NaN where F + shift or K + shift is not positive, for another word as kind, and for NaN
 * Error bound: relative 1e-14 of the formula, which itself is O(T) from the model.
 * @see Hagan, P., Kumar, D., Lesniewski, A. & Woodward, D. (2002), "Managing smile risk", Wilmott, September, 84-108,
 * eq. 2.17a (LOGNORMAL), A.59 and B.69a (NORMAL)
 * @example
 * sabrVol(75, 75, 1, 0.3, 1, 0, 0); // 0.3: without volatility of volatility, Black-76
 */
export function sabrVol(
  F: number,
  K: number,
  T: number,
  alpha: number,
  beta: number,
  nu: number,
  rho: number,
  shift?: number,
  kind: SabrVolKind = 'LOGNORMAL',
): number {
  if (!SABR_VOL_KINDS.includes(kind)) return NaN;
  const isNormal = kind === 'NORMAL';
  if (isNormal && beta === 0 && shift === undefined) return normalSabrVol(F, K, T, alpha, nu, rho);
  const forward = F + (shift ?? 0);
  const strike = K + (shift ?? 0);
  if (!(forward > 0 && strike > 0)) return NaN;
  setExpansion(one, forward, strike, beta, isNormal);
  const { front, distance, squared, crossed } = one;
  const local = (squared[0] as number) * alpha * alpha + (crossed[0] as number) * rho * nu * alpha;
  const skew = sabrSkew((nu / alpha) * (distance[0] as number), rho);
  return alpha * (front[0] as number) * skew * (1 + (local + ((2 - 3 * rho * rho) / 24) * nu * nu) * T);
}

/**
 * Bachelier volatility of the SABR model with beta 0, whose forward may have any sign.
 *
 * @param F forward, any finite number
 * @param K strike, any finite number
 * @param T years, ≥ 0
 * @param alpha volatility at the start, in price units, > 0
 * @param nu volatility of volatility, ≥ 0
 * @param rho correlation, in (−1, 1)
 * @returns volatility in price units per √year
 * @see Hagan et al. (2002), appendix B with C(F) = 1
 */
export function normalSabrVol(F: number, K: number, T: number, alpha: number, nu: number, rho: number): number {
  const backbone = alpha * sabrSkew((nu / alpha) * (F - K), rho);
  return backbone * (1 + ((2 - 3 * rho * rho) / 24) * nu * nu * T);
}

/**
 * z/x(z), x(z) = ln((√(1 − 2·rho·z + z²) + z − rho)/(1 − rho)).
 *
 * For z ≥ 0 no term cancels once the 1 is taken out of the logarithm; x(−z; −rho) = −x(z; rho) gives the other side.
 */
export function sabrSkew(z: number, rho: number): number {
  if (z === 0) return 1;
  const distance = Math.abs(z);
  const slant = z < 0 ? -rho : rho;
  const root = Math.sqrt(1 - 2 * slant * distance + distance * distance);
  const excess = (distance * (root + (1 - slant) + (distance - slant))) / ((root + 1) * (1 - slant));
  return distance / Math.log1p(excess);
}
