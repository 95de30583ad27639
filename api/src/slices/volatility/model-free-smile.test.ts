/** The variance of a strip of options of all strikes, against what is known of it without any strip. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import {
  black76ImpliedVol,
  black76Price,
  fitSvi,
  modelFreeVariance,
  normalPdf,
  sviTotalVariance,
} from '@cushing/quant';
import type { SviParameters } from '@cushing/quant';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.js';
import { modelFreeSmileVariance } from './model-free-smile.js';

const CRUDE: SviParameters = { a: 0.008, b: 0.06, rho: -0.35, m: 0.02, sigma: 0.35 };

describe('the fair variance of a smile', () => {
  test.each([
    [0.35, 30 / 365],
    [0.05, 1 / 365],
    [1.2, 2],
  ])('of a flat one at %f is that volatility squared', (vol, years) => {
    const variance = modelFreeSmileVariance({ a: vol * vol * years, b: 0, rho: 0, m: 0, sigma: 0.1 }, years);
    expect(Math.abs(variance - vol * vol) * years).toBeLessThan(1e-9);
  });

  test("is what the VIX's sum comes to over strikes that lie densely enough", () => {
    const [forward, years, rate] = [75, 0.25, 0.04];
    // The sum of rectangles errs by the square of the step: 0.5 % of the forward is fine enough for 1e-5.
    const strikes = Array.from({ length: 12_000 }, (_, index) => 0.05 + index * 0.05);
    const price = (type: 'CALL' | 'PUT') => (strike: number) => {
      const vol = Math.sqrt(sviTotalVariance(CRUDE, Math.log(strike / forward)) / years);
      return black76Price(type, forward, strike, years, vol, rate);
    };
    const sum = modelFreeVariance(forward, years, rate, strikes, strikes.map(price('CALL')), strikes.map(price('PUT')));
    expect(modelFreeSmileVariance(CRUDE, years)).toBeCloseTo(sum, 5);
  });

  test('is above the variance at the money where there is a smile', () => {
    expect(modelFreeSmileVariance(CRUDE, 1)).toBeGreaterThan(sviTotalVariance(CRUDE, 0));
  });

  test('does not exist for a wing that nearly is an arbitrage of its own, nor without time', () => {
    // A left wing of slope 1.99: puts so far out are worth so much that their sum does not end.
    expect(modelFreeSmileVariance({ a: 0.01, b: 1, rho: -0.99, m: 0, sigma: 0.1 }, 0.5)).toBeNaN();
    expect(modelFreeSmileVariance(CRUDE, 0)).toBeNaN();
  });
});

describeWithSharedData('for smiles without arbitrage', 'vectors/svi.json', (path) => {
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as {
    rows: readonly (SviParameters & { T: number; butterflyFree: boolean })[];
  };
  const sound = rows.filter(({ butterflyFree }) => butterflyFree);

  test('the strip is the mean of total variance over the normal distribution of d2', () => {
    expect(sound.length).toBeGreaterThan(50);
    for (const { T, ...smile } of sound) {
      expect(Math.abs(T * modelFreeSmileVariance(smile, T) - meanOverNormal(smile))).toBeLessThan(1e-8);
    }
  });
});

describeWithSharedData("for quotes of the VIX's kind", 'vectors/model_free_variance.json', (path) => {
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as { rows: readonly QuotedExpiry[] };

  test('the sum over the strikes of their fitted smile is that over their prices', () => {
    expect(rows.length).toBeGreaterThan(0);
    for (const { F, T, r, strikes, calls, puts, givenForward } of rows) {
      const smile = fittedSmile({ F, T, r, strikes, calls, puts });
      const priced = (type: 'CALL' | 'PUT'): number[] =>
        strikes.map((strike) => {
          const vol = Math.sqrt(sviTotalVariance(smile, Math.log(strike / F)) / T);
          return black76Price(type, F, strike, T, vol, r);
        });
      const vol = Math.sqrt(modelFreeVariance(F, T, r, strikes, priced('CALL'), priced('PUT')));
      // The prices are rounded to a cent, each of which is up to 0.15 vol points of the whole strip.
      expect(Math.abs(vol - givenForward.vol)).toBeLessThan(0.0015);
    }
  });
});

interface QuotedExpiry {
  readonly F: number;
  readonly T: number;
  readonly r: number;
  readonly strikes: readonly number[];
  readonly calls: readonly number[];
  readonly puts: readonly number[];
  readonly givenForward: { readonly vol: number };
}

function fittedSmile({ F, T, r, strikes, calls, puts }: Omit<QuotedExpiry, 'givenForward'>): SviParameters {
  const quotes = strikes.flatMap((strike, index) => {
    const type = strike < F ? 'PUT' : 'CALL';
    const price = (type === 'PUT' ? puts : calls)[index]!;
    const iv = black76ImpliedVol(type, price, F, strike, T, r);
    const k = Math.log(strike / F);
    const deviation = iv * Math.sqrt(T);
    return price >= 0.02 && iv > 0 ? [{ k, iv, weight: normalPdf(deviation / 2 - k / deviation) }] : [];
  });
  const columns = { T, k: quotes.map(({ k }) => k), iv: quotes.map(({ iv }) => iv) };
  return fitSvi([{ ...columns, weight: quotes.map(({ weight }) => weight) }], { repair: true }).slices[0]!.params;
}

/**
 * ∫ w φ(d2) dd2, by the trapezoid rule, which is exact for it to rounding: Fukasawa, M. (2012), "The normalizing
 * transformation of the implied volatility smile", Mathematical Finance 22, 753-762.
 */
function meanOverNormal(smile: SviParameters): number {
  const { b, rho, m, sigma } = smile;
  const scale = Math.sqrt(sviTotalVariance(smile, 0));
  const reach = Math.asinh(600 / scale);
  const steps = 8_000;
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    const u = reach * ((2 * step) / steps - 1);
    const k = scale * Math.sinh(u);
    const variance = sviTotalVariance(smile, k);
    const slope = b * (rho + (k - m) / Math.hypot(k - m, sigma));
    const root = Math.sqrt(variance);
    const d2 = -k / root - root / 2;
    const d2Slope = -1 / root + (k * slope) / (2 * variance * root) - slope / (4 * root);
    sum -= variance * normalPdf(d2) * d2Slope * scale * Math.cosh(u);
  }
  return (sum * 2 * reach) / steps;
}
