import { bawPrice, bjerksundStenslandPrice, black76Greeks, black76Price } from '@cushing/quant';

import { around, type Around, aroundOf, curvature, slope } from './central-difference.js';
import type { KernelGreeks } from './desk-units.js';
import { shrinkUntil, stepsFor } from './difference-steps.js';
import { effectiveModel, optionBounds } from './option-bounds.js';
import type { OptionInputs } from './option-measures.js';

/** The approximations of an American option's value. */
export type Approximation = 'BAW' | 'BJERKSUND_STENSLAND';

/** In prices, that one of them rounds differently from intrinsic. */
const ROUNDING = 1e-14;

/**
 * @returns present value in the unit of forward and strike, never below the European option's, which an American one is
 * worth at least; as quant's functions for arguments out of range
 */
export function approximatePrice(model: Approximation, inputs: Omit<OptionInputs, 'model'>): number {
  const { type, forward, strike, years, vol, rate } = inputs;
  const european = black76Price(type, forward, strike, years, vol, rate);
  if (effectiveModel(model, rate, years) === 'BLACK76') return european;
  return Math.max(formulaPrice(model, inputs), european);
}

function formulaPrice(
  model: Approximation,
  { type, forward, strike, years, vol, rate }: Omit<OptionInputs, 'model'>,
): number {
  const price = model === 'BAW' ? bawPrice : bjerksundStenslandPrice;
  return price(type, forward, strike, years, vol, rate);
}

/**
 * Price, and delta, gamma, vega, theta and rho by differences of it: within 1e-8 of their usual size. NaN where the
 * approximation exercises at some of the steps and not at others, within some thousandths of a deviation of its boundary.
 * Where the formula is below the European price they are the European option's.
 *
 * @param inputs a forward, strike, life, volatility and rate > 0
 * @returns in quant's units
 */
export function approximationMeasures(model: Approximation, inputs: OptionInputs): KernelGreeks {
  const { type, forward, strike, years, vol, rate } = inputs;
  const steps = stepsFor(inputs);
  const price = formulaPrice(model, inputs);
  const european = black76Greeks(type, forward, strike, years, vol, rate);
  if (european.price > price) {
    const { delta, gamma, vega, theta, rho } = european;
    return { price: european.price, delta, gamma, vega, theta, rho };
  }
  if (isExercised(inputs, price)) {
    return { price, delta: type === 'CALL' ? 1 : -1, gamma: 0, vega: 0, theta: 0, rho: 0 };
  }
  const along = (step: number, moved: (factor: number) => Partial<OptionInputs>) =>
    shrinkUntil(step, (share) => livePrices(model, (n) => ({ ...inputs, ...moved(1 + n * share) })));
  const byForward = along(steps.forward, (factor) => ({ forward: forward * factor }));
  const byVol = along(steps.vol, (factor) => ({ vol: vol * factor }));
  const byYears = along(steps.years, (factor) => ({ years: years * factor }));
  const byRate = along(steps.rate, (factor) => ({ rate: rate * factor }));
  return {
    price,
    delta: byForward ? slope(byForward.values, byForward.step * forward) : NaN,
    gamma: byForward ? curvature(byForward.values, byForward.step * forward) : NaN,
    vega: byVol ? slope(byVol.values, byVol.step * vol) : NaN,
    // Time runs forward while the life grows shorter.
    theta: byYears ? -slope(byYears.values, byYears.step * years) : NaN,
    rho: byRate ? slope(byRate.values, byRate.step * rate) : NaN,
  };
}

function livePrices(model: Approximation, at: (steps: number) => OptionInputs): Around<number> | undefined {
  const places = around(at);
  const prices = aroundOf(places, (inputs) => formulaPrice(model, inputs));
  return places.some((inputs, index) => isExercised(inputs, prices[index] ?? NaN)) ? undefined : prices;
}

function isExercised({ model, type, forward, strike, years, rate }: OptionInputs, price: number): boolean {
  const { intrinsic } = optionBounds(model, type, forward, strike, years, rate);
  return intrinsic > 0 && price - intrinsic <= ROUNDING * Math.max(forward, strike);
}
