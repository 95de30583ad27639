/**
 * The exponential function without the branches of `Math.exp`: 2^(j/64) from a table times a polynomial (Tang, P. T. P.
 * (1989), "Table-driven implementation of the exponential function in IEEE floating-point arithmetic", ACM
 * Transactions on Mathematical Software 15(2), 144-157).
 */
/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { productRest, sumRest } from './double-double.js';

/** ln 2/64 in two parts: the first has 32 bits, so that its product with the step is exact. */
const STEP_HIGH = 0.01083042469326756;
const STEP_LOW = 2.9815858269852933e-12;
const STEPS_PER_UNIT = 92.33248261689366;
/** Added and taken off again, it rounds to an integer. */
const ROUNDING = 6755399441055744;
/** Outside, the result is no normal double. */
const LEAST = -708;
const LARGEST = 709;
const POWERS_BELOW = 1022;
const POWERS = /* @__PURE__ */ powersOfTwo();
/** 2^(j/64) and what that misses as a double, by turns. */
const ROOTS = /* @__PURE__ */ rootsOfTwo();

/**
 * @param x any double
 * @returns e^x, within 1 unit in the last place; NaN for NaN
 */
export function fastExp(x: number): number {
  if (!(x > LEAST && x < LARGEST)) return Math.exp(x);
  const steps = x * STEPS_PER_UNIT + ROUNDING - ROUNDING;
  const step = steps | 0;
  const u = x - steps * STEP_HIGH - steps * STEP_LOW;
  const w = u * u;
  const rest = u + w * (0.5 + u * (1 / 6) + w * (1 / 24 + u * (1 / 120)));
  // All indices are inside for what is between the limits.
  const at = 2 * (step & 63);
  const root = ROOTS[at] as number;
  return (root + (root * rest + (ROOTS[at + 1] as number))) * (POWERS[(step >> 6) + POWERS_BELOW] as number);
}

function powersOfTwo(): Float64Array {
  return Float64Array.from({ length: POWERS_BELOW + 1024 }, (_, index) => 2 ** (index - POWERS_BELOW));
}

/** From six square roots of 2, multiplied with twice the digits of a double. */
function rootsOfTwo(): Float64Array {
  let step = 2;
  let stepRest = 0;
  for (let halving = 0; halving < 6; halving += 1) {
    const root = Math.sqrt(step);
    const square = root * root;
    stepRest = (step - square - productRest(root, root, square) + stepRest) / (2 * root);
    step = root;
  }
  const roots = Float64Array.of(1, 0, ...new Float64Array(126));
  for (let at = 2; at < 128; at += 2) {
    const before = roots[at - 2] as number;
    const product = before * step;
    const rest = productRest(before, step, product) + before * stepRest + step * (roots[at - 1] as number);
    roots[at] = product + rest;
    roots[at + 1] = sumRest(product, rest, product + rest);
  }
  return roots;
}
