/**
 * Proves Easter Sundays. The dates are those of the published tables, among them the earliest and latest that occur and
 * the years in which simpler methods are a week off (1954, 1981, 2049, 2076).
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { easterSunday } from '../../src/calendars/easter.js';
import { dayNumber, fromDayNumber, weekdayOf } from '../../src/dates/iso-date.js';

describe('Easter Sunday', () => {
  test.each([
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2016-03-27',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
  ])('%s', (date) => {
    expect(fromDayNumber(easterSunday(Number(date.slice(0, 4))))).toBe(date);
  });

  test('is a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
        const day = easterSunday(year);
        expect(weekdayOf(day)).toBe(0);
        expect(day).toBeGreaterThanOrEqual(dayNumber(year, 3, 22));
        expect(day).toBeLessThanOrEqual(dayNumber(year, 4, 25));
      }),
    );
  });
});
