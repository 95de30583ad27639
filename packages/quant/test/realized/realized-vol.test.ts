/**
 * Realised volatility: every reference row (40 digits), bars whose estimate is known by hand, and the rolling form
 * against the plain one.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Bar, BarColumns } from '../../src/realized/bar-columns.js';
import type { RealizedVolEstimator } from '../../src/realized/bar-terms.js';
import { realizedVol } from '../../src/realized/realized-vol.js';
import { rollingRealizedVol } from '../../src/realized/rolling-realized-vol.js';
import { describeWithVectors } from '../vectors.js';

const COLUMN_OF = {
  CLOSE_TO_CLOSE: 'closeToClose',
  CLOSE_TO_CLOSE_ZERO_MEAN: 'closeToCloseZeroMean',
  PARKINSON: 'parkinson',
  GARMAN_KLASS: 'garmanKlass',
  GARMAN_KLASS_YANG_ZHANG: 'garmanKlassYangZhang',
  ROGERS_SATCHELL: 'rogersSatchell',
  YANG_ZHANG: 'yangZhang',
} as const satisfies Record<RealizedVolEstimator, string>;
const ESTIMATORS = Object.keys(COLUMN_OF) as RealizedVolEstimator[];

interface Row extends Readonly<Record<(typeof COLUMN_OF)[RealizedVolEstimator], number>> {
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly annualization: number;
}

/** Bars whose logarithms are given, so that the estimates can be done by hand. */
function barsOf(...logarithms: readonly (readonly [open: number, high: number, low: number, close: number])[]): Bar[] {
  return logarithms.map(([open, high, low, close]) => ({
    open: Math.exp(open),
    high: Math.exp(high),
    low: Math.exp(low),
    close: Math.exp(close),
  }));
}

function columnsOf(bars: readonly Bar[]): BarColumns {
  const column = (name: keyof Bar): Float64Array => Float64Array.from(bars, (bar) => bar[name]);
  return { open: column('open'), high: column('high'), low: column('low'), close: column('close') };
}

const bar = fc
  .tuple(
    fc.double({ min: 40, max: 100, noNaN: true }),
    fc.double({ min: -0.05, max: 0.05, noNaN: true }),
    fc.double({ min: 0, max: 0.05, noNaN: true }),
    fc.double({ min: 0, max: 0.05, noNaN: true }),
  )
  .map(([open, move, up, down]) => {
    const close = open * Math.exp(move);
    return {
      open,
      close,
      high: Math.max(open, close) * Math.exp(up),
      low: Math.min(open, close) * Math.exp(-down),
    };
  });

describeWithVectors<Row>('realizedVol against 40 digits', 'realised_vol', (rows) => {
  it.each(ESTIMATORS)('gives %s within 1e-12, from columns, single bars and a window over all', (estimator) => {
    for (const row of rows) {
      const expected = row[COLUMN_OF[estimator]];
      const bars = row.open.map((open, index) => ({
        open,
        high: row.high[index]!,
        low: row.low[index]!,
        close: row.close[index]!,
      }));
      const rolled = new Float64Array(bars.length);
      rollingRealizedVol(estimator, row, bars.length - 1, rolled, row.annualization);
      for (const vol of [
        realizedVol(estimator, row, row.annualization),
        realizedVol(estimator, bars, row.annualization),
        rolled[bars.length - 1]!,
      ]) {
        expect(Math.abs(vol - expected) / expected).toBeLessThan(1e-12);
      }
    }
  });
});

