/**
 * Spread options against reference values: closed forms in 40 digits, the exact price by conditional integration in 28
 * digits, and published tables.
 */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { bachelierSpreadPrice } from '../../src/spread/bachelier-spread-price.js';
import { bjerksundStenslandSpreadPrice } from '../../src/spread/bjerksund-stensland-spread-price.js';
import { kirkPrice } from '../../src/spread/kirk-price.js';
import { spreadOptionPrice } from '../../src/spread/spread-option-price.js';
import { describeWithVectors } from '../vectors.js';

interface SpreadRow {
  readonly type: 'call' | 'put';
  readonly F1: number;
  readonly F2: number;
  readonly K: number;
  readonly T: number;
  readonly r: number;
  readonly sigma1: number;
  readonly sigma2: number;
  readonly rho: number;
  readonly kirk: number;
  readonly bjerksundStensland2014: number;
  readonly exact: number;
}

type Price = typeof spreadOptionPrice;

function priceOf(price: Price, row: SpreadRow): number {
  const type = row.type === 'call' ? 'CALL' : 'PUT';
  return price(type, row.F1, row.F2, row.K, row.T, row.sigma1, row.sigma2, row.rho, row.r);
}

function intrinsicOf({ type, F1, F2, K, T, r }: SpreadRow): number {
  return Math.exp(-r * T) * Math.max(type === 'call' ? F1 - F2 - K : K - (F1 - F2), 0);
}

describeWithVectors<SpreadRow>('lognormal legs', 'spread', (rows) => {
  test('the integral is exact to 1e-11 of the larger future', () => {
    for (const row of rows) {
      const error = Math.abs(priceOf(spreadOptionPrice, row) - row.exact) / Math.max(row.F1, row.F2);
      expect({ row, isExact: error <= 1e-11 }).toEqual({ row, isExact: true });
    }
  });

  test.each([
    ['Kirk', kirkPrice, (row: SpreadRow) => row.kirk],
    // Three rows are worth less than intrinsic to the rule that it exercises by.
    [
      'Bjerksund and Stensland',
      bjerksundStenslandSpreadPrice,
      (row: SpreadRow) => Math.max(row.bjerksundStensland2014, intrinsicOf(row)),
    ],
  ] as const)('%s is its closed form to 1e-13', (_, price, reference) => {
    for (const row of rows) {
      const error = Math.abs(priceOf(price, row) - reference(row));
      expect({ row, isRight: error <= 1e-13 * reference(row) }).toEqual({ row, isRight: true });
    }
  });
});

interface NormalRow {
  readonly type: 'call' | 'put';
  readonly F1: number;
  readonly F2: number;
  readonly K: number;
  readonly T: number;
  readonly r: number;
  readonly sigmaN1: number;
  readonly sigmaN2: number;
  readonly rho: number;
  readonly price: number;
}

describeWithVectors<NormalRow>('normal legs', 'spread_bachelier', (rows) => {
  test('the price is right to 1e-13', () => {
    for (const row of rows) {
      const type = row.type === 'call' ? 'CALL' : 'PUT';
      const price = bachelierSpreadPrice(type, row.F1, row.F2, row.K, row.T, row.sigmaN1, row.sigmaN2, row.rho, row.r);
      expect({ row, isRight: Math.abs(price / row.price - 1) <= 1e-13 }).toEqual({ row, isRight: true });
    }
  });
});

interface Published {
  readonly haug_kirk_p59: {
    readonly rows: readonly {
      readonly strike: number;
      readonly F1: number;
      readonly F2: number;
      readonly r: number;
      readonly T: number;
      readonly sigma1: number;
      readonly sigma2: number;
      readonly rho: number;
      readonly value: number;
    }[];
  };
  readonly kirk_vs_strang: {
    readonly rows: readonly {
      readonly T: number;
      readonly K: number;
      readonly vol1: number;
      readonly rho: number;
      readonly kirk: number;
    }[];
  };
}

describeWithSharedData('published tables', 'vectors/published.json', (path) => {
  const published = JSON.parse(readFileSync(path, 'utf8')) as Published; // the tables this test reads

  test('Haug (1998), pages 59-60, to the digits printed', () => {
    const { rows } = published.haug_kirk_p59;
    expect(rows).toHaveLength(18);
    for (const row of rows) {
      const price = kirkPrice('CALL', row.F1, row.F2, row.strike, row.T, row.sigma1, row.sigma2, row.rho, row.r);
      expect(Math.abs(price - row.value)).toBeLessThan(5.1e-5);
    }
  });

  test('spots of 110 and 90 at 5 % interest, to the digits printed', () => {
    const { rows } = published.kirk_vs_strang;
    expect(rows).toHaveLength(15);
    for (const row of rows) {
      const growth = Math.exp(0.05 * row.T);
      const price = kirkPrice('CALL', 110 * growth, 90 * growth, row.K, row.T, row.vol1, 0.2, row.rho, 0.05);
      expect(Math.abs(price - row.kirk)).toBeLessThan(1e-12);
    }
  });
});

describe('Haug (1998), table of Kirk, page 60', () => {
  test.each([
    [0.1, 0.2, 0.2, -0.5, 4.753],
    [0.1, 0.25, 0.2, 0.5, 3.0086],
    [0.5, 0.2, 0.2, 0.5, 6.0257],
  ])('T %d, volatilities %d and %d, correlation %d', (T, sigma1, sigma2, rho, value) => {
    expect(kirkPrice('CALL', 122, 120, 3, T, sigma1, sigma2, rho, 0.1)).toBeCloseTo(value, 4);
  });
});
