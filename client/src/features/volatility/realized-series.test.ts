import { expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { comparedRecords, realizedSeries, summarizePremium } from './realized-series.js';
import type { ComparedPoint } from './realized-series.js';

const point = (date: string, implied: number | null, realized: number | null): ComparedPoint => ({
  tradeDate: isoDate(date),
  implied,
  impliedStatus: implied === null ? 'NO_SMILE' : 'OK',
  realized,
  realizedStatus: realized === null ? 'NOT_ENOUGH_HISTORY' : 'OK',
  premium: implied === null || realized === null ? null : implied - realized,
  subsequentRealized: null,
  source: 'IMPORTED',
});
const POINTS = [
  point('2026-10-13', 0.3, null),
  point('2026-10-14', 0.32, 0.28),
  point('2026-10-15', 0.3, 0.31),
  point('2026-10-16', null, 0.29),
];
const DRAWING = { window: 21, estimator: 'CLOSE_TO_CLOSE', estimates: [] } as const;

test('draws what is there of each date, and no line without a point', () => {
  const lines = realizedSeries(POINTS, { ...DRAWING, compare: 'LEVELS' });
  expect(lines.map(({ name, points }) => [name, points.map(({ y }) => y)])).toEqual([
    ['Implied, 30 days', [0.3, 0.32, 0.3]],
    ['Realised, last 21', [0.28, 0.31, 0.29]],
  ]);
});

test('another estimator is a line of its own', () => {
  const estimates = [{ tradeDate: isoDate('2026-10-15'), volatility: 0.27, status: 'OK' as const }];
  const lines = realizedSeries(POINTS, { ...DRAWING, estimator: 'PARKINSON', estimates, compare: 'LEVELS' });
  expect(lines.at(-1)).toMatchObject({ name: 'Parkinson, last 21', points: [{ y: 0.27 }] });
});

test('the premium is there where both are', () => {
  const [line] = realizedSeries(POINTS, { ...DRAWING, compare: 'PREMIUM' });
  expect(line?.points.map(({ y }) => y.toFixed(2))).toEqual(['0.04', '-0.01']);
  const summary = summarizePremium(POINTS);
  expect(summary?.latest.tradeDate).toBe('2026-10-15');
  expect(summary?.latest.premium).toBeCloseTo(-0.01, 12);
  expect(summary?.mean).toBeCloseTo(0.015, 12);
  expect(summary).toMatchObject({ positive: 0.5, dates: 2 });
  expect(summarizePremium(POINTS.slice(0, 1))).toBeUndefined();
});

test('an export says of what, how and from where each number is, and has the other estimator that is drawn', () => {
  const estimates = [{ tradeDate: isoDate('2026-10-14'), volatility: 0.27, status: 'OK' as const }];
  const whole = { ...DRAWING, product: 'CL' } as const;
  const records = (parts: Partial<Parameters<typeof comparedRecords>[1]>) => {
    const { header, rows } = comparedRecords(POINTS.slice(1, 3), { ...whole, ...parts });
    return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
  };
  const [alone] = records({});
  expect(alone).toMatchObject({ product: 'CL', window: 21, estimator: 'CLOSE_TO_CLOSE', source: 'IMPORTED' });
  expect(alone).toMatchObject({ tradeDate: '2026-10-14', implied: 0.32, realized: 0.28 });
  expect(alone).not.toHaveProperty('otherRealized');
  expect(records({ estimator: 'PARKINSON', estimates })).toMatchObject([
    { estimator: 'CLOSE_TO_CLOSE', realized: 0.28, otherEstimator: 'PARKINSON', otherRealized: 0.27 },
    { estimator: 'CLOSE_TO_CLOSE', realized: 0.31, otherEstimator: 'PARKINSON', otherRealized: null },
  ]);
});
