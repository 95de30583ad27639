import { breakEven, expectedMove, normalCdf, type OptionType, probabilityInTheMoney } from '@cushing/quant';

import { isKnownTo, optionBounds } from './option-bounds.js';
import type { PricingModel } from './pricing-model.js';

/** E|Z| of a standard normal variable, √(2/π). */
const MEAN_ABSOLUTE_DEVIATION = 0.7978845608028654;

/** An option that has a price, and a volatility where one was found. */
export interface PricedOption {
  readonly model: PricingModel;
  readonly type: OptionType;
  readonly forward: number;
  readonly strike: number;
  /** ≥ 0. */
  readonly years: number;
  readonly rate: number;
  /** Premium, in the quotation. */
  readonly price: number;
  /** As in `OptionInputs`; null where the price has none. */
  readonly vol: number | null;
}

/** What is told beside a calculated option; null where the model has none. */
export interface OptionFigures {
  /** Present value of exercising: now where that is allowed early, else at expiry, the future being where it is. */
  readonly intrinsic: number | null;
  /** The premium less that. */
  readonly timeValue: number | null;
  /** Price of the future at expiry from which the buyer has not lost, interest on the premium paid. */
  readonly breakEven: number | null;
  /** Risk-neutral, of the future's being beyond the strike at expiry: 0 … 1. */
  readonly probabilityInTheMoney: number | null;
  /** Mean absolute change of the future until expiry. */
  readonly expectedMove: number | null;
}

/** A number that is none is null; so is all that a lognormal model would say of a price that it does not know. */
export function optionFigures(option: PricedOption): OptionFigures {
  const { model, type, forward, strike, years, rate, price } = option;
  const isKnown = isKnownTo(model, forward, strike);
  const { intrinsic } = optionBounds(model, type, forward, strike, years, rate);
  const even = breakEven(type, strike, price, years, rate);
  // No price of the future pays for a put that costs more than its strike, unless prices go below 0.
  const isReached = model === 'BACHELIER' || even >= 0;
  const vol = option.vol ?? NaN;
  return {
    intrinsic: numberOrNull(isKnown ? intrinsic : NaN),
    timeValue: numberOrNull(isKnown ? price - intrinsic : NaN),
    breakEven: numberOrNull(isKnown && isReached ? even : NaN),
    probabilityInTheMoney: numberOrNull(isKnown ? probability(model, type, forward, strike, years, vol) : NaN),
    expectedMove: numberOrNull(isKnown ? move(model, forward, years, vol) : NaN),
  };
}

function probability(
  model: PricingModel,
  type: OptionType,
  forward: number,
  strike: number,
  years: number,
  vol: number,
): number {
  if (model !== 'BACHELIER') return probabilityInTheMoney(type, forward, strike, years, vol);
  const distance = type === 'CALL' ? forward - strike : strike - forward;
  const deviation = vol * Math.sqrt(years);
  if (deviation > 0) return normalCdf(distance / deviation);
  return deviation === 0 ? 0.5 * (1 + Math.sign(distance)) : NaN;
}

function move(model: PricingModel, forward: number, years: number, vol: number): number {
  if (model !== 'BACHELIER') return expectedMove(forward, years, vol);
  return vol >= 0 && years >= 0 ? MEAN_ABSOLUTE_DEVIATION * vol * Math.sqrt(years) : NaN;
}

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
