/**
 * Proves the NYMEX calendar against the exchange's non-business days of 2015 … 2030, typed in below, against the
 * holidays of 2009 … 2025 in the reference data, and against every date on which crude settled in 1983 … 2012 and
 * gasoline in 2005 … 2013.
 */
import { describe, expect, test } from '@jest/globals';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { isBusinessDay } from '../../src/calendars/business-days.js';
import { holidays } from '../../src/calendars/closed-days.js';
import { isTradeDate, nextTradeDate } from '../../src/calendars/trade-dates.js';
import type { ProductCode } from '../../src/codes/product-code.js';
import { isoDate } from '../../src/dates/iso-date.js';
import type { IsoDate } from '../../src/dates/iso-date.js';
import { csvRows, reportHeld } from '../csv-rows.ts';

const NON_BUSINESS_DAYS: readonly (readonly [number, string])[] = [
  [2015, '01-01 01-19 02-16 04-03 05-25 07-03 09-07 11-26 12-25'],
  [2016, '01-01 01-18 02-15 03-25 05-30 07-04 09-05 11-24 12-26'],
  [2017, '01-02 01-16 02-20 04-14 05-29 07-04 09-04 11-23 12-25'],
  [2018, '01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-25'],
  [2019, '01-01 01-21 02-18 04-19 05-27 07-04 09-02 11-28 12-25'],
  [2020, '01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25'],
  [2021, '01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24'],
  [2022, '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26'],
  [2023, '01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25'],
  [2024, '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25'],
  [2025, '01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25'],
  [2026, '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25'],
  [2027, '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24'],
  [2028, '01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25'],
  [2029, '01-01 01-15 02-19 03-30 05-28 06-19 07-04 09-03 11-22 12-25'],
  [2030, '01-01 01-21 02-18 04-19 05-27 06-19 07-04 09-02 11-28 12-25'],
];

describe('NYMEX business days', () => {
  test.each(NON_BUSINESS_DAYS)('%d is closed on %s', (year, days) => {
    expect(
      holidays('NYMEX', year)
        .map(({ date }) => date.slice(5))
        .join(' '),
    ).toBe(days);
  });

  test('holidays carry their names', () => {
    expect(holidays('NYMEX', 2026).map(({ name }) => name)).toEqual([
      "New Year's Day",
      'Martin Luther King Day',
      "Presidents' Day",
      'Good Friday',
      'Memorial Day',
      'Juneteenth',
      'Independence Day',
      'Labor Day',
      'Thanksgiving Day',
      'Christmas Day',
    ]);
  });

  test('a New Year’s Day on a Saturday is not kept', () => {
    expect(isBusinessDay('NYMEX', isoDate('2021-12-31'))).toBe(true);
    expect(isBusinessDay('NYMEX', isoDate('2022-01-03'))).toBe(true);
  });

  test('the Friday after Thanksgiving counts from 2013 on', () => {
    expect(isBusinessDay('NYMEX', isoDate('2012-11-23'))).toBe(false);
    expect(isBusinessDay('NYMEX', isoDate('2013-11-29'))).toBe(true);
  });

  test('days of mourning since 2018 count', () => {
    expect(isBusinessDay('NYMEX', isoDate('2018-12-05'))).toBe(true);
    expect(isBusinessDay('NYMEX', isoDate('2025-01-09'))).toBe(true);
  });

  test.each(['1978-12-31', '2081-01-01', '0001-01-01'])('%s is in no calendar', (date) => {
    expect(() => isBusinessDay('NYMEX', isoDate(date))).toThrow('ERR_PRODUCTS_RANGE');
    expect(() => holidays('NYMEX', Number(date.slice(0, 4)))).toThrow('ERR_PRODUCTS_RANGE');
  });
});

describeWithSharedData('published NYMEX holidays', 'data/holidays_nymex_ice.csv', (path) => {
  /** Closed by rule and not in the file: before 2013 it leaves one Friday a year out, later three holidays. */
  const LEFT_OUT = ['2009-11-27', '2010-11-26', '2011-11-25', '2012-11-23', '2015-04-03', '2022-06-20', '2023-06-19'];

  test('are the calendar’s, but for seven that the file leaves out', () => {
    const published = csvRows(path)
      .filter((row) => row['key'] === 'nymex')
      .map((row) => row['value']!);
    const byRule = Array.from({ length: 17 }, (_, index) => holidays('NYMEX', 2009 + index))
      .flat()
      .map(({ date }) => date)
      .filter((date) => date >= published[0]!);
    expect(published.filter((date) => !byRule.includes(isoDate(date)))).toEqual([]);
    expect(byRule.filter((date) => !published.includes(date))).toEqual(LEFT_OUT);
    reportHeld(published.length, 'NYMEX holidays of 2009-09 to 2025-12');
  });
});

describeWithSharedData('dates of crude settlements', 'data/eia_futures/crude_RCLC1-4_to2012.csv', (path) => {
  test('are the trade dates, but for one that the file lacks', () => {
    const dates = settlementDates(path);
    // Gasoline settled on 2007-01-02, and notices of January 2007 counted the day.
    expect(differences('CL', dates)).toEqual({ missing: ['2007-01-02'], extra: [] });
    reportHeld(dates.length, 'dates of crude settlements 1983 to 2012');
  });
});

describeWithSharedData('dates of gasoline settlements', 'data/eia_futures/rbob_to2013.csv', (path) => {
  test('are the trade dates, but for one that the file lacks and one that repeats the day before', () => {
    const dates = settlementDates(path);
    expect(differences('RB', dates)).toEqual({ missing: ['2010-02-05'], extra: ['2013-11-28'] });
    reportHeld(dates.length, 'dates of gasoline settlements 2005 to 2013');
  });
});

describeWithSharedData('dates of crude prices since 2015', 'data/CL_c1_ohlc_2015_2025.csv', (path) => {
  test('are trade dates, which lack three days of which one was of mourning and two were bank holidays', () => {
    const dates = settlementDates(path);
    expect(differences('CL', dates)).toEqual({ missing: ['2016-10-10', '2016-11-11', '2018-12-05'], extra: [] });
    reportHeld(dates.length, 'dates of crude prices 2015 to 2025');
  });
});

/** @returns the dates on which a file has at least one price */
function settlementDates(path: string): readonly IsoDate[] {
  return csvRows(path)
    .filter((row) => Object.entries(row).some(([name, value]) => name !== 'date' && value !== ''))
    .map((row) => isoDate(row['date']!));
}

function differences(product: ProductCode, dates: readonly IsoDate[]): { missing: string[]; extra: string[] } {
  const known = new Set(dates);
  const missing: string[] = [];
  for (let date = dates[0]!; date <= dates.at(-1)!; date = nextTradeDate(product, date)) {
    if (!known.has(date)) missing.push(date);
  }
  return { missing, extra: dates.filter((date) => !isTradeDate(product, date)) };
}
