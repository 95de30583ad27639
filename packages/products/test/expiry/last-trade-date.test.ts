/**
 * Proves last trade dates against dates that the exchanges published: typed in below for every rule and each of its
 * turns, and every row of the reference data.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { isBusinessDay, lastBusinessDayOfMonth } from '../../src/calendars/business-days.js';
import type { ProductCode } from '../../src/codes/product-code.js';
import { addMonths, contractMonth, parseContractMonth } from '../../src/dates/contract-month.js';
import { lastTradeDate } from '../../src/expiry/last-trade-date.js';
import { LISTED_EXPIRIES } from '../../src/expiry/listed-expiries.js';
import { PRODUCTS } from '../../src/specs/product.js';
import { anyContractMonth, anyProduct } from '../arbitraries.ts';
import { csvRows, reportHeld } from '../csv-rows.ts';
import { OTHER_PRODUCT, listedContracts, publishedExpiries } from './published-expiries.ts';
import type { PublishedExpiry } from './published-expiries.ts';

describe('last trade dates', () => {
  test.each<[ProductCode, string, string, string]>([
    ['CL', '2020-05', '2020-04-21', 'the 25th is a Saturday; the day before, crude had settled at -37.63'],
    ['CL', '2025-12', '2025-11-20', 'the 25th is a Tuesday'],
    ['CL', '2026-01', '2025-12-19', 'the 25th is Christmas'],
    ['CL', '2026-12', '2026-11-20', 'the 25th is a Wednesday'],
    ['CL', '2027-01', '2026-12-21', 'the 25th is Christmas, a Friday'],
    ['CL', '2036-02', '2036-01-22', 'the 25th is a Friday'],
    ['NG', '2025-12', '2025-11-25', 'the Friday after Thanksgiving counts'],
    ['NG', '2026-01', '2025-12-29', "New Year's Eve counts"],
    ['NG', '2026-12', '2026-11-25', 'Thanksgiving is the 26th'],
    ['NG', '2037-12', '2037-11-25', 'twelve years ahead'],
    ['HO', '2025-10', '2025-09-30', 'the month ends on a Tuesday'],
    ['HO', '2029-01', '2028-12-29', 'the month ends on a Sunday'],
    ['RB', '2026-06', '2026-05-29', 'the month ends on a Sunday'],
    ['BZ', '2025-10', '2025-08-29', 'the month ends on a Sunday'],
    ['BZ', '2025-11', '2025-09-30', 'the month ends on a Tuesday'],
    ['BZ', '2026-01', '2025-11-28', 'Thanksgiving is no holiday in London'],
    ['BZ', '2026-10', '2026-08-28', 'the 31st is the summer bank holiday'],
    ['BZ', '2033-03', '2033-01-31', 'eight years ahead'],
    ['BZ', '2026-02', '2025-12-30', "a February contract does not end on New Year's Eve"],
    ['BZ', '2016-03', '2016-01-29', 'the first under the rule of today'],
    ['BZ', '2016-02', '2016-01-14', 'the last under the older rule: its 15th day is a Sunday'],
    ['BZ', '2016-01', '2015-12-16', 'the older rule: its 15th day is a Thursday'],
  ])('%s %s ends on %s: %s', (product, month, expected) => {
    expect(lastTradeDate(product, parseContractMonth(month)!)).toBe(expected);
  });

  test.each(['1979-12', '2080-01', '0000-01'])('no contract of %s is known', (month) => {
    expect(() => lastTradeDate('CL', parseContractMonth(month)!)).toThrow('ERR_PRODUCTS_RANGE');
  });

  test('the first and the last month that two digits name have one', () => {
    expect(lastTradeDate('BZ', contractMonth(1980, 1)) < '1980-01-01').toBe(true);
    expect(lastTradeDate('RB', contractMonth(2079, 12))).toBe('2079-11-30');
  });

  test('are business days of the product’s calendar, before the contract month', () => {
    fc.assert(
      fc.property(anyProduct, anyContractMonth, (product, month) => {
        const date = lastTradeDate(product, month);
        expect(isBusinessDay(PRODUCTS[product].businessCalendar, date)).toBe(true);
        expect(date < `${month}-01`).toBe(true);
      }),
    );
  });

  test('of a product follow one another as its months do', () => {
    fc.assert(
      fc.property(
        anyProduct,
        anyContractMonth.filter((month) => month < '2079-12'),
        (product, month) => {
          expect(lastTradeDate(product, month) < lastTradeDate(product, addMonths(month, 1))).toBe(true);
        },
      ),
    );
  });
});

describeWithSharedData('published last trade dates', 'data/contract_expiries.csv', (path) => {
  const rows = publishedExpiries(path);
  /** The range that the rules have to hold in, exceptions aside. */
  const nymex = rows.filter((row) => row.product !== 'BZ' && row.lastTrade >= '2009-09' && row.lastTrade < '2026');
  const brent = rows.filter((row) => row.product === 'BZ' && row.lastTrade >= '2016-02');

  test('of NYMEX, 2009-09 to 2025-12, are the computed ones, every row', () => {
    expect(differences(nymex)).toEqual([]);
    expect(new Set(nymex.map(({ product }) => product))).toEqual(new Set(['CL', 'NG', 'HO', 'RB']));
    reportHeld(nymex.length, 'NYMEX last trade dates of 2009-09 to 2025-12');
  });

  test('of ICE Brent, from 2016-02 on, are the computed ones, every row', () => {
    expect(differences(brent)).toEqual([]);
    expect(brent.length).toBeGreaterThan(0);
    reportHeld(brent.length, 'ICE Brent last trade dates from 2016-02 on');
  });

  test('before and after that are the computed ones too', () => {
    expect(differences(rows)).toEqual([]);
    expect(rows.length).toBeGreaterThan(nymex.length + brent.length);
    reportHeld(rows.length, 'last trade dates of 2003 to 2035');
  });

  test('follow from rule and calendar: one of those in range stands in the table of exceptions', () => {
    const months = new Set([...nymex, ...brent].map(({ product, month }) => `${product} ${month}`));
    const fromTable = LISTED_EXPIRIES.filter(({ lastTradeDate: date }) => date !== undefined)
      .map(({ product, month }) => `${product} ${month}`)
      .filter((contract) => months.has(contract));
    expect(fromTable).toEqual(['NG 2011-01']);
  });
});

