import { bachelierTimeValue } from '../bachelier/bachelier-price.js';
import { isOptionType, type OptionType } from '../option-type.js';
import { kirkDeviation, spreadIntrinsic } from './spread-terms.js';

/**
 * Option on the difference of two normal futures, whose difference is normal itself: closed form, any sign of anything.
 *
 * @param type CALL pays max(F1 − F2 − K, 0) at T, PUT max(K − (F1 − F2), 0)
 * @param F1 first future, price units, any sign
 * @param F2 second future, price units, any sign
 * @param K strike of the difference, price units, any sign
 * @param T years to expiry, [0, ∞); 0 gives the intrinsic value
 * @param sigma1 volatility of F1, price units per square root of a year, [0, ∞)
 * @param sigma2 volatility of F2, price units per square root of a year, [0, ∞)
 * @param rho correlation of the two, [−1, 1]
 * @param r continuously compounded rate, any
 * @returns present value in price units; NaN outside the ranges, and for NaN
 * Error bound: relative 4e-16 · (8 + x²), x the distance of F1 − F2 from K in deviations.
 * @see Poitras, G. (1998), "Spread options, exchange options, and arithmetic Brownian motion", J. Futures Markets
 * 18(5), 487-517
 * @example
 * bachelierSpreadPrice('CALL', 5, 3, 2, 1, 3, 4, 0, 0); // 5/√(2π) = 1.9947
 */
export function bachelierSpreadPrice(
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
  if (!(T >= 0 && sigma1 >= 0 && sigma2 >= 0 && rho >= -1 && rho <= 1)) return NaN;
  const deviation = kirkDeviation(sigma1, sigma2, rho) * Math.sqrt(T);
  const intrinsic = spreadIntrinsic(type === 'CALL', F1, F2, K);
  return Math.exp(-r * T) * (intrinsic + bachelierTimeValue(Math.abs(F1 - F2 - K), deviation));
}
