import { fastExp } from '../math/fast-exp.js';
import { logQuotient } from '../math/log-quotient.js';
import { millsRatio } from '../math/mills-ratio.js';
import type { OptionType } from '../option-type.js';
import { DENSITY_IS_ZERO, deviation, forwardTimesDensity } from './time-value.js';

/** What a digital option pays if it ends in the money: 1 unit of cash, or the future's price. */
export type DigitalPayoff = 'CASH' | 'ASSET';

/**
 * Digital option on a future: e^(−rT)·N(±d2) for cash, e^(−rT)·F·N(±d1) for the asset.
 *
 * @param payoff 1 unit of cash, or the price of the future at expiry
 * @param type pays above the strike (call) or below it (put)
 * @param F futures price; ≥ 0, else NaN
 * @param K strike, in the unit of F; ≥ 0, else NaN
 * @param T years to expiry; ≥ 0, else NaN
 * @param sigma volatility per sqrt(year); ≥ 0, else NaN; without any, what is at the strike counts half
 * @param r continuously compounded rate per year, any finite value
 * @returns present value, relative error within 4e-16·(4 + d1² + d2²); NaN where an argument is NaN
 * @see Rubinstein, M. and Reiner, E. (1991), "Unscrambling the binary code", Risk 4(9), 75-83
 */
export function black76Digital(
  payoff: DigitalPayoff,
  type: OptionType,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
): number {
  const discount = fastExp(-r * T);
  const paid = payoff === 'CASH' ? 1 : F;
  return discount * paid * exerciseProbability(payoff, type, F, K, deviation(sigma, Math.sqrt(T)));
}

/**
 * @param measure N(±d2) for CASH, N(±d1) for ASSET
 * @param s sigma·√T, ≥ 0
 * @returns probability of ending in the money under the measure; NaN where F, K or s is out of range
 */
export function exerciseProbability(measure: DigitalPayoff, type: OptionType, F: number, K: number, s: number): number {
  const isCall = type === 'CALL';
  if (!(F >= 0 && K >= 0 && s >= 0)) return NaN;
  const low = Math.min(F, K);
  const high = Math.max(F, K);
  const h = -logQuotient(low, high) / s;
  if (!(h >= -DENSITY_IS_ZERO)) return F === K ? 0.5 : F > K === isCall ? 1 : 0;
  const t = 0.5 * s;
  const density = forwardTimesDensity(low, h, t);
  const isOut = isCall === F <= K;
  // The option out of the money is low·N(h + t) − high·N(h − t): a call has F for low, a put has K.
  const isNearer = (measure === 'ASSET') === F <= K;
  if (!isNearer) {
    const tail = (density * millsRatio(t - h)) / high;
    return isOut ? tail : 1 - tail;
  }
  const tail = (density * millsRatio(Math.abs(h + t))) / low;
  return h + t < 0 === isOut ? tail : 1 - tail;
}
