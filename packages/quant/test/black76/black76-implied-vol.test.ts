/** Black-76 implied volatility: exact inverses of double prices, prices without one, and prices there and back. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.js';
import { black76Greeks } from '../../src/black76/black76-greeks.js';
import { black76ImpliedVol, black76ImpliedVolBatch, impliedVolStatus } from '../../src/black76/black76-implied-vol.js';
import { black76Price } from '../../src/black76/black76-price.js';
import { describeWithVectors } from '../vectors.js';
import { optionType } from './greek-rows.js';

interface Row {
  readonly type: 'call' | 'put';
  readonly F: number;
  readonly K: number;
  readonly T: number;
  readonly r: number;
  readonly price: number;
}
interface SolvedRow extends Row {
  readonly iv: number;
  readonly attainableRel: number;
}

const RUNS = { numRuns: 3_000 };
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describeWithVectors<SolvedRow>('implied volatility against 50-digit inverses', 'black76_iv', (rows) => {
  test('every one is within four times what the price leaves attainable', () => {
    for (const row of rows) {
      const vol = black76ImpliedVol(optionType(row.type), row.price, row.F, row.K, row.T, row.r);
      expect(Math.abs(vol - row.iv) / row.iv).toBeLessThanOrEqual(4 * row.attainableRel);
      expect(impliedVolStatus(optionType(row.type), row.price, row.F, row.K, row.T, row.r)).toBe('OK');
    }
  });
});

describeWithSharedData('prices without a volatility', 'vectors/black76_iv.json', (path) => {
  test('each has the status that the reference data say', () => {
    const { errorCases } = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly errorCases: readonly (Row & { readonly expect: string })[];
    };
    expect(errorCases).toHaveLength(10);
    for (const row of errorCases) {
      expect(impliedVolStatus(optionType(row.type), row.price, row.F, row.K, row.T, row.r)).toBe(
        row.expect.toUpperCase(),
      );
    }
  });
});

describe('black76ImpliedVol', () => {
  test.each([
    ['BELOW_INTRINSIC', 'CALL', 9.999, 80, 70, 0.5, NaN],
    ['AT_OR_ABOVE_MAXIMUM', 'CALL', 80, 80, 90, 0.5, NaN],
    ['AT_OR_ABOVE_MAXIMUM', 'PUT', 90, 80, 90, 0.5, NaN],
    ['ZERO_VOL', 'CALL', 0, 80, 90, 0.5, 0],
    ['ZERO_VOL', 'CALL', 10, 80, 70, 0.5, 0],
    ['BELOW_INTRINSIC', 'CALL', -1e-9, 80, 90, 0.5, NaN],
    ['INVALID', 'CALL', 1, -80, 90, 0.5, NaN],
    ['INVALID', 'CALL', 1, 80, 90, 0, NaN],
    ['INVALID', 'CALL', NaN, 80, 90, 0.5, NaN],
    ['OK', 'CALL', 7.9655674554058, 100, 100, 1, 0.2],
  ] as const)('%s: a %s at %d on F = %d, K = %d, T = %d gives %d', (status, type, price, F, K, T, expected) => {
    expect(impliedVolStatus(type, price, F, K, T, 0)).toBe(status);
    const vol = black76ImpliedVol(type, price, F, K, T, 0);
    if (Number.isNaN(expected)) expect(vol).toBeNaN();
    else expect(vol).toBeCloseTo(expected, 12);
  });

  test('is 0 for intrinsic that was discounted, whatever discounting rounds', () => {
    fc.assert(
      fc.property(between(1, 500), between(0.01, 0.99), between(0.01, 3), between(-0.1, 0.2), (F, part, T, r) => {
        const price = black76Price('CALL', F, F * part, T, 0, r);
        const vol = black76ImpliedVol('CALL', price, F, F * part, T, r);
        // A unit in the last place above intrinsic is a volatility of its own: it must give that price back.
        if (vol > 0) expect(black76Price('CALL', F, F * part, T, vol, r) / price).toBeCloseTo(1, 14);
        else expect(vol).toBe(0);
      }),
      RUNS,
    );
  });

  test('gives the volatility back from its price, over all moneyness and sizes of price', () => {
    fc.assert(
      fc.property(
        between(1, 500),
        between(-36, 4),
        between(-8, 1.6),
        fc.boolean(),
        between(-0.05, 0.1),
        (F, distance, logDeviation, isPut, r) => {
          const s = Math.exp(logDeviation);
          const K = F * Math.exp((isPut ? 1 : -1) * distance * s);
          const type = isPut ? 'PUT' : 'CALL';
          const price = black76Price(type, F, K, 1, s, r);
          fc.pre(price > 1e-290 && Math.abs(distance * s) < 600);
          const { vega } = black76Greeks(type, F, K, 1, s, r);
          const attainable = Number.EPSILON * (1 + price / (s * vega));
          fc.pre(attainable < 1e-3);
          expect(Math.abs(black76ImpliedVol(type, price, F, K, 1, r) / s - 1)).toBeLessThanOrEqual(16 * attainable);
        },
      ),
      RUNS,
    );
  });

  test('ends for any doubles, with a volatility that is not negative or NaN, as its status says', () => {
    const any = fc.double();
    fc.assert(
      fc.property(any, any, any, any, any, (price, F, K, T, r) => {
        const vol = black76ImpliedVol('CALL', price, F, K, T, r);
        const status = impliedVolStatus('CALL', price, F, K, T, r);
        if (status === 'ZERO_VOL') expect(vol).toBe(0);
        else if (status !== 'OK') expect(vol).toBeNaN();
        else expect(vol).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
    fc.assert(
      fc.property(between(5e-324, 1), between(-700, 700), between(-700, 700), (part, logF, logK) => {
        const [F, K] = [Math.exp(logF), Math.exp(logK)];
        const price = part * F;
        const vol = black76ImpliedVol('CALL', price, F, K, 1, 0);
        if (impliedVolStatus('CALL', price, F, K, 1, 0) === 'OK') expect(vol).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  test('batch and scalar agree to the bit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(between(1, 200), between(1, 200), between(0.01, 3), between(0.05, 3)), {
          minLength: 40,
          maxLength: 40,
        }),
        (options) => {
          const [F, K, T] = [0, 1, 2].map((index) => Float64Array.from(options, (row) => row[index]!));
          const r = new Float64Array(40).fill(0.03);
          const price = Float64Array.from(options, ([f, k, t, sigma]) => black76Price('PUT', f, k, t, sigma, 0.03));
          const out = new Float64Array(40);
          black76ImpliedVolBatch(new Uint8Array(40), price, F!, K!, T!, r, out);
          const scalar = price.map((value, row) => black76ImpliedVol('PUT', value, F![row]!, K![row]!, T![row]!, 0.03));
          expect(out).toEqual(scalar);
        },
      ),
      { numRuns: 1_000 },
    );
  }, 60_000);
});
