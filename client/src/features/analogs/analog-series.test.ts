import { contractMonth } from '@cushing/products';
import { expect, test } from '@jest/globals';

import { comparedMonths, curvePoints, ownFollowing } from './analog-series.js';

const month = (index: number, settle: number) => ({
  deliveryMonth: contractMonth(2020 + Math.floor(index / 12), (index % 12) + 1),
  settle,
});

test('the first 18 months are compared, and none behind a gap', () => {
  const points = Array.from({ length: 24 }, (_, index) => month(index, 50 + index));
  expect(comparedMonths(points)).toHaveLength(18);
  expect(comparedMonths(points)[17]).toEqual({ nearby: 18, settle: 67 });
  expect(comparedMonths([month(0, 50), month(1, 51), month(3, 53)])).toEqual([
    { nearby: 1, settle: 50 },
    { nearby: 2, settle: 51 },
  ]);
  expect(comparedMonths([])).toEqual([]);
});

test('prices are said in percent of their average, or as they are', () => {
  const prices = [
    { nearby: 1, settle: -10 },
    { nearby: 2, settle: 30 },
    { nearby: 3, settle: 40 },
  ];
  // The average is 20.
  expect(curvePoints(prices, 'RELATIVE')).toEqual([
    { x: 1, y: -150 },
    { x: 2, y: 50 },
    { x: 3, y: 100 },
  ]);
  expect(curvePoints(prices, 'ABSOLUTE')[0]).toEqual({ x: 1, y: -10 });
});

test('an average that is not above zero is no measure', () => {
  expect(curvePoints([{ nearby: 1, settle: -10 }], 'RELATIVE')).toEqual([]);
});

test('what followed the day itself ends after 20 trade dates, and has no share of a price below zero', () => {
  expect(ownFollowing([50, null, 75])).toEqual([
    { x: 0, y: 0 },
    { x: 2, y: 50 },
  ]);
  expect(ownFollowing(Array.from({ length: 30 }, () => 50))).toHaveLength(21);
  expect(ownFollowing([-37.63, 10.01])).toEqual([]);
  expect(ownFollowing([])).toEqual([]);
});
