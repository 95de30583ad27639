import { OPTION_SERIES } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';
import { americanPriceBatch, black76PriceBatch, sviTotalVariance } from '@cushing/quant';

import type { ChainStrikes } from './chain-strikes.js';
import type { ExpirySmile } from './option-surface.js';

/**
 * Fair values of one chain, by the exercise of its series. A margined premium is not discounted and never exercised
 * early; at expiry an option is worth its intrinsic value.
 *
 * @param forward the underlying's settlement, > 0
 * @param rate continuously compounded, per year
 * @returns in the quotation, by row of the chain
 */
export function chainPrices(
  series: OptionSeries,
  chain: ChainStrikes,
  smile: ExpirySmile,
  forward: number,
  rate: number,
): Float64Array {
  const { exerciseStyle, premiumStyle } = OPTION_SERIES[series];
  const { strike, isCall } = chain;
  const rows = strike.length;
  const prices = new Float64Array(rows);
  const { years, svi } = smile;
  const vols = new Float64Array(rows);
  for (let row = 0; row < rows && svi !== undefined; row += 1) {
    vols[row] = Math.sqrt(sviTotalVariance(svi, Math.log((strike[row] ?? NaN) / forward)) / years);
  }
  const forwards = new Float64Array(rows).fill(forward);
  const times = new Float64Array(rows).fill(years);
  const rates = new Float64Array(rows).fill(premiumStyle === 'FUTURES' ? 0 : rate);
  if (exerciseStyle === 'AMERICAN' && premiumStyle === 'EQUITY') {
    americanPriceBatch(isCall, forwards, strike, times, vols, rates, prices, 'FAST');
  } else {
    black76PriceBatch(isCall, forwards, strike, times, vols, rates, prices);
  }
  return prices;
}
