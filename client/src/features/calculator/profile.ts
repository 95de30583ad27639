/** One option's value or Greek over the price of its future, now, halfway and at expiry. */
import { measureOption } from '@cushing/pricing';
import type { OptionInputs } from '@cushing/pricing';

import type { ChartPoint } from '../../charts/chart-types.js';
import type { Profile } from './calculator-view.js';

/** On each side of the forward. */
const STEPS = 40;
const DEVIATIONS = 3;
/** How far at least, as a share of the forward: a vol of 0 moves nothing. */
const LEAST_REACH = 0.05;

/** @returns prices of the future to draw over, ascending; the forward and the strike among them */
export function profilePrices({ model, forward, strike, years, vol }: OptionInputs): readonly number[] {
  const deviation = vol * Math.sqrt(years);
  const isNormal = model === 'BACHELIER';
  const size = Math.max(Math.abs(forward), Math.abs(strike)) || 1;
  const reach = isNormal
    ? Math.max(DEVIATIONS * deviation, LEAST_REACH * size)
    : Math.max(DEVIATIONS * Math.min(deviation, 1), LEAST_REACH);
  const at = (step: number): number => {
    const share = (step / STEPS) * reach;
    return isNormal ? forward + share : forward * Math.exp(share);
  };
  const prices = Array.from({ length: 2 * STEPS + 1 }, (_, index) => at(index - STEPS));
  return [...new Set([...prices, forward, strike])].sort((a, b) => a - b);
}

/** @returns the profile at so many years to expiry; where the model has no number there is no point */
export function profileLine(inputs: OptionInputs, profile: Profile, years: number): readonly ChartPoint[] {
  const wanted = profile === 'PRICE' ? [] : [profile];
  return profilePrices(inputs).flatMap((forward) => {
    const { price, greeks } = measureOption({ ...inputs, forward, years }, wanted);
    const y = profile === 'PRICE' ? price : greeks[profile];
    return y === null || !Number.isFinite(y) ? [] : [{ x: forward, y }];
  });
}
