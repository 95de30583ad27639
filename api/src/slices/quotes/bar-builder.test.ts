/**
 * Proves bars against their definition for any ticks in any batches, restarted anywhere, and by hand where a bar begins,
 * what counts as a trade, and what late ticks, a clock that jumps and a store that is away do to them.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { FuturesSymbol } from '@cushing/products';

import { MemoryBarStore, allBarsByDefinition } from '../../../test/support/bars.js';
import { silentLogger } from '../../../test/support/simulated-desk.js';
import { BarBuilder, barStart } from './bar-builder.js';
import { BarsService } from './bars.service.js';
import { BAR_INTERVALS } from './quotes.types.js';
import type { Bar, BarInterval, Tick } from './quotes.types.js';

const CLZ26 = 'CLZ26' as FuturesSymbol;
const NGZ26 = 'NGZ26' as FuturesSymbol;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Friday, 10:00 in New York. */
const THREE = Date.parse('2026-11-20T15:00:00Z');
const LATER = THREE + DAY;

function tick(time: number, last?: number, size?: number, symbol = CLZ26): Tick {
  return { symbol, product: symbol === NGZ26 ? 'NG' : 'CL', last, size, time, sequence: 0 };
}

function minutesOf(builder: BarBuilder, interval: BarInterval = 'MINUTE'): (readonly [number, ...number[]])[] {
  return builder
    .barsOf(CLZ26, interval, 'LIVE')
    .map(({ start, open, high, low, close, volume }) => [(start - THREE) / MINUTE, open, high, low, close, volume]);
}

describe('a bar begins', () => {
  test.each<[BarInterval, string, string]>([
    ['MINUTE', '2026-11-20T15:04:59.999Z', '2026-11-20T15:04:00Z'],
    ['MINUTE', '2026-11-20T15:05:00Z', '2026-11-20T15:05:00Z'],
    ['FIVE_MINUTES', '2026-11-20T15:04:59.999Z', '2026-11-20T15:00:00Z'],
    ['FIVE_MINUTES', '2026-11-20T15:05:00Z', '2026-11-20T15:05:00Z'],
    ['HOUR', '2026-11-20T15:59:59.999Z', '2026-11-20T15:00:00Z'],
    // 18:00 in New York is 23:00 UTC in winter, 22:00 in summer.
    ['DAY', '2026-11-19T22:59:59.999Z', '2026-11-18T23:00:00Z'],
    ['DAY', '2026-11-19T23:00:00Z', '2026-11-19T23:00:00Z'],
    ['DAY', '2026-07-15T22:00:00Z', '2026-07-15T22:00:00Z'],
    ['DAY', '2026-07-15T21:59:59.999Z', '2026-07-14T22:00:00Z'],
    // Monday's session begins on Sunday.
    ['DAY', '2026-11-23T15:00:00Z', '2026-11-22T23:00:00Z'],
  ])('of %s at %s at %s', (interval, time, start) => {
    expect(new Date(barStart(interval, Date.parse(time))).toISOString()).toBe(new Date(start).toISOString());
  });
});

