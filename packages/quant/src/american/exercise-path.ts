/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/**
 * The way along which the early exercise premium is integrated: from now, when the option has its whole life before
 * it, to its expiry, with the boundary at every node. Filled once for an option, then read by price and Greeks.
 *
 * Units: strike 1, life 1; A = sigma·√T, R = r·T, x0 = ln(F/K) of a put. A node at time s has √s = 2t/(1 + t²) and
 * √(1 − s) = (1 − t²)/(1 + t²), which takes both square roots out of the integrand.
 */
import { BoundarySolver, type SolverScheme } from './boundary-solver.js';
import {
  boundaryAccurate,
  boundaryAccurateGradient,
  boundaryFast,
  boundaryFastGradient,
  boundaryHigh,
  boundaryHighGradient,
} from './boundary-table.js';
import { gaussLegendre } from '../math/gauss-legendre.js';

/** How exactly an American option is priced: see `americanPrice` for the errors. */
export type AmericanAccuracy = 'FAST' | 'ACCURATE' | 'HIGH';

/** One accuracy: which table, how many nodes, and from how many deviations on the integrand counts as nothing. */
export interface Precision {
  readonly boundary: (x: number, y: number) => number;
  readonly gradient: (x: number, y: number, out: Float64Array) => void;
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  readonly cut: number;
  readonly scheme: SolverScheme;
}

const TABLE_A = 4;
const TABLE_R = 1;
/** The boundary hardly depends on A below this, and rounding would show in it. */
const LEAST_SOLVED_A = 1e-6;
const MOST_NODES = 80;

const ROUGH: SolverScheme = { order: 16, power: 1, quadrature: 32, iterations: 60, tolerance: 1e-12 };
const FINE: SolverScheme = { order: 32, power: 1, quadrature: 96, iterations: 60, tolerance: 1e-12 };

const FAST = /* @__PURE__ */ precision(boundaryFast, boundaryFastGradient, 11, 1.5, 5.5, ROUGH);
const ACCURATE = /* @__PURE__ */ precision(boundaryAccurate, boundaryAccurateGradient, 28, 1.5, 6.5, ROUGH);
const HIGH = /* @__PURE__ */ precision(boundaryHigh, boundaryHighGradient, MOST_NODES, 2, 8.3, FINE);

/** √s, √(1 − s) and weight of each node, filled by `fillPath`; ds = 2·rootPast·rootLeft·weight. */
export const rootPast = /* @__PURE__ */ new Float64Array(MOST_NODES + 1);
export const rootLeft = /* @__PURE__ */ new Float64Array(MOST_NODES + 1);
export const weight = /* @__PURE__ */ new Float64Array(MOST_NODES + 1);
/** d, where the boundary is exp(−A·rootLeft·d). */
export const distance = /* @__PURE__ */ new Float64Array(MOST_NODES + 1);
/** The boundary's two slopes: u·h′(u)/(A·√u), and a·∂d/∂a, for h = A·√u·d(a, R·u), u = 1 − s, a = A·√u. */
export const timeSlope = /* @__PURE__ */ new Float64Array(MOST_NODES + 1);
export const deviationSlope = /* @__PURE__ */ new Float64Array(MOST_NODES + 1);

const scratch = /* @__PURE__ */ new Float64Array(3);
/** Made when the first option outside of the table asks for it. */
const solvers = new Map<SolverScheme, BoundarySolver>();

/** Where the last `fillPath` left distance, timeSlope and deviationSlope of today's boundary, at s = 0. */
export const TODAY = MOST_NODES;

/** @returns undefined for another word */
export function precisionOf(accuracy: AmericanAccuracy): Precision | undefined {
  switch (accuracy) {
    case 'FAST':
      return FAST;
    case 'ACCURATE':
      return ACCURATE;
    case 'HIGH':
      return HIGH;
    default:
      return undefined;
  }
}

/** @returns whether the boundary is looked up; otherwise it is solved for, which takes milliseconds */
export function isInTable(A: number, R: number): boolean {
  return A <= TABLE_A && R <= TABLE_R;
}

/** An American option on a future is worth no less than the European one, and no more than that without discount. */
export function boundedPremium(premium: number, european: number, R: number): number {
  return Math.max(Math.min(premium, Math.expm1(R) * european), 0);
}

