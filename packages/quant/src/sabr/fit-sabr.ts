import { SABR_VOL_KINDS, sabrSkew } from './sabr-vol.js';
import type { SabrVolKind } from './sabr-vol.js';
import { smileColumns } from './smile-columns.js';
import type { SabrQuotes, SmileColumns } from './smile-columns.js';

/** The fitted parameters, all NaN without quotes. */
export interface SabrFit {
  readonly alpha: number;
  readonly nu: number;
  readonly rho: number;
  /** Root of the weighted mean squared error of volatility, in the quotes' own unit. */
  readonly rmse: number;
}

/** ln(alpha), nu and rho, and what a step needs. */
interface Search {
  readonly T: number;
  readonly columns: SmileColumns;
  readonly normal: Float64Array;
  readonly gradient: Float64Array;
}

const STEPS = 60;
const STARTS_NU = [0.25, 0.8, 2] as const;
const STARTS_RHO = [-0.6, 0, 0.6] as const;
const FOLLOWED = 3;
const LARGEST_RHO = 0.9999;
const GAIN_TO_GO_ON = 1e-10;
/** Root mean squared error, as a share of volatility, at which there is nothing left to find. */
const EXACT = 1e-12;
/** Nearer than this, the derivatives of the skew by its series: their closed forms cancel. */
const SERIES_WITHIN = 1e-3;

/**
 * Fits alpha, nu and rho of the SABR model to the volatilities of one expiry, by least squares in volatility.
 *
 * @param F forward
 * @param T years, > 0
 * @param beta backbone, in [0, 1], held
 * @param quotes strikes, volatilities and weights; quotes outside the model's range are left out
 * @param shift as for `sabrVol`
 * @param kind of the quotes' volatilities
 * @returns alpha > 0, nu ≥ 0, |rho| ≤ 0.9999 and the error that is left; one of many fits with fewer than three
 * quotes, and one of two where the time correction of the formula takes more than a third off the volatility at beta 1
 * Error bound: quotes that are the formula's own come back within 1e-10 of themselves.
 * @see Hagan et al. (2002), "Managing smile risk", Wilmott, September, 84-108; Marquardt, D. (1963), "An algorithm for
 * least-squares estimation of nonlinear parameters", J. SIAM 11, 431-441
 * @example
 * fitSabr(75, 0.5, 1, { K: [60, 75, 90], iv: [0.41, 0.36, 0.35] });
 */
export function fitSabr(
  F: number,
  T: number,
  beta: number,
  quotes: SabrQuotes,
  shift?: number,
  kind: SabrVolKind = 'LOGNORMAL',
): SabrFit {
  const columns = smileColumns(F, beta, quotes, shift, kind);
  if (columns.count === 0 || !(T > 0 && SABR_VOL_KINDS.includes(kind)))
    return { alpha: NaN, nu: NaN, rho: NaN, rmse: NaN };
  const search: Search = { T, columns, normal: new Float64Array(9), gradient: new Float64Array(3) };
  const starts = startingPoints(search);
  const level = columns.iv[columns.atTheMoney] ?? NaN;
  let best: Point = { logAlpha: NaN, nu: NaN, rho: NaN, cost: Infinity };
  for (const start of starts.slice(0, FOLLOWED)) {
    const end = improve(search, start);
    if (end.cost < best.cost) best = end;
    if (best.cost <= (EXACT * level) ** 2) break;
  }
  return { alpha: Math.exp(best.logAlpha), nu: best.nu, rho: best.rho, rmse: Math.sqrt(best.cost) };
}

interface Point {
  readonly logAlpha: number;
  readonly nu: number;
  readonly rho: number;
  readonly cost: number;
}

