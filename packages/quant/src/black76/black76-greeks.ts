import { emptyGreeks, greeksOfOne, type Greeks, type GreeksColumns } from '../greeks.js';
import type { OptionType } from '../option-type.js';
import { BLOCK, fillDensities, fillDeviations } from './batch-stages.js';
import { fillDegenerateGreeks } from './degenerate-greeks.js';
import {
  fillFirstGreeks,
  fillMoneynessAndRests,
  fillPolynomials,
  fillPrices,
  fillSecondGreeks,
  fillThirdGreeks,
} from './greeks-stage.js';
import { fillProbabilities, fillRatios } from './probability-stage.js';

/**
 * Price and fifteen sensitivities of a European option on a future, all in closed form.
 *
 * @param type right to buy or to sell
 * @param F futures price; ≥ 0, else NaN
 * @param K strike, in the unit of F; ≥ 0, else NaN
 * @param T years to expiry; ≥ 0, else NaN; 0 gives the one-sided Greeks of intrinsic (at F = K delta
 * is half), whatever sigma is, even Infinity
 * @param sigma volatility per sqrt(year); ≥ 0, else NaN; 0 gives those of discounted intrinsic
 * @param r continuously compounded rate per year, any finite value
 * @param out receives the result, to be used again by callers that want nothing allocated
 * @returns `out`; each within 4e-16·(4 + d1² + d2²) of itself, or 1e-14 of its usual size where it changes its sign;
 * NaN where an argument is NaN
 * @see Black, F. (1976), "The pricing of commodity contracts", Journal of Financial Economics 3, 167-179
 */
export function black76Greeks(
  type: OptionType,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  out: Greeks = emptyGreeks(),
): Greeks {
  return greeksOfOne(black76GreeksBatch, type, F, K, T, sigma, r, out);
}

/**
 * `black76Greeks` over columns: structure of arrays, all of one length, nothing allocated; equal to it to the bit.
 *
 * @param isCall 1 for a call, 0 for a put; its length says how many
 * @param out receives the results
 */
export function black76GreeksBatch(
  isCall: Uint8Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  sigma: Float64Array,
  r: Float64Array,
  out: GreeksColumns,
): void {
  for (let start = 0; start < isCall.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, isCall.length);
    fillMoneynessAndRests(F, K, start, end);
    fillDeviations(T, sigma, start, end);
    fillDensities(end - start);
    const hasOthers = fillRatios(end - start);
    fillProbabilities(isCall, F, K, start, end);
    fillPrices(T, r, start, end, out);
    fillPolynomials(F, K, T, sigma, start, end);
    fillFirstGreeks(r, start, end, out);
    fillSecondGreeks(start, end, out);
    fillThirdGreeks(r, start, end, out);
    if (hasOthers) fillDegenerateGreeks(isCall, F, K, T, sigma, r, start, end, out);
  }
}
