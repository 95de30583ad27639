import { expect, test } from '@jest/globals';
import { isoDate, toDayNumber } from '@cushing/products';

import { sampleSlice } from '../../../test/support/volatility-samples.js';
import { termSeries } from './term-series.js';
import type { TermPoint, TermStructure } from './term-series.js';

const day = (date: string): number => Number(toDayNumber(isoDate(date)));
const point = (expiry: string, difference: Partial<TermPoint> = {}): TermPoint => ({
  ...sampleSlice({ expiry: isoDate(expiry) }),
  forwardVol: null,
  forwardVolStatus: 'FIRST_EXPIRY',
  ...difference,
});
const structure = (tradeDate: string, points: readonly TermPoint[]): TermStructure => ({
  series: 'LO',
  tradeDate: isoDate(tradeDate),
  source: 'IMPORTED',
  points,
});

const MAIN = structure('2026-10-15', [
  point('2026-11-17', { atmVol: 0.4, riskReversal25: -0.02, butterfly25: null }),
  point('2026-12-16', { atmVol: 0.38, forwardVol: 0.35, forwardVolStatus: 'OK', riskReversal25: -0.03 }),
  point('2027-01-14', { atmVol: null, atmVolStatus: 'NO_QUOTE', forwardVolStatus: 'NO_VOL', riskReversal25: null }),
]);
const BEFORE = structure('2026-10-08', [point('2026-11-17', { atmVol: 0.44, forwardVol: 0.44 })]);

test('draws volatility at the money of every date, and the volatility between expiries of the date shown', () => {
  const lines = termSeries(MAIN, [BEFORE], 'ATM');
  expect(lines.map(({ name, points }) => [name, points.map(({ x, y }) => [x, y])])).toEqual([
    [
      '15 Oct 2026',
      [
        [day('2026-11-17'), 0.4],
        [day('2026-12-16'), 0.38],
      ],
    ],
    ['8 Oct 2026', [[day('2026-11-17'), 0.44]]],
    ['Forward vol to the expiry', [[day('2026-12-16'), 0.35]]],
  ]);
});

test('draws risk reversals and butterflies of the dates alone', () => {
  expect(termSeries(MAIN, [BEFORE], 'SKEW').map(({ points }) => points.map(({ y }) => y))).toEqual([
    [-0.02, -0.03],
    [0],
  ]);
  expect(termSeries(MAIN, [], 'BUTTERFLY')[0]?.points.map(({ y }) => y)).toEqual([0, 0]);
});

test('leaves out volatilities in another unit', () => {
  const mixed = structure('2020-04-20', [
    point('2020-05-14', { atmVol: 0.9 }),
    point('2020-06-17', { atmVol: 30, model: 'BACHELIER' }),
  ]);
  const normal = structure('2020-04-21', [point('2020-05-14', { atmVol: 40, model: 'BACHELIER' })]);
  expect(termSeries(mixed, [normal], 'ATM').map(({ points }) => points.map(({ y }) => y))).toEqual([[0.9]]);
});