/** A coarse grid of nu and rho, the level at the money met, best first. */
function startingPoints(search: Search): Point[] {
  const { columns, T } = search;
  const at = columns.atTheMoney;
  const iv = columns.iv[at] ?? NaN;
  const front = columns.front[at] ?? NaN;
  const squared = columns.squared[at] ?? NaN;
  const crossed = columns.crossed[at] ?? NaN;
  const points: Point[] = [];
  for (const scaled of STARTS_NU) {
    const nu = scaled / Math.sqrt(Math.max(T, 0.1));
    for (const rho of STARTS_RHO) {
      let alpha = iv / front;
      for (let pass = 0; pass < 2; pass += 1) {
        const drift = squared * alpha * alpha + crossed * rho * nu * alpha + ((2 - 3 * rho * rho) / 24) * nu * nu;
        alpha = iv / (front * Math.max(1 + drift * T, 0.3));
      }
      const logAlpha = Math.log(alpha);
      points.push({ logAlpha, nu, rho, cost: assemble(search, logAlpha, nu, rho, false) });
    }
  }
  return points.sort((a, b) => a.cost - b.cost);
}

/** Levenberg-Marquardt within nu ≥ 0 and |rho| ≤ LARGEST_RHO. */
function improve(search: Search, start: Point): Point {
  let { logAlpha, nu, rho } = start;
  let cost = assemble(search, logAlpha, nu, rho, true);
  let damping = 1e-3;
  const step = new Float64Array(3);
  for (let trial = 0; trial < STEPS; trial += 1) {
    solve(search, damping, isHeld(nu, 0, search.gradient[1], 1), isHeld(rho, LARGEST_RHO, search.gradient[2], 0), step);
    const nextAlpha = logAlpha + clamp(step[0], 1);
    const nextNu = Math.max(nu + (step[1] ?? NaN), 0);
    const nextRho = clamp(rho + clamp(step[2], 0.5), LARGEST_RHO);
    if (nextAlpha === logAlpha && nextNu === nu && nextRho === rho) break;
    const next = assemble(search, nextAlpha, nextNu, nextRho, false);
    if (next < cost) {
      const gain = cost - next;
      logAlpha = nextAlpha;
      nu = nextNu;
      rho = nextRho;
      cost = next;
      if (gain <= GAIN_TO_GO_ON * cost) break;
      damping = Math.max(damping * 0.1, 1e-14);
      assemble(search, logAlpha, nu, rho, true);
    } else {
      if (damping > 1e6) break;
      damping = Math.max(damping * 8, 1e-8);
    }
  }
  return { logAlpha, nu, rho, cost };
}

/** Whether a coordinate stands at its bound and is pushed against it. */
function isHeld(value: number, bound: number, slope: number | undefined, isLowOnly: 0 | 1): boolean {
  const push = slope ?? NaN;
  if (isLowOnly === 1) return value === bound && push > 0;
  return (value === -bound && push > 0) || (value === bound && push < 0);
}

