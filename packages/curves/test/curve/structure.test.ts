/** The name of a curve's shape: cases a desk knows, and the symmetries of the definition. */
import { QuantError } from '@cushing/quant';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { curveStructure } from '../../src/index.js';
import type { CurveStructure } from '../../src/index.js';

fc.configureGlobal({ numRuns: 1_000 });

const settles = fc.array(fc.double({ min: -100, max: 200, noNaN: true }), { maxLength: 30 });
const MIRRORED: Record<CurveStructure, CurveStructure> = {
  CONTANGO: 'BACKWARDATION',
  BACKWARDATION: 'CONTANGO',
  MIXED: 'MIXED',
};

describe('curveStructure', () => {
  it.each<[CurveStructure, number[]]>([
    ['CONTANGO', [70, 70.5, 71]],
    ['CONTANGO', [70, 70, 71]],
    ['CONTANGO', [-37.63, 20.43, 26.28]],
    ['BACKWARDATION', [75, 74.2, 74.2, 73]],
    ['MIXED', [75, 74, 76]],
    ['MIXED', [70, 70, 70]],
    ['MIXED', [70]],
    ['MIXED', []],
  ])('names %s for %j', (structure, prices) => {
    expect(curveStructure(prices)).toBe(structure);
    expect(curveStructure(Float64Array.from(prices))).toBe(structure);
  });

  it('turns around with the curve, read backwards or with its sign changed', () => {
    fc.assert(
      fc.property(settles, (prices) => {
        const structure = curveStructure(prices);
        expect(curveStructure(prices.toReversed())).toBe(MIRRORED[structure]);
        expect(curveStructure(prices.map((price) => -price))).toBe(MIRRORED[structure]);
      }),
    );
  });

  it('is contango for every sorted curve that is not flat', () => {
    fc.assert(
      fc.property(settles, (prices) => {
        const sorted = prices.toSorted((left, right) => left - right);
        const isFlat = sorted.length === 0 || sorted[0] === sorted.at(-1);
        expect(curveStructure(sorted)).toBe(isFlat ? 'MIXED' : 'CONTANGO');
      }),
    );
  });

  it.each([NaN, Infinity, -Infinity])('refuses a price of %p', (price) => {
    expect(() => curveStructure([70, price, 71])).toThrow(QuantError);
    expect(() => curveStructure([70, price, 71])).toThrow('ERR_QUANT_DOMAIN: settles must be finite');
  });
});
