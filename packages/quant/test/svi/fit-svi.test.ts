/**
 * The SVI fit: slices without noise come back, the certificate says what an independent look finds, and `repair` leaves
 * no arbitrage at the least cost. Where noise is needed it is drawn by fast-check or by a fixed sine.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fitSvi } from '../../src/svi/fit-svi.js';
import type { SviSurfaceFit } from '../../src/svi/fit-svi.js';
import { fromJumpWings } from '../../src/svi/jump-wings.js';
import { sviDurrlemanG, sviTotalVariance } from '../../src/svi/raw-svi.js';
import type { SviParameters } from '../../src/svi/raw-svi.js';
import type { SviQuotes } from '../../src/svi/slice-data.js';
import { ssviTotalVariance } from '../../src/svi/ssvi.js';
import { describeWithVectors } from '../vectors.js';

const VOGT = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };

type SviRow = SviParameters & { readonly T: number; readonly butterflyFree: boolean; readonly minG: number };

function quotesOf(params: SviParameters, T: number, count: number, reach: number): SviQuotes {
  const k = Array.from({ length: count }, (_, index) => -reach + (2 * reach * index) / (count - 1));
  return { T, k, iv: k.map((x) => Math.sqrt(sviTotalVariance(params, x) / T)) };
}

/** Root mean squared error in volatility, formed here. */
function rmseOf(params: SviParameters, { T, k, iv }: SviQuotes): number {
  const squares = Array.from(k, (x, index) => (Math.sqrt(sviTotalVariance(params, x) / T) - iv[index]!) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

/** No density below zero and no total variance that falls, on a grid that is not the fit's own. */
function expectNoArbitrage(fit: SviSurfaceFit): void {
  const slices = fit.slices.toSorted((a, b) => a.T - b.T);
  expect(fit.certificate.isArbitrageFree).toBe(true);
  let leastG = Infinity;
  let leastGap = Infinity;
  for (let k = -5; k <= 5; k += 0.0071) {
    slices.forEach(({ params }, index) => {
      leastG = Math.min(leastG, sviDurrlemanG(params, k));
      if (index === 0) return;
      leastGap = Math.min(leastGap, sviTotalVariance(params, k) - sviTotalVariance(slices[index - 1]!.params, k));
    });
  }
  expect(leastG).toBeGreaterThan(-1e-12);
  expect(leastGap).toBeGreaterThan(-1e-12);
  for (const { params } of slices) expect(params.b * (1 + Math.abs(params.rho))).toBeLessThanOrEqual(2);
}

describeWithVectors<SviRow>('fitSvi on the reference slices', 'svi', (rows) => {
  it.each([
    [5, 0.3],
    [9, 0.7],
    [21, 1],
    [31, 1.5],
  ])('recovers every slice without arbitrage from %i quotes within ±%d', (count, reach) => {
    const free = rows.filter((row) => row.butterflyFree);
    expect(free.length).toBeGreaterThan(0);
    for (const row of free) {
      const quotes = quotesOf(row, row.T, count, reach);
      const fit = fitSvi([quotes]);
      expect(rmseOf(fit.slices[0]!.params, quotes)).toBeLessThan(1e-10);
      expect(fit.certificate.rmse[0]).toBeLessThan(1e-8);
    }
  });

  it('certifies as free just those that are, with the least g that the rows give', () => {
    for (const row of rows.filter(({ b, rho }) => b * (1 + Math.abs(rho)) <= 2)) {
      const { minG } = fitSvi([quotesOf(row, row.T, 21, 1)]).certificate;
      expect(minG >= 0).toBe(row.butterflyFree);
      // The rows have it on nodes 0.005 apart; the certificate also looks between.
      expect(minG).toBeLessThanOrEqual(row.minG + 1e-5);
      expect(minG).toBeGreaterThan(row.minG - 2e-3);
    }
  });

  it('repairs every other one', () => {
    for (const row of rows.filter(({ butterflyFree }) => !butterflyFree)) {
      expectNoArbitrage(fitSvi([quotesOf(row, row.T, 21, 1)], { repair: true }));
    }
  });
});

describe('fitSvi', () => {
  it('certifies the arbitrage of the Vogt slice where Gatheral and Jacquier print it', () => {
    const { slices, certificate } = fitSvi([quotesOf(VOGT, 1, 31, 1.5)]);
    expect(certificate.isArbitrageFree).toBe(false);
    expect(certificate.minG).toBeCloseTo(-0.03286, 4);
    expect(slices[0]!.argMinG).toBeCloseTo(0.88, 1);
    expect(certificate.minW).toBeCloseTo(0.0116249, 6);
  });

  it("repairs the Vogt slice at less cost than the paper's optimum", () => {
    const quotes = quotesOf(VOGT, 1, 31, 1.5);
    const repaired = fitSvi([quotes], { repair: true });
    const paper = fromJumpWings({ v: 0.01742625, psi: -0.1752111, p: 0.6997381, c: 0.8564763, vTilde: 0.0116249 }, 1);
    expectNoArbitrage(repaired);
    expect(rmseOf(repaired.slices[0]!.params, quotes)).toBeLessThan(0.5 * rmseOf(paper, quotes));
  });

  it('leaves a slice without arbitrage as it is when told to repair', () => {
    const quotes = [quotesOf({ a: 0.02, b: 0.1, rho: -0.4, m: 0.05, sigma: 0.2 }, 0.5, 15, 0.6)];
    expect(fitSvi(quotes, { repair: true })).toEqual(fitSvi(quotes));
  });

  it('finds least squares in volatility: no neighbour of the fit is nearer to noisy quotes', () => {
    const clean = quotesOf({ a: 0.02, b: 0.1, rho: -0.4, m: 0.05, sigma: 0.2 }, 0.5, 21, 0.6);
    const quotes = { ...clean, iv: Array.from(clean.iv, (vol, index) => vol + 0.01 * Math.sin(37 * index * index)) };
    const { params } = fitSvi([quotes]).slices[0]!;
    const least = rmseOf(params, quotes);
    for (const name of ['a', 'b', 'rho', 'm', 'sigma'] as const) {
      for (const step of [-1e-4, 1e-4]) {
        expect(rmseOf({ ...params, [name]: params[name] + step }, quotes)).toBeGreaterThan(least);
      }
    }
  });

  it('counts weights: a quote with hardly any does not move the fit', () => {
    const params = { a: 0.02, b: 0.1, rho: -0.4, m: 0.05, sigma: 0.2 };
    const clean = quotesOf(params, 0.5, 21, 0.6);
    const iv = Array.from(clean.iv);
    iv[7] = 0.9;
    const weighted = fitSvi([{ ...clean, iv, weight: iv.map((_, index) => (index === 7 ? 1e-14 : 1)) }]);
    const dropped = fitSvi([{ ...clean, iv, weight: iv.map((_, index) => (index === 7 ? 0 : 1)) }]);
    expect(rmseOf(weighted.slices[0]!.params, clean)).toBeLessThan(1e-6);
    expect(rmseOf(dropped.slices[0]!.params, clean)).toBeLessThan(1e-12);
    expect(rmseOf(fitSvi([{ ...clean, iv }]).slices[0]!.params, clean)).toBeGreaterThan(1e-3);
  });

  it('counts crossings of expiries, in whatever order they come, and repairs them', () => {
    const smile = { b: 0.05, rho: -0.3, m: 0, sigma: 0.2 };
    const expiries = [
      quotesOf({ a: 0.09, ...smile }, 1, 15, 0.5),
      quotesOf({ a: 0.02, ...smile }, 0.25, 15, 0.5),
      quotesOf({ a: 0.1, ...smile }, 0.5, 15, 0.5),
    ];
    const fit = fitSvi(expiries);
    expect(fit.certificate.calendarCrossings).toBe(1);
    expect(fit.certificate.calendarGap).toBeCloseTo(-0.01, 8);
    expect(fit.slices.map(({ T }) => T)).toEqual([1, 0.25, 0.5]);
    expect(fit.slices[0]!.calendarGap).toBeCloseTo(-0.01, 8);
    const repaired = fitSvi(expiries, { repair: true });
    expectNoArbitrage(repaired);
    // Lifting the last one alone would cost it 0.01/(2·√0.1) = 1.6 vol points: both give way instead.
    expect(repaired.certificate.rmse[1]).toBeLessThan(1e-8);
    expect(repaired.certificate.rmse[0]).toBeLessThan(1.2);
    expect(repaired.certificate.rmse[2]).toBeLessThan(1.2);
  });

  it('sees that a steeper wing of an earlier expiry crosses far beyond the quotes', () => {
    const early = quotesOf({ a: 0.01, b: 0.2, rho: 0, m: 0, sigma: 0.1 }, 0.5, 15, 0.3);
    const late = quotesOf({ a: 0.5, b: 0.1, rho: 0, m: 0, sigma: 0.1 }, 1, 15, 0.3);
    expect(fitSvi([early, late]).certificate).toMatchObject({ calendarCrossings: 1, calendarGap: -Infinity });
  });

  it('repairs whatever it is given', () => {
    const quote = fc.tuple(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: 0.03, max: 1.5, noNaN: true }),
    );
    const expiry = fc.array(quote, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(expiry, { minLength: 1, maxLength: 2 }), (expiries) => {
        const slices = expiries.map((quotes, index) => ({
          T: 0.1 * (index + 1),
          k: quotes.map(([k]) => k),
          iv: quotes.map(([, iv]) => iv),
        }));
        expect(fitSvi(slices, { repair: true }).certificate.isArbitrageFree).toBe(true);
      }),
      // Every run is some hundred thousand evaluations of g.
      { numRuns: 1_000 },
    );
  });

  it('gives parameters within their ranges and a certificate without NaN for any quotes', () => {
    const quote = fc.tuple(
      fc.double({ min: -0.6, max: 0.6, noNaN: true }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(quote, { minLength: 1, maxLength: 13 }),
        fc.double({ min: 0.02, max: 2, noNaN: true }),
        (drawn, T) => {
          const { slices, certificate } = fitSvi([{ T, k: drawn.map(([k]) => k), iv: drawn.map(([, iv]) => iv) }]);
          const { b, rho, sigma } = slices[0]!.params;
          expect([b >= 0, Math.abs(rho) <= 1, sigma > 0, certificate.wingSlope <= 2 + 1e-12]).toEqual([
            true,
            true,
            true,
            true,
          ]);
          expect(Object.values(certificate).flat()).not.toContain(NaN);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('looks for arbitrage as far out as doubles go', () => {
    const k = [0.20345344603992999, 0.08015895029529929, -0.2497490404639393];
    const iv = [1.3245859346423066, 0.8092572237505369, 1.365693530857816];
    const { slices, certificate } = fitSvi([{ T: 1.5841654562205076, k, iv }], { repair: true });
    expect(certificate.isArbitrageFree).toBe(true);
    for (let distance = 0.01; distance < 1e6; distance *= 1.1) {
      expect(sviDurrlemanG(slices[0]!.params, distance)).toBeGreaterThanOrEqual(0);
      expect(sviDurrlemanG(slices[0]!.params, -distance)).toBeGreaterThanOrEqual(0);
    }
  });

  it('keeps expiries in order beside one that is none, and certifies nothing where nothing was fitted', () => {
    const quotes = (T: number, level: number): { T: number; k: number[]; iv: number[] } => ({
      T,
      k: [-0.2, -0.1, 0, 0.1, 0.2],
      iv: [0.1, 0.05, 0, 0.01, 0.03].map((smile) => level + smile),
    });
    const { slices, certificate } = fitSvi([quotes(1, 0.3), quotes(NaN, 0.4), quotes(0.5, 0.6), quotes(0.2, 0.9)], {
      repair: true,
    });
    const [late, none, middle, early] = slices.map(({ params }) => sviTotalVariance(params, 0));
    expect(none).toBeNaN();
    expect(certificate.calendarCrossings).toBe(0);
    expect(early).toBeLessThanOrEqual(middle! + 1e-12);
    expect(middle).toBeLessThanOrEqual(late! + 1e-12);
    expect(fitSvi([{ T: 0.5, k: [NaN], iv: [NaN] }]).certificate.isArbitrageFree).toBe(false);
  });

  it('recovers slices drawn at random', () => {
    const drawn = fc.record({
      a: fc.double({ min: 0.002, max: 0.1, noNaN: true }),
      b: fc.double({ min: 0.02, max: 0.4, noNaN: true }),
      rho: fc.double({ min: -0.8, max: 0.8, noNaN: true }),
      m: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      sigma: fc.double({ min: 0.06, max: 0.6, noNaN: true }),
    });
    fc.assert(
      fc.property(drawn, fc.double({ min: 0.02, max: 2, noNaN: true }), (params, T) => {
        const quotes = quotesOf(params, T, 21, 0.8);
        expect(rmseOf(fitSvi([quotes]).slices[0]!.params, quotes)).toBeLessThan(1e-10);
      }),
      { numRuns: 1_000 },
    );
  });

  it('fits a surface of SSVI slices with noise, and repairs it without losing the quotes', () => {
    const slices = Array.from({ length: 12 }, (_, expiry) => {
      const T = 0.05 * (expiry + 1);
      const k = Array.from({ length: 25 }, (__, index) => (-1 + index / 12) * 0.8 * Math.sqrt(T));
      const iv = k.map((x, index) => {
        const w = ssviTotalVariance({ rho: -0.35, eta: 1.2, gamma: 0.45 }, 0.12 * T, x);
        return Math.sqrt(w / T) * (1 + 0.02 * Math.sin(expiry * 7.1 + index * index * 3.3));
      });
      return { T, k, iv };
    });
    expect(fitSvi(slices).certificate.isArbitrageFree).toBe(false);
    const repaired = fitSvi(slices, { repair: true });
    expectNoArbitrage(repaired);
    // 2 % of noise on a volatility near 0.35 is 0.7 vol points at its peaks.
    expect(Math.max(...repaired.certificate.rmse)).toBeLessThan(0.8);
  });

  it('gives a flat slice for one or two quotes or one strike, and a good one for three and four', () => {
    expect(fitSvi([{ T: 1, k: [0.1], iv: [0.3] }]).slices[0]!.params).toMatchObject({ b: 0 });
    const one = fitSvi([{ T: 1, k: [0.1, 0.1, 0.1], iv: [0.3, 0.3, 0.3] }]);
    expect(sviTotalVariance(one.slices[0]!.params, 0.1)).toBeCloseTo(0.09, 12);
    for (const k of [
      [-0.2, 0, 0.2],
      [-0.3, -0.1, 0.1, 0.2],
    ]) {
      const quotes = { T: 1, k, iv: k.map((x) => 0.3 + 0.2 * x * x - 0.05 * x) };
      expect(fitSvi([quotes]).certificate.rmse[0]).toBeLessThan(0.2);
    }
  });

  it('leaves an expiry without quotes out of the certificate, and says NaN for it', () => {
    const good = quotesOf({ a: 0.02, b: 0.1, rho: -0.4, m: 0.05, sigma: 0.2 }, 0.5, 15, 0.6);
    for (const bad of [
      { T: 1, k: [], iv: [] },
      { T: 1, k: [0, 0.1], iv: [NaN, -0.2] },
      { T: 0, k: [0, 0.1, 0.2], iv: [0.3, 0.3, 0.3] },
      { T: NaN, k: [0, 0.1, 0.2], iv: [0.3, 0.3, 0.3] },
    ]) {
      const fit = fitSvi([bad, good], { repair: true });
      expect(fit.slices[0]!.params.a).toBeNaN();
      expect(fit.certificate.rmse[0]).toBeNaN();
      expect(fit.certificate.isArbitrageFree).toBe(true);
    }
    expect(fitSvi([]).slices).toEqual([]);
  });

  it('comes to an end for quotes and expiries of any size', () => {
    for (const [k, T] of [
      [[-1e300, -1, 0, 1, 1e300], 1],
      [[-1e6, -1, 0, 1, 1e6], 1],
      [[-5e-324, 0, 5e-324], 1],
      [[-1, -0.5, 0, 0.5, 1], 1e-300],
      [[-1, -0.5, 0, 0.5, 1], Infinity],
    ] as const) {
      const fit = fitSvi([{ T, k, iv: k.map((_, index) => 0.3 + 0.01 * index) }], { repair: true });
      expect(fit.slices).toHaveLength(1);
    }
  });
});
