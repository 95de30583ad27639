/**
 * Proves the instant at which trading ends: 14:30 in New York. Days around the change of clocks are counted by hand;
 * the platform's time zone data are the second opinion for every day.
 */
import { describe, expect, test } from '@jest/globals';

import { dayNumber, fromDayNumber, isoDate } from '../../src/dates/iso-date.js';
import { expiryInstant } from '../../src/expiry/expiry-instant.js';

describe('the instant of an expiry', () => {
  test.each([
    ['2026-11-17', '2026-11-17T19:30:00Z', 'winter'],
    ['2026-07-16', '2026-07-16T18:30:00Z', 'summer'],
    ['2026-03-06', '2026-03-06T19:30:00Z', 'the Friday before the second Sunday in March'],
    ['2026-03-09', '2026-03-09T18:30:00Z', 'the Monday after it'],
    ['2026-10-30', '2026-10-30T18:30:00Z', 'the Friday before the first Sunday in November'],
    ['2026-11-02', '2026-11-02T19:30:00Z', 'the Monday after it'],
    ['2006-03-31', '2006-03-31T19:30:00Z', 'before 2007, the Friday before the first Sunday in April'],
    ['2006-04-03', '2006-04-03T18:30:00Z', 'the Monday after it'],
    ['2006-10-27', '2006-10-27T18:30:00Z', 'before 2007, the Friday before the last Sunday in October'],
    ['2006-10-30', '2006-10-30T19:30:00Z', 'the Monday after it'],
    ['1986-04-25', '1986-04-25T19:30:00Z', 'before 1987, the Friday before the last Sunday in April'],
    ['1986-04-28', '1986-04-28T18:30:00Z', 'the Monday after it'],
  ])('on %s is %s: %s', (date, expected) => {
    expect(expiryInstant(isoDate(date))).toBe(expected);
  });

  test('is 14:30 by New York’s clocks on every day of 1980 to 2079', () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'America/New_York',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const wrong: string[] = [];
    for (let day: number = dayNumber(1980, 1, 1); day <= dayNumber(2079, 12, 31); day += 1) {
      const date = fromDayNumber(day);
      const [year, month, dayOfMonth] = date.split('-');
      const shown = clock.format(new Date(expiryInstant(date)));
      if (shown !== `${dayOfMonth}/${month}/${year}, 14:30`) wrong.push(`${date}: ${shown}`);
    }
    expect(wrong).toEqual([]);
  });
});
