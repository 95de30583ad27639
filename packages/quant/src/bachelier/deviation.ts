/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { deviationStep } from '../math/deviation-step.js';
import { sumRest } from '../math/double-double.js';
import { millsRatio } from '../math/mills-ratio.js';

/**
 * The inverse of Bachelier's formula. It depends on one number only (Jäckel, P. (2017), "Implied normal volatility",
 * Wilmott 90, 54-57); here that is q = 1 + d/v for an option out of the money by d that is worth v, the quotient of the
 * same option in the money and this one: s = v·G(q), with G(q)² = q·(an even function of ln q). So G is analytic far
 * around every q ≥ 1, and its Taylor series at the centres of 32 equal pieces of each octave give it to the last digits
 * without an iteration, a logarithm or an exponential.
 */
const PIECES_PER_OCTAVE = 32;
/** In the upper word of a double: what its exponent and the number of its piece begin with, and where they end. */
const WORD_OF_ONE = 0x3ff00000;
const WORD_SHIFT = 15;
const OCTAVES = 64;
/** q from here on, 8.2 deviations out of the money, is solved for by logarithms. */
const TABLE_ENDS = 2 ** OCTAVES;
/** The centre, and the coefficients of the series in q less that. */
const ROW = 10;
const TERMS = 9;
const MARCH_TERMS = 11;
const SQRT_TWO_PI = 2.5066282746310007;
const SQRT_TWO_PI_REST = -1.8328579980459167e-16;
const LOG_SQRT_TWO_PI = 0.9189385332046728;
/** A double and its two words, the lower one first, as on every machine that runs this. */
const double = /* @__PURE__ */ new Float64Array(1);
const words = /* @__PURE__ */ new Int32Array(double.buffer);
const TABLE = /* @__PURE__ */ deviationTable();

/**
 * @param value undiscounted value of the option out of the money; > 0
 * @param distance of the forward from the strike; ≥ 0
 * @param distanceRest what rounding took from that
 * @returns s = sigma·√T for which Bachelier's formula gives that value, within 2 units in the last place and what one of
 * the value's leaves open
 */
export function bachelierDeviation(value: number, distance: number, distanceRest: number): number {
  const q = 1 + distance / value;
  if (!(q < TABLE_ENDS)) return farDeviation(value, distance, distanceRest);
  double[0] = q;
  // Every index is below the table's length, for q is 1 … its end.
  const at = (((words[1] as number) - WORD_OF_ONE) >> WORD_SHIFT) * ROW;
  const u = q - (TABLE[at] as number);
  const w = u * u;
  const slope = TABLE[at + 2] as number;
  const rest =
    u * slope +
    w *
      ((TABLE[at + 3] as number) +
        u * (TABLE[at + 4] as number) +
        w *
          ((TABLE[at + 5] as number) +
            u * (TABLE[at + 6] as number) +
            w * ((TABLE[at + 7] as number) + u * (TABLE[at + 8] as number) + w * (TABLE[at + 9] as number))));
  // At the same value the deviation grows with the distance by the slope.
  return value * ((TABLE[at + 1] as number) + rest) + distanceRest * slope;
}

/** By two steps of fourth order from what ln(d/v) = h²/2 + 3·ln h + ln √2π + … gives. */
function farDeviation(value: number, distance: number, distanceRest: number): number {
  const quotient = distance / value;
  const logQuotient = quotient < Infinity ? Math.log(quotient) : Math.log(distance) - Math.log(value);
  const doubled = 2 * (logQuotient - LOG_SQRT_TWO_PI);
  const first = doubled - 3 * Math.log(doubled);
  let h = Math.sqrt(doubled - 3 * Math.log(first));
  for (let step = 0; step < 2; step += 1) {
    const hh = h * h;
    const moment = 1 - h * millsRatio(h);
    const difference = LOG_SQRT_TWO_PI + 0.5 * hh + Math.log(h / moment) - logQuotient;
    h /= 1 + deviationStep(difference * moment, 1 / moment, hh, 0);
  }
  return distance / h + distanceRest * millsRatio(h);
}

/**
 * From q = 1 upwards, each row's series giving the next row's s. For v = 1 and d = q − 1: s′ = M(h) with h = d/s, and of
 * Mills' ratio and J = 1 − h·M it is known that s·h′ = J and M′ = −J·h′. The relative error of s falls on the way.
 */
function deviationTable(): Float64Array {
  const table = new Float64Array(OCTAVES * PIECES_PER_OCTAVE * ROW);
  const [s, h, slope, ratio, moment] = Array.from({ length: 5 }, () => new Float64Array(MARCH_TERMS)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]; // as many as were asked for
  let q = 1;
  let deviation = SQRT_TWO_PI;
  let deviationRest = SQRT_TWO_PI_REST;
  for (let at = -ROW; at < table.length; at += ROW) {
    s[0] = deviation;
    h[0] = (q - 1) / deviation;
    ratio[0] = millsRatio(h[0]);
    moment[0] = 1 - h[0] * ratio[0];
    for (let n = 1; n < MARCH_TERMS; n += 1) {
      let slopeSum = moment[n - 1] as number;
      for (let k = 1; k < n; k += 1) slopeSum -= (s[k] as number) * (slope[n - 1 - k] as number);
      slope[n - 1] = slopeSum / deviation;
      s[n] = (ratio[n - 1] as number) / n;
      h[n] = (slope[n - 1] as number) / n;
      let ratioSum = 0;
      for (let k = 0; k < n; k += 1) ratioSum -= (moment[k] as number) * (slope[n - 1 - k] as number);
      ratio[n] = ratioSum / n;
      let momentSum = 0;
      for (let k = 0; k <= n; k += 1) momentSum -= (h[k] as number) * (ratio[n - k] as number);
      moment[n] = momentSum;
    }
    if (at >= 0) {
      table[at] = q;
      table.set(s.subarray(0, TERMS), at + 1);
    }
    const piece = at / ROW + 1;
    const centre =
      2 ** Math.floor(piece / PIECES_PER_OCTAVE) * (1 + ((piece % PIECES_PER_OCTAVE) + 0.5) / PIECES_PER_OCTAVE);
    let change = 0;
    for (let n = MARCH_TERMS - 1; n >= 1; n -= 1) change = (change + (s[n] as number)) * (centre - q);
    const next = deviation + change;
    deviationRest += sumRest(deviation, change, next);
    q = centre;
    deviation = next + deviationRest;
    deviationRest = sumRest(next, deviationRest, deviation);
  }
  return table;
}
