/** Proves counting in business days: its inverse, its order, and the dates of known weeks. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  addBusinessDays,
  isBusinessDay,
  lastBusinessDayBefore,
  lastBusinessDayOfMonth,
} from '../../src/calendars/business-days.js';
import { contractMonth } from '../../src/dates/contract-month.js';
import { addDays, dayOfWeek, isoDate } from '../../src/dates/iso-date.js';
import { anyCalendar, anyDate } from '../arbitraries.ts';

const anyCount = fc.integer({ min: -2_000, max: 2_000 });

describe('counting in business days', () => {
  test('jumps over Thanksgiving and the weekend', () => {
    expect(addBusinessDays('NYMEX', isoDate('2026-11-25'), 1)).toBe('2026-11-27');
    expect(addBusinessDays('NYMEX', isoDate('2026-11-25'), 2)).toBe('2026-11-30');
    expect(addBusinessDays('LONDON', isoDate('2026-11-25'), 1)).toBe('2026-11-26');
  });

  test('zero stays, even on a closed day', () => {
    expect(addBusinessDays('NYMEX', isoDate('2026-11-26'), 0)).toBe('2026-11-26');
  });

  test('from a closed day the first step is the nearest open one', () => {
    expect(addBusinessDays('NYMEX', isoDate('2026-11-28'), 1)).toBe('2026-11-30');
    expect(addBusinessDays('NYMEX', isoDate('2026-11-28'), -1)).toBe('2026-11-27');
    expect(lastBusinessDayBefore('NYMEX', isoDate('2026-11-28'))).toBe('2026-11-27');
  });

  test('forward and back again is where it began, from a business day', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyCount, (calendar, date, count) => {
        const start = addBusinessDays(calendar, date, 1);
        expect(addBusinessDays(calendar, addBusinessDays(calendar, start, count), -count)).toBe(start);
      }),
    );
  });

  test('two moves are one move of their sum', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, fc.nat(500), fc.nat(500), (calendar, date, first, second) => {
        expect(addBusinessDays(calendar, addBusinessDays(calendar, date, first), second)).toBe(
          addBusinessDays(calendar, date, first + second),
        );
      }),
    );
  });

  test('one day on passes no business day and lands on one', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, (calendar, date) => {
        const next = addBusinessDays(calendar, date, 1);
        expect(isBusinessDay(calendar, next)).toBe(true);
        for (let day = addDays(date, 1); day < next; day = addDays(day, 1)) {
          expect(isBusinessDay(calendar, day)).toBe(false);
        }
      }),
    );
  });

  test('no Saturday and no Sunday is a business day', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, (calendar, date) => {
        expect(isBusinessDay(calendar, date) && [0, 6].includes(dayOfWeek(date))).toBe(false);
      }),
    );
  });

  test('a fraction is no count', () => {
    expect(() => addBusinessDays('NYMEX', isoDate('2026-11-25'), 0.5)).toThrow('ERR_PRODUCTS_COUNT');
  });

  test('leaving the calendars is an error', () => {
    expect(() => addBusinessDays('NYMEX', isoDate('2080-12-31'), 1)).toThrow(
      'ERR_PRODUCTS_RANGE: calendars are known for 1979 … 2080, got 2081-01-01',
    );
  });
});

describe('the last business day of a month', () => {
  test('is before a weekend and before a holiday at its end', () => {
    expect(lastBusinessDayOfMonth('NYMEX', contractMonth(2026, 2))).toBe('2026-02-27');
    expect(lastBusinessDayOfMonth('NYMEX', contractMonth(2027, 5))).toBe('2027-05-28');
    expect(lastBusinessDayOfMonth('LONDON', contractMonth(2026, 8))).toBe('2026-08-28');
  });

  test('is a business day, and the next one is of another month', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, (calendar, date) => {
        const month = contractMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
        const last = lastBusinessDayOfMonth(calendar, month);
        expect(isBusinessDay(calendar, last)).toBe(true);
        expect(last.slice(0, 7)).toBe(month);
        expect(addBusinessDays(calendar, last, 1).slice(0, 7)).not.toBe(month);
      }),
    );
  });
});
