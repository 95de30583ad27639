import { logRatio } from '../math/log-ratio.js';

/** LOGNORMAL: the Black-76 volatility; NORMAL: the Bachelier volatility, in price units. */
export type SabrVolKind = 'LOGNORMAL' | 'NORMAL';

export const SABR_VOL_KINDS: readonly SabrVolKind[] = ['LOGNORMAL', 'NORMAL'];

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
  const displacement = shift ?? 0;
  return sabrExpansion(F + displacement, K + displacement, T, alpha, beta, nu, rho, isNormal);
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

function sabrExpansion(
  F: number,
  K: number,
  T: number,
  alpha: number,
  beta: number,
  nu: number,
  rho: number,
  isNormal: boolean,
): number {
  if (!(F > 0 && K > 0)) return NaN;
  const logMoneyness = logRatio(F, K);
  const square = logMoneyness * logMoneyness;
  const oneMinusBeta = 1 - beta;
  const mean = Math.sqrt(F) * Math.sqrt(K);
  const power = mean ** oneMinusBeta;
  const local = alpha / power;
  const curved = oneMinusBeta * oneMinusBeta * square;
  const level = local / (1 + curved / 24 + (curved * curved) / 1920);
  const skew = sabrSkew((nu / local) * logMoneyness, rho);
  const cross = 0.25 * rho * beta * nu * local + ((2 - 3 * rho * rho) / 24) * nu * nu;
  if (isNormal) {
    const drift = cross - ((beta * (2 - beta)) / 24) * local * local;
    return level * mean * (1 + square / 24 + (square * square) / 1920) * skew * (1 + drift * T);
  }
  return level * skew * (1 + (cross + ((oneMinusBeta * oneMinusBeta) / 24) * local * local) * T);
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
