/** Monthly seasonality against 60-digit values (golden/README.md), its zero sum, and single harmonics. */
import { QuantError } from '@cushing/quant';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readGolden } from '../../../../scripts/testing/golden.ts';
import { monthlySeasonality } from '../../src/index.js';

fc.configureGlobal({ numRuns: 1_000 });

const rows = readGolden('curves', 'seasonality') as readonly { cosine: number[]; sine: number[]; factors: number[] }[]; // what generate.py writes

const coefficient = fc.double({ min: -2, max: 2, noNaN: true });
const harmonics = fc.array(fc.tuple(coefficient, coefficient), { maxLength: 6 });

describe('monthlySeasonality', () => {
  it.each(rows)('agrees with 60 digits for $cosine, $sine', ({ cosine, sine, factors }) => {
    const actual = monthlySeasonality(cosine, sine);
    factors.forEach((factor, month) => {
      expect(Math.abs(actual[month]! - factor)).toBeLessThan(2e-15);
    });
  });

  it('sums to zero over the year', () => {
    fc.assert(
      fc.property(harmonics, (pairs) => {
        const factors = monthlySeasonality(
          pairs.map(([c]) => c),
          pairs.map(([, s]) => s),
        );
        const size = pairs.flat().reduce((sum, value) => sum + Math.abs(value), 0);
        expect(Math.abs(factors.reduce((sum, factor) => sum + factor, 0))).toBeLessThanOrEqual(2 ** -48 * size);
      }),
    );
  });

  it('is highest in January for a cosine and in April for a sine', () => {
    expect([...monthlySeasonality([0.1], [0])].map((factor) => Number(factor.toFixed(6)))).toEqual([
      0.1, 0.086603, 0.05, 0, -0.05, -0.086603, -0.1, -0.086603, -0.05, 0, 0.05, 0.086603,
    ]);
    const ofSine = monthlySeasonality([0], [0.1]);
    expect(ofSine.indexOf(Math.max(...ofSine))).toBe(3);
  });

  it('is flat without harmonics', () => {
    expect([...monthlySeasonality([], [])]).toEqual(Array<number>(12).fill(0));
  });

  it('refuses unpaired and too many harmonics', () => {
    expect(() => monthlySeasonality([1], [])).toThrow(QuantError);
    expect(() => monthlySeasonality([1], [])).toThrow('ERR_QUANT_SHAPE');
    expect(() => monthlySeasonality(Array<number>(7).fill(0), Array<number>(7).fill(0))).toThrow('at most 6 harmonics');
  });
});
