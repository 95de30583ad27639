import { expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { rangeStart } from './history-range.js';
import { overlayDate, readOverlays, toggledOverlay } from './overlays.js';

test.each([
  ['1D', '2020-04-20', '2020-04-19'],
  ['1W', '2020-04-20', '2020-04-13'],
  ['1M', '2020-03-31', '2020-02-29'],
  ['1Y', '2024-02-29', '2023-02-28'],
] as const)('%s before %s is %s', (age, from, expected) => {
  expect(overlayDate(age, isoDate(from))).toBe(expected);
});

test('a date stands for itself', () => {
  expect(overlayDate(isoDate('2019-06-03'), isoDate('2020-04-20'))).toBe('2019-06-03');
});

test('an address holds overlays each once, at most five, and what is none is not there', () => {
  expect(readOverlays('1W,2020-02-30,1W,2019-06-03,1Z')).toEqual(['1W', '2019-06-03']);
  expect(readOverlays('1D,1W,1M,1Y,2019-06-03,2019-06-04')).toEqual(['1D', '1W', '1M', '1Y', '2019-06-03']);
  expect(readOverlays('')).toEqual([]);
});

test('a sixth overlay takes the place of the first, and one that is there goes', () => {
  const five = readOverlays('1D,1W,1M,1Y,2019-06-03');
  expect(toggledOverlay(five, isoDate('2018-01-02'))).toEqual(['1W', '1M', '1Y', '2019-06-03', '2018-01-02']);
  expect(toggledOverlay(five, '1M')).toEqual(['1D', '1W', '1Y', '2019-06-03']);
});

test.each([
  ['1M', '2020-05-31', '2020-04-30'],
  ['3M', '2020-01-15', '2019-10-15'],
  ['3Y', '2020-02-29', '2017-02-28'],
  ['ALL', '2020-02-29', undefined],
] as const)('a range of %s up to %s begins %s', (range, end, expected) => {
  expect(rangeStart(range, isoDate(end))).toBe(expected);
});
