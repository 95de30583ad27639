/** Proves the exchange's letters for products and months. */
import { describe, expect, test } from '@jest/globals';

import { MONTH_CODES, monthCode, monthOfCode } from '../../src/codes/month-code.js';
import { PRODUCT_CODES, isProductCode } from '../../src/codes/product-code.js';

describe('month codes', () => {
  test('name twelve months and are read back', () => {
    const months = Array.from({ length: 12 }, (_, index) => index + 1);
    expect(months.map(monthCode).join('')).toBe(MONTH_CODES);
    expect(months.map((month) => monthOfCode(monthCode(month)))).toEqual(months);
  });

  test('other text is none', () => {
    expect(['A', 'I', 'f', '', 'FG'].map(monthOfCode)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});

describe('product codes', () => {
  test('are told from other text', () => {
    expect(PRODUCT_CODES.every(isProductCode)).toBe(true);
    expect(['cl', 'BRN', 'LO', '', 'toString'].some(isProductCode)).toBe(false);
  });
});
