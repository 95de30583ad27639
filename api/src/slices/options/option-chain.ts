import { describeModel } from '@cushing/pricing';
import type { OptionType } from '@cushing/products';

import { optionFlagsOf } from '../market/index.js';
import { nearestStrike, volStatusOf } from './expiry-sides.js';
import { expiryTerms, numberOrNull } from './expiry-summary.js';
import type { OptionChain, OptionChainRow, OptionQuote } from './option-answers.types.js';
import type { OptionDay } from './option-days.js';
import type { AnalysedExpiry } from './options.types.js';
import { shownSymbol } from './shown-symbol.js';

/** @returns the expiry as a desk looks at it: a row for each strike */
export function optionChainOf(day: OptionDay, expiry: AnalysedExpiry): OptionChain {
  const { strikes, forward, model } = expiry;
  return {
    ...expiryTerms(day, expiry),
    rate: expiry.rate,
    rateSource: day.rateSource,
    rateDate: day.rateDate,
    modelReason: model.reason,
    modelNote: describeModel(model, forward, strikes[0] ?? NaN),
    atmStrike: numberOrNull(strikes[nearestStrike(expiry, forward)]),
    openInterestDate: day.tradeDate,
    rows: Array.from(strikes, (strike, index) => chainRow(expiry, strike, index)),
  };
}

function chainRow(expiry: AnalysedExpiry, strike: number, index: number): OptionChainRow {
  const isLogarithmic = strike > 0 && expiry.forward > 0;
  const logMoneyness = isLogarithmic ? Math.log(strike / expiry.forward) : null;
  return {
    strike,
    logMoneyness,
    call: quoteOf(expiry, 'CALL', strike, index, logMoneyness),
    put: quoteOf(expiry, 'PUT', strike, index, logMoneyness),
  };
}

function quoteOf(
  expiry: AnalysedExpiry,
  type: OptionType,
  strike: number,
  index: number,
  moneyness: number | null,
): OptionQuote | null {
  const side = type === 'CALL' ? expiry.calls : expiry.puts;
  if (side.isListed[index] !== 1) return null;
  return {
    symbol: shownSymbol(expiry, type, strike),
    settle: numberOrNull(side.settle[index]),
    bid: numberOrNull(side.bid[index]),
    ask: numberOrNull(side.ask[index]),
    volume: numberOrNull(side.volume[index]),
    openInterest: numberOrNull(side.openInterest[index]),
    iv: numberOrNull(side.vol[index]),
    ivStatus: volStatusOf(side, index),
    delta: numberOrNull(side.delta[index]),
    gamma: numberOrNull(side.gamma[index]),
    vega: numberOrNull(side.vega[index]),
    theta: numberOrNull(side.theta[index]),
    rho: numberOrNull(side.rho[index]),
    theoretical: numberOrNull(side.theoretical[index]),
    moneyness,
    flags: optionFlagsOf(side.flags[index] ?? 0),
  };
}
