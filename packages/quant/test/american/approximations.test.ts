import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { bawPrice } from '../../src/american/barone-adesi-whaley.js';
import { bivariateNormalCdf } from '../../src/american/bivariate-normal.js';
import { bjerksundStenslandPrice } from '../../src/american/bjerksund-stensland.js';
import { black76Price } from '../../src/black76/black76-price.js';
import { normalCdf } from '../../src/math/normal.js';
import { describeWithVectors } from '../vectors.js';
import { anyOption, anyWildOption, intrinsicOf, typeOf } from './options.js';

interface ApproximationRow {
  readonly type: 'call' | 'put';
  readonly F: number;
  readonly K: number;
  readonly T: number;
  readonly r: number;
  readonly sigma: number;
  readonly baw: number;
  readonly bs2002?: number;
}

describeWithVectors<ApproximationRow>('closed-form approximations in 30 digits', 'american_approx', (rows) => {
  test('Barone-Adesi and Whaley', () => {
    for (const row of rows) {
      const price = bawPrice(typeOf(row), row.F, row.K, row.T, row.sigma, row.r);
      expect(Math.abs(price - row.baw)).toBeLessThanOrEqual(1e-13 * Math.max(row.F, row.K));
    }
  });

  test('Bjerksund and Stensland', () => {
    const compared = rows.filter((row) => row.bs2002 !== undefined);
    expect(compared.length).toBeGreaterThan(100);
    for (const row of compared) {
      const price = bjerksundStenslandPrice(typeOf(row), row.F, row.K, row.T, row.sigma, row.r);
      expect(Math.abs(price - (row.bs2002 ?? NaN))).toBeLessThanOrEqual(1e-13 * Math.max(row.F, row.K));
    }
  });
});

describe('closed-form approximations', () => {
  // Haug (1998), page 24: futures options, K = 100, T = 0.1, r = 10 %; by volatility 15 %, 25 %, 35 %.
  test.each([
    [90, 0.15, 0.0206],
    [100, 0.15, 1.8771],
    [110, 0.15, 10.0089],
    [90, 0.25, 0.3159],
    [100, 0.25, 3.128],
    [110, 0.25, 10.3919],
    [90, 0.35, 0.9495],
    [100, 0.35, 4.3777],
    [110, 0.35, 11.1679],
  ])('Barone-Adesi and Whaley at F = %d, σ = %d is %d in print', (F, sigma, price) => {
    // The printed critical price was not solved fully.
    expect(Math.abs(bawPrice('CALL', F, 100, 0.1, sigma, 0.1) - price)).toBeLessThan(3e-3);
    expect(Math.abs(bjerksundStenslandPrice('CALL', F, 100, 0.1, sigma, 0.1) - price)).toBeLessThan(0.02);
  });

  test.each([bawPrice, bjerksundStenslandPrice])('%p at the ends of its range', (approximate) => {
    expect(approximate('CALL', 110, 100, 0, 0.2, 0.05)).toBe(10);
    expect(approximate('PUT', 90, 100, 1, 0, 0.05)).toBe(10);
    expect(approximate('CALL', 500, 100, 1, 0.2, 0.05)).toBe(400);
    expect(approximate('PUT', 20, 100, 1, 0.2, 0.05)).toBe(80);
    expect(approximate('PUT', 0, 100, 1, 0.2, 0.05)).toBe(100);
    expect(approximate('PUT', 90, 100, 1, 0.2, 0)).toBe(black76Price('PUT', 90, 100, 1, 0.2, 0));
    expect(approximate('CALL', NaN, 100, 1, 0.2, 0.05)).toBeNaN();
    expect(approximate('CALL', 100, 100, 1, 0.2, NaN)).toBeNaN();
  });

  test('both are at least intrinsic and at most F or K, whatever the arguments', () => {
    fc.assert(
      fc.property(anyWildOption, ([type, F, K, T, sigma, r]) => {
        for (const approximate of [bawPrice, bjerksundStenslandPrice]) {
          const price = approximate(type, F, K, T, sigma, r);
          expect(price).toBeGreaterThanOrEqual(intrinsicOf(type, F, K) * (1 - 1e-12));
          expect(price).toBeLessThanOrEqual((type === 'CALL' ? F : K) * (1 + 1e-12));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('a call is the put with futures price and strike exchanged', () => {
    fc.assert(
      fc.property(anyOption, ([, F, K, T, sigma, r]) => {
        for (const approximate of [bawPrice, bjerksundStenslandPrice]) {
          const difference = approximate('CALL', F, K, T, sigma, r) - approximate('PUT', K, F, T, sigma, r);
          expect(Math.abs(difference)).toBeLessThanOrEqual(1e-14 * Math.max(F, K));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the bivariate normal distribution', () => {
  // P(X < 0, Y < 0) = 1/4 + asin(ρ)/2π, Sheppard (1899).
  test.each([-0.9, -0.5, 0, 0.5, 0.9])('at the origin with correlation %d', (rho) => {
    expect(bivariateNormalCdf(0, 0, rho)).toBeCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), 15);
  });

  test('either sign of the second variate together is the first alone', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        (a, b, rho) => {
          expect(Math.abs(bivariateNormalCdf(a, b, rho) + bivariateNormalCdf(a, -b, -rho) - normalCdf(a))).toBeLessThan(
            2e-15,
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
