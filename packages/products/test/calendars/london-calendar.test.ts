/**
 * Proves the bank holidays of England. The lists are the government's published ones, chosen for the years in which a
 * day was added or moved and for each way in which Christmas meets a weekend.
 */
import { describe, expect, test } from '@jest/globals';

import { holidays } from '../../src/calendars/closed-days.js';

describe('London bank holidays', () => {
  test.each([
    [1995, '01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26'],
    [1999, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31'],
    [2002, '01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26'],
    [2011, '01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27'],
    [2012, '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26'],
    [2015, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2016, '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27'],
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ])('of %d are %s', (year, days) => {
    expect(
      holidays('LONDON', year)
        .map(({ date }) => date.slice(5))
        .join(' '),
    ).toBe(days);
  });

  test('a Christmas on a Sunday is kept on Tuesday, after Boxing Day', () => {
    expect(holidays('LONDON', 2022).slice(-2)).toEqual([
      { date: '2022-12-26', name: 'Boxing Day' },
      { date: '2022-12-27', name: 'Christmas Day' },
    ]);
  });

  test('every year of the calendar has eight, or more by proclamation', () => {
    const counts = Array.from({ length: 102 }, (_, index) => [1979 + index, holidays('LONDON', 1979 + index).length]);
    expect(counts.filter(([, count]) => count !== 8)).toEqual([
      [1981, 9],
      [1999, 9],
      [2002, 9],
      [2011, 9],
      [2012, 9],
      [2022, 10],
      [2023, 9],
    ]);
  });
});
