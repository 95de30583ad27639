import { describe, expect, test } from '@jest/globals';
import { contractMonth, isoDate, toDayNumber, toMonthIndex } from '@cushing/products';
import fc from 'fast-check';

import { nearestIndex } from './nearest.js';
import { dayTicks, monthTicks } from './time-ticks.js';

const month = (year: number, of: number): number => toMonthIndex(contractMonth(year, of));
const day = (text: string): number => toDayNumber(isoDate(text));
const texts = (ticks: readonly { readonly text: string }[]): readonly string[] => ticks.map(({ text }) => text);

describe('marks of delivery months', () => {
  test('are every half year, beginning with a January or July', () => {
    expect(texts(monthTicks(month(2026, 12), month(2028, 8), 300))).toEqual([
      'Jan ’27',
      'Jul ’27',
      'Jan ’28',
      'Jul ’28',
    ]);
  });

  test('are years where there is little room', () => {
    expect(texts(monthTicks(month(2020, 5), month(2023, 4), 220))).toEqual(['2021', '2022', '2023']);
  });
});

describe('marks of days', () => {
  test('are Mondays over a month', () => {
    expect(texts(dayTicks(day('2020-04-01'), day('2020-04-30'), 400))).toEqual(['6 Apr', '13 Apr', '20 Apr', '27 Apr']);
  });

  test('are first days of months over a year', () => {
    expect(texts(dayTicks(day('2019-04-20'), day('2020-04-20'), 300))).toEqual([
      'Jul ’19',
      'Oct ’19',
      'Jan ’20',
      'Apr ’20',
    ]);
  });

  test('are years over decades', () => {
    expect(texts(dayTicks(day('2003-01-02'), day('2020-12-31'), 400))).toEqual(['2005', '2010', '2015', '2020']);
  });

  test('lie inside the axis and a label apart, whatever the span and the width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 200, max: 2_000 }),
        (from, span, width) => {
          const ticks = dayTicks(from, from + span, width);
          const places = ticks.map(({ value }) => ((value - from) / span) * width);
          for (const [index, place] of places.entries()) {
            expect(place).toBeGreaterThanOrEqual(0);
            expect(place).toBeLessThanOrEqual(width);
            // February is shorter by a twelfth, and a leap year longer.
            if (index > 0) expect(place - (places[index - 1] ?? NaN)).toBeGreaterThan(0.8 * 64);
          }
        },
      ),
    );
  });
});

describe('the nearest of ascending numbers', () => {
  test('is found as by looking at all', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer(), { minLength: 1 }),
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        (numbers, x) => {
          const ascending = numbers.toSorted((a, b) => a - b);
          const best = Math.min(...ascending.map((value) => Math.abs(value - x)));
          expect(Math.abs((ascending[nearestIndex(ascending, x)] ?? NaN) - x)).toBe(best);
        },
      ),
    );
  });

  test('is none of none, and the earlier of two as near', () => {
    expect(nearestIndex([], 1)).toBe(-1);
    expect(nearestIndex([0, 2], 1)).toBe(0);
  });
});
