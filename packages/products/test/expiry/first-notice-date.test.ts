/**
 * Proves first notice dates against dates that the exchange published: typed in below for every product that delivers,
 * and every row of the reference data.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { addBusinessDays, isBusinessDay, lastBusinessDayOfMonth } from '../../src/calendars/business-days.js';
import type { ProductCode } from '../../src/codes/product-code.js';
import { addMonths, parseContractMonth } from '../../src/dates/contract-month.js';
import { isoDate } from '../../src/dates/iso-date.js';
import { firstNoticeDate } from '../../src/expiry/first-notice-date.js';
import { lastTradeDate } from '../../src/expiry/last-trade-date.js';
import { LISTED_EXPIRIES } from '../../src/expiry/listed-expiries.js';
import { PRODUCTS } from '../../src/specs/product.js';
import { anyContractMonth, anyProduct } from '../arbitraries.ts';
import { reportHeld } from '../csv-rows.ts';
import { listedContracts, publishedExpiries } from './published-expiries.ts';
import type { PublishedExpiry } from './published-expiries.ts';

describe('first notice dates', () => {
  test.each<[ProductCode, string, string]>([
    ['CL', '2020-05', '2020-04-23'],
    ['CL', '2025-12', '2025-11-24'],
    ['CL', '2026-01', '2025-12-23'],
    ['CL', '2036-02', '2036-01-24'],
    ['NG', '2025-10', '2025-09-29'],
    ['NG', '2025-11', '2025-10-30'],
    ['NG', '2037-12', '2037-11-27'],
    ['HO', '2025-10', '2025-10-02'],
    ['HO', '2029-01', '2029-01-03'],
    ['RB', '2007-01', '2007-01-03'],
    ['RB', '2027-12', '2027-12-02'],
  ])('%s %s is first noticed on %s', (product, month, expected) => {
    expect(firstNoticeDate(product, parseContractMonth(month)!)).toBe(expected);
  });

  test('Brent settles in cash: nothing is noticed', () => {
    expect(firstNoticeDate('BZ', parseContractMonth('2026-12')!)).toBeNull();
  });

  test('no contract of 2080 is known', () => {
    expect(() => firstNoticeDate('CL', parseContractMonth('2080-01')!)).toThrow('ERR_PRODUCTS_RANGE');
  });

  test('are business days after the last trade date, but for one that was published for that date itself', () => {
    fc.assert(
      fc.property(anyProduct, anyContractMonth, (product, month) => {
        const date = firstNoticeDate(product, month);
        expect(date === null).toBe(PRODUCTS[product].settlementMethod === 'CASH');
        if (date === null) return;
        expect(isBusinessDay('NYMEX', date)).toBe(true);
        const onTheLastDate = product === 'NG' && month === '2015-12';
        expect(date > lastTradeDate(product, month)).toBe(!onTheLastDate);
      }),
    );
  });
});

describe('the table of exceptions', () => {
  /** Business days from the last trade date to the first notice, by rule. */
  const DAYS: Readonly<Record<string, number>> = { CL: 2, NG: 1, HO: 2, RB: 2 };

  test.each(LISTED_EXPIRIES)('$product $month differs from the rule, and says why', (listed) => {
    const { product, month, reason } = listed;
    expect(reason).toMatch(/^Published .{20,}\.$/);
    if (listed.firstNoticeDate === undefined) {
      expect(listed.lastTradeDate).toBeDefined();
      return;
    }
    const lastTrade = lastTradeDate(product, parseContractMonth(month)!);
    const byRule = addBusinessDays('NYMEX', lastTrade, DAYS[product]!);
    expect(isoDate(listed.firstNoticeDate)).not.toBe(byRule);
    expect(firstNoticeDate(product, parseContractMonth(month)!)).toBe(listed.firstNoticeDate);
  });

  test.each([
    ['2003-12', '2003-11-25', '2003-11-24', 'after Thanksgiving neither the 28th nor the weekend counts'],
    ['2011-01', '2010-12-28', '2010-12-29', "New Year's Eve counts"],
  ])('NG %s ended on %s, and not on %s: %s', (text, published, byRule) => {
    const month = parseContractMonth(text)!;
    expect(lastTradeDate('NG', month)).toBe(published);
    expect(addBusinessDays('NYMEX', lastBusinessDayOfMonth('NYMEX', addMonths(month, -1)), -2)).toBe(byRule);
  });

  test('holds each contract once', () => {
    const contracts = LISTED_EXPIRIES.map(({ product, month }) => `${product} ${month}`);
    expect(new Set(contracts).size).toBe(contracts.length);
  });
});

describeWithSharedData('published first notice dates', 'data/contract_expiries.csv', (path) => {
  /** A slip of the file: no notice is given on a Sunday. */
  const ON_A_SUNDAY = ['CL', '2007-05', '2007-04-22', '2007-04-24'];
  const rows = publishedExpiries(path).filter(({ product }) => product !== 'BZ');

  test('of last trade dates 2009-09 to 2025-12 are the computed ones, every row', () => {
    const inRange = rows.filter(({ lastTrade }) => lastTrade >= '2009-09' && lastTrade < '2026');
    expect(differences(inRange)).toEqual([]);
    expect(new Set(inRange.map(({ product }) => product))).toEqual(new Set(['CL', 'NG', 'HO', 'RB']));
    reportHeld(inRange.length, 'NYMEX first notice dates of 2009-09 to 2025-12');
  });

  test('before and after that are the computed ones too, but for a Sunday', () => {
    expect(differences(rows)).toEqual([ON_A_SUNDAY]);
    reportHeld(rows.length, 'NYMEX first notice dates of 2003 to 2035');
  });
});

describeWithSharedData(
  'the exchange’s calendars of 2025-09-06',
  'data/reference/cme_product_calendars_2025-09-06.csv',
  (path) => {
    test('notice every contract first on the computed date', () => {
      const rows = listedContracts(path);
      expect(differences(rows)).toEqual([]);
      expect(new Set(rows.map(({ product }) => product))).toEqual(new Set(['CL', 'NG', 'HO']));
      reportHeld(rows.length, 'first notice dates of the exchange’s calendars');
    });
  },
);

function differences(
  rows: readonly Pick<PublishedExpiry, 'product' | 'month' | 'firstNotice'>[],
): readonly (readonly [product: string, month: string, published: string, computed: string | null])[] {
  return rows
    .map(({ product, month, firstNotice }) => [product, month, firstNotice, firstNoticeDate(product, month)] as const)
    .filter(([, , published, computed]) => published !== computed);
}
