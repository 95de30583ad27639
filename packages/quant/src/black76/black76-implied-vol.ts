/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { fastExp } from '../math/fast-exp.js';
import { logQuotient } from '../math/log-quotient.js';
import { undiscountedTimeValue } from '../math/undiscounted-time-value.js';
import type { OptionType } from '../option-type.js';
import { BLOCK, blockColumn, fillDensities, fillMoneyness, fillTimeValues, stages } from './batch-stages.js';
import { firstDeviation, iteratedDeviation, lastDeviation } from './implied-deviation.js';
import { forwardTimesDensity, timeValueOfDensity } from './time-value.js';

// As constants of this file, which spares the loops their addresses and lengths.
const { moneyness, deviations, densities, timeValues } = stages;
const values = /* @__PURE__ */ blockColumn();

/** The least double that has all its digits: what is below it determines no volatility. */
const LEAST = 2.2250738585072014e-308;
/** Of F and K, the least share that is solved for: less is no double once it is squared into a density. */
const LEAST_SHARE = 1e-300;

/** Why there is a volatility or none: see `impliedVolStatus`. */
export type ImpliedVolStatus = 'OK' | 'ZERO_VOL' | 'BELOW_INTRINSIC' | 'AT_OR_ABOVE_MAXIMUM' | 'INVALID';

/**
 * Volatility at which `black76Price` gives a price.
 *
 * @param type right to buy or to sell
 * @param price present value in the unit of F
 * @param F futures price; ≥ 2.3e-308, else NaN
 * @param K strike, in the unit of F; ≥ 2.3e-308, else NaN
 * @param T years to expiry; > 0, else NaN, except for a price at intrinsic
 * @param r continuously compounded rate per year
 * @returns volatility per sqrt(year), to the precision that one unit in the last place of the price leaves it; 0 for a
 * price at intrinsic; NaN for one below intrinsic, by less than 1e-300 of F and K above it, or not below the largest, which
 * `impliedVolStatus` tells apart
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
  const density = forwardTimesDensity(low, h, t);
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
    fillMoneyness(F, K, start, end);
    fillGuesses(F, K, start, end);
    fillDensities(end - start);
    fillTimeValues(end - start);
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
    values[row - start] = solvableTimeValue(
      isCall[row] === 1,
      price[row] as number,
      F[row] as number,
      K[row] as number,
      T[row] as number,
      r[row] as number,
    );
  }
}

function fillGuesses(F: Float64Array, K: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row += 1) {
    deviations[row - start] = firstDeviation(
      values[row - start] as number,
      F[row] as number,
      K[row] as number,
      moneyness[row - start] as number,
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
    const value = values[row - start] as number;
    const x = moneyness[row - start] as number;
    let s = deviations[row - start] as number;
    if (!(value > 0)) {
      out[row] = value;
      continue;
    }
    const last = lastDeviation(value, x, s, densities[row - start] as number, timeValues[row - start] as number);
    if (last > 0) {
      s = last;
    } else {
      const forward = F[row] as number;
      const strike = K[row] as number;
      s = iteratedDeviation(value, Math.min(forward, strike), Math.max(forward, strike), x, s);
    }
    out[row] = s / Math.sqrt(T[row] as number);
  }
}

/**
 * @returns whether `black76ImpliedVol` answers a volatility for these arguments, and why not: OK, it does; ZERO_VOL,
 * the price is intrinsic; BELOW_INTRINSIC and AT_OR_ABOVE_MAXIMUM, no volatility gives such a price; INVALID, an
 * argument is out of range or NaN, the time value is too small for a double's digits, or no time is left for one
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
  if (!(F >= LEAST && K >= LEAST && T >= 0 && F < Infinity && K < Infinity && T < Infinity)) return 'INVALID';
  if (Number.isNaN(undiscounted)) return 'INVALID';
  if (undiscounted >= (isCall ? F : K)) return 'AT_OR_ABOVE_MAXIMUM';
  const timeValue = undiscountedTimeValue(undiscounted, isCall ? F : K, isCall ? K : F, r !== 0);
  if (timeValue < 0) return 'BELOW_INTRINSIC';
  if (timeValue === 0) return 'ZERO_VOL';
  if (timeValue >= Math.min(F, K)) return 'AT_OR_ABOVE_MAXIMUM';
  return T > 0 && timeValue >= leastTimeValue(F, K) ? 'OK' : 'INVALID';
}

/** The time value if a volatility gives it, 0 if that is 0, NaN if there is none. */
function solvableTimeValue(isCall: boolean, price: number, F: number, K: number, T: number, r: number): number {
  const undiscounted = price * fastExp(r * T);
  if (!(F >= LEAST && K >= LEAST && T >= 0 && F < Infinity && K < Infinity && T < Infinity)) return Number.NaN;
  if (!(undiscounted < (isCall ? F : K))) return Number.NaN;
  const timeValue = undiscountedTimeValue(undiscounted, isCall ? F : K, isCall ? K : F, r !== 0);
  if (!(timeValue >= leastTimeValue(F, K))) return timeValue === 0 ? 0 : Number.NaN;
  return T > 0 && timeValue < Math.min(F, K) ? timeValue : Number.NaN;
}

function leastTimeValue(F: number, K: number): number {
  return Math.max(LEAST, LEAST_SHARE * Math.min(F, K));
}
