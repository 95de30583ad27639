import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { americanGreeks } from '../../src/american/american-greeks.js';
import { americanImpliedVolBatch } from '../../src/american/american-implied-vol-batch.js';
import { americanImpliedVol } from '../../src/american/american-implied-vol.js';
import { americanPrice } from '../../src/american/american-price.js';
import type { AmericanAccuracy } from '../../src/american/exercise-path.js';
import { black76Price } from '../../src/black76/black76-price.js';
import type { OptionType } from '../../src/option-type.js';
import { describeWithVectors } from '../vectors.js';
import { type AmericanRow, anyAccuracy, anyOption, anyWildOption, intrinsicOf, typeOf } from './options.js';

/** Type, price, F, K, T, r. */
type Quote = readonly [OptionType, number, number, number, number, number];

/** What `americanPrice` may err by, in strikes (put) or futures (call). */
const PRICE_ERRORS = { FAST: 2e-5, ACCURATE: 3e-8, HIGH: 5e-12 } as const;

function volsOf(quotes: readonly Quote[], accuracy?: AmericanAccuracy): Float64Array {
  const column = (index: 1 | 2 | 3 | 4 | 5): Float64Array => Float64Array.from(quotes, (quote) => quote[index]);
  const isCall = Uint8Array.from(quotes, ([type]) => Number(type === 'CALL'));
  const out = new Float64Array(quotes.length).fill(-1);
  americanImpliedVolBatch(isCall, column(1), column(2), column(3), column(4), column(5), out, accuracy);
  return out;
}

function volOf(quote: Quote, accuracy?: AmericanAccuracy): number {
  return volsOf([quote], accuracy)[0]!;
}

function missOf([type, price, F, K, T, r]: Quote, sigma: number, accuracy: AmericanAccuracy): number {
  return Math.abs(americanPrice(type, F, K, T, sigma, r, accuracy) - price) / Math.max(F, K);
}

describeWithVectors<AmericanRow>('american volatilities of another solver’s prices', 'american_futures', (rows) => {
  const steep = rows.filter((row) => !row.exerciseNow && (row.vega ?? 0) > 1e-4 * row.F);
  const quotes = steep.map((row): Quote => [typeOf(row), row.price, row.F, row.K, row.T, row.r]);

  test.each(['FAST', 'ACCURATE'] as const)('as near as %s prices are to exact ones', (accuracy) => {
    expect(steep.length).toBeGreaterThan(rows.length / 2);
    volsOf(quotes, accuracy).forEach((sigma, index) => {
      const quote = quotes[index]!;
      expect(missOf(quote, sigma, 'HIGH')).toBeLessThanOrEqual(PRICE_ERRORS[accuracy] + 1e-9);
    });
  });

  test('within 1e-8 at HIGH accuracy, where vega is above 1e-2 F', () => {
    volsOf(quotes, 'HIGH').forEach((sigma, index) => {
      const row = steep[index]!;
      if ((row.vega ?? 0) > 1e-2 * row.F) expect(Math.abs(sigma - row.sigma)).toBeLessThanOrEqual(1e-8);
    });
  });
});

