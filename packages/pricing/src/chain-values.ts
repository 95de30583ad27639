import { optionValues } from './option-values.js';
import type { PricingModel } from './pricing-model.js';

/**
 * Values of the options of one expiry at given volatilities: the price of `measureOption` for many at once, AMERICAN at
 * quant's FAST accuracy as in `priceChain`.
 *
 * @param forward of all of them; years and rate likewise, as in `OptionInputs`
 * @param strikes in the quotation, as long as the next two
 * @param isCall 1 for a call, 0 for a put
 * @param vols as in `OptionInputs`
 * @returns present values in the quotation; NaN where an argument is out of range
 */
export function chainValues(
  model: PricingModel,
  forward: number,
  years: number,
  rate: number,
  strikes: Float64Array,
  isCall: Uint8Array,
  vols: Float64Array,
): Float64Array {
  const all = (value: number): Float64Array => new Float64Array(strikes.length).fill(value);
  return optionValues(model, { isCall, forwards: all(forward), strikes, years: all(years), vols }, rate, 'FAST');
}
