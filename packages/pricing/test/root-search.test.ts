/** The root search that volatilities of approximations come from. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { bracketFrom, rootWithin } from '../src/root-search.js';

describe('rootWithin', () => {
  test('finds the root of functions that are flat, steep or kinked, within the precision', () => {
    const shapes: readonly ((distance: number) => number)[] = [
      (distance) => distance,
      (distance) => distance ** 3,
      (distance) => Math.expm1(20 * distance),
      (distance) => (distance < 0 ? -1e-9 : distance),
      Math.sign,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...shapes), fc.double({ min: 0.01, max: 9.9, noNaN: true }), (shape, root) => {
        const found = rootWithin((at) => shape(at - root), { low: 0, high: 10 }, 1e-12);
        expect(Math.abs(found - root)).toBeLessThanOrEqual(2e-12 * root);
      }),
    );
  });

  test('answers an end that is the root', () => {
    expect(rootWithin((at) => at - 2, { low: 0, high: 2 }, 1e-12)).toBe(2);
  });
});

describe('bracketFrom', () => {
  test('doubles the guess until the sign changes', () => {
    expect(bracketFrom((at) => at - 5, 1, 100)).toEqual({ low: 4, high: 8 });
    expect(bracketFrom((at) => at - 0.5, 1, 100)).toEqual({ low: 0, high: 1 });
  });

  test('gives up at the largest', () => {
    expect(bracketFrom((at) => at - 5, 1, 4)).toBeUndefined();
    expect(bracketFrom(() => NaN, 1, 4)).toBeUndefined();
  });
});
