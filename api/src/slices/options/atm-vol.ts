import { sviTotalVariance } from '@cushing/quant';

import type { PricedOptions } from './out-of-the-money.js';
import type { FittedSmile } from './options.types.js';

/**
 * Volatility at the forward: the smile's; without one, on the line between the two strikes around it whose
 * out-of-the-money options have a volatility; of a strike whose out-of-the-money option has none the other one's.
 *
 * @param vols of the options; NaN where there is none
 * @returns NaN without a smile and without options on both sides
 */
export function atmVol(
  options: PricedOptions,
  vols: Float64Array,
  smile: FittedSmile | undefined,
  forward: number,
  years: number,
): number {
  if (smile !== undefined) return Math.sqrt(sviTotalVariance(smile.parameters, 0) / years);
  let below = -1;
  let above = -1;
  vols.forEach((vol, index) => {
    if (Number.isNaN(vol)) return;
    // At the nearest strike there are two, the put first: it stands for what is below the forward, the call for above.
    const isCall = options.isCall[index] === 1;
    const strike = options.strike[index] ?? NaN;
    if (strike < forward || (strike === forward && !isCall)) {
      if (strike !== options.strike[below]) below = index;
    } else if (above < 0 || (isCall && strike === options.strike[above])) above = index;
  });
  const low = options.strike[below] ?? NaN;
  const high = options.strike[above] ?? NaN;
  const volBelow = vols[below] ?? NaN;
  const volAbove = vols[above] ?? NaN;
  const share = high > low ? (forward - low) / (high - low) : 0.5;
  return (1 - share) * volBelow + share * volAbove;
}
