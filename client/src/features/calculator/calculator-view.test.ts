import { describe, expect, test } from '@jest/globals';
import { PRICING_MODELS } from '@cushing/pricing';
import { PRODUCTS, PRODUCT_CODES, isoDate } from '@cushing/products';
import fc from 'fast-check';

import { FIELD_NAMES, PANELS, PROFILES, ofProduct, readView, withTyped, writeView } from './calculator-view.js';
import type { CalculatorView } from './calculator-view.js';

const view: fc.Arbitrary<CalculatorView> = fc
  .record({
    panel: fc.constantFrom(...PANELS),
    productAndSeries: fc
      .constantFrom(...PRODUCT_CODES)
      .chain((product) => fc.constantFrom(...PRODUCTS[product].optionSeries).map((series) => ({ product, series }))),
    asOf: fc.option(fc.constantFrom(isoDate('2020-04-20'), isoDate('2026-11-20')), { nil: undefined }),
    type: fc.constantFrom('CALL', 'PUT'),
    given: fc.constantFrom('VOL', 'PRICE'),
    model: fc.option(fc.constantFrom(...PRICING_MODELS), { nil: undefined }),
    profile: fc.constantFrom(...PROFILES),
    typed: fc.dictionary(fc.constantFrom(...FIELD_NAMES), fc.string({ maxLength: 30 })),
  })
  .map(({ productAndSeries, typed, ...rest }) => ({
    ...rest,
    ...productAndSeries,
    // A price that was typed says that it is what is given.
    given: typed['price'] === undefined ? rest.given : ('PRICE' as const),
    typed: { ...typed },
  }));

describe('the calculation in the address', () => {
  test('comes back as it was written, letter for letter', () => {
    fc.assert(
      fc.property(view, (shown) => {
        expect(readView(new URLSearchParams(writeView(shown).toString()))).toEqual(shown);
      }),
    );
  });

  test('is opened from a chain with product, expiry, series, strike and type', () => {
    const query = 'product=CL&expiry=2026-12-16&series=LO&strike=75&type=CALL&asOf=2026-11-20';
    expect(readView(new URLSearchParams(query))).toMatchObject({
      product: 'CL',
      series: 'LO',
      asOf: '2026-11-20',
      type: 'CALL',
      given: 'VOL',
      typed: { expiry: '2026-12-16', strike: '75' },
    });
  });

  test('says no more than it has to, and that a price is given by the price', () => {
    expect(writeView(readView(new URLSearchParams('product=NG&series=ON&type=CALL&given=vol'))).toString()).toBe(
      'product=NG',
    );
    const priced = readView(new URLSearchParams('product=CL&price=1.5'));
    expect(priced.given).toBe('PRICE');
    expect(writeView(priced).toString()).toBe('product=CL&price=1.5');
    expect(writeView(withTyped({ ...priced, given: 'VOL' }, {})).toString()).toBe('product=CL');
  });

  test('takes what it gets wrong for not said: a series of another product, a model, a date that is none', () => {
    const wrong = 'product=CL&series=ON&model=HESTON&asOf=2026-02-30&type=straddle&panel=x&profile=y';
    expect(readView(new URLSearchParams(wrong))).toEqual(readView(new URLSearchParams('product=CL')));
    expect(readView(new URLSearchParams('asOf=0001-01-01')).asOf).toBeUndefined();
  });

  test('lets the prices of one product go with it', () => {
    const shown = readView(new URLSearchParams('product=CL&forward=75&asOf=2026-11-20&type=PUT&model=BAW'));
    expect(writeView(ofProduct(shown, 'NG')).toString()).toBe('product=NG&asOf=2026-11-20&type=PUT');
    expect(ofProduct(shown, 'CL')).toBe(shown);
  });
});

test('a field is typed into, emptied, and left to the market again', () => {
  const shown = readView(new URLSearchParams('forward=75&rate=3'));
  expect(withTyped(shown, { forward: '' }).typed).toEqual({ forward: '', rate: '3' });
  expect(withTyped(shown, { forward: undefined }).typed).toEqual({ rate: '3' });
});
