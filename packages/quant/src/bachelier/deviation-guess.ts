/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { millsRatio } from '../math/mills-ratio.js';

/**
 * The inverse of Bachelier's formula to five digits by one table: the idea of Jäckel, P. (2017), "Implied normal
 * volatility", that it depends on one number only, carried out with cubic pieces instead of rationals.
 *
 * An option out of the money by d that is worth v has p = d/(v·√2π) and the deviation s = (v·√2π + d)·R(ζ) with
 * ζ² = ln(1 + p): R falls smoothly from 1 at the money to 1/37 where v is the least double.
 */
const SQRT_TWO_PI = 2.5066282746310002;
const LOG_SQRT_TWO_PI = 0.9189385332046728;
const STEPS_PER_UNIT = 8;
/** ζ² = 784, of which no pair of doubles of comparable size comes near. */
const TABLE_ENDS = 28;
const LARGEST_RATIO = 1e300;
const NODE_ITERATIONS = 40;
const NODE_TOLERANCE = 1e-14;
const TABLE = /* @__PURE__ */ deviationTable();

/**
 * @param value undiscounted value of the option out of the money; > 0
 * @param distance of the forward from the strike; ≥ 0
 * @returns s for which Bachelier's formula gives that value, to 1e-5 of itself
 */
export function deviationGuess(value: number, distance: number): number {
  const atMoney = value * SQRT_TWO_PI;
  const p = distance / atMoney;
  const squared = p < LARGEST_RATIO ? Math.log(1 + p) : Math.log(distance) - Math.log(value) - LOG_SQRT_TWO_PI;
  const scaled = Math.sqrt(squared) * STEPS_PER_UNIT;
  if (!(scaled < TABLE_ENDS * STEPS_PER_UNIT)) return distance / Math.sqrt(2 * squared);
  const step = scaled | 0;
  const u = scaled - step;
  const at = 4 * step;
  // Every index is below the table's length, for ζ is below its end.
  const ratio =
    (TABLE[at] as number) +
    u * ((TABLE[at + 1] as number) + u * ((TABLE[at + 2] as number) + u * (TABLE[at + 3] as number)));
  return (atMoney + distance) * ratio;
}

/** Cubic Hermite pieces through R and its slope at every node. */
function deviationTable(): Float64Array {
  const pieces = TABLE_ENDS * STEPS_PER_UNIT;
  const table = new Float64Array(4 * pieces);
  let h = 1 / (STEPS_PER_UNIT * STEPS_PER_UNIT);
  let left = 1;
  let leftSlope = 0;
  for (let piece = 0; piece < pieces; piece += 1) {
    const zeta = (piece + 1) / STEPS_PER_UNIT;
    const logP = zeta * zeta + Math.log1p(-Math.exp(-zeta * zeta));
    h = standardDistance(logP, h);
    const inverseP = Math.exp(-logP);
    const right = 1 / (h * (1 + inverseP));
    const first = 1 - h * millsRatio(h);
    const rightSlope = (right * 2 * zeta * (inverseP - (1 + inverseP) * first)) / STEPS_PER_UNIT;
    table.set(
      [left, leftSlope, 3 * (right - left) - 2 * leftSlope - rightSlope, 2 * (left - right) + leftSlope + rightSlope],
      4 * piece,
    );
    left = right;
    leftSlope = rightSlope;
  }
  return table;
}

/** Solves ln p = ln h + h²/2 − ln J₁(h) by Newton's method in ln h, whose slope is 1/J₁ for J₁ = 1 − h·M(h). */
function standardDistance(logP: number, guess: number): number {
  let h = guess;
  for (let iteration = 0; iteration < NODE_ITERATIONS; iteration += 1) {
    const first = 1 - h * millsRatio(h);
    const step = (logP - Math.log(h) - 0.5 * h * h + Math.log(first)) * first;
    h *= Math.exp(step);
    if (Math.abs(step) < NODE_TOLERANCE * (1 + h * h)) break;
  }
  return h;
}
