/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { fastExp } from '../math/fast-exp.js';
import type { OptionType } from '../option-type.js';
import { BLOCK, fillDensities, fillDeviations, fillMoneyness, fillTimeValues, stages } from './batch-stages.js';
import { blackTimeValue, deviation } from './time-value.js';

// As a constant of this file, which spares the loop its address and length.
const { timeValues } = stages;

/**
 * European option on a future.
 *
 * @param type right to buy or to sell
 * @param F futures price; ≥ 0, else NaN
 * @param K strike, in the unit of F; ≥ 0, else NaN
 * @param T years to expiry; ≥ 0, else NaN; 0 gives intrinsic, whatever sigma is, even Infinity
 * @param sigma volatility per sqrt(year); ≥ 0, else NaN; 0 gives discounted intrinsic
 * @param r continuously compounded rate per year, any finite value
 * @returns present value in the unit of F, relative error within 4e-16·(4 + d1² + d2²); NaN where an argument is NaN
 * @see Black, F. (1976), "The pricing of commodity contracts", Journal of Financial Economics 3, 167-179
 */
export function black76Price(type: OptionType, F: number, K: number, T: number, sigma: number, r: number): number {
  const timeValue = blackTimeValue(F, K, deviation(sigma, Math.sqrt(T)));
  return discounted(type === 'CALL' ? 1 : -1, F, K, T, sigma, r, timeValue);
}

/**
 * `black76Price` over columns: structure of arrays, all of one length, nothing allocated; equal to it to the bit.
 *
 * @param isCall 1 for a call, 0 for a put
 * @param out receives the prices; its length says how many
 */
export function black76PriceBatch(
  isCall: Uint8Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  sigma: Float64Array,
  r: Float64Array,
  out: Float64Array,
): void {
  for (let start = 0; start < out.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, out.length);
    fillMoneyness(F, K, start, end);
    fillDeviations(T, sigma, start, end);
    fillDensities(end - start);
    fillTimeValues(end - start);
    fillDiscounted(isCall, F, K, T, sigma, r, start, end, out);
  }
}

function fillDiscounted(
  isCall: Uint8Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  sigma: Float64Array,
  r: Float64Array,
  start: number,
  end: number,
  out: Float64Array,
): void {
  for (let row = start; row < end; row += 1) {
    out[row] = discounted(
      2 * (isCall[row] as number) - 1,
      F[row] as number,
      K[row] as number,
      T[row] as number,
      sigma[row] as number,
      r[row] as number,
      timeValues[row - start] as number,
    );
  }
}

function discounted(
  sign: number,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  timeValue: number,
): number {
  // Not the global NaN: a number that may be that one is boxed.
  if (!(F >= 0 && K >= 0 && T >= 0 && sigma >= 0)) return Number.NaN;
  const intrinsic = sign * (F - K);
  return fastExp(-r * T) * (intrinsic > 0 ? intrinsic + timeValue : timeValue);
}
