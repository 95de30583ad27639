/**
 * Proves which contracts are listed and since when, against listings typed in below and against every row of the
 * exchange's own calendars of 2025-09-06.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import type { ProductCode } from '../../src/codes/product-code.js';
import { firstTradeDate, listedMonths } from '../../src/contracts/listing.js';
import { frontMonth } from '../../src/contracts/nearby.js';
import { parseContractMonth, toMonthIndex } from '../../src/dates/contract-month.js';
import { addDays, isoDate } from '../../src/dates/iso-date.js';
import { anyDate, anyProduct } from '../arbitraries.ts';
import { reportHeld } from '../csv-rows.ts';
import { listedContracts } from '../expiry/published-expiries.ts';

describe('listed months', () => {
  test.each<[ProductCode, string, string, number]>([
    ['CL', '2025-10', '2036-02', 125],
    ['BZ', '2025-11', '2033-03', 89],
    ['NG', '2025-10', '2037-12', 147],
    ['HO', '2025-10', '2029-01', 40],
    ['RB', '2025-10', '2029-01', 40],
  ])('of %s were %s to %s on 2025-09-05, %d in all', (product, first, last, count) => {
    const months = listedMonths(product, isoDate('2025-09-05'));
    expect([months[0], months.at(-1), months.length]).toEqual([first, last, count]);
  });

  test('grow by a year on the day after the December contract ended', () => {
    expect(listedMonths('CL', isoDate('2024-11-20')).at(-1)).toBe('2035-02');
    expect(listedMonths('CL', isoDate('2024-11-21')).at(-1)).toBe('2036-02');
  });

  test('follow one another from the front', () => {
    fc.assert(
      fc.property(anyProduct, anyDate, (product, date) => {
        const months = listedMonths(product, date);
        expect(months[0]).toBe(frontMonth(product, date));
        const first = toMonthIndex(months[0]!);
        expect(months.map(toMonthIndex)).toEqual(months.map((_, nearby) => first + nearby));
      }),
    );
  });

  test('are not known before the first and after the last contract', () => {
    expect(() => listedMonths('CL', isoDate('1979-11-30'))).toThrow('ERR_PRODUCTS_RANGE');
    expect(() => listedMonths('CL', isoDate('2079-12-01'))).toThrow('ERR_PRODUCTS_RANGE');
  });
});

describe('first trade dates', () => {
  test.each<[ProductCode, string, string]>([
    ['CL', '2030-03', '2019-11-21'],
    ['CL', '2031-02', '2019-11-21'],
    ['CL', '2035-01', '2023-11-21'],
    ['CL', '2036-02', '2024-11-21'],
    ['NG', '2025-10', '2012-11-29'],
    ['NG', '2037-12', '2024-11-27'],
    ['HO', '2025-10', '2021-12-01'],
    ['HO', '2029-01', '2024-12-02'],
  ])('%s %s was listed on %s', (product, month, expected) => {
    expect(firstTradeDate(product, parseContractMonth(month)!)).toBe(expected);
  });

  test.each<[ProductCode, string, string]>([
    ['CL', '2030-02', 'it was listed by another rule'],
    ['BZ', '2030-01', 'no listing of Brent was seen'],
    ['RB', '2030-01', 'no listing of gasoline was seen'],
  ])('%s %s has none: %s', (product, month) => {
    expect(firstTradeDate(product, parseContractMonth(month)!)).toBeNull();
  });

  test('are the first on which the contract is among the listed', () => {
    const month = fc.integer({ min: 2030, max: 2069 }).map((year) => parseContractMonth(`${year}-04`)!);
    fc.assert(
      fc.property(fc.constantFrom('CL', 'NG', 'HO'), month, (product, contract) => {
        const first = firstTradeDate(product, contract)!;
        expect(listedMonths(product, first)).toContain(contract);
        expect(listedMonths(product, addDays(first, -4))).not.toContain(contract);
      }),
    );
  });
});

describeWithSharedData(
  'the exchange’s calendars of 2025-09-06',
  'data/reference/cme_product_calendars_2025-09-06.csv',
  (path) => {
    const rows = listedContracts(path);

    test.each<ProductCode>(['CL', 'NG', 'HO'])('list the computed months of %s, each one', (product) => {
      const months = rows.filter((row) => row.product === product).map(({ month }) => month);
      expect(months).toEqual(listedMonths(product, isoDate('2025-09-05')));
      reportHeld(months.length, `listed months of ${product}`);
    });

    test('list each contract since the computed date, where the rule of today listed it', () => {
      const held = rows.filter(({ product, month }) => firstTradeDate(product, month) !== null);
      const differences = held
        .map(({ product, month, firstTrade }) => [product, month, firstTrade, firstTradeDate(product, month)])
        .filter(([, , published, computed]) => published !== computed);
      expect(differences).toEqual([]);
      expect(new Set(held.map(({ product }) => product))).toEqual(new Set(['CL', 'NG', 'HO']));
      reportHeld(held.length, 'first trade dates of the exchange’s calendars');
    });

    test('have no first trade date computed for 53 months of CL alone, which older rules listed', () => {
      const older = rows.filter(({ product, month }) => firstTradeDate(product, month) === null);
      expect(older.map(({ product }) => product)).toEqual(Array.from({ length: 53 }, () => 'CL'));
      expect(older.at(-1)!.month).toBe('2030-02');
    });
  },
);
