/** Proves that the table of exceptional days holds exceptions only: no entry repeats what a rule already says. */
import { describe, expect, test } from '@jest/globals';

import type { ClosedDay } from '../../src/calendars/calendar.js';
import { isWeekend } from '../../src/calendars/closed-days.js';
import { EXCEPTIONAL_DAYS } from '../../src/calendars/exceptional-days.js';
import { iceEuropeHolidays } from '../../src/calendars/ice-europe-holidays.js';
import { londonHolidays } from '../../src/calendars/london-holidays.js';
import { nymexHolidays } from '../../src/calendars/nymex-holidays.js';
import { isoDate, toDayNumber, yearOfDate } from '../../src/dates/iso-date.js';

const RULES = { NYMEX: nymexHolidays, LONDON: londonHolidays, ICE_EU: iceEuropeHolidays };

describe('exceptional days', () => {
  test.each(EXCEPTIONAL_DAYS)('$calendar $date: $reason', ({ calendar, date, state, reason }) => {
    const day = toDayNumber(isoDate(date));
    const byRule = RULES[calendar](yearOfDate(isoDate(date))).some((closed: ClosedDay) => closed.day === day);
    expect(byRule).toBe(state === 'OPEN');
    expect(isWeekend(day)).toBe(false);
    expect(reason).not.toBe('');
  });

  test('no day stands twice', () => {
    const keys = EXCEPTIONAL_DAYS.map(({ calendar, date }) => `${calendar} ${date}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
