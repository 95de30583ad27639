import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { americanPrice, americanPriceBatch } from '../../src/american/american-price.js';
import { black76Price } from '../../src/black76/black76-price.js';
import type { OptionType } from '../../src/option-type.js';
import { describeWithVectors } from '../vectors.js';
import { anyAccuracy, anyOption, anyWildOption, intrinsicOf, type AmericanRow, typeOf } from './options.js';

describeWithVectors<AmericanRow>('american prices against 830 of another solver', 'american_futures', (rows) => {
  test.each([
    ['FAST', 1.6e-6, 5e-5],
    ['ACCURATE', 1e-8, 1e-7],
    ['HIGH', 2e-11, 1e-10],
  ] as const)(
    '%s is within %d of the strike by root mean square and %d at most',
    (accuracy, rootMeanSquare, largest) => {
      let squares = 0;
      for (const row of rows) {
        const price = americanPrice(typeOf(row), row.F, row.K, row.T, row.sigma, row.r, accuracy);
        const error = Math.abs(price - row.price) / row.K;
        expect(error).toBeLessThanOrEqual(largest);
        squares += error * error;
      }
      expect(Math.sqrt(squares / rows.length)).toBeLessThanOrEqual(rootMeanSquare);
    },
  );

  test('beyond the boundary the price is intrinsic, without a rate the European one', () => {
    for (const row of rows) {
      const price = americanPrice(typeOf(row), row.F, row.K, row.T, row.sigma, row.r);
      if (row.exerciseNow) expect(price).toBe(intrinsicOf(typeOf(row), row.F, row.K));
      if (row.r <= 0) expect(price).toBe(black76Price(typeOf(row), row.F, row.K, row.T, row.sigma, row.r));
    }
  });
});

