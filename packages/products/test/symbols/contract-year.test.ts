/**
 * Proves which year the digits of a symbol mean. The dates below turn on published last trade dates: CLF26 ended on
 * 2025-12-19, CLG25 on 2025-01-21, NGZ27 on 2027-11-26.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { ProductCode } from '../../src/codes/product-code.js';
import { frontMonth } from '../../src/contracts/nearby.js';
import { addMonths, monthOf, yearOf } from '../../src/dates/contract-month.js';
import { isoDate } from '../../src/dates/iso-date.js';
import { resolveContractYear } from '../../src/symbols/contract-year.js';
import { anyDate, anyProduct } from '../arbitraries.ts';

describe('four digits', () => {
  test.each([
    ['1980', 1980],
    ['2026', 2026],
    ['2079', 2079],
  ])('%s are the year as it is', (digits, year) => {
    expect(resolveContractYear('CL', 12, digits, undefined)).toEqual({ status: 'ok', year });
  });

  test.each(['1979', '2080', '0026', '9999'])('%s are out of range', (digits) => {
    expect(resolveContractYear('CL', 12, digits, undefined)).toEqual({ status: 'out-of-range' });
  });
});

describe('two digits', () => {
  test.each([
    ['80', 1980],
    ['99', 1999],
    ['00', 2000],
    ['26', 2026],
    ['79', 2079],
  ])('%s mean %d', (digits, year) => {
    expect(resolveContractYear('CL', 12, digits, undefined)).toEqual({ status: 'ok', year });
  });

  test('mean the same whenever they are read', () => {
    expect(resolveContractYear('CL', 12, '99', isoDate('2060-01-01'))).toEqual({ status: 'ok', year: 1999 });
  });
});

describe('one digit', () => {
  test('is ambiguous without a date', () => {
    expect(resolveContractYear('CL', 12, '6', undefined)).toEqual({ status: 'ambiguous' });
  });

  test.each<[ProductCode, number, string, string, number, string]>([
    ['CL', 12, '6', '2026-01-05', 2026, 'the December of that year'],
    ['CL', 12, '5', '2026-01-05', 2025, 'ended some weeks ago'],
    ['CL', 12, '4', '2026-01-05', 2034, 'ended more than a year ago'],
    ['CL', 1, '6', '2026-12-19', 2026, 'ended a year ago to the day'],
    ['CL', 1, '6', '2026-12-20', 2036, 'ended a year and a day ago'],
    ['CL', 1, '7', '2026-12-20', 2027, 'the front contract'],
    ['CL', 1, '0', '2029-12-01', 2030, 'across a decade'],
    ['NG', 12, '7', '2026-06-01', 2027, 'not the one of 2037, which is listed too'],
    ['NG', 12, '5', '2026-06-01', 2025, 'ended half a year ago'],
  ])('%s month %d, %s on %s is %d: %s', (product, month, digits, date, year) => {
    expect(resolveContractYear(product, month, digits, isoDate(date))).toEqual({ status: 'ok', year });
  });

  test('is out of range where the nearest contract is', () => {
    expect(resolveContractYear('CL', 12, '6', isoDate('2078-01-03'))).toEqual({ status: 'out-of-range' });
    expect(resolveContractYear('CL', 12, '6', isoDate('1950-01-03'))).toEqual({ status: 'out-of-range' });
  });

  test('means every contract that trades in the nine years from its date', () => {
    fc.assert(
      fc.property(anyProduct, anyDate, fc.integer({ min: 0, max: 9 * 12 - 1 }), (product, date, nearby) => {
        const month = addMonths(frontMonth(product, date), nearby);
        const digit = month.charAt(3);
        expect(resolveContractYear(product, monthOf(month), digit, date)).toEqual({
          status: 'ok',
          year: yearOf(month),
        });
      }),
    );
  });
});

describe('any other number of digits', () => {
  test.each(['', '126', '02026'])('%j has the wrong length', (digits) => {
    expect(resolveContractYear('CL', 12, digits, isoDate('2026-01-05'))).toEqual({ status: 'wrong-length' });
  });
});
