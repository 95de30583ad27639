/**
 * The certificate between and beyond its nodes: least g against a search of its own, and crossings of far wings by
 * exact arithmetic on the parameters, as whole multiples of 2⁻¹²⁰⁰.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fitSvi } from '../../src/svi/fit-svi.js';
import { sviDurrlemanG, sviTotalVariance } from '../../src/svi/raw-svi.js';
import type { SviParameters } from '../../src/svi/raw-svi.js';
import { scanCalendar, scanSlice } from '../../src/svi/slice-scan.js';

const SCALE = 1_200n;

function exact(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const digits = (bits & 0xfffffffffffffn) | (exponent === 0n ? 0n : 1n << 52n);
  const size = (digits << SCALE) >> (1_075n - (exponent === 0n ? 1n : exponent));
  return value < 0 ? -size : size;
}

/** Slope of a wing and where its asymptote meets k = 0, as doubles of their exact differences. */
function wingGap(earlier: SviParameters, later: SviParameters, side: 1n | -1n): { slope: number; intercept: number } {
  const times = (x: bigint, y: bigint): bigint => (x * y) >> SCALE;
  const slopeOf = ({ b, rho }: SviParameters): bigint => times(exact(b), (1n << SCALE) + side * exact(rho));
  const interceptOf = (slice: SviParameters): bigint => exact(slice.a) - side * times(slopeOf(slice), exact(slice.m));
  const rounded = (x: bigint): number => Number(x >> (SCALE - 200n)) / 2 ** 200;
  return {
    slope: rounded(slopeOf(later) - slopeOf(earlier)),
    intercept: rounded(interceptOf(later) - interceptOf(earlier)),
  };
}

/** Least g within ±2: a grid that is not the certificate's, made finer ten times as often as it takes. */
function leastG(params: SviParameters): number {
  let at = 0;
  let least = Infinity;
  let width = 2;
  for (let zoom = 0; zoom < 10; zoom += 1) {
    const centre = at;
    const count = zoom === 0 ? 2_011 : 41;
    for (let index = 0; index < count; index += 1) {
      const k = Math.min(Math.max(centre + width * ((2 * index) / (count - 1) - 1), -2), 2);
      const g = sviDurrlemanG(params, k);
      if (g < least) {
        least = g;
        at = k;
      }
    }
    width = zoom === 0 ? 2e-3 : width / 10;
  }
  return least;
}

const anySlice = fc.record({
  a: fc.double({ min: 0.002, max: 0.1, noNaN: true }),
  b: fc.double({ min: 0.02, max: 0.6, noNaN: true }),
  rho: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
  m: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  sigma: fc.double({ min: 0.03, max: 0.8, noNaN: true }),
});

describe('least g', () => {
  it('is the least one between the nodes too, and where it is said to be', () => {
    const scan = { minG: NaN, argMinG: NaN, minGWings: NaN, argMinGWings: NaN };
    fc.assert(
      fc.property(anySlice, (params) => {
        scanSlice(params, -2, 2, scan);
        expect(Math.abs(scan.minG - leastG(params))).toBeLessThanOrEqual(1e-10 * Math.max(1, Math.abs(scan.minG)));
        expect(sviDurrlemanG(params, scan.argMinG)).toBe(scan.minG);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is NaN, as is its place, where nothing could be fitted', () => {
    const { slices } = fitSvi([
      { T: 0.5, k: [NaN], iv: [0.3] },
      { T: 1, k: [0], iv: [0.3] },
      { T: NaN, k: [0], iv: [0.3] },
    ]);
    for (const index of [0, 2]) {
      const { params, rmse, minG, argMinG, minGWings, minW, wingSlope, calendarGap, argCalendarGap } = slices[index]!;
      const { a, b, rho, m, sigma } = params;
      for (const value of [a, b, rho, m, sigma, rmse, minG, argMinG, minGWings]) expect(value).toBeNaN();
      for (const value of [minW, wingSlope, calendarGap, argCalendarGap]) expect(value).toBeNaN();
    }
    // A flat slice is lognormal: g is 1 everywhere, and the first place of all is as good as any.
    expect(slices[1]).toMatchObject({ minG: 1, argMinG: -2 });
  });
});

describe('crossings of far wings', () => {
  const early = { a: 0.02, b: 0.1, rho: 0, m: 0, sigma: 0.1 };
  const calendar = { gap: NaN, argGap: NaN };

  it('are told from the asymptotes where wings are parallel', () => {
    // Above it by 0.1·(0.2² − 0.1²)/(2|k|), below it by 1e-9: they cross at |k| = 1.5e6.
    const later = { ...early, a: 0.02 - 1e-9, sigma: 0.2 };
    expect(sviTotalVariance(later, 1e3)).toBeGreaterThan(sviTotalVariance(early, 1e3));
    scanCalendar(early, later, -2, 2, calendar);
    expect(calendar.gap).toBeCloseTo(-1e-9, 14);
    expect(Math.abs(calendar.argGap)).toBe(Infinity);
    scanCalendar(early, { ...later, a: 0.02 }, -2, 2, calendar);
    expect(calendar.gap).toBeGreaterThanOrEqual(0);
    expect(calendar.gap).toBeLessThan(1e-15);
  });

  it('are none for a slice and itself', () => {
    fc.assert(
      fc.property(anySlice, (slice) => {
        scanCalendar(slice, slice, -2, 2, calendar);
        expect(calendar.gap).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are none in a repaired surface: later wings are steeper, or as steep and above', () => {
    const quote = fc.tuple(
      fc.double({ min: -0.8, max: 0.8, noNaN: true }),
      fc.double({ min: 0.2, max: 1, noNaN: true }),
    );
    const expiry = fc.array(quote, { minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(expiry, { minLength: 2, maxLength: 2 }), (expiries) => {
        const quotes = expiries.map((drawn, index) => ({
          T: 0.1 * (index + 1),
          k: drawn.map(([k]) => k),
          iv: drawn.map(([, iv]) => iv),
        }));
        const { slices, certificate } = fitSvi(quotes, { repair: true });
        expect(certificate.isArbitrageFree).toBe(true);
        for (let index = 1; index < slices.length; index += 1) {
          for (const side of [-1n, 1n] as const) {
            const { slope, intercept } = wingGap(slices[index - 1]!.params, slices[index]!.params, side);
            // Their own rounding: nothing that the distances of quotes, or a million times them, could show.
            expect(slope).toBeGreaterThan(-4e-15);
            if (slope < 4e-15) expect(intercept).toBeGreaterThan(-1e-14);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