describe('american prices', () => {
  // Andersen, Lake & Offengenden (2016), table 2: put, F = K = 100, r = q = 5 %, 25 %, one year; their finest scheme.
  test('the early exercise premium is that of the paper', () => {
    const premium =
      americanPrice('PUT', 100, 100, 1, 0.25, 0.05, 'HIGH') - black76Price('PUT', 100, 100, 1, 0.25, 0.05);
    expect(premium).toBeCloseTo(0.106952702747, 10);
  });

  test.each([
    [3, 2],
    [8, 0.5],
    [0.5, 5],
    [0.01, 1.5],
  ])('sigma·√T = %d and r·T = %d, outside of the table, are solved to the same price at every accuracy', (A, R) => {
    for (const F of [0.9, 1, 1.3]) {
      const high = americanPrice('PUT', F, 1, 1, A, R, 'HIGH');
      expect(Math.abs(americanPrice('PUT', F, 1, 1, A, R, 'ACCURATE') - high)).toBeLessThan(1e-6);
      expect(Math.abs(americanPrice('PUT', F, 1, 1, A, R, 'FAST') - high)).toBeLessThan(1e-6);
    }
  });

  test('nothing jumps where the table ends', () => {
    for (const F of [0.5, 1, 4]) {
      const inside = americanPrice('PUT', F, 1, 1, 4, 0.4, 'HIGH');
      const outside = americanPrice('PUT', F, 1, 1, 4 + 1e-11, 0.4, 'HIGH');
      expect(Math.abs(inside - outside)).toBeLessThan(1e-9);
      expect(
        Math.abs(americanPrice('PUT', F, 1, 1, 0.8, 1, 'HIGH') - americanPrice('PUT', F, 1, 1, 0.8, 1 + 1e-11, 'HIGH')),
      ).toBeLessThan(1e-9);
    }
  });

  // Merton (1973): (K − B)·(F/B)^−m, m(m + 1) = 2r/σ² = 2, so that m = 1, B = K/2 and V = K²/(4F).
  test('a very long life is one without expiry', () => {
    expect(americanPrice('PUT', 100, 100, 500, 0.3, 0.09)).toBeCloseTo(25, 12);
    expect(americanPrice('PUT', 80, 100, 500, 0.3, 0.09)).toBeCloseTo(31.25, 12);
    expect(americanPrice('CALL', 100, 80, 500, 0.3, 0.09)).toBeCloseTo(31.25, 12);
    expect(americanPrice('PUT', 49, 100, 500, 0.3, 0.09)).toBe(51);
    // r·T = 35 is still solved.
    expect(americanPrice('PUT', 100, 100, 35 / 0.09, 0.3, 0.09, 'HIGH')).toBeCloseTo(25, 2);
  });

  test.each<readonly [string, Parameters<typeof americanPrice>, number]>([
    ['T = 0 in the money', ['CALL', 110, 100, 0, 0.2, 0.05], 10],
    ['T = 0 at the money', ['PUT', 100, 100, 0, 0.2, 0.05], 0],
    ['sigma = 0 in the money', ['PUT', 90, 100, 1, 0, 0.05], 10],
    ['sigma = 0 out of the money', ['CALL', 90, 100, 1, 0, 0.05], 0],
    ['a put on nothing', ['PUT', 0, 100, 1, 0.3, 0.05], 100],
    ['a call on nothing', ['CALL', 0, 100, 1, 0.3, 0.05], 0],
    ['a call for nothing', ['CALL', 100, 0, 1, 0.3, 0.05], 100],
    ['a put hopelessly out of the money', ['PUT', 1e300, 1e-300, 1, 0.3, 0.05], 0],
    ['a put hopelessly in the money', ['PUT', 1e-300, 1e300, 1, 0.3, 0.05], 1e300],
  ])('%s', (_, parameters, expected) => {
    expect(americanPrice(...parameters)).toBe(expected);
  });

  test('what is out of range or NaN gives NaN', () => {
    const option = [100, 100, 1, 0.3, 0.05] as const;
    option.forEach((_, index) => {
      const [F, K, T, sigma, r] = option.map((value, at) => (at === index ? NaN : value)) as [
        number,
        number,
        number,
        number,
        number,
      ];
      expect(americanPrice('CALL', F, K, T, sigma, r)).toBeNaN();
    });
    expect(americanPrice('CALL', -1, 100, 1, 0.3, 0.05)).toBeNaN();
    expect(americanPrice('CALL', 100, -1, 1, 0.3, 0.05)).toBeNaN();
    expect(americanPrice('CALL', 100, 100, -1, 0.3, 0.05)).toBeNaN();
    expect(americanPrice('CALL', 100, 100, 1, -0.3, 0.05)).toBeNaN();
    expect(americanPrice('PUT', 100, 100, Infinity, 0.3, 0.05)).toBeNaN();
  });

  test('it is within European, intrinsic, and the European price without discount', () => {
    fc.assert(
      fc.property(anyWildOption, anyAccuracy, ([type, F, K, T, sigma, r], accuracy) => {
        const price = americanPrice(type, F, K, T, sigma, r, accuracy);
        const european = black76Price(type, F, K, T, sigma, r);
        expect(price).toBeGreaterThanOrEqual(european);
        expect(price).toBeGreaterThanOrEqual(intrinsicOf(type, F, K));
        expect(price).toBeLessThanOrEqual((type === 'CALL' ? F : K) * (1 + 1e-12));
        expect(price).toBeLessThanOrEqual(black76Price(type, F, K, T, sigma, 0) * (1 + 1e-12));
      }),
      { numRuns: 3_000 },
    );
  });

  test('a call is the put with futures price and strike exchanged', () => {
    fc.assert(
      fc.property(anyOption, anyAccuracy, ([, F, K, T, sigma, r], accuracy) => {
        const call = americanPrice('CALL', F, K, T, sigma, r, accuracy);
        const put = americanPrice('PUT', K, F, T, sigma, r, accuracy);
        expect(Math.abs(call - put)).toBeLessThanOrEqual(1e-14 * Math.max(F, K));
      }),
      { numRuns: 1_000 },
    );
  });

  test('it scales with futures price and strike', () => {
    fc.assert(
      fc.property(anyOption, fc.double({ min: 0.01, max: 100, noNaN: true }), ([type, F, K, T, sigma, r], scale) => {
        const scaled = americanPrice(type, scale * F, scale * K, T, sigma, r);
        // An option 1 ulp beside its boundary may be exercised on one side only.
        expect(Math.abs(scaled - scale * americanPrice(type, F, K, T, sigma, r))).toBeLessThanOrEqual(
          1e-9 * scale * Math.max(F, K),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('more volatility, more life and a better strike are worth more', () => {
    fc.assert(
      fc.property(anyOption, fc.double({ min: 1.01, max: 1.5, noNaN: true }), ([type, F, K, T, sigma, r], factor) => {
        const price = americanPrice(type, F, K, T, sigma, r, 'HIGH');
        const slack = 2e-11 * Math.max(F, K);
        expect(americanPrice(type, F, K, T, factor * sigma, r, 'HIGH')).toBeGreaterThanOrEqual(price - slack);
        expect(americanPrice(type, F, K, factor * T, sigma, r, 'HIGH')).toBeGreaterThanOrEqual(price - slack);
        expect(americanPrice(type, F, K, T, sigma, factor * r, 'HIGH')).toBeLessThanOrEqual(price + slack);
        const better = type === 'CALL' ? K / factor : K * factor;
        expect(americanPrice(type, F, better, T, sigma, r, 'HIGH')).toBeGreaterThanOrEqual(price - slack);
      }),
      { numRuns: 1_000 },
    );
  });

  test('it is convex in strike', () => {
    fc.assert(
      fc.property(anyOption, fc.double({ min: 0.001, max: 0.3, noNaN: true }), ([type, F, K, T, sigma, r], width) => {
        const at = (strike: number): number => americanPrice(type, F, strike, T, sigma, r, 'HIGH');
        expect(at(K * (1 - width)) + at(K * (1 + width)) - 2 * at(K)).toBeGreaterThanOrEqual(-2e-11 * Math.max(F, K));
      }),
      { numRuns: 1_000 },
    );
  });

  test('the batch is the single price to the bit', () => {
    const options = fc.sample(anyWildOption, { numRuns: 1_000, seed: 3 });
    const column = (index: 1 | 2 | 3 | 4 | 5): Float64Array => Float64Array.from(options, (option) => option[index]);
    const isCall = Uint8Array.from(options, ([type]) => Number(type === 'CALL'));
    for (const accuracy of [undefined, 'FAST', 'HIGH'] as const) {
      const out = new Float64Array(options.length);
      americanPriceBatch(isCall, column(1), column(2), column(3), column(4), column(5), out, accuracy);
      expect(Array.from(out)).toEqual(options.map((option) => americanPrice(...option, accuracy)));
    }
  });

  test('a column that ends early gives NaN', () => {
    const one = Float64Array.of(100);
    const out = new Float64Array(2);
    americanPriceBatch(Uint8Array.of(1, 1), one, one, one, one, one, out);
    expect(out[0]).toBeGreaterThan(0);
    expect(out[1]).toBeNaN();
  });

  test('the accuracy is ACCURATE unless another is asked for', () => {
    const option: [OptionType, number, number, number, number, number] = ['PUT', 95, 100, 1, 0.3, 0.06];
    expect(americanPrice(...option)).toBe(americanPrice(...option, 'ACCURATE'));
    expect(americanPrice(...option, 'FAST')).not.toBe(americanPrice(...option, 'ACCURATE'));
  });
});
