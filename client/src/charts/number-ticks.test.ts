import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { numberTicks, roundNumbers } from './number-ticks.js';

describe('round numbers', () => {
  test('are ones, twos or fives of a power of ten inside the axis', () => {
    expect(roundNumbers(0.21, 0.69, 6)).toEqual([0.3, 0.4, 0.5, 0.6]);
    expect(roundNumbers(-0.8, 0.8, 5)).toEqual([-0.5, 0, 0.5]);
    expect(roundNumbers(47.5, 101, 12)).toEqual([50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100]);
    expect(roundNumbers(0, 1_000, 6)).toEqual([0, 200, 400, 600, 800, 1_000]);
  });

  test('are exact decimals', () => {
    expect(roundNumbers(0, 0.7, 8)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  });

  test('of an axis without length are its one number', () => {
    expect(roundNumbers(5, 5, 4)).toEqual([5]);
  });

  test('are inside the axis, evenly apart, and no more than asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        fc.integer({ min: 2, max: 20 }),
        (from, span, count) => {
          const numbers = roundNumbers(from, from + span, count);
          const room = 1e-6 * span;
          expect(numbers.length).toBeLessThanOrEqual(count);
          for (const number of numbers) {
            expect(number).toBeGreaterThanOrEqual(from - room);
            expect(number).toBeLessThanOrEqual(from + span + room);
          }
          const steps = numbers.slice(1).map((number, index) => number - numbers[index]!);
          for (const step of steps) expect(Math.abs(step - steps[0]!)).toBeLessThan(room);
        },
      ),
    );
  });
});

test('marks of a line chart carry the text of their number', () => {
  expect(numberTicks((value) => `${value} %`)(20, 40, 110)).toEqual([
    { value: 20, text: '20 %' },
    { value: 40, text: '40 %' },
  ]);
});
