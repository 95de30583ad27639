/**
 * The early exercise boundary of an American put on a future, solved directly: spectral collocation and fixed-point
 * iteration on smooth pasting. It makes the table of `boundary-table.ts`, and serves what lies outside of it.
 *
 * Units: strike 1, life 1, so that two numbers are left: A = sigma·√T and R = r·T. With u = x² the time that is left,
 * B(u) = exp(−A·g(x)); g² is interpolated through Chebyshev nodes in x.
 *
 * @see Andersen, Lake & Offengenden (2016), "High-performance American option pricing", Journal of Computational
 * Finance 20(1), 39-87: equation A (smooth pasting) with q = r
 */
import { gaussLegendre } from '../math/gauss-legendre.js';
import { lookUpNormalCdf } from './normal-lookup.js';

const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;
/** g²: below this the boundary is the strike. */
const LEAST_SQUARE = 1e-300;
/** The boundary is at least that many deviations from the strike: iterates may be divided by it. */
const LEAST_DEVIATIONS = 0.01;
const ROUNDING = 1e-14;
/** Nearer to a Chebyshev point than this, barycentric interpolation loses the derivative. */
const NODE_IS_HIT = 1e-7;

/** How finely to solve: `order` collocation nodes, `quadrature` nodes of the integrals, how often at most. */
export interface SolverScheme {
  readonly order: number;
  /** The nodes in x are Chebyshev's to this power: 2 resolves √u·ln u best, 1 converges for any A. */
  readonly power: 1 | 2;
  readonly quadrature: number;
  readonly iterations: number;
  readonly tolerance: number;
}

/** What does not depend on the option: where the nodes are, and what interpolates between them. */
class Collocation {
  readonly nodes: Float64Array;
  /** Chebyshev points on [0, 1], descending: 1 first, 0 last. */
  readonly points: Float64Array;
  readonly barycentric: Float64Array;
  /** √(1 − cos²) and cos of the quadrature's angles: √s = x·sin, √u = x·cos. */
  readonly sines: Float64Array;
  readonly cosines: Float64Array;
  readonly weights: Float64Array;
  /** For node i and angle j: the order + 1 factors that interpolate at x·cos. */
  readonly interpolation: Float64Array;

  constructor(scheme: SolverScheme) {
    const { order, power, quadrature } = scheme;
    this.points = Float64Array.from(
      { length: order + 1 },
      (_, index) => Math.sin((Math.PI * (order - index)) / (2 * order)) ** 2,
    );
    this.nodes = this.points.map((point) => point ** power);
    this.barycentric = this.points.map(
      (_, index) => (index % 2 === 0 ? 1 : -1) * (index === 0 || index === order ? 0.5 : 1),
    );
    const rule = gaussLegendre(quadrature);
    this.sines = rule.nodes.map((node) => Math.sin((Math.PI / 2) * node));
    this.cosines = rule.nodes.map((node) => Math.cos((Math.PI / 2) * node));
    this.weights = rule.weights.map((weight) => (Math.PI / 2) * weight);
    this.interpolation = new Float64Array(order * quadrature * (order + 1));
    const row = new Float64Array(order + 1);
    for (let node = 0; node < order; node += 1) {
      for (let angle = 0; angle < quadrature; angle += 1) {
        const at = (this.points[node] ?? NaN) * (this.cosines[angle] ?? NaN) ** (1 / power);
        interpolationRow(at, this.points, this.barycentric, row);
        this.interpolation.set(row, (node * quadrature + angle) * (order + 1));
      }
    }
  }
}

/** One boundary, ready to be read at any x. Made once for each scheme and solved again for each option. */
export class BoundarySolver {
  readonly #scheme: SolverScheme;
  readonly #collocation: Collocation;
  /** g² at the nodes, and its derivative with respect to A. */
  #squares: Float64Array;
  #slopes: Float64Array;
  #nextSquares: Float64Array;
  #nextSlopes: Float64Array;
  #change = NaN;
  /** What `read` found: g², its derivative with respect to x, and with respect to A. */
  square = NaN;
  squareByX = NaN;
  squareByA = NaN;

