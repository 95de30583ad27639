/** Times of the day through changes of the clock; instants by the published rules of each zone. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isTimeOfDay, isTimezone, localDate, nextTimeOfDay } from './time-of-day.js';

describe('the next time of the day', () => {
  test.each([
    ['later the same day', '07:30', 'Europe/Vienna', '2026-06-18T04:00:00Z', '2026-06-18T05:30:00.000Z'],
    ['not the present instant', '07:30', 'Europe/Vienna', '2026-06-18T05:30:00Z', '2026-06-19T05:30:00.000Z'],
    ['of a zone ahead of UTC', '00:15', 'Asia/Tokyo', '2026-06-18T14:00:00Z', '2026-06-18T15:15:00.000Z'],
    ['of a zone behind UTC', '18:00', 'America/New_York', '2026-06-18T22:30:00Z', '2026-06-19T22:00:00.000Z'],
    // The clock goes forward on 29 March 2026, from 02:00 to 03:00.
    ['over a day of 23 hours', '07:30', 'Europe/Vienna', '2026-03-28T06:30:00Z', '2026-03-29T05:30:00.000Z'],
    [
      'that the clock skips, as if it had not',
      '02:30',
      'Europe/Vienna',
      '2026-03-29T00:00:00Z',
      '2026-03-29T01:30:00.000Z',
    ],
    // And back on 25 October, from 03:00 to 02:00.
    ['over a day of 25 hours', '07:30', 'Europe/Vienna', '2026-10-24T05:30:00Z', '2026-10-25T06:30:00.000Z'],
    ['that comes twice, the first', '02:30', 'Europe/Vienna', '2026-10-25T00:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['that comes twice, but once a day', '02:30', 'Europe/Vienna', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
    // New York changes on 8 March 2026, three weeks before Vienna.
    ['of the other side of the ocean', '18:00', 'America/New_York', '2026-03-07T23:00:00Z', '2026-03-08T22:00:00.000Z'],
    ['of a zone of half hours', '09:00', 'Asia/Kolkata', '2026-06-18T00:00:00Z', '2026-06-18T03:30:00.000Z'],
  ])('%s', (_what, time, timezone, after, expected) => {
    expect(new Date(nextTimeOfDay(time, timezone, Date.parse(after))).toISOString()).toBe(expected);
  });

  test('is later, by at most a day and an hour, whenever and wherever', () => {
    const zones = fc.constantFrom('Europe/Vienna', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const after = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });
    fc.assert(
      fc.property(zones, time, after, (zone, parts, instant) => {
        const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
        const wait = nextTimeOfDay(text, zone, instant) - instant;
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(25 * 3_600_000);
      }),
      { numRuns: 200 },
    );
  });
});

test('the day is that of the zone', () => {
  const instant = Date.parse('2026-06-18T22:30:00Z');
  expect([localDate(instant, 'Europe/Vienna'), localDate(instant, 'America/New_York')]).toEqual([
    '2026-06-19',
    '2026-06-18',
  ]);
});

test.each([
  ['00:00', true],
  ['23:59', true],
  ['24:00', false],
  ['7:30', false],
  ['07:60', false],
  ['07:30:00', false],
])('%s is a time: %s', (text, isTime) => {
  expect(isTimeOfDay(text)).toBe(isTime);
});

test.each([
  ['Europe/Vienna', true],
  ['UTC', true],
  ['Europe/Atlantis', false],
  ['', false],
  ['x'.repeat(1_000), false],
])('%s is a time zone: %s', (text, isZone) => {
  expect(isTimezone(text)).toBe(isZone);
});
