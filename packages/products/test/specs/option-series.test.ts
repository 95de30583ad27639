/** Proves the terms of the option series against the exchange's contract specifications, typed in below. */
import { describe, expect, test } from '@jest/globals';

import { PRODUCT_CODES } from '../../src/codes/product-code.js';
import { OPTION_SERIES } from '../../src/specs/option-series.js';
import { PRODUCTS } from '../../src/specs/product.js';

const EVERY_SERIES = Object.values(OPTION_SERIES);

describe('the terms of an option series', () => {
  test.each([
    ['LO', 'CL', 'AMERICAN', 'EQUITY', 2],
    ['BZO', 'BZ', 'AMERICAN', 'FUTURES', 2],
    ['ON', 'NG', 'AMERICAN', 'EQUITY', 3],
    ['LN', 'NG', 'EUROPEAN', 'EQUITY', 3],
    ['OH', 'HO', 'AMERICAN', 'EQUITY', 4],
    ['OB', 'RB', 'AMERICAN', 'EQUITY', 4],
  ] as const)(
    '%s is on %s, %s, its premium %s, its strike shown without %d decimals',
    (series, underlying, exerciseStyle, premiumStyle, strikeDecimals) => {
      expect(OPTION_SERIES[series]).toMatchObject({
        series,
        underlying,
        exerciseStyle,
        premiumStyle,
        strikeDecimals,
      });
    },
  );

  test('a product names the series that are on it, and no other', () => {
    for (const code of PRODUCT_CODES) {
      const onIt = EVERY_SERIES.filter(({ underlying }) => underlying === code).map(({ series }) => series);
      expect([...PRODUCTS[code].optionSeries]).toEqual(onIt);
    }
  });

  test('a strike is shown with the decimals of its future’s price', () => {
    for (const { underlying, strikeDecimals } of EVERY_SERIES) {
      expect(strikeDecimals).toBe(PRODUCTS[underlying].priceDecimals);
    }
  });
});
