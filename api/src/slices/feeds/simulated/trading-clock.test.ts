/** Proves how much trading lies between two settlements, over weekends and changes of clocks. */
import { describe, expect, test } from '@jest/globals';
import { isoDate, settlementInstant } from '@cushing/products';

import { TradingClock } from './trading-clock.js';
import type { TradingHours } from './trading-clock.js';

const HOUR = 3_600_000;

function hoursBetween(hours: TradingHours, before: string, after: string): number {
  return (
    new TradingClock(hours, settlementInstant(isoDate(before)), settlementInstant(isoDate(after))).tradingMs / HOUR
  );
}

describe('trading between two settlements', () => {
  test.each([
    ['a day', '2026-11-17', '2026-11-18', 23, 24],
    ['a weekend', '2026-11-13', '2026-11-16', 23, 72],
    ['the weekend on which clocks go forward', '2026-03-06', '2026-03-09', 23, 71],
    ['the weekend on which they go back', '2026-10-30', '2026-11-02', 23, 73],
  ])('%s', (_, before, after, onExchange, always) => {
    expect(hoursBetween('EXCHANGE', before, after)).toBe(onExchange);
    expect(hoursBetween('ALWAYS', before, after)).toBe(always);
  });

  test('stands still while the exchange rests', () => {
    const friday = settlementInstant(isoDate('2026-11-13'));
    const clock = new TradingClock('EXCHANGE', friday, settlementInstant(isoDate('2026-11-16')));
    expect(clock.share(friday)).toBe(0);
    // Friday trades until 17:00: 2.5 of the 23 hours.
    expect(clock.share(friday + 2.5 * HOUR)).toBeCloseTo(2.5 / 23, 12);
    expect(clock.share(friday + 40 * HOUR)).toBeCloseTo(2.5 / 23, 12);
    expect(clock.isTrading(friday + 40 * HOUR)).toBe(false);
    // Sunday 19:30 is an hour and a half into the session.
    expect(clock.share(friday + 53 * HOUR)).toBeCloseTo(4 / 23, 12);
    expect(clock.share(friday + 72 * HOUR)).toBe(1);
  });
});
