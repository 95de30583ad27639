import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  americanGreeks,
  americanGreeksBatch,
  emptyAmericanGreeks,
  type AmericanGreeks,
  type AmericanGreeksColumns,
} from '../../src/american/american-greeks.js';
import { americanPrice } from '../../src/american/american-price.js';
import { black76Greeks } from '../../src/black76/black76-greeks.js';
import { describeWithVectors } from '../vectors.js';
import { type AmericanRow, anyAccuracy, anyOption, anyWildOption, typeOf } from './options.js';

const NAMES = ['price', 'delta', 'gamma', 'vega', 'theta', 'rho'] as const;

describeWithVectors<AmericanRow>('american Greeks against those of another solver', 'american_futures', (rows) => {
  /** The reference's own uncertainty; that of theta and rho follows from the identities they were made with. */
  function bounds(row: AmericanRow): Record<'delta' | 'gamma' | 'vega' | 'theta' | 'rho', number> {
    const { F, T, sigma, r } = row;
    const deviation = sigma * Math.sqrt(T);
    const gamma = Math.max(10 * (row.gammaErrBound ?? 0), 1e-7 / (F * deviation));
    const vega = Math.max(10 * (row.vegaErrBound ?? 0), 1e-7 * Math.max(F, row.K) * Math.sqrt(T));
    const theta = 0.5 * sigma * sigma * F * F * gamma;
    return {
      delta: Math.max(10 * (row.deltaErrBound ?? 0), 1e-7),
      gamma,
      vega,
      theta,
      rho: Math.max(
        1e-7 * Math.max(F, row.K) * T,
        (5 * (row.gammaErrBound ?? 0) * sigma * sigma * F * F * T + 5 * sigma * (row.vegaErrBound ?? 0)) / Math.abs(r),
      ),
    };
  }

  test.each(['ACCURATE', 'HIGH'] as const)('%s is within their error bounds or 1e-7 of scale', (accuracy) => {
    let compared = 0;
    for (const row of rows) {
      if (row.delta === undefined || row.r === 0) continue;
      compared += 1;
      const greeks = americanGreeks(typeOf(row), row.F, row.K, row.T, row.sigma, row.r, accuracy);
      const allowed = bounds(row);
      for (const name of ['delta', 'gamma', 'vega', 'theta', 'rho'] as const) {
        expect(Math.abs(greeks[name] - (row[name] ?? NaN))).toBeLessThanOrEqual(allowed[name]);
      }
    }
    expect(compared).toBeGreaterThan(rows.length / 2);
  });
});

