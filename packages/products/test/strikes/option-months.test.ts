/** Proves which months' options are listed and which expire when, against expiries that the exchange published. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { contractMonth } from '../../src/dates/contract-month.js';
import { addDays, isoDate } from '../../src/dates/iso-date.js';
import { optionExpiryDate } from '../../src/expiry/option-expiry-date.js';
import { OPTION_SERIES_CODES } from '../../src/specs/option-series.js';
import type { OptionSeries } from '../../src/specs/option-series.js';
import { listedOptionMonths, optionMonthOfExpiry } from '../../src/strikes/option-months.js';
import { anyContractMonth, anyDate } from '../arbitraries.ts';

const anySeries = fc.constantFrom(...OPTION_SERIES_CODES);

describe('the months of listed options', () => {
  test('begin with the one that expires on the date, and the next one on the day after', () => {
    expect(listedOptionMonths('LO', isoDate('2026-11-17'), 3)).toEqual(['2026-12', '2027-01', '2027-02']);
    expect(listedOptionMonths('LO', isoDate('2026-11-18'), 2)).toEqual(['2027-01', '2027-02']);
    expect(listedOptionMonths('ON', isoDate('2020-11-25'), 1)).toEqual(['2021-01']);
    expect(listedOptionMonths('BZO', isoDate('2018-07-26'), 1)).toEqual(['2018-09']);
  });

  test('are those whose options have not expired', () => {
    fc.assert(
      fc.property(anySeries, anyDate, (series, date) => {
        const [first, second] = listedOptionMonths(series, date, 2);
        expect(optionExpiryDate(series, first!) >= date).toBe(true);
        const [next] = listedOptionMonths(series, addDays(optionExpiryDate(series, first!), 1), 1);
        expect(next).toBe(second);
      }),
    );
  });

  test('may be none', () => {
    expect(listedOptionMonths('LO', isoDate('2026-11-17'), 0)).toEqual([]);
    expect(listedOptionMonths('LO', isoDate('2090-01-01'), 0)).toEqual([]);
  });

  test.each([-1, 0.5, Number.NaN])('cannot be %d', (count) => {
    expect(() => listedOptionMonths('LO', isoDate('2026-11-17'), count)).toThrow('ERR_PRODUCTS_COUNT');
  });

  test('end with December 2079', () => {
    expect(listedOptionMonths('LO', isoDate('2079-10-25'), 1)).toEqual(['2079-12']);
    expect(() => listedOptionMonths('LO', isoDate('2079-10-25'), 2)).toThrow('ERR_PRODUCTS_RANGE');
    expect(() => listedOptionMonths('LO', isoDate('2079-12-31'), 1)).toThrow('ERR_PRODUCTS_RANGE');
  });
});

describe('the month of an expiry', () => {
  test.each<[OptionSeries, string, string]>([
    ['LO', '2026-11-17', '2026-12'],
    ['LO', '2024-10-17', '2024-11'],
    ['LO', '2025-01-15', '2025-02'],
    ['ON', '2020-11-24', '2020-12'],
    ['LN', '2026-11-24', '2026-12'],
    ['BZO', '2018-07-26', '2018-09'],
  ])('of %s on %s is %s', (series, expiry, month) => {
    expect(optionMonthOfExpiry(series, isoDate(expiry))).toEqual({ status: 'ok', month });
  });

  test('is none on another date, and the expiries around it are told', () => {
    expect(optionMonthOfExpiry('LO', isoDate('2026-11-18'))).toEqual({
      status: 'not-an-expiry',
      nearest: ['2026-11-17', '2026-12-16'],
    });
  });

  test('is found for every month', () => {
    fc.assert(
      fc.property(anySeries, anyContractMonth, (series, month) => {
        expect(optionMonthOfExpiry(series, optionExpiryDate(series, month))).toEqual({ status: 'ok', month });
      }),
    );
  });

  test('has one nearest expiry outside of the known years', () => {
    const first = optionExpiryDate('LO', contractMonth(1980, 1));
    const last = optionExpiryDate('LO', contractMonth(2079, 12));
    expect(optionMonthOfExpiry('LO', isoDate('0001-01-01'))).toMatchObject({ nearest: [first] });
    expect(optionMonthOfExpiry('LO', isoDate('9999-12-31'))).toMatchObject({ nearest: [last] });
  });
});
