/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { productRest, sumRest } from './double-double.js';

/**
 * Taylor series of two ratios at (step + ½)/32, in powers of the distance in steps: rows of nine numbers, the last of
 * which is what the first misses as a double. First Mills' ratio M(z) = N(−z)/n(z), z from 0 to 8; then its counterpart
 * of the centre Q(z) = (N(z) − ½)/n(z), z from 0 to 1.
 *
 * M⁽ⁿ⁾ = (−1)ⁿJₙ with the moments Jₙ(z) = ∫₀^∞ uⁿ e^(−zu − u²/2) du, for which integration by parts gives J₁ = 1 − z·J₀
 * and Jₙ₊₁ = n·Jₙ₋₁ − z·Jₙ; the derivatives of Q obey the same with −z for z. Each row's series gives the next row's
 * ratio: of M from its far end down, of Q from 0 up, the directions in which errors do not grow. Twice the digits of a
 * double make up for the cancellation in the moments.
 */
export const RATIO_STEPS_PER_UNIT = 32;
export const MILLS_ENDS = 8;
export const CENTRE_ENDS = 1;
export const RATIO_ROW = 9;
/** Where the rows of Q begin. */
export const CENTRE_ROWS = MILLS_ENDS * RATIO_STEPS_PER_UNIT;
const ROWS = CENTRE_ROWS + CENTRE_ENDS * RATIO_STEPS_PER_UNIT + 1;
const TERMS = 8;
const MARCH_TERMS = 22;
const STEP = 1 / RATIO_STEPS_PER_UNIT;

type DoubleDouble = readonly [high: number, low: number];

/** M(8 + 1/64). */
const FAR_RATIO: DoubleDouble = [0.12289889458084792, -3.928000264483608e-19];

export function ratioTable(): Float64Array {
  const table = new Float64Array(ROWS * RATIO_ROW);
  const unused = new Float64Array(RATIO_ROW);
  let ratio = march(FAR_RATIO, MILLS_ENDS + 0.5 * STEP, STEP, unused);
  for (let row = CENTRE_ROWS - 1; row >= 0; row -= 1) {
    const coefficients = table.subarray(row * RATIO_ROW, (row + 1) * RATIO_ROW);
    ratio = march(ratio, (row + 0.5) * STEP, STEP, coefficients);
    for (let n = 1; n < TERMS; n += 2) coefficients[n] = -(coefficients[n] as number);
  }
  ratio = march([0, 0], 0, 0.5 * STEP, unused);
  for (let row = CENTRE_ROWS; row < ROWS; row += 1) {
    const z = (row - CENTRE_ROWS + 0.5) * STEP;
    ratio = march(ratio, -z, STEP, table.subarray(row * RATIO_ROW, (row + 1) * RATIO_ROW));
  }
  return table;
}

/** Writes Jₙ·stepⁿ/n! into `row` and answers their sum, the ratio one step further. */
function march(ratio: DoubleDouble, z: number, step: number, row: Float64Array): DoubleDouble {
  let before = ratio;
  let moment = add([1, 0], scaled(ratio, -z));
  let next = ratio;
  let factor = 1;
  row[0] = ratio[0];
  row[TERMS] = ratio[1];
  for (let n = 1; n < MARCH_TERMS; n += 1) {
    factor *= step / n;
    if (n < TERMS) row[n] = factor * moment[0];
    next = add(next, scaled(moment, factor));
    [before, moment] = [moment, add(scaled(before, n), scaled(moment, -z))];
  }
  return next;
}

function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = a[0] + b[0];
  const rest = sumRest(a[0], b[0], sum) + a[1] + b[1];
  const high = sum + rest;
  return [high, sumRest(sum, rest, high)];
}

function scaled(a: DoubleDouble, factor: number): DoubleDouble {
  const product = a[0] * factor;
  const rest = productRest(a[0], factor, product) + a[1] * factor;
  const high = product + rest;
  return [high, sumRest(product, rest, high)];
}
