/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { addRow, improve, makeLeastSquares } from '../math/least-squares.js';
import type { LeastSquares } from '../math/least-squares.js';
import { SABR_VOL_KINDS } from './sabr-vol-kind.js';
import type { SabrVolKind } from './sabr-vol-kind.js';
import { sabrSkew } from './sabr-vol.js';
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

/** Of the search's unknowns, which ln(alpha) comes first of. */
const NU = 1;
const RHO = 2;
const STEPS = 60;
const STARTS_NU = [0.25, 0.8, 2] as const;
const STARTS_RHO = [-0.6, 0, 0.6] as const;
const FOLLOWED = 3;
const LARGEST_RHO = 0.9999;
const GAIN_TO_GO_ON = 1e-10;
/** Root mean squared error, as a share of volatility, at which there is nothing left to find. */
const EXACT = 1e-12;
/** The same that rounding alone leaves. */
const ROUNDING = 1e-15;
/** Nearer than this, the derivatives of the skew by its series: their closed forms cancel. */
const SERIES_WITHIN = 1e-3;
const search = /* @__PURE__ */ makeSearch();
const row = /* @__PURE__ */ new Float64Array(3);

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
  const costAt = (at: Float64Array): number =>
    assemble(columns, T, at[0] as number, at[NU] as number, at[RHO] as number, false);
  const addRows = (at: Float64Array): number =>
    assemble(columns, T, at[0] as number, at[NU] as number, at[RHO] as number, true);
  const starts = startingPoints(columns, T);
  const level = columns.iv[columns.atTheMoney] as number;
  const best = [NaN, NaN, NaN];
  let least = Infinity;
  for (const start of starts.slice(0, FOLLOWED)) {
    search.at.set(start.at);
    const cost = improve(search, costAt, addRows, STEPS, GAIN_TO_GO_ON, (ROUNDING * level) ** 2);
    if (cost < least) {
      least = cost;
      best.splice(0, 3, ...search.at);
    }
    if (least <= (EXACT * level) ** 2) break;
  }
  const [logAlpha = NaN, nu = NaN, rho = NaN] = best;
  return { alpha: Math.exp(logAlpha), nu, rho, rmse: Math.sqrt(least) };
}

function makeSearch(): LeastSquares {
  const made = makeLeastSquares(3);
  made.low.set([-Infinity, 0, -LARGEST_RHO]);
  made.high[RHO] = LARGEST_RHO;
  made.reach.set([1, Infinity, 0.5]);
  return made;
}

interface Start {
  readonly at: readonly number[];
  readonly cost: number;
}

/** A coarse grid of nu and rho, the level at the money met, best first. */
function startingPoints(columns: SmileColumns, T: number): Start[] {
  const at = columns.atTheMoney;
  const iv = columns.iv[at] as number;
  const front = columns.front[at] as number;
  const squared = columns.squared[at] as number;
  const crossed = columns.crossed[at] as number;
  const starts: Start[] = [];
  for (const scaled of STARTS_NU) {
    const nu = scaled / Math.sqrt(Math.max(T, 0.1));
    for (const rho of STARTS_RHO) {
      let alpha = iv / front;
      for (let pass = 0; pass < 2; pass += 1) {
        const drift = squared * alpha * alpha + crossed * rho * nu * alpha + ((2 - 3 * rho * rho) / 24) * nu * nu;
        alpha = iv / (front * Math.max(1 + drift * T, 0.3));
      }
      const logAlpha = Math.log(alpha);
      starts.push({ at: [logAlpha, nu, rho], cost: assemble(columns, T, logAlpha, nu, rho, false) });
    }
  }
  return starts.sort((a, b) => a.cost - b.cost);
}

/** Cost at a point; with derivatives, their rows are added to the search. */
function assemble(
  columns: SmileColumns,
  T: number,
  logAlpha: number,
  nu: number,
  rho: number,
  isWithDerivatives: boolean,
): number {
  const { count, front, distance, squared, crossed, iv, scale } = columns;
  const alpha = Math.exp(logAlpha);
  const tail = (2 - 3 * rho * rho) / 24;
  let cost = 0;
  for (let index = 0; index < count; index += 1) {
    const z = (nu / alpha) * (distance[index] as number);
    const skew = sabrSkew(z, rho);
    const square = (squared[index] as number) * alpha * alpha;
    const cross = (crossed[index] as number) * alpha;
    const drift = 1 + (square + cross * rho * nu + tail * nu * nu) * T;
    const base = (scale[index] as number) * alpha * (front[index] as number);
    const residual = base * skew * drift - (scale[index] as number) * (iv[index] as number);
    cost += residual * residual;
    if (!isWithDerivatives) continue;
    const byZ = skewByZ(z, rho, skew);
    row[0] = base * (skew * drift - byZ * z * drift + skew * T * (2 * square + cross * rho * nu));
    row[NU] = base * ((byZ * drift * (distance[index] as number)) / alpha + skew * T * (cross * rho + 2 * tail * nu));
    row[RHO] = base * (skewByRho(z, rho, skew) * drift + skew * T * (cross * nu - 0.25 * rho * nu * nu));
    addRow(row, residual);
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
