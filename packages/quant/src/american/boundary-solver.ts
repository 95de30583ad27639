/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
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
import { normalPdf } from '../math/normal.js';
import { lookUpNormalCdf } from './normal-lookup.js';

/** g²: below this the boundary is the strike. */
const LEAST_SQUARE = 1e-300;
/** The boundary is at least that many deviations from the strike: iterates may be divided by it. */
const LEAST_DEVIATIONS = 0.01;
const ROUNDING = 1e-14;

/** How finely to solve: `order` collocation nodes, `quadrature` nodes of the integrals, how often at most. */
export interface SolverScheme {
  readonly order: number;
  /** The nodes in x are Chebyshev's to this power: 2 resolves √u·ln u best, 1 converges for any A. */
  readonly power: 1 | 2;
  readonly quadrature: number;
  readonly iterations: number;
  readonly tolerance: number;
}

/** One boundary, ready to be read at any x. Made once for each scheme and solved again for each option. */
export class BoundarySolver {
  readonly #scheme: SolverScheme;
  /** Chebyshev points on [0, 1], descending: 1 first, 0 last; and the nodes in x that they stand for. */
  readonly #points: Float64Array;
  readonly #nodes: Float64Array;
  /** √(1 − cos²) and cos of the quadrature's angles: √s = x·sin, √u = x·cos. */
  readonly #sines: Float64Array;
  readonly #cosines: Float64Array;
  readonly #weights: Float64Array;
  /** For node i and angle j: the order + 1 Chebyshev polynomials at x·cos. */
  readonly #polynomials: Float64Array;
  /** g² at the nodes, and its derivative with respect to A; then the coefficients of their polynomials. */
  readonly #squares: Float64Array;
  readonly #slopes: Float64Array;
  readonly #squareTerms: Float64Array;
  readonly #slopeTerms: Float64Array;
  #change = NaN;
  /** What `read` found: g², its derivative with respect to x, and with respect to A. */
  square = NaN;
  squareByX = NaN;
  squareByA = NaN;

