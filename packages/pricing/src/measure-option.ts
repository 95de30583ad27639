import { bachelierGreeks, black76Greeks } from '@cushing/quant';

import { americanMeasures } from './american-measures.js';
import { approximationMeasures } from './approximation-measures.js';
import { deskGreeks, type KernelGreeks } from './desk-units.js';
import { effectiveModel, isKnownTo } from './option-bounds.js';
import { GREEKS } from './option-measures.js';
import type { Greek, OptionInputs, OptionMeasures } from './option-measures.js';

/** sigma·√T up to here is none: quant's American Greeks take it for that, too. */
const LEAST_DEVIATION = 1e-150;

/**
 * Value and Greeks of one option in a desk's units.
 *
 * BLACK76 and BACHELIER have all Greeks in closed form; so have the American models at a rate ≤ 0, where they are
 * BLACK76. At a rate above, AMERICAN has the first five in closed form and the rest but for `americanMeasures`'
 * exceptions; BAW and BJERKSUND_STENSLAND have the first five, and no more. Without time or volatility these
 * are intrinsic's; at the strike delta is a half.
 *
 * @param inputs finite, years and vol ≥ 0, forward and strike > 0 unless the model is BACHELIER; the price is NaN beyond,
 * and every Greek null
 * @param wanted the Greeks that will be read; others, which cost AMERICAN many valuations, may then be null
 */
export function measureOption(inputs: OptionInputs, wanted: readonly Greek[] = GREEKS): OptionMeasures {
  const kernel = kernelGreeks(inputs, wanted);
  return { price: kernel.price, greeks: deskGreeks(kernel) };
}

function kernelGreeks(inputs: OptionInputs, wanted: readonly Greek[]): KernelGreeks {
  const { model, type, forward, strike, years, vol, rate } = inputs;
  const isKnown = isKnownTo(model, forward, strike) && years >= 0 && vol >= 0;
  if (!isKnown || ![forward, strike, years, vol, rate].every(Number.isFinite)) return NONE;
  const effective = effectiveModel(model, rate, years);
  if (effective === 'BACHELIER') return bachelierGreeks(type, forward, strike, years, vol, rate);
  if (effective === 'BLACK76') return black76Greeks(type, forward, strike, years, vol, rate);
  // It is exercised now, so nothing is discounted.
  if (!hasDeviation(inputs)) return black76Greeks(type, forward, strike, 0, vol, 0);
  return effective === 'AMERICAN' ? americanMeasures(inputs, wanted) : approximationMeasures(effective, inputs);
}

/** @returns whether the option's future can still move */
export function hasDeviation({ years, vol }: Pick<OptionInputs, 'years' | 'vol'>): boolean {
  return vol * Math.sqrt(years) > LEAST_DEVIATION;
}

const NONE: KernelGreeks = { price: NaN, delta: NaN, gamma: NaN, vega: NaN, theta: NaN, rho: NaN };
