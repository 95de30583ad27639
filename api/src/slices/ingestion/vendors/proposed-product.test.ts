/** Products that are proposed for words of vendors. */
import { describe, expect, test } from '@jest/globals';

import { productOfWeekly, productOfWords } from './proposed-product.js';

describe('the product that words may mean', () => {
  test.each([
    ['RBOB Gasoline BALMO Futures', 'RB'],
    ['NY Harbor ULSD BALMO Futures', 'HO'],
    ['HUB Henry', 'NG'],
    ['Henry Hub Last Day Financial Natural Gas', 'NG'],
    ['BRENT CRUDE OIL PENULTIMATE', 'BZ'],
    ['WTI CRUDE OIL FUTURE', 'CL'],
  ])('of %j is %j', (words, product) => {
    expect(productOfWords(words)).toBe(product);
  });

  test.each(['Crude Oil Financial Calendar Spread Option (One Month)', 'TEST PLATINUM FUTURE', 'Gas Oil', 'Hub', ''])(
    'of %j is left open',
    (words) => {
      expect(productOfWords(words)).toBeUndefined();
    },
  );
});

describe("a weekly option's product", () => {
  test('is that of the monthly series before its digit', () => {
    expect(productOfWeekly('LO1')).toBe('CL');
    expect(productOfWeekly('ON4')).toBe('NG');
    expect(productOfWeekly('BZO2')).toBe('BZ');
  });

  test.each(['LO', 'LO0', '7A', 'ML1', 'LO12', '1', ''])('of %j is left open', (code) => {
    expect(productOfWeekly(code)).toBeUndefined();
  });
});
