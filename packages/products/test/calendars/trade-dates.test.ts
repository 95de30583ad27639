/**
 * Proves which dates settlements carry against every date of the settlement file 2019 … 2021, and electronic sessions
 * against the shortened ones of 2009 … 2027 in the reference data.
 */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { isTradeDate, isTradingSession, nextTradeDate, previousTradeDate } from '../../src/calendars/trade-dates.js';
import type { ProductCode } from '../../src/codes/product-code.js';
import { isoDate } from '../../src/dates/iso-date.js';
import type { IsoDate } from '../../src/dates/iso-date.js';
import { anyDate, anyProduct } from '../arbitraries.ts';
import { csvRows, reportHeld } from '../csv-rows.ts';

describe('trade dates', () => {
  test('Brent settles on American holidays, the others do not', () => {
    const thanksgiving = isoDate('2021-11-25');
    expect(isTradeDate('BZ', thanksgiving)).toBe(true);
    expect(isTradeDate('CL', thanksgiving)).toBe(false);
    expect(nextTradeDate('CL', isoDate('2021-11-24'))).toBe('2021-11-26');
    expect(nextTradeDate('BZ', isoDate('2021-11-24'))).toBe('2021-11-25');
  });

  test('nothing settles on Good Friday or at a weekend', () => {
    expect(isTradeDate('BZ', isoDate('2021-04-02'))).toBe(false);
    expect(isTradeDate('BZ', isoDate('2021-04-03'))).toBe(false);
    expect(previousTradeDate('BZ', isoDate('2021-04-05'))).toBe('2021-04-01');
  });

  test('settlements of days that no expiry counted are taken', () => {
    expect(isTradeDate('CL', isoDate('2012-11-23'))).toBe(true);
    expect(isTradeDate('NG', isoDate('2007-12-24'))).toBe(true);
    expect(isTradeDate('CL', isoDate('2006-11-24'))).toBe(false);
  });

  test('a date outside of the calendars is none, and no error: people write it', () => {
    expect(isTradeDate('CL', isoDate('0020-04-20'))).toBe(false);
    expect(isTradeDate('CL', isoDate('2202-04-20'))).toBe(false);
  });

  test('there is none before the first or after the last', () => {
    expect(() => previousTradeDate('CL', isoDate('1979-01-01'))).toThrow('ERR_PRODUCTS_RANGE');
    expect(() => nextTradeDate('CL', isoDate('2080-12-31'))).toThrow('ERR_PRODUCTS_RANGE');
  });

  test('the next and the previous one are strictly apart and lead to one another', () => {
    fc.assert(
      fc.property(anyProduct, anyDate, (product, date) => {
        const next = nextTradeDate(product, date);
        expect(next > date && isTradeDate(product, next)).toBe(true);
        if (isTradeDate(product, date)) expect(previousTradeDate(product, next)).toBe(date);
      }),
    );
  });
});

describeWithSharedData('settlements of 2019 to 2021', 'data/futures_settlements_wide.csv', (path) => {
  test.each<[string, ProductCode]>([
    ['CL', 'CL'],
    ['BRN', 'BZ'],
    ['NG', 'NG'],
    ['HO', 'HO'],
    ['RB', 'RB'],
  ])('%s has values on every trade date of %s and on no other', (root, product) => {
    const dates = csvRows(path)
      .filter((row) => row[`${root}01`] !== '')
      .map((row) => isoDate(row['date']!));
    const tradeDates: IsoDate[] = [];
    for (let date = dates[0]!; date <= dates.at(-1)!; date = nextTradeDate(product, date)) tradeDates.push(date);
    expect(dates).toEqual(tradeDates);
    reportHeld(dates.length, `dates of ${root} settlements`);
  });
});

describe('electronic sessions', () => {
  test('are held on holidays without a settlement, but not on full closes', () => {
    expect(isTradingSession(isoDate('2026-11-26'))).toBe(true);
    expect(isTradingSession(isoDate('2026-04-03'))).toBe(false);
    expect(isTradingSession(isoDate('2021-12-24'))).toBe(false);
    expect(isTradingSession(isoDate('2026-12-25'))).toBe(false);
    expect(isTradingSession(isoDate('2026-11-28'))).toBe(false);
    expect(isTradingSession(isoDate('2026-11-27'))).toBe(true);
  });
});

describeWithSharedData('published sessions', 'data/reference/lean_market_hours_energy.json', (path) => {
  /** The evening of Christmas 2025 is listed as a session that ends before it begins: it belongs to the next day. */
  const NO_SESSION = '2025-12-25';

  test('every shortened session is one, every full close is none', () => {
    const hours = JSON.parse(readFileSync(path, 'utf8')) as Record<
      string,
      { readonly earlyCloses: Record<string, string>; readonly holidays: readonly string[] }
    >;
    const crude = hours['Future-nymex-CL']!;
    const shortened = Object.keys(crude.earlyCloses).map(fromAmerican);
    expect(shortened.filter((date) => !isTradingSession(date))).toEqual([NO_SESSION]);
    expect(crude.holidays.map(fromAmerican).filter(isTradingSession)).toEqual([]);
    reportHeld(shortened.length + crude.holidays.length, 'shortened sessions and full closes');
  });

  function fromAmerican(text: string): IsoDate {
    const [month = '', day = '', year = ''] = text.split('/');
    return isoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
});
