/**
 * The two-factor commodity model of Schwartz and Smith: ln S = χ + ξ with a short-term deviation χ that reverts to 0
 * and an equilibrium level ξ that drifts. Rates and vols are per year, times in years.
 */
import { QuantError } from '@cushing/quant';

export interface SchwartzSmithParameters {
  /** κ: speed at which χ reverts to 0, (0, ∞); its half-life is ln 2 / κ. */
  readonly kappa: number;
  /** σ_χ: vol of χ, [0, ∞). */
  readonly sigmaChi: number;
  /** σ_ξ: vol of ξ, [0, ∞). */
  readonly sigmaXi: number;
  /** ρ: correlation of the two, [−1, 1]. */
  readonly rho: number;
  /** μ_ξ: drift of ξ as it happens, any finite number. */
  readonly muXi: number;
  /** μ*_ξ: drift of ξ in the pricing measure, any finite number. */
  readonly muXiStar: number;
  /** λ_χ: by how much the pricing measure lowers the drift of χ, any finite number. */
  readonly lambdaChi: number;
}

/** Mean and Cholesky factor of the joint normal step of (χ, ξ). */
export interface SchwartzSmithTransition {
  /** e^{−κ·dt}: what is left of χ. */
  readonly decay: number;
  /** μ_ξ·dt. */
  readonly drift: number;
  /** Standard deviation of χ's step. */
  readonly chiChi: number;
  /** Part of ξ's step that moves with χ's normal variate. */
  readonly xiChi: number;
  /** Part of ξ's step that moves with its own. */
  readonly xiXi: number;
}

/**
 * Logarithms of futures prices: ln F(T) = e^{−κT}·χ + ξ + A(T) with
 * A(T) = μ*_ξ·T − (1 − e^{−κT})·λ_χ/κ + ½·[(1 − e^{−2κT})·σ_χ²/2κ + σ_ξ²·T + 2·(1 − e^{−κT})·ρ·σ_χ·σ_ξ/κ].
 *
 * @param chi χ now, log price
 * @param xi ξ now, log price
 * @param maturities T in years, each in [0, ∞)
 * @param out receives ln F(T), same length; may be `maturities` itself
 * @throws {QuantError} ERR_QUANT_SHAPE for arrays of different length; ERR_QUANT_DOMAIN for a parameter or a
 * maturity outside its range
 * Error bound: 4·2⁻⁵² of the sum of the terms' magnitudes, for κT from 1e-12 to 700.
 * @see Schwartz, E. & Smith, J. E. (2000), "Short-term variations and long-term dynamics in commodity prices",
 * Management Science 46(7), 893-911, equation (9)
 * @example
 * const lnF = new Float64Array(2);
 * schwartzSmithLogFutures(parameters, 0.1, Math.log(70), Float64Array.of(0, 1), lnF);
 * Math.exp(lnF[0]); // the spot price 70·e^{0.1}
 */
export function schwartzSmithLogFutures(
  parameters: SchwartzSmithParameters,
  chi: number,
  xi: number,
  maturities: Float64Array,
  out: Float64Array,
): void {
  checkParameters(parameters);
  if (maturities.length !== out.length) {
    throw new QuantError('ERR_QUANT_SHAPE', `out must hold ${maturities.length} values, has ${out.length}`);
  }
  const { kappa, sigmaChi, sigmaXi, rho, muXiStar, lambdaChi } = parameters;
  const chiVariance = (sigmaChi * sigmaChi) / (2 * kappa);
  const covariance = (2 * rho * sigmaChi * sigmaXi) / kappa;
  const xiVarianceRate = sigmaXi * sigmaXi;
  const premium = lambdaChi / kappa;
  for (let index = 0; index < maturities.length; index += 1) {
    const T = checkMaturity(maturities[index] ?? NaN);
    const faded = -Math.expm1(-kappa * T); // 1 − e^{−κT} without its cancellation near 0
    const fadedTwice = faded * (2 - faded); // 1 − e^{−2κT}
    const convexity = (fadedTwice * chiVariance + xiVarianceRate * T + faded * covariance) / 2;
    out[index] = chi - faded * chi + xi + muXiStar * T - faded * premium + convexity;
  }
}

