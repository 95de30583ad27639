import { priceChain } from '@cushing/pricing';

import { expiryColumns } from './expiry-columns.js';
import { expiryMarket } from './expiry-market.js';
import type { DayInput, ExpiryMark } from './options.types.js';
import { outOfTheMoneyOptions } from './out-of-the-money.js';
import { chainQuotes, smileOfExpiry } from './smile-of-expiry.js';

/**
 * What remains of a past trade date: of each expiry that was still to come the forward, the volatility at it and the
 * smile, the same as `analyseDay` finds, without anything of single options.
 */
export function markDay(input: DayInput): readonly ExpiryMark[] {
  return expiryColumns(input.settlements).flatMap((columns): readonly ExpiryMark[] => {
    const market = expiryMarket(columns, input);
    if (market.years === 0) return [];
    const { series, month, expiry, years, forward, model } = market;
    const options = outOfTheMoneyOptions(columns, forward);
    const vols = priceChain(chainQuotes(options, market)).vol;
    const { atmVol, smile } = smileOfExpiry(options, vols, market, input.product);
    return [{ series, month, expiry, years, forward, model, atmVol, smile: smile?.parameters }];
  });
}
