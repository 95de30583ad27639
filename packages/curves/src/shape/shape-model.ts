import { QuantError } from '@cushing/quant';

import { symmetricEigen } from '../math/symmetric-eigen.js';

/** Loadings below this are rounding: their sign says nothing. */
const NO_LOADING = 1e-9;

/** Principal components of a sample of shapes, each of n values. */
export interface ShapeModel {
  /** Shapes that it was fitted to, ≥ 2. */
  readonly sample: number;
  /** Mean shape, n values. */
  readonly mean: Float64Array;
  /**
   * n × n row-major: row k is the k-th component, of length 1, orthogonal to the others, its first loading (that is not
   * 0) positive.
   */
  readonly components: Float64Array;
  /** Variance of the sample along each component, descending, ≥ 0, divisor sample − 1. */
  readonly variances: Float64Array;
  /** Share of each component in the whole variance, [0, 1]; all 0 where there is no variance. */
  readonly explained: Float64Array;
}

/**
 * Principal components of a sample of shapes: eigenvectors of the sample's covariance matrix
 * Σ = (1/(N − 1))·Σₜ (sₜ − s̄)(sₜ − s̄)ᵀ.
 *
 * @param shapes N ≥ 2 shapes, all of the same n ≥ 1 finite values
 * @returns the components by variance; the first ones of a forward curve are its slope and its curvature
 * @throws {QuantError} ERR_QUANT_SHAPE for fewer than two shapes or different lengths; ERR_QUANT_DOMAIN for a value that
 * is not finite
 * Error bound: scores of all n components make the shape again within 10·n·2⁻⁵² of its length.
 * @see Litterman, R. and Scheinkman, J. (1991), "Common factors affecting bond returns", J. Fixed Income 1(1), 54-61;
 * Jolliffe, I. T. (2002), "Principal Component Analysis", 2nd ed., Springer, section 3.5
 * @example
 * fitShapeModel([[1, -1], [-1, 1], [2, -2]]).explained; // 1, 0: they vary in one direction
 */
export function fitShapeModel(shapes: readonly ArrayLike<number>[]): ShapeModel {
  const n = shapes[0]?.length ?? 0;
  if (shapes.length < 2 || n === 0) {
    throw new QuantError(
      'ERR_QUANT_SHAPE',
      `a model needs 2 shapes or more of 1 value or more, got ${shapes.length} of ${n}`,
    );
  }
  const mean = meanOf(shapes, n);
  const { values, vectors } = symmetricEigen(covarianceOf(shapes, mean));
  for (let row = 0; row < n; row += 1) fixSign(vectors.subarray(row * n, (row + 1) * n));
  // The covariance matrix has none below 0; rounding has.
  const variances = values.map((value) => Math.max(0, value));
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const explained = variances.map((variance) => (total > 0 ? variance / total : 0));
  return { sample: shapes.length, mean, components: vectors, variances, explained };
}

/**
 * Coordinates of a shape along the first components: zₖ = pₖ·(s − s̄).
 *
 * @param shape n values, as many as the model's
 * @param count how many components, 1 … n; all where absent
 * @returns `count` scores, in the unit of the shape
 * @throws {QuantError} ERR_QUANT_SHAPE when the lengths do not fit each other
 */
export function shapeScores(model: ShapeModel, shape: ArrayLike<number>, count = model.mean.length): Float64Array {
  const n = model.mean.length;
  if (shape.length !== n || !Number.isInteger(count) || count < 1 || count > n) {
    throw new QuantError('ERR_QUANT_SHAPE', `${count} scores of ${shape.length} values by a model of ${n} are none`);
  }
  const scores = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    let score = 0;
    for (let index = 0; index < n; index += 1) {
      score += (model.components[row * n + index] ?? NaN) * ((shape[index] ?? NaN) - (model.mean[index] ?? NaN));
    }
    scores[row] = score;
  }
  return scores;
}

/**
 * The shape that scores stand for: s̄ + Σₖ zₖ·pₖ.
 *
 * @param scores of the first components, at most n of them; the others count as 0
 * @returns n values
 * @throws {QuantError} ERR_QUANT_SHAPE for more than n scores
 */
export function shapeOfScores(model: ShapeModel, scores: ArrayLike<number>): Float64Array {
  const n = model.mean.length;
  if (scores.length > n) throw new QuantError('ERR_QUANT_SHAPE', `a model of ${n} has no ${scores.length} scores`);
  const shape = Float64Array.from(model.mean);
  for (let row = 0; row < scores.length; row += 1) {
    for (let index = 0; index < n; index += 1) {
      shape[index] = (shape[index] ?? NaN) + (scores[row] ?? NaN) * (model.components[row * n + index] ?? NaN);
    }
  }
  return shape;
}

/**
 * A shape as a vector whose direction says how much it differs from the mean shape too: (z₁/σ, …, zₘ/σ, 1), σ² the
 * sample's whole variance. Without the last 1 two curves of one form would be alike whatever their steepness, since the
 * angle between vectors does not see their lengths; and about the mean shape the angle would be noise.
 *
 * @param count m, how many components, 1 … n
 * @returns m + 1 numbers, never all 0: every two have an angle
 * @throws {QuantError} ERR_QUANT_SHAPE when the lengths do not fit each other
 */
export function shapeEmbedding(model: ShapeModel, shape: ArrayLike<number>, count: number): Float64Array {
  const scores = shapeScores(model, shape, count);
  const total = model.variances.reduce((sum, variance) => sum + variance, 0);
  const scale = total > 0 ? Math.sqrt(total) : 1;
  const embedding = new Float64Array(count + 1).fill(1);
  for (let index = 0; index < count; index += 1) embedding[index] = (scores[index] ?? NaN) / scale;
  return embedding;
}

function meanOf(shapes: readonly ArrayLike<number>[], n: number): Float64Array {
  const mean = new Float64Array(n);
  for (const [number, shape] of shapes.entries()) {
    if (shape.length !== n) {
      throw new QuantError('ERR_QUANT_SHAPE', `shape ${number} has ${shape.length} values, the first one ${n}`);
    }
    for (let index = 0; index < n; index += 1)
      mean[index] = (mean[index] ?? NaN) + (shape[index] ?? NaN) / shapes.length;
  }
  return mean;
}

function covarianceOf(shapes: readonly ArrayLike<number>[], mean: Float64Array): Float64Array {
  const n = mean.length;
  const covariance = new Float64Array(n * n);
  const deviation = new Float64Array(n);
  for (const shape of shapes) {
    for (let index = 0; index < n; index += 1) deviation[index] = (shape[index] ?? NaN) - (mean[index] ?? NaN);
    for (let row = 0; row < n; row += 1) {
      const factor = (deviation[row] ?? NaN) / (shapes.length - 1);
      for (let column = row; column < n; column += 1) {
        covariance[row * n + column] = (covariance[row * n + column] ?? NaN) + factor * (deviation[column] ?? NaN);
      }
    }
  }
  return covariance;
}

/** Eigenvectors have two directions; which of them comes out depends on rounding. */
function fixSign(component: Float64Array): void {
  const first = component.find((loading) => Math.abs(loading) > NO_LOADING) ?? 1;
  if (first > 0) return;
  for (let index = 0; index < component.length; index += 1) component[index] = -(component[index] ?? NaN);
}
