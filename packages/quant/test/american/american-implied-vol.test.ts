import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { americanGreeks } from '../../src/american/american-greeks.js';
import { americanImpliedVol } from '../../src/american/american-implied-vol.js';
import { americanPrice } from '../../src/american/american-price.js';
import { BoundarySolver } from '../../src/american/boundary-solver.js';
import { black76Price } from '../../src/black76/black76-price.js';
import { describeWithVectors } from '../vectors.js';
import { type AmericanRow, anyOption, typeOf } from './options.js';

describeWithVectors<AmericanRow>(
  'american implied volatility of another solver’s prices',
  'american_futures',
  (rows) => {
    test('it is their volatility within 1e-9 where vega is above 1e-4 F, or within what their price leaves', () => {
      let compared = 0;
      for (const row of rows) {
        if (row.exerciseNow || !((row.vega ?? 0) > 1e-4 * row.F)) continue;
        compared += 1;
        const implied = americanImpliedVol(typeOf(row), row.price, row.F, row.K, row.T, row.r);
        expect(Math.abs(implied - row.sigma)).toBeLessThanOrEqual(1e-9);
      }
      expect(compared).toBeGreaterThan(rows.length / 2);
    });
  },
);

describe('american implied volatility', () => {
  test('price → volatility → price', () => {
    fc.assert(
      fc.property(anyOption, ([type, F, K, T, sigma, r]) => {
        const greeks = americanGreeks(type, F, K, T, sigma, r, 'HIGH');
        if (!(greeks.vega > 1e-4 * F)) return;
        expect(Math.abs(americanImpliedVol(type, greeks.price, F, K, T, r) - sigma)).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: 1_000 },
    );
  });

  test('any price between intrinsic and maximum has a volatility that gives it', () => {
    fc.assert(
      fc.property(anyOption, fc.double({ min: 1e-6, max: 0.9, noNaN: true }), ([type, F, K, T, , r], share) => {
        const intrinsic = Math.max(type === 'CALL' ? F - K : K - F, 0);
        const price = intrinsic + share * ((type === 'CALL' ? F : K) - intrinsic);
        const sigma = americanImpliedVol(type, price, F, K, T, r);
        expect(Math.abs(americanPrice(type, F, K, T, sigma, r, 'HIGH') - price)).toBeLessThanOrEqual(
          1e-9 * Math.max(F, K),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('a price hardly above intrinsic has a volatility that gives it', () => {
    for (const type of ['CALL', 'PUT'] as const) {
      for (const x of [0.02, 0.3, 1, 2]) {
        for (const above of [1e-13, 1e-11, 1e-9, 1e-7]) {
          const K = 100 * Math.exp(type === 'CALL' ? -x : x);
          const price = Math.abs(100 - K) + above * Math.max(K, 100);
          const sigma = americanImpliedVol(type, price, 100, K, 1, 0.05);
          const back = americanPrice(type, 100, K, 1, sigma, 0.05, 'HIGH');
          expect(Math.abs(back - price)).toBeLessThanOrEqual(1e-11 * Math.max(K, 100));
        }
      }
    }
  });

  // Each boundary that is not in the table takes up to some milliseconds to solve for.
  test('beyond the table it comes back, from few boundaries solved for', () => {
    const solve = jest.spyOn(BoundarySolver.prototype, 'solve');
    for (const type of ['CALL', 'PUT'] as const) {
      for (const x of [-3, -0.5, 0, 0.5, 3]) {
        for (const [T, sigma, r] of [
          [20, 0.5, 0.1],
          [2, 4, 0.3],
          [30, 0.1, 0.5],
          [1, 8, 0.02],
          [1, 0.01, 5],
        ] as const) {
          const K = 100 * Math.exp(x * Math.min(sigma * Math.sqrt(T), 2));
          const { price, vega } = americanGreeks(type, 100, K, T, sigma, r, 'HIGH');
          solve.mockClear();
          const implied = americanImpliedVol(type, price, 100, K, T, r);
          expect(solve.mock.calls.length).toBeLessThanOrEqual(20);
          if (vega > 1e-2) expect(Math.abs(implied - sigma)).toBeLessThanOrEqual(1e-9);
        }
      }
    }
    solve.mockRestore();
  });

  test('beyond the table a price that is hardly above intrinsic ends as soon', () => {
    const solve = jest.spyOn(BoundarySolver.prototype, 'solve');
    for (const x of [-3, -0.5, 0.5, 3]) {
      for (const above of [1e-13, 1e-9, 1e-5]) {
        const K = 100 * Math.exp(x);
        const type = x < 0 ? 'CALL' : 'PUT';
        const price = Math.abs(100 - K) + above * Math.max(K, 100);
        solve.mockClear();
        const implied = americanImpliedVol(type, price, 100, K, 10, 0.5);
        expect(solve.mock.calls.length).toBeLessThanOrEqual(20);
        expect(Math.abs(americanPrice(type, 100, K, 10, implied, 0.5, 'HIGH') - price)).toBeLessThanOrEqual(
          1e-6 * Math.max(K, 100),
        );
      }
    }
    solve.mockRestore();
  });

  test('a price far out of the money keeps its digits', () => {
    const price = americanPrice('CALL', 50, 100, 0.1, 0.1, 0.05, 'HIGH');
    expect(price).toBeLessThan(1e-100);
    expect(americanImpliedVol('CALL', price, 50, 100, 0.1, 0.05)).toBeCloseTo(0.1, 12);
  });

  test('without a rate it is the European one', () => {
    expect(americanImpliedVol('PUT', black76Price('PUT', 90, 100, 1, 0.4, 0), 90, 100, 1, 0)).toBeCloseTo(0.4, 14);
  });

  test('a price at intrinsic gives 0; one below it, at the maximum or above, or NaN gives NaN', () => {
    expect(americanImpliedVol('CALL', 10, 110, 100, 1, 0.05)).toBe(0);
    expect(americanImpliedVol('CALL', 10, 110, 100, 0, 0.05)).toBe(0);
    expect(americanImpliedVol('PUT', 0, 110, 100, 1, 0.05)).toBe(0);
    expect(americanImpliedVol('CALL', 9.99, 110, 100, 1, 0.05)).toBeNaN();
    expect(americanImpliedVol('CALL', 110, 110, 100, 1, 0.05)).toBeNaN();
    expect(americanImpliedVol('PUT', 100, 110, 100, 1, 0.05)).toBeNaN();
    expect(americanImpliedVol('CALL', 12, 110, 100, 0, 0.05)).toBeNaN();
    expect(americanImpliedVol('CALL', NaN, 110, 100, 1, 0.05)).toBeNaN();
    expect(americanImpliedVol('CALL', 12, NaN, 100, 1, 0.05)).toBeNaN();
    expect(americanImpliedVol('CALL', 12, 110, 100, NaN, 0.05)).toBeNaN();
  });
});
