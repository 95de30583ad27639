import { expect, test } from '@jest/globals';

import { retryPace } from './retry-pace.js';

const ALMOST_ONE = 1 - Number.EPSILON;

test('the first wait is half a second to one, and the longest doubles up to thirty', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map((failures) => Math.round(retryPace(failures, 1006, ALMOST_ONE)))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
  expect([0, 5, 2_000].map((failures) => retryPace(failures, 1006, 0))).toEqual([500, 500, 500]);
});

test.each([1001, 1012, 1013, 4408, 4480])('those whom a server sent away with %i spread over five seconds', (code) => {
  expect(retryPace(0, code, 0)).toBe(500);
  expect(retryPace(0, code, 0.5)).toBe(2_750);
  expect(Math.round(retryPace(0, code, ALMOST_ONE))).toBe(5_000);
});
