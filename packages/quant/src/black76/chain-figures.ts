/** The small things that a chain page shows beside every strike. */
import type { OptionType } from '../option-type.js';
import { exerciseProbability } from './black76-digital.js';
import { blackTimeValue, deviation } from './time-value.js';

/**
 * Expected move of the future until expiry: the mean absolute change, E|F_T − F|, which is also what the straddle at the
 * money is worth before discounting.
 *
 * @param F futures price; > 0, else NaN
 * @param T years to expiry; ≥ 0, else NaN
 * @param sigma volatility per sqrt(year); ≥ 0, else NaN
 * @returns in the unit of F, ≥ 0, relative error within 2e-15; near 0.798·F·sigma·√T for small sigma·√T
 */
export function expectedMove(F: number, T: number, sigma: number): number {
  if (!(F > 0 && sigma >= 0 && T >= 0)) return NaN;
  return 2 * blackTimeValue(F, F, deviation(sigma, Math.sqrt(T)));
}

/**
 * Risk-neutral probability that the option ends in the money, N(±d2).
 *
 * @param type right to buy or to sell
 * @param F futures price; ≥ 0, else NaN
 * @param K strike, in the unit of F; ≥ 0, else NaN
 * @param T years to expiry; ≥ 0, else NaN
 * @param sigma volatility per sqrt(year); ≥ 0, else NaN
 * @returns 0 … 1, relative error within 4e-16·(4 + d1² + d2²); ½ at F = K without volatility
 */
export function probabilityInTheMoney(type: OptionType, F: number, K: number, T: number, sigma: number): number {
  return sigma >= 0 ? exerciseProbability('CASH', type, F, K, deviation(sigma, Math.sqrt(T))) : NaN;
}

/**
 * Futures price at expiry from which the buyer has not lost: the premium with its interest to expiry is paid for.
 *
 * @param type right to buy or to sell
 * @param K strike
 * @param price premium paid today, in the unit of K
 * @param T years to expiry
 * @param r continuously compounded rate per year
 * @returns in the unit of K; of a put below 0 where no price of the future pays for it
 */
export function breakEven(type: OptionType, K: number, price: number, T: number, r: number): number {
  const premium = price * Math.exp(r * T);
  return type === 'CALL' ? K + premium : K - premium;
}
