import { black76Price } from '../black76/black76-price.js';
import { isOptionType, type OptionType } from '../option-type.js';
import { kirkDeviation, spreadIntrinsic } from './spread-terms.js';

/**
 * Kirk's approximation of an option on the difference of two futures: the second leg and the strike together count as
 * one lognormal future of F2 + K.
 *
 * @param type CALL pays max(F1 − F2 − K, 0) at T, PUT max(K − (F1 − F2), 0)
 * @param F1 first future, price units, [0, ∞)
 * @param F2 second future, price units, [0, ∞)
 * @param K strike of the difference, price units, (−F2, ∞)
 * @param T years to expiry, [0, ∞); 0 gives the intrinsic value
 * @param sigma1 volatility of F1, per square root of a year, [0, ∞)
 * @param sigma2 volatility of F2, per square root of a year, [0, ∞)
 * @param rho correlation of the two, [−1, 1]
 * @param r continuously compounded rate, any
 * @returns present value in price units; NaN outside the ranges, and for NaN
 * Error bound: 1e-13 relative to the closed form. As a model of the option: exact for K = 0 (Margrabe), otherwise off
 * by up to 7.5e-2 · F1 for wide strikes, high volatilities and correlations; `spreadOptionPrice` is exact.
 * @see Kirk, E. (1995), "Correlation in the energy markets", in Managing Energy Price Risk, Risk Publications, 71-78;
 * Margrabe, W. (1978), "The value of an option to exchange one asset for another", J. Finance 33, 177-186
 * @example
 * kirkPrice('CALL', 122, 120, 3, 0.1, 0.2, 0.2, -0.5, 0.1); // 4.7530
 */
export function kirkPrice(
  type: OptionType,
  F1: number,
  F2: number,
  K: number,
  T: number,
  sigma1: number,
  sigma2: number,
  rho: number,
  r: number,
): number {
  if (!isOptionType(type)) return NaN;
  if (!(F1 >= 0 && F2 >= 0 && rho >= -1 && rho <= 1 && sigma1 >= 0 && sigma2 >= 0)) return NaN;
  if (T === 0) return spreadIntrinsic(type === 'CALL', F1, F2, K);
  const strike = F2 + K;
  if (!(strike > 0)) return NaN;
  return black76Price(type, F1, strike, T, kirkDeviation(sigma1, (sigma2 * F2) / strike, rho), r);
}
