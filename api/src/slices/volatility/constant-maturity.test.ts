/** Variance to 30 days from expiries about it, worked out by hand. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { varianceToMaturity } from './constant-maturity.js';
import type { MaturityVariance } from './constant-maturity.js';

const MAY = isoDate('2026-05-14');
const JUNE = isoDate('2026-06-16');

/** Expiries in tenths of a year, each with its variance. */
function to(
  years: number,
  ...expiries: readonly [expiry: typeof MAY, years: number, variance: number][]
): MaturityVariance {
  return varianceToMaturity(
    expiries.map(([expiry, T, variance]) => ({ expiry, years: T, variance })),
    ({ variance }) => variance,
    years,
    0.02,
  );
}

describe('variance to a maturity', () => {
  test('is linear in total variance between the expiries about it', () => {
    // Total variances 0.05·0.09 = 0.0045 and 0.15·0.16 = 0.024: half-way 0.01425, over 0.1 years.
    const found = to(0.1, [MAY, 0.05, 0.09], [JUNE, 0.15, 0.16]);
    expect(found).toEqual({
      variance: expect.closeTo(0.1425, 12),
      status: 'OK',
      near: MAY,
      next: JUNE,
      isExtrapolated: false,
    });
  });

  test('is that of an expiry on the day', () => {
    const found = to(0.05, [MAY, 0.05, 0.09], [JUNE, 0.15, 0.16]);
    expect(found).toMatchObject({ variance: 0.09, near: MAY, next: null, isExtrapolated: false });
    expect(to(0.05, [MAY, 0.05, 0.09])).toMatchObject({ variance: 0.09, status: 'OK' });
  });

  test('takes the first expiry for it where that is hardly later, and says so', () => {
    expect(to(0.1, [JUNE, 0.119, 0.16])).toEqual({
      ...{ variance: 0.16, status: 'OK', near: null, next: JUNE, isExtrapolated: true },
    });
    expect(to(0.1, [MAY, 0.01, NaN], [JUNE, 0.119, 0.16])).toMatchObject({ variance: 0.16, isExtrapolated: true });
  });

  test('does not exist where no expiries lie about it, or one of them has none', () => {
    const none = { variance: NaN, near: null, next: null, isExtrapolated: false };
    expect(to(0.1)).toEqual({ ...none, status: 'NO_EXPIRY_BRACKET' });
    expect(to(0.1, [MAY, 0.05, 0.09])).toEqual({ ...none, status: 'NO_EXPIRY_BRACKET' });
    expect(to(0.1, [JUNE, 0.121, 0.16])).toEqual({ ...none, status: 'NO_EXPIRY_BRACKET' });
    expect(to(0.1, [MAY, 0.05, NaN], [JUNE, 0.15, 0.16])).toEqual({ ...none, status: 'NO_SMILE' });
    expect(to(0.1, [MAY, 0.05, 0.09], [JUNE, 0.11, NaN])).toEqual({ ...none, status: 'NO_SMILE' });
  });
});
