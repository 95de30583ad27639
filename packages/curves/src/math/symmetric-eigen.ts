import { QuantError } from '@cushing/quant';

/** Rounds of all rotations: convergence is quadratic, matrices of hundreds of rows need fewer than ten. */
const MOST_SWEEPS = 60;

/** Eigenvalues and eigenvectors of a symmetric matrix of n rows. */
export interface SymmetricEigen {
  /** λ₁ ≥ λ₂ ≥ … ≥ λₙ. */
  readonly values: Float64Array;
  /** n × n row-major: row k is the eigenvector of λₖ, of length 1; rows are orthogonal to each other. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a real symmetric matrix by cyclic Jacobi rotations.
 *
 * @param matrix A, n × n row-major, n ≥ 1, finite; only its upper triangle is read
 * @returns the eigenvalues in descending order, with an orthonormal eigenvector for each
 * @throws {QuantError} ERR_QUANT_SHAPE when the length is no square or 0; ERR_QUANT_DOMAIN for a value that is not finite
 * Error bound: |A·v − λ·v| ≤ 10·n·2⁻⁵²·‖A‖ and |vᵢ·vⱼ − δᵢⱼ| ≤ 10·n·2⁻⁵², n up to some hundred.
 * @see Jacobi, C. G. J. (1846), "Über ein leichtes Verfahren, die in der Theorie der Säcularstörungen vorkommenden
 * Gleichungen numerisch aufzulösen", J. reine angew. Math. 30, 51-94; Golub, G. H. and Van Loan, C. F. (2013), "Matrix
 * Computations", 4th ed., Johns Hopkins, section 8.5, algorithms 8.5.1 and 8.5.3
 * @example
 * symmetricEigen([2, 1, 1, 2]).values; // 3, 1
 */
export function symmetricEigen(matrix: ArrayLike<number>): SymmetricEigen {
  const n = Math.sqrt(matrix.length);
  if (!Number.isInteger(n) || n === 0) {
    throw new QuantError('ERR_QUANT_SHAPE', `matrix must hold n × n values, n ≥ 1, has ${matrix.length}`);
  }
  const work = symmetricCopy(matrix, n);
  const vectors = identity(n);
  // What is left beside the diagonal is compared with rounding of the whole matrix, which rotations do not change.
  const negligible = Number.EPSILON * frobeniusNorm(work);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let isDiagonal = true;
    for (let p = 0; p < n - 1; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        if (Math.abs(at(work, p * n + q)) * n <= negligible) continue;
        isDiagonal = false;
        rotate(work, vectors, n, p, q);
      }
    }
    if (isDiagonal) break;
  }
  return descending(work, vectors, n);
}

/** Makes the entries (p, q) and (q, p) zero, and turns the rows of the vectors alike. */
function rotate(work: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const tau = (at(work, q * n + q) - at(work, p * n + p)) / (2 * at(work, p * n + q));
  // The smaller of the two angles; hypot does not overflow where τ² would.
  const tangent = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  for (let row = 0; row < n; row += 1) turn(work, row * n + p, row * n + q, cosine, sine);
  for (let column = 0; column < n; column += 1) turn(work, p * n + column, q * n + column, cosine, sine);
  for (let column = 0; column < n; column += 1) turn(vectors, p * n + column, q * n + column, cosine, sine);
  work[p * n + q] = 0;
  work[q * n + p] = 0;
}

function turn(values: Float64Array, first: number, second: number, cosine: number, sine: number): void {
  const a = at(values, first);
  const b = at(values, second);
  values[first] = cosine * a - sine * b;
  values[second] = sine * a + cosine * b;
}

function descending(work: Float64Array, vectors: Float64Array, n: number): SymmetricEigen {
  const order = Array.from({ length: n }, (_, index) => index).sort(
    (a, b) => at(work, b * n + b) - at(work, a * n + a) || a - b,
  );
  const sorted = new Float64Array(n * n);
  for (const [rank, row] of order.entries()) sorted.set(vectors.subarray(row * n, (row + 1) * n), rank * n);
  return { values: Float64Array.from(order, (row) => at(work, row * n + row)), vectors: sorted };
}

function symmetricCopy(matrix: ArrayLike<number>, n: number): Float64Array {
  const copy = new Float64Array(n * n);
  for (let row = 0; row < n; row += 1) {
    for (let column = row; column < n; column += 1) {
      const value = matrix[row * n + column] ?? NaN;
      if (!Number.isFinite(value)) {
        throw new QuantError('ERR_QUANT_DOMAIN', `matrix must be finite, got ${value} at (${row}, ${column})`);
      }
      copy[row * n + column] = value;
      copy[column * n + row] = value;
    }
  }
  return copy;
}

function identity(n: number): Float64Array {
  const values = new Float64Array(n * n);
  for (let index = 0; index < n; index += 1) values[index * n + index] = 1;
  return values;
}

function frobeniusNorm(values: Float64Array): number {
  return Math.hypot(...values);
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? NaN;
}
