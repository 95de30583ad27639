/**
 * SABR by Hagan's formulas: every reference row (40 digits), the limits in which the model is Black-76 or Bachelier,
 * smoothness through the money, and the fit on the formula's own volatilities.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import { fitSabr } from '../../src/sabr/fit-sabr.js';
import { normalSabrVol, sabrVol } from '../../src/sabr/sabr-vol.js';
import { describeWithVectors } from '../vectors.js';

const RUNS = { numRuns: 1_000 };

interface SabrRow {
  readonly F: number;
  readonly K: number;
  readonly T: number;
  readonly alpha: number;
  readonly beta: number;
  readonly nu: number;
  readonly rho: number;
  readonly shift: number;
  readonly lognormalVol: number;
  readonly normalVol: number;
}

const model = fc.record({
  F: fc.double({ min: 1, max: 200, noNaN: true }),
  T: fc.double({ min: 0.02, max: 2, noNaN: true }),
  vol: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  beta: fc.double({ min: 0, max: 1, noNaN: true }),
  nu: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
  rho: fc.double({ min: -0.8, max: 0.8, noNaN: true }),
});

function relative(value: number, reference: number): number {
  return Math.abs(value - reference) / Math.abs(reference);
}

describeWithVectors<SabrRow>('sabrVol against 40 digits', 'sabr', (rows) => {
  it('gives both kinds within 1e-12', () => {
    for (const { F, K, T, alpha, beta, nu, rho, shift, lognormalVol, normalVol } of rows) {
      expect(relative(sabrVol(F, K, T, alpha, beta, nu, rho, shift), lognormalVol)).toBeLessThan(1e-12);
      expect(relative(sabrVol(F, K, T, alpha, beta, nu, rho, shift, 'NORMAL'), normalVol)).toBeLessThan(1e-12);
    }
  });

  it.each(['LOGNORMAL', 'NORMAL'] as const)('are recovered from 21 quotes: %s', (kind) => {
    for (const { F, T, alpha, beta, nu, rho, shift } of rows) {
      const forward = F + shift;
      const width = alpha * forward ** (beta - 1) * Math.sqrt(T);
      const K = Array.from({ length: 21 }, (_, index) => forward * Math.exp(width * (index - 10) * 0.2) - shift);
      const iv = K.map((strike) => sabrVol(F, strike, T, alpha, beta, nu, rho, shift, kind));
      const fit = fitSabr(F, T, beta, { K, iv }, shift, kind);
      expect(fit.rmse / iv[10]!).toBeLessThan(1e-10);
      // With beta 1 the time correction lets two pairs of alpha and nu give the very same volatilities.
      if (beta === 1) continue;
      expect(relative(fit.alpha, alpha)).toBeLessThan(1e-8);
      expect(Math.abs(fit.nu - nu)).toBeLessThan(1e-8);
      expect(Math.abs(fit.rho - rho)).toBeLessThan(1e-8);
    }
  });
});

describeWithSharedData('SABR with beta 0 and signed forwards, against 40 digits', 'vectors/sabr.json', (path) => {
  it('is right within 1e-12', () => {
    const { normalBeta0 } = JSON.parse(readFileSync(path, 'utf8')) as { normalBeta0: readonly SabrRow[] };
    expect(normalBeta0.length).toBeGreaterThan(0);
    for (const { F, K, T, alpha, nu, rho, normalVol } of normalBeta0) {
      expect(relative(sabrVol(F, K, T, alpha, 0, nu, rho, undefined, 'NORMAL'), normalVol)).toBeLessThan(1e-12);
      expect(relative(normalSabrVol(F, K, T, alpha, nu, rho), normalVol)).toBeLessThan(1e-12);
    }
  });
});

describe('sabrVol', () => {
  it('is Black-76 with beta 1 and Bachelier with beta 0 where volatility does not move', () => {
    expect(sabrVol(75, 90, 1, 0.3, 1, 0, 0)).toBeCloseTo(0.3, 15);
    expect(sabrVol(-37.63, 10, 1, 20, 0, 0, 0, undefined, 'NORMAL')).toBe(20);
  });

  it('is the formula by hand at the money', () => {
    // α/F^½ = 0.3; 1 + (0.25/24·0.09 + 0.25·(−0.4)·0.5·0.8·0.3 + (2 − 0.48)/24·0.64)·0.5
    const factor = 1 + ((0.25 / 24) * 0.09 - 0.012 + (1.52 / 24) * 0.64) * 0.5;
    expect(sabrVol(64, 64, 0.5, 2.4, 0.5, 0.8, -0.4)).toBeCloseTo(0.3 * factor, 14);
  });

  it('is smooth through the money', () => {
    const kinds = fc.constantFrom('LOGNORMAL' as const, 'NORMAL' as const);
    fc.assert(
      fc.property(model, kinds, fc.integer({ min: 4, max: 15 }), ({ F, T, vol, beta, nu, rho }, kind, digits) => {
        const at = (K: number): number => sabrVol(F, K, T, vol * F ** (1 - beta), beta, nu, rho, 0, kind);
        const step = 10 ** -digits;
        const middle = 0.5 * (at(F * (1 - step)) + at(F * (1 + step)));
        expect(relative(middle, at(F))).toBeLessThan(1e-13 + 100 * step * step);
      }),
      RUNS,
    );
  });

  it('scales: forward, strike and shift by c, alpha by c^(1 − beta)', () => {
    const scales = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(model, scales, ({ F, T, vol, beta, nu, rho }, c) => {
        const alpha = vol * F ** (1 - beta);
        const here = sabrVol(F, 1.2 * F, T, alpha, beta, nu, rho, 0.1 * F);
        const there = sabrVol(c * F, 1.2 * c * F, T, alpha * c ** (1 - beta), beta, nu, rho, 0.1 * c * F);
        expect(relative(there, here)).toBeLessThan(1e-12);
      }),
      RUNS,
    );
  });

  it('mirrors for beta 0: forward, strike and rho change their sign together', () => {
    fc.assert(
      fc.property(model, fc.double({ min: -200, max: 200, noNaN: true }), ({ F, T, nu, rho }, K) => {
        expect(normalSabrVol(-F, -K, T, 10, nu, -rho)).toBe(normalSabrVol(F, K, T, 10, nu, rho));
      }),
      RUNS,
    );
  });

  it('is NaN where there is no logarithm, and for NaN', () => {
    expect(sabrVol(-37.63, 10, 1, 0.3, 0.5, 0.5, 0)).toBeNaN();
    expect(sabrVol(75, 0, 1, 0.3, 0.5, 0.5, 0)).toBeNaN();
    expect(sabrVol(-5, 10, 1, 0.3, 0, 0.5, 0, 0, 'NORMAL')).toBeNaN();
    expect(sabrVol(75, 80, NaN, 0.3, 0.5, 0.5, 0)).toBeNaN();
    expect(normalSabrVol(75, NaN, 1, 10, 0.5, 0)).toBeNaN();
  });

  it('keeps its digits far into a wing', () => {
    // z = −1,000, rho = ½: (s + z − rho)·(s − z + rho) = 1 − rho², so x = −ln((s − z + rho)/(1 + rho)), without a
    // difference of near numbers; s² = 1 + 1,000 + 10⁶.
    const x = -Math.log((Math.sqrt(1_001_001) + 1_000.5) / 1.5);
    const skew = -1_000 / x;
    expect(relative(normalSabrVol(0, 1_000, 0, 1, 1, 0.5), skew)).toBeLessThan(1e-14);
  });
});

describe('fitSabr', () => {
  it('recovers the model from its own volatilities', () => {
    fc.assert(
      fc.property(model, ({ F, T, vol, beta, nu, rho }) => {
        const alpha = vol * F ** (1 - beta);
        const K = Array.from({ length: 15 }, (_, index) => F * Math.exp(vol * Math.sqrt(T) * (index - 7) * 0.3));
        const iv = K.map((strike) => sabrVol(F, strike, T, alpha, beta, nu, rho));
        fc.pre(iv.every((value) => value > 0));
        expect(fitSabr(F, T, beta, { K, iv }).rmse).toBeLessThan(1e-10);
      }),
      RUNS,
    );
  });

  it('takes signed forwards with beta 0', () => {
    const K = [-60, -50, -40, -30, -20, 5];
    const iv = K.map((strike) => normalSabrVol(-35, strike, 0.5, 15, 0.7, -0.3));
    const fit = fitSabr(-35, 0.5, 0, { K, iv }, undefined, 'NORMAL');
    expect(fit.alpha).toBeCloseTo(15, 8);
    expect(fit.nu).toBeCloseTo(0.7, 8);
    expect(fit.rho).toBeCloseTo(-0.3, 8);
  });

  it('is least squares: no neighbour of the fit is nearer to noisy quotes, and weights count', () => {
    const K = [50, 55, 60, 65, 70, 75, 80, 85, 90, 100];
    const clean = K.map((strike) => sabrVol(72, strike, 0.5, 0.35, 1, 0.9, -0.3));
    const iv = clean.map((value, index) => value + 0.01 * Math.sin(3 * index * index));
    const { alpha, nu, rho, rmse } = fitSabr(72, 0.5, 1, { K, iv });
    const errorOf = (a: number, n: number, r: number): number =>
      Math.sqrt(K.reduce((sum, k, index) => sum + (sabrVol(72, k, 0.5, a, 1, n, r) - iv[index]!) ** 2, 0) / K.length);
    expect(errorOf(alpha, nu, rho)).toBeCloseTo(rmse, 12);
    for (const step of [-1e-3, 1e-3]) {
      expect(errorOf(alpha + step, nu, rho)).toBeGreaterThan(rmse);
      expect(errorOf(alpha, nu + step, rho)).toBeGreaterThan(rmse);
      expect(errorOf(alpha, nu, rho + step)).toBeGreaterThan(rmse);
    }
    const spoilt = clean.map((value, index) => (index === 3 ? 2 : value));
    const weight = K.map((_, index) => (index === 3 ? 0 : 1));
    expect(fitSabr(72, 0.5, 1, { K, iv: spoilt, weight }).rmse).toBeLessThan(1e-12);
  });

  it('stays within the model for quotes that are none of it, and is NaN without quotes', () => {
    const K = [50, 60, 70, 80, 90];
    const fit = fitSabr(72, 0.5, 0.5, { K, iv: [0.2, 0.9, 0.1, 0.8, 0.3] });
    expect(fit.alpha).toBeGreaterThan(0);
    expect(fit.nu).toBeGreaterThanOrEqual(0);
    expect(Math.abs(fit.rho)).toBeLessThan(1);
    expect(fitSabr(72, 0.5, 0.5, { K: [], iv: [] })).toEqual({ alpha: NaN, nu: NaN, rho: NaN, rmse: NaN });
    expect(fitSabr(-72, 0.5, 0.5, { K, iv: [0.2, 0.2, 0.2, 0.2, 0.2] }).alpha).toBeNaN();
    expect(fitSabr(NaN, 0.5, 0.5, { K, iv: [0.2, 0.2, 0.2, 0.2, 0.2] }).alpha).toBeNaN();
  });
});
