/** Whether a smile is free of butterfly arbitrage, against published slices and reference values. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import type { SviParameters } from '@cushing/quant';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.js';
import { flatSmile } from '../../../test/support/analysed-expiry.js';
import { isButterflyFree, sviFit } from './svi-fit.js';

/** Axel Vogt's example in Gatheral & Jacquier (2014): g falls to −0.033 at log-moneyness 0.88. */
const VOGT: SviParameters = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };

describe('butterfly arbitrage', () => {
  test('is seen where the density is negative', () => {
    expect(isButterflyFree(VOGT)).toBe(false);
  });

  test("is seen where a wing is beyond Lee's bound, or total variance not positive", () => {
    expect(isButterflyFree({ a: 0.5, b: 1.5, rho: 0.4, m: 0, sigma: 1 })).toBe(false);
    expect(isButterflyFree({ a: -0.05, b: 0.1, rho: 0, m: 0, sigma: 0.4 })).toBe(false);
  });

  test('is none where the smile is flat', () => {
    expect(isButterflyFree(flatSmile(0.4, 0.5).parameters)).toBe(true);
  });
});

describeWithSharedData('butterfly arbitrage of reference smiles', 'vectors/svi.json', (path) => {
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as {
    rows: readonly (SviParameters & { minG: number; butterflyFree: boolean })[];
  };

  test('is found in all of those that have it', () => {
    const unsound = rows.filter(({ butterflyFree }) => !butterflyFree);
    expect(unsound.length).toBeGreaterThan(20);
    expect(unsound.filter(isButterflyFree)).toEqual([]);
  });

  test('is not found in those that clearly have none, nor in a wing of theirs', () => {
    const sound = rows.filter(({ minG, b, rho }) => minG > 0.01 && b * (1 + Math.abs(rho)) < 0.5);
    expect(sound.length).toBeGreaterThan(20);
    expect(sound.filter((row) => !isButterflyFree(row))).toEqual([]);
  });
});

describe('the fit as it is shown', () => {
  test('is null without a smile', () => {
    expect(sviFit(undefined)).toBeNull();
  });

  test('judges the parameters shown, and tells g of the best fit', () => {
    const smile = { ...flatSmile(0.4, 0.5), bestFit: VOGT, isRepaired: true, minG: -0.033, argMinG: 0.88, rmse: 0.4 };
    expect(sviFit(smile)).toEqual({
      ...{ a: 0.4 * 0.4 * 0.5, b: 0, rho: 0, m: 0, sigma: 0.1, rmse: 0.4, quotes: 9 },
      ...{ isRepaired: true, isArbitrageFree: true, minG: -0.033, argMinG: 0.88 },
    });
    expect(sviFit({ ...smile, parameters: VOGT })!.isArbitrageFree).toBe(false);
    expect(sviFit({ ...smile, minG: -Infinity })!.minG).toBeNull();
  });
});
