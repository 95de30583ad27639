/** What followed a day, by hand. */
import { describe, expect, test } from '@jest/globals';
import { addDays, isoDate } from '@cushing/products';

import { whatFollowed } from './what-followed.js';

const FIRST = isoDate('2026-06-01');
const DATES = Array.from({ length: 21 }, (_, index) => addDays(FIRST, index));

function settles(prices: readonly (number | undefined)[]): { tradeDate: (typeof DATES)[number]; settle: number }[] {
  return prices.flatMap((settle, index) => (settle === undefined ? [] : [{ tradeDate: DATES[index]!, settle }]));
}

const BOTH_OK = { frontStatus: 'OK', spreadStatus: 'OK' };

/** 50, 51, 52 … */
const RISING: readonly (number | undefined)[] = DATES.map((_, index) => 50 + index);
/** 60, 60.5, 61 … */
const FAR: readonly (number | undefined)[] = DATES.map((_, index) => 60 + index / 2);

describe('what followed a day', () => {
  test('is the change of the front and of first less twelfth after 5, 10 and 20 trade dates', () => {
    const { later } = whatFollowed(DATES, settles(RISING), settles(FAR));
    // The front gains 1 a date, the spread half of that.
    expect(later).toEqual([
      { tradeDatesLater: 5, tradeDate: '2026-06-06', frontChange: 5, spreadChange: 2.5, ...BOTH_OK },
      { tradeDatesLater: 10, tradeDate: '2026-06-11', frontChange: 10, spreadChange: 5, ...BOTH_OK },
      { tradeDatesLater: 20, tradeDate: '2026-06-21', frontChange: 20, spreadChange: 10, ...BOTH_OK },
    ]);
  });

  test('is drawn as shares of the day’s front price', () => {
    const { front } = whatFollowed(DATES, settles(RISING), []);
    expect(front).toHaveLength(21);
    expect(front[0]).toEqual({ tradeDatesLater: 0, tradeDate: FIRST, settle: 50, change: 0, changeStatus: 'OK' });
    expect(front[20]).toEqual({
      tradeDatesLater: 20,
      tradeDate: '2026-06-21',
      settle: 70,
      change: 0.4,
      changeStatus: 'OK',
    });
  });

  test('is null for what has not come yet', () => {
    const { later, front } = whatFollowed(DATES.slice(0, 8), settles(RISING.slice(0, 8)), settles(FAR.slice(0, 8)));
    expect(later.map(({ tradeDate }) => tradeDate)).toEqual(['2026-06-06', null, null]);
    expect(later.map(({ frontChange }) => frontChange)).toEqual([5, null, null]);
    expect(later.map(({ spreadChange }) => spreadChange)).toEqual([2.5, null, null]);
    expect(later.map(({ frontStatus }) => frontStatus)).toEqual(['OK', 'NOT_YET', 'NOT_YET']);
    expect(later.map(({ spreadStatus }) => spreadStatus)).toEqual(['OK', 'NOT_YET', 'NOT_YET']);
    expect(front).toHaveLength(8);
  });

  test('is null where a price is missing, on the day or later', () => {
    const gap = whatFollowed(DATES, settles(RISING.with(10, undefined)), settles(FAR.with(5, undefined)));
    expect(gap.later.map(({ frontChange }) => frontChange)).toEqual([5, null, 20]);
    expect(gap.later.map(({ spreadChange }) => spreadChange)).toEqual([null, null, 10]);
    expect(gap.front[10]).toMatchObject({ tradeDate: DATES[10], settle: null, change: null, changeStatus: 'NO_PRICE' });
    expect(gap.later.map(({ frontStatus }) => frontStatus)).toEqual(['OK', 'NO_PRICE', 'OK']);
    expect(gap.later.map(({ spreadStatus }) => spreadStatus)).toEqual(['NO_PRICE', 'NO_PRICE', 'OK']);
    const headless = whatFollowed(DATES, settles(RISING.with(0, undefined)), settles(FAR));
    expect(headless.later.every(({ frontChange, spreadChange }) => frontChange === null && spreadChange === null)).toBe(
      true,
    );
  });

  test('has no shares of a price that is not positive', () => {
    const { later, front } = whatFollowed(DATES, settles([-37.63, 10.01, ...RISING.slice(2)]), settles(FAR));
    expect(front.every(({ change }) => change === null)).toBe(true);
    expect(front[1]).toMatchObject({ settle: 10.01, changeStatus: 'BASE_NOT_POSITIVE' });
    expect(later[0]!.frontChange).toBeCloseTo(55 + 37.63, 12);
  });
});
