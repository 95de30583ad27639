/**
 * Spread options without reference files: values by 30-digit quadrature, limits that other formulas give, identities
 * and bounds that hold for any model of two futures.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { black76Price } from '../../src/black76/black76-price.js';
import type { OptionType } from '../../src/option-type.js';
import { bachelierSpreadPrice } from '../../src/spread/bachelier-spread-price.js';
import { bjerksundStenslandSpreadPrice } from '../../src/spread/bjerksund-stensland-spread-price.js';
import { kirkPrice } from '../../src/spread/kirk-price.js';
import { spreadOptionPrice } from '../../src/spread/spread-option-price.js';

const TYPES: readonly OptionType[] = ['CALL', 'PUT'];
const APPROXIMATIONS = [
  ['kirkPrice', kirkPrice],
  ['bjerksundStenslandSpreadPrice', bjerksundStenslandSpreadPrice],
] as const;
const ALL = [['spreadOptionPrice', spreadOptionPrice], ...APPROXIMATIONS] as const;

const future = fc.double({ min: 1, max: 200, noNaN: true });
const strike = fc.double({ min: -60, max: 60, noNaN: true });
const years = fc.double({ min: 0.001, max: 5, noNaN: true });
const vol = fc.double({ min: 0.01, max: 1.2, noNaN: true });
const correlation = fc.oneof(
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.constantFrom(-1, 1, 0.999999, -0.99999, 1 - 1e-12),
);
const rate = fc.double({ min: -0.05, max: 0.1, noNaN: true });
const inputs = fc.tuple(future, future, strike, years, vol, vol, correlation, rate);

describe('the integral', () => {
  test('prices of any size have the value in that size', () => {
    for (const type of TYPES) {
      for (const [F1, F2, K] of [
        [1, 0.9, 0.2],
        [0.9, 1, -0.2],
        [0.5, 0.7, 1e-3],
      ] as const) {
        for (const [sigma1, sigma2, rho] of [
          [0.3, 0.4, 0.5],
          [4, 3, -0.9],
          [0.5, 0.5, 1],
        ] as const) {
          const value = spreadOptionPrice(type, F1, F2, K, 1, sigma1, sigma2, rho, 0.02);
          for (const size of [1e300, 1e-300]) {
            const sized = spreadOptionPrice(type, size * F1, size * F2, size * K, 1, sigma1, sigma2, rho, 0.02);
            expect(Math.abs(sized / size - value)).toBeLessThanOrEqual(1e-11);
          }
        }
      }
    }
  });

  test('the largest inputs have a value that is a double', () => {
    for (const type of TYPES) {
      for (const K of [1e300, -1e300, 1]) {
        for (const T of [1, 1e300]) {
          for (const sigma of [0.3, 30, 1e300]) {
            const value = spreadOptionPrice(type, 1e300, 1e300, K, T, sigma, 1e300, 0.5, 0);
            // A call is worth at most its long leg and minus its strike, a put its other leg and its strike.
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(2e300 * (1 + 1e-11));
          }
        }
      }
    }
  });

  test('a leg of endless volatility is worthless but where no one looks: Black on the other one', () => {
    for (const sigma of [100, 1e10, 1e300]) {
      const spread = spreadOptionPrice('CALL', 100, 90, 110, 1, 0.3, sigma, 0, 0.02);
      expect(spread).toBeCloseTo(black76Price('CALL', 100, 110, 1, 0.3, 0.02), 9);
    }
  });

  test.each([
    // Mildly and wholly correlated legs: conditional Black in 30 digits; 7th: two roots of the payoff at rho = 1.
    ['CALL', 100, 90, 8, 1, 0.3, 0.4, 1, 3.865858481792213],
    ['PUT', 100, 90, 8, 1, 0.3, 0.4, 1, 1.865858481792213],
    ['CALL', 100, 95, 4, 1, 0.2, 0.3, -1, 19.67104975472928],
    ['CALL', 100, 98, 5, 1, 0.3, 0.5, 1, 5.685829769101443],
    ['CALL', 100, 90, 12, 2, 0.5, 0.3, 0.9999, 12.25824526902756],
    ['PUT', 60, 50, 4, 0.5, 0.4, 0.6, 0.999, 0.6577678313673861],
  ] as const)('%s %d − %d, strike %d, %d years, %d, %d, rho %d', (type, F1, F2, K, T, sigma1, sigma2, rho, value) => {
    expect(Math.abs(spreadOptionPrice(type, F1, F2, K, T, sigma1, sigma2, rho, 0) - value)).toBeLessThan(1e-11 * F1);
  });

  test('two futures that move as one are one: Black on their difference', () => {
    for (const type of TYPES) {
      const spread = spreadOptionPrice(type, 100, 60, 45, 0.7, 0.4, 0.4, 1, 0.03);
      expect(spread).toBeCloseTo(black76Price(type, 40, 45, 0.7, 0.4, 0.03), 11);
    }
  });

  test('strike 0 is the exchange option of Margrabe', () => {
    // √(0.3² + 0.4² − 2·0.5·0.3·0.4) = √0.13
    const exchange = black76Price('CALL', 80, 70, 2, Math.sqrt(0.13), 0.04);
    expect(spreadOptionPrice('CALL', 80, 70, 0, 2, 0.3, 0.4, 0.5, 0.04)).toBeCloseTo(exchange, 13);
    expect(spreadOptionPrice('CALL', 80, 70, 1e-13, 2, 0.3, 0.4, 0.5, 0.04)).toBeCloseTo(exchange, 9);
  });

  test('a leg that does not move, or is worth nothing, only moves the strike', () => {
    for (const type of TYPES) {
      const other = type === 'CALL' ? 'PUT' : 'CALL';
      const onFirst = black76Price(type, 100, 95, 1, 0.3, 0.05);
      expect(spreadOptionPrice(type, 100, 90, 5, 1, 0.3, 0, 0.5, 0.05)).toBeCloseTo(onFirst, 12);
      expect(spreadOptionPrice(type, 100, 0, 95, 1, 0.3, 0.4, 0.5, 0.05)).toBeCloseTo(onFirst, 12);
      const onSecond = black76Price(other, 90, 95, 1, 0.4, 0.05);
      expect(spreadOptionPrice(type, 100, 90, 5, 1, 0, 0.4, 0.5, 0.05)).toBeCloseTo(onSecond, 12);
    }
    expect(spreadOptionPrice('CALL', 0, 90, 5, 1, 0.3, 0.4, 0.5, 0)).toBe(0);
    expect(spreadOptionPrice('PUT', 0, 90, 5, 1, 0.3, 0.4, 0.5, 0)).toBe(95);
  });

  test('volatilities beyond all bounds end, between the bounds of any option', () => {
    for (const sigma of [40, 1e3, 1e10, 1e300]) {
      const price = spreadOptionPrice('CALL', 100, 90, 5, 1, sigma, sigma / 2, 0.3, 0);
      expect(price).toBeGreaterThan(99.999);
      expect(price).toBeLessThanOrEqual(100 + 1e-9);
    }
  });

  test('it is what the approximations tend to as deviations shrink', () => {
    for (const [, approximation] of APPROXIMATIONS) {
      const arguments_ = ['CALL', 100, 90, 10, 1e-4, 0.3, 0.35, 0.8, 0] as const;
      expect(approximation(...arguments_) / spreadOptionPrice(...arguments_)).toBeCloseTo(1, 5);
    }
  });
});

describe.each(ALL)('%s', (_, price) => {
  test('no time left, or nothing that moves, gives the intrinsic value', () => {
    for (const [K, call, put] of [
      [5, 5, 0],
      [15, 0, 5],
      [10, 0, 0],
      [-20, 30, 0],
    ] as const) {
      expect(price('CALL', 100, 90, K, 0, 0.3, 0.4, 0.5, 0.05)).toBe(call);
      expect(price('PUT', 100, 90, K, 0, 0.3, 0.4, 0.5, 0.05)).toBe(put);
      expect(price('CALL', 100, 90, K, 2, 0, 0, 0.5, 0.05)).toBeCloseTo(call * Math.exp(-0.1), 12);
      expect(price('PUT', 100, 90, K, 2, 0, 0, 0.5, 0.05)).toBeCloseTo(put * Math.exp(-0.1), 12);
    }
  });

  test('NaN, and what is outside the ranges, gives NaN', () => {
    const valid = [100, 90, 5, 1, 0.3, 0.4, 0.5, 0.05] as const;
    type Eight = [number, number, number, number, number, number, number, number];
    const pricedWith = (place: number, value: number): number => {
      const changed = [...valid] as unknown as Eight; // as many as `valid` has
      changed[place] = value;
      return price('CALL', ...changed);
    };
    expect(pricedWith(0, 100)).toBeGreaterThan(0);
    for (let place = 0; place < valid.length; place += 1) expect(pricedWith(place, NaN)).toBeNaN();
    for (const place of [0, 1, 3, 4, 5]) expect(pricedWith(place, -1)).toBeNaN();
    expect(pricedWith(6, 1.0001)).toBeNaN();
    expect(pricedWith(6, -1.0001)).toBeNaN();
  });

  test('put and call differ by the discounted forward value', () => {
    fc.assert(
      fc.property(inputs, ([F1, F2, K, T, sigma1, sigma2, rho, r]) => {
        fc.pre(F2 + K > 0.01);
        const call = price('CALL', F1, F2, K, T, sigma1, sigma2, rho, r);
        const put = price('PUT', F1, F2, K, T, sigma1, sigma2, rho, r);
        const difference = Math.exp(-r * T) * (F1 - F2 - K);
        expect(Math.abs(call - put - difference)).toBeLessThan(1e-12 * (F1 + F2 + Math.abs(K)));
      }),
      { numRuns: 1_000 },
    );
  });

  test('all prices in another unit give the value in that unit', () => {
    fc.assert(
      fc.property(inputs, ([F1, F2, K, T, sigma1, sigma2, rho, r]) => {
        fc.pre(F2 + K > 0.01);
        const value = price('CALL', F1, F2, K, T, sigma1, sigma2, rho, r);
        const inCents = price('CALL', 128 * F1, 128 * F2, 128 * K, T, sigma1, sigma2, rho, r);
        expect(Math.abs(inCents / 128 - value)).toBeLessThan(1e-12 * (F1 + F2));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the closed forms', () => {
  test.each(APPROXIMATIONS)('%s cannot take a second leg that is worth less than nothing', (_, price) => {
    expect(price('CALL', 100, 90, -90, 1, 0.3, 0.4, 0.5, 0)).toBeNaN();
    expect(price('CALL', 100, 90, -95, 1, 0.3, 0.4, 0.5, 0)).toBeNaN();
  });

  test('Bjerksund and Stensland never exceed the exact price', () => {
    fc.assert(
      fc.property(inputs, ([F1, F2, K, T, sigma1, sigma2, rho, r]) => {
        fc.pre(F2 + K > 0.01);
        const exact = spreadOptionPrice('CALL', F1, F2, K, T, sigma1, sigma2, rho, r);
        const bound = bjerksundStenslandSpreadPrice('CALL', F1, F2, K, T, sigma1, sigma2, rho, r);
        expect(bound - exact).toBeLessThan(5e-12 * (F1 + F2));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what holds for any spread option', () => {
  test('legs exchanged and strike negated, a call is a put', () => {
    fc.assert(
      fc.property(inputs, ([F1, F2, K, T, sigma1, sigma2, rho, r]) => {
        fc.pre(K !== 0);
        expect(spreadOptionPrice('CALL', F1, F2, K, T, sigma1, sigma2, rho, r)).toBe(
          spreadOptionPrice('PUT', F2, F1, -K, T, sigma2, sigma1, rho, r),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  test('Bjerksund and Stensland’s rule of exercise is not held to where it is worth less than intrinsic, or nothing', () => {
    const wild = ['CALL', 2.3, 68.8, -49.6, 5, 0.17, 1.2, -0.22, 0] as const;
    expect(bjerksundStenslandSpreadPrice(...wild)).toBe(0);
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), inputs, (type, [F1, F2, K, T, sigma1, sigma2, rho, r]) => {
        fc.pre(F2 + K > 0);
        const intrinsic = Math.exp(-r * T) * Math.max(type === 'CALL' ? F1 - F2 - K : K + F2 - F1, 0);
        const price = bjerksundStenslandSpreadPrice(type, F1, F2, K, T, sigma1, sigma2, rho, r);
        expect(price).toBeGreaterThanOrEqual(intrinsic * (1 - 1e-14));
      }),
      { numRuns: 1_000 },
    );
  });

  test('never under intrinsic, never over the leg that is bought and the strike that is received', () => {
    fc.assert(
      fc.property(inputs, ([F1, F2, K, T, sigma1, sigma2, rho, r]) => {
        const price = spreadOptionPrice('CALL', F1, F2, K, T, sigma1, sigma2, rho, r) * Math.exp(r * T);
        expect(price).toBeGreaterThanOrEqual(Math.max(F1 - F2 - K, 0) * (1 - 1e-14));
        expect(price).toBeLessThanOrEqual((F1 + Math.max(-K, 0)) * (1 + 1e-12));
      }),
      { numRuns: 1_000 },
    );
  });

  test('falls and bends upwards in the strike, and falls with correlation', () => {
    fc.assert(
      fc.property(
        inputs,
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        ([F1, F2, K, T, sigma1, sigma2, rho, r], step) => {
          const at = (strikeAt: number, rhoAt = rho): number =>
            spreadOptionPrice('CALL', F1, F2, strikeAt, T, sigma1, sigma2, rhoAt, r);
          const tolerance = 1e-11 * (F1 + F2);
          const middle = at(K);
          expect(at(K + step)).toBeLessThanOrEqual(middle + tolerance);
          expect(at(K + step) + at(K - step) - 2 * middle).toBeGreaterThanOrEqual(-tolerance);
          expect(at(K, Math.max(rho - 0.1, -1))).toBeGreaterThanOrEqual(middle - tolerance);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('normal legs', () => {
  test('at the money: deviation over √(2π), and the deviation of legs of 3 and 4 is 5', () => {
    expect(bachelierSpreadPrice('CALL', 5, 3, 2, 1, 3, 4, 0, 0)).toBeCloseTo(5 / Math.sqrt(2 * Math.PI), 14);
    expect(bachelierSpreadPrice('PUT', -37.63, 3, -40.63, 4, 3, 4, 0, 0.01)).toBeCloseTo(
      (10 * Math.exp(-0.04)) / Math.sqrt(2 * Math.PI),
      14,
    );
  });

  test('deep out of the money both ways of computing meet', () => {
    // Deviation 1: E[(Z − x)⁺] at 11.99999 and 12.00001, whose ratio is 1 + 2e-5·(x + 2/x − …) = 1.000243…
    const nearer = bachelierSpreadPrice('CALL', 0, 0, 11.99999, 1, 1, 0, 0, 0);
    const farther = bachelierSpreadPrice('CALL', 0, 0, 12.00001, 1, 1, 0, 0, 0);
    // N(−12)/loss(12) is the derivative of −ln loss: Mills' ratio in its asymptotic series, to 1e-4.
    const slope = 12 + 2 / 12 - 6 / 12 ** 3;
    expect(Math.log(nearer / farther) / 2e-5).toBeCloseTo(slope, 2);
  });

  test('degenerate input', () => {
    expect(bachelierSpreadPrice('CALL', 5, 3, -1, 0, 3, 4, 0, 0)).toBe(3);
    expect(bachelierSpreadPrice('PUT', 5, 3, -1, 0, 3, 4, 0, 0)).toBe(0);
    expect(bachelierSpreadPrice('CALL', 5, 3, -1, 1, 3, 3, 1, 0)).toBe(3);
    for (const rho of [-1.1, 1.1, NaN]) expect(bachelierSpreadPrice('CALL', 5, 3, -1, 1, 3, 3, rho, 0)).toBeNaN();
    expect(bachelierSpreadPrice('CALL', NaN, 3, -1, 1, 3, 3, 0.5, 0)).toBeNaN();
    expect(bachelierSpreadPrice('CALL', 5, 3, -1, -1, 3, 3, 0.5, 0)).toBeNaN();
    expect(bachelierSpreadPrice('CALL', 5, 3, -1, 1, 3, 3, 0.5, NaN)).toBeNaN();
  });
});
