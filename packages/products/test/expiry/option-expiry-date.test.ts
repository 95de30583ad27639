/**
 * Proves option expiries against dates that the exchanges published, typed in below for every series, and against the
 * option rows of the settlement samples in the reference data.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { isBusinessDay, lastBusinessDayBefore } from '../../src/calendars/business-days.js';
import { parseContractMonth } from '../../src/dates/contract-month.js';
import { lastTradeDate } from '../../src/expiry/last-trade-date.js';
import { optionExpiryDate } from '../../src/expiry/option-expiry-date.js';
import { OPTION_SERIES } from '../../src/specs/option-series.js';
import type { OptionSeries } from '../../src/specs/option-series.js';
import { PRODUCTS } from '../../src/specs/product.js';
import { anyContractMonth } from '../arbitraries.ts';
import { csvRows, reportHeld } from '../csv-rows.ts';

const anySeries = fc.constantFrom(...Object.values(OPTION_SERIES).map(({ series }) => series));

describe('option expiries', () => {
  test.each<[OptionSeries, string, string, string]>([
    ['LO', '2018-08', '2018-07-17', 'the exchange’s settlements of 2018-07-02'],
    ['LO', '2024-11', '2024-10-17', 'a published list'],
    ['LO', '2025-02', '2025-01-15', 'a published list, with a holiday on the 20th'],
    ['LO', '2026-12', '2026-11-17', 'a published list'],
    ['LO', '2027-01', '2026-12-16', 'a published list; the 25th is Christmas'],
    ['ON', '2020-12', '2020-11-24', 'a published list'],
    ['ON', '2026-12', '2026-11-24', 'a published list'],
    ['LN', '2026-12', '2026-11-24', 'the European one ends with the American one'],
    ['BZO', '2018-09', '2018-07-26', 'the exchange’s settlements of 2018-07-02'],
    ['BZO', '2018-10', '2018-08-28', 'ICE’s settlements of 2018-05-10; the 27th is a bank holiday'],
    ['BZO', '2026-12', '2026-10-27', 'a published list'],
    ['BZO', '2026-02', '2025-12-23', 'the fifth last London day of December'],
    ['OH', '2026-12', '2026-11-24', 'the fourth last day of November, Thanksgiving is the 26th'],
    ['OB', '2026-12', '2026-11-24', 'the fourth last day of November, Thanksgiving is the 26th'],
  ])('%s %s ends on %s: %s', (series, month, expected) => {
    expect(optionExpiryDate(series, parseContractMonth(month)!)).toBe(expected);
  });

  test('no option of 1979 or 2080 is known', () => {
    expect(() => optionExpiryDate('LO', parseContractMonth('1979-12')!)).toThrow('ERR_PRODUCTS_RANGE');
    expect(() => optionExpiryDate('BZO', parseContractMonth('2080-01')!)).toThrow('ERR_PRODUCTS_RANGE');
  });

  test('are business days before the future’s last trade date; those of gas are the day before', () => {
    fc.assert(
      fc.property(anySeries, anyContractMonth, (series, month) => {
        const { underlying } = OPTION_SERIES[series];
        const calendar = PRODUCTS[underlying].businessCalendar;
        const date = optionExpiryDate(series, month);
        const dayBefore = lastBusinessDayBefore(calendar, lastTradeDate(underlying, month));
        expect(isBusinessDay(calendar, date)).toBe(true);
        expect(date <= dayBefore).toBe(true);
        expect(date === dayBefore).toBe(underlying === 'NG');
      }),
    );
  });
});

describeWithSharedData('settlements of 2018-07-02', 'data/format_samples/cme_settle_s.csv', (path) => {
  test('name the computed expiry for every option row', () => {
    const rows = csvRows(path).filter((row) => row['SecTyp'] === 'OOF' && isSeries(row['Sym']!));
    const differences = rows
      .map((row) => [row['Sym'], row['MatDt'], optionExpiryDate(row['Sym'] as OptionSeries, monthOf(row['MMY']!))])
      .filter(([, published, computed]) => published !== computed);
    expect(differences).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
    reportHeld(rows.length, 'option rows of NYMEX settlements');
  });

  function monthOf(text: string) {
    return parseContractMonth(`${text.slice(0, 4)}-${text.slice(4, 6)}`)!;
  }
});

describeWithSharedData('ICE settlements of 2018-05-10', 'data/format_samples/ice_oiloptions.dat', (path) => {
  /** ICE's options on its WTI and Brent end with the exchange's. */
  const SERIES: Readonly<Record<string, OptionSeries>> = { T: 'LO', B: 'BZO' };

  test('name the computed expiry for every option row on crude', () => {
    const rows = csvRows(path, '|').filter(
      (row) => SERIES[row['CONTRACT']!] !== undefined && /^[CP]$/.test(row['CONTRACT TYPE']!),
    );
    const differences = rows
      .map((row) => {
        const month = parseContractMonth(fromAmerican(row['STRIP']!).slice(0, 7))!;
        return [
          row['CONTRACT'],
          fromAmerican(row['EXPIRATION DATE']!),
          optionExpiryDate(SERIES[row['CONTRACT']!]!, month),
        ];
      })
      .filter(([, published, computed]) => published !== computed);
    expect(differences).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
    reportHeld(rows.length, 'option rows of ICE settlements');
  });

  function fromAmerican(text: string): string {
    const [month = '', day = '', year = ''] = text.split('/');
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
});

describeWithSharedData(
  'the exchange’s calendars of 2025-09-06',
  'data/reference/cme_product_calendars_2025-09-06.csv',
  (path) => {
    test('list futures alone: no option row is left unheld', () => {
      const roots = csvRows(path).map((row) => row['Product Code']!.replace(/[A-Z]\d\d$/, ''));
      expect(new Set(roots)).toEqual(new Set(['CL', 'NG', 'HO', 'CS']));
      expect(roots.some(isSeries)).toBe(false);
    });
  },
);

function isSeries(text: string): text is OptionSeries {
  return Object.hasOwn(OPTION_SERIES, text);
}