describe('american Greeks', () => {
  const reachable = anyOption.filter(([type, F, K, T, sigma, r]) => americanGreeks(type, F, K, T, sigma, r).gamma > 0);

  test('Black’s equation and the scaling of time hold', () => {
    fc.assert(
      fc.property(reachable, anyAccuracy, ([type, F, K, T, sigma, r], accuracy) => {
        const { price, gamma, vega, theta, rho } = americanGreeks(type, F, K, T, sigma, r, accuracy);
        const spread = 0.5 * sigma * sigma * F * F * gamma;
        expect(Math.abs(theta - (r * price - spread))).toBeLessThanOrEqual(1e-12 * (r * price + spread));
        const size = Math.abs(r * rho) + 0.5 * sigma * vega + 1e-12 * F;
        expect(Math.abs(r * rho + 0.5 * sigma * vega + T * theta)).toBeLessThanOrEqual(1e-12 * size);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the price is that of americanPrice', () => {
    fc.assert(
      fc.property(anyWildOption, anyAccuracy, ([type, F, K, T, sigma, r], accuracy) => {
        const { price } = americanGreeks(type, F, K, T, sigma, r, accuracy);
        const difference = Math.abs(price - americanPrice(type, F, K, T, sigma, r, accuracy));
        expect(difference).toBeLessThanOrEqual(1e-11 * Math.max(F, K));
      }),
      { numRuns: 1_000 },
    );
  });

  /** Central differences of fourth order. */
  function slope(at: (x: number) => number, x: number, step: number): number {
    return (8 * (at(x + step) - at(x - step)) - (at(x + 2 * step) - at(x - 2 * step))) / (12 * step);
  }

  test.each([
    ['inside of the table', 0.3, 1.5, 0.04, 2e-9],
    ['inside, a week', 0.4, 0.02, 0.05, 2e-9],
    ['inside, with a rate that hardly matters', 0.3, 1, 0.0002, 2e-9],
    ['beyond its rates', 0.3, 20, 0.08, 1e-7],
  ])('they are the slopes of the price: %s', (_, sigma, T, r, tolerance) => {
    const deviation = sigma * Math.sqrt(T);
    for (const type of ['CALL', 'PUT'] as const) {
      for (const deviations of T > 10 ? [0.1] : [-0.8, -0.3, 0, 0.3, 0.8]) {
        const F = Math.exp(deviations * deviation);
        const greeks = americanGreeks(type, F, 1, T, sigma, r, 'HIGH');
        if (greeks.gamma === 0) continue;
        const high = (f: number, s: number, rate: number): number => americanPrice(type, f, 1, T, s, rate, 'HIGH');
        const scale = tolerance * Math.max(F, 1);
        const step = 2e-3;
        expect(Math.abs(slope((f) => high(f, sigma, r), F, step * deviation * F) - greeks.delta)).toBeLessThan(
          tolerance,
        );
        expect(Math.abs(slope((s) => high(F, s, r), sigma, step * sigma) - greeks.vega)).toBeLessThan(
          scale * Math.sqrt(T),
        );
        expect(Math.abs(slope((rate) => high(F, sigma, rate), r, step * r) - greeks.rho)).toBeLessThan(scale * 100 * T);
      }
    }
  });

  test('price and delta pass the boundary without a jump, gamma falls to nothing there', () => {
    for (const [T, sigma, r] of [
      [0.1, 0.3, 0.04],
      [1, 0.25, 0.05],
      [2, 0.8, 0.1],
    ] as const) {
      let low = 0.01;
      let high = 1;
      for (let step = 0; step < 60; step += 1) {
        const middle = 0.5 * (low + high);
        if (americanGreeks('PUT', middle, 1, T, sigma, r).gamma === 0) low = middle;
        else high = middle;
      }
      const alive = americanGreeks('PUT', high, 1, T, sigma, r);
      expect(americanGreeks('PUT', low, 1, T, sigma, r)).toEqual({
        price: 1 - low,
        delta: -1,
        gamma: 0,
        vega: 0,
        theta: 0,
        rho: 0,
      });
      expect(Math.abs(alive.price - (1 - high))).toBeLessThan(1e-8);
      expect(Math.abs(alive.delta + 1)).toBeLessThan(1e-7);
      expect(Math.abs(alive.vega)).toBeLessThan(1e-7);
      expect(Math.abs(alive.theta)).toBeLessThan(1e-7);
      // At the boundary theta is 0, so that Black's equation leaves gamma = 2r(K − B)/(σB)².
      expect(alive.gamma / ((2 * r * (1 - high)) / (sigma * high) ** 2)).toBeCloseTo(1, 6);
    }
  });

  test.each([
    ['an expired call in the money', 'CALL', 110, 100, 0, 0.2, 0.05, [10, 1, 0, 0, 0, 0]],
    ['an expired put out of the money', 'PUT', 110, 100, 0, 0.2, 0.05, [0, 0, 0, 0, 0, 0]],
    ['a put without volatility in the money', 'PUT', 90, 100, 1, 0, 0.05, [10, -1, 0, 0, 0, 0]],
    ['a call beyond its boundary', 'CALL', 300, 100, 1, 0.2, 0.05, [200, 1, 0, 0, 0, 0]],
  ] as const)('%s', (_, type, F, K, T, sigma, r, expected) => {
    const greeks = americanGreeks(type, F, K, T, sigma, r);
    expect(NAMES.map((name) => greeks[name] + 0)).toEqual(expected);
  });

  // V = K²/(4F) for m = 1 (see the test of prices): delta −V/F, gamma 2V/F², theta 0; r and σ act through 2r/σ² only.
  test('a very long life has the Greeks of one without expiry', () => {
    const greeks = americanGreeks('PUT', 100, 100, 500, 0.3, 0.09);
    expect(greeks.delta).toBeCloseTo(-0.25, 12);
    expect(greeks.gamma).toBeCloseTo(0.005, 12);
    expect(greeks.theta).toBeCloseTo(0, 12);
    const slopeOfVega = slope((sigma) => americanPrice('PUT', 100, 100, 500, sigma, 0.09), 0.3, 1e-3);
    expect(greeks.vega).toBeCloseTo(slopeOfVega, 6);
    expect(0.09 * greeks.rho).toBeCloseTo(-0.15 * greeks.vega, 10);
  });

  test('without a rate they are the European ones', () => {
    const european = black76Greeks('CALL', 95, 100, 0.5, 0.3, -0.01);
    expect(americanGreeks('CALL', 95, 100, 0.5, 0.3, -0.01)).toEqual(
      Object.fromEntries(NAMES.map((name) => [name, european[name]])),
    );
  });

  // n(0)/(F·σ√T), the European gamma, and half of the delta: early exercise is worth less and less of it.
  test('a volatility next to nothing leaves finite Greeks at the strike', () => {
    expect(americanGreeks('CALL', 100, 100, 1, 1e-140, 0.05).gamma / 3.989422804014327e137).toBeCloseTo(1, 0);
    for (const type of ['CALL', 'PUT'] as const) {
      for (let exponent = 100; exponent <= 323; exponent += 1) {
        const greeks = americanGreeks(type, 100, 100, 1, 10 ** -exponent, 0.05);
        for (const name of NAMES)
          expect([name, exponent, Number.isFinite(greeks[name])]).toEqual([name, exponent, true]);
        expect(greeks.delta * (type === 'CALL' ? 1 : -1)).toBeCloseTo(0.5, 1);
      }
    }
  });

  test('NaN gives NaN', () => {
    const greeks = americanGreeks('CALL', NaN, 100, 1, 0.3, 0.05);
    for (const name of NAMES) expect(greeks[name]).toBeNaN();
  });

  test('all are finite wherever the price is', () => {
    fc.assert(
      fc.property(anyWildOption, anyAccuracy, (option, accuracy) => {
        const greeks = americanGreeks(...option, accuracy);
        for (const name of NAMES) expect(greeks[name]).not.toBeNaN();
        expect(Math.abs(greeks.delta)).toBeLessThanOrEqual(1 + 1e-4);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the batch is the single result to the bit, and the result is written where the caller says', () => {
    const options = fc.sample(anyWildOption, { numRuns: 1_000, seed: 5 });
    const column = (index: 1 | 2 | 3 | 4 | 5): Float64Array => Float64Array.from(options, (option) => option[index]);
    const isCall = Uint8Array.from(options, ([type]) => Number(type === 'CALL'));
    const out = Object.fromEntries(
      NAMES.map((name) => [name, new Float64Array(options.length)]),
    ) as unknown as AmericanGreeksColumns;
    americanGreeksBatch(isCall, column(1), column(2), column(3), column(4), column(5), out);
    const single: AmericanGreeks = emptyAmericanGreeks();
    options.forEach((option, row) => {
      expect(americanGreeks(...option, undefined, single)).toBe(single);
      for (const name of NAMES) expect(out[name][row]).toBe(single[name]);
    });
  });
});