/**
 * Instantaneous vols of futures prices, σ_F(T) = √(e^{−2κT}·σ_χ² + 2·e^{−κT}·ρ·σ_χ·σ_ξ + σ_ξ²).
 *
 * @param maturities T in years, each in [0, ∞)
 * @param out receives σ_F(T) per √year, same length; may be `maturities` itself. Falls from the spot's vol to σ_ξ
 * where ρ ≥ 0
 * @throws {QuantError} as `schwartzSmithLogFutures`
 * @see Schwartz & Smith (2000), section 3: the volatility of futures prices
 */
export function schwartzSmithFuturesVol(
  parameters: SchwartzSmithParameters,
  maturities: Float64Array,
  out: Float64Array,
): void {
  checkParameters(parameters);
  if (maturities.length !== out.length) {
    throw new QuantError('ERR_QUANT_SHAPE', `out must hold ${maturities.length} values, has ${out.length}`);
  }
  const { kappa, sigmaChi, sigmaXi, rho } = parameters;
  const ownXi = Math.sqrt(1 - rho * rho) * sigmaXi;
  for (let index = 0; index < maturities.length; index += 1) {
    const T = checkMaturity(maturities[index] ?? NaN);
    // The complete square: the sum as it stands in the paper can turn negative at ρ = −1.
    out[index] = Math.hypot(Math.exp(-kappa * T) * sigmaChi + rho * sigmaXi, ownXi);
  }
}

/**
 * The exact transition over a step of time, however long: χ' = decay·χ + chiChi·z₁ and
 * ξ' = ξ + drift + xiChi·z₁ + xiXi·z₂ with independent standard normal z₁, z₂.
 *
 * @param dt years, [0, ∞)
 * @throws {QuantError} ERR_QUANT_DOMAIN for a parameter or a step outside its range
 * @see Schwartz & Smith (2000), section 2: the joint normal distribution of χ_t and ξ_t
 * @example
 * const day = schwartzSmithTransition(parameters, 1 / 252);
 * const nextChi = day.decay * chi + day.chiChi * z1;
 * const nextXi = xi + day.drift + day.xiChi * z1 + day.xiXi * z2;
 */
export function schwartzSmithTransition(parameters: SchwartzSmithParameters, dt: number): SchwartzSmithTransition {
  checkParameters(parameters);
  if (!(dt >= 0 && dt < Infinity)) throw new QuantError('ERR_QUANT_DOMAIN', `dt must lie in [0, ∞), got ${dt}`);
  const { kappa, sigmaChi, sigmaXi, rho, muXi } = parameters;
  const faded = -Math.expm1(-kappa * dt);
  const chiVariance = (faded * (2 - faded) * sigmaChi * sigmaChi) / (2 * kappa);
  const covariance = (faded * rho * sigmaChi * sigmaXi) / kappa;
  const chiChi = Math.sqrt(chiVariance);
  const xiChi = chiChi === 0 ? 0 : covariance / chiChi;
  // At |ρ| = 1 and a short step the two variances differ by rounding alone, to either side.
  const ownVariance = Math.max(0, sigmaXi * sigmaXi * dt - xiChi * xiChi);
  return { decay: Math.exp(-kappa * dt), drift: muXi * dt, chiChi, xiChi, xiXi: Math.sqrt(ownVariance) };
}

function checkParameters(parameters: SchwartzSmithParameters): void {
  const { kappa, sigmaChi, sigmaXi, rho, muXi, muXiStar, lambdaChi } = parameters;
  checkRange('kappa', kappa, kappa > 0, '(0, ∞)');
  checkRange('sigmaChi', sigmaChi, sigmaChi >= 0, '[0, ∞)');
  checkRange('sigmaXi', sigmaXi, sigmaXi >= 0, '[0, ∞)');
  checkRange('rho', rho, rho >= -1 && rho <= 1, '[-1, 1]');
  checkRange('muXi', muXi, true, '(-∞, ∞)');
  checkRange('muXiStar', muXiStar, true, '(-∞, ∞)');
  checkRange('lambdaChi', lambdaChi, true, '(-∞, ∞)');
}

function checkRange(name: string, value: number, isInside: boolean, interval: string): void {
  if (Number.isFinite(value) && isInside) return;
  throw new QuantError('ERR_QUANT_DOMAIN', `${name} must lie in ${interval}, got ${value}`);
}

function checkMaturity(T: number): number {
  if (T >= 0 && T < Infinity) return T;
  throw new QuantError('ERR_QUANT_DOMAIN', `T must lie in [0, ∞), got ${T}`);
}
