import { fastExp } from '../math/fast-exp.js';
import { logQuotient } from '../math/log-quotient.js';
import { undiscountedTimeValue } from '../math/undiscounted-time-value.js';
import type { OptionType } from '../option-type.js';
import { BLOCK, blockColumn, fillDensities, fillMoneyness, fillTimeValues } from './batch-stages.js';
import { firstDeviation, iteratedDeviation, lastDeviation } from './implied-deviation.js';
import { forwardTimesDensity, timeValueOfDensity } from './time-value.js';

const timeValues = /* @__PURE__ */ blockColumn();
const moneyness = /* @__PURE__ */ blockColumn();
const deviations = /* @__PURE__ */ blockColumn();
const densities = /* @__PURE__ */ blockColumn();
const reachedValues = /* @__PURE__ */ blockColumn();

/** Why there is a volatility or none: see `impliedVolStatus`. */
export type ImpliedVolStatus = 'OK' | 'ZERO_VOL' | 'BELOW_INTRINSIC' | 'AT_OR_ABOVE_MAXIMUM' | 'INVALID';

/**
 * Volatility at which `black76Price` gives a price.
 *
 * @param type right to buy or to sell
 * @param price present value in the unit of F
 * @param F futures price; > 0, else NaN
 * @param K strike, in the unit of F; > 0, else NaN
 * @param T years to expiry; > 0, else NaN, except for a price at intrinsic
 * @param r continuously compounded rate per year
 * @returns volatility per sqrt(year), to the precision that one unit in the last place of the price leaves it; 0 for a
 * price at intrinsic; NaN for one below intrinsic or not below the largest, which `impliedVolStatus` tells apart
 * @see Jäckel, P. (2015), "Let's be rational", Wilmott 75, 40-53, for the normalised problem and why its accuracy is
 * attainable; the guess and the one step of fifth order are described in implied-deviation.ts and deviation-step.ts
 */
export function black76ImpliedVol(type: OptionType, price: number, F: number, K: number, T: number, r: number): number {
  const value = solvableTimeValue(type === 'CALL', price, F, K, T, r);
  if (!(value > 0)) return value;
  const low = Math.min(F, K);
  const high = Math.max(F, K);
  const x = logQuotient(low, high);
  const s = firstDeviation(value, low, high, x);
  const h = -x / s;
  const t = 0.5 * s;
  const density = forwardTimesDensity(low, high, h, t);
  const last = lastDeviation(value, x, s, density, timeValueOfDensity(low, high, h, t, density));
  return (last > 0 ? last : iteratedDeviation(value, low, high, x, s)) / Math.sqrt(T);
}

/**
 * `black76ImpliedVol` over columns: structure of arrays, all of one length, nothing allocated; equal to it to the bit.
 *
 * @param isCall 1 for a call, 0 for a put
 * @param out receives the volatilities; its length says how many
 */
export function black76ImpliedVolBatch(
  isCall: Uint8Array,
  price: Float64Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  r: Float64Array,
  out: Float64Array,
): void {
  for (let start = 0; start < out.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, out.length);
    fillSolvable(isCall, price, F, K, T, r, start, end);
    fillMoneyness(F, K, start, end, moneyness);
    fillGuesses(F, K, start, end);
    fillDensities(F, K, start, end, moneyness, deviations, densities);
    fillTimeValues(F, K, start, end, moneyness, deviations, densities, reachedValues);
    fillVols(F, K, T, start, end, out);
  }
}

function fillSolvable(
  isCall: Uint8Array,
  price: Float64Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  r: Float64Array,
  start: number,
  end: number,
): void {
  for (let row = start; row < end; row += 1) {
    timeValues[row - start] = solvableTimeValue(
      isCall[row] === 1,
      price[row] ?? NaN,
      F[row] ?? NaN,
      K[row] ?? NaN,
      T[row] ?? NaN,
      r[row] ?? NaN,
    );
  }
}

function fillGuesses(F: Float64Array, K: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row += 1) {
    deviations[row - start] = firstDeviation(
      timeValues[row - start] ?? NaN,
      F[row] ?? NaN,
      K[row] ?? NaN,
      moneyness[row - start] ?? NaN,
    );
  }
}

function fillVols(
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  start: number,
  end: number,
  out: Float64Array,
): void {
  for (let row = start; row < end; row += 1) {
    const value = timeValues[row - start] ?? NaN;
    const x = moneyness[row - start] ?? NaN;
    let s = deviations[row - start] ?? NaN;
    if (!(value > 0)) {
      out[row] = value;
      continue;
    }
    const last = lastDeviation(value, x, s, densities[row - start] ?? NaN, reachedValues[row - start] ?? NaN);
    if (last > 0) {
      s = last;
    } else {
      const forward = F[row] ?? NaN;
      const strike = K[row] ?? NaN;
      s = iteratedDeviation(value, Math.min(forward, strike), Math.max(forward, strike), x, s);
    }
    out[row] = s / Math.sqrt(T[row] ?? NaN);
  }
}

/**
 * @returns whether `black76ImpliedVol` answers a volatility for these arguments, and why not: OK, it does; ZERO_VOL,
 * the price is intrinsic; BELOW_INTRINSIC and AT_OR_ABOVE_MAXIMUM, no volatility gives such a price; INVALID, an
 * argument is out of range or NaN, or no time is left for a price that has time value
 */
export function impliedVolStatus(
  type: OptionType,
  price: number,
  F: number,
  K: number,
  T: number,
  r: number,
): ImpliedVolStatus {
  const isCall = type === 'CALL';
  const undiscounted = price * fastExp(r * T);
  if (!(F > 0 && K > 0 && T >= 0 && F < Infinity && K < Infinity && T < Infinity)) return 'INVALID';
  if (Number.isNaN(undiscounted)) return 'INVALID';
  if (undiscounted >= (isCall ? F : K)) return 'AT_OR_ABOVE_MAXIMUM';
  const timeValue = undiscountedTimeValue(undiscounted, isCall ? F : K, isCall ? K : F, r !== 0);
  if (timeValue < 0) return 'BELOW_INTRINSIC';
  if (timeValue === 0) return 'ZERO_VOL';
  if (timeValue >= Math.min(F, K)) return 'AT_OR_ABOVE_MAXIMUM';
  return T > 0 ? 'OK' : 'INVALID';
}

/** The time value if a volatility gives it, 0 if that is 0, NaN if there is none. */
function solvableTimeValue(isCall: boolean, price: number, F: number, K: number, T: number, r: number): number {
  const undiscounted = price * fastExp(r * T);
  if (!(F > 0 && K > 0 && T >= 0 && F < Infinity && K < Infinity && T < Infinity)) return NaN;
  if (!(undiscounted < (isCall ? F : K))) return NaN;
  const timeValue = undiscountedTimeValue(undiscounted, isCall ? F : K, isCall ? K : F, r !== 0);
  if (!(timeValue > 0)) return timeValue === 0 ? 0 : NaN;
  return T > 0 && timeValue < Math.min(F, K) ? timeValue : NaN;
}
