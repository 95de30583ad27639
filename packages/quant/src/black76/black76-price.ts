import { fastExp } from '../math/fast-exp.js';
import type { OptionType } from '../option-type.js';
import { BLOCK, blockColumn, fillDensities, fillDeviations, fillMoneyness, fillTimeValues } from './batch-stages.js';
import { blackTimeValue } from './time-value.js';

const moneyness = /* @__PURE__ */ blockColumn();
const deviations = /* @__PURE__ */ blockColumn();
const densities = /* @__PURE__ */ blockColumn();
const timeValues = /* @__PURE__ */ blockColumn();

/**
 * European option on a future.
 *
 * @param type right to buy or to sell
 * @param F futures price; ≥ 0, else NaN
 * @param K strike, in the unit of F; ≥ 0, else NaN
 * @param T years to expiry; ≥ 0, else NaN; 0 gives intrinsic
 * @param sigma volatility per sqrt(year); ≥ 0, else NaN; 0 gives discounted intrinsic
 * @param r continuously compounded rate per year, any finite value
 * @returns present value in the unit of F, relative error within 4e-16·(4 + d1² + d2²); NaN where an argument is NaN
 * @see Black, F. (1976), "The pricing of commodity contracts", Journal of Financial Economics 3, 167-179
 */
export function black76Price(type: OptionType, F: number, K: number, T: number, sigma: number, r: number): number {
  const timeValue = blackTimeValue(F, K, sigma * Math.sqrt(T));
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
    fillMoneyness(F, K, start, end, moneyness);
    fillDeviations(T, sigma, start, end, deviations);
    fillDensities(F, K, start, end, moneyness, deviations, densities);
    fillTimeValues(F, K, start, end, moneyness, deviations, densities, timeValues);
    fillDiscounted(isCall, F, K, T, sigma, r, start, end, timeValues, out);
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
  timeValue: Float64Array,
  out: Float64Array,
): void {
  for (let row = start; row < end; row += 1) {
    out[row] = discounted(
      2 * (isCall[row] ?? NaN) - 1,
      F[row] ?? NaN,
      K[row] ?? NaN,
      T[row] ?? NaN,
      sigma[row] ?? NaN,
      r[row] ?? NaN,
      timeValue[row - start] ?? NaN,
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
  if (!(F >= 0 && K >= 0 && T >= 0 && sigma >= 0)) return NaN;
  const intrinsic = sign * (F - K);
  return fastExp(-r * T) * (intrinsic > 0 ? intrinsic + timeValue : timeValue);
}
