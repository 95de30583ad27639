/**
 * Proves the place of a contract in the queue. The last trade dates behind the days below are published ones: CLK20
 * ended on 2020-04-21, BZV25 on 2025-08-29.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { ProductCode } from '../../src/codes/product-code.js';
import { frontMonth, nearbyMonths, nearbyOf } from '../../src/contracts/nearby.js';
import { addMonths, parseContractMonth } from '../../src/dates/contract-month.js';
import { addDays, isoDate } from '../../src/dates/iso-date.js';
import { lastTradeDate } from '../../src/expiry/last-trade-date.js';
import { anyContractMonth, anyDate, anyProduct } from '../arbitraries.ts';

const CRASH = isoDate('2020-04-20');

describe('the front month', () => {
  test.each<[ProductCode, string, string, string]>([
    ['CL', '2020-04-20', '2020-05', 'the day on which it settled at -37.63'],
    ['CL', '2020-04-21', '2020-05', 'through its last trade date'],
    ['CL', '2020-04-22', '2020-06', 'from the day after'],
    ['CL', '2020-04-25', '2020-06', 'a Saturday counts with the Monday after it'],
    ['BZ', '2025-08-29', '2025-10', 'Brent ends two months ahead'],
    ['BZ', '2025-08-30', '2025-11', 'from the day after'],
    ['HO', '2025-12-31', '2026-01', 'across the end of a year'],
    ['HO', '2026-01-01', '2026-02', 'across the end of a year'],
    ['NG', '2025-12-30', '2026-02', 'the January contract ended the day before'],
  ])('of %s on %s is %s: %s', (product, date, expected) => {
    expect(frontMonth(product, isoDate(date))).toBe(expected);
  });

  test('is the one that ends next: on the date or after it, where the month before has ended', () => {
    fc.assert(
      fc.property(anyProduct, anyDate, (product, date) => {
        const front = frontMonth(product, date);
        expect(lastTradeDate(product, front) >= date).toBe(true);
        expect(lastTradeDate(product, addMonths(front, -1)) < date).toBe(true);
      }),
    );
  });

  test('is every contract through its last trade date and none after it', () => {
    const month = anyContractMonth.filter((contract) => contract < '2079-12');
    fc.assert(
      fc.property(anyProduct, month, (product, contract) => {
        const last = lastTradeDate(product, contract);
        expect(frontMonth(product, last)).toBe(contract);
        expect(frontMonth(product, addDays(last, 1))).toBe(addMonths(contract, 1));
      }),
    );
  });

  test.each(['1979-11-30', '2079-12-01', '0001-01-01', '9999-12-31'])('is not known on %s', (date) => {
    expect(() => frontMonth('CL', isoDate(date))).toThrow('ERR_PRODUCTS_RANGE');
  });
});

describe('nearby months', () => {
  test('follow one another from the front', () => {
    expect(nearbyMonths('CL', CRASH, 3)).toEqual(['2020-05', '2020-06', '2020-07']);
    expect(nearbyMonths('CL', isoDate('2025-11-20'), 3)).toEqual(['2025-12', '2026-01', '2026-02']);
  });

  test('may be none', () => {
    expect(nearbyMonths('CL', CRASH, 0)).toEqual([]);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('cannot be %d', (count) => {
    expect(() => nearbyMonths('CL', CRASH, count)).toThrow('ERR_PRODUCTS_COUNT');
  });
});

describe('the place in the queue', () => {
  test.each([
    ['2020-04', 0],
    ['2019-05', 0],
    ['2020-05', 1],
    ['2020-06', 2],
    ['2021-05', 13],
  ])('of CL %s on 2020-04-20 is %d', (month, expected) => {
    expect(nearbyOf('CL', CRASH, parseContractMonth(month)!)).toBe(expected);
  });

  test('counts the nearby months from one', () => {
    fc.assert(
      fc.property(anyProduct, anyDate, fc.integer({ min: 1, max: 60 }), (product, date, count) => {
        const months = nearbyMonths(product, date, count);
        expect(months.map((month) => nearbyOf(product, date, month))).toEqual(months.map((_, index) => index + 1));
      }),
    );
  });
});
