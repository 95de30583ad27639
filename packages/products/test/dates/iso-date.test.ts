/** Proves exchange dates against the platform's own calendar; the text forms are those of ISO 8601. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { addDays, dayOfWeek, fromDayNumber, isoDate, parseIsoDate, toDayNumber } from '../../src/dates/iso-date.js';
import { ProductsError } from '../../src/errors.js';

const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;
const MS_PER_DAY = 86_400_000;

describe('a date as text', () => {
  test.each(['2020-02-29', '2000-02-29', '1999-12-31', '0000-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(parseIsoDate(text)).toBe(text);
    expect(isoDate(text)).toBe(text);
  });

  test.each([
    '2021-02-29',
    '1900-02-29',
    '2020-04-31',
    '2020-13-01',
    '2020-00-10',
    '2020-01-00',
    '2020-1-1',
    '20200101',
    '01/02/2020',
    '2020-01-01T00:00:00Z',
    ' 2020-01-01',
    '2020-01-01\n',
    '٢٠٢٠-01-01',
    '',
  ])('%j is none', (text) => {
    expect(parseIsoDate(text)).toBeUndefined();
    expect(() => isoDate(text)).toThrow(ProductsError);
  });

  test('an error names what was found', () => {
    expect(() => isoDate('yesterday')).toThrow('ERR_PRODUCTS_DATE: a date is written YYYY-MM-DD, got yesterday');
  });
});

describe('day numbers', () => {
  test('1970-01-01 is day 0', () => {
    expect(toDayNumber(isoDate('1970-01-01'))).toBe(0);
    expect(fromDayNumber(0)).toBe('1970-01-01');
  });

  test('a day number and its date are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (day) => {
        expect(toDayNumber(fromDayNumber(day))).toBe(day);
      }),
    );
  });

  test('agree with the platform’s calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (day) => {
        const date = fromDayNumber(day);
        expect(new Date(day * MS_PER_DAY).toISOString().slice(0, 10)).toBe(date);
        expect(dayOfWeek(date)).toBe(new Date(day * MS_PER_DAY).getUTCDay());
      }),
    );
  });

  test.each([FIRST_DAY - 1, LAST_DAY + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d stands for no date',
    (day) => {
      expect(() => fromDayNumber(day)).toThrow('ERR_PRODUCTS_DATE');
    },
  );
});

describe('moving by days', () => {
  test('crosses months, years and leap days', () => {
    expect(addDays(isoDate('2020-02-28'), 1)).toBe('2020-02-29');
    expect(addDays(isoDate('2020-12-31'), 1)).toBe('2021-01-01');
    expect(addDays(isoDate('2020-03-01'), -1)).toBe('2020-02-29');
    expect(addDays(isoDate('2020-04-20'), 0)).toBe('2020-04-20');
  });

  test('2020-04-20, when crude settled below zero, was a Monday', () => {
    expect(dayOfWeek(isoDate('2020-04-20'))).toBe(1);
  });
});