describe('american volatilities of columns', () => {
  test.each(['FAST', 'ACCURATE', 'HIGH'] as const)('price → volatility → price, %s', (accuracy) => {
    fc.assert(
      fc.property(anyOption, ([type, F, K, T, sigma, r]) => {
        const { price, vega } = americanGreeks(type, F, K, T, sigma, r, accuracy);
        const quote: Quote = [type, americanPrice(type, F, K, T, sigma, r, accuracy), F, K, T, r];
        const implied = volOf(quote, accuracy);
        const isNearIntrinsic = price - intrinsicOf(type, F, K) < PRICE_ERRORS[accuracy] * Math.max(F, K);
        expect(missOf(quote, implied, accuracy)).toBeLessThanOrEqual(isNearIntrinsic ? PRICE_ERRORS[accuracy] : 1e-9);
        if (!isNearIntrinsic && vega > 1e-2 * F) expect(Math.abs(implied - sigma)).toBeLessThanOrEqual(1e-7);
      }),
      { numRuns: 2_000 },
    );
  });

  test('price → volatility → price where nobody quotes', () => {
    fc.assert(
      fc.property(anyWildOption, fc.constantFrom('FAST', 'ACCURATE'), ([type, F, K, T, sigma, r], accuracy) => {
        const price = americanPrice(type, F, K, T, sigma, r, accuracy);
        const quote: Quote = [type, price, F, K, T, r];
        if (!(price < (type === 'CALL' ? F : K))) return;
        expect(missOf(quote, volOf(quote, accuracy), accuracy)).toBeLessThanOrEqual(PRICE_ERRORS[accuracy]);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['FAST', 'ACCURATE'] as const)('a price hardly above intrinsic has one, too, %s', (accuracy) => {
    for (const type of ['CALL', 'PUT'] as const) {
      for (const x of [0.02, 0.1, 0.3, 1, 2]) {
        for (const T of [0.02, 0.25, 1]) {
          for (const above of [1e-13, 1e-11, 1e-9, 1e-7, 1e-6, 1e-5, 1e-4]) {
            const K = 100 * Math.exp(type === 'CALL' ? -x : x);
            const quote: Quote = [type, Math.abs(100 - K) + above * Math.max(K, 100), 100, K, T, 0.05];
            expect(missOf(quote, volOf(quote, accuracy), accuracy)).toBeLessThanOrEqual(PRICE_ERRORS[accuracy]);
          }
        }
      }
    }
  });

  test('any price has one where americanImpliedVol finds one, and none where it does not', () => {
    const anyShare = fc.double({ min: -0.1, max: 1.1, noNaN: true });
    fc.assert(
      fc.property(anyOption, anyShare, anyAccuracy, ([type, F, K, T, , r], share, accuracy) => {
        const intrinsic = intrinsicOf(type, F, K);
        const price = intrinsic + share * ((type === 'CALL' ? F : K) - intrinsic);
        const expected = americanImpliedVol(type, price, F, K, T, r);
        expect(Number.isNaN(volOf([type, price, F, K, T, r], accuracy))).toBe(Number.isNaN(expected));
      }),
      { numRuns: 1_000 },
    );
  });

  test('prices of a chain in ticks, calls beside puts, come back', () => {
    const strikes = Array.from({ length: 100 }, (_, index) => 28 + index);
    const quotes = strikes.flatMap((K) =>
      (['CALL', 'PUT'] as const).map((type): Quote => {
        const exact = americanPrice(type, 70, K, 0.25, 0.3 + 0.002 * Math.abs(K - 70), 0.04);
        return [type, Math.round(exact * 100) / 100, 70, K, 0.25, 0.04];
      }),
    );
    const vols = volsOf(quotes);
    quotes.forEach((quote, index) => {
      const [type, price, F, K] = quote;
      const sigma = vols[index]!;
      if (price === intrinsicOf(type, F, K)) expect(sigma).toBe(0);
      else expect(missOf(quote, sigma, 'FAST')).toBeLessThanOrEqual(1e-9);
    });
    expect(vols.filter((sigma) => sigma > 0).length).toBeGreaterThan(strikes.length);
  });

  // Deep out of the money and beyond the table, bracketing ends at a step that is none.
  test('beyond the table, prices of the accuracy asked for come back', () => {
    const [F, K, T, r] = [100, 9.013686279183908, 10.133016109466553, 0.24979035854339598];
    const quote: Quote = ['PUT', americanPrice('PUT', F, K, T, 0.5813522100448608, r, 'FAST'), F, K, T, r];
    expect(volOf(quote)).toBeCloseTo(0.5813522100448608, 6);
  });

  test('edges are those of americanImpliedVol', () => {
    const edges: readonly Quote[] = [
      ['CALL', 10, 110, 100, 1, 0.05],
      ['CALL', 10, 110, 100, 0, 0.05],
      ['PUT', 10, 100, 110, 1, 0.05],
      ['PUT', 0, 110, 100, 1, 0.05],
      ['CALL', 9.99, 110, 100, 1, 0.05],
      ['CALL', -1, 100, 110, 1, 0.05],
      ['CALL', 110, 110, 100, 1, 0.05],
      ['PUT', 100, 110, 100, 1, 0.05],
      ['PUT', 101, 110, 100, 1, 0.05],
      ['CALL', Infinity, 110, 100, 1, 0.05],
      ['CALL', 12, 110, 100, 0, 0.05],
      ['CALL', 12, 110, 100, -1, 0.05],
      ['CALL', 12, 110, 100, Infinity, 0.05],
      ['CALL', 12, 110, 100, 1, Infinity],
      ['CALL', 12, 0, 100, 1, 0.05],
      ['PUT', 12, -110, -100, 1, 0.05],
      ['CALL', NaN, 110, 100, 1, 0.05],
      ['CALL', 12, NaN, 100, 1, 0.05],
      ['CALL', 12, 110, NaN, 1, 0.05],
      ['CALL', 12, 110, 100, NaN, 0.05],
      ['CALL', 12, 110, 100, 1, NaN],
      ['CALL', 12, 110, 100, 1, 0],
      ['PUT', 12, 100, 110, 1, -0.05],
      ['PUT', 10, 100, 110, 1, 0],
      ['PUT', 10, 100, 110, 1, -0.05],
    ];
    expect([...volsOf(edges)]).toEqual(edges.map((edge) => americanImpliedVol(...edge)));
    expect([...volsOf(edges.slice(0, 4))]).toEqual([0, 0, 0, 0]);
    expect([...volsOf(edges.slice(4, 21))].every(Number.isNaN)).toBe(true);
  });

  test('without a rate it is the European one', () => {
    expect(volOf(['PUT', black76Price('PUT', 90, 100, 1, 0.4, 0), 90, 100, 1, 0])).toBeCloseTo(0.4, 14);
  });

  test('a price far out of the money keeps its digits', () => {
    const price = americanPrice('CALL', 50, 100, 0.1, 0.1, 0.05, 'FAST');
    expect(price).toBeLessThan(1e-100);
    expect(volOf(['CALL', price, 50, 100, 0.1, 0.05])).toBeCloseTo(0.1, 12);
  });

  test('out says how many; a column that ends early and another word as accuracy give NaN', () => {
    const one = Float64Array.of(75);
    const [price, T, r] = [Float64Array.of(4, 4, 4), Float64Array.of(0.5, 0.5, 0.5), Float64Array.of(0.04, 0.04, 0.04)];
    const F = Float64Array.of(75, 75, 75);
    const out = new Float64Array(2).fill(-1);
    americanImpliedVolBatch(Uint8Array.of(1, 1, 1), price, F, one, T, r, out);
    expect(out[0]).toBeCloseTo(americanImpliedVol('CALL', 4, 75, 75, 0.5, 0.04), 4);
    expect(out[1]).toBeNaN();
    const quotes: readonly Quote[] = [
      ['CALL', 4, 75, 75, 0.5, 0.04],
      ['CALL', 5, 75, 70, 0.5, 0.04],
      ['CALL', 6, 75, 70, 0.5, 0],
    ];
    for (const sigma of volsOf(quotes, 'BEST' as AmericanAccuracy)) expect(sigma).toBeNaN();
  });
});
