/** The two-factor commodity model of Schwartz and Smith: a short-term factor χ that reverts, a long-term one ξ that drifts. */
import { QuantError } from '../errors.js';

/** Parameters of the model; rates and vols per year. */
export interface SchwartzSmithParameters {
  /** Speed at which χ reverts to 0, > 0. */
  readonly kappa: number;
  /** Vol of χ, ≥ 0. */
  readonly sigmaChi: number;
  /** Vol of ξ, ≥ 0. */
  readonly sigmaXi: number;
  /** Correlation of the two, in [−1, 1]. */
  readonly rho: number;
  /** Drift of ξ in the real world. */
  readonly muXi: number;
  /** Drift of ξ in the pricing measure. */
  readonly muXiStar: number;
  /** Risk premium of χ: what its drift is reduced by in the pricing measure. */
  readonly lambdaChi: number;
}

/** The two factors at one time; ln S = χ + ξ. */
export interface SchwartzSmithState {
  readonly chi: number;
  readonly xi: number;
}

/**
 * Logarithms of futures prices.
 *
 * @param parameters the model
 * @param state the factors now
 * @param maturities T in years, ≥ 0
 * @param out receives ln F(T), same length
 * @throws {QuantError} ERR_QUANT_SHAPE for arrays of different length, ERR_QUANT_DOMAIN for κ ≤ 0
 * @see Schwartz, E. & Smith, J. E. (2000), "Short-term variations and long-term dynamics in commodity prices",
 * Management Science 46(7), 893-911, equation (9)
 */
export function schwartzSmithLogFutures(
  parameters: SchwartzSmithParameters,
  state: SchwartzSmithState,
  maturities: Float64Array,
  out: Float64Array,
): void {
  if (maturities.length !== out.length) {
    throw new QuantError('ERR_QUANT_SHAPE', `out must hold ${maturities.length} values, has ${out.length}`);
  }
  const { kappa, sigmaChi, sigmaXi, rho, muXiStar, lambdaChi } = checked(parameters);
  for (let index = 0; index < maturities.length; index += 1) {
    const T = maturities[index] ?? NaN;
    const faded = -Math.expm1(-kappa * T); // 1 − e^{−κT}
    const fadedTwice = -Math.expm1(-2 * kappa * T);
    const convexity =
      ((fadedTwice * sigmaChi * sigmaChi) / (2 * kappa) +
        sigmaXi * sigmaXi * T +
        (2 * faded * rho * sigmaChi * sigmaXi) / kappa) /
      2;
    out[index] = (1 - faded) * state.chi + state.xi + muXiStar * T - (faded * lambdaChi) / kappa + convexity;
  }
}

/** Mean decay and Cholesky factor of the exact joint step of (χ, ξ). */
export interface SchwartzSmithStep {
  /** e^{−κ dt}: what of χ is left. */
  readonly decay: number;
  /** μ_ξ dt. */
  readonly drift: number;
  /** Standard deviation of χ's step. */
  readonly chiChi: number;
  /** Part of ξ's step that moves with χ's normal variate. */
  readonly xiChi: number;
  /** Part of ξ's step that moves with its own. */
  readonly xiXi: number;
}

/**
 * The exact transition over a step of time: χ' = decay·χ + chiChi·z₁, ξ' = ξ + drift + xiChi·z₁ + xiXi·z₂ with
 * independent standard normal z₁, z₂. No discretisation error, however long the step.
 *
 * @param dt years, ≥ 0
 * @see Schwartz & Smith (2000), equations (5a)-(5b)
 */
export function schwartzSmithStep(parameters: SchwartzSmithParameters, dt: number): SchwartzSmithStep {
  const { kappa, sigmaChi, sigmaXi, rho, muXi } = checked(parameters);
  const varianceChi = (-Math.expm1(-2 * kappa * dt) * sigmaChi * sigmaChi) / (2 * kappa);
  const varianceXi = sigmaXi * sigmaXi * dt;
  const covariance = (-Math.expm1(-kappa * dt) * rho * sigmaChi * sigmaXi) / kappa;
  const chiChi = Math.sqrt(varianceChi);
  const xiChi = chiChi === 0 ? 0 : covariance / chiChi;
  return {
    decay: Math.exp(-kappa * dt),
    drift: muXi * dt,
    chiChi,
    xiChi,
    xiXi: Math.sqrt(Math.max(0, varianceXi - xiChi * xiChi)),
  };
}

/**
 * The instantaneous vol of a futures price.
 *
 * @param T years to maturity, ≥ 0
 * @returns per square root of a year, falling from the spot's vol to σ_ξ where ρ ≥ 0
 * @see Schwartz & Smith (2000), section 3.2
 */
export function schwartzSmithFuturesVol(parameters: SchwartzSmithParameters, T: number): number {
  const { kappa, sigmaChi, sigmaXi, rho } = checked(parameters);
  const decay = Math.exp(-kappa * T);
  return Math.sqrt(decay * decay * sigmaChi * sigmaChi + sigmaXi * sigmaXi + 2 * decay * rho * sigmaChi * sigmaXi);
}

function checked(parameters: SchwartzSmithParameters): SchwartzSmithParameters {
  if (!(parameters.kappa > 0)) {
    throw new QuantError('ERR_QUANT_DOMAIN', `kappa must be > 0, got ${parameters.kappa}`);
  }
  return parameters;
}
