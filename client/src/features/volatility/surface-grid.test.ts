import { expect, test } from '@jest/globals';

import { sampleSlice, sampleSurface } from '../../../test/support/volatility-samples.js';
import {
  deltaText,
  moneynessText,
  strikeOf,
  surfaceColumns,
  surfaceGrid,
  tablePlaces,
  whyNoVol,
} from './surface-grid.js';

test('deltas run from puts to calls, by strike', () => {
  expect(surfaceColumns(sampleSurface(), 'DELTA')).toEqual([
    { x: 0.25, text: '25P', description: '25Δ put' },
    { x: 0.5, text: '50Δ', description: '50Δ' },
    { x: 0.75, text: '25C', description: '25Δ call' },
  ]);
  expect([0.1, 0.35, 0.9].map(deltaText)).toEqual(['10P', '35P', '10C']);
});

test('log-moneyness has its sign and no more decimals than it needs', () => {
  expect([-0.5, 0, 0.05, 0.3].map(moneynessText)).toEqual(['−0.5', '0.0', '+0.05', '+0.3']);
});

test('the strike of a delta is where N(d1) is that delta', () => {
  // σ√T = 0.4·√0.25 = 0.2; N⁻¹(0.75) = 0.67448975: K = 80·exp(0.02 ∓ 0.2·0.67448975).
  const surface = sampleSurface();
  expect(strikeOf(surface, 'DELTA', 0, 0)).toBeCloseTo(80 * Math.exp(0.02 - 0.13489795), 6);
  expect(strikeOf(surface, 'DELTA', 0, 1)).toBeCloseTo(80 * Math.exp(0.02), 9);
  expect(strikeOf(surface, 'DELTA', 0, 2)).toBeCloseTo(80 * Math.exp(0.02 + 0.13489795), 6);
  expect(strikeOf(surface, 'MONEYNESS', 0, 2)).toBe(131.9);
  expect(strikeOf(surface, 'DELTA', 1, 0)).toBeNull();
});

test('a fit is not shown more than four standard deviations from the forward', () => {
  // Four of 0.4·√0.01 = 0.04 are 0.16: ±0.5 is beyond.
  const near = sampleSlice({ years: 0.01, daysToExpiry: 4 });
  const grid = surfaceGrid(sampleSurface({ slices: [near, sampleSlice()] }), 'MONEYNESS');
  expect(grid.vols).toEqual([
    [null, 0.4, null],
    [0.4, 0.4, 0.4],
  ]);
  expect(whyNoVol(near)).toBe('more than 4 standard deviations from the forward');
  expect(surfaceGrid(sampleSurface({ slices: [near] }), 'DELTA').vols).toEqual([[0.4, 0.4, 0.4]]);
});

test('an expiry without a fit says why', () => {
  expect(whyNoVol(sampleSlice({ fit: null }))).toBe('no fit: fewer than five usable quotes');
  expect(whyNoVol(sampleSlice({ fit: null, model: 'BACHELIER' }))).toBe('no fit: prices that are not positive');
});

test('the table keeps the middle of the surface and both wings', () => {
  const deltas = [0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1];
  const byDelta = surfaceColumns(sampleSurface({ deltas, deltaLabels: [] }), 'DELTA');
  expect(tablePlaces(byDelta, 'DELTA').map((place) => byDelta[place]?.text)).toEqual([
    '10P',
    '15P',
    '20P',
    '25P',
    '30P',
    '40P',
    '50Δ',
    '40C',
    '30C',
    '25C',
    '20C',
    '15C',
    '10C',
  ]);
  const logMoneyness = Array.from({ length: 21 }, (_, index) => (index - 10) / 20);
  const byMoneyness = surfaceColumns(sampleSurface({ logMoneyness }), 'MONEYNESS');
  expect(tablePlaces(byMoneyness, 'MONEYNESS').map((place) => byMoneyness[place]?.text)).toEqual([
    '−0.5',
    '−0.4',
    '−0.3',
    '−0.2',
    '−0.1',
    '0.0',
    '+0.1',
    '+0.2',
    '+0.3',
    '+0.4',
    '+0.5',
  ]);
});
