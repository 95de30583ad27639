import { black76Price } from '../black76/black76-price.js';
import { logRatio } from '../math/log-ratio.js';
import { isOptionType, type OptionType } from '../option-type.js';

/**
 * What the approximations share: the cases without early exercise, and the symmetry by which a put on F struck at K is a
 * call on K struck at F.
 *
 * @param callInStrikes value of a call of strike 1 and life 1 for x0 = ln(F/K), A = sigma·√T and R = r·T; intrinsic or
 * less where it is exercised
 * @returns not less than intrinsic
 */
export function comparisonPrice(
  type: OptionType,
  F: number,
  K: number,
  T: number,
  sigma: number,
  r: number,
  callInStrikes: (x0: number, A: number, R: number, european: number) => number,
): number {
  if (!isOptionType(type)) return NaN;
  const european = black76Price(type, F, K, T, sigma, r);
  if (!(r > 0 && european >= 0)) return european;
  const isCall = type === 'CALL';
  const intrinsic = Math.max(isCall ? F - K : K - F, 0);
  const A = sigma * Math.sqrt(T);
  if (!(A > 0 && F > 0 && K > 0)) return intrinsic;
  const strike = isCall ? K : F;
  const x0 = isCall ? logRatio(F, K) : logRatio(K, F);
  return Math.max(strike * callInStrikes(x0, A, r * T, european / strike), intrinsic);
}
