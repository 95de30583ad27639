/** What the calculators compute in threads: pure functions of numbers. */
import { compareSpreadModels, impliedVolOf, measureOption, measureSpreadOption } from '@cushing/pricing';
import type { ImpliedVol, SpreadInputs } from '@cushing/pricing';

import { LOGNORMAL_VOL } from './calculator-input.js';
import type { OptionValuation, SpreadOptionValuation, UnvaluedOption } from './calculator.types.js';

/** Of sigma·√T and r·T: beyond, quant's American prices are not what they are within. */
export const AMERICAN_DEVIATION = 8;
export const AMERICAN_RATE = 5;

/** @returns the vol that is given, or that of the price, and the value and Greeks there */
export function valueOption({ price, vol, ...option }: UnvaluedOption): OptionValuation {
  const { model, type, forward, strike, years, rate } = option;
  const found: ImpliedVol =
    price === null
      ? { status: 'OK', vol: vol ?? NaN }
      : withinRange(option, impliedVolOf(model, type, price, forward, strike, years, rate));
  return { found, measures: found.vol === null ? null : measureOption({ ...option, vol: found.vol }) };
}

/** @returns the price by the model with its sensitivities, and by every model */
export function valueSpreadOption(inputs: SpreadInputs): SpreadOptionValuation {
  return { ...measureSpreadOption(inputs), comparisons: compareSpreadModels(inputs) };
}

/** A price so near its bound that American prices are none there any more is as good as at it. */
function withinRange({ model, years }: Pick<UnvaluedOption, 'model' | 'years'>, found: ImpliedVol): ImpliedVol {
  if (model !== 'AMERICAN' || found.vol === null) return found;
  const isWithin = found.vol <= LOGNORMAL_VOL.to && found.vol * Math.sqrt(years) <= AMERICAN_DEVIATION;
  return isWithin ? found : { status: 'ABOVE_BOUND', vol: null };
}
