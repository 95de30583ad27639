/** Bachelier's model against 50-digit values, by hand, where nothing is left to model, and what always holds. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { bachelierGreeks, bachelierGreeksBatch } from '../../src/bachelier/bachelier-greeks.js';
import { bachelierImpliedVol, bachelierImpliedVolBatch } from '../../src/bachelier/bachelier-implied-vol.js';
import { bachelierPrice, bachelierPriceBatch } from '../../src/bachelier/bachelier-price.js';
import { greeksColumns, type Greeks } from '../../src/greeks.js';
import { europeanBound, GREEK_NAMES, medianSize, optionType } from '../black76/greek-rows.js';
import { describeWithVectors } from '../vectors.js';

interface Row extends Omit<Greeks, 'ultima'> {
  readonly type: 'call' | 'put';
  readonly F: number;
  readonly K: number;
  readonly T: number;
  readonly r: number;
  readonly sigmaN: number;
}
interface SolvedRow extends Row {
  readonly ivN: number;
  readonly attainableRel: number;
}

const RUNS = { numRuns: 2_000 };
const NAMES = GREEK_NAMES.filter((name) => name !== 'ultima');
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const option = fc.record({
  F: between(-100, 200),
  K: between(-100, 200),
  T: between(0.001, 5),
  sigma: between(0.5, 80),
  r: between(-0.05, 0.2),
});

describeWithVectors<Row>('Bachelier against 50-digit values', 'bachelier', (rows) => {
  test.each(NAMES)('every %s is within its bound', (name) => {
    const median = medianSize(rows.map((row) => row[name]));
    for (const row of rows) {
      const { type, F, K, T, sigmaN, r } = row;
      const greeks = bachelierGreeks(optionType(type), F, K, T, sigmaN, r);
      const d = (F - K) / (sigmaN * Math.sqrt(T));
      const absolute = name === 'price' ? 1e-15 * Math.max(Math.abs(F), Math.abs(K)) : 1e-14 * median;
      expect(Math.abs(greeks[name] - row[name])).toBeLessThanOrEqual(europeanBound(row[name], d, d, absolute));
    }
  });
});

describeWithVectors<SolvedRow>('Bachelier implied volatility against 50-digit inverses', 'bachelier_iv', (rows) => {
  test('every one is within twice what the price leaves attainable', () => {
    for (const { type, price, F, K, T, r, ivN, attainableRel } of rows) {
      const vol = bachelierImpliedVol(optionType(type), price, F, K, T, r);
      expect(Math.abs(vol - ivN) / ivN).toBeLessThanOrEqual(2 * attainableRel);
    }
  });
});

describe('bachelierPrice', () => {
  test('is sigma·√(T/2π) at the money, whatever the sign of the price', () => {
    for (const F of [80, 0, -37.63]) {
      expect(bachelierPrice('CALL', F, F, 4, 10, 0)).toBeCloseTo(20 * 0.3989422804014327, 13);
    }
  });

  test('is sigma·√T·(n(1) − N(−1)) one deviation out of the money', () => {
    // n(1) = 0.24197072451914337, N(−1) = 0.15865525393145705.
    expect(bachelierPrice('PUT', 5, -5, 1, 10, 0)).toBeCloseTo(10 * 0.08331547058768632, 13);
  });

  test('is discounted intrinsic without time or volatility, and NaN for NaN or what is out of range', () => {
    expect(bachelierPrice('CALL', 10, -20, 0, 5, 0.1)).toBe(30);
    expect(bachelierPrice('PUT', 10, -20, 1, 0, 0.1)).toBe(0);
    expect(bachelierPrice('PUT', 10, 10, 0, 5, 0.1)).toBe(0);
    for (const [T, sigma] of [
      [-1, 5],
      [1, -5],
      [NaN, 5],
      [1, NaN],
    ] as const) {
      expect(bachelierPrice('CALL', 10, 10, T, sigma, 0)).toBeNaN();
      expect(bachelierGreeks('CALL', 10, 11, T, sigma, 0).vega).toBeNaN();
    }
  });

  test('put and call differ by the discounted forward less strike; a call is a put of the other sign', () => {
    fc.assert(
      fc.property(option, ({ F, K, T, sigma, r }) => {
        const call = bachelierPrice('CALL', F, K, T, sigma, r);
        const put = bachelierPrice('PUT', F, K, T, sigma, r);
        const forward = Math.exp(-r * T) * (F - K);
        expect(Math.abs(call - put - forward)).toBeLessThanOrEqual(1e-15 * (call + put));
        expect(bachelierPrice('PUT', -F, -K, T, sigma, r)).toBe(call);
      }),
      RUNS,
    );
  });
});

describe('bachelierGreeks', () => {
  test('are one-sided at expiry', () => {
    const { delta, gamma, theta, dualDelta } = bachelierGreeks('PUT', -20, -10, 0, 5, 0.05);
    expect([delta, gamma, theta, dualDelta]).toEqual([-1, 0, 0.5, 1]);
    expect(bachelierGreeks('CALL', -10, -10, 0, 5, 0.05).delta).toBe(0.5);
  });

  test('and the price are those of intrinsic without time, even if volatility is infinite', () => {
    for (const [type, F, expected] of [
      ['CALL', 12, 2],
      ['PUT', 12, 0],
      ['CALL', 10, 0],
      ['PUT', -5, 15],
    ] as const) {
      expect(bachelierPrice(type, F, 10, 0, Infinity, 0.05)).toBe(expected);
      const { price, gamma, vega, color } = bachelierGreeks(type, F, 10, 0, Infinity, 0.05);
      expect([price, gamma, vega, color]).toEqual([expected, 0, 0, 0]);
    }
  });

  test('are numbers at the money, however little of volatility or time is left', () => {
    for (let exponent = -310; exponent <= -3; exponent += 1) {
      const tiny = Number(`1e${exponent}`);
      for (const [T, sigma] of [
        [1, tiny],
        [tiny, 1],
        [tiny, tiny],
        [1e100, tiny],
        [tiny, 1e100],
      ] as const) {
        for (const r of [0, 0.05]) {
          const greeks = bachelierGreeks('CALL', 80, 80, T, sigma, r);
          const discount = Math.exp(-r * T);
          expect(GREEK_NAMES.filter((name) => Number.isNaN(greeks[name]))).toEqual([]);
          expect(greeks.price).toBe(bachelierPrice('CALL', 80, 80, T, sigma, r));
          expect(greeks.delta).toBeCloseTo(0.5 * discount, 14);
          expect(greeks.vega / Math.sqrt(T)).toBeCloseTo(0.3989422804014327 * discount, 14);
          // Odd in F − K, or a multiple of its square.
          expect(greeks.speed + greeks.vanna + greeks.volga + greeks.ultima).toBe(0);
        }
      }
    }
  });

  test('keep their digits where the square of the deviation is no double: F − K = s = 1e-170', () => {
    // n(1) = 0.24197072451914337, of which each is a multiple: zomma and color have d² − 1 = 0 for a factor.
    const { gamma, vega, volga, vanna, speed, zomma } = bachelierGreeks('CALL', 1e-170, 0, 1, 1e-170, 0);
    expect(gamma * 1e-170).toBeCloseTo(0.24197072451914337, 14);
    expect(vega).toBeCloseTo(0.24197072451914337, 14);
    expect(volga * 1e-170).toBeCloseTo(0.24197072451914337, 14);
    expect(vanna * 1e-170).toBeCloseTo(-0.24197072451914337, 14);
    expect(speed).toBe(-Infinity);
    expect(zomma).toBe(0);
  });

  test('obeys theta = rV − ½σ²Γ, and ultima is the slope of volga', () => {
    fc.assert(
      fc.property(option, ({ F, K, T, sigma, r }) => {
        const { price, theta, gamma, ultima, volga } = bachelierGreeks('CALL', F, K, T, sigma, r);
        const decay = 0.5 * sigma * sigma * gamma;
        expect(Math.abs(theta - (r * price - decay))).toBeLessThanOrEqual(
          1e-14 * (Math.abs(r * price) + decay) + 1e-300,
        );
        const step = 1e-4 * sigma;
        const slope =
          (bachelierGreeks('CALL', F, K, T, sigma + step, r).volga -
            bachelierGreeks('CALL', F, K, T, sigma - step, r).volga) /
          (2 * step);
        const d = (F - K) / (sigma * Math.sqrt(T));
        expect(Math.abs(slope - ultima)).toBeLessThanOrEqual(
          1e-6 * (1 + d ** 4) * (Math.abs(ultima) + volga / sigma) + 1e-290,
        );
      }),
      RUNS,
    );
  });
});

describe('bachelierImpliedVol', () => {
  test.each([
    ['intrinsic', 10, 20, 10, 1, 0],
    ['nothing, out of the money', 0, 10, 20, 1, 0],
    ['less than intrinsic', 9.99, 20, 10, 1, NaN],
    ['a price where no time is left', 1, 10, 20, 0, NaN],
    ['NaN', NaN, 10, 20, 1, NaN],
    ['sigma/√(2π)', 5 * 0.3989422804014327, -37.63, -37.63, 1, 5],
  ])('of %s: %d on F = %d, K = %d, T = %d', (_, price, F, K, T, expected) => {
    const vol = bachelierImpliedVol('CALL', price, F, K, T, 0);
    if (Number.isNaN(expected)) expect(vol).toBeNaN();
    else expect(vol).toBeCloseTo(expected, 13);
  });

  test('gives the volatility back from its price, down to the least doubles', () => {
    fc.assert(
      fc.property(between(-37, 4), between(-12, 8), between(-100, 100), (distance, logDeviation, F) => {
        const sigma = Math.exp(logDeviation);
        const K = F - distance * sigma;
        const price = bachelierPrice('CALL', F, K, 1, sigma, 0);
        fc.pre(price > 1e-300);
        const d = (F - K) / sigma;
        const { vega } = bachelierGreeks('CALL', F, K, 1, sigma, 0);
        const attainable = Number.EPSILON * (1 + price / (sigma * vega) + (d * d) / (1 + d * d));
        expect(Math.abs(bachelierImpliedVol('CALL', price, F, K, 1, 0) / sigma - 1)).toBeLessThanOrEqual(
          8 * attainable,
        );
      }),
      RUNS,
    );
  });

  // Expected values: the inverse to 50 digits by Newton's method with mpmath.
  test.each([
    ['2.4 deviations', 1, 1e3, 410.44032640655377],
    ['8.7 deviations', 2.5e-19, 10, 1.1517192255505204],
    ['11 deviations', 1e-30, 10, 0.8896051136031293],
    ['43 deviations', 1e-200, 1e200, 2.3455116472187964e198],
    ['52 deviations', 1e-300, 1e300, 1.9112677775274416e298],
  ])('%s out of the money, of the price %d at the distance %d', (_, price, distance, expected) => {
    expect(bachelierImpliedVol('CALL', price, 0, distance, 1, 0) / expected).toBeCloseTo(1, 14);
    expect(bachelierImpliedVol('PUT', price, distance, 0, 1, 0) / expected).toBeCloseTo(1, 14);
  });

  test('is NaN for what is not finite', () => {
    for (const [price, F, K, T, r] of [
      [Infinity, 10, 20, 1, 0],
      [Infinity, 20, 10, 1, 0],
      [0, NaN, 10, 1, 0],
      [1, 10, NaN, 1, 0],
      [1, Infinity, 10, 1, 0],
      [1, 10, Infinity, 1, 0],
      [1, 10, 20, NaN, 0],
      [1, 10, 20, -1, 0],
      [1, 10, 20, 1, NaN],
    ] as const) {
      expect(bachelierImpliedVol('CALL', price, F, K, T, r)).toBeNaN();
    }
  });

  test('ends for any doubles with a volatility that is not negative, or NaN', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.double(), fc.double(), fc.double(), (price, F, K, T, r) => {
        expect(bachelierImpliedVol('PUT', price, F, K, T, r) < 0).toBe(false);
        expect(typeof bachelierGreeks('PUT', F, K, T, price, r).color).toBe('number');
      }),
      RUNS,
    );
  });

  test('the batches agree with the scalar functions to the bit', () => {
    fc.assert(
      fc.property(fc.array(option, { minLength: 1, maxLength: 9 }), (options) => {
        const column = (name: 'F' | 'K' | 'T' | 'sigma' | 'r') => Float64Array.from(options, (row) => row[name]);
        const [F, K, T, sigma, r] = [column('F'), column('K'), column('T'), column('sigma'), column('r')];
        const isCall = Uint8Array.from(options, (_, row) => row % 2);
        const prices = new Float64Array(options.length);
        const vols = new Float64Array(options.length);
        const columns = greeksColumns(options.length);
        bachelierPriceBatch(isCall, F, K, T, sigma, r, prices);
        bachelierGreeksBatch(isCall, F, K, T, sigma, r, columns);
        bachelierImpliedVolBatch(isCall, prices, F, K, T, r, vols);
        options.forEach((row, index) => {
          const type = index % 2 === 1 ? 'CALL' : 'PUT';
          const greeks = bachelierGreeks(type, row.F, row.K, row.T, row.sigma, row.r);
          expect(prices[index]).toBe(bachelierPrice(type, row.F, row.K, row.T, row.sigma, row.r));
          expect(prices[index]).toBe(greeks.price);
          expect(GREEK_NAMES.map((name) => columns[name][index])).toEqual(GREEK_NAMES.map((name) => greeks[name]));
          expect(vols[index]).toBe(bachelierImpliedVol(type, prices[index]!, row.F, row.K, row.T, row.r));
        });
      }),
      { numRuns: 1_000 },
    );
  });
});
