/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length */
import type { GreeksColumns } from '../greeks.js';
import { fastExp } from '../math/fast-exp.js';
import { fillIntrinsicGreeks } from '../math/intrinsic-greeks.js';
import { stages } from './batch-stages.js';
import { DENSITY_IS_ZERO } from './time-value.js';

const { rootTimes, deviations, distances, densities } = stages;

/** Below this there is a density at F = K only, and powers of the deviation are no doubles any more. */
const LEAST_DEVIATION = 1e-140;
/** From here on the density is below the least double, and so is N(d2). */
const LARGEST_DEVIATION = 200;

/**
 * Writes over the rows for which the polynomials of the Greeks are no numbers or mean nothing: those out of range, those
 * without density, and those of hardly any or of boundless deviation.
 *
 * @param start the row at 0 of the stages; price, delta, rho and dualDelta are written
 */
export function fillDegenerateGreeks(
  isCall: Uint8Array,
  forwards: Float64Array,
  strikes: Float64Array,
  times: Float64Array,
  sigmas: Float64Array,
  rates: Float64Array,
  start: number,
  end: number,
  out: GreeksColumns,
): void {
  for (let row = start; row < end; row += 1) {
    const at = row - start;
    const s = deviations[at] as number;
    const hasDensity = (distances[at] as number) >= -DENSITY_IS_ZERO;
    // Written so that NaN is degenerate too.
    if (hasDensity && s >= LEAST_DEVIATION && s < LARGEST_DEVIATION) continue;
    const F = forwards[row] as number;
    const K = strikes[row] as number;
    const T = times[row] as number;
    const sigma = sigmas[row] as number;
    const r = rates[row] as number;
    const isValid = F >= 0 && K >= 0 && T >= 0 && sigma >= 0;
    const discount = isValid ? fastExp(-r * T) : NaN;
    const rootT = rootTimes[at] as number;
    const price = out.price[row] as number;
    const delta = out.delta[row] as number;
    const dualDelta = out.dualDelta[row] as number;
    fillIntrinsicGreeks(2 * (isCall[row] as number) - 1, F, K, T, r, discount, discount * F * rootT, out, row);
    if (!(isValid && hasDensity && s > 0)) continue;
    out.price[row] = price;
    out.delta[row] = delta;
    out.theta[row] = r * price;
    out.rho[row] = -T * price;
    out.dualDelta[row] = dualDelta;
    out.vega[row] = 0;
    out.charm[row] = r * delta;
    out.veta[row] = 0;
    if (s < LEAST_DEVIATION) addKink(F, T, sigma, r, s, discount * (densities[at] as number), out, row);
  }
}

/** To the Greeks of a row at F = K without curvature, their limits for a small deviation: d1 = s/2 = −d2. */
function addKink(
  F: number,
  T: number,
  sigma: number,
  r: number,
  s: number,
  discountedDensity: number,
  out: GreeksColumns,
  row: number,
): void {
  const rootT = Math.sqrt(T);
  const perForward = discountedDensity / F;
  const gamma = perForward / F / s;
  const vega = discountedDensity * rootT;
  out.gamma[row] = gamma;
  out.vega[row] = vega;
  out.theta[row] = (out.theta[row] as number) - (0.5 * discountedDensity * sigma) / rootT;
  out.dualGamma[row] = gamma;
  out.vanna[row] = 0.5 * perForward * rootT;
  out.volga[row] = -0.25 * vega * s * rootT;
  out.charm[row] = (out.charm[row] as number) - (0.25 * perForward * sigma) / rootT;
  out.veta[row] = r * vega - (0.5 * discountedDensity) / rootT;
  out.speed[row] = (-1.5 * gamma) / F;
  out.zomma[row] = -gamma / sigma;
  out.color[row] = gamma * (r + 0.5 / T);
  out.ultima[row] = -0.25 * vega * T;
}
