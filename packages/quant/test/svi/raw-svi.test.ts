/**
 * Closed forms of SVI and SSVI: every reference row (40 digits), the slice of Axel Vogt that Gatheral & Jacquier (2014),
 * example 3.1, publish with its arbitrage, values by hand, and the two parametrisations against one another.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fromJumpWings, sviToJumpWings } from '../../src/svi/jump-wings.js';
import { sviDurrlemanG, sviLeastVariance, sviTotalVariance } from '../../src/svi/raw-svi.js';
import { ssviPhi, ssviToRawSvi, ssviTotalVariance } from '../../src/svi/ssvi.js';
import type { SsviParameters } from '../../src/svi/ssvi.js';
import { describeWithVectors } from '../vectors.js';

const GRID = [
  -1.5, -1, -0.7, -0.5, -0.35, -0.25, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.25, 0.35, 0.5, 0.7, 1, 1.5,
] as const;
const VOGT = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };
const RUNS = { numRuns: 1_000 };
const JUMP_WINGS = ['v', 'psi', 'p', 'c', 'vTilde'] as const;

interface SviRow {
  readonly T: number;
  readonly a: number;
  readonly b: number;
  readonly rho: number;
  readonly m: number;
  readonly sigma: number;
  readonly w: readonly number[];
  readonly g: readonly number[];
  readonly minW: number;
  readonly jw: Readonly<Record<(typeof JUMP_WINGS)[number], number>>;
}

interface SsviRow {
  readonly rho: number;
  readonly params: { readonly lambda: number } | { readonly eta: number; readonly gamma: number };
  readonly slices: readonly { readonly theta: number; readonly phi: number; readonly w: readonly number[] }[];
}

const slice = fc.record({
  a: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
  b: fc.double({ min: 0.01, max: 1, noNaN: true }),
  rho: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
  m: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
  sigma: fc.double({ min: 0.05, max: 1, noNaN: true }),
});
const logMoneyness = fc.double({ min: -3, max: 3, noNaN: true });

function relative(value: number, reference: number): number {
  return Math.abs(value - reference) / Math.abs(reference);
}

describeWithVectors<SviRow>('raw SVI against 40 digits', 'svi', (rows) => {
  it('gives total variance, and the least of it, within 1e-12', () => {
    for (const row of rows) {
      GRID.forEach((k, index) => {
        expect(relative(sviTotalVariance(row, k), row.w[index]!)).toBeLessThan(1e-12);
      });
      expect(relative(sviLeastVariance(row), row.minW)).toBeLessThan(1e-12);
    }
  });

  it("gives Durrleman's g within 1e-10", () => {
    for (const row of rows) {
      GRID.forEach((k, index) => {
        expect(relative(sviDurrlemanG(row, k), row.g[index]!)).toBeLessThan(1e-10);
      });
    }
  });

  it('gives jump wings within 1e-12, and the raw parameters back from them', () => {
    for (const row of rows) {
      const jumpWings = sviToJumpWings(row, row.T);
      for (const name of JUMP_WINGS) expect(relative(jumpWings[name], row.jw[name])).toBeLessThan(1e-12);
      const raw = fromJumpWings(jumpWings, row.T);
      for (const name of ['a', 'b', 'rho', 'm', 'sigma'] as const) {
        expect(Math.abs(raw[name] - row[name])).toBeLessThan(1e-10);
      }
    }
  });
});

describeWithVectors<SsviRow>('SSVI against 40 digits', 'ssvi', (rows) => {
  it('gives slope and total variance within 1e-12, as a surface and as raw slices', () => {
    for (const row of rows) {
      const params: SsviParameters = { rho: row.rho, ...row.params };
      for (const { theta, phi, w } of row.slices) {
        expect(relative(ssviPhi(params, theta), phi)).toBeLessThan(1e-12);
        const raw = ssviToRawSvi(params, theta);
        GRID.forEach((k, index) => {
          expect(relative(ssviTotalVariance(params, theta, k), w[index]!)).toBeLessThan(1e-12);
          expect(relative(sviTotalVariance(raw, k), w[index]!)).toBeLessThan(1e-12);
        });
      }
    }
  });
});

describe('raw SVI', () => {
  it('is what the formula says by hand', () => {
    // √(0.3² + 0.4²) = 0.5
    const params = { a: 0.04, b: 0.2, rho: -0.5, m: 0.1, sigma: 0.4 };
    expect(sviTotalVariance(params, 0.4)).toBeCloseTo(0.04 + 0.2 * (-0.15 + 0.5), 15);
    // w = 0.11, w′ = 0.2·(−0.5 + 0.6) = 0.02, w″ = 0.2·0.16/0.125 = 0.256
    const byHand = (1 - (0.4 * 0.02) / 0.22) ** 2 - (0.0004 / 4) * (1 / 0.11 + 0.25) + 0.128;
    expect(sviDurrlemanG(params, 0.4)).toBeCloseTo(byHand, 14);
  });

  it('finds the published jump wings and arbitrage of the Vogt slice', () => {
    const { v, psi, p, c, vTilde } = sviToJumpWings(VOGT, 1);
    expect(v).toBeCloseTo(0.01742625, 8);
    expect(psi).toBeCloseTo(-0.1752111, 7);
    expect(p).toBeCloseTo(0.6997381, 7);
    expect(c).toBeCloseTo(1.316798, 6);
    expect(vTilde).toBeCloseTo(0.0116249, 7);
    expect(sviDurrlemanG(VOGT, 0.88)).toBeCloseTo(-0.032863340367583344, 12);
  });

  it("finds the paper's repair of the Vogt slice free of arbitrage at its lowest point", () => {
    const repaired = fromJumpWings(
      { v: 0.01742625, psi: -0.1752111, p: 0.6997381, c: 0.8564763, vTilde: 0.0116249 },
      1,
    );
    expect(sviDurrlemanG(repaired, 0.81)).toBeCloseTo(0.00811899362064444, 10);
  });

  it('has g = 1 where there is no smile and NaN where there is no variance', () => {
    const flat = { a: 0.09, b: 0, rho: 0, m: 0, sigma: 0.1 };
    expect(sviDurrlemanG(flat, 0.7)).toBe(1);
    expect(sviDurrlemanG({ ...flat, a: 0 }, 0.7)).toBeNaN();
    expect(sviDurrlemanG({ ...flat, a: -0.01 }, 0.7)).toBeNaN();
    expect(sviTotalVariance(flat, NaN)).toBeNaN();
    expect(sviDurrlemanG(flat, NaN)).toBeNaN();
  });

  it("has g tend to (4 − slope²)/16 in each wing, Lee's bound", () => {
    const params = { a: 0.02, b: 0.8, rho: 0.5, m: 0, sigma: 0.2 };
    expect(sviDurrlemanG(params, 1e7)).toBeCloseTo((4 - 1.2 ** 2) / 16, 5);
    expect(sviDurrlemanG(params, -1e7)).toBeCloseTo((4 - 0.4 ** 2) / 16, 5);
  });

  it('is nowhere below its least variance and mirrors with rho, m and k', () => {
    fc.assert(
      fc.property(slice, logMoneyness, (params, k) => {
        const w = sviTotalVariance(params, k);
        const mirrored = { ...params, rho: -params.rho, m: -params.m };
        expect(w).toBeGreaterThanOrEqual(sviLeastVariance(params) * (1 - 1e-12));
        expect(sviTotalVariance(mirrored, -k)).toBeCloseTo(w, 13);
        expect(sviDurrlemanG(mirrored, -k)).toBeCloseTo(sviDurrlemanG(params, k), 9);
      }),
      RUNS,
    );
  });
});

describe('jump wings', () => {
  it('give back the smile that they were read from', () => {
    const years = fc.double({ min: 0.01, max: 3, noNaN: true });
    fc.assert(
      fc.property(slice, years, logMoneyness, (params, T, k) => {
        const jumpWings = sviToJumpWings(params, T);
        // With the turn at the money, v = vTilde and the width is not in the five numbers.
        fc.pre(Math.abs(jumpWings.psi) > 1e-2 && jumpWings.v - jumpWings.vTilde > 1e-3 * jumpWings.v);
        const w = sviTotalVariance(params, k);
        expect(relative(sviTotalVariance(fromJumpWings(jumpWings, T), k), w)).toBeLessThan(1e-8);
      }),
      RUNS,
    );
  });

  it('are NaN for a slice without variance at the money, and flat without wings', () => {
    expect(sviToJumpWings({ a: -1, b: 0.1, rho: 0, m: 0, sigma: 0.1 }, 1).p).toBeNaN();
    expect(fromJumpWings({ v: 0.09, psi: 0, p: 0, c: 0, vTilde: 0.09 }, 2)).toMatchObject({ a: 0.18, b: 0 });
    const atTheMoney = fromJumpWings({ v: 0.09, psi: 0, p: 0.5, c: 0.5, vTilde: 0.09 }, 1);
    expect(sviTotalVariance(atTheMoney, 0)).toBeCloseTo(0.09, 15);
  });
});

describe('SSVI', () => {
  it('is theta at the money, whatever the slope', () => {
    const theta = fc.double({ min: 1e-4, max: 2, noNaN: true });
    const rho = fc.double({ min: -0.99, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(theta, rho, fc.double({ min: 0.01, max: 10, noNaN: true }), (level, correlation, phi) => {
        expect(relative(ssviTotalVariance({ rho: correlation, phi }, level, 0), level)).toBeLessThan(1e-14);
      }),
      RUNS,
    );
  });

  it('takes the slope as a number or as a function of theta', () => {
    const phi = (theta: number): number => 0.5 / Math.sqrt(theta);
    expect(ssviTotalVariance({ rho: -0.3, phi }, 0.04, 0.2)).toBe(
      ssviTotalVariance({ rho: -0.3, phi: 2.5 }, 0.04, 0.2),
    );
  });

  it('has the Heston-like slope tend to ½ for small variance', () => {
    expect(ssviPhi({ rho: 0, lambda: 1 }, 1e-12)).toBeCloseTo(0.5, 11);
    // Both sides of where the series ends: (1 − (1 − e^(−½))/½)/½ = 0.42612263885053369…
    expect(ssviPhi({ rho: 0, lambda: 1 }, 0.5)).toBeCloseTo(0.4261226388505337, 15);
    expect(ssviPhi({ rho: 0, lambda: 1 }, 0.4999999999)).toBeCloseTo(0.4261226388505337, 10);
  });
});
