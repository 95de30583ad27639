/** Eigenvalues of matrices known by hand, and what defines eigenvectors on random ones. */
import { QuantError } from '@cushing/quant';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { symmetricEigen } from '../../src/index.js';

fc.configureGlobal({ numRuns: 300 });

const symmetric = fc
  .integer({ min: 1, max: 18 })
  .chain((n) => fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: n * n, maxLength: n * n }))
  .map((values) => {
    const n = Math.sqrt(values.length);
    return Float64Array.from(values, (_, index) => {
      const [row, column] = [Math.floor(index / n), index % n];
      return values[Math.min(row, column) * n + Math.max(row, column)]!;
    });
  });

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}

describe('symmetricEigen', () => {
  it('knows 2 × 2 by hand', () => {
    const { values, vectors } = symmetricEigen([2, 1, 1, 2]);
    expect([...values]).toEqual([expect.closeTo(3, 14), expect.closeTo(1, 14)]);
    expect(Math.abs(vectors[0]!)).toBeCloseTo(Math.SQRT1_2, 14);
    expect(vectors[0]).toBeCloseTo(vectors[1]!, 14);
    expect(vectors[2]).toBeCloseTo(-vectors[3]!, 14);
  });

  it('knows the second differences of a line of four: 2 − 2·cos(kπ/5)', () => {
    const matrix = [2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2, -1, 0, 0, -1, 2];
    const expected = [4, 3, 2, 1].map((k) => expect.closeTo(2 - 2 * Math.cos((k * Math.PI) / 5), 13));
    expect([...symmetricEigen(matrix).values]).toEqual(expected);
  });

  it('leaves a diagonal as it is, sorted', () => {
    const { values, vectors } = symmetricEigen([1, 0, 0, 0, 3, 0, 0, 0, -2]);
    expect([...values]).toEqual([3, 1, -2]);
    expect([...vectors]).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 1]);
    expect([...symmetricEigen([0, 0, 0, 0]).values]).toEqual([0, 0]);
  });

  it('is within its bounds: A·v = λ·v, vectors orthonormal, values descending', () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const n = Math.sqrt(matrix.length);
        const { values, vectors } = symmetricEigen(matrix);
        const rounding = 10 * n * Number.EPSILON;
        const norm = Math.hypot(...matrix);
        for (let k = 0; k < n; k += 1) {
          const vector = vectors.subarray(k * n, (k + 1) * n);
          const missed = Array.from(
            { length: n },
            (_, row) => product(matrix.subarray(row * n, (row + 1) * n), vector) - values[k]! * vector[row]!,
          );
          expect(Math.hypot(...missed)).toBeLessThanOrEqual(rounding * norm);
          if (k > 0) expect(values[k - 1]).toBeGreaterThanOrEqual(values[k]!);
          for (let other = 0; other <= k; other += 1) {
            const cosine = product(vector, vectors.subarray(other * n, (other + 1) * n));
            expect(Math.abs(cosine - (other === k ? 1 : 0))).toBeLessThanOrEqual(rounding);
          }
        }
      }),
    );
  });

  it('copes with entries of very different sizes', () => {
    const { values } = symmetricEigen([1e200, 1e-200, 1e-200, 1]);
    expect([...values]).toEqual([1e200, 1]);
  });

  it.each([[[]], [[1, 2, 3]]])('refuses %j, which is no square', (matrix: number[]) => {
    expect(() => symmetricEigen(matrix)).toThrow('ERR_QUANT_SHAPE');
  });

  it.each([NaN, Infinity])('refuses an entry of %p', (entry) => {
    expect(() => symmetricEigen([1, entry, entry, 1])).toThrow(QuantError);
    expect(() => symmetricEigen([1, entry, entry, 1])).toThrow('ERR_QUANT_DOMAIN: matrix must be finite');
  });
});