  constructor(scheme: SolverScheme) {
    const { order, power, quadrature } = scheme;
    this.#scheme = scheme;
    this.#squares = new Float64Array(order + 1);
    this.#slopes = new Float64Array(order + 1);
    this.#squareTerms = new Float64Array(order + 1);
    this.#slopeTerms = new Float64Array(order + 1);
    this.#points = this.#squares.map((_, index) => Math.sin((Math.PI * (order - index)) / (2 * order)) ** 2);
    this.#nodes = this.#points.map((point) => point ** power);
    const rule = gaussLegendre(quadrature);
    this.#sines = rule.nodes.map((node) => Math.sin((Math.PI / 2) * node));
    this.#cosines = rule.nodes.map((node) => Math.cos((Math.PI / 2) * node));
    this.#weights = rule.weights.map((weight) => (Math.PI / 2) * weight);
    this.#polynomials = new Float64Array(order * quadrature * (order + 1));
    for (let row = 0; row < order * quadrature; row += 1) {
      const cosine = this.#cosines[row % quadrature] as number;
      const at = (this.#points[Math.floor(row / quadrature)] as number) * cosine ** (1 / power);
      for (let term = 0; term <= order; term += 1) {
        this.#polynomials[row * (order + 1) + term] = Math.cos(term * Math.acos(2 * at - 1));
      }
    }
  }

  /**
   * @param A sigma·√T; 1e-6 … 50
   * @param R r·T; 1e-12 … 40
   * @param withSlopes also the derivative with respect to A, at some more cost
   * @returns the last iteration's change of g
   */
  solve(A: number, R: number, withSlopes: boolean): number {
    const { iterations, tolerance, order } = this.#scheme;
    this.#guess(A, R);
    // g is a logarithm over A: rounding alone moves it by as much.
    const enough = Math.max(tolerance, ROUNDING / A);
    this.#change = Infinity;
    for (let iteration = 0; iteration < iterations && !(this.#change < enough); iteration += 1) {
      this.#change = 0;
      for (let node = 0; node < order; node += 1) this.#improve(node, A, R, withSlopes);
      this.#expand();
    }
    return this.#change;
  }

  /** Sets `square`, `squareByX` and `squareByA` for √u = x, 0 … 1. */
  read(x: number): void {
    const { power, order } = this.#scheme;
    const at = power === 1 ? x : Math.sqrt(x);
    const t = 2 * at - 1;
    let before = t;
    let polynomial = 1;
    let slopeBefore = 1;
    let slope = 0;
    let square = 0;
    let byT = 0;
    let byA = 0;
    for (let term = 0; term <= order; term += 1) {
      const own = this.#squareTerms[term] as number;
      square += own * polynomial;
      byT += own * slope;
      byA += (this.#slopeTerms[term] as number) * polynomial;
      const nextSlope = 2 * (polynomial + t * slope) - slopeBefore;
      const next = 2 * t * polynomial - before;
      before = polynomial;
      polynomial = next;
      slopeBefore = slope;
      slope = nextSlope;
    }
    this.square = Math.max(square, LEAST_SQUARE);
    this.squareByX = 2 * byT * (power === 1 ? 1 : 0.5 / at);
    this.squareByA = byA;
  }

  /** Near expiry the boundary leaves the strike as √(2 ln 1/u); far from it, it stays at that of a perpetual option. */
  #guess(A: number, R: number): void {
    const perpetual = Math.log1p(perpetualRoot(A, R)) / A;
    for (let index = 0; index < this.#scheme.order; index += 1) {
      const x = this.#nodes[index] as number;
      this.#squares[index] = Math.min(x * Math.sqrt(2 * Math.log1p(1 / (7 * R * x * x))), perpetual) ** 2;
    }
    this.#slopes.fill(0);
    this.#expand();
  }

  /** From values at the nodes to coefficients of Chebyshev polynomials: a cosine transform. */
  #expand(): void {
    const { order } = this.#scheme;
    for (let term = 0; term <= order; term += 1) {
      let square = 0;
      let slope = 0;
      for (let node = 0; node <= order; node += 1) {
        // cos(π·node·term/order) is the place of a Chebyshev point, back and forth.
        const turn = (node * term) % (2 * order);
        const cosine = 2 * (this.#points[Math.min(turn, 2 * order - turn)] as number) - 1;
        const factor = (cosine * (node % order === 0 ? 1 : 2) * (term % order === 0 ? 0.5 : 1)) / order;
        square += factor * (this.#squares[node] as number);
        slope += factor * (this.#slopes[node] as number);
      }
      this.#squareTerms[term] = square;
      this.#slopeTerms[term] = slope;
    }
  }

  /** One step of B ← N/D at one node, where slope and delta of the put meet those of its intrinsic value. */
  #improve(node: number, A: number, R: number, withSlopes: boolean): void {
    const sines = this.#sines;
    const cosines = this.#cosines;
    const weights = this.#weights;
    const polynomials = this.#polynomials;
    const squareTerms = this.#squareTerms;
    const slopeTerms = this.#slopeTerms;
    const { order, quadrature } = this.#scheme;
    const x = this.#nodes[node] as number;
    const g = Math.sqrt(this.#squares[node] as number);
    const gByA = (this.#slopes[node] as number) / (2 * g);
    const discount = Math.exp(-R * x * x);
    const plus = -g / x + 0.5 * A * x;
    const minus = plus - A * x;
    const plusByA = -gByA / x + 0.5 * x;
    const densityPlus = normalPdf(plus);
    const densityMinus = normalPdf(minus);
    let numerator = (discount * densityMinus) / x;
    let denominator = discount * (densityPlus / x + A * lookUpNormalCdf(plus));
    let numeratorByA = -numerator * minus * (plusByA - x);
    let denominatorByA = discount * (densityPlus * plusByA * (A - plus / x) + lookUpNormalCdf(plus));
    for (let angle = 0; angle < quadrature; angle += 1) {
      const start = (node * quadrature + angle) * (order + 1);
      let square = 0;
      for (let index = 0; index <= order; index += 1) {
        square += (polynomials[start + index] as number) * (squareTerms[index] as number);
      }
      const past = Math.max(Math.sqrt(Math.max(square, 0)), LEAST_DEVIATIONS * x * (cosines[angle] as number));
      const rootS = x * (sines[angle] as number);
      const middle = (past - g) / rootS;
      const d1 = middle + 0.5 * A * rootS;
      const d2 = middle - 0.5 * A * rootS;
      const weight = 2 * R * x * (weights[angle] as number) * (cosines[angle] as number) * Math.exp(-R * rootS * rootS);
      const n1 = weight * normalPdf(d1);
      const n2 = weight * normalPdf(d2);
      const cdf = weight * rootS * lookUpNormalCdf(d1);
      numerator += n2;
      denominator += n1 + A * cdf;
      if (!withSlopes) continue;
      let slope = 0;
      for (let index = 0; index <= order; index += 1) {
        slope += (polynomials[start + index] as number) * (slopeTerms[index] as number);
      }
      const middleByA = (slope / (2 * past) - gByA) / rootS;
      numeratorByA -= n2 * d2 * (middleByA - 0.5 * rootS);
      denominatorByA += n1 * (middleByA + 0.5 * rootS) * (A * rootS - d1) + cdf;
    }
    const next = Math.max(Math.log(denominator / numerator) / A, LEAST_DEVIATIONS * x);
    const nextByA = withSlopes ? (denominatorByA / denominator - numeratorByA / numerator - next) / A : 0;
    this.#squares[node] = next * next;
    this.#slopes[node] = 2 * next * nextByA;
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
