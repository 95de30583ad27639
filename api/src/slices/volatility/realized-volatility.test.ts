/** Realised volatility of histories with gaps, against reference values and by hand. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import { addDays, isoDate } from '@cushing/products';
import type { RealizedVolEstimator } from '@cushing/quant';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.js';
import { realizedVolatility } from './realized-volatility.js';
import type { BarRun, RolledBars } from './rolled-bars.js';

interface Prices {
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
}

function history({ open, high, low, close }: Prices, ...runs: readonly BarRun[]): RolledBars {
  return {
    dates: close.map((_, index) => addDays(isoDate('2026-01-05'), index)),
    bars: {
      open: Float64Array.from(open),
      high: Float64Array.from(high),
      low: Float64Array.from(low),
      close: Float64Array.from(close),
    },
    runs: [{ start: 0, reason: undefined }, ...runs],
  };
}

function closes(...close: readonly number[]): Prices {
  const none = close.map(() => NaN);
  return { open: none, high: none, low: none, close };
}

function statusesOf(prices: Prices, estimator: RealizedVolEstimator, ...runs: readonly BarRun[]): readonly string[] {
  return realizedVolatility(history(prices, ...runs), 2, estimator).map(({ status }) => status);
}

describe('by hand', () => {
  test('a price that doubles and halves again', () => {
    // Returns ln 2 and −ln 2 about a mean of 0, divisor 1: variance 2·(ln 2)², times 252.
    const points = realizedVolatility(history(closes(50, 100, 50)), 2, 'CLOSE_TO_CLOSE');
    expect(points.map(({ status }) => status)).toEqual(['NOT_ENOUGH_HISTORY', 'NOT_ENOUGH_HISTORY', 'OK']);
    expect(points[2]).toMatchObject({
      tradeDate: '2026-01-07',
      volatility: expect.closeTo(Math.sqrt(504) * Math.LN2, 10),
    });
  });

  test('a price that stands still has a volatility of nothing', () => {
    expect(realizedVolatility(history(closes(50, 50, 50)), 2, 'CLOSE_TO_CLOSE')[2]).toMatchObject({
      ...{ volatility: 0, status: 'OK' },
    });
  });
});

describe('why there is none', () => {
  test('a settle that is not positive, for as long as it or the return from it is in the window', () => {
    expect(statusesOf(closes(20, 20, 18, -37.63, 10, 12, 13, 14), 'CLOSE_TO_CLOSE')).toEqual([
      ...['NOT_ENOUGH_HISTORY', 'NOT_ENOUGH_HISTORY', 'OK'],
      ...['NOT_POSITIVE_PRICE', 'NOT_POSITIVE_PRICE', 'NOT_POSITIVE_PRICE', 'OK', 'OK'],
    ]);
  });

  test('highs and lows that the source did not give, for the estimators that look at them', () => {
    expect(statusesOf(closes(50, 51, 52), 'PARKINSON')[2]).toBe('PRICE_MISSING');
    expect(statusesOf(closes(50, 51, 52), 'YANG_ZHANG')[2]).toBe('PRICE_MISSING');
    expect(statusesOf(closes(50, 51, 52), 'CLOSE_TO_CLOSE_ZERO_MEAN')[2]).toBe('OK');
  });

  test('of the bar before the window the settle alone is looked at', () => {
    const [high, low] = [
      [NaN, 52, 53],
      [NaN, 50, 51],
    ];
    const prices = { open: high, high, low, close: [51, 51, 52] };
    expect(statusesOf(prices, 'PARKINSON')[2]).toBe('OK');
    expect(statusesOf({ ...prices, close: [-1, 51, 52] }, 'PARKINSON')[2]).toBe('OK');
    expect(statusesOf({ ...prices, close: [-1, 51, 52] }, 'CLOSE_TO_CLOSE')[2]).toBe('NOT_POSITIVE_PRICE');
  });

  test('a close far outside its range, which makes a variance negative', () => {
    const [open, high, low] = [
      [50, 50, 50],
      [50, 50, 50],
      [50, 50, 50],
    ];
    expect(statusesOf({ open, high, low, close: [50, 80, 80] }, 'GARMAN_KLASS')[2]).toBe('INCONSISTENT_PRICES');
  });

  test('a roll without a ratio, until the window lies behind it', () => {
    const run: BarRun = { start: 4, reason: 'ROLL_PRICE_MISSING' };
    expect(statusesOf(closes(50, 51, 52, 53, 70, 71, 72), 'CLOSE_TO_CLOSE', run)).toEqual([
      ...['NOT_ENOUGH_HISTORY', 'NOT_ENOUGH_HISTORY', 'OK', 'OK'],
      ...['ROLL_PRICE_MISSING', 'ROLL_PRICE_MISSING', 'OK'],
    ]);
  });

  test('a roll at the beginning, where there would be too little history without it', () => {
    const run: BarRun = { start: 1, reason: 'NOT_POSITIVE_PRICE' };
    expect(statusesOf(closes(-50, 51, 52, 53), 'CLOSE_TO_CLOSE', run)).toEqual([
      ...['NOT_ENOUGH_HISTORY', 'NOT_ENOUGH_HISTORY', 'NOT_POSITIVE_PRICE', 'OK'],
    ]);
  });
});

test('no history has no points', () => {
  expect(realizedVolatility({ ...history(closes()), runs: [] }, 20, 'CLOSE_TO_CLOSE')).toEqual([]);
});

describeWithSharedData('of reference bars', 'vectors/realised_vol.json', (path) => {
  const NAMES = {
    CLOSE_TO_CLOSE: 'closeToClose',
    CLOSE_TO_CLOSE_ZERO_MEAN: 'closeToCloseZeroMean',
    PARKINSON: 'parkinson',
    GARMAN_KLASS: 'garmanKlass',
    GARMAN_KLASS_YANG_ZHANG: 'garmanKlassYangZhang',
    ROGERS_SATCHELL: 'rogersSatchell',
    YANG_ZHANG: 'yangZhang',
  } as const;
  type Row = Prices & Record<(typeof NAMES)[RealizedVolEstimator] | 'annualization', number>;
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as { rows: readonly Row[] };

  test.each(Object.entries(NAMES) as readonly [RealizedVolEstimator, (typeof NAMES)[RealizedVolEstimator]][])(
    '%s is that of the reference',
    (estimator, name) => {
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        const points = realizedVolatility(history(row), row.close.length - 1, estimator);
        expect(points.at(-1)!.volatility).toBeCloseTo(row[name] * Math.sqrt(252 / row.annualization), 11);
      }
    },
  );
});
