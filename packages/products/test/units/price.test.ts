/**
 * Proves rounding and writing of prices. Halves of a tick are chosen so that a double holds them exactly (eighths,
 * sixteenths, thirty-seconds), the expected values are rounded by hand.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { ProductCode } from '../../src/codes/product-code.js';
import { PRODUCTS } from '../../src/specs/product.js';
import { formatPrice, formatPriceChange, roundToTick } from '../../src/units/price.js';
import { anyProduct } from '../arbitraries.ts';

const NOT_FINITE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

const anyPrice = fc.double({ min: -1_000, max: 1_000, noNaN: true });

describe('rounding to the tick', () => {
  test.each<[ProductCode, number, number, string]>([
    ['CL', 46.540000915527344, 46.54, 'a price that went through 32 bits'],
    ['CL', -37.63, -37.63, 'the settlement of 2020-04-20'],
    ['CL', 46.125, 46.13, 'half a tick goes away from zero'],
    ['CL', -46.125, -46.13, 'half a tick goes away from zero'],
    ['CL', 46.124, 46.12, 'less than half a tick goes back'],
    ['BZ', 70.375, 70.38, 'half a tick goes away from zero'],
    ['NG', 2.0625, 2.063, 'half a tick goes away from zero'],
    ['NG', 2.0624, 2.062, 'less than half a tick goes back'],
    ['HO', 2.03125, 2.0313, 'half a tick goes away from zero'],
    ['RB', 2.15634, 2.1563, 'less than half a tick goes back'],
    ['RB', 1.98765, 1.9876, 'the double is 1.98764999…, which is less than half'],
  ])('%s %d is %d: %s', (product, price, expected) => {
    expect(roundToTick(product, price)).toBe(expected);
  });

  test('gives no negative zero', () => {
    expect(roundToTick('CL', -0.001)).toBe(0);
    expect(roundToTick('CL', -0)).toBe(0);
  });

  test('moves a price by half a tick at most, and a rounded one not at all', () => {
    fc.assert(
      fc.property(anyProduct, anyPrice, (product, price) => {
        const rounded = roundToTick(product, price);
        const { tickSize } = PRODUCTS[product];
        // A double near 1,000 is off by 1e-13 at most.
        expect(Math.abs(rounded - price)).toBeLessThanOrEqual(tickSize / 2 + 1e-12);
        expect(Math.abs(rounded / tickSize - Math.round(rounded / tickSize))).toBeLessThan(1e-6);
        expect(roundToTick(product, rounded)).toBe(rounded);
      }),
    );
  });

  test.each(NOT_FINITE)('%d is no price', (price) => {
    expect(() => roundToTick('CL', price)).toThrow('ERR_PRODUCTS_PRICE');
  });
});

describe('a price', () => {
  test.each([
    ['CL', 75, '75.00'],
    ['CL', -37.63, '-37.63'],
    ['BZ', 68.5, '68.50'],
    ['NG', 4.1, '4.100'],
    ['HO', 2.5, '2.5000'],
    ['RB', 1.98766, '1.9877'],
    ['CL', 0, '0.00'],
    ['CL', -0, '0.00'],
    ['CL', -0.004, '0.00'],
    ['CL', 0.29, '0.29'],
  ] as const)('%s %d is written %s', (product, price, expected) => {
    expect(formatPrice(product, price)).toBe(expected);
  });

  test('is written as the number that it rounds to, with the product’s decimals', () => {
    fc.assert(
      fc.property(anyProduct, anyPrice, (product, price) => {
        const text = formatPrice(product, price);
        expect(text).toMatch(new RegExp(`^-?\\d+\\.\\d{${PRODUCTS[product].priceDecimals}}$`));
        expect(Number(text)).toBe(roundToTick(product, price));
      }),
    );
  });

  test.each(NOT_FINITE)('cannot be %d, and the message names the product', (price) => {
    expect(() => formatPrice('NG', price)).toThrow(
      `ERR_PRODUCTS_PRICE: a price of NG is a finite number, got ${price}`,
    );
  });
});

describe('a change of a price', () => {
  test.each([
    ['CL', 0.15, '+0.15'],
    ['CL', -1.2, '-1.20'],
    ['CL', -55.9, '-55.90'],
    ['NG', 0.05, '+0.050'],
    ['HO', -0.0718, '-0.0718'],
    ['CL', 0, '0.00'],
    ['CL', 0.004, '0.00'],
    ['CL', -0.004, '0.00'],
  ] as const)('%s %d is written %s', (product, change, expected) => {
    expect(formatPriceChange(product, change)).toBe(expected);
  });

  test.each(NOT_FINITE)('cannot be %d', (change) => {
    expect(() => formatPriceChange('CL', change)).toThrow('ERR_PRODUCTS_PRICE');
  });
});
