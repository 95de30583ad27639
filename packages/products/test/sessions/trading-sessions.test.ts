/**
 * Proves when energy futures trade and to which trade date that belongs. Expected instants are counted by hand from
 * New York's offset, −5 h in winter and −4 h in summer; the platform's time zone data are the second opinion.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isTradeDate, nextTradeDate } from '../../src/calendars/trade-dates.js';
import { isoDate } from '../../src/dates/iso-date.js';
import {
  isSessionOpen,
  nextSessionChange,
  sessionStart,
  settlementInstant,
  tradeDateAt,
} from '../../src/sessions/trading-sessions.js';

const at = (text: string): number => Date.parse(text);
const shown = (instant: number): string => new Date(instant).toISOString();

describe('the trade date of an instant', () => {
  test.each([
    ['2026-11-17T15:00:00Z', '2026-11-17', 'a morning'],
    ['2026-11-17T22:30:00Z', '2026-11-17', 'the break after it, 17:30'],
    ['2026-11-17T22:59:59.999Z', '2026-11-17', 'the last millisecond before 18:00'],
    ['2026-11-17T23:00:00Z', '2026-11-18', '18:00'],
    ['2026-11-20T23:00:00Z', '2026-11-23', 'Friday, 18:00'],
    ['2026-11-21T12:00:00Z', '2026-11-23', 'Saturday'],
    ['2026-11-22T23:00:00Z', '2026-11-23', 'Sunday, 18:00'],
    ['2026-07-16T21:59:59Z', '2026-07-16', 'in summer, before 18:00'],
    ['2026-07-16T22:00:00Z', '2026-07-17', 'in summer, 18:00'],
    ['2026-03-06T22:59:59Z', '2026-03-06', 'the Friday before clocks go forward, 17:59'],
    ['2026-03-09T22:00:00Z', '2026-03-10', 'the Monday after it, 18:00'],
    ['2026-10-30T22:00:00Z', '2026-11-02', 'the Friday before clocks go back, 18:00'],
    ['2026-11-02T22:00:00Z', '2026-11-02', 'the Monday after it, 17:00'],
    ['2026-11-26T15:00:00Z', '2026-11-27', 'Thanksgiving, whose trades are the next date’s'],
    ['2026-11-25T23:00:00Z', '2026-11-27', 'the evening before Thanksgiving'],
    ['2026-04-02T22:00:00Z', '2026-04-06', 'the evening before Good Friday'],
    ['2026-12-31T23:30:00Z', '2027-01-04', 'the evening before a Friday of New Year'],
  ])('%s is %s: %s', (instant, tradeDate) => {
    expect(tradeDateAt(at(instant))).toBe(tradeDate);
  });

  test('outside of the calendars there is none', () => {
    expect(() => tradeDateAt(at('1970-01-01T00:00:00Z'))).toThrow('ERR_PRODUCTS_RANGE');
    expect(() => tradeDateAt(NaN)).toThrow('ERR_PRODUCTS_DATE');
  });
});

describe('sessions', () => {
  test.each([
    ['2026-11-22T22:59:59.999Z', false, '2026-11-22T23:00:00.000Z', 'Sunday before 18:00'],
    ['2026-11-22T23:00:00Z', true, '2026-11-23T22:00:00.000Z', 'Sunday 18:00'],
    ['2026-11-23T21:59:59Z', true, '2026-11-23T22:00:00.000Z', 'before 17:00'],
    ['2026-11-23T22:00:00Z', false, '2026-11-23T23:00:00.000Z', '17:00'],
    ['2026-11-20T22:00:00Z', false, '2026-11-22T23:00:00.000Z', 'Friday 17:00'],
    ['2026-11-20T23:00:00Z', false, '2026-11-22T23:00:00.000Z', 'Friday 18:00'],
    ['2026-03-06T22:00:00Z', false, '2026-03-08T22:00:00.000Z', 'the weekend clocks go forward in: an hour shorter'],
    ['2026-10-30T21:00:00Z', false, '2026-11-01T23:00:00.000Z', 'the weekend clocks go back in: an hour longer'],
    ['2026-11-26T15:00:00Z', true, '2026-11-26T22:00:00.000Z', 'Thanksgiving'],
    ['2026-04-02T21:00:00Z', false, '2026-04-05T22:00:00.000Z', 'Maundy Thursday 17:00: Good Friday has none'],
    ['2024-12-24T22:30:00Z', false, '2024-12-25T23:00:00.000Z', 'Christmas Eve 17:30: none until the evening after'],
  ])('at %s open: %s, until %s: %s', (instant, isOpen, change) => {
    expect(isSessionOpen(at(instant))).toBe(isOpen);
    expect(shown(nextSessionChange(at(instant)))).toBe(change);
  });

  test('open and closed follow the clocks of New York on every hour of two years, but for full closes', () => {
    const fullCloses = [
      '2025-01-01',
      '2025-04-18',
      '2025-12-25',
      '2026-01-01',
      '2026-04-03',
      '2026-12-25',
      '2027-01-01',
    ];
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone: 'America/New_York',
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', dateStyle: 'short' });
    const wrong: string[] = [];
    for (let hour = at('2025-01-01T05:00:00Z'); hour < at('2027-01-01T05:00:00Z'); hour += 3_600_000) {
      const [weekday = '', time = ''] = clock.format(hour).replace(',', '').split(' ');
      const isOpenThatWeekday =
        weekday === 'Sun' ? time >= '18' : weekday === 'Fri' ? time < '17' : weekday !== 'Sat' && time !== '17';
      // Six hours later it is the day that the session belongs to.
      const isClosed = fullCloses.includes(calendar.format(hour + 6 * 3_600_000));
      if (isSessionOpen(hour) !== (isOpenThatWeekday && !isClosed)) wrong.push(shown(hour));
    }
    expect(wrong).toEqual([]);
  });
});

describe('where a trade date begins and settles', () => {
  test.each([
    ['2026-11-18', '2026-11-17T23:00:00.000Z', 'the evening before'],
    ['2026-11-23', '2026-11-22T23:00:00.000Z', 'a Monday on Sunday'],
    ['2026-11-27', '2026-11-25T23:00:00.000Z', 'with the session of Thanksgiving'],
    ['2026-01-20', '2026-01-18T23:00:00.000Z', 'with the session of Martin Luther King Day'],
    ['2024-12-26', '2024-12-25T23:00:00.000Z', 'on the evening of Christmas, which has no session'],
    ['2026-04-06', '2026-04-05T22:00:00.000Z', 'on Easter Sunday'],
    ['2026-03-09', '2026-03-08T22:00:00.000Z', 'on the Sunday that clocks go forward'],
    ['2026-11-02', '2026-11-01T23:00:00.000Z', 'on the Sunday that clocks go back'],
  ])('%s begins %s: %s', (date, start) => {
    expect(shown(sessionStart(isoDate(date)))).toBe(start);
  });

  test.each([
    ['2026-11-17', '2026-11-17T19:30:00.000Z'],
    ['2026-07-16', '2026-07-16T18:30:00.000Z'],
  ])('%s settles at %s', (date, instant) => {
    expect(shown(settlementInstant(isoDate(date)))).toBe(instant);
  });

  test('a trade date begins with a session of its own, right after the date before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2006-07-01T00:00:00Z'), max: at('2079-01-01T00:00:00Z') }), (instant) => {
        const tradeDate = tradeDateAt(instant);
        const start = sessionStart(tradeDate);
        expect(isTradeDate('CL', tradeDate)).toBe(true);
        expect(tradeDateAt(start)).toBe(tradeDate);
        expect(isSessionOpen(start)).toBe(true);
        expect(isSessionOpen(start - 1)).toBe(false);
        if (isSessionOpen(instant)) expect(instant).toBeGreaterThanOrEqual(start);
        expect(instant).toBeLessThan(sessionStart(nextTradeDate('CL', tradeDate)));
      }),
    );
  });
});
