import { QuantError } from '@cushing/quant';

/**
 * What is missed by less is rounding: a pivot just above it makes of the last digits of its column as much as their
 * square root. Correlations that contradict each other miss by far more.
 */
const CONTRADICTION = 1e-6;
/** Pivots up to as many times the rounding of a column count as none: what they divide would be rounding alone. */
const ROUNDINGS = 64;

/**
 * Cholesky factor of a symmetric, positive semi-definite matrix: independent standard normal variates u become
 * variates L·u with that matrix as their covariance.
 *
 * @param matrix A, n × n row-major; only its lower triangle is read
 * @returns L, n × n row-major, lower triangular, L·Lᵀ = A; a direction without variance gets a column of zeros
 * @throws {QuantError} ERR_QUANT_SHAPE when the length is no square; ERR_QUANT_DOMAIN when A is not positive
 * semi-definite, as correlations can be that were chosen one by one
 * Error bound: |L·Lᵀ − A| ≤ (n + 1)·2⁻⁵²·max Aᵢᵢ in every entry where all pivots are large against that; one below
 * 64 times that counts as 0, and costs up to the square root of it.
 * @see Higham, N. J. (2002), "Accuracy and Stability of Numerical Algorithms", 2nd ed., SIAM, algorithm 10.2
 * @example
 * choleskyFactor([1, 0.6, 0.6, 1]); // 1, 0, 0.6, 0.8
 */
export function choleskyFactor(matrix: ArrayLike<number>): Float64Array {
  const n = Math.sqrt(matrix.length);
  if (!Number.isInteger(n)) {
    throw new QuantError('ERR_QUANT_SHAPE', `matrix must hold n × n values, has ${matrix.length}`);
  }
  const factor = new Float64Array(matrix.length);
  const largest = largestDiagonal(matrix, n);
  const tolerance = ROUNDINGS * (n + 1) * Number.EPSILON * largest;
  const contradiction = CONTRADICTION * largest;
  for (let column = 0; column < n; column += 1) {
    const pivot = remainder(matrix, factor, n, column, column);
    if (!(pivot >= -contradiction)) throw notPositive(column, pivot);
    const diagonal = pivot <= tolerance ? 0 : Math.sqrt(pivot);
    factor[column * n + column] = diagonal;
    for (let row = column + 1; row < n; row += 1) {
      const rest = remainder(matrix, factor, n, row, column);
      if (diagonal > 0) factor[row * n + column] = rest / diagonal;
      // Without variance of its own a variate cannot vary together with another one.
      else if (!(Math.abs(rest) <= contradiction)) {
        throw notPositive(column, pivot);
      }
    }
  }
  return factor;
}

/**
 * Lower triangular matrix times vector.
 *
 * @param factor L, n × n row-major, as `choleskyFactor` answers it
 * @param vector u, n values
 * @param out receives L·u, n values; another array than `vector`
 * @throws {QuantError} ERR_QUANT_SHAPE when the lengths do not fit each other
 */
export function lowerTriangularProduct(factor: Float64Array, vector: Float64Array, out: Float64Array): void {
  const n = vector.length;
  if (factor.length !== n * n || out.length !== n) {
    throw new QuantError('ERR_QUANT_SHAPE', `${factor.length}, ${n} and ${out.length} values are no n × n, n and n`);
  }
  for (let row = 0; row < n; row += 1) {
    let sum = 0;
    for (let column = 0; column <= row; column += 1) {
      sum += (factor[row * n + column] ?? NaN) * (vector[column] ?? NaN);
    }
    out[row] = sum;
  }
}

/** What of an entry the columns already found do not explain. */
function remainder(matrix: ArrayLike<number>, factor: Float64Array, n: number, row: number, column: number): number {
  let rest = matrix[row * n + column] ?? NaN;
  for (let index = 0; index < column; index += 1) {
    rest -= (factor[row * n + index] ?? NaN) * (factor[column * n + index] ?? NaN);
  }
  return rest;
}

function largestDiagonal(matrix: ArrayLike<number>, n: number): number {
  let largest = 0;
  for (let row = 0; row < n; row += 1) largest = Math.max(largest, matrix[row * n + row] ?? NaN);
  return largest;
}

function notPositive(column: number, pivot: number): QuantError {
  return new QuantError(
    'ERR_QUANT_DOMAIN',
    `matrix must be positive semi-definite, has pivot ${pivot} in column ${column}`,
  );
}
