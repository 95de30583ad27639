/** Which days count, and what they say together; expected values are worked out by hand. */
import { addDays, isoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { describe, expect, test } from '@jest/globals';

import { likenessWord, medianPath, outcomeOf, withoutNeighbours } from './alike-days.js';
import type { AlikeDay } from './alike-days.js';
import { outcomeText, tooFewText } from './outcome-text.js';

const DAY = isoDate('2020-03-01');
/** 60 dates in a row. */
const DATES = Array.from({ length: 60 }, (_, index) => addDays(DAY, index));
const at = (index: number): IsoDate => addDays(DAY, index);

/** A day after which the front changed so; a share that is null has no price above zero to be one of. */
function dayAfter(frontChange: number | null, share: number | null = null): Pick<AlikeDay, 'front' | 'later'> {
  const later = { tradeDatesLater: 20, tradeDate: DAY, spreadChange: null, spreadStatus: 'NO_PRICE' } as const;
  return {
    later: [{ ...later, frontChange, frontStatus: frontChange === null ? 'NOT_YET' : 'OK' }],
    front: [
      { tradeDatesLater: 0, tradeDate: DAY, settle: 50, change: share === null ? null : 0, changeStatus: 'OK' },
      { tradeDatesLater: 20, tradeDate: DAY, settle: 50, change: share, changeStatus: 'OK' },
    ],
  };
}

describe('days around the one asked about', () => {
  const days = [8, 9, 10, 30, 50, 51].map((index) => ({ tradeDate: at(index) }));

  test('20 trade dates before and after are left out, and no more', () => {
    expect(withoutNeighbours(days, at(30), DATES)).toEqual([8, 9, 51].map((index) => ({ tradeDate: at(index) })));
  });

  test('trade dates are counted, not days of the calendar', () => {
    const weekly = Array.from({ length: 60 }, (_, index) => addDays(DAY, 7 * index));
    const kept = withoutNeighbours([{ tradeDate: addDays(DAY, 70) }, { tradeDate: addDays(DAY, 63) }], at(210), weekly);
    expect(kept).toEqual([{ tradeDate: addDays(DAY, 63) }]);
  });

  test('a date that is none of the trade dates has 20 on either side', () => {
    const without = DATES.filter((date) => date !== at(30));
    expect(withoutNeighbours(days, at(30), without).map(({ tradeDate }) => tradeDate)).toEqual([8, 9, 51].map(at));
  });

  test('where the dates end, what is there is left out', () => {
    expect(withoutNeighbours(days, at(59), DATES).map(({ tradeDate }) => tradeDate)).toEqual([8, 9, 10, 30].map(at));
  });
});

describe('what followed', () => {
  test('the front stood higher on some, and the median lies in the middle', () => {
    const days = [dayAfter(1, 0.02), dayAfter(-1, -0.02), dayAfter(2, 0.04), dayAfter(3, 0.06)];
    // The middle of 2 % and 4 %.
    expect(outcomeText(outcomeOf(days), { isApart: false, hidden: 0 })).toBe(
      'Of the 4 days most alike, the front stood higher 20 trade dates later on 3; median +3.0%.',
    );
  });

  test('days that lie too near to now are said to be missing', () => {
    expect(outcomeText(outcomeOf([dayAfter(-1, -0.05), dayAfter(null)]), { isApart: false, hidden: 1 })).toBe(
      'Of the 2 days most alike, with 1 hidden, 1 has 20 trade dates after it: the front stood higher then on 0; median −5.0%.',
    );
    expect(outcomeText(outcomeOf([dayAfter(null), dayAfter(null)]), { isApart: true, hidden: 0 })).toBe(
      '20 trade dates have followed none of the 2 days most alike farther away yet.',
    );
  });

  test('a front below zero has a change, and no share', () => {
    const outcome = outcomeOf([dayAfter(60), dayAfter(1, 0.02)]);
    expect(outcome).toEqual({ days: 2, known: 2, higher: 2, median: 0.02, withoutShare: 1 });
    expect(outcomeText(outcome, { isApart: false, hidden: 0 })).toContain(
      'median +2.0%, without 1 whose front was not above zero.',
    );
  });

  test('with all of them hidden there is nothing to say', () => {
    expect(outcomeText(outcomeOf([]), { isApart: false, hidden: 10 })).toBe('All days alike are hidden.');
  });

  test('the median goes by trade date, as far as some day has one', () => {
    expect(medianPath([dayAfter(1, 0.02), dayAfter(2, 0.05), dayAfter(3, 0.04)])).toEqual([
      { x: 0, y: 0 },
      { x: 20, y: 0.04 },
    ]);
  });
});

test('too few days farther away are said to be so, and enough are not', () => {
  const day = isoDate('2020-04-20');
  expect(tooFewText(10, 10, 50, day)).toBeUndefined();
  expect(tooFewText(10, 1, 50, day)).toBe(
    'Only 1 of the 50 days most alike, as many as are compared at once, lies more than 20 trade dates from 20 Apr 2020: the others are its neighbours.',
  );
  expect(tooFewText(10, 0, 50, day)).toContain('None of the 50 days most alike');
});

test.each([
  [0, 'very alike'],
  [0.002, 'very alike'],
  [0.0021, 'alike'],
  [0.021, 'little alike'],
])('a distance of %d is %s', (distance, word) => {
  expect(likenessWord(distance)).toBe(word);
});
