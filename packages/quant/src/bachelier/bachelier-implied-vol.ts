/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { sumRest } from '../math/double-double.js';
import { fastExp } from '../math/fast-exp.js';
import { millsRatio } from '../math/mills-ratio.js';
import { undiscountedTimeValue } from '../math/undiscounted-time-value.js';
import type { OptionType } from '../option-type.js';
import { deviationGuess } from './deviation-guess.js';

/** Options that go through the stages of the batch together. */
const BLOCK = 256;
const timeValues = /* @__PURE__ */ new Float64Array(BLOCK);
const densities = /* @__PURE__ */ new Float64Array(BLOCK);
const ratios = /* @__PURE__ */ new Float64Array(BLOCK);
const guesses = /* @__PURE__ */ new Float64Array(BLOCK);

const SQRT_TWO_PI = 2.5066282746310002;
const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
const LOG_SQRT_TWO_PI = 0.9189385332046728;
/** From here on the density loses digits to the least double, and logarithms are compared. */
const FAR = 36;
const LEAST_VALUE = 1e-290;

/**
 * Volatility at which `bachelierPrice` gives a price. No iteration: a guess to five digits from a table, and one step of
 * fourth order.
 *
 * @param type right to buy or to sell
 * @param price present value in the unit of F
 * @param F futures price, any finite value
 * @param K strike, in the unit of F, any finite value
 * @param T years to expiry; > 0, else NaN, except for a price at intrinsic
 * @param r continuously compounded rate per year
 * @returns volatility in the unit of F per sqrt(year), to the precision that one unit in the last place of the price
 * leaves it; 0 for a price at intrinsic; NaN for one below it
 * @see Jäckel, P. (2017), "Implied normal volatility", Wilmott 90, 54-57, for the reduction to one number
 */
export function bachelierImpliedVol(
  type: OptionType,
  price: number,
  F: number,
  K: number,
  T: number,
  r: number,
): number {
  const value = solvableTimeValue(type === 'CALL' ? 1 : -1, price, F, K, T, r);
  if (!(value > 0)) return value;
  const distance = Math.abs(F - K);
  const s = deviationGuess(value, distance);
  const h = distance / s;
  return lastDeviation(value, F, K, s, millsRatio(h), deviationTimesDensity(s, h)) / Math.sqrt(T);
}

/**
 * `bachelierImpliedVol` over columns: structure of arrays, all of one length, nothing allocated; equal to it to the
 * bit.
 *
 * @param isCall 1 for a call, 0 for a put
 * @param out receives the volatilities; its length says how many
 */
export function bachelierImpliedVolBatch(
  isCall: Uint8Array,
  price: Float64Array,
  F: Float64Array,
  K: Float64Array,
  T: Float64Array,
  r: Float64Array,
  out: Float64Array,
): void {
  // One loop for each stage, as with Black-76; a column that ends early gives NaN.
  for (let start = 0; start < out.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, out.length);
    fillSolvable(isCall, price, F, K, T, r, start, end);
    fillGuesses(F, K, start, end);
    fillRatios(F, K, start, end);
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
      2 * (isCall[row] as number) - 1,
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
    guesses[row - start] = deviationGuess(
      timeValues[row - start] as number,
      Math.abs((F[row] as number) - (K[row] as number)),
    );
  }
}

function fillRatios(F: Float64Array, K: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const s = guesses[at] as number;
    const h = Math.abs((F[row] as number) - (K[row] as number)) / s;
    ratios[at] = millsRatio(h);
    densities[at] = deviationTimesDensity(s, h);
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
    const value = timeValues[row - start] as number;
    const s = lastDeviation(
      value,
      F[row] as number,
      K[row] as number,
      guesses[row - start] as number,
      ratios[row - start] as number,
      densities[row - start] as number,
    );
    out[row] = value > 0 ? s / Math.sqrt(T[row] as number) : value;
  }
}

/** The time value if a volatility gives it, 0 if that is 0, NaN if there is none. */
function solvableTimeValue(sign: number, price: number, F: number, K: number, T: number, r: number): number {
  const undiscounted = price * fastExp(r * T);
  if (!(undiscounted < Infinity && Math.abs(F - K) < Infinity && T >= 0)) return Number.NaN;
  const isCall = sign > 0;
  // Which of the two it is does not matter out of the money, and random types are foreseen wrongly.
  const timeValue =
    sign * (F - K) > 0 ? undiscountedTimeValue(undiscounted, isCall ? F : K, isCall ? K : F, r !== 0) : undiscounted;
  if (!(timeValue > 0)) return timeValue === 0 ? 0 : Number.NaN;
  return T === 0 ? Number.NaN : timeValue;
}

/**
 * @param s guess of it
 * @param ratio M(h)
 * @param density s·n(h)
 * @returns s with s·n(h)·J₁(h) = value for h = |F − K|/s and J₁ = 1 − h·M(h)
 */
function lastDeviation(value: number, F: number, K: number, s: number, ratio: number, density: number): number {
  const difference = F - K;
  if (difference === 0) return value * SQRT_TWO_PI;
  const distance = Math.abs(difference);
  const h = distance / s;
  const hh = h * h;
  const first = 1 - h * ratio;
  const reached = density * first;
  const relative = (value - reached) / reached;
  const logDifference =
    h > FAR || value < LEAST_VALUE
      ? farLogDifference(value, s, hh, first)
      : relative * (1 - relative * (0.5 - (1 / 3) * relative));
  const newton = logDifference * first;
  const slope = 1 / first;
  // As in deviation-step.ts, two orders less, for the guess is that near.
  const r1 = 1 + hh - slope;
  const r2 = 0.5 * (r1 * (r1 - slope) - 2 * hh);
  const c2 = 0.5 * r1;
  const change = newton * (1 + newton * (-c2 + newton * (2 * c2 * c2 - (1 / 3) * r2)));
  // What rounding took from F − K; at the same value the deviation grows with the distance by N(−h)/n(h).
  const distanceRest = (2 * Number(difference > 0) - 1) * sumRest(F, -K, difference);
  return s + (s * change * (1 + 0.5 * change) + ratio * distanceRest);
}

/** @returns s·n(h) */
function deviationTimesDensity(s: number, h: number): number {
  return s * ONE_OVER_SQRT_TWO_PI * fastExp(-0.5 * (h * h));
}

/** ln(value) less the logarithm of what s gives, where their densities are hardly doubles. */
function farLogDifference(value: number, s: number, hh: number, first: number): number {
  return Math.log(value) - Math.log(s) + LOG_SQRT_TWO_PI + 0.5 * hh - Math.log(first);
}
