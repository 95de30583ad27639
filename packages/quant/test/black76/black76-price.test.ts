/** Black-76 by hand and from print, where nothing is left to model, and what holds for every price and Greek. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { black76Digital } from '../../src/black76/black76-digital.js';
import { black76Greeks, black76GreeksBatch } from '../../src/black76/black76-greeks.js';
import { black76Price, black76PriceBatch } from '../../src/black76/black76-price.js';
import { breakEven, expectedMove, probabilityInTheMoney } from '../../src/black76/chain-figures.js';
import { emptyGreeks, greeksColumns } from '../../src/greeks.js';
import { GREEK_NAMES } from './greek-rows.js';

const RUNS = { numRuns: 2_000 };
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const option = fc.record({
  F: between(1, 500),
  K: between(1, 500),
  T: between(0.001, 5),
  sigma: between(0.01, 2),
  r: between(-0.05, 0.2),
});
const anyDouble = fc.double();

describe('black76Price', () => {
  test('gives the published value of Haug (1998), pages 2-8: a put on a future, F = K = 19', () => {
    expect(black76Price('PUT', 19, 19, 0.75, 0.28, 0.1)).toBeCloseTo(1.7011, 4);
    expect(black76Price('CALL', 19, 19, 0.75, 0.28, 0.1)).toBeCloseTo(1.7011, 4);
  });

  test('is F·(2N(s/2) − 1) at the money', () => {
    // N(0.1) = 0.539827837277029 in every table, so 100·0.079655674554058.
    expect(black76Price('CALL', 100, 100, 1, 0.2, 0)).toBeCloseTo(7.9655674554058, 12);
  });

  test('is the first term of its series where the deviation is tiny: F·s/√(2π)', () => {
    const s = 1e-9;
    expect(black76Price('CALL', 80, 80, 1, s, 0) / ((80 * s) / Math.sqrt(2 * Math.PI))).toBeCloseTo(1, 14);
  });

  test.each([
    ['without time', 0, 0.3],
    ['without volatility', 1, 0],
  ])('%s is discounted intrinsic', (_, T, sigma) => {
    const discount = Math.exp(-0.05 * T);
    expect(black76Price('CALL', 80, 70, T, sigma, 0.05)).toBeCloseTo(10 * discount, 12);
    expect(black76Price('PUT', 80, 70, T, sigma, 0.05)).toBe(0);
    expect(black76Price('PUT', 80, 80, T, sigma, 0.05)).toBe(0);
    expect(black76Price('CALL', 80, 0, T, sigma, 0.05)).toBeCloseTo(80 * discount, 12);
  });

  test('reaches down to 1e-290 and is bounded by F and K above', () => {
    const tiny = black76Price('CALL', 1, 11.2, 1, 0.066, 0);
    expect(tiny).toBeGreaterThan(1e-300);
    expect(tiny).toBeLessThan(1e-285);
    expect(black76Price('CALL', 80, 90, 1, 1e9, 0)).toBe(80);
    expect(black76Price('PUT', 80, 90, 1, Infinity, 0)).toBe(90);
  });

  test('answers NaN to NaN and to what is out of range, and never throws', () => {
    const good = [80, 90, 1, 0.3, 0.05] as const;
    for (const index of [0, 1, 2, 3, 4]) {
      for (const bad of index < 4 ? [NaN, -1] : [NaN]) {
        const [F, K, T, sigma, r] = good.map((value, at) => (at === index ? bad : value)) as [...typeof good];
        expect(black76Price('CALL', F, K, T, sigma, r)).toBeNaN();
        const greeks = black76Greeks('PUT', F, K, T, sigma, r);
        for (const name of GREEK_NAMES) expect(greeks[name]).toBeNaN();
      }
    }
  });

  test('put and call differ by the discounted forward less strike', () => {
    fc.assert(
      fc.property(option, ({ F, K, T, sigma, r }) => {
        const difference = black76Price('CALL', F, K, T, sigma, r) - black76Price('PUT', F, K, T, sigma, r);
        const discount = Math.exp(-r * T);
        expect(Math.abs(difference - discount * (F - K))).toBeLessThanOrEqual(1e-15 * discount * Math.max(F, K) * 2);
      }),
      RUNS,
    );
  });

  test('falls and is convex in the strike, lies between its bounds and doubles with F and K', () => {
    fc.assert(
      fc.property(option, between(1e-3, 1), ({ F, K, T, sigma, r }, width) => {
        const at = (strike: number) => black76Price('CALL', F, strike, T, sigma, r);
        const step = 0.5 * K * width;
        const discount = Math.exp(-r * T);
        const noise = 4e-15 * discount * Math.max(F, K);
        expect(at(K + step)).toBeLessThanOrEqual(at(K) + noise);
        expect(at(K - step) + at(K + step) - 2 * at(K)).toBeGreaterThanOrEqual(-noise);
        expect(at(K)).toBeLessThanOrEqual(discount * F + noise);
        expect(at(K)).toBeGreaterThanOrEqual(Math.max(0, discount * (F - K) - noise));
        if (at(K) > 1e-290) expect(black76Price('CALL', 2 * F, 2 * K, T, sigma, r)).toBe(2 * at(K));
      }),
      RUNS,
    );
  });

  test('ends with a number or NaN for any doubles', () => {
    fc.assert(
      fc.property(anyDouble, anyDouble, anyDouble, anyDouble, anyDouble, (F, K, T, sigma, r) => {
        expect(typeof black76Price('CALL', F, K, T, sigma, r)).toBe('number');
        expect(typeof black76Greeks('PUT', F, K, T, sigma, r).ultima).toBe('number');
      }),
      RUNS,
    );
  });
});

describe('black76Greeks', () => {
  test('has the price of black76Price and writes into the object it is given', () => {
    const out = emptyGreeks();
    fc.assert(
      fc.property(option, ({ F, K, T, sigma, r }) => {
        expect(black76Greeks('PUT', F, K, T, sigma, r, out)).toBe(out);
        expect(out.price).toBe(black76Price('PUT', F, K, T, sigma, r));
      }),
      RUNS,
    );
  });

  test('obeys theta = rV − ½σ²F²Γ and r·rho + ½σ·vega = −T·theta', () => {
    fc.assert(
      fc.property(option, ({ F, K, T, sigma, r }) => {
        const { price, theta, gamma, vega, rho } = black76Greeks('CALL', F, K, T, sigma, r);
        const decay = 0.5 * sigma * sigma * F * F * gamma;
        expect(Math.abs(theta - (r * price - decay))).toBeLessThanOrEqual(
          1e-14 * (Math.abs(r * price) + decay) + 1e-300,
        );
        const size = Math.abs(r * rho) + 0.5 * sigma * vega;
        expect(Math.abs(r * rho + 0.5 * sigma * vega + T * theta)).toBeLessThanOrEqual(1e-14 * size + 1e-300);
      }),
      RUNS,
    );
  });

  test('has the one-sided values of intrinsic at expiry', () => {
    const { delta, gamma, vega, theta, dualDelta } = black76Greeks('CALL', 80, 70, 0, 0.3, 0.05);
    expect([delta, gamma, vega, theta, dualDelta]).toEqual([1, 0, 0, 0.5, -1]);
    expect(black76Greeks('PUT', 80, 70, 0, 0.3, 0.05).delta).toBeCloseTo(0);
    expect(black76Greeks('PUT', 80, 80, 0, 0.3, 0.05).delta).toBe(-0.5);
    // dV/dσ at σ = 0 and F = K: D·F·√T·n(0).
    expect(black76Greeks('PUT', 80, 80, 4, 0, 0).vega).toBeCloseTo(160 * 0.3989422804014327, 12);
  });

  test.each([1e-310, 1e-200, 1e-160, 1e-154, 1e-140, 1e-100, 1e-30, 1e-9, 1e-3])(
    'has its limits at F = K for the deviation %d: d1 = s/2 = −d2',
    (s) => {
      // T = 1 and r = 0: sigma = s, and n(s/2)·F = 80·0.3989422804014327 to 2e-7 of it.
      const greeks = black76Greeks('CALL', 80, 80, 1, s, 0);
      const density = 80 * 0.3989422804014327;
      for (const name of GREEK_NAMES) expect(greeks[name]).not.toBeNaN();
      expect(greeks.price).toBe(black76Price('CALL', 80, 80, 1, s, 0));
      expect(greeks.delta).toBeCloseTo(0.5, 2);
      expect(greeks.vega / density).toBeCloseTo(1, 6);
      expect(greeks.vanna / (0.5 * (density / 80))).toBeCloseTo(1, 6);
      expect(greeks.veta / (-0.5 * density)).toBeCloseTo(1, 6);
      expect(greeks.ultima / (-0.25 * density)).toBeCloseTo(1, 6);
      const gamma = density / 6400 / s;
      if (gamma === Infinity) expect([greeks.gamma, greeks.speed, greeks.zomma]).toEqual([gamma, -gamma, -gamma]);
      else expect(greeks.gamma / gamma).toBeCloseTo(1, 6);
      if (gamma < Infinity) expect(greeks.color / (0.5 * gamma)).toBeCloseTo(1, 5);
    },
  );

  test('is never NaN at F = K, however little deviation there is', () => {
    fc.assert(
      fc.property(between(-310, -3), between(-3, 1), between(1, 500), between(-0.05, 0.2), (logS, logT, F, r) => {
        const T = 10 ** logT;
        const greeks = black76Greeks('PUT', F, F, T, 10 ** logS / Math.sqrt(T), r);
        for (const name of GREEK_NAMES) expect(greeks[name]).not.toBeNaN();
        expect(greeks.price).toBe(black76Price('PUT', F, F, T, 10 ** logS / Math.sqrt(T), r));
      }),
      RUNS,
    );
  });

  test('without time no volatility matters, not even an infinite one; price and Greeks agree', () => {
    const greeks = black76Greeks('CALL', 80, 70, 0, Infinity, 0.05);
    expect(black76Price('CALL', 80, 70, 0, Infinity, 0.05)).toBe(10);
    expect([greeks.price, greeks.delta, greeks.gamma, greeks.theta]).toEqual([10, 1, 0, 0.5]);
    expect(black76Price('PUT', 80, 70, 0, Infinity, 0.05)).toBe(0);
    expect(black76Greeks('PUT', 80, 80, 0, Infinity, 0.05).delta).toBe(-0.5);
  });

  test.each([1e3, 1e40, 1e200, Infinity])('a call is worth F and a put K for the volatility %d', (sigma) => {
    const call = black76Greeks('CALL', 80, 90, 1, sigma, 0.05);
    const put = black76Greeks('PUT', 80, 90, 1, sigma, 0.05);
    const discount = Math.exp(-0.05);
    expect(call.price).toBe(black76Price('CALL', 80, 90, 1, sigma, 0.05));
    expect(call.price).toBeCloseTo(80 * discount, 12);
    expect(put.price).toBeCloseTo(90 * discount, 12);
    expect([call.dualDelta, put.delta].map(Math.abs)).toEqual([0, 0]);
    expect(call.delta).toBeCloseTo(discount, 14);
    expect(put.dualDelta).toBeCloseTo(discount, 14);
    expect(call.theta).toBeCloseTo(0.05 * call.price, 12);
    const { gamma, vega, dualGamma, vanna, volga, veta, speed, zomma, color, ultima } = call;
    for (const none of [gamma, vega, dualGamma, vanna, volga, veta, speed, zomma, color, ultima])
      expect(Math.abs(none)).toBe(0);
  });

  test('batch and scalar agree to the bit, over more than one block', () => {
    const length = 300;
    fc.assert(
      fc.property(fc.array(option, { minLength: 1, maxLength: 3 }), fc.boolean(), (options, call) => {
        const column = (name: 'F' | 'K' | 'T' | 'sigma' | 'r') =>
          Float64Array.from({ length }, (_, row) => options[row % options.length]![name] * (1 + (row % 7) / 16));
        const [F, K, T, sigma, r] = [column('F'), column('K'), column('T'), column('sigma'), column('r')];
        const isCall = new Uint8Array(length).fill(call ? 1 : 0);
        const prices = new Float64Array(length);
        const columns = greeksColumns(length);
        black76PriceBatch(isCall, F, K, T, sigma, r, prices);
        black76GreeksBatch(isCall, F, K, T, sigma, r, columns);
        for (const row of [0, 255, 256, 299]) {
          const type = call ? 'CALL' : 'PUT';
          expect(prices[row]).toBe(black76Price(type, F[row]!, K[row]!, T[row]!, sigma[row]!, r[row]!));
          const greeks = black76Greeks(type, F[row]!, K[row]!, T[row]!, sigma[row]!, r[row]!);
          expect(GREEK_NAMES.map((name) => columns[name][row])).toEqual(GREEK_NAMES.map((name) => greeks[name]));
        }
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);
});

describe('what a chain page shows', () => {
  test('a call and a put on cash pay the discounted unit together, and on the asset the discounted forward', () => {
    fc.assert(
      fc.property(option, ({ F, K, T, sigma, r }) => {
        const sum = (payoff: 'CASH' | 'ASSET') =>
          black76Digital(payoff, 'CALL', F, K, T, sigma, r) + black76Digital(payoff, 'PUT', F, K, T, sigma, r);
        expect(sum('CASH') / Math.exp(-r * T)).toBeCloseTo(1, 14);
        expect(sum('ASSET') / (F * Math.exp(-r * T))).toBeCloseTo(1, 14);
      }),
      RUNS,
    );
  });

  test('the expected move is the undiscounted straddle at the money', () => {
    expect(expectedMove(100, 1, 0.2)).toBeCloseTo(2 * 7.9655674554058, 12);
    expect(expectedMove(100, 0, 0.2)).toBe(0);
    expect(expectedMove(-1, 1, 0.2)).toBeNaN();
  });

  test('the probability in the money is N(±d2)', () => {
    // d2 = −s/2 = −0.1 at the money.
    expect(probabilityInTheMoney('CALL', 100, 100, 1, 0.2)).toBeCloseTo(1 - 0.539827837277029, 14);
    expect(probabilityInTheMoney('PUT', 100, 100, 1, 0.2)).toBeCloseTo(0.539827837277029, 14);
    expect(probabilityInTheMoney('PUT', 100, 110, 0, 0.2)).toBe(1);
  });

  test('the break-even pays for the premium and its interest', () => {
    expect(breakEven('CALL', 80, 5, 1, 0)).toBe(85);
    expect(breakEven('PUT', 80, 5, 2, 0.05)).toBeCloseTo(80 - 5 * 1.1051709180756477, 12);
  });
});
