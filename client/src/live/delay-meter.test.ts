import { expect, test } from '@jest/globals';

import { DelayMeter } from './delay-meter.js';

/** Prices made every 100 ms that come after `wayMs`. @returns the delay after the last */
function run(meter: DelayMeter, from: number, count: number, wayMs: number, clockMs = 0): number {
  let delay = NaN;
  for (let index = 0; index < count; index += 1) {
    const madeAt = from + 100 * index;
    delay = meter.measure(madeAt + clockMs, madeAt + wayMs);
  }
  return delay;
}

test.each([0, 3_600_000, -86_400_000])('a server clock that is %i ms ahead is no delay', (clockMs) => {
  expect(run(new DelayMeter(), 0, 100, 20, clockMs)).toBe(0);
});

test('what comes later than the quickest did is a delay, and smoothed', () => {
  const meter = new DelayMeter();
  run(meter, 0, 10, 20);
  const first = run(meter, 1_000, 1, 1_020);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(1_000);
  expect(run(meter, 1_100, 200, 1_020)).toBeCloseTo(1_000, 0);
  expect(run(meter, 21_100, 200, 20)).toBeCloseTo(0, 0);
});

test('a server clock that is set is followed after two spans of five minutes', () => {
  const meter = new DelayMeter();
  run(meter, 0, 10, 20, 2_000);
  expect(run(meter, 1_000, 100, 20)).toBeGreaterThan(1_900);
  expect(run(meter, 11_000, 6_300, 20)).toBeCloseTo(0, 0);
});

test('after a pause the next measurement counts in full', () => {
  const meter = new DelayMeter();
  run(meter, 0, 10, 20);
  meter.pause();
  expect(run(meter, 60_000, 1, 520)).toBe(500);
});
