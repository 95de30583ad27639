/** Proves contract months: their text, their running number and the way between them. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  addMonths,
  contractMonth,
  fromMonthIndex,
  monthOf,
  parseContractMonth,
  toMonthIndex,
  yearOf,
} from '../../src/dates/contract-month.js';

const LAST_INDEX = 9999 * 12 + 11;

describe('a contract month', () => {
  test('is written with four digits of the year and two of the month', () => {
    expect(contractMonth(2026, 1)).toBe('2026-01');
    expect(contractMonth(2026, 12)).toBe('2026-12');
    expect(contractMonth(7, 5)).toBe('0007-05');
  });

  test('is read back with its year and month', () => {
    const month = parseContractMonth('2036-02')!;
    expect(yearOf(month)).toBe(2036);
    expect(monthOf(month)).toBe(2);
  });

  test.each(['2026-13', '2026-00', '2026-1', '202601', '2026-01-01', 'Z26', ''])('%j is none', (text) => {
    expect(parseContractMonth(text)).toBeUndefined();
  });

  test.each([
    [2026, 0],
    [2026, 13],
    [2026, 1.5],
    [-1, 1],
    [10_000, 1],
    [Number.NaN, 1],
  ])('year %d and month %d name none', (year, month) => {
    expect(() => contractMonth(year, month)).toThrow('ERR_PRODUCTS_MONTH');
  });
});

describe('month indices', () => {
  test('count months from January of the year 0', () => {
    expect(toMonthIndex(contractMonth(2026, 12))).toBe(2026 * 12 + 11);
  });

  test('an index and its month are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LAST_INDEX }), (index) => {
        expect(toMonthIndex(fromMonthIndex(index))).toBe(index);
      }),
    );
  });

  test.each([-1, LAST_INDEX + 1, 24_000.5, Number.NaN])('%d stands for no month', (index) => {
    expect(() => fromMonthIndex(index)).toThrow('ERR_PRODUCTS_MONTH');
  });

  test('months are added across years, in both directions', () => {
    expect(addMonths(contractMonth(2026, 12), 1)).toBe('2027-01');
    expect(addMonths(contractMonth(2026, 1), -2)).toBe('2025-11');
    expect(addMonths(contractMonth(2026, 1), 24)).toBe('2028-01');
  });
});
