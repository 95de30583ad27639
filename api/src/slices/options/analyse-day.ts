import { chainValues, priceChain, VOL_STATUSES } from '@cushing/pricing';
import type { PricedChain } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import { sviTotalVariance } from '@cushing/quant';

import { judgeOption } from '../market/index.js';
import { expiryColumns } from './expiry-columns.js';
import type { ExpiryColumns } from './expiry-columns.js';
import { expiryMarket } from './expiry-market.js';
import type { ExpiryMarket } from './expiry-market.js';
import type { AnalysedExpiry, DayInput, FittedSmile } from './options.types.js';
import { inTheMoneyOptions, outOfTheMoneyOptions } from './out-of-the-money.js';
import type { PricedOptions } from './out-of-the-money.js';
import { chainQuotes, smileOfExpiry } from './smile-of-expiry.js';

const NO_QUOTE = VOL_STATUSES.indexOf('NO_QUOTE');
const OK = VOL_STATUSES.indexOf('OK');
const AT_MINIMUM_TICK = VOL_STATUSES.indexOf('AT_MINIMUM_TICK');
/** Prices are multiples of the tick but for rounding. */
const ROUNDING = 1e-9;

/**
 * Everything that is computed of a product's options on one trade date: by expiry the forward, rate and model, by option
 * volatility, Greeks and what is odd about it, and the smile through each expiry.
 *
 * @returns by series, then expiry; an expiry that is over is answered too, without volatilities
 */
export function analyseDay(input: DayInput): readonly AnalysedExpiry[] {
  return expiryColumns(input.settlements).map((columns) => analyseExpiry(columns, input));
}

function analyseExpiry(columns: ExpiryColumns, input: DayInput): AnalysedExpiry {
  const { strikes, calls, puts } = columns;
  const market = expiryMarket(columns, input);
  fillFlags(columns, market, input);
  calls.volStatus.fill(NO_QUOTE);
  puts.volStatus.fill(NO_QUOTE);
  const options = outOfTheMoneyOptions(columns, market.forward);
  const chain = priceChain(chainQuotes(options, market));
  const { tickSize } = PRODUCTS[input.product];
  place(columns, options, chain, tickSize);
  const others = inTheMoneyOptions(columns, market.forward);
  place(columns, others, priceChain(chainQuotes(others, market)), tickSize);
  const { smile, atmVol } = smileOfExpiry(options, chain.vol, market, input.product);
  if (smile !== undefined) fillTheoretical(columns, market, smile);
  return { ...market, strikes, calls, puts, atmVol, smile };
}

function place({ calls, puts }: ExpiryColumns, options: PricedOptions, chain: PricedChain, tickSize: number): void {
  options.index.forEach((index, row) => {
    const side = options.isCall[row] === 1 ? calls : puts;
    const isAtMinimum = (options.price[row] ?? NaN) <= tickSize * (1 + ROUNDING);
    if (isAtMinimum && chain.status[row] === OK) {
      side.volStatus[index] = AT_MINIMUM_TICK;
      return;
    }
    side.vol[index] = chain.vol[row] ?? NaN;
    side.volStatus[index] = chain.status[row] ?? NO_QUOTE;
    side.delta[index] = chain.delta[row] ?? NaN;
    side.gamma[index] = chain.gamma[row] ?? NaN;
    side.vega[index] = chain.vega[row] ?? NaN;
    side.theta[index] = chain.theta[row] ?? NaN;
    side.rho[index] = chain.rho[row] ?? NaN;
  });
}

/** Values at the smile of the options that the source has. */
function fillTheoretical({ strikes, calls, puts }: ExpiryColumns, market: ExpiryMarket, smile: FittedSmile): void {
  const { model, forward, years, rate } = market;
  const vols = strikes.map((strike) =>
    Math.sqrt(sviTotalVariance(smile.parameters, Math.log(strike / forward)) / years),
  );
  for (const side of [calls, puts]) {
    const isCall = new Uint8Array(strikes.length).fill(side === calls ? 1 : 0);
    const listed = vols.map((vol, index) => (side.isListed[index] === 1 ? vol : NaN));
    side.theoretical.set(chainValues(model.model, forward, years, rate, strikes, isCall, listed));
  }
}

function fillFlags({ strikes, calls, puts }: ExpiryColumns, market: ExpiryMarket, { tradeDate }: DayInput): void {
  const { series, month, years, rate } = market;
  // What the options themselves imply is nothing to hold them against.
  const forward = market.forwardSource === 'FUTURE_SETTLE' ? market.forward : NaN;
  for (const side of [calls, puts]) {
    const isCall = side === calls;
    strikes.forEach((strike, index) => {
      if (side.isListed[index] !== 1) return;
      const settle = side.settle[index] ?? NaN;
      const bid = side.bid[index] ?? NaN;
      const ask = side.ask[index] ?? NaN;
      const option = { series, month, isCall, strike, tradeDate, settle, bid, ask, forward, rate, years };
      side.flags[index] = judgeOption(option);
    });
  }
}
