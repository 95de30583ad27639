import { sviDurrlemanG, sviLeastVariance } from '@cushing/quant';
import type { SviParameters } from '@cushing/quant';

import type { FittedSmile } from '../options/index.js';
import type { SviFit } from './volatility.types.js';

/** Lee (2004): total variance rises by at most so much per unit of log-moneyness. */
export const STEEPEST_WING = 2;
/** g of a smile that was repaired to just above zero, within its rounding. */
const ROUNDING = 1e-9;
/** Log-moneyness to either side: dense about the money, and out to where nothing is quoted. */
const SCAN = Array.from({ length: 801 }, (_, index) => (8 * Math.sinh(index / 100 - 4)) / Math.sinh(4));

/** @returns the fit as it is shown; null without a smile */
export function sviFit(smile: FittedSmile | undefined): SviFit | null {
  if (smile === undefined) return null;
  const { parameters, rmse, quotes, isRepaired, minG, argMinG } = smile;
  const { a, b, rho, m, sigma } = parameters;
  return {
    ...{ a, b, rho, m, sigma, rmse, quotes, isRepaired },
    isArbitrageFree: isButterflyFree(parameters),
    minG: Number.isFinite(minG) ? minG : null,
    argMinG: Number.isFinite(argMinG) ? argMinG : null,
  };
}

/** @returns whether total variance is positive, its wings within Lee's bound, and the density nowhere negative */
export function isButterflyFree(parameters: SviParameters): boolean {
  if (!(sviLeastVariance(parameters) > 0) || steepestWing(parameters) > STEEPEST_WING) return false;
  return SCAN.every(
    (k) => sviDurrlemanG(parameters, k) >= -ROUNDING && sviDurrlemanG(parameters, parameters.m + k) >= -ROUNDING,
  );
}

/** @returns the slope of the steeper wing */
export function steepestWing({ b, rho }: SviParameters): number {
  return b * (1 + Math.abs(rho));
}
