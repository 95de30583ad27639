import { describe, expect, test } from '@jest/globals';
import { PRODUCT_CODES, contractMonth, futuresSymbol } from '@cushing/products';
import fc from 'fast-check';

import { INTERVALS, ofProduct, readView, writeView } from './dashboard-view.js';
import type { DashboardView } from './dashboard-view.js';

const contract = fc
  .tuple(fc.constantFrom(...PRODUCT_CODES), fc.integer({ min: 2000, max: 2049 }), fc.integer({ min: 1, max: 12 }))
  .map(([product, year, month]) => ({ product, symbol: futuresSymbol(product, contractMonth(year, month)) }));
const subject = fc.oneof(
  contract,
  fc.constantFrom(...PRODUCT_CODES).map((product) => ({ product, symbol: undefined })),
);
const view: fc.Arbitrary<DashboardView> = fc
  .tuple(subject, fc.constantFrom(...INTERVALS), fc.boolean())
  .map(([of, interval, isActiveOfProduct]) => ({ ...of, interval, isActiveOfProduct }));

describe('the view in the address', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(view, (shown) => {
        expect(readView(new URLSearchParams(writeView(shown).toString()))).toEqual(shown);
      }),
    );
  });

  test('is crude in bars of five minutes where nothing is said', () => {
    expect(readView(new URLSearchParams())).toEqual({
      product: 'CL',
      symbol: undefined,
      interval: 'FIVE_MINUTES',
      isActiveOfProduct: false,
    });
  });

  test('takes a contract in any case, and its product before one that is said besides', () => {
    expect(readView(new URLSearchParams('symbol=ngg27&interval=1D&product=CL'))).toMatchObject({
      product: 'NG',
      symbol: 'NGG27',
      interval: 'DAY',
    });
    expect(readView(new URLSearchParams('symbol=BRNZ26'))).toMatchObject({ product: 'BZ', symbol: 'BZZ26' });
  });

  test('takes what an address gets wrong for not said', () => {
    expect(readView(new URLSearchParams('product=XX&symbol=CLA27&interval=2m&active=x'))).toEqual(
      readView(new URLSearchParams()),
    );
    expect(readView(new URLSearchParams('symbol=LOZ26 C7500')).symbol).toBeUndefined();
  });

  test('says no more than it has to', () => {
    expect(writeView(readView(new URLSearchParams('product=NG&interval=5m'))).toString()).toBe('product=NG');
    expect(writeView(readView(new URLSearchParams('symbol=CLF27&interval=1m&active=product'))).toString()).toBe(
      'product=CL&symbol=CLF27&interval=1m&active=product',
    );
  });

  test('lets the contract go with its product, and nothing else', () => {
    const shown = readView(new URLSearchParams('symbol=CLF27&interval=1h&active=product'));
    expect(writeView(ofProduct(shown, 'RB')).toString()).toBe('product=RB&interval=1h&active=product');
  });
});
