/** The fast functions under the European formulas against the slower ones and values in print. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { fastExp } from '../../src/math/fast-exp.js';
import { logQuotient, storeLogQuotient } from '../../src/math/log-quotient.js';
import { gaussLegendre } from '../../src/math/gauss-legendre.js';
import { centreRatio, millsRatio, ratioPair } from '../../src/math/mills-ratio.js';

const RUNS = { numRuns: 5_000 };
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const RULE = gaussLegendre(100);

/** ∫₀^∞ e^(−zu − u²/2) du, up to where no more than e^−40 of it is left. */
function millsIntegral(z: number): number {
  const end = 80 / (z + Math.sqrt(z * z + 80));
  return RULE.nodes.reduce((sum, node, index) => {
    const u = end * node;
    return sum + end * RULE.weights[index]! * Math.exp(-u * (z + 0.5 * u));
  }, 0);
}

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
        // The sum itself is good to some units of 2e-15; the golden rows hold the last digits.
        expect(Math.abs(millsRatio(z) / millsIntegral(z) - 1)).toBeLessThanOrEqual(1e-14);
      }),
      RUNS,
    );
  });

  test('centreRatio is (N(z) − ½)/n(z), odd, and keeps its digits near 0', () => {
    // (N(1) − ½)/n(1) = 0.34134474606854293/0.24197072451914337.
    expect(centreRatio(1)).toBeCloseTo(1.4106861346424479, 15);
    expect(centreRatio(-0.5)).toBe(-centreRatio(0.5));
    // z + z³/3.
    expect(centreRatio(1e-6)).toBe(1e-6 + 1e-18 / 3);
    expect(centreRatio(5e-324)).toBe(5e-324);
    expect(centreRatio(-0)).toBe(-0);
    expect(centreRatio(NaN)).toBeNaN();
    fc.assert(
      fc.property(between(-1, 1), (z) => {
        // Q(z) + M(z) = 1/(2·n(z)).
        const whole = Math.sqrt(Math.PI / 2) * Math.exp(0.5 * z * z);
        expect(
          Math.abs(centreRatio(z) + (z < 0 ? 2 * whole - millsIntegral(-z) : millsIntegral(z)) - whole),
        ).toBeLessThan(1e-14);
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
