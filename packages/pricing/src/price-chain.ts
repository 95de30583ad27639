import { americanImpliedVolBatch, bachelierImpliedVolBatch, black76ImpliedVolBatch } from '@cushing/quant';

import { type BatchModel, chainKernel } from './chain-kernel.js';
import { DESK_UNITS } from './desk-units.js';
import { impliedVolOf, reasonAfter, reasonBefore } from './implied-vol.js';
import { measureOption } from './measure-option.js';
import { effectiveModel } from './option-bounds.js';
import type { Greek, NoVolReason } from './option-measures.js';
import type { PricingModel } from './pricing-model.js';

/** What becomes of a search for a volatility, as numbers for columns: 0 is one that exists. */
export const VOL_STATUSES = [
  'OK',
  'NO_QUOTE',
  'NO_FORWARD',
  'EXPIRED',
  'BELOW_INTRINSIC',
  'AT_INTRINSIC',
  'ABOVE_BOUND',
  'NOT_LOGNORMAL',
  // Said by those who know the tick; nothing here does.
  'AT_MINIMUM_TICK',
] as const satisfies readonly ('OK' | NoVolReason)[];

/** Options of one expiry, a row each; the columns are of one length. */
export interface ChainQuotes {
  readonly model: PricingModel;
  /** Price of the future, in the quotation; NaN where there is none. */
  readonly forward: number;
  /** As in `OptionInputs`; 0 once expired. */
  readonly years: number;
  readonly rate: number;
  readonly strikes: Float64Array;
  /** 1 for a call, 0 for a put. */
  readonly isCall: Uint8Array;
  /** Present values in the quotation; NaN where there is no quote. */
  readonly price: Float64Array;
}

/** What the quotes say; NaN where there is no volatility. */
export interface PricedChain {
  readonly vol: Float64Array;
  /** Index into `VOL_STATUSES`. */
  readonly status: Uint8Array;
  /** In a desk's units: see `OptionMeasures`. */
  readonly delta: Float64Array;
  readonly gamma: Float64Array;
  readonly vega: Float64Array;
  readonly theta: Float64Array;
  readonly rho: Float64Array;
}

/** The Greeks of a chain, each with its name in quant and here. */
const CHAIN_GREEKS = [
  ['delta', 'DELTA'],
  ['gamma', 'GAMMA'],
  ['vega', 'VEGA'],
  ['theta', 'THETA'],
  ['rho', 'RHO'],
] as const satisfies readonly (readonly [keyof PricedChain, Greek])[];

/**
 * Volatilities and Greeks of the options of one expiry: `impliedVolOf` and `measureOption` for many at once.
 *
 * AMERICAN is at quant's FAST accuracy: prices err by up to 2e-5 of forward or strike, 1e-6 as a rule, and
 * volatilities by that over vega. BAW and BJERKSUND_STENSLAND are searched for one by one, 0.1 and 0.8 ms each.
 */
export function priceChain(quotes: ChainQuotes): PricedChain {
  const { rate, strikes } = quotes;
  const model = effectiveModel(quotes.model, rate, quotes.years);
  const chain = emptyChain(strikes.length);
  if (model === 'BAW' || model === 'BJERKSUND_STENSLAND') fillOneByOne(quotes, chain);
  else fillByBatches(model, quotes, chain);
  return chain;
}

function fillByBatches(model: BatchModel, quotes: ChainQuotes, chain: PricedChain): void {
  const { strikes, isCall } = quotes;
  const { vol, status } = chain;
  const length = strikes.length;
  const forwards = new Float64Array(length).fill(quotes.forward);
  const years = new Float64Array(length).fill(quotes.years);
  const rates = new Float64Array(length).fill(quotes.rate);
  const prices = quotes.price.slice();
  for (let row = 0; row < length; row += 1) {
    const reason = judgeRow(row, quotes, reasonBefore);
    if (reason === undefined) continue;
    status[row] = VOL_STATUSES.indexOf(reason);
    prices[row] = NaN;
  }
  VOL_BATCHES[model](isCall, prices, forwards, strikes, years, rates, vol);
  for (let row = 0; row < length; row += 1) {
    if ((vol[row] ?? NaN) > 0) continue;
    vol[row] = NaN;
    if (status[row] === 0) status[row] = VOL_STATUSES.indexOf(judgeRow(row, quotes, reasonAfter));
  }
  const kernel = chainKernel(model, quotes.forward, quotes.years, quotes.rate, strikes, isCall, vol);
  for (const [column, greek] of CHAIN_GREEKS) {
    const unit = DESK_UNITS[greek];
    for (let row = 0; row < length; row += 1) chain[column][row] = (kernel[column][row] ?? NaN) * unit;
  }
}

const VOL_BATCHES = {
  BLACK76: black76ImpliedVolBatch,
  BACHELIER: bachelierImpliedVolBatch,
  AMERICAN: americanImpliedVolBatch,
};

function fillOneByOne(quotes: ChainQuotes, chain: PricedChain): void {
  const { model, forward, years, rate, strikes } = quotes;
  for (const [row, strike] of strikes.entries()) {
    const found = judgeRow(row, quotes, impliedVolOf);
    chain.status[row] = VOL_STATUSES.indexOf(found.status);
    if (found.vol === null) continue;
    const type = quotes.isCall[row] === 1 ? 'CALL' : 'PUT';
    const { greeks } = measureOption({ model, type, forward, strike, years, vol: found.vol, rate });
    chain.vol[row] = found.vol;
    for (const [column, greek] of CHAIN_GREEKS) chain[column][row] = greeks[greek] ?? NaN;
  }
}

/** What one of the functions of implied-vol.ts says of one row. */
function judgeRow<Result>(
  row: number,
  { model, forward, years, rate, strikes, isCall, price }: ChainQuotes,
  judge: (...option: Parameters<typeof impliedVolOf>) => Result,
): Result {
  // A column that ends early has no quotes.
  return judge(model, isCall[row] === 1 ? 'CALL' : 'PUT', price[row] ?? NaN, forward, strikes[row] ?? NaN, years, rate);
}

function emptyChain(length: number): PricedChain {
  const none = (): Float64Array => new Float64Array(length).fill(NaN);
  const status = new Uint8Array(length);
  return { vol: none(), status, delta: none(), gamma: none(), vega: none(), theta: none(), rho: none() };
}
