import type { OptionType } from '@cushing/quant';

import type { PricingModel } from './pricing-model.js';

/** What the bounds of an option's value follow from. */
export interface OptionBounds {
  /** Present value of exercising it: today where that is allowed, else at expiry with the future where it is. */
  readonly intrinsic: number;
  /** What it is worth less than at any volatility; Infinity in a normal model. */
  readonly upper: number;
}

/** Rate × years up to here is none to the approximations, whose formulas divide by it. */
const LEAST_DISCOUNT = 1e-12;

/**
 * @param years to expiry; the approximations take less discount than `LEAST_DISCOUNT` for none
 * @returns BLACK76 for the American models at a rate ≤ 0, at which nobody exercises early; else the model
 */
export function effectiveModel(model: PricingModel, rate: number, years: number): PricingModel {
  if (model === 'BACHELIER') return model;
  if (!(rate > 0)) return 'BLACK76';
  return (model === 'BAW' || model === 'BJERKSUND_STENSLAND') && rate * years < LEAST_DISCOUNT ? 'BLACK76' : model;
}

/** @returns whether the model knows these: a lognormal one knows no price that is not positive */
export function isKnownTo(model: PricingModel, forward: number, strike: number): boolean {
  return model === 'BACHELIER' || (forward > 0 && strike > 0);
}

/**
 * @param years to expiry, ≥ 0
 * @param rate continuously compounded, per year
 * @returns in the unit of forward and strike; NaN for NaN
 */
export function optionBounds(
  model: PricingModel,
  type: OptionType,
  forward: number,
  strike: number,
  years: number,
  rate: number,
): OptionBounds {
  const effective = effectiveModel(model, rate, years);
  const isEuropean = effective === 'BLACK76' || effective === 'BACHELIER';
  const discount = isEuropean ? Math.exp(-rate * years) : 1;
  const difference = type === 'CALL' ? forward - strike : strike - forward;
  const largest = model === 'BACHELIER' ? Infinity : type === 'CALL' ? forward : strike;
  return { intrinsic: discount * Math.max(difference, 0), upper: discount * largest };
}
