/** Expected values by hand or from the models' own identities; the functions themselves are tested in their packages. */
import { describe, expect, test } from '@jest/globals';
import { GREEKS } from '@cushing/pricing';
import fc from 'fast-check';

import { COLUMN_MODELS, modelColumn, modelColumns, normalVolOf, questionOf } from './model-columns.js';
import type { CalculatedOption, ModelColumn } from './model-columns.js';

const OPTION: CalculatedOption = {
  type: 'CALL',
  forward: 100,
  strike: 100,
  years: 1,
  rate: 0,
  given: { kind: 'VOL', vol: 0.2, normalVol: 20 },
};

const numbersOf = ({ price, vol, figures, greeks }: ModelColumn): (number | null)[] => [
  price,
  vol,
  ...(Object.values(figures) as (number | null)[]),
  ...GREEKS.map((greek) => greeks[greek]),
];

describe('one option by every model', () => {
  test('at the money: 100·(2Φ(0.1) − 1) where lognormal, 20/√(2π) where normal', () => {
    const prices = new Map(modelColumns(OPTION).map(({ model, price }) => [model, price]));
    expect([...prices.keys()]).toEqual([...COLUMN_MODELS]);
    expect(prices.get('BLACK76')).toBeCloseTo(7.965567455405804, 12);
    expect(prices.get('BACHELIER')).toBeCloseTo(7.978845608028654, 12);
    // Nobody exercises early at a rate of 0.
    for (const model of ['AMERICAN', 'BAW', 'BJERKSUND_STENSLAND'] as const) {
      expect(prices.get(model)).toBe(prices.get('BLACK76'));
    }
  });

  test('the price of each model has the vol that it was made with', () => {
    for (const column of modelColumns({ ...OPTION, rate: 0.04, strike: 110 })) {
      const priced = {
        ...OPTION,
        rate: 0.04,
        strike: 110,
        given: { kind: 'PRICE', price: column.price ?? NaN },
      } as const;
      const found = modelColumn(column.model, priced);
      expect(found.reason).toBeUndefined();
      expect(found.vol).toBeCloseTo(column.vol ?? NaN, 8);
      expect(found.greeks.DELTA).toBeCloseTo(column.greeks.DELTA ?? NaN, 7);
    }
  });

  test('CL at −37.63: Bachelier goes on, the others say why not, with no number', () => {
    const crash: CalculatedOption = {
      ...OPTION,
      type: 'PUT',
      forward: -37.63,
      strike: 10,
      given: { kind: 'VOL', vol: 1, normalVol: 1e-9 },
    };
    for (const column of modelColumns(crash)) {
      if (column.model === 'BACHELIER') {
        expect(column.price).toBeCloseTo(47.63, 10);
        expect(column.figures.intrinsic).toBeCloseTo(47.63, 12);
        expect(column.figures.breakEven).toBeCloseTo(-37.63, 10);
        expect(column.greeks.DELTA).toBe(-1);
      } else {
        expect(column.reason).toMatch(/knows no forward that is not positive/u);
        expect(numbersOf(column).every((value) => value === null)).toBe(true);
      }
    }
    const [european] = modelColumns({ ...crash, forward: 20, strike: -5 });
    expect(european?.reason).toMatch(/no strike/u);
  });

  test.each([
    ['CALL', 4, /less than exercising/u],
    ['CALL', 5, /what exercising it is worth/u],
    ['CALL', 100, /more than the future/u],
    ['PUT', 95, /more than the strike/u],
  ] as const)('a %s at %d has no vol, and says why', (type, price, reason) => {
    const {
      reason: told,
      vol,
      figures,
    } = modelColumn('BLACK76', {
      ...OPTION,
      type,
      strike: 95,
      given: { kind: 'PRICE', price },
    });
    expect(told).toMatch(reason);
    expect(vol).toBeNull();
    expect(figures.intrinsic).toBe(type === 'CALL' ? 5 : 0);
  });

  test('the exact American price is not told where its tables end, the others are', () => {
    const columns = modelColumns({ ...OPTION, years: 50, rate: 0.11 });
    expect(columns.filter(({ price }) => price === null).map(({ model }) => model)).toEqual(['AMERICAN']);
    expect(columns.find(({ model }) => model === 'AMERICAN')?.reason).toMatch(/rate · years/u);
  });

  test('no number is NaN or infinite, whatever is asked; where a column has no price it has a reason', () => {
    const price = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(0, -37.63, 1e-9, 75));
    const option = fc.record({
      type: fc.constantFrom('CALL', 'PUT'),
      forward: price,
      strike: price,
      years: fc.oneof(fc.constantFrom(0, 1e-9, 50), fc.double({ min: 0, max: 50, noNaN: true })),
      rate: fc.double({ min: -1, max: 1, noNaN: true }),
      given: fc.oneof(
        fc.record({
          kind: fc.constant('VOL' as const),
          vol: fc.double({ min: 1e-9, max: 20, noNaN: true }),
          normalVol: fc.option(fc.double({ min: 1e-9, max: 1e6, noNaN: true })),
        }),
        fc.record({ kind: fc.constant('PRICE' as const), price: fc.double({ min: 0, max: 1e6, noNaN: true }) }),
      ),
    });
    fc.assert(
      fc.property(option, (asked) => {
        for (const column of modelColumns(asked)) {
          expect(numbersOf(column).every((value) => value === null || Number.isFinite(value))).toBe(true);
          if (column.price === null || column.vol === null) expect(column.reason).toMatch(/\.$/u);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('a normal vol moves the future as far as the lognormal one, and there is none of a future at 0', () => {
  expect(normalVolOf(75, 0.4)).toBe(30);
  expect(normalVolOf(-37.63, 0.5)).toBe(18.815);
  expect(normalVolOf(0, 0.5)).toBeNull();
  const column = modelColumn('BACHELIER', { ...OPTION, forward: 0, given: { kind: 'VOL', vol: 0.5, normalVol: null } });
  expect(column.reason).toMatch(/normal vol/u);
});

test('the question put to the API gives either the vol that a column counts in, or the premium', () => {
  const bachelier = modelColumn('BACHELIER', OPTION);
  expect(questionOf(OPTION, bachelier, 'CL').input).toEqual({
    ...{ product: 'CL', model: 'BACHELIER', type: 'CALL', forward: 100, strike: 100, years: 1, rate: 0 },
    vol: 20,
  });
  const priced = { ...OPTION, given: { kind: 'PRICE', price: 8 } } as const;
  expect(questionOf(priced, modelColumn('BLACK76', priced), 'CL').input).not.toHaveProperty('vol');
});