/**
 * Places the nodes and reads the boundary there.
 *
 * @param slopes also `timeSlope` and `deviationSlope`, for Greeks
 * @returns how many nodes; 0 where the integrand is nothing everywhere; −1 where the option is to be exercised now
 */
export function fillPath(x0: number, A: number, R: number, level: Precision, slopes: boolean): number {
  const solver = isInTable(A, R) ? undefined : solved(A, R, level, slopes);
  const root8 = Math.sqrt(Math.sqrt(Math.sqrt(R)));
  if (solver === undefined) readTable(A, root8, 1, level, slopes, TODAY);
  else readSolver(solver, A, 1, slopes, TODAY);
  const height = A * (distance[TODAY] as number);
  if (!(x0 > -height)) return x0 <= -height ? -1 : 0;
  const first = firstRoot(x0, height, A, solver === undefined ? level.cut : HIGH.cut);
  if (first >= 1) return 0;
  const start = first / (1 + Math.sqrt(1 - first * first));
  const length = 1 - start;
  // Solving costs more than any number of nodes.
  const { nodes, weights } = solver === undefined ? level : HIGH;
  for (let node = 0; node < nodes.length; node += 1) {
    // Nodes are below the length of each array, here and below.
    const t = start + length * (nodes[node] as number);
    const scale = 1 / (1 + t * t);
    const left = (1 - t * t) * scale;
    rootPast[node] = 2 * t * scale;
    rootLeft[node] = left;
    weight[node] = 2 * length * (weights[node] as number) * scale;
    if (solver === undefined) readTable(A, root8, left, level, slopes, node);
    else readSolver(solver, A, left, slopes, node);
  }
  return nodes.length;
}

/** A √s below which the boundary is more than `cut` deviations away: the boundary is concave enough in √(1 − s). */
function firstRoot(x0: number, height: number, A: number, cut: number): number {
  const above = Math.min((x0 + height) / (A * cut), 1);
  return Math.max(x0 + height * Math.sqrt(1 - above * above), 0) / (A * (cut + 0.5 * A));
}

function readTable(A: number, root8: number, left: number, level: Precision, slopes: boolean, node: number): void {
  const x = (2 / TABLE_A) * A * left - 1;
  const root = root8 * Math.sqrt(Math.sqrt(left));
  if (!slopes) {
    distance[node] = level.boundary(x, 2 * root - 1);
    return;
  }
  level.gradient(x, 2 * root - 1, scratch);
  const value = scratch[0] as number;
  const byA = (x + 1) * (scratch[1] as number);
  store(node, value, 0.5 * (value + byA) + 0.25 * root * (scratch[2] as number), byA);
}

function readSolver(solver: BoundarySolver, A: number, left: number, slopes: boolean, node: number): void {
  solver.read(left);
  const root = Math.sqrt(solver.square);
  const value = left > 0 ? root / left : 0;
  if (slopes && left > 0) store(node, value, solver.squareByX / (4 * root), (A * solver.squareByA) / (2 * root * left));
  else store(node, value, 0, 0);
}

function store(node: number, value: number, byTime: number, byA: number): void {
  distance[node] = value;
  timeSlope[node] = byTime;
  deviationSlope[node] = byA;
}

function solved(A: number, R: number, level: Precision, slopes: boolean): BoundarySolver {
  let solver = solvers.get(level.scheme);
  if (solver === undefined) {
    solver = new BoundarySolver(level.scheme);
    solvers.set(level.scheme, solver);
  }
  solver.solve(Math.max(A, LEAST_SOLVED_A), R, slopes);
  return solver;
}

/** Gauss-Legendre in τ, t = 1 − (1 − τ²)^power: nodes crowd where the integrand is not analytic, at both ends. */
function precision(
  boundary: Precision['boundary'],
  gradient: Precision['gradient'],
  count: number,
  power: number,
  cut: number,
  scheme: SolverScheme,
): Precision {
  const rule = gaussLegendre(count);
  const nodes = rule.nodes.map((node) => 1 - (1 - node * node) ** power);
  const weights = rule.weights.map((factor, index) => {
    const node = rule.nodes[index] as number;
    return factor * 2 * node * power * (1 - node * node) ** (power - 1);
  });
  return { boundary, gradient, nodes, weights, cut, scheme };
}
