import type { VolStatus } from './option-answers.types.js';
import { VOL_STATUSES } from '@cushing/pricing';
import type { AnalysedExpiry, OptionSide } from './options.types.js';

/** @returns index of the listed strike nearest to a price, the lower of two; −1 without strikes, and for NaN */
export function nearestStrike({ strikes }: Pick<AnalysedExpiry, 'strikes'>, price: number): number {
  let nearest = -1;
  let least = Infinity;
  strikes.forEach((strike, index) => {
    const distance = Math.abs(strike - price);
    if (!(distance < least)) return;
    least = distance;
    nearest = index;
  });
  return nearest;
}

/** @returns whether an option has a volatility, or why not; NO_QUOTE for one that the source does not have */
export function volStatusOf(side: OptionSide, index: number): VolStatus {
  if (side.isListed[index] !== 1) return 'NO_QUOTE';
  return VOL_STATUSES[side.volStatus[index] ?? 0] ?? 'NO_QUOTE';
}

/** @returns the status of the out-of-the-money option at the strike nearest to a price; the other's where it is OK */
export function volStatusAt(expiry: AnalysedExpiry, price: number): VolStatus {
  const index = nearestStrike(expiry, price);
  const { calls, puts, strikes, forward } = expiry;
  const isPut = (strikes[index] ?? NaN) < forward;
  const [first, second] = (isPut ? [puts, calls] : [calls, puts]).map((side) => volStatusOf(side, index));
  return second === 'OK' ? second : (first ?? 'NO_QUOTE');
}