describe('a tick', () => {
  test('is a trade with a last price unless its size is 0; without a size the price counts and the volume stays', () => {
    const builder = new BarBuilder();
    builder.take('LIVE', [tick(THREE), tick(THREE, 66, 0), tick(THREE, Number.NaN, 1), tick(THREE, 66, -1)], LATER);
    expect(minutesOf(builder)).toEqual([]);
    builder.take('LIVE', [tick(THREE, 66.1, 3), tick(THREE + 1, 66.3), tick(THREE + 2, 70, 0)], LATER);
    builder.take('LIVE', [tick(THREE + 3, -37.63, 2), tick(THREE + 59_999, 66.2, 1)], LATER);
    for (const interval of BAR_INTERVALS) {
      const [bar] = minutesOf(builder, interval);
      expect(bar?.slice(1)).toEqual([66.1, 66.3, -37.63, 66.2, 6]);
    }
  });

  test('of a time without a calendar changes nothing', () => {
    const builder = new BarBuilder();
    const times = [Number.NaN, -1, 0, Date.UTC(1975, 0, 1), Date.UTC(2079, 5, 1), 8e15, Number.POSITIVE_INFINITY];
    builder.take('LIVE', times.map((time) => tick(time, 66, 1)), Number.POSITIVE_INFINITY); // prettier-ignore
    expect(builder.unwritten).toBe(0);
  });

  test('goes into the bar of its own time while that is one of the two latest of its interval', () => {
    const builder = new BarBuilder();
    builder.take('LIVE', [tick(THREE, 1, 1), tick(THREE + 2 * MINUTE, 2, 1)], LATER);
    builder.take('LIVE', [tick(THREE + SECOND, 5, 10)], LATER);
    expect(minutesOf(builder)).toEqual([
      [0, 1, 5, 1, 5, 11],
      [2, 2, 2, 2, 2, 1],
    ]);
    // A bar between the two begins late, and closes the first.
    builder.take('LIVE', [tick(THREE + MINUTE, 3, 1), tick(THREE + 2 * SECOND, 9, 100)], LATER);
    expect(minutesOf(builder)).toEqual([
      [0, 1, 5, 1, 5, 11],
      [1, 3, 3, 3, 3, 1],
      [2, 2, 2, 2, 2, 1],
    ]);
    // Its five minutes and its hour are still open.
    expect(minutesOf(builder, 'FIVE_MINUTES')).toEqual([[0, 1, 9, 1, 9, 113]]);
    expect(minutesOf(builder, 'HOUR')).toEqual([[0, 1, 9, 1, 9, 113]]);
  });
});

describe('memory', () => {
  test('holds two bars of a contract and interval once the others are written', () => {
    const builder = new BarBuilder();
    for (let minute = 0; minute < 600; minute += 1) builder.take('LIVE', [tick(THREE + minute * MINUTE, 1, 1)], LATER);
    expect(minutesOf(builder)).toHaveLength(600);
    expect(builder.beginWrite().length).toBeGreaterThan(600);
    builder.endWrite(true);
    expect(builder.unwritten).toBe(0);
    expect(minutesOf(builder).map(([minute]) => minute)).toEqual([598, 599]);
    expect(builder.beginWrite()).toEqual([]);
  });

  test('keeps a bar that changed while it was written, and all of a write that failed', () => {
    const builder = new BarBuilder();
    builder.take('LIVE', [tick(THREE, 1, 1)], LATER);
    const first = builder.beginWrite();
    builder.take('LIVE', [tick(THREE, 2, 1), tick(THREE + MINUTE, 3, 1), tick(THREE + 2 * MINUTE, 4, 1)], LATER);
    expect(first.find(({ interval }) => interval === 'MINUTE')).toMatchObject({ high: 1, volume: 1 });
    builder.endWrite(false);
    const second = builder.beginWrite().filter(({ interval }) => interval === 'MINUTE');
    expect(second.map(({ start, volume }) => [(start - THREE) / MINUTE, volume])).toEqual([
      [0, 2],
      [1, 1],
      [2, 1],
    ]);
    builder.endWrite(true);
    expect(builder.beginWrite()).toEqual([]);
  });

  test('is bounded while nothing can be written: the oldest closed bars are lost, and counted', () => {
    const builder = new BarBuilder();
    for (let minute = 0; minute < 25_000; minute += 1) {
      builder.take('LIVE', [tick(THREE + minute * MINUTE, 1, 1)], THREE + minute * MINUTE);
    }
    expect(builder.unwritten).toBe(20_000);
    expect(builder.takeLost()).toBeGreaterThan(5_000);
    expect(builder.takeLost()).toBe(0);
    const minutes = minutesOf(builder).map(([minute]) => minute);
    expect(minutes.at(-1)).toBe(24_999);
    expect(minutes).toEqual(Array.from(minutes, (_, index) => 25_000 - minutes.length + index));
    // What was lost does not come back as a bar of a late tick.
    builder.take('LIVE', [tick(THREE, 9, 9)], LATER + 25_000 * MINUTE);
    expect(minutesOf(builder)[0]?.[0]).toBe(minutes[0]);
  });
});

