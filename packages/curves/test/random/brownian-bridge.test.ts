/**
 * The excursion of a Brownian bridge against 60-digit values (golden/README.md), against its distribution function
 * and against simulated paths.
 */
import { QuantError, normalQuantile } from '@cushing/quant';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readGolden, relativeError } from '../../../../scripts/testing/golden.ts';
import { brownianBridgeExcursion, nextUniform, seedXoshiro128 } from '../../src/index.js';

fc.configureGlobal({ numRuns: 1_000 });

const rows = readGolden('curves', 'brownian-bridge') as readonly {
  change: number;
  sigma: number;
  u: number;
  excursion: number;
}[]; // what generate.py writes

describe('brownianBridgeExcursion', () => {
  it.each(rows)('agrees with 60 digits at change $change, sigma $sigma, u $u', (row) => {
    // −ln u near u = 1 is only as good as u itself.
    expect(relativeError(brownianBridgeExcursion(row.change, row.sigma, row.u), row.excursion)).toBeLessThan(2e-15);
  });

  it('inverts the probability exp(−2e(e + |change|)/σ²) of a larger excursion', () => {
    const change = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        change,
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        (c, s, u) => {
          const e = brownianBridgeExcursion(c, s, u);
          expect(relativeError(Math.exp((-2 * e * (e + Math.abs(c))) / (s * s)), u)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it('lies as far below a fall as above a rise', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 9, noNaN: true }),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        (change, u) => {
          expect(brownianBridgeExcursion(-change, 1, u)).toBe(brownianBridgeExcursion(change, 1, u));
        },
      ),
    );
  });

  it('vanishes without time and at u = 1, and is 1 at u = exp(−2) where the ends are level', () => {
    expect(brownianBridgeExcursion(0.4, 0, 0.2)).toBe(0);
    expect(brownianBridgeExcursion(0, 0, 0.2)).toBe(0);
    expect(brownianBridgeExcursion(0.4, 2, 1)).toBe(0);
    expect(brownianBridgeExcursion(0, 1, Math.exp(-2))).toBe(1);
  });

  it('has the mean excursion that fine random walks show', () => {
    const PATHS = 1_000;
    const STEPS = 400;
    const state = seedXoshiro128(7, 0);
    let walked = 0;
    let drawn = 0;
    for (let path = 0; path < PATHS; path += 1) {
      const points = new Float64Array(STEPS + 1);
      for (let step = 1; step <= STEPS; step += 1) {
        points[step] = points[step - 1]! + normalQuantile(nextUniform(state)) / Math.sqrt(STEPS);
      }
      const change = points[STEPS]!;
      walked += points.reduce((top, point) => Math.max(top, point)) - Math.max(0, change);
      drawn += brownianBridgeExcursion(change, 1, nextUniform(state));
    }
    // A walk misses what happens between its steps: 0.58 of a step's deviation on average.
    const expected = walked / PATHS + 0.5826 / Math.sqrt(STEPS);
    expect(Math.abs(drawn / PATHS - expected)).toBeLessThan(0.03);
  });

  it.each([
    [-1, 0.5, 'sigma must be >= 0'],
    [NaN, 0.5, 'sigma must be >= 0'],
    [1, 0, 'u must lie in (0, 1]'],
    [1, 1.5, 'u must lie in (0, 1]'],
    [1, NaN, 'u must lie in (0, 1]'],
  ])('refuses sigma %p with u %p', (sigma, u, message) => {
    expect(() => brownianBridgeExcursion(1, sigma, u)).toThrow(QuantError);
    expect(() => brownianBridgeExcursion(1, sigma, u)).toThrow(message);
  });
});
