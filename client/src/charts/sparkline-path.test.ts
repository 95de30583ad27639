import { expect, test } from '@jest/globals';

import { sparklinePath } from './sparkline-path.js';

test('a line goes from edge to edge, the highest value at the top', () => {
  // 2 px stay free on all sides: 100 wide leaves 96 in two steps of 48, 24 high leaves 20 for a range of 4.
  expect(sparklinePath([1, 5, 3], 100, 24)).toEqual({
    line: 'M2,22L50,2L98,12',
    end: { x: 98, y: 12 },
    zero: undefined,
  });
});

test('zero is marked where prices lie on both sides of it', () => {
  // From -37.63 to 10.01 zero lies 10.01/47.64 of 20 px below the top: 4.2, and 2 px that stay free.
  expect(sparklinePath([18.27, -37.63, 10.01], 100, 24)?.zero).toBe(8.5);
  expect(sparklinePath([-37.63, 10.01], 100, 24)?.zero).toBe(6.2);
  expect(sparklinePath([-2, -1], 100, 24)?.zero).toBeUndefined();
});

test('what never moves lies in the middle, and one value is no line', () => {
  expect(sparklinePath([4, 4], 100, 24)?.line).toBe('M2,12L98,12');
  expect(sparklinePath([4], 100, 24)).toBeUndefined();
  expect(sparklinePath([], 100, 24)).toBeUndefined();
});
