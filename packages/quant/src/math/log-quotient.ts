/**
 * ln(high/low) to more than a double: what is left of low after c·high for the nearest c of a table is exact, and so is
 * the logarithm of c in two parts (as in Tang, P. T. P. (1990), "Table-driven implementation of the logarithm function
 * in IEEE floating-point arithmetic", ACM Transactions on Mathematical Software 16(4), 378-400).
 */
/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length, in the hottest loads */
import { productRest, sumRest } from './double-double.js';
import { logRatio } from './log-ratio.js';

const STEPS_PER_UNIT = 256;
const FIRST_STEP = 32;
/** Less is left to `Math.log`, and so are forwards and strikes that single precision does not hold. */
const LEAST_QUOTIENT = FIRST_STEP / STEPS_PER_UNIT;
const LARGEST = 1e30;
const SERIES_TERMS = 6;
const SPLITTER = 2 ** 32 + 1;
/** −ln(step/256), what that misses as a double, and 256/step. */
const ROW = 3;
const TABLE = /* @__PURE__ */ logarithmTable();

/**
 * @param low > 0
 * @param high ≥ low
 * @returns ln(high/low), within 2 units in the last place, however near they are
 */
export function logQuotient(low: number, high: number): number {
  const inverse = 1 / high;
  const quotient = low * inverse;
  if (!(quotient > LEAST_QUOTIENT && high < LARGEST && low > 1 / LARGEST)) return logOfAny(low, high);
  const step = (quotient * STEPS_PER_UNIT + 0.5) | 0;
  const at = (step - FIRST_STEP) * ROW;
  const c = step * (1 / STEPS_PER_UNIT);
  const head = leadingBits(high);
  const tail = high - head;
  // Exact, for the head has 21 bits, c has 8, and what is left of low is small.
  const left = low - c * head - c * tail;
  // Every index is below the table's length, for the quotient is 1/8 … 1.
  const u = left * inverse * (TABLE[at + 2] as number);
  return (TABLE[at] as number) + (logOfRest(u) - u);
}

/**
 * The same number, and what it misses to 1e-19 of itself, written at `at` of two columns: a loop that needs both keeps
 * what they have in common. Nothing is missed where it comes from `Math.log`.
 */
export function storeLogQuotient(
  low: number,
  high: number,
  quotients: Float64Array,
  rests: Float64Array,
  at: number,
): void {
  const inverse = 1 / high;
  const quotient = low * inverse;
  if (!(quotient > LEAST_QUOTIENT && high < LARGEST && low > 1 / LARGEST)) {
    quotients[at] = logOfAny(low, high);
    rests[at] = 0;
    return;
  }
  const step = (quotient * STEPS_PER_UNIT + 0.5) | 0;
  const row = (step - FIRST_STEP) * ROW;
  const c = step * (1 / STEPS_PER_UNIT);
  const head = leadingBits(high);
  const tail = high - head;
  const left = low - c * head - c * tail;
  // Every index is below the table's length, for the quotient is 1/8 … 1.
  const inverseStep = TABLE[row + 2] as number;
  const u = left * inverse * inverseStep;
  // With 24 bits of u, 8 of c and 21 of the head, nothing of their product is rounded away.
  const uHead = Math.fround(u);
  const part = c * uHead;
  const uTail = (left - part * head - part * tail) * inverse * inverseStep;
  const small = logOfRest(u);
  const logarithm = TABLE[row] as number;
  const result = logarithm + (small - u);
  const sum = logarithm - uHead;
  quotients[at] = result;
  rests[at] = sum - result + (small - uTail + (logarithm - sum - uHead + (TABLE[row + 1] as number)));
}

/** The first 21 bits. */
function leadingBits(a: number): number {
  const scaled = a * SPLITTER;
  return scaled - (scaled - a);
}

function logOfAny(low: number, high: number): number {
  return high / low < Infinity ? logRatio(high, low) : Math.log(high) - Math.log(low);
}

/** u − ln(1 + u) for |u| ≤ 1/64. */
function logOfRest(u: number): number {
  const w = u * u;
  return w * (0.5 - u * (1 / 3) + w * (0.25 - u * 0.2 + w * (1 / 6 - u * (1 / 7) + w * (0.125 - u * (1 / 9)))));
}

/** From ln 1 = 0 downwards by ln((n + 1)/n) = 2·artanh(1/(2n + 1)), summed with twice the digits of a double. */
function logarithmTable(): Float64Array {
  const table = new Float64Array((STEPS_PER_UNIT - FIRST_STEP + 1) * ROW);
  let sum = 0;
  let rest = 0;
  for (let step = STEPS_PER_UNIT; step >= FIRST_STEP; step -= 1) {
    const at = (step - FIRST_STEP) * ROW;
    table[at] = sum;
    table[at + 1] = rest;
    table[at + 2] = STEPS_PER_UNIT / step;
    const odd = 2 * step - 1;
    const z = 2 / odd;
    const product = z * odd;
    const zRest = (2 - product - productRest(z, odd, product)) / odd;
    const w = 1 / (odd * odd);
    let tail = 0;
    for (let n = SERIES_TERMS; n >= 1; n -= 1) tail = w * (1 / (2 * n + 1) + tail);
    const next = sum + z;
    const nextRest = sumRest(sum, z, next) + zRest + z * tail + rest;
    sum = next + nextRest;
    rest = sumRest(next, nextRest, sum);
  }
  return table;
}
