/**
 * What every store of bars does: the port's contract. An adapter's test calls `barStoreContract` with a function that
 * opens an empty store.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { FuturesSymbol } from '@cushing/products';

import type { BarStore } from './quotes.ports.js';
import type { Bar, BarInterval } from './quotes.types.js';

const CLZ26 = 'CLZ26' as FuturesSymbol;
const CLF27 = 'CLF27' as FuturesSymbol;
const NGZ26 = 'NGZ26' as FuturesSymbol;
const MINUTE_MS = 60_000;
/** 2026-11-20T15:00:00Z. */
const THREE = 1_795_186_800_000;
const EVERYTHING = { interval: 'MINUTE', origin: 'SIMULATED', limit: 1_000 } as const;
const NO_SEQUENCES: ReadonlyMap<string, number> = new Map();

/** A bar of one trade, the minute after 15:00 in which it began given. */
function bar(minute: number, price: number, others: Partial<Bar> = {}): Bar {
  return {
    symbol: CLZ26,
    interval: 'MINUTE',
    origin: 'SIMULATED',
    start: THREE + minute * MINUTE_MS,
    open: price,
    high: price,
    low: price,
    close: price,
    volume: 1,
    ...others,
  };
}

/**
 * @param name of the adapter, for the report
 * @param open opens an empty store; the suite closes it
 */