/** Cost at a point; with `isWithDerivatives`, the normal equations (lower triangle) too. */
function assemble(search: Search, logAlpha: number, nu: number, rho: number, isWithDerivatives: boolean): number {
  const { columns, T, normal, gradient } = search;
  const { count, front, distance, squared, crossed, iv, scale } = columns;
  const alpha = Math.exp(logAlpha);
  const tail = (2 - 3 * rho * rho) / 24;
  let cost = 0;
  if (isWithDerivatives) {
    normal.fill(0);
    gradient.fill(0);
  }
  for (let index = 0; index < count; index += 1) {
    const z = (nu / alpha) * (distance[index] ?? NaN);
    const skew = sabrSkew(z, rho);
    const square = (squared[index] ?? NaN) * alpha * alpha;
    const cross = (crossed[index] ?? NaN) * alpha;
    const drift = 1 + (square + cross * rho * nu + tail * nu * nu) * T;
    const base = (scale[index] ?? NaN) * alpha * (front[index] ?? NaN);
    const residual = base * skew * drift - (scale[index] ?? NaN) * (iv[index] ?? NaN);
    cost += residual * residual;
    if (!isWithDerivatives) continue;
    const byZ = skewByZ(z, rho, skew);
    const byAlpha = base * (skew * drift - byZ * z * drift + skew * T * (2 * square + cross * rho * nu));
    const byNu = base * ((byZ * drift * (distance[index] ?? NaN)) / alpha + skew * T * (cross * rho + 2 * tail * nu));
    const byRho = base * (skewByRho(z, rho, skew) * drift + skew * T * (cross * nu - 0.25 * rho * nu * nu));
    gradient[0] = (gradient[0] ?? NaN) + byAlpha * residual;
    gradient[1] = (gradient[1] ?? NaN) + byNu * residual;
    gradient[2] = (gradient[2] ?? NaN) + byRho * residual;
    normal[0] = (normal[0] ?? NaN) + byAlpha * byAlpha;
    normal[3] = (normal[3] ?? NaN) + byNu * byAlpha;
    normal[4] = (normal[4] ?? NaN) + byNu * byNu;
    normal[6] = (normal[6] ?? NaN) + byRho * byAlpha;
    normal[7] = (normal[7] ?? NaN) + byRho * byNu;
    normal[8] = (normal[8] ?? NaN) + byRho * byRho;
  }
  return cost === cost ? cost : Infinity;
}

/** ∂(z/x)/∂z, x′ = 1/√(1 − 2·rho·z + z²). */
function skewByZ(z: number, rho: number, skew: number): number {
  if (Math.abs(z) < SERIES_WITHIN) return -0.5 * rho + ((2 - 3 * rho * rho) / 6) * z;
  return (skew - (skew * skew) / Math.sqrt(1 - 2 * rho * z + z * z)) / z;
}

/** ∂(z/x)/∂rho. */
function skewByRho(z: number, rho: number, skew: number): number {
  if (Math.abs(z) < SERIES_WITHIN) return -0.5 * z - 0.5 * rho * z * z;
  const root = Math.sqrt(1 - 2 * rho * z + z * z);
  const sum = z > 0 ? root + z - rho : ((1 - rho) * (1 + rho)) / (root - z + rho);
  return (-skew * skew * (1 / (1 - rho) - (1 + z / root) / sum)) / z;
}

/** The damped step by Cramer's rule on the scaled 3 × 3 equations; held coordinates do not move. */
function solve(search: Search, damping: number, isNuHeld: boolean, isRhoHeld: boolean, out: Float64Array): void {
  const { normal, gradient } = search;
  const a = normal[0] ?? NaN;
  const d = isNuHeld ? Infinity : (normal[4] ?? NaN) || 1e-300;
  const f = isRhoHeld ? Infinity : (normal[8] ?? NaN) || 1e-300;
  const sa = 1 / Math.sqrt(a);
  const sd = 1 / Math.sqrt(d);
  const sf = 1 / Math.sqrt(f);
  const one = 1 + damping;
  const b = (normal[3] ?? NaN) * sa * sd;
  const c = (normal[6] ?? NaN) * sa * sf;
  const e = (normal[7] ?? NaN) * sd * sf;
  const p = -(gradient[0] ?? NaN) * sa;
  const q = -(gradient[1] ?? NaN) * sd;
  const r = -(gradient[2] ?? NaN) * sf;
  // Elimination of the scaled matrix [one b c; b one e; c e one].
  const d2 = one - (b * b) / one;
  const e2 = e - (b * c) / one;
  const q2 = q - (b * p) / one;
  const f2 = Math.max(one - (c * c) / one - (e2 * e2) / d2, 1e-15);
  const z = (r - (c * p) / one - (e2 * q2) / d2) / f2;
  const y = (q2 - e2 * z) / d2;
  out[0] = ((p - b * y - c * z) / one) * sa;
  out[1] = y * sd;
  out[2] = z * sf;
}

function clamp(value: number | undefined, largest: number): number {
  return Math.min(Math.max(value ?? NaN, -largest), largest);
}
