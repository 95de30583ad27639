/** Volatility by expiry and between expiries, worked out by hand. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { analysedExpiry, flatSmile } from '../../../test/support/analysed-expiry.js';
import type { AnalysedDay } from '../options/index.js';
import { forwardVolatility, termStructure } from './term-structure.js';

const BACHELIER = { model: 'BACHELIER', reason: 'NOT_LOGNORMAL' } as const;

describe('volatility between two expiries', () => {
  const half = analysedExpiry({ years: 0.5, atmVol: 0.4 });

  test('is the root of what total variance grows by', () => {
    // 0.09·1 − 0.16·0.5 = 0.01 over half a year: √0.02.
    const { forwardVol, forwardVolStatus } = forwardVolatility(half, analysedExpiry({ years: 1, atmVol: 0.3 }));
    expect(forwardVol).toBeCloseTo(0.141421356237, 10);
    expect(forwardVolStatus).toBe('OK');
  });

  test('does not exist before the first, where variance falls, and where there is none', () => {
    const none = { forwardVol: null };
    expect(forwardVolatility(undefined, half)).toEqual({ ...none, forwardVolStatus: 'FIRST_EXPIRY' });
    expect(forwardVolatility(half, analysedExpiry({ years: 1, atmVol: 0.28 }))).toEqual({
      ...none,
      forwardVolStatus: 'VARIANCE_FALLS',
    });
    expect(forwardVolatility(half, analysedExpiry({ years: 1 }))).toEqual({ ...none, forwardVolStatus: 'NO_VOL' });
  });

  test('does not exist between volatilities of different kinds', () => {
    const normal = analysedExpiry({ years: 1, atmVol: 30, model: BACHELIER });
    expect(forwardVolatility(half, normal).forwardVolStatus).toBe('NO_VOL');
    const nearer = analysedExpiry({ years: 0.5, atmVol: 20, model: BACHELIER });
    // 900·1 − 400·0.5 = 700 over half a year.
    expect(forwardVolatility(nearer, normal).forwardVol).toBeCloseTo(Math.sqrt(1400), 10);
  });
});

test('a term structure has the expiries of one series that have time left, the nearest first', () => {
  const day: AnalysedDay = {
    ...{ product: 'CL', source: 'IMPORTED', tradeDate: isoDate('2026-05-18') },
    expiries: [
      analysedExpiry({ expiry: isoDate('2027-05-17'), years: 1, daysToExpiry: 364, atmVol: 0.3 }),
      analysedExpiry({ years: 0.5, atmVol: 0.4, smile: flatSmile(0.4, 0.5) }),
      analysedExpiry({ expiry: isoDate('2026-05-14'), years: 0 }),
      analysedExpiry({ series: 'LN', years: 0.25, atmVol: 0.6 }),
    ],
  };
  const { points, ...outline } = termStructure(day, 'LO');
  expect(outline).toEqual({ product: 'CL', series: 'LO', tradeDate: '2026-05-18', source: 'IMPORTED' });
  expect(points.map(({ expiry, atmVol, forwardVolStatus }) => [expiry, atmVol, forwardVolStatus])).toEqual([
    ['2026-11-17', 0.4, 'FIRST_EXPIRY'],
    ['2027-05-17', 0.3, 'OK'],
  ]);
  expect(points[0]).toMatchObject({ atmVolStatus: 'OK', forward: 75, underlying: 'CLZ26', model: 'AMERICAN' });
  expect(points[0]!.riskReversal25).toBeCloseTo(0, 12);
  expect(points[1]!.riskReversal25).toBeNull();
});
