import { describe, expect, test } from '@jest/globals';
import { OPTION_SERIES, OPTION_SERIES_CODES, contractMonth, isoDate } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';
import fc from 'fast-check';

import { COLUMN_IDS, COLUMN_SETS, columnsIn, readColumns, toggleColumn, writeColumns } from './column-sets.js';
import type { ColumnSet } from './column-sets.js';
import { SIDES, calculatorSearch, ofProduct, readView, writeView } from './options-view.js';
import type { OptionsView } from './options-view.js';
import { legOf, readLegs, readPrice, readQuantity, withLeg, writeLegs } from './strategy-legs.js';
import type { Leg } from './strategy-legs.js';

const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
  .map((instant) => isoDate(instant.toISOString().slice(0, 10)));
const month = fc
  .tuple(fc.integer({ min: 2000, max: 2049 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => contractMonth(year, number));
const price = fc.option(
  fc.integer({ min: -500_000, max: 5_000_000 }).map((ticks) => ticks / 10_000),
  { nil: undefined },
);
const quantity = fc.integer({ min: -100_000, max: 100_000 }).filter((count) => count !== 0);
const legOn = (series: OptionSeries): fc.Arbitrary<Leg> =>
  fc
    .record({
      kind: fc.constantFrom('OPTION', 'FUTURE'),
      month,
      type: fc.constantFrom('CALL', 'PUT'),
      strike: fc.integer({ min: -400, max: 2_000 }).map((steps) => steps / 20),
      quantity,
      price,
    })
    .map(({ kind, quantity: count, price: at, ...option }) =>
      kind === 'OPTION'
        ? legOf({ kind, series, ...option }, count, at)
        : legOf({ kind, product: OPTION_SERIES[series].underlying, month: option.month }, count, at),
    );
const view: fc.Arbitrary<OptionsView> = fc.constantFrom(...OPTION_SERIES_CODES).chain((series) =>
  fc.record({
    product: fc.constant(OPTION_SERIES[series].underlying),
    asOf: fc.option(date, { nil: undefined }),
    series: fc.constantFrom(series, undefined),
    expiry: fc.option(date, { nil: undefined }),
    strike: fc.option(
      fc.integer({ min: -4_000, max: 20_000 }).map((steps) => steps / 100),
      { nil: undefined },
    ),
    type: fc.constantFrom('CALL', 'PUT', undefined),
    columns: fc.oneof(
      fc.constantFrom(...Object.keys(COLUMN_SETS)).map((name) => readColumns(name)),
      fc.subarray([...COLUMN_IDS], { minLength: 1 }).map((ids) => readColumns(ids.join())),
      fc.constant(undefined),
    ),
    values: fc.constantFrom('LIVE', 'SETTLE'),
    sides: fc.constantFrom(undefined, ...SIDES),
    isStrategyShown: fc.boolean(),
    legs: fc.array(legOn(series), { maxLength: 12 }),
    brokenLegs: fc.constant([]),
  }),
);
const read = (query: string): OptionsView => readView(new URLSearchParams(query));

describe('the view in the address', () => {
  test('every view comes back from its address as it was', () => {
    fc.assert(
      fc.property(view, (drawn) => {
        const shown = { ...drawn, type: drawn.strike === undefined ? undefined : drawn.type };
        expect(readView(new URLSearchParams(writeView(shown).toString()))).toEqual(shown);
      }),
    );
  });

  test('an empty address shows the latest chain of crude, and writes nothing else', () => {
    const shown = read('');
    expect(shown).toMatchObject({
      product: 'CL',
      columns: undefined,
      values: 'LIVE',
      isStrategyShown: false,
      legs: [],
    });
    expect(writeView(shown).toString()).toBe('product=CL');
  });

  test.each([
    ['a product that is none', 'product=XX', { product: 'CL' }],
    ['a date that is none', 'asOf=2026-02-31', { asOf: undefined }],
    ['a series of another product', 'product=CL&series=LN', { series: undefined }],
    ['a strike that is no number', 'strike=75x', { strike: undefined }],
    ['a side without a strike', 'type=CALL', { type: undefined }],
    ['a side that is none', 'strike=75&type=STRADDLE', { strike: 75, type: undefined }],
    ['columns that are none', 'columns=foo,bar', { columns: undefined }],
    ['values that are none', 'values=foo', { values: 'LIVE' }],
    ['sides that are none', 'sides=left', { sides: undefined }],
  ])('%s counts as not said', (_, query, expected) => {
    expect(read(query)).toMatchObject(expected);
  });

  test('legs show the strategy, unless the address says that it is closed', () => {
    expect(read('legs=LOZ26C7500').isStrategyShown).toBe(true);
    expect(read('legs=LOZ26C7500&panel=chain').isStrategyShown).toBe(false);
    expect(read('panel=strategy').isStrategyShown).toBe(true);
  });

  test('another product lets go of what belongs to the old one alone, and keeps the date and the columns', () => {
    const shown = read(
      'asOf=2026-06-15&series=LO&expiry=2026-11-17&strike=75&columns=greeks&legs=LOZ26C7500&panel=strategy',
    );
    expect(writeView(ofProduct(shown, 'NG')).toString()).toBe(
      'product=NG&asOf=2026-06-15&columns=greeks&panel=strategy',
    );
    expect(ofProduct(shown, 'CL')).toBe(shown);
  });

  test('the calculator is told which option', () => {
    const option = { product: 'CL', series: 'LO', expiry: isoDate('2026-11-17'), strike: 75.5, type: 'PUT' } as const;
    expect(calculatorSearch({ ...option, asOf: undefined })).toBe(
      'product=CL&series=LO&expiry=2026-11-17&strike=75.5&type=PUT',
    );
    expect(calculatorSearch({ ...option, asOf: isoDate('2026-06-15') })).toContain('&asOf=2026-06-15');
  });
});

describe('legs in the address', () => {
  test('a leg has a symbol, contracts and a price; one contract at the market where they are not said', () => {
    const { legs, broken } = readLegs('LOZ26C7500*1@2.35,LOZ26P7000*-2,clz26*3@70.1,loz26 c8000', 'CL');
    expect(broken).toEqual([]);
    expect(legs.map(({ symbol, quantity: count, price: at }) => [symbol, count, at])).toEqual([
      ['LOZ26 C7500', 1, 2.35],
      ['LOZ26 P7000', -2, undefined],
      ['CLZ26', 3, 70.1],
      ['LOZ26 C8000', 1, undefined],
    ]);
    expect(legs[1]?.instrument).toEqual({ kind: 'OPTION', series: 'LO', month: '2026-12', type: 'PUT', strike: 70 });
    expect(writeLegs(legs)).toBe('LOZ26C7500*1@2.35,LOZ26P7000*-2,CLZ26*3@70.1,LOZ26C8000*1');
  });

  test.each([
    ['foo*2', 'no symbol of an option or future'],
    ['ONZ26C3000*1', 'not on CL'],
    ['LOZ26C7500*0', 'no number of contracts after the *'],
    ['LOZ26C7500*1.5', 'no number of contracts after the *'],
    ['LOZ26C7500*100001', 'no number of contracts after the *'],
    ['LOZ26C7500*1@', 'no price after the @'],
    ['LOZ26C7500*1@1e9', 'no price after the @'],
  ])('%s is none, and the others stay', (text, reason) => {
    const { legs, broken } = readLegs(`${text},LOZ26P7000*1`, 'CL');
    expect(broken).toEqual([{ text, reason }]);
    expect(legs.map(({ symbol }) => symbol)).toEqual(['LOZ26 P7000']);
  });

  test('a thirteenth leg is left out', () => {
    const text = Array.from({ length: 13 }, (_, index) => `LOZ26C${6_000 + 50 * index}*1`).join(',');
    const { legs, broken } = readLegs(text, 'CL');
    expect(legs).toHaveLength(12);
    expect(broken).toEqual([{ text: 'LOZ26C6600*1', reason: 'a strategy has at most 12 legs' }]);
  });

  test('the same option at the same price is one leg, at another price another, and none where nothing is left', () => {
    const { legs } = readLegs('LOZ26C7500*1@2.35', 'CL');
    const [leg] = legs;
    const again = withLeg(legs, leg!);
    expect(writeLegs(again!)).toBe('LOZ26C7500*2@2.35');
    expect(writeLegs(withLeg(legs, { ...leg!, price: 2.4 })!)).toBe('LOZ26C7500*1@2.35,LOZ26C7500*1@2.4');
    expect(withLeg(legs, { ...leg!, quantity: -1 })).toEqual([]);
  });

  test('no leg is added beyond the twelfth', () => {
    const { legs } = readLegs(
      Array.from({ length: 12 }, (_, index) => `LOZ26C${6_000 + 50 * index}*1`).join(','),
      'CL',
    );
    expect(withLeg(legs, { ...legs[0]!, price: 9 })).toBeUndefined();
    expect(withLeg(legs, legs[0]!)?.[0]?.quantity).toBe(2);
  });

  test('what is typed is read with either minus', () => {
    expect(readPrice(' −0.5 ')).toBe(-0.5);
    expect(readPrice('2.35')).toBe(2.35);
    expect(readPrice('2,35')).toBeUndefined();
    expect(readQuantity('−3')).toBe(-3);
    expect(readQuantity('0')).toBeUndefined();
  });
});

describe('columns of the chain', () => {
  test('a set has at most seven columns a side, and bid and ask stand beside the strike', () => {
    for (const ids of Object.values(COLUMN_SETS)) expect(ids.length).toBeLessThanOrEqual(7);
    expect(COLUMN_SETS.MARKET.slice(-2)).toEqual(['bid', 'ask']);
  });

  test('a column more or less makes an own set, and taking it back makes the named one', () => {
    const more = toggleColumn('MARKET', 'gamma');
    expect(columnsIn(more)).toEqual(['gamma', 'delta', 'iv', 'volume', 'openInterest', 'settle', 'bid', 'ask']);
    expect(writeColumns(more)).toBe('gamma,delta,iv,volume,openInterest,settle,bid,ask');
    expect(toggleColumn(more, 'gamma')).toBe('MARKET');
  });

  test('the last column stays', () => {
    expect(toggleColumn(['iv'], 'iv')).toEqual(['iv']);
  });

  test('every set comes back by its name', () => {
    for (const name of Object.keys(COLUMN_SETS) as ColumnSet[]) {
      expect(readColumns(writeColumns(name))).toBe(name);
      expect(readColumns(COLUMN_SETS[name].join())).toBe(name);
    }
  });
});
