import { describe, expect, test } from '@jest/globals';
import { PRODUCTS, PRODUCT_CODES, isoDate } from '@cushing/products';
import fc from 'fast-check';

import { RANGES } from '../../desk/history-range.js';
import { AGES } from '../../desk/overlays.js';
import {
  AXES,
  ESTIMATORS,
  GRIDS,
  MEASURES,
  PANELS,
  WINDOWS,
  ofProduct,
  readView,
  writeView,
} from './volatility-view.js';
import type { VolatilityView } from './volatility-view.js';

const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
  .map((instant) => isoDate(instant.toISOString().slice(0, 10)));
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const view: fc.Arbitrary<VolatilityView> = fc.constantFrom(...PRODUCT_CODES).chain((product) =>
  fc.record({
    product: fc.constant(product),
    asOf: optional(date),
    series: optional(fc.constantFrom(...PRODUCTS[product].optionSeries)),
    expiry: optional(date),
    strike: optional(fc.integer({ min: -4000, max: 20_000 }).map((cents) => cents / 100)),
    overlays: fc.uniqueArray(fc.oneof(fc.constantFrom(...AGES), date), { maxLength: 5 }),
    axis: fc.constantFrom(...AXES),
    grid: fc.constantFrom(...GRIDS),
    measure: fc.constantFrom(...MEASURES),
    estimator: fc.constantFrom(...ESTIMATORS),
    window: fc.constantFrom(...WINDOWS),
    compare: fc.constantFrom('LEVELS' as const, 'PREMIUM' as const),
    range: fc.constantFrom(...RANGES),
    panel: optional(fc.constantFrom(...PANELS)),
  }),
);

describe('the address of a view', () => {
  test('reads back as the view', () => {
    fc.assert(
      fc.property(view, (shown) => {
        expect(readView(new URLSearchParams(writeView(shown).toString()))).toEqual(shown);
      }),
    );
  });

  test('takes words in capitals or not, as the command bar and people write them', () => {
    const shown = readView(new URLSearchParams('product=ng&series=ln&panel=cone&grid=Moneyness&estimator=yang_zhang'));
    expect(shown).toMatchObject({
      product: 'NG',
      series: 'LN',
      panel: 'CONE',
      grid: 'MONEYNESS',
      estimator: 'YANG_ZHANG',
    });
  });

  test('counts as not said what it gets wrong', () => {
    const wrong = 'product=XX&asOf=2020-02-30&series=LN&expiry=soon&strike=1e999&window=7&panel=smiles&overlay=1Z';
    expect(readView(new URLSearchParams(wrong))).toEqual(readView(new URLSearchParams()));
  });

  test('says no more than it has to', () => {
    const all = 'product=NG&grid=delta&axis=moneyness&measure=atm&estimator=close_to_close&window=21&range=1Y';
    expect(writeView(readView(new URLSearchParams(all))).toString()).toBe('product=NG');
  });

  test('lets series, expiry and strike go with their product, and nothing else', () => {
    const shown = readView(
      new URLSearchParams('product=NG&asOf=2026-04-20&series=LN&expiry=2026-05-26&strike=3.5&grid=moneyness'),
    );
    expect(writeView(ofProduct(shown, 'CL')).toString()).toBe('product=CL&asOf=2026-04-20&grid=moneyness');
    expect(ofProduct(shown, 'NG')).toBe(shown);
  });
});
