/**
 * Proves that bars of short intervals go in whole trade dates once they are old enough, that no longer bar is missing
 * then, and that whoever breaks it off can go on.
 */
import { beforeEach, describe, expect, test } from '@jest/globals';

import type { FuturesSymbol } from '@cushing/products';

import { MemoryBarStore } from '../../../test/support/bars.js';
import { BarConsolidation } from './bar-consolidation.js';
import type { Bar, BarInterval } from './quotes.types.js';

const CLZ26 = 'CLZ26' as FuturesSymbol;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Friday, 2026-10-16, 10:00 in New York: its session is of Thursday 18:00 (22:00 UTC) through 17:00. */
const FRIDAY = Date.parse('2026-10-16T14:00:00Z');
const FRIDAY_BEGINS = Date.parse('2026-10-15T22:00:00Z');
const FRIDAY_ENDS = Date.parse('2026-10-16T22:00:00Z');
const DAYS_KEPT = { MINUTE: 30, FIVE_MINUTES: 365, HOUR: 1_825 };

let store: MemoryBarStore;
let now: number;

beforeEach(() => {
  store = new MemoryBarStore();
  now = FRIDAY_ENDS + 30 * DAY;
});

function bar(interval: BarInterval, start: number, price: number): Bar {
  return {
    ...{ symbol: CLZ26, interval, origin: 'LIVE', start, volume: 1 },
    ...{ open: price, high: price, low: price, close: price },
  };
}

async function consolidate(signal = new AbortController().signal): Promise<void> {
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  await new BarConsolidation({ store, daysKept: DAYS_KEPT, clock: () => now, logger }).run({ signal });
}

const write = (...bars: Bar[]): Promise<void> => store.write(bars, new Map());
const shown = (interval: BarInterval): unknown =>
  store.all(interval).map(({ start, open, high, low, close, volume }) => [start, open, high, low, close, volume]);

describe('minutes', () => {
  test('go when their whole trade date is older than they are kept, and leave longer bars', async () => {
    await write(
      bar('MINUTE', FRIDAY_BEGINS, 60),
      bar('MINUTE', FRIDAY + 2 * MINUTE, 67),
      bar('MINUTE', FRIDAY + 4 * MINUTE, 65),
      bar('MINUTE', FRIDAY + 5 * MINUTE, 66),
      bar('MINUTE', FRIDAY_ENDS, 70),
    );
    await consolidate();
    expect(shown('MINUTE')).toEqual([[FRIDAY_ENDS, 70, 70, 70, 70, 1]]);
    expect(shown('FIVE_MINUTES')).toEqual([
      [FRIDAY_BEGINS, 60, 60, 60, 60, 1],
      [FRIDAY, 67, 67, 65, 65, 2],
      [FRIDAY + 5 * MINUTE, 66, 66, 66, 66, 1],
    ]);
    expect(shown('HOUR')).toEqual([
      [FRIDAY_BEGINS, 60, 60, 60, 60, 1],
      [FRIDAY, 67, 67, 65, 66, 3],
    ]);
    expect(shown('DAY')).toEqual([[FRIDAY_BEGINS, 60, 67, 60, 66, 4]]);
  });

  test('stay while a minute of their trade date is younger', async () => {
    await write(bar('MINUTE', FRIDAY, 66), bar('MINUTE', FRIDAY_ENDS - MINUTE, 67));
    now -= 1;
    await consolidate();
    expect(shown('MINUTE')).toHaveLength(2);
    expect(shown('DAY')).toEqual([]);
  });

  test('of a weekend make the bar of Monday, which begins on Sunday evening', async () => {
    now += 10 * DAY;
    const saturday = Date.parse('2026-10-17T12:00:00Z');
    const monday = Date.parse('2026-10-19T12:00:00Z');
    await write(bar('MINUTE', saturday, 66), bar('MINUTE', monday, 67));
    await consolidate();
    expect(shown('MINUTE')).toEqual([]);
    expect(shown('DAY')).toEqual([[Date.parse('2026-10-18T22:00:00Z'), 66, 67, 66, 67, 2]]);
  });

  test('change nothing of longer bars that are there', async () => {
    const known = [bar('FIVE_MINUTES', FRIDAY, 80), bar('HOUR', FRIDAY, 81), bar('DAY', FRIDAY_BEGINS, 82)];
    await write(bar('MINUTE', FRIDAY, 66), ...known);
    await consolidate();
    expect(store.all('MINUTE')).toEqual([]);
    expect((['FIVE_MINUTES', 'HOUR', 'DAY'] as const).flatMap((interval) => store.all(interval))).toEqual(known);
  });
});

test('longer bars are kept longer, and those of days for ever', async () => {
  await write(bar('FIVE_MINUTES', FRIDAY, 66), bar('HOUR', FRIDAY - 3 * 365 * DAY, 50), bar('DAY', FRIDAY_BEGINS, 66));
  now = FRIDAY_ENDS + 364 * DAY;
  await consolidate();
  expect(store.all('FIVE_MINUTES')).toHaveLength(1);
  now += 10 * DAY;
  await consolidate();
  expect(store.all('FIVE_MINUTES')).toEqual([]);
  expect(store.all('HOUR')).toHaveLength(2);
  now += 10 * 365 * DAY;
  await consolidate();
  expect(store.all('HOUR')).toEqual([]);
  expect(store.all('DAY')).toHaveLength(2);
});

test('broken off it removes nothing that is not in longer bars, and goes on the next time', async () => {
  await write(bar('MINUTE', FRIDAY - 7 * DAY, 66), bar('MINUTE', FRIDAY, 67));
  const stop = new AbortController();
  const remove = store.removeBefore.bind(store);
  store.removeBefore = (...of) => {
    stop.abort(new Error('the process ends'));
    return remove(...of);
  };
  await expect(consolidate(stop.signal)).rejects.toThrow('the process ends');
  expect(store.all('MINUTE')).toHaveLength(1);
  expect(store.all('DAY')).toHaveLength(1);
  await consolidate();
  expect(store.all('MINUTE')).toEqual([]);
  expect(shown('DAY')).toEqual([
    [FRIDAY_BEGINS - 7 * DAY, 66, 66, 66, 66, 1],
    [FRIDAY_BEGINS, 67, 67, 67, 67, 1],
  ]);
});
