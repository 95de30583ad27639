/** Proves rates between and beyond tenors, and times to expiry, against values computed by hand. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { yearsToExpiry, zeroRateAt } from './zero-rate.js';

describe('a zero rate', () => {
  const points = [
    { tenorDays: 30, rate: 0.04 },
    { tenorDays: 90, rate: 0.05 },
  ];

  test.each([
    ['before the first tenor is the first', 0, 0.04],
    ['at a tenor is its own', 90 / 365, 0.05],
    // 60 days: rate × time half-way between 0.04 × 30 = 1.2 and 0.05 × 90 = 4.5 is 2.85; over 60 days 0.0475.
    ['between two is linear in rate × time', 60 / 365, 0.0475],
    ['beyond the last tenor is the last', 2, 0.05],
  ])('%s', (_, years, rate) => {
    expect(zeroRateAt(points, years)).toBeCloseTo(rate, 12);
  });
});

describe('the time to expiry', () => {
  test('is counted from settlement to settlement', () => {
    expect(yearsToExpiry(isoDate('2026-06-01'), isoDate('2026-08-13'))).toBeCloseTo(73 / 365, 12);
  });

  test('is an hour longer where clocks go back between the two', () => {
    // 1 November 2026 ends daylight saving time in New York.
    expect(yearsToExpiry(isoDate('2026-10-31'), isoDate('2026-11-02'))).toBeCloseTo((2 + 1 / 24) / 365, 12);
  });

  test('is none on the expiry date and after it', () => {
    expect(yearsToExpiry(isoDate('2026-11-17'), isoDate('2026-11-17'))).toBe(0);
    expect(yearsToExpiry(isoDate('2026-11-18'), isoDate('2026-11-17'))).toBe(0);
  });
});
