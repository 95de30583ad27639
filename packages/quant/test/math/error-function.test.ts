/** The error functions and what stands on them, against 60-digit values (golden/README.md) and by their identities. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readGolden, relativeError } from '../../../../scripts/testing/golden.ts';
import { erf, erfc, erfcx } from '../../src/math/error-function.js';
import { logRatio } from '../../src/math/log-ratio.js';
import { millsRatio } from '../../src/math/mills-ratio.js';
import { normalCdf, normalPdf } from '../../src/math/normal.js';

interface Row {
  readonly x: number;
  readonly erf: number;
  readonly erfc: number;
  readonly erfcx: number;
  readonly cdf: number;
  readonly pdf: number;
  readonly cdfOverPdf: number;
}

const rows = readGolden('quant', 'error-function') as readonly Row[]; // what generate.py writes
const ratios = readGolden('quant', 'log-ratio') as readonly { a: number; b: number; logRatio: number }[]; // likewise
const ULP = 2 ** -52;
/** Below it doubles lose digits, and so may whoever computes them. */
const LEAST_NORMAL = 2.3e-308;

describe('error functions', () => {
  it.each(rows)('agree with their 60-digit values at $x', ({ x, ...expected }) => {
    expect(relativeError(erf(x), expected.erf)).toBeLessThanOrEqual(3 * ULP);
    if (expected.erfc > LEAST_NORMAL) expect(relativeError(erfc(x), expected.erfc)).toBeLessThanOrEqual(4 * ULP);
    expect(relativeError(erfcx(x), expected.erfcx)).toBeLessThanOrEqual(4 * ULP);
  });

  it('are odd, and complements of each other', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), (x) => {
        expect(erf(-x)).toBe(-erf(x));
        expect(erfc(-x) + erfc(x)).toBeCloseTo(2, 14);
        expect(erf(x) + erfc(x)).toBeCloseTo(1, 14);
      }),
      { numRuns: 1_000 },
    );
  });

  it('end where doubles do, and know NaN', () => {
    expect([erf(Infinity), erf(-Infinity), erfc(30), erfc(-30), erfc(Infinity)]).toEqual([1, -1, 0, 2, 0]);
    expect([erfcx(-27), erfcx(-Infinity), erfcx(Infinity)]).toEqual([Infinity, Infinity, 0]);
    expect([erf(NaN), erfc(NaN), erfcx(NaN), normalCdf(NaN), normalPdf(NaN)]).toEqual([NaN, NaN, NaN, NaN, NaN]);
  });
});

describe('the normal distribution', () => {
  it.each(rows)('agrees with its 60-digit values at $x', ({ x, cdf, pdf, cdfOverPdf }) => {
    const bound = (4 + x * x) * ULP;
    expect(relativeError(normalCdf(x), cdf)).toBeLessThanOrEqual(bound);
    expect(relativeError(normalPdf(x), pdf)).toBeLessThanOrEqual(bound);
    if (x <= 0) expect(relativeError(millsRatio(-x), cdfOverPdf)).toBeLessThanOrEqual(4 * ULP);
  });

  it('never falls', () => {
    const argument = fc.double({ min: -37, max: 9, noNaN: true });
    fc.assert(
      fc.property(argument, argument, (x, y) => {
        const [low, high] = [normalCdf(Math.min(x, y)), normalCdf(Math.max(x, y))];
        expect(high - low).toBeGreaterThanOrEqual(-8 * ULP * high);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the logarithm of a ratio', () => {
  it.each(ratios)('agrees with its 60-digit value for $a / $b', ({ a, b, logRatio: expected }) => {
    expect(relativeError(logRatio(a, b), expected)).toBeLessThanOrEqual(3 * ULP);
  });
});
