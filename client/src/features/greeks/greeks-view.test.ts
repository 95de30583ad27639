import { expect, test } from '@jest/globals';
import { GREEKS } from '@cushing/pricing';
import { PRODUCTS, PRODUCT_CODES, isoDate } from '@cushing/products';
import fc from 'fast-check';

import { AXES, calculatorAddress, ofProduct, readView, writeView } from './greeks-view.js';
import type { GreeksView } from './greeks-view.js';

const view: fc.Arbitrary<GreeksView> = fc.constantFrom(...PRODUCT_CODES).chain((product) =>
  fc.record({
    product: fc.constant(product),
    asOf: fc.option(fc.constantFrom(isoDate('2020-04-20'), isoDate('2026-11-20')), { nil: undefined }),
    series: fc.constantFrom(...PRODUCTS[product].optionSeries),
    greek: fc.constantFrom(...GREEKS),
    type: fc.constantFrom('CALL', 'PUT'),
    by: fc.constantFrom(...AXES),
    shape: fc.constantFrom('MAP', 'TABLE'),
  }),
);

test('the view comes back from its address as it was written', () => {
  fc.assert(
    fc.property(view, (shown) => {
      expect(readView(new URLSearchParams(writeView(shown).toString()))).toEqual(shown);
    }),
  );
});

test('an address that says nothing, or something else, shows gamma of crude calls by delta', () => {
  const plain = readView(new URLSearchParams());
  expect(plain).toMatchObject({
    product: 'CL',
    series: 'LO',
    greek: 'GAMMA',
    type: 'CALL',
    by: 'DELTA',
    asOf: undefined,
  });
  expect(readView(new URLSearchParams('product=XX&series=ON&greek=lambda&type=x&by=strike&asOf=now'))).toEqual(plain);
  expect(writeView(plain).toString()).toBe('product=CL');
});

test('another product has its own series, and the rest stays', () => {
  const shown = readView(new URLSearchParams('product=NG&series=LN&greek=VEGA&type=PUT'));
  expect(writeView(ofProduct(shown, 'HO')).toString()).toBe('product=HO&greek=VEGA&type=PUT');
  expect(ofProduct(shown, 'NG')).toBe(shown);
});

test('a cell opens the calculator with its option, the strike as the series writes strikes', () => {
  const shown = readView(new URLSearchParams('product=NG&series=LN&type=PUT&asOf=2026-11-20'));
  const row = { series: 'LN', expiry: isoDate('2026-12-28') } as const;
  expect(calculatorAddress(shown, row, 3.0683214)).toBe(
    '/calculator?product=NG&series=LN&expiry=2026-12-28&strike=3.068&type=PUT&asOf=2026-11-20',
  );
});
