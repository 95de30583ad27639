/**
 * Average price options against reference values: the lower bound and the moment match in high precision, the exact
 * price by an independent recursion, and published tables.
 */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { averagePrice, type AverageMethod } from '../../src/average/average-price.js';
import type { OptionType } from '../../src/option-type.js';
import { describeWithVectors } from '../vectors.js';

interface AverageRow {
  readonly type: 'call' | 'put';
  readonly K: number;
  readonly r: number;
  readonly sigma: number;
  readonly fixingTimes: readonly number[];
  readonly fixingForwards?: readonly number[];
  readonly F: number;
  readonly nTotal: number;
  readonly sumKnown: number;
  readonly Tpay: number;
  readonly exact: number;
  readonly turnbullWakeman: number;
  readonly curranLowerBound: number;
}

const typeOf = (name: string): OptionType => (name === 'call' ? 'CALL' : 'PUT');

function priceOf(row: AverageRow, method?: AverageMethod): number {
  const forwards = row.fixingForwards ?? row.fixingTimes.map(() => row.F);
  return averagePrice(
    typeOf(row.type),
    row.K,
    row.r,
    row.sigma,
    row.fixingTimes,
    forwards,
    row.nTotal,
    row.sumKnown,
    row.Tpay,
    method,
  );
}

describeWithVectors<AverageRow>('average price options', 'asian', (rows) => {
  test('CURRAN, the default, is the lower bound to 1e-11 of the future', () => {
    for (const row of rows) {
      const error = Math.abs(priceOf(row) - row.curranLowerBound) / row.F;
      expect({ row, isRight: error <= 1e-11 }).toEqual({ row, isRight: true });
      expect(priceOf(row, 'CURRAN')).toBe(priceOf(row));
    }
  });

  test('TURNBULL_WAKEMAN is its formula to 1e-12', () => {
    for (const row of rows) {
      const error = Math.abs(priceOf(row, 'TURNBULL_WAKEMAN') / row.turnbullWakeman - 1);
      expect({ row, isRight: error <= 1e-12 }).toEqual({ row, isRight: true });
    }
  });

  test('EXACT is the price to 1e-10 of the future', () => {
    for (const row of rows) {
      const error = Math.abs(priceOf(row, 'EXACT') - row.exact) / row.F;
      expect({ row, isRight: error <= 1e-10 }).toEqual({ row, isRight: true });
    }
  });
});

interface Published {
  readonly haug2007_tw_4_28: {
    readonly rows: readonly {
      readonly type: string;
      readonly F: number;
      readonly K: number;
      readonly r: number;
      readonly t1: number;
      readonly T: number;
      readonly n: number;
      readonly sigma: number;
      readonly slope: string;
      readonly value: number;
    }[];
  };
  readonly levy_discrete_1997: {
    readonly rows: readonly {
      readonly type: string;
      readonly spot: number;
      readonly strike: number;
      readonly q: number;
      readonly r: number;
      readonly first: number;
      readonly length: number;
      readonly fixings: number;
      readonly sigma: number;
      readonly value: number;
    }[];
  };
  readonly haug_levy_p99: {
    readonly rows: readonly {
      readonly type: string;
      readonly spot: number;
      readonly currentAverage: number;
      readonly strike: number;
      readonly q: number;
      readonly r: number;
      readonly sigma: number;
      readonly lengthDays: number;
      readonly elapsedDays: number;
      readonly value: number;
    }[];
  };
}

describeWithSharedData('published tables', 'vectors/published.json', (path) => {
  const published = JSON.parse(readFileSync(path, 'utf8')) as Published; // the tables this test reads

  test('Haug (2007), table 4-28, flat volatility: Turnbull-Wakeman to the digits printed', () => {
    const rows = published.haug2007_tw_4_28.rows.filter((row) => row.slope === 'flat');
    expect(rows).toHaveLength(10);
    for (const { type, F, K, r, t1, T, n, sigma, value } of rows) {
      const times = Array.from({ length: n }, (_, index) => t1 + ((T - t1) * index) / (n - 1));
      const forwards = times.map(() => F);
      const price = averagePrice(typeOf(type), K, r, sigma, times, forwards, n, 0, T, 'TURNBULL_WAKEMAN');
      expect(Math.abs(price - value)).toBeLessThan(5.1e-5);
    }
  });

  test('Levy (1997), 2 to 100 fixings: the exact price within the scatter of his simulation', () => {
    const rows = published.levy_discrete_1997.rows.filter((row) => row.fixings <= 100);
    expect(rows.length).toBeGreaterThanOrEqual(21);
    for (const { type, spot, strike, q, r, first, length, fixings, sigma, value } of rows) {
      const times = Array.from({ length: fixings }, (_, index) => first + (length * index) / (fixings - 1));
      const forwards = times.map((time) => spot * Math.exp((r - q) * time));
      const price = averagePrice(typeOf(type), strike, r, sigma, times, forwards, fixings, 0, first + length, 'EXACT');
      expect(Math.abs(price - value)).toBeLessThan(first > 0.2 ? 1.6e-2 : 3e-3);
    }
  });

  test('Haug (1998), pages 99-100: the continuous average as the limit of many fixings, seasoned ones too', () => {
    const total = 20_000;
    for (const row of published.haug_levy_p99.rows) {
      const years = (row.lengthDays - row.elapsedDays) / 360;
      const left = Math.round(total * (1 - row.elapsedDays / row.lengthDays));
      const times = Float64Array.from({ length: left }, (_, index) => (years * (index + 0.5)) / left);
      const forwards = times.map((time) => row.spot * Math.exp((row.r - row.q) * time));
      const known = row.currentAverage * (total - left);
      const type = typeOf(row.type);
      const method = 'TURNBULL_WAKEMAN';
      const price = averagePrice(type, row.strike, row.r, row.sigma, times, forwards, total, known, years, method);
      expect(Math.abs(price - row.value)).toBeLessThan(1e-4);
    }
  });
});

describe('Haug (2007), table 4-28: 26 fixings from 1/52 to 1/2, F 100, 20 %, 5 %', () => {
  const times = Array.from({ length: 26 }, (_, index) => (index + 1) / 52);
  const forwards = times.map(() => 100);

  test.each([
    // Turnbull-Wakeman as printed; exact and lower bound by an independent recursion.
    [100, 3.27, 3.266857, 3.266713],
    [110, 0.5515, 0.564933, 0.564731],
  ])('strike %d', (K, printed, exact, bound) => {
    const price = (method: AverageMethod): number =>
      averagePrice('CALL', K, 0.05, 0.2, times, forwards, 26, 0, 0.5, method);
    expect(price('TURNBULL_WAKEMAN')).toBeCloseTo(printed, 4);
    expect(price('EXACT')).toBeCloseTo(exact, 6);
    expect(price('CURRAN')).toBeCloseTo(bound, 6);
  });
});
