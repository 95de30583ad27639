/** Proves prices by the barrel: 42 US gallons, by definition. */
import { describe, expect, test } from '@jest/globals';

import { GALLONS_PER_BARREL, pricePerBarrel } from '../../src/units/barrel.js';

describe('the price of a barrel', () => {
  test('has 42 gallons of it', () => {
    expect(GALLONS_PER_BARREL).toBe(42);
  });

  test.each([
    ['CL', 75.5, 75.5],
    ['CL', -37.63, -37.63],
    ['BZ', 80, 80],
    ['HO', 2.5, 105],
    ['RB', 2, 84],
    ['RB', -0.5, -21],
  ] as const)('of %s at %d is %d', (product, price, expected) => {
    expect(pricePerBarrel(product, price)).toBe(expected);
  });

  test('is not rounded to a tick', () => {
    expect(pricePerBarrel('HO', 2.0001)).toBeCloseTo(84.0042, 10);
  });

  test('gas has none', () => {
    expect(pricePerBarrel('NG', 3.5)).toBeUndefined();
  });
});
