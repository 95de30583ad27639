import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { bucketOf, dateOfCandle, isPastNextBar, toCandles, withSettledDays, withTick } from './bars.js';
import type { Tick } from './bars.js';

const at = (text: string): number => Date.parse(text);
const bar = (start: string, close: number) => ({ start, open: 60, high: 62, low: 59, close, volume: 10 });
const tick = (time: string, last: number, volume: number): Tick => ({ time: at(time), last, volume });

describe('where a bar begins', () => {
  test('is the whole minute, five minutes or hour before', () => {
    const instant = at('2026-11-20T15:47:59.999Z');
    expect(bucketOf('MINUTE', instant)).toBe(at('2026-11-20T15:47:00Z'));
    expect(bucketOf('FIVE_MINUTES', instant)).toBe(at('2026-11-20T15:45:00Z'));
    expect(bucketOf('HOUR', instant)).toBe(at('2026-11-20T15:00:00Z'));
  });

  test('of a day is its trade date, which begins at 18:00 in New York of the evening before', () => {
    expect(bucketOf('DAY', at('2026-11-18T22:30:00Z'))).toBe(at('2026-11-18T00:00:00Z'));
    expect(bucketOf('DAY', at('2026-11-18T23:00:00Z'))).toBe(at('2026-11-19T00:00:00Z'));
    // Friday evening's session is Sunday's: of Monday.
    expect(bucketOf('DAY', at('2026-11-22T23:30:00Z'))).toBe(at('2026-11-23T00:00:00Z'));
  });
});

describe('candles', () => {
  test('ascend, one for each beginning, the last answer of it', () => {
    const candles = toCandles('MINUTE', [
      bar('2026-11-20T15:01:00Z', 61),
      bar('2026-11-20T15:00:00Z', 60),
      bar('2026-11-20T15:01:00Z', 61.5),
    ]);
    expect(candles.map(({ time, close }) => [time, close])).toEqual([
      [at('2026-11-20T15:00:00Z'), 60],
      [at('2026-11-20T15:01:00Z'), 61.5],
    ]);
  });

  test('of a day stand at their trade date, with the settlements before them', () => {
    const traded = toCandles('DAY', [bar('2026-11-18T23:00:00Z', 61)]);
    const days = [
      { tradeDate: isoDate('2026-11-17'), open: 57, high: 59, low: 56.5, settle: 58, volume: 7 },
      { tradeDate: isoDate('2026-11-18'), open: null, high: null, low: null, settle: 60.1, volume: null },
      { tradeDate: isoDate('2026-11-19'), open: null, high: null, low: null, settle: 61.2, volume: null },
    ];
    const candles = withSettledDays(days, traded);
    expect(candles.map(dateOfCandle)).toEqual(['2026-11-17', '2026-11-18', '2026-11-19']);
    expect(candles[0]).toMatchObject({ open: 57, high: 59, low: 56.5, close: 58, volume: 7 });
    expect(candles[1]).toMatchObject({ open: 60.1, high: 60.1, low: 60.1, close: 60.1, volume: 0 });
    expect(candles[2]).toBe(traded[0]);
  });

  test('hold a settlement that lies outside of what was traded', () => {
    const day = { tradeDate: isoDate('2020-04-20'), open: -5, high: 17.85, low: -40.32, settle: -41, volume: 1 };
    expect(withSettledDays([day], [])[0]).toMatchObject({ high: 17.85, low: -41, close: -41 });
  });
});

describe('a tick', () => {
  const last = { time: at('2026-11-20T15:47:00Z'), open: 60, high: 60.5, low: 59.5, close: 60.2, volume: 12 };
  const before = tick('2026-11-20T15:47:10Z', 60.2, 1_000);

  test('moves the last candle and adds what was traded since the tick before', () => {
    expect(withTick('MINUTE', last, tick('2026-11-20T15:47:11Z', 60.8, 1_004), before)).toEqual({
      ...last,
      high: 60.8,
      close: 60.8,
      volume: 16,
    });
    expect(withTick('MINUTE', last, tick('2026-11-20T15:47:11Z', 59.4, 1_001), before)).toMatchObject({
      high: 60.5,
      low: 59.4,
      close: 59.4,
    });
  });

  test('begins a candle where it traded after the last one', () => {
    expect(withTick('MINUTE', last, tick('2026-11-20T15:48:00Z', 60.3, 1_003), before)).toEqual({
      time: at('2026-11-20T15:48:00Z'),
      open: 60.3,
      high: 60.3,
      low: 60.3,
      close: 60.3,
      volume: 3,
    });
  });

  test('that traded nothing begins none: a quote alone is no trade', () => {
    expect(withTick('MINUTE', last, tick('2026-11-20T15:48:00Z', 60.2, 1_000), before)).toBe(last);
    expect(withTick('MINUTE', undefined, tick('2026-11-20T15:48:00Z', 60.2, 1_000), undefined)).toBeUndefined();
  });

  test('that changes nothing, or is older, leaves the candle as it is', () => {
    expect(withTick('MINUTE', last, before, before)).toBe(last);
    expect(withTick('MINUTE', last, tick('2026-11-20T15:46:59Z', 70, 2_000), before)).toBe(last);
  });

  test('of the first moment counts no volume twice', () => {
    expect(withTick('MINUTE', last, tick('2026-11-20T15:47:11Z', 60.3, 1_004), undefined)?.volume).toBe(12);
  });

  test('of another trade date counts its volume anew', () => {
    const next = tick('2026-11-20T23:00:05Z', 60.3, 2);
    // Its first trades are all of it: two contracts, and the first bar of the evening.
    expect(withTick('HOUR', last, next, before)).toEqual({
      time: at('2026-11-20T23:00:00Z'),
      open: 60.3,
      high: 60.3,
      low: 60.3,
      close: 60.3,
      volume: 2,
    });
    // Without a tick before nobody knows when they were traded, and without a trade there is no bar.
    expect(withTick('HOUR', last, next, undefined)).toBe(last);
    expect(withTick('HOUR', last, { ...next, volume: 0 }, before)).toBe(last);
    expect(withTick('HOUR', last, tick('2026-11-20T23:00:06Z', 60.4, 5), next)).toMatchObject({ volume: 3 });
  });

  test('of a day has the volume of its trade date', () => {
    const day = { ...last, time: at('2026-11-20T00:00:00Z'), volume: 990 };
    expect(withTick('DAY', day, tick('2026-11-20T15:47:11Z', 60.3, 1_004), undefined)?.volume).toBe(1_004);
  });
});

describe('ticks between two bars', () => {
  const before = tick('2026-11-20T15:47:59Z', 60.2, 1_000);
  const isPast = (time: string, volume = 1_001) => isPastNextBar('MINUTE', before, tick(time, 60.3, volume));

  test('may be of bars between, where a whole bar lies between and something was traded', () => {
    expect(isPast('2026-11-20T15:48:59Z')).toBe(false);
    expect(isPast('2026-11-20T15:49:00Z')).toBe(true);
    expect(isPast('2026-11-20T15:49:00Z', 1_000)).toBe(false);
  });

  test('of days are told by trade dates', () => {
    const later = (time: string) => isPastNextBar('DAY', before, tick(time, 60.3, 1));
    expect(later('2026-11-20T21:00:00Z')).toBe(false);
    expect(later('2026-11-24T23:30:00Z')).toBe(true);
  });
});
