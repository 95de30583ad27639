/** The Cholesky factor against 60-digit values (golden/README.md), L·Lᵀ = A for random matrices, and what is refused. */
import { QuantError } from '@cushing/quant';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readGolden } from '../../../../scripts/testing/golden.ts';
import { choleskyFactor, lowerTriangularProduct } from '../../src/index.js';

fc.configureGlobal({ numRuns: 1_000 });

const rows = readGolden('curves', 'cholesky') as readonly { matrix: number[]; factor: number[] }[]; // what generate.py writes

/** Sixteenths: what is singular is so exactly, and what is not is so by more than rounding. */
const entry = fc.integer({ min: -48, max: 48 }).map((sixteenths) => sixteenths / 16);
const squareMatrix = fc
  .integer({ min: 1, max: 7 })
  .chain((n) => fc.array(entry, { minLength: n * n, maxLength: n * n }));

describe('choleskyFactor', () => {
  it.each(rows)('agrees with the 60-digit factor of $matrix', ({ matrix, factor }) => {
    const actual = choleskyFactor(matrix);
    expect(actual).toHaveLength(factor.length);
    factor.forEach((entry, index) => {
      expect(Math.abs(actual[index]! - entry)).toBeLessThanOrEqual(1e-15);
    });
  });

  it('multiplies with its transpose into a positive definite matrix', () => {
    fc.assert(
      fc.property(squareMatrix, (root) => {
        const n = Math.sqrt(root.length);
        const matrix = timesTranspose(root).map((value, index) => (index % (n + 1) === 0 ? value + 1 : value));
        const bound = (n + 1) * Number.EPSILON * Math.max(...matrix);
        timesTranspose(choleskyFactor(matrix)).forEach((entry, index) => {
          expect(Math.abs(entry - matrix[index]!)).toBeLessThanOrEqual(bound);
        });
      }),
    );
  });

  it('takes every matrix that is a product with its own transpose, singular ones too', () => {
    fc.assert(
      fc.property(squareMatrix, fc.nat(6), (root, rank) => {
        const n = Math.sqrt(root.length);
        const singular = root.map((value, index) => (index % n < rank ? value : 0));
        const matrix = timesTranspose(singular);
        const bound = Math.sqrt(64 * (n + 1) * Number.EPSILON) * Math.max(...matrix);
        timesTranspose(choleskyFactor(matrix)).forEach((entry, index) => {
          expect(Math.abs(entry - matrix[index]!)).toBeLessThanOrEqual(bound);
        });
      }),
    );
  });

  it('is the square root of a number and lower triangular with a diagonal that is not negative', () => {
    expect([...choleskyFactor([9])]).toEqual([3]);
    fc.assert(
      fc.property(squareMatrix, (root) => {
        const factor = choleskyFactor(timesTranspose(root));
        const n = Math.sqrt(factor.length);
        factor.forEach((entry, index) => {
          const [row, column] = [Math.floor(index / n), index % n];
          if (column > row) expect(entry).toBe(0);
          if (column === row) expect(entry).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it('takes variates that are perfectly correlated or do not vary', () => {
    expect([...choleskyFactor([1, 1, 1, 1])]).toEqual([1, 0, 1, 0]);
    expect([...choleskyFactor([0, 0, 0, 4])]).toEqual([0, 0, 0, 2]);
    expect([...choleskyFactor([])]).toEqual([]);
  });

  it('refuses correlations that contradict each other', () => {
    // a moves with b, b with c, but a against c
    const matrix = [1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1];
    expect(() => choleskyFactor(matrix)).toThrow(QuantError);
    expect(() => choleskyFactor(matrix)).toThrow('positive semi-definite');
    expect(() => choleskyFactor([0, 0.5, 0.5, 1])).toThrow('positive semi-definite');
    expect(() => choleskyFactor([1, NaN, NaN, 1])).toThrow('positive semi-definite');
    expect(() => choleskyFactor([-1])).toThrow('positive semi-definite');
  });

  it('refuses what is no square', () => {
    expect(() => choleskyFactor([1, 2])).toThrow('ERR_QUANT_SHAPE: matrix must hold n × n values, has 2');
  });
});

describe('lowerTriangularProduct', () => {
  it('multiplies, leaving the upper triangle out', () => {
    const out = new Float64Array(2);
    lowerTriangularProduct(Float64Array.of(2, 99, 3, 4), Float64Array.of(5, 7), out);
    expect([...out]).toEqual([10, 43]);
  });

  it('refuses lengths that do not fit', () => {
    const three = new Float64Array(3);
    expect(() => {
      lowerTriangularProduct(new Float64Array(4), three, three);
    }).toThrow('ERR_QUANT_SHAPE');
    expect(() => {
      lowerTriangularProduct(new Float64Array(9), three, new Float64Array(2));
    }).toThrow('ERR_QUANT_SHAPE');
  });
});

function timesTranspose(root: ArrayLike<number>): number[] {
  const n = Math.sqrt(root.length);
  return Array.from({ length: n * n }, (_, index) => {
    const [row, column] = [Math.floor(index / n), index % n];
    let sum = 0;
    for (let k = 0; k < n; k += 1) sum += root[row * n + k]! * root[column * n + k]!;
    return sum;
  });
}
