import { OPTION_SERIES, PRODUCTS, formatPrice, optionExpiryDate, optionSymbol } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';

import { judgedPrice, optionPriceBounds } from '../../market/index.js';
import type { JudgedOption, OptionFlag } from '../../market/index.js';

/** Decimals beyond the tick that a price is shown with where the file gives more. */
const FURTHEST_DECIMALS = 8;

/** @returns as in `LOZ26 C7500 settles 1.20, its intrinsic value is 1.35` */
export function describeFlag(kind: OptionFlag, option: JudgedOption): string {
  const { series, month, isCall, strike, settle, bid, ask } = option;
  const { priceDecimals } = PRODUCTS[OPTION_SERIES[series].underlying];
  const symbol = optionSymbol(series, month, isCall ? 'CALL' : 'PUT', strike);
  const price = (value: number): string => shownPrice(series, value);
  // Discounting leaves digits that nobody needs: one beyond the tick tells a bound from a price that misses it.
  const bound = (value: number): string => price(Number(value.toFixed(priceDecimals + 1)));
  switch (kind) {
    case 'BELOW_INTRINSIC':
      return `${symbol} ${verb(option)} ${price(judgedPrice(option))}, its intrinsic value is ${bound(optionPriceBounds(option).intrinsic)}`;
    case 'ABOVE_BOUND': {
      const discounted = OPTION_SERIES[series].exerciseStyle === 'EUROPEAN' ? ' discounted' : '';
      const limit = `${isCall ? 'its future' : 'its strike'}${discounted}, ${bound(optionPriceBounds(option).upper)}`;
      return `${symbol} ${verb(option)} ${price(judgedPrice(option))}, more than ${limit}`;
    }
    case 'OFF_STRIKE_GRID':
      return `${symbol} is off the strike grid: the exchange lists no ${series} at ${price(strike)}`;
    case 'AFTER_EXPIRY':
      return `${symbol} expired on ${optionExpiryDate(series, month)}`;
    case 'CROSSED_QUOTE':
      return `${symbol} is bid ${price(bid)}, above its ask of ${price(ask)}`;
    case 'SETTLE_OUTSIDE_QUOTE':
      return `${symbol} settles ${price(settle)}, ${settle < bid ? `below its bid of ${price(bid)}` : `above its ask of ${price(ask)}`}`;
  }
}

function verb({ settle }: JudgedOption): string {
  return Number.isNaN(settle) ? 'is quoted around' : 'settles';
}

/** With the decimals of the tick; with more where the file gives more, so that no difference is rounded away. */
function shownPrice(series: OptionSeries, value: number): string {
  const text = formatPrice(OPTION_SERIES[series].underlying, value);
  const exact = Number(value.toFixed(FURTHEST_DECIMALS));
  return Number(text) === exact ? text : String(exact);
}