  constructor(scheme: SolverScheme) {
    this.#scheme = scheme;
    this.#collocation = new Collocation(scheme);
    this.#squares = new Float64Array(scheme.order + 1);
    this.#slopes = new Float64Array(scheme.order + 1);
    this.#nextSquares = new Float64Array(scheme.order + 1);
    this.#nextSlopes = new Float64Array(scheme.order + 1);
  }

  /**
   * @param A sigma·√T; 1e-6 … 50
   * @param R r·T; 1e-12 … 40
   * @param withSlopes also the derivative with respect to A, at some more cost
   * @returns the last iteration's change of g
   */
  solve(A: number, R: number, withSlopes: boolean): number {
    const { iterations, tolerance } = this.#scheme;
    this.#guess(A, R);
    // g is a logarithm over A: rounding alone moves it by as much.
    const enough = Math.max(tolerance, ROUNDING / A);
    for (let iteration = 0; iteration < iterations; iteration += 1) {
      this.#iterate(A, R, withSlopes);
      if (this.#change < enough) break;
    }
    return this.#change;
  }

  /** Sets `square`, `squareByX` and `squareByA` for √u = x, 0 … 1. */
  read(x: number): void {
    const { points, barycentric } = this.#collocation;
    const { power, order } = this.#scheme;
    const at = power === 1 ? x : Math.sqrt(x);
    let total = 0;
    let square = 0;
    let slope = 0;
    for (let index = 0; index <= order; index += 1) {
      const distance = at - (points[index] ?? NaN); // indices below length, here and below
      if (Math.abs(distance) < NODE_IS_HIT) {
        this.#readAtNode(index, distance, power === 1 ? 1 : 0.5 / at);
        return;
      }
      const factor = (barycentric[index] ?? NaN) / distance;
      total += factor;
      square += factor * (this.#squares[index] ?? NaN);
      slope += factor * (this.#slopes[index] ?? NaN);
    }
    square /= total;
    let derivative = 0;
    for (let index = 0; index <= order; index += 1) {
      const distance = at - (points[index] ?? NaN);
      derivative += ((barycentric[index] ?? NaN) / distance / distance) * (square - (this.#squares[index] ?? NaN));
    }
    this.square = Math.max(square, LEAST_SQUARE);
    this.squareByX = (derivative / total) * (power === 1 ? 1 : 0.5 / at);
    this.squareByA = slope / total;
  }

  #readAtNode(node: number, distance: number, stretch: number): void {
    const { points, barycentric } = this.#collocation;
    const square = this.#squares[node] ?? NaN;
    let derivative = 0;
    for (let index = 0; index <= this.#scheme.order; index += 1) {
      if (index === node) continue;
      const factor = (barycentric[index] ?? NaN) / ((points[node] ?? NaN) - (points[index] ?? NaN));
      derivative -= factor * (square - (this.#squares[index] ?? NaN));
    }
    derivative /= barycentric[node] ?? NaN;
    this.square = Math.max(square + derivative * distance, LEAST_SQUARE);
    this.squareByX = derivative * stretch;
    this.squareByA = this.#slopes[node] ?? NaN;
  }

  /** Near expiry the boundary leaves the strike as √(2 ln 1/u); far from it, it stays at that of a perpetual option. */
  #guess(A: number, R: number): void {
    const { nodes } = this.#collocation;
    const perpetual = Math.log1p(perpetualRoot(A, R)) / A;
    for (let index = 0; index < this.#scheme.order; index += 1) {
      const x = nodes[index] ?? NaN;
      this.#squares[index] = Math.min(x * Math.sqrt(2 * Math.log1p(1 / (7 * R * x * x))), perpetual) ** 2;
    }
    this.#slopes.fill(0);
  }

  #iterate(A: number, R: number, withSlopes: boolean): void {
    this.#change = 0;
    for (let node = 0; node < this.#scheme.order; node += 1) this.#improve(node, A, R, withSlopes);
    const squares = this.#squares;
    const slopes = this.#slopes;
    this.#squares = this.#nextSquares;
    this.#slopes = this.#nextSlopes;
    this.#nextSquares = squares;
    this.#nextSlopes = slopes;
  }

  /** One step of B ← N/D at one node, where slope and delta of the put meet those of its intrinsic value. */
  #improve(node: number, A: number, R: number, withSlopes: boolean): void {
    const { nodes, sines, cosines, weights, interpolation } = this.#collocation;
    const { order, quadrature } = this.#scheme;
    const x = nodes[node] ?? NaN;
    const g = Math.sqrt(this.#squares[node] ?? NaN);
    const gByA = (this.#slopes[node] ?? NaN) / (2 * g);
    const discount = Math.exp(-R * x * x);
    const plus = -g / x + 0.5 * A * x;
    const minus = plus - A * x;
    const plusByA = -gByA / x + 0.5 * x;
    const densityPlus = density(plus);
    const densityMinus = density(minus);
    let numerator = (discount * densityMinus) / x;
    let denominator = discount * (densityPlus / x + A * lookUpNormalCdf(plus));
    let numeratorByA = -numerator * minus * (plusByA - x);
    let denominatorByA = discount * (densityPlus * plusByA * (A - plus / x) + lookUpNormalCdf(plus));
    for (let angle = 0; angle < quadrature; angle += 1) {
      const start = (node * quadrature + angle) * (order + 1);
      let square = 0;
      for (let index = 0; index <= order; index += 1) {
        square += (interpolation[start + index] ?? NaN) * (this.#squares[index] ?? NaN);
      }
      const past = Math.max(Math.sqrt(Math.max(square, 0)), LEAST_DEVIATIONS * x * (cosines[angle] ?? NaN));
      const rootS = x * (sines[angle] ?? NaN);
      const middle = (past - g) / rootS;
      const d1 = middle + 0.5 * A * rootS;
      const d2 = middle - 0.5 * A * rootS;
      const weight = 2 * R * x * (weights[angle] ?? NaN) * (cosines[angle] ?? NaN) * Math.exp(-R * rootS * rootS);
      const n1 = weight * density(d1);
      const n2 = weight * density(d2);
      const cdf = weight * rootS * lookUpNormalCdf(d1);
      numerator += n2;
      denominator += n1 + A * cdf;
      if (!withSlopes) continue;
      let slope = 0;
      for (let index = 0; index <= order; index += 1) {
        slope += (interpolation[start + index] ?? NaN) * (this.#slopes[index] ?? NaN);
      }
      const middleByA = (slope / (2 * past) - gByA) / rootS;
      numeratorByA -= n2 * d2 * (middleByA - 0.5 * rootS);
      denominatorByA += n1 * (middleByA + 0.5 * rootS) * (A * rootS - d1) + cdf;
    }
    const next = Math.max(Math.log(denominator / numerator) / A, LEAST_DEVIATIONS * x);
    const nextByA = withSlopes ? (denominatorByA / denominator - numeratorByA / numerator - next) / A : 0;
    this.#nextSquares[node] = next * next;
    this.#nextSlopes[node] = 2 * next * nextByA;
    this.#change = Math.max(this.#change, Math.abs(next - g), Math.min(A, 1) * Math.abs(nextByA - gByA));
  }
}

/**
 * @returns 1/m, where B = m/(1 + m) is the boundary of a put without expiry and (F/B)^−m its shape: m solves
 * m(m + 1) = 2R/A²
 */
export function perpetualRoot(A: number, R: number): number {
  const ratio = (8 * R) / (A * A);
  return (2 * (1 + Math.sqrt(1 + ratio))) / ratio;
}

function density(x: number): number {
  return ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * x * x);
}

function interpolationRow(at: number, points: Float64Array, barycentric: Float64Array, row: Float64Array): void {
  let total = 0;
  const hit = points.indexOf(at);
  for (let index = 0; index < points.length; index += 1) {
    row[index] = hit < 0 ? (barycentric[index] ?? NaN) / (at - (points[index] ?? NaN)) : Number(index === hit);
    total += row[index] ?? NaN;
  }
  for (let index = 0; index < points.length; index += 1) row[index] = (row[index] ?? NaN) / total;
}