export function barStoreContract(
  name: string,
  open: () => Promise<{ readonly bars: BarStore; close(): Promise<void> }>,
): void {
  describe(`the bar store's contract, ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let store: BarStore;

    beforeEach(async () => {
      opened = await open();
      store = opened.bars;
    });

    afterEach(async () => {
      await opened.close();
    });

    const write = (...bars: Bar[]): Promise<void> => store.write(bars, NO_SEQUENCES);
    const closes = async (window: Partial<Parameters<BarStore['range']>[1]> = {}): Promise<number[]> =>
      (await store.range(CLZ26, { ...EVERYTHING, ...window })).map(({ close }) => close);

    test('an empty store answers with nothing', async () => {
      expect(await store.range(CLZ26, EVERYTHING)).toEqual([]);
      expect(await store.latest('MINUTE', 2)).toEqual([]);
      expect(await store.sequences()).toEqual(new Map());
      expect(await store.removeBefore('MINUTE', THREE)).toBe(0);
    });

    describe('writing', () => {
      test.each<BarInterval>(['MINUTE', 'FIVE_MINUTES', 'HOUR', 'DAY'])(
        'a %s bar comes back as it went in, to the last digit',
        async (interval) => {
          const written = bar(0, 0, {
            interval,
            open: 66.1,
            high: 66.30000000000001,
            low: -37.63,
            close: 0.1,
            volume: 12,
          });
          await write(written);
          expect(await store.range(CLZ26, { ...EVERYTHING, interval })).toEqual([written]);
        },
      );

      test('a bar is written over the one of the same contract, interval, origin and start, and over no other', async () => {
        const others = [
          bar(0, 3.1, { symbol: NGZ26 }),
          bar(0, 66.4, { symbol: CLF27 }),
          bar(0, 66.5, { interval: 'FIVE_MINUTES' }),
          bar(0, 66.6, { origin: 'LIVE' }),
          bar(1, 66.7),
        ];
        await write(bar(0, 66.1), ...others);
        const again = bar(0, 66.1, { high: 66.9, close: 66.8, volume: 7 });
        await write(again);
        expect(await store.range(CLZ26, EVERYTHING)).toEqual([again, bar(1, 66.7)]);
        expect(await store.range(NGZ26, EVERYTHING)).toEqual([others[0]]);
        expect(await store.range(CLF27, EVERYTHING)).toEqual([others[1]]);
        expect(await closes({ interval: 'FIVE_MINUTES' })).toEqual([66.5]);
        expect(await closes({ origin: 'LIVE' })).toEqual([66.6]);
      });

      test('new and known bars of all intervals go in one write', async () => {
        await write(bar(0, 66.1), bar(0, 66.1, { interval: 'DAY' }));
        await write(
          bar(0, 66.2),
          bar(1, 66.3),
          bar(0, 66.4, { interval: 'DAY' }),
          bar(0, 66.5, { interval: 'HOUR' }),
          bar(0, 66.6, { interval: 'FIVE_MINUTES' }),
        );
        expect(await closes()).toEqual([66.2, 66.3]);
        expect(await closes({ interval: 'DAY' })).toEqual([66.4]);
        expect(await closes({ interval: 'HOUR' })).toEqual([66.5]);
        expect(await closes({ interval: 'FIVE_MINUTES' })).toEqual([66.6]);
      });

      test('a write of thousands of bars is whole, and can be written over', async () => {
        const many = Array.from({ length: 5_000 }, (_, minute) => bar(minute, 60 + minute / 100));
        await write(...many);
        await write(...many.map((each) => ({ ...each, volume: 2 })));
        const stored = await store.range(CLZ26, { ...EVERYTHING, limit: 10_000 });
        expect(stored).toEqual(many.map((each) => ({ ...each, volume: 2 })));
      });

      test('a write of which one bar cannot be stored writes nothing, neither bars nor sequences', async () => {
        await store.write([bar(0, 66.1)], new Map([['feed', 1]]));
        const impossible = bar(1, 66.2, { close: undefined as unknown as number });
        await expect(
          store.write([bar(0, 70), bar(0, 70, { interval: 'HOUR' }), impossible], new Map([['feed', 2]])),
        ).rejects.toThrow();
        expect(await store.range(CLZ26, EVERYTHING)).toEqual([bar(0, 66.1)]);
        expect(await closes({ interval: 'HOUR' })).toEqual([]);
        expect(await store.sequences()).toEqual(new Map([['feed', 1]]));
        await write(bar(0, 71));
        expect(await closes()).toEqual([71]);
      });

      test('writes that are asked for at once are done one after the other', async () => {
        await Promise.all([1, 2, 3, 4].map(async (volume) => write(bar(0, 66.1, { volume }), bar(volume, 66.1))));
        const stored = await store.range(CLZ26, EVERYTHING);
        expect(stored.map(({ volume }) => volume)).toEqual([4, 1, 1, 1, 1]);
      });
    });

    describe('a range', () => {
      beforeEach(() => write(bar(2, 66.2), bar(0, 66), bar(3, 66.3), bar(1, 66.1)));

      test('is ascending by start, whatever order the bars were written in', async () => {
        expect(await closes()).toEqual([66, 66.1, 66.2, 66.3]);
      });

      test('has the bars that begin at its ends, and none beyond them', async () => {
        expect(await closes({ from: THREE + MINUTE_MS, to: THREE + 2 * MINUTE_MS })).toEqual([66.1, 66.2]);
        expect(await closes({ from: THREE + MINUTE_MS + 1 })).toEqual([66.2, 66.3]);
        expect(await closes({ to: THREE + 2 * MINUTE_MS - 1 })).toEqual([66, 66.1]);
        expect(await closes({ from: THREE + 0.5, to: THREE + MINUTE_MS + 0.5 })).toEqual([66.1]);
      });

      test('has the latest bars where there are more than the limit', async () => {
        expect(await closes({ limit: 2 })).toEqual([66.2, 66.3]);
        expect(await closes({ to: THREE + 2 * MINUTE_MS, limit: 2 })).toEqual([66.1, 66.2]);
      });
    });

    describe('the latest bars', () => {
      test('are the last ones of each contract and origin, however old, ascending', async () => {
        const old = bar(-500_000, 3.1, { symbol: NGZ26 });
        const live = [bar(0, 66.4, { origin: 'LIVE' }), bar(4, 66.5, { origin: 'LIVE' })];
        await write(bar(0, 66), bar(2, 66.2), bar(1, 66.1), old, ...live, bar(9, 1, { interval: 'HOUR' }));
        const latest = await store.latest('MINUTE', 2);
        expect(latest.map(({ start }) => start)).toEqual([...latest.map(({ start }) => start)].sort((a, b) => a - b));
        expect(new Set(latest)).toEqual(new Set([old, bar(1, 66.1), bar(2, 66.2), ...live]));
        expect(await store.latest('HOUR', 2)).toEqual([bar(9, 1, { interval: 'HOUR' })]);
      });
    });

    test('the latest bars until an instant are those that begin no later', async () => {
      await write(bar(0, 66), bar(1, 66.1), bar(2, 66.2), bar(3, 66.3));
      const starts = async (until: number): Promise<number[]> =>
        (await store.latest('MINUTE', 2, until)).map(({ start }) => (start - THREE) / MINUTE_MS);
      expect(await starts(THREE + 2 * MINUTE_MS)).toEqual([1, 2]);
      expect(await starts(THREE + 2 * MINUTE_MS - 1)).toEqual([0, 1]);
      expect(await starts(THREE - 1)).toEqual([]);
    });

    describe('sequences', () => {
      test('are those of the last write of each source', async () => {
        await store.write([], new Map([['simulated:1f3a', 7], ['someone:nymex', 0]])); // prettier-ignore
        await store.write([bar(0, 66)], new Map([['someone:nymex', Number.MAX_SAFE_INTEGER]]));
        expect(await store.sequences()).toEqual(new Map([['simulated:1f3a', 7], ['someone:nymex', Number.MAX_SAFE_INTEGER]])); // prettier-ignore
      });

      test('of the 10,000 sources written last are kept', async () => {
        const sources = (from: number, to: number): Map<string, number> =>
          new Map(Array.from({ length: to - from }, (_, index) => [`source ${from + index}`, from + index]));
        await store.write([], sources(0, 10));
        await store.write([], sources(10, 10_008));
        await store.write([], new Map([['source 0', 100]]));
        await store.write([], sources(10_008, 10_009));
        const kept = await store.sequences();
        expect(kept.size).toBe(10_000);
        expect(kept.get('source 0')).toBe(100);
        expect(kept.get('source 10008')).toBe(10_008);
        // Of the first write nothing is left but what was written again.
        expect([1, 2, 3, 4, 5, 6, 7, 8, 9].filter((index) => kept.has(`source ${index}`))).toEqual([]);
      });
    });

    describe('filling', () => {
      const FIVE = { source: 'MINUTE', until: THREE + 10 * MINUTE_MS } as const;
      const spans = [
        { from: THREE, start: THREE },
        { from: THREE + 5 * MINUTE_MS, start: THREE + 5 * MINUTE_MS },
      ];
      const fives = (symbol = CLZ26): Promise<readonly Bar[]> =>
        store.range(symbol, { ...EVERYTHING, interval: 'FIVE_MINUTES' });

      test('makes a bar of the first open, the highest, the lowest, the last close and the sum of volumes', async () => {
        await write(
          bar(4, 66.4, { close: 66.35, volume: 5 }),
          bar(0, 66, { open: 65.9, low: 65.5 }),
          bar(2, 66.2, { high: 67.1, volume: 2 }),
          bar(2, 3.1, { symbol: NGZ26 }),
          bar(3, 66.9, { origin: 'LIVE' }),
          bar(5, 66.5),
          bar(10, 99),
          bar(-1, 99),
        );
        expect(await store.fill('FIVE_MINUTES', { ...FIVE, spans })).toBe(4);
        const five = { interval: 'FIVE_MINUTES' } as const;
        expect(await fives()).toEqual([
          bar(0, 0, { ...five, open: 65.9, high: 67.1, low: 65.5, close: 66.35, volume: 8 }),
          bar(5, 66.5, five),
        ]);
        expect(await fives(NGZ26)).toEqual([bar(0, 3.1, { ...five, symbol: NGZ26 })]);
        expect(await closes({ interval: 'FIVE_MINUTES', origin: 'LIVE' })).toEqual([66.9]);
        expect(await store.fill('FIVE_MINUTES', { ...FIVE, spans })).toBe(0);
        expect(await closes()).toEqual([99, 66, 66.2, 66.35, 66.5, 99]);
      });

      test('leaves a bar that is there as it is', async () => {
        const known = bar(0, 70, { interval: 'FIVE_MINUTES', volume: 40 });
        await write(known, bar(1, 66), bar(6, 67));
        expect(await store.fill('FIVE_MINUTES', { ...FIVE, spans })).toBe(1);
        expect(await fives()).toEqual([known, bar(5, 67, { interval: 'FIVE_MINUTES' })]);
      });

      test('puts a bar where its span says, be it after what it is made of', async () => {
        await write(bar(0, 66), bar(3, 67));
        const start = THREE + 60 * MINUTE_MS;
        await store.fill('DAY', { ...FIVE, spans: [{ from: THREE, start }] });
        expect(await store.range(CLZ26, { ...EVERYTHING, interval: 'DAY' })).toEqual([
          bar(60, 66, { interval: 'DAY', high: 67, close: 67, volume: 2 }),
        ]);
      });
    });

    test('the first bar of an interval is that of whichever contract', async () => {
      expect(await store.first('MINUTE')).toBeUndefined();
      await write(bar(3, 66), bar(1, 3.1, { symbol: NGZ26 }), bar(0, 66, { interval: 'HOUR' }));
      expect(await store.first('MINUTE')).toBe(THREE + MINUTE_MS);
    });

    describe('removal', () => {
      test('leaves a store that can be written out and goes on', async () => {
        await write(bar(0, 66), bar(1, 66.1));
        await store.removeBefore('MINUTE', THREE + MINUTE_MS);
        await store.checkpoint();
        await write(bar(2, 66.2));
        expect(await closes()).toEqual([66.1, 66.2]);
      });

      test('takes the bars of the interval that begin before the instant, of all contracts and origins', async () => {
        await write(
          bar(0, 66),
          bar(1, 66.1),
          bar(2, 66.2),
          bar(0, 3.1, { symbol: NGZ26 }),
          bar(1, 66.3, { origin: 'LIVE' }),
          bar(0, 66.4, { interval: 'HOUR' }),
        );
        expect(await store.removeBefore('MINUTE', THREE + 2 * MINUTE_MS)).toBe(4);
        expect(await closes()).toEqual([66.2]);
        expect(await closes({ interval: 'HOUR' })).toEqual([66.4]);
        expect(await store.removeBefore('MINUTE', THREE + 2 * MINUTE_MS)).toBe(0);
      });
    });
  });
}
