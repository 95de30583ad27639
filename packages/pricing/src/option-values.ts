import {
  type AmericanAccuracy,
  americanPriceBatch,
  bachelierPriceBatch,
  black76PriceBatch,
  type OptionType,
} from '@cushing/quant';

import { approximatePrice } from './approximation-measures.js';
import { effectiveModel, isKnownTo } from './option-bounds.js';
import type { PricingModel } from './pricing-model.js';

/** Options, a row each; the columns are of one length, their units those of `OptionInputs`. */
export interface OptionColumns {
  /** 1 for a call, 0 for a put. */
  readonly isCall: Uint8Array;
  readonly forwards: Float64Array;
  readonly strikes: Float64Array;
  readonly years: Float64Array;
  readonly vols: Float64Array;
}

/**
 * @param rate of all of them, as in `OptionInputs`
 * @param accuracy of AMERICAN
 * @returns present values in the quotation; NaN where an argument is out of range
 */
export function optionValues(
  model: PricingModel,
  { isCall, forwards, strikes, years, vols }: OptionColumns,
  rate: number,
  accuracy: AmericanAccuracy,
): Float64Array {
  const out = new Float64Array(strikes.length);
  const rates = new Float64Array(strikes.length).fill(rate);
  // The approximations look at each row's own life.
  const effective = effectiveModel(model, rate, Infinity);
  switch (effective) {
    case 'BLACK76':
      black76PriceBatch(isCall, forwards, strikes, years, vols, rates, out);
      break;
    case 'BACHELIER':
      bachelierPriceBatch(isCall, forwards, strikes, years, vols, rates, out);
      break;
    case 'AMERICAN':
      americanPriceBatch(isCall, forwards, strikes, years, vols, rates, out, accuracy);
      break;
    case 'BAW':
    case 'BJERKSUND_STENSLAND':
      for (const [row, strike] of strikes.entries()) {
        const type: OptionType = isCall[row] === 1 ? 'CALL' : 'PUT';
        const [forward = NaN, time = NaN, vol = NaN] = [forwards[row], years[row], vols[row]];
        out[row] = approximatePrice(effective, { type, forward, strike, years: time, vol, rate });
      }
  }
  // Quant takes 0 for a price; a lognormal one is never that.
  for (const [row, strike] of strikes.entries()) if (!isKnownTo(model, forwards[row] ?? NaN, strike)) out[row] = NaN;
  return out;
}
