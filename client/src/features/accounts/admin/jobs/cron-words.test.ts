/** Times of schedules in words, and when they come next by the clocks of their zones. */
import { describe, expect, test } from '@jest/globals';

import { cronText, nextTime } from './cron-words.js';

test.each([
  ['10 3 * * *', 'UTC', 'every day at 03:10 UTC'],
  ['30 18 * * 1-5', 'America/New_York', 'Monday to Friday at 18:30 America/New_York'],
  ['0 6 * * 0', 'UTC', 'every Sunday at 06:00 UTC'],
  ['0 6 * * 7', 'UTC', 'every Sunday at 06:00 UTC'],
  ['*/5 * * * *', 'UTC', 'every 5 minutes'],
  ['* * * * *', 'UTC', 'every minute'],
  ['5 * * * *', 'UTC', 'every hour at :05'],
  ['0 6 1 * *', 'UTC', 'at the times of “0 6 1 * *”, UTC'],
  ['*/5 9-17 * * 1-5', 'UTC', 'at the times of “*/5 9-17 * * 1-5”, UTC'],
  ['whenever', 'UTC', 'at the times of “whenever”, UTC'],
])('%s in %s is %s', (cron, timezone, text) => {
  expect(cronText(cron, timezone)).toBe(text);
});

describe('the next time', () => {
  const next = (cron: string, timezone: string, after: string) => {
    const at = nextTime(cron, timezone, Date.parse(after));
    return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
  };

  test.each([
    // Sunday, 22 November 2026.
    ['10 3 * * *', 'UTC', '2026-11-22T03:09:59Z', '2026-11-22T03:10'],
    ['10 3 * * *', 'UTC', '2026-11-22T03:10:00Z', '2026-11-23T03:10'],
    ['*/5 * * * *', 'UTC', '2026-11-22T23:57:00Z', '2026-11-23T00:00'],
    ['2-59/20 * * * *', 'UTC', '2026-11-22T03:10:00Z', '2026-11-22T03:22'],
    ['30 18 * * 1-5', 'America/New_York', '2026-11-22T12:00:00Z', '2026-11-23T23:30'],
    // Clocks go back an hour on 1 November 2026.
    ['0 6 * * *', 'America/New_York', '2026-10-31T12:00:00Z', '2026-11-01T11:00'],
    ['0 6 * * *', 'America/New_York', '2026-10-30T12:00:00Z', '2026-10-31T10:00'],
    ['0 0 29 2 *', 'UTC', '2026-11-22T12:00:00Z', '2028-02-29T00:00'],
    // Day and weekday both narrowed: either will do.
    ['0 0 25 * 2', 'UTC', '2026-11-22T12:00:00Z', '2026-11-24T00:00'],
    ['0 0 * * 0,7', 'UTC', '2026-11-22T12:00:00Z', '2026-11-29T00:00'],
    ['15 14 * * *', 'Asia/Kolkata', '2026-11-22T08:00:00Z', '2026-11-22T08:45'],
  ])('of %s in %s after %s is %s', (cron, timezone, after, expected) => {
    expect(next(cron, timezone, after)).toBe(expected);
  });

  test.each([
    ['0 0 31 2 *', 'UTC'],
    ['0 0 * *', 'UTC'],
    ['61 0 * * *', 'UTC'],
    ['@daily', 'UTC'],
    ['0 0 * * MON', 'UTC'],
    ['0 0 * * *', 'Mars/Olympus'],
  ])('of %s in %s cannot be said', (cron, timezone) => {
    expect(next(cron, timezone, '2026-11-22T12:00:00Z')).toBeUndefined();
  });
});
