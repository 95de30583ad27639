/** Proves the days on which ICE Futures Europe does not settle, against the holidays of 2009 … 2025 in the reference data. */
import { describe, expect, test } from '@jest/globals';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { holidays } from '../../src/calendars/closed-days.js';
import { csvRows, reportHeld } from '../csv-rows.ts';

describe('ICE Futures Europe', () => {
  test('settles on American and English holidays, but not on three days of a year', () => {
    expect(holidays('ICE_EU', 2025)).toEqual([
      { date: '2025-01-01', name: "New Year's Day" },
      { date: '2025-04-18', name: 'Good Friday' },
      { date: '2025-12-25', name: 'Christmas Day' },
    ]);
  });

  test('keeps no holiday that falls on a Saturday, and on Monday one that falls on a Sunday', () => {
    expect(holidays('ICE_EU', 2021).map(({ date }) => date)).toEqual(['2021-01-01', '2021-04-02']);
    expect(holidays('ICE_EU', 2023).map(({ date }) => date)).toEqual(['2023-01-02', '2023-04-07', '2023-12-25']);
  });
});

describeWithSharedData('published ICE holidays', 'data/holidays_nymex_ice.csv', (path) => {
  /** Fridays before a Saturday's holiday: the file closes them, though Brent settled on those of 2021. */
  const SETTLED_ALL_THE_SAME = ['2010-12-24', '2010-12-31', '2021-12-24', '2021-12-31'];

  test('are the calendar’s, but for four Fridays on which it settled', () => {
    const published = csvRows(path)
      .filter((row) => row['key'] === 'ice')
      .map((row) => row['value']!);
    const byRule: string[] = Array.from({ length: 17 }, (_, index) => holidays('ICE_EU', 2009 + index))
      .flat()
      .map(({ date }) => date);
    expect(published.filter((date) => !byRule.includes(date))).toEqual(SETTLED_ALL_THE_SAME);
    expect(byRule.filter((date) => date >= published[0]! && !published.includes(date))).toEqual([]);
    reportHeld(published.length, 'ICE holidays of 2009-12 to 2025-12');
  });
});