describe('realizedVol', () => {
  // Closes 0, 0.01, −0.02: returns 0.01 and −0.03. Overnight 0.002 and −0.004; sessions 0.008 and −0.026.
  const bars = barsOf([0.5, 0.5, -0.5, 0], [0.002, 0.012, -0.003, 0.01], [0.006, 0.016, -0.024, -0.02]);

  it.each<[RealizedVolEstimator, number]>([
    ['CLOSE_TO_CLOSE', 0.02 ** 2 * 2],
    ['CLOSE_TO_CLOSE_ZERO_MEAN', (0.01 ** 2 + 0.03 ** 2) / 2],
    ['PARKINSON', (0.015 ** 2 + 0.04 ** 2) / (8 * Math.LN2)],
    ['GARMAN_KLASS', (0.5 * (0.015 ** 2 + 0.04 ** 2) - (2 * Math.LN2 - 1) * (0.008 ** 2 + 0.026 ** 2)) / 2],
    [
      'GARMAN_KLASS_YANG_ZHANG',
      (0.5 * (0.015 ** 2 + 0.04 ** 2) - (2 * Math.LN2 - 1) * (0.008 ** 2 + 0.026 ** 2) + 0.002 ** 2 + 0.004 ** 2) / 2,
    ],
    ['ROGERS_SATCHELL', (0.01 * 0.002 + 0.005 * 0.013 + 0.01 * 0.036 + 0.03 * 0.004) / 2],
    [
      'YANG_ZHANG',
      0.003 ** 2 * 2 +
        (0.34 / 4.34) * 0.017 ** 2 * 2 +
        (1 - 0.34 / 4.34) * ((0.01 * 0.002 + 0.005 * 0.013 + 0.01 * 0.036 + 0.03 * 0.004) / 2),
    ],
  ])('is %s by hand, and takes nothing but the close from the first bar', (estimator, variance) => {
    expect(realizedVol(estimator, bars, 1) ** 2).toBeCloseTo(variance, 16);
    expect(realizedVol(estimator, bars)).toBeCloseTo(Math.sqrt(252 * variance), 13);
  });

  it('does not depend on the unit of price', () => {
    const series = fc.array(bar, { minLength: 3, maxLength: 30 });
    const scale = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(series, scale, fc.constantFrom(...ESTIMATORS), (list, factor, estimator) => {
        const scaled = list.map(({ open, high, low, close }) => ({
          open: open * factor,
          high: high * factor,
          low: low * factor,
          close: close * factor,
        }));
        expect(realizedVol(estimator, scaled)).toBeCloseTo(realizedVol(estimator, list), 7);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(ESTIMATORS)('is NaN for %s with one bar, or a price that has no logarithm', (estimator) => {
    expect(realizedVol(estimator, bars.slice(0, 1))).toBeNaN();
    expect(realizedVol(estimator, [])).toBeNaN();
    for (const price of [0, -37.63, NaN]) {
      const spoilt = [bars[0]!, bars[1]!, { open: price, high: price, low: price, close: price }];
      expect(realizedVol(estimator, spoilt)).toBeNaN();
    }
  });

  it('needs two returns where the mean is taken off', () => {
    for (const estimator of ESTIMATORS) {
      const isSample = estimator === 'CLOSE_TO_CLOSE' || estimator === 'YANG_ZHANG';
      expect(Number.isNaN(realizedVol(estimator, bars.slice(0, 2)))).toBe(isSample);
    }
  });
});

describe('rollingRealizedVol', () => {
  it('is realizedVol of every window', () => {
    const series = fc.array(bar, { minLength: 1, maxLength: 40 });
    const window = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(series, window, fc.constantFrom(...ESTIMATORS), (list, length, estimator) => {
        const out = rollingRealizedVol(estimator, columnsOf(list), length, new Float64Array(list.length));
        out.forEach((vol, index) => {
          const expected = index < length ? NaN : realizedVol(estimator, list.slice(index - length, index + 1));
          if (Number.isNaN(expected)) expect(vol).toBeNaN();
          else expect(Math.abs(vol - expected)).toBeLessThanOrEqual(1e-11 * expected + 1e-15);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('forgets a bad price once it has left the window', () => {
    const list = Array.from({ length: 12 }, (_, index) => {
      const price = index === 4 ? -1 : 70 + Math.sin(index);
      return { open: price, high: price * 1.01, low: price * 0.99, close: price };
    });
    const out = rollingRealizedVol('CLOSE_TO_CLOSE', list, 3, new Float64Array(12));
    expect(Array.from(out, (vol) => Number.isFinite(vol))).toEqual([
      ...[false, false, false, true],
      ...[false, false, false, false],
      ...[true, true, true, true],
    ]);
  });

  it('does not drift: after a hundred thousand bars of noise a still market has no volatility', () => {
    const close = Float64Array.from({ length: 100_000 }, (_, index) => (index < 99_000 ? 70 + (index % 7) : 70));
    const out = rollingRealizedVol(
      'CLOSE_TO_CLOSE',
      { open: close, high: close, low: close, close },
      20,
      new Float64Array(close.length),
    );
    expect(out[98_000]).toBeGreaterThan(0.1);
    expect(out[99_999]).toBe(0);
  });

  it('refuses a window that is no whole number, and an array of another length', () => {
    const list = columnsOf(barsOf([0, 0, 0, 0], [0, 0, 0, 0]));
    expect(() => rollingRealizedVol('PARKINSON', list, 0, new Float64Array(2))).toThrow('ERR_QUANT_DOMAIN');
    expect(() => rollingRealizedVol('PARKINSON', list, 1.5, new Float64Array(2))).toThrow('ERR_QUANT_DOMAIN');
    expect(() => rollingRealizedVol('PARKINSON', list, 1, new Float64Array(3))).toThrow('ERR_QUANT_SHAPE');
  });
});
