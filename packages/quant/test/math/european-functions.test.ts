/** The fast functions under the European formulas against the slower ones and values in print. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { fastExp } from '../../src/math/fast-exp.js';
import { logQuotient, storeLogQuotient } from '../../src/math/log-quotient.js';
import { millsRatio, ratioPair } from '../../src/math/mills-ratio.js';
import { normalCdfOverPdf } from '../../src/math/normal.js';

const RUNS = { numRuns: 5_000 };
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('the fast functions', () => {
  test('fastExp is e^x to a unit in the last place, and as Math.exp at the ends', () => {
    expect(fastExp(1)).toBeCloseTo(2.718281828459045, 15);
    for (const x of [0, -Infinity, Infinity, NaN, -745, 710]) expect(fastExp(x)).toBe(Math.exp(x));
    fc.assert(
      fc.property(between(-700, 700), (x) => {
        expect(Math.abs(fastExp(x) / Math.exp(x) - 1)).toBeLessThanOrEqual(4.5e-16);
      }),
      RUNS,
    );
  });

  test('millsRatio is N(−z)/n(z)', () => {
    expect(millsRatio(0)).toBeCloseTo(Math.sqrt(Math.PI / 2), 15);
    // N(−1)/n(1) = 0.15865525393145705/0.24197072451914337.
    expect(millsRatio(1)).toBeCloseTo(0.6556795424187985, 15);
    expect(millsRatio(1e8)).toBeCloseTo(1e-8, 22);
    expect(millsRatio(NaN)).toBeNaN();
    fc.assert(
      fc.property(between(0, 40), (z) => {
        expect(Math.abs(millsRatio(z) / normalCdfOverPdf(-z) - 1)).toBeLessThanOrEqual(1.5e-15);
      }),
      RUNS,
    );
  });

  test('ratioPair keeps the digits of a small difference: M(z − t) − M(z + t) is 2t·(1 − zM(z)) for small t', () => {
    const t = 1e-6;
    // 1 − M(1) = 0.3443204575812015; the next term is t²/6 of it.
    expect(ratioPair(1, t, false, -1) / (2 * t)).toBeCloseTo(0.3443204575812015, 11);
    // Around the centre it is Q(t − z) + Q(t + z), which is 2t there.
    expect(ratioPair(0, t, true, 1) / (2 * t)).toBeCloseTo(1, 11);
  });

  test('logQuotient is ln(high/low) however near they are, and its rest makes powers of a quotient add up', () => {
    expect(logQuotient(1, 2)).toBeCloseTo(Math.LN2, 15);
    // ln(1 + u) = u − u²/2.
    expect(logQuotient(1, 1 + 2 ** -52)).toBe(2 ** -52 - 2 ** -105);
    expect(logQuotient(1e-300, 1e300)).toBeCloseTo(600 * Math.LN10, 10);
    expect(logQuotient(0, 1)).toBe(Infinity);
    // ln 4 and 2·ln 2 to more than a double: ln 2 = 0.6931471805599453 + 2.3190468138462996e-17.
    const columns = [new Float64Array(2), new Float64Array(2)] as const;
    storeLogQuotient(1, 2, ...columns, 1);
    expect(columns[0][1]! - Math.LN2 + columns[1][1]!).toBeCloseTo(2.3190468138462996e-17, 21);
    fc.assert(
      fc.property(between(1, 100), between(0.02, 1), (high, part) => {
        const low = high * part;
        fc.pre(low < high);
        const difference = high - low;
        const reference = part > 0.5 ? Math.log1p(difference / low) : Math.log(high / low);
        expect(Math.abs(logQuotient(low, high) / reference - 1)).toBeLessThanOrEqual(1e-15);
        storeLogQuotient(low, high, ...columns, 0);
        expect(columns[0][0]).toBe(logQuotient(low, high));
        expect(Math.abs(columns[1][0]!)).toBeLessThanOrEqual(4.5e-16 * reference);
      }),
      RUNS,
    );
  });
});
