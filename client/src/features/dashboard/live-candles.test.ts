import { beforeEach, expect, jest, test } from '@jest/globals';

import { CandleStore } from '../../charts/candle-store.js';
import { LiveCandles } from './live-candles.js';

const at = (time: string): number => Date.parse(`2026-11-20T${time}Z`);
const tick = (time: string, last: number, volume: number) => ({ last, time: at(time), volume });
const flat = (time: string, price: number, volume: number) => ({
  ...{ time: at(time), open: price, high: price, low: price, close: price },
  volume,
});

let store: CandleStore;
let askAnew: jest.Mock<() => Promise<void>>;
let live: LiveCandles;

beforeEach(() => {
  store = new CandleStore();
  askAnew = jest.fn(() => Promise.resolve());
  live = new LiveCandles({ interval: 'MINUTE', store, askAnew });
  live.load([flat('15:00:00', 60, 10)]);
  live.take(tick('15:00:10', 60, 100));
});

test('ticks without a pause are drawn, and nothing is asked for', () => {
  live.take(tick('15:00:50', 61, 103));
  live.take(tick('15:01:20', 62, 105));
  expect(store.candles).toEqual([{ ...flat('15:00:00', 60, 13), high: 61, close: 61 }, flat('15:01:00', 62, 2)]);
  expect(askAnew).not.toHaveBeenCalled();
});

test('what was traded in a pause of more than a bar is asked for, and is in no candle until then', () => {
  live.take(tick('15:05:20', 65, 400));
  expect(askAnew).toHaveBeenCalledTimes(1);
  expect(store.last()?.time).toBe(at('15:00:00'));
  live.take(tick('15:05:30', 66, 402));
  expect(store.last()).toEqual(flat('15:05:00', 66, 2));
  live.load([flat('15:00:00', 60, 20), flat('15:03:00', 63, 250), flat('15:05:00', 65, 40)]);
  expect(store.candles).toEqual([
    flat('15:00:00', 60, 20),
    flat('15:03:00', 63, 250),
    // As the present price has it.
    { ...flat('15:05:00', 65, 40), high: 66, close: 66 },
  ]);
});

test('a page that is seen again after more than a minute asks, and counts anew from its first tick', () => {
  live.hide(at('15:00:20'));
  live.show(at('15:00:40'));
  expect(askAnew).not.toHaveBeenCalled();
  live.hide(at('15:00:40'));
  live.show(at('15:01:50'));
  expect(askAnew).toHaveBeenCalledTimes(1);
  live.take(tick('15:01:51', 61, 300));
  expect(store.candles).toHaveLength(1);
  live.take(tick('15:01:52', 61, 301));
  expect(store.last()).toEqual(flat('15:01:00', 61, 1));
});

test('bars that did not come are asked for again with the next bar, those that came are not', async () => {
  askAnew.mockRejectedValueOnce(new Error('No network'));
  live.take(tick('15:05:20', 65, 400));
  await Promise.resolve();
  live.take(tick('15:05:40', 65, 401));
  expect(askAnew).toHaveBeenCalledTimes(1);
  live.take(tick('15:06:00', 65, 402));
  expect(askAnew).toHaveBeenCalledTimes(2);
  await Promise.resolve();
  live.take(tick('15:07:00', 65, 403));
  expect(askAnew).toHaveBeenCalledTimes(2);
});

test('an answer that is older than the last ticks takes none of them away', () => {
  live.take(tick('15:00:30', 64, 107));
  live.take(tick('15:01:00', 63, 109));
  live.load([flat('15:00:00', 60, 12)]);
  expect(store.candles).toEqual([{ ...flat('15:00:00', 60, 17), high: 64, close: 64 }, flat('15:01:00', 63, 2)]);
});

test('an answer that comes first is drawn at the present price', () => {
  store = new CandleStore();
  live = new LiveCandles({ interval: 'MINUTE', store, askAnew });
  live.take(tick('15:00:10', 61, 100));
  live.load([flat('15:00:00', 60, 12)]);
  expect(store.candles).toEqual([{ ...flat('15:00:00', 60, 12), high: 61, close: 61 }]);
});
