/** Proves that a replay tells what is stored, in its order and at its speed, and nothing else. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { isoDate, tradeDateAt } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { settlement } from '../../../../test/support/settlements.js';
import type { FuturesSettlement, MarketService } from '../../market/index.js';
import type { TickBatch } from '../../quotes/index.js';
import { ReplayFeed } from './replay-feed.js';
import type { ReplayFeedOptions } from './replay-feed.js';

const NOW = Date.parse('2026-11-23T15:00:00Z');
/** Monday, Tuesday and Wednesday of crude; gas lacks the Tuesday. */
const STORED = [
  ...[settlement('CLK20', '2020-04-20', -37.63), settlement('CLM20', '2020-04-20', 20.43)],
  ...[settlement('NGK20', '2020-04-20', 1.924)],
  ...[settlement('CLK20', '2020-04-21', 10.01), settlement('CLM20', '2020-04-21', 11.57)],
  ...[settlement('CLM20', '2020-04-22', 13.78), settlement('NGK20', '2020-04-22', 1.939)],
];

/** What of a market service a replay asks. */
function marketOf(stored: readonly FuturesSettlement[]): MarketService {
  const of = (product: ProductCode): FuturesSettlement[] => stored.filter((row) => row.product === product);
  const datesOf = (product: ProductCode): IsoDate[] => [...new Set(of(product).map((row) => row.tradeDate))];
  const service: Pick<MarketService, 'coverage' | 'tradeDates' | 'forwardCurves'> = {
    coverage: () =>
      Promise.resolve(
        new Map(
          [...new Set(stored.map(({ product }) => product))].map((product) => {
            const [firstTradeDate = isoDate('2020-01-01')] = datesOf(product);
            const lastTradeDate = datesOf(product).at(-1) ?? firstTradeDate;
            return [product, { product, source: 'IMPORTED', firstTradeDate, lastTradeDate, settlements: 1 }];
          }),
        ),
      ),
    tradeDates: (product, { from, to }) =>
      Promise.resolve({
        points: datesOf(product).filter((date) => date >= (from ?? '') && date <= (to ?? '9')),
        isCut: false,
      }),
    forwardCurves: (product, asOf) => {
      const tradeDate = datesOf(product).findLast((date) => date <= asOf![0]!)!;
      const points = of(product).filter((row) => row.tradeDate === tradeDate);
      return Promise.resolve([{ product, source: 'IMPORTED', tradeDate, structure: 'FLAT' as never, points }]);
    },
  };
  return service as MarketService;
}

let ending: AbortController;
/** What was published, and when. */
let batches: (TickBatch & { readonly at: number })[];

function replay(options: Partial<ReplayFeedOptions> = {}): Promise<void> {
  const feed = new ReplayFeed({
    ...{ market: marketOf(STORED), products: ['CL', 'NG'], isLooped: false, clock: Date.now, runId: 'r1' },
    ...{ from: isoDate('2020-04-20'), to: isoDate('2020-04-22'), datesPerMinute: 30 },
    ...options,
  });
  return feed.run((batch) => batches.push({ ...batch, at: Date.now() }), ending.signal);
}

/** What was told: seconds since the beginning, symbol and price. */
function told(): [number, string, number | undefined][] {
  return batches.flatMap(({ at, ticks }) =>
    ticks.map(({ symbol, last }) => [(at - NOW) / 1_000, symbol, last] as [number, string, number]),
  );
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  ending = new AbortController();
  batches = [];
});
afterEach(() => {
  ending.abort();
  jest.useRealTimers();
});

describe('a replay', () => {
  test('plays every stored settle at its speed: 30 trade dates a minute are 2 s each', async () => {
    const running = replay();
    await jest.advanceTimersByTimeAsync(6_500);
    expect(told()).toEqual([
      [1, 'CLK20', -37.63],
      [2, 'CLM20', 20.43],
      [2, 'NGK20', 1.924],
      [3, 'CLK20', 10.01],
      [4, 'CLM20', 11.57],
      [6, 'CLM20', 13.78],
      [6, 'NGK20', 1.939],
    ]);
    ending.abort();
    await running;
  });

  test('says whose ticks they are, counts them, and invents neither quote nor trade', async () => {
    void replay();
    await jest.advanceTimersByTimeAsync(6_500);
    const ticks = batches.flatMap((batch) => batch.ticks);
    expect(ticks.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(ticks.every((tick) => tick.size === 0 && !('bid' in tick) && !('ask' in tick))).toBe(true);
    expect(new Set(batches.map(({ source, origin }) => `${source} ${origin}`))).toEqual(new Set(['replay:r1 REPLAY']));
  });

  test('is of the sessions that it replays, from 18:00 of the evening before until 14:30 in New York', async () => {
    void replay();
    await jest.advanceTimersByTimeAsync(6_500);
    const ticks = batches.flatMap((batch) => batch.ticks);
    expect(ticks.map(({ symbol, time }) => `${symbol} ${tradeDateAt(time)}`)).toEqual([
      ...['CLK20 2020-04-20', 'CLM20 2020-04-20', 'NGK20 2020-04-20'],
      ...['CLK20 2020-04-21', 'CLM20 2020-04-21', 'CLM20 2020-04-22', 'NGK20 2020-04-22'],
    ]);
    // New York is 4 hours behind in April; the first of two contracts comes half way through its 20.5 hours.
    expect(ticks.slice(0, 2).map(({ time }) => new Date(time).toISOString())).toEqual([
      '2020-04-20T08:15:00.000Z',
      '2020-04-20T18:30:00.000Z',
    ]);
  });

  test('rests after the last date, alive', async () => {
    void replay();
    await jest.advanceTimersByTimeAsync(7_000);
    const before = batches.length;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(told()).toHaveLength(7);
    expect(batches.length - before).toBeGreaterThanOrEqual(9);
  });

  test('begins again where it is looped, and goes on counting', async () => {
    void replay({ isLooped: true, to: isoDate('2020-04-20'), products: ['CL'] });
    await jest.advanceTimersByTimeAsync(6_050);
    expect(told()).toEqual([
      [1, 'CLK20', -37.63],
      [2, 'CLM20', 20.43],
      [3, 'CLK20', -37.63],
      [4, 'CLM20', 20.43],
      [5, 'CLK20', -37.63],
      [6, 'CLM20', 20.43],
    ]);
    expect(batches.flatMap(({ ticks }) => ticks).at(-1)?.sequence).toBe(5);
  });

  test('neither stops nor hurries when the clock jumps', async () => {
    void replay();
    await jest.advanceTimersByTimeAsync(1_050);
    jest.setSystemTime(NOW - 3_600_000);
    await jest.advanceTimersByTimeAsync(2_500);
    expect(told()).toHaveLength(4);
    jest.setSystemTime(NOW + 3_600_000);
    await jest.advanceTimersByTimeAsync(150);
    expect(told().length).toBeLessThanOrEqual(5);
  });

  test('fails where there is nothing to play', async () => {
    await expect(replay({ from: isoDate('2021-01-01'), to: isoDate('2021-12-31') })).rejects.toMatchObject({
      ...{ code: 'NOT_FOUND', reason: 'NO_SETTLEMENTS' },
    });
  });

  test('ends when it is told to', async () => {
    const running = replay({ isLooped: true });
    await jest.advanceTimersByTimeAsync(1_000);
    ending.abort();
    await running;
    expect(jest.getTimerCount()).toBe(0);
  });
});
