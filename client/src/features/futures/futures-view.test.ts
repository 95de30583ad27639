import { describe, expect, test } from '@jest/globals';
import { PRODUCT_CODES, contractMonth, futuresSymbol, isoDate } from '@cushing/products';
import fc from 'fast-check';

import { RANGES } from '../../desk/history-range.js';
import { AGES } from '../../desk/overlays.js';
import { ADJUSTMENTS, CRACKS, NEARBIES, SPREAD_MONTHS, ofProduct, readView, writeView } from './futures-view.js';
import type { FuturesView } from './futures-view.js';

const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
  .map((instant) => isoDate(instant.toISOString().slice(0, 10)));
const symbol = fc
  .tuple(fc.constantFrom(...PRODUCT_CODES), fc.integer({ min: 2000, max: 2049 }), fc.integer({ min: 1, max: 12 }))
  .map(([product, year, month]) => futuresSymbol(product, contractMonth(year, month)));
const view: fc.Arbitrary<FuturesView> = fc.record({
  product: fc.constantFrom(...PRODUCT_CODES),
  asOf: fc.option(date, { nil: undefined }),
  overlays: fc.uniqueArray(fc.oneof(fc.constantFrom(...AGES), date), { maxLength: 5 }),
  contract: fc.option(symbol, { nil: undefined }),
  history: fc.constantFrom('CONTRACT', 'CONTINUOUS'),
  range: fc.constantFrom(...RANGES),
  nth: fc.constantFrom(...NEARBIES),
  adjustment: fc.constantFrom(...ADJUSTMENTS),
  table: fc.constantFrom('CONTRACTS', 'SPREADS'),
  spreadMonths: fc.constantFrom(...SPREAD_MONTHS),
  crack: fc.constantFrom(...CRACKS),
  sort: fc.option(fc.constantFrom('settle', '-change'), { nil: undefined }),
});

describe('the view in the address', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(view, (shown) => {
        expect(readView(new URLSearchParams(writeView(shown).toString()))).toEqual(shown);
      }),
    );
  });

  test('is crude, its latest date and its front contract where nothing is said', () => {
    expect(readView(new URLSearchParams())).toMatchObject({
      product: 'CL',
      asOf: undefined,
      contract: undefined,
      overlays: [],
      range: '1Y',
    });
  });

  test('takes what an address gets wrong for not said, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('product', 'asOf', 'nth', 'sort', 'overlay', 'contract'), fc.string()),
        (said) => {
          const read = readView(new URLSearchParams(said));
          expect(readView(writeView(read))).toEqual(read);
        },
      ),
    );
    expect(readView(new URLSearchParams('product=XX&asOf=2020-02-30&nth=7&contract=CLA26&sort=<b>'))).toEqual(
      readView(new URLSearchParams()),
    );
  });

  test('says no more than it has to', () => {
    expect(writeView(readView(new URLSearchParams('product=NG&range=1Y&nth=1'))).toString()).toBe('product=NG');
  });

  test('lets the contract go with its product, and nothing else', () => {
    const shown = readView(new URLSearchParams('product=CL&asOf=2020-04-20&contract=CLK20&table=SPREADS'));
    expect(writeView(ofProduct(shown, 'NG')).toString()).toBe('product=NG&asOf=2020-04-20&table=SPREADS');
    expect(ofProduct(shown, 'CL')).toBe(shown);
  });
});
