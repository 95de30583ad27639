/**
 * Average price options without reference files: values by 30-digit quadrature over the first of two fixings, what
 * known fixings must do, and bounds that hold for any method.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { averagePrice, type AverageMethod } from '../../src/average/average-price.js';
import { black76Price } from '../../src/black76/black76-price.js';
import type { OptionType } from '../../src/option-type.js';

const METHODS: readonly AverageMethod[] = ['CURRAN', 'TURNBULL_WAKEMAN', 'EXACT'];
const TYPES: readonly OptionType[] = ['CALL', 'PUT'];

describe('two fixings', () => {
  test.each([
    // strike, sigma, times, forwards, exact, geometric-conditioning bound; undiscounted
    [100, 0.3, [0.5, 1], [100, 100], 9.437832387002614, 9.434438507083539],
    [110, 0.4, [0.25, 1], [105, 95], 6.607827110377749, 6.595494188870517],
    [95, 0.5, [1, 1.01], [100, 90], 18.77479562985172, 18.77478853822943],
  ] as const)('strike %d, volatility %d, at %j, forwards %j', (K, sigma, times, forwards, exact, bound) => {
    const price = (method: AverageMethod): number =>
      averagePrice('CALL', K, 0, sigma, times, forwards, 2, 0, 1, method);
    expect(price('EXACT')).toBeCloseTo(exact, 10);
    expect(price('CURRAN')).toBeCloseTo(bound, 12);
  });

  test('the moments of Turnbull and Wakeman by hand', () => {
    // M1 = 100, M2 = (1e4·e^0.02 + 2·1e4·e^0.02 + 1e4·e^0.04)/4 at sigma 0.2, times 0.5 and 1
    const second = (3e4 * Math.exp(0.02) + 1e4 * Math.exp(0.04)) / 4;
    const expected = black76Price('PUT', 100, 105, 1, Math.sqrt(Math.log(second / 1e4)), 0);
    const price = averagePrice('PUT', 105, 0.05, 0.2, [0.5, 1], [100, 100], 2, 0, 2, 'TURNBULL_WAKEMAN');
    expect(price).toBeCloseTo(expected * Math.exp(-0.1), 12);
  });
});

describe.each(METHODS)('%s', (method) => {
  const price = (
    type: OptionType,
    K: number,
    sigma: number,
    times: readonly number[] | Float64Array,
    forwards: readonly number[] | Float64Array,
    nTotal: number,
    sumKnown: number,
  ): number => averagePrice(type, K, 0.04, sigma, times, forwards, nTotal, sumKnown, 0.5, method);
  const discount = Math.exp(-0.02);

  test('one fixing is a European option on its share', () => {
    for (const type of TYPES) {
      const alone = price(type, 95, 0.3, [0.4], [100], 1, 0);
      expect(alone).toBeCloseTo(black76Price(type, 100, 95, 0.4, 0.3, 0) * discount, 12);
      // (180 + F)/3 − 95 = (F − 105)/3
      const seasoned = price(type, 95, 0.3, [0.4], [100], 3, 180);
      expect(seasoned).toBeCloseTo((black76Price(type, 100, 105, 0.4, 0.3, 0) * discount) / 3, 12);
    }
  });

  test('a strike at or below what is realised makes the call a certain purchase', () => {
    // (200 + 100 + 102)/4 = 100.5; realised share 200/4 = 50
    for (const K of [50, 49, 0, -10]) {
      expect(price('CALL', K, 0.3, [0.1, 0.2], [100, 102], 4, 200)).toBe(discount * (100.5 - K));
      expect(price('PUT', K, 0.3, [0.1, 0.2], [100, 102], 4, 200)).toBe(0);
    }
  });

  test('a fixing now is its forward, as if it had been made', () => {
    for (const type of TYPES) {
      expect(price(type, 100, 0.3, [0, 0.1, 0.3], [104, 100, 101], 3, 0)).toBe(
        price(type, 100, 0.3, [0.1, 0.3], [100, 101], 3, 104),
      );
    }
  });

  test('no fixing left, or nothing that moves, gives the discounted intrinsic value', () => {
    expect(price('CALL', 100, 0.3, [], [], 4, 412)).toBe(discount * 3);
    expect(price('PUT', 100, 0.3, [], [], 4, 412)).toBe(0);
    expect(price('CALL', 100, 0, [0.1, 0.2], [104, 102], 2, 0)).toBe(discount * 3);
    expect(price('PUT', 104, 0.3, [0, 0], [104, 102], 2, 0)).toBe(discount);
  });

  test('fixings may come in any order, as any array, and at one time', () => {
    const sorted = price('CALL', 100, 0.3, [0.1, 0.2, 0.3], [90, 100, 110], 3, 0);
    expect(price('CALL', 100, 0.3, [0.3, 0.1, 0.2], [110, 90, 100], 3, 0)).toBeCloseTo(sorted, 12);
    expect(price('CALL', 100, 0.3, Float64Array.of(0.1, 0.2, 0.3), Float64Array.of(90, 100, 110), 3, 0)).toBe(sorted);
    const together = price('CALL', 100, 0.3, [0.1, 0.3, 0.3], [90, 100, 110], 3, 0);
    expect(price('CALL', 100, 0.3, [0.1, 0.3], [90, 210], 3, 0)).toBeCloseTo(together, 12);
  });

  test('NaN, and what is outside the ranges, gives NaN', () => {
    expect(price('CALL', NaN, 0.3, [0.1, 0.2], [100, 100], 2, 0)).toBeNaN();
    expect(price('CALL', 100, NaN, [0.1, 0.2], [100, 100], 2, 0)).toBeNaN();
    expect(price('CALL', 100, -0.3, [0.1, 0.2], [100, 100], 2, 0)).toBeNaN();
    expect(price('CALL', 100, 0.3, [0.1, NaN], [100, 100], 2, 0)).toBeNaN();
    expect(price('CALL', 100, 0.3, [-0.1, 0.2], [100, 100], 2, 0)).toBeNaN();
    expect(price('CALL', 100, 0.3, [0.1, 0.2], [NaN, 100], 2, 0)).toBeNaN();
    expect(price('CALL', 100, 0.3, [0.1, 0.2], [100, -1], 2, 0)).toBeNaN();
    expect(price('CALL', 100, 0.3, [0.1, 0.2], [100], 2, 0)).toBeNaN();
    expect(price('CALL', 100, 0.3, [0.1, 0.2], [100, 100], 0, 0)).toBeNaN();
    expect(price('CALL', 100, 0.3, [0.1, 0.2], [100, 100], NaN, 0)).toBeNaN();
    expect(price('CALL', 100, 0.3, [0.1, 0.2], [100, 100], 2, NaN)).toBeNaN();
    expect(averagePrice('CALL', 100, NaN, 0.3, [0.1, 0.2], [100, 100], 2, 0, 1, method)).toBeNaN();
    expect(averagePrice('CALL', 100, 0, 0.3, [0.1, 0.2], [100, 100], 2, 0, NaN, method)).toBeNaN();
  });

  test('more fixings than any before find room', () => {
    const times = Array.from({ length: 300 }, (_, index) => 0.1 + index / 1_000);
    const many = price(
      'CALL',
      100,
      0.3,
      times,
      times.map(() => 100),
      300,
      0,
    );
    // Between the European options on the first and on the last of them.
    expect(many).toBeGreaterThan(black76Price('CALL', 100, 100, 0.1, 0.3, 0) * discount);
    expect(many).toBeLessThan(black76Price('CALL', 100, 100, 0.4, 0.3, 0) * discount);
  });

  test.each([1e-300, 1e-20, 1e-9, 1e-5, 1e-3, 4, 25, 1e3, 1e100])('volatility %d ends within the bounds', (sigma) => {
    for (const K of [99.9, 100, 100.1]) {
      const call = price('CALL', K, sigma, [0.1, 0.4, 1], [100, 100, 100], 3, 0);
      expect(call).toBeGreaterThanOrEqual(discount * Math.max(100 - K, 0) * (1 - 1e-15));
      expect(call).toBeLessThanOrEqual(discount * 100 * (1 + 1e-9));
    }
  });

  test('extreme strikes end within the bounds', () => {
    for (const K of [1e-300, 1e-10, 1e-3, 1e10, 1e300]) {
      const call = price('CALL', K, 0.9, [0.1, 1, 3], [100, 100, 100], 3, 0);
      expect(call).toBeGreaterThanOrEqual(discount * Math.max(100 - K, 0) * (1 - 1e-15));
      expect(call).toBeLessThanOrEqual(discount * 100 * (1 + 1e-15));
    }
  });
});

const schedule = fc
  .array(
    fc.record({
      gap: fc.double({ min: 1 / 365, max: 0.2, noNaN: true }),
      forward: fc.double({ min: 60, max: 140, noNaN: true }),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((fixings) => {
    let time = 0;
    const times = fixings.map(({ gap }) => (time += gap));
    return { times, forwards: fixings.map(({ forward }) => forward), last: time };
  });
const strikes = fc.double({ min: 50, max: 150, noNaN: true });
const vol = fc.double({ min: 0.05, max: 1, noNaN: true });

describe('what holds for any average', () => {
  test.each(METHODS)('%s: put and call differ by the discounted forward value', (method) => {
    fc.assert(
      fc.property(schedule, strikes, vol, ({ times, forwards, last }, K, sigma) => {
        const price = (type: OptionType): number =>
          averagePrice(type, K, 0.03, sigma, times, forwards, forwards.length, 0, last, method);
        const forward = forwards.reduce((sum, own) => sum + own, 0) / forwards.length;
        const difference = Math.exp(-0.03 * last) * (forward - K);
        expect(Math.abs(price('CALL') - price('PUT') - difference)).toBeLessThan(1e-11);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the lower bound is below the exact price, and near it', () => {
    fc.assert(
      fc.property(schedule, strikes, vol, ({ times, forwards }, K, sigma) => {
        const price = (method: AverageMethod): number =>
          averagePrice('CALL', K, 0, sigma, times, forwards, forwards.length, 0, 1, method);
        const shortfall = price('EXACT') - price('CURRAN');
        expect(shortfall).toBeGreaterThan(-1e-9 * 140);
        expect(shortfall).toBeLessThan(0.02 * 140);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(METHODS)('%s: falls and bends upwards in the strike, rises with volatility', (method) => {
    fc.assert(
      fc.property(
        schedule,
        strikes,
        vol,
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        ({ times, forwards }, K, sigma, step) => {
          const at = (strike: number, volatility = sigma): number =>
            averagePrice('CALL', strike, 0, volatility, times, forwards, forwards.length, 0, 1, method);
          const middle = at(K);
          expect(at(K + step)).toBeLessThanOrEqual(middle + 1e-9);
          expect(at(K + step) + at(K - step) - 2 * middle).toBeGreaterThanOrEqual(-1e-9);
          expect(at(K, sigma * 1.1)).toBeGreaterThanOrEqual(middle - 1e-9);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
