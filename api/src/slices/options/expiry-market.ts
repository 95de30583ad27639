import { chooseModel, ratePaid } from '@cushing/pricing';
import { futuresSymbol, OPTION_SERIES, optionExpiryDate, toDayNumber } from '@cushing/products';

import { yearsToExpiry, zeroRateAt } from '../market/index.js';
import type { ExpiryColumns } from './expiry-columns.js';
import { forwardOfExpiry } from './forward-of-expiry.js';
import type { AnalysedExpiry, DayInput } from './options.types.js';

/** What the options of one expiry are valued with. */
export type ExpiryMarket = Pick<
  AnalysedExpiry,
  | 'series'
  | 'month'
  | 'expiry'
  | 'underlying'
  | 'daysToExpiry'
  | 'years'
  | 'forward'
  | 'forwardSource'
  | 'rate'
  | 'model'
>;

export function expiryMarket(columns: ExpiryColumns, input: DayInput): ExpiryMarket {
  const { series, month, strikes } = columns;
  const { product, tradeDate } = input;
  const terms = OPTION_SERIES[series];
  const expiry = optionExpiryDate(series, month);
  const years = yearsToExpiry(tradeDate, expiry);
  const rate = ratePaid(terms, zeroRateAt(input.rates, years));
  const { forward, forwardSource } = forwardOfExpiry(columns, input.futures.get(month), years, rate);
  return {
    series,
    month,
    expiry,
    underlying: futuresSymbol(product, month),
    daysToExpiry: toDayNumber(expiry) - toDayNumber(tradeDate),
    years,
    forward,
    forwardSource,
    rate,
    model: chooseModel(terms, forward, strikes[0] ?? NaN, input.model),
  };
}