describeWithSharedData(
  'the exchange’s calendars of 2025-09-06',
  'data/reference/cme_product_calendars_2025-09-06.csv',
  (path) => {
    test('end every contract on the computed date', () => {
      const rows = listedContracts(path);
      expect(differences(rows)).toEqual([]);
      expect(new Set(rows.map(({ product }) => product))).toEqual(new Set(['CL', 'NG', 'HO']));
      reportHeld(rows.length, 'last trade dates of the exchange’s calendars');
    });

    test('end the WTI calendar swap on the last business day of its month', () => {
      const rows = csvRows(path).filter((row) => row['source'] === OTHER_PRODUCT);
      const wrong = rows.filter((row) => {
        const date = row['Last Trade']!;
        return lastBusinessDayOfMonth('NYMEX', parseContractMonth(date.slice(0, 7))!) !== date;
      });
      expect(wrong).toEqual([]);
      expect(rows.length).toBeGreaterThan(0);
      reportHeld(rows.length, 'last business days of the exchange’s calendars');
    });
  },
);

describeWithSharedData(
  'expiries that traders of 2017 to 2023 noted',
  'data/reference/lean_expiries_CL_NG_HO_RB_MCL.csv',
  (path) => {
    test('are the computed ones, but for one that was noted a day early', () => {
      const rows = csvRows(path)
        .filter((row) => row['symbol'] !== 'MCL')
        .map((row) => ({
          product: row['symbol'] as ProductCode,
          month: parseContractMonth(row['contract_month']!)!,
          lastTrade: row['last_trade']!,
        }));
      expect(differences(rows)).toEqual([['NG', '2022-01', '2021-12-28', '2021-12-29']]);
      reportHeld(rows.length, 'noted last trade dates');
    });
  },
);

function differences(
  rows: readonly Pick<PublishedExpiry, 'product' | 'month' | 'lastTrade'>[],
): readonly (readonly [product: string, month: string, published: string, computed: string])[] {
  return rows
    .map(({ product, month, lastTrade }) => [product, month, lastTrade, lastTradeDate(product, month)] as const)
    .filter(([, , published, computed]) => published !== computed);
}
