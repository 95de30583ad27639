/** A surface from two known smiles: every number of its grids is theirs. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';
import { sviTotalVariance } from '@cushing/quant';

import { analysedExpiry, flatSmile } from '../../../test/support/analysed-expiry.js';
import type { AnalysedDay } from '../options/index.js';
import { logMoneynessGrid, surfaceError, volatilitySurface } from './volatility-surface.js';

const SKEWED = { a: 0.03, b: 0.09, rho: -0.4, m: 0.02, sigma: 0.25 };

function dayOf(...expiries: AnalysedDay['expiries']): AnalysedDay {
  return { product: 'CL', source: 'SIMULATED', tradeDate: isoDate('2026-05-18'), expiries };
}

describe('a surface', () => {
  const skewed = analysedExpiry({
    atmVol: Math.sqrt(sviTotalVariance(SKEWED, 0) / 0.5),
    smile: { ...flatSmile(0.4, 0.5), parameters: SKEWED, lowest: -0.24, highest: 0.17, rmse: 0.3, quotes: 40 },
  });
  const flat = analysedExpiry({
    ...{ expiry: isoDate('2026-12-16'), years: 0.58, forward: 80, atmVol: 0.5 },
    smile: { ...flatSmile(0.5, 0.58), rmse: 0.1, quotes: 10 },
  });
  const surface = volatilitySurface(dayOf(skewed, flat), 'LO');

  test('has the volatilities of each smile by log-moneyness, with the strikes', () => {
    // The flat smile's quotes reach from −0.3 to 0.3.
    expect(surface.logMoneyness).toEqual([
      ...[-0.3, -0.27, -0.24, -0.21, -0.18, -0.15, -0.12, -0.09, -0.06, -0.03, 0],
      ...[0.03, 0.06, 0.09, 0.12, 0.15, 0.18, 0.21, 0.24, 0.27, 0.3],
    ]);
    const [first, second] = surface.slices;
    surface.logMoneyness.forEach((k, index) => {
      expect(first!.byLogMoneyness[index]).toBeCloseTo(Math.sqrt(sviTotalVariance(SKEWED, k) / 0.5), 12);
      expect(first!.strikesByLogMoneyness[index]).toBeCloseTo(75 * Math.exp(k), 10);
      expect(second!.byLogMoneyness[index]).toBeCloseTo(0.5, 12);
      expect(second!.strikesByLogMoneyness[index]).toBeCloseTo(80 * Math.exp(k), 10);
    });
  });

  test('has the volatilities of each smile by delta', () => {
    const [first, second] = surface.slices;
    expect(first!.byDelta).toHaveLength(surface.deltas.length);
    for (const vol of second!.byDelta) expect(vol).toBeCloseTo(0.5, 12);
    // At 50Δ d1 is 0: the log-moneyness is half of the total variance there.
    let k = 0;
    for (let step = 0; step < 50; step += 1) k = sviTotalVariance(SKEWED, k) / 2;
    expect(first!.byDelta[8]).toBeCloseTo(Math.sqrt((2 * k) / 0.5), 10);
    // Columns 3 and 13 are the 25-delta put and call.
    expect(first!.byDelta[13]! - first!.byDelta[3]!).toBeCloseTo(first!.riskReversal25!, 12);
    expect([surface.deltaLabels[0], surface.deltaLabels[16]]).toEqual(['10Δ put', '10Δ call']);
  });

  test('weighs the error of each smile by its quotes', () => {
    // √((40·0.09 + 10·0.01)/50)
    expect(surface.rmse).toBeCloseTo(0.2720294101747, 10);
    expect(surface.quotes).toBe(50);
    expect(surfaceError([])).toBeNull();
  });

  test('says what it is of', () => {
    expect(surface).toMatchObject({ product: 'CL', series: 'LO', source: 'SIMULATED', model: 'AMERICAN' });
    expect(surface).toMatchObject({ tradeDate: '2026-05-18', isArbitrageFree: true, findings: [] });
  });
});

describe('expiries without a smile', () => {
  test('are there, with nulls where the smile would be', () => {
    const { slices, rmse, quotes } = volatilitySurface(dayOf(analysedExpiry({ atmVol: 0.35 })), 'LO');
    expect(slices[0]).toMatchObject({ fit: null, atmVol: 0.35, atmVolStatus: 'OK', riskReversal25: null });
    expect(slices[0]!.byDelta.every((vol) => vol === null)).toBe(true);
    expect(slices[0]!.byLogMoneyness.every((vol) => vol === null)).toBe(true);
    expect(slices[0]!.strikesByLogMoneyness[10]).toBe(75);
    expect([rmse, quotes]).toEqual([null, 0]);
  });

  test('have no strikes by log-moneyness where the forward is not positive', () => {
    const model = { model: 'BACHELIER', reason: 'NOT_LOGNORMAL' } as const;
    const surface = volatilitySurface(dayOf(analysedExpiry({ forward: -37.63, atmVol: 60, model })), 'LO');
    expect(surface.model).toBe('BACHELIER');
    expect(surface.slices[0]!.strikesByLogMoneyness.every((strike) => strike === null)).toBe(true);
    expect(surface.slices[0]!.atmVol).toBe(60);
  });

  test('are no part of it once they are over', () => {
    const surface = volatilitySurface(dayOf(analysedExpiry({ years: 0 })), 'LO');
    expect(surface.slices).toEqual([]);
    expect(surface.model).toBe('AMERICAN');
  });
});

test.each([
  [[], 0.1],
  [[{ lowest: -0.05, highest: 0.1 }], 0.1],
  [[{ lowest: -0.31, highest: 0.1 }], 0.4],
  [[{ lowest: -0.1, highest: 1.7 }], 0.5],
])('the grid is as wide as the quotes, and no wider than one half', (smiles, reach) => {
  const grid = logMoneynessGrid(smiles);
  expect([grid.length, grid[0], grid[10], grid[20]]).toEqual([21, -reach, 0, reach]);
});