describe('a clock', () => {
  test('that was ahead and is set back goes on with the bars of before', () => {
    const builder = new BarBuilder();
    const at = (time: number, last: number): void => {
      builder.take('LIVE', [tick(time, last, 1)], time + HOUR);
    };
    at(THREE, 1);
    at(THREE + MINUTE, 2);
    for (const minute of [0, 1, 2]) at(THREE + 30 * DAY + minute * MINUTE, 9);
    builder.beginWrite();
    builder.endWrite(true);
    at(THREE + MINUTE + SECOND, 3); // its bar was forgotten: to begin it anew would write over it
    at(THREE + 2 * MINUTE, 4);
    at(THREE + 3 * MINUTE, 5);
    const now = builder.beginWrite().filter(({ interval }) => interval === 'MINUTE');
    expect(now.map(({ start, open }) => [(start - THREE) / MINUTE, open])).toEqual([
      [2, 4],
      [3, 5],
    ]);
  });

  test('that was behind and is set right goes on with the bars of before, over which nothing was written', () => {
    const builder = new BarBuilder();
    const at = (time: number, last: number): void => {
      builder.take('LIVE', [tick(time, last, 1)], time + HOUR);
      builder.beginWrite();
      builder.endWrite(true);
    };
    for (const minute of [0, 1, 2]) at(THREE + minute * MINUTE, minute);
    at(THREE - 5 * HOUR, 70);
    at(THREE + 2 * MINUTE + SECOND, 7);
    expect(minutesOf(builder).slice(-2)).toEqual([
      [1, 1, 1, 1, 1, 1],
      [2, 2, 7, 2, 7, 2],
    ]);
  });
});

describe('any ticks', () => {
  const price = fc.integer({ min: -3_763, max: 14_500 }).map((cents) => cents / 100);
  // Steps forward and back of seconds, minutes and hours, so that bars begin, close and are late for.
  const step = fc.oneof(
    fc.integer({ min: -90, max: 90 }).map((seconds) => seconds * SECOND),
    fc.integer({ min: -12, max: 30 }).map((minutes) => minutes * MINUTE),
    fc.integer({ min: -5, max: 20 }).map((hours) => hours * HOUR),
  );
  const change = fc.record({
    symbol: fc.constantFrom(CLZ26, NGZ26),
    step,
    last: fc.option(price, { nil: undefined, freq: 8 }),
    size: fc.option(fc.nat(50), { nil: undefined }),
  });
  /** What happens after a tick. */
  const event = fc.constantFrom('GO_ON', 'GO_ON', 'FLUSH', 'FAIL', 'BATCH', 'RESTART');
  const KEY = (a: Bar, b: Bar): number =>
    a.symbol.localeCompare(b.symbol) || a.interval.localeCompare(b.interval) || a.start - b.start;

  test('make the bars of their definition, in whatever batches, with a store that fails and restarts in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(change, event), { maxLength: 60 }), async (steps) => {
        const store = new MemoryBarStore();
        const options = { store, clock: () => THREE + 80 * DAY, logger: silentLogger };
        const batch = { source: 'a:feed', origin: 'LIVE' } as const;
        let service = new BarsService(options);
        await service.start();
        let time = THREE;
        let waiting: Tick[] = [];
        const ticks: Tick[] = [];
        for (const [sequence, [{ symbol, step: moved, last, size }, then]] of steps.entries()) {
          time += moved;
          const next = { ...tick(time, last, size, symbol), sequence };
          ticks.push(next);
          waiting.push(next);
          if (then === 'GO_ON') continue;
          service.take(batch, waiting);
          waiting = [];
          store.isAway = then === 'FAIL';
          if (then === 'FLUSH' || then === 'FAIL') await service.flush();
          if (then === 'RESTART') {
            await service.close();
            service = new BarsService(options);
            expect((await service.start()).get('a:feed')).toBe(sequence);
          }
        }
        store.isAway = false;
        service.take(batch, waiting);
        // What is in memory and what is stored are one answer.
        for (const interval of BAR_INTERVALS) {
          for (const symbol of [CLZ26, NGZ26]) {
            expect(await service.range(symbol, interval)).toEqual(
              allBarsByDefinition(ticks, 'LIVE')
                .filter((bar) => bar.symbol === symbol && bar.interval === interval)
                .sort(KEY),
            );
          }
        }
        await service.close();
        const stored = BAR_INTERVALS.flatMap((interval) => store.all(interval));
        expect(stored.sort(KEY)).toEqual(allBarsByDefinition(ticks, 'LIVE').sort(KEY));
      }),
      { numRuns: 300 },
    );
  });
});
