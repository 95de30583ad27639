import { expect, test } from '@jest/globals';
import { isoDate, toDayNumber } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { chooseExpiry } from './choose-expiry.js';

const listedOn = (tradeDate: string, ...expiries: readonly string[]) =>
  expiries.map((expiry) => ({
    expiry: isoDate(expiry),
    daysToExpiry: toDayNumber(isoDate(expiry)) - toDayNumber(isoDate(tradeDate)),
  }));

test('the expiry shown is the first with a week left, or else the first to come', () => {
  const listed = listedOn('2026-10-15', '2026-10-15', '2026-10-19', '2026-10-22', '2026-12-16');
  expect(chooseExpiry(listed, undefined)?.expiry).toBe('2026-10-22');
  expect(chooseExpiry(listed.slice(0, 2), undefined)?.expiry).toBe('2026-10-19');
  expect(chooseExpiry(listed.slice(0, 1), undefined)?.expiry).toBe('2026-10-15');
  expect(chooseExpiry(listed.slice(0, 0), undefined)).toBeUndefined();
});

test('the expiry shown is the one asked for, or that listed nearest to it', () => {
  const listed = listedOn('2026-10-15', '2026-10-19', '2026-11-17', '2026-12-16');
  const shown = (asked: string): IsoDate | undefined => chooseExpiry(listed, isoDate(asked))?.expiry;
  expect(shown('2026-10-19')).toBe('2026-10-19');
  expect(shown('2026-11-30')).toBe('2026-11-17');
  expect(shown('2020-01-01')).toBe('2026-10-19');
  expect(chooseExpiry(listed.slice(0, 0), isoDate('2026-10-19'))).toBeUndefined();
});
