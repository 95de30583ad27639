import { expect, test } from '@jest/globals';

import { CandleStore } from './candle-store.js';

const candle = (time: number, close = 1) => ({ time, open: 1, high: 2, low: 0, close, volume: 5 });

test('the last candle is replaced, a later one comes after it, an older one is let go', () => {
  const store = new CandleStore();
  store.load([candle(1), candle(2)]);
  store.push(candle(2, 7));
  expect(store.candles.map(({ time, close }) => [time, close])).toEqual([
    [1, 1],
    [2, 7],
  ]);
  store.push(candle(3));
  store.push(candle(1, 9));
  expect(store.candles.map(({ time }) => time)).toEqual([1, 2, 3]);
  expect(store.last()).toEqual(candle(3));
});

test('an answer takes the place of all up to its last candle; what came after it stays', () => {
  const store = new CandleStore();
  store.load([candle(1), candle(2), candle(3)]);
  store.push(candle(4, 6));
  store.load([candle(0), candle(2, 8), { time: 3, open: 5, high: 1, low: -4, close: 9, volume: 4 }]);
  expect(store.candles).toEqual([
    candle(0),
    candle(2, 8),
    // The highest, the lowest and the most of both; the end is that of the one that saw more.
    { time: 3, open: 5, high: 2, low: -4, close: 1, volume: 5 },
    candle(4, 6),
  ]);
  store.load([{ time: 4, open: 1, high: 3, low: 1, close: 3, volume: 6 }]);
  expect(store.candles).toEqual([{ time: 4, open: 1, high: 3, low: 0, close: 3, volume: 6 }]);
  store.load([]);
  expect(store.last()?.time).toBe(4);
});

test('listeners are told of what changed, and only then', () => {
  const store = new CandleStore();
  let told = 0;
  const stop = store.subscribe(() => {
    told += 1;
  });
  const last = candle(1);
  store.load([last]);
  store.push(last);
  expect(told).toBe(1);
  store.push(candle(1, 3));
  expect(told).toBe(2);
  stop();
  store.push(candle(2));
  expect(told).toBe(2);
});

test('a page that stays open for days keeps the latest candles alone', () => {
  const store = new CandleStore();
  store.load([]);
  const { generation } = store;
  for (let time = 0; time < 20_000; time += 1) store.push(candle(time));
  expect(store.candles.length).toBeLessThanOrEqual(8_000);
  expect(store.candles.length).toBeGreaterThanOrEqual(6_000);
  expect(store.last()?.time).toBe(19_999);
  // A chart that follows is told that its beginning changed.
  expect(store.generation).toBeGreaterThan(generation);
});
