import type { ChainQuotes } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { atmVol } from './atm-vol.js';
import type { ExpiryMarket } from './expiry-market.js';
import { fitSmile } from './fit-smile.js';
import type { AnalysedExpiry } from './options.types.js';
import type { PricedOptions } from './out-of-the-money.js';

/** What an expiry's out-of-the-money options say of its volatilities. */
export type SmileOfExpiry = Pick<AnalysedExpiry, 'smile' | 'atmVol'>;

/** @param vols of the out-of-the-money options; NaN where there is none */
export function smileOfExpiry(
  options: PricedOptions,
  vols: Float64Array,
  { forward, years, model }: ExpiryMarket,
  product: ProductCode,
): SmileOfExpiry {
  // A smile is a function of log-moneyness, which is none where a price is not positive.
  const isLognormal = model.model !== 'BACHELIER';
  const smile = isLognormal ? fitSmile(options, vols, forward, years, PRODUCTS[product].tickSize) : undefined;
  return { smile, atmVol: atmVol(options, vols, smile, forward, years) };
}

/** The options as what volatilities are asked of. */
export function chainQuotes(options: PricedOptions, { model, forward, years, rate }: ExpiryMarket): ChainQuotes {
  return {
    model: model.model,
    forward,
    years,
    rate,
    strikes: options.strike,
    isCall: options.isCall,
    price: options.price,
  };
}
