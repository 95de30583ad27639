import { chooseModel, measureChain, priceChain } from '@cushing/pricing';
import type { PricingModel } from '@cushing/pricing';
import { OPTION_SERIES, expiryInstant } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';

import { volAlong } from '../options/index.js';
import type { AnalysedExpiry, OptionSide } from '../options/index.js';

const MS_IN_YEAR = 365 * 86_400_000;

/** What an expiry is valued with until its next settlement: small enough to go to a thread with every round. */
export interface LiveExpiryTerms {
  readonly series: OptionSeries;
  /** Ascending. */
  readonly strikes: Float64Array;
  /** Calls, then puts, each by strike; NaN where there is no volatility, or no such option. In `model`'s unit. */
  readonly vols: Float64Array;
  readonly model: PricingModel;
  /** To the expiry, as at the settlement; 0 for a margined premium. */
  readonly rate: number;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
  /** Where the volatilities are from: the forward, NaN where there was none, and the years that were left. */
  readonly settleForward: number;
  readonly settleYears: number;
}

/** An expiry at a forward and an instant. Columns hold the calls, then the puts, each by strike; NaN where there is none. */
export interface RepricedExpiry {
  /** NaN where there is none. */
  readonly forward: number;
  /** Actual/365; 0 once expired. */
  readonly years: number;
  /** The terms' own; BACHELIER at a forward that it does not know. `vol` and `atmVol` are in its unit. */
  readonly model: PricingModel;
  /** At the forward, straight between the out-of-the-money volatilities of the strikes around it. */
  readonly atmVol: number;
  readonly vol: Float64Array;
  readonly value: Float64Array;
  /** In a desk's units, here and below: see `OptionMeasures` of @cushing/pricing. */
  readonly delta: Float64Array;
  readonly gamma: Float64Array;
  readonly vega: Float64Array;
  readonly theta: Float64Array;
}

/** @returns terms that share no memory with the expiry; an option without a volatility has the smile's at its strike */
export function liveExpiryTerms(expiry: AnalysedExpiry): LiveExpiryTerms {
  const { series, strikes, calls, puts, model, rate, forward, years } = expiry;
  const count = strikes.length;
  const along = volAlong(expiry);
  const vols = new Float64Array(2 * count);
  strikes.forEach((strike, index) => {
    vols[index] = volOf(calls, index, () => along(strike));
    vols[count + index] = volOf(puts, index, () => along(strike));
  });
  const expiresAt = Date.parse(expiryInstant(expiry.expiry));
  const terms = { series, strikes: strikes.slice(), vols, model: model.model, rate, expiresAt };
  return { ...terms, settleForward: forward, settleYears: years };
}

/**
 * Values the options of an expiry at another price of their future. Every strike keeps its volatility, AMERICAN is at
 * quant's FAST accuracy. Where the forward has gone below what a lognormal model knows, BACHELIER is used with the
 * volatilities that gave the values of the settlement.
 *
 * @param forward in the quotation; NaN where there is none
 * @param nowMs instant that it is valued at, in milliseconds since 1970
 */
export function repriceExpiry(terms: LiveExpiryTerms, forward: number, nowMs: number): RepricedExpiry {
  const { series, strikes, rate, expiresAt } = terms;
  const years = Math.max(0, (expiresAt - nowMs) / MS_IN_YEAR);
  const { model } = chooseModel(OPTION_SERIES[series], forward, strikes[0] ?? NaN, terms.model);
  const columns = emptyColumns(2 * strikes.length);
  const { vol, value: price, delta, gamma, vega, theta } = columns;
  if (years > 0) {
    vol.set(model === terms.model ? terms.vols : normalVols(terms));
    const { rowStrikes, isCall } = callsThenPuts(strikes);
    measureChain(model, forward, years, rate, rowStrikes, isCall, vol, { price, delta, gamma, vega, theta });
  }
  return { forward, years, model, atmVol: volAtForward(strikes, vol, forward), ...columns };
}

/** @returns the memory of the columns, to be handed over */
export function memoryOf({ value }: RepricedExpiry): ArrayBufferLike {
  return value.buffer;
}

function volOf({ isListed, vol }: OptionSide, index: number, otherwise: () => number): number {
  if (isListed[index] !== 1) return NaN;
  const own = vol[index] ?? NaN;
  const found = Number.isNaN(own) ? otherwise() : own;
  return found > 0 && Number.isFinite(found) ? found : NaN;
}

/** One piece of memory for all columns, so that a thread hands it over in one go. */
function emptyColumns(length: number): Pick<RepricedExpiry, 'vol' | 'value' | 'delta' | 'gamma' | 'vega' | 'theta'> {
  const memory = new Float64Array(6 * length).fill(NaN).buffer;
  const column = (place: number): Float64Array => new Float64Array(memory, 8 * length * place, length);
  return {
    ...{ vol: column(0), value: column(1), delta: column(2) },
    ...{ gamma: column(3), vega: column(4), theta: column(5) },
  };
}

function callsThenPuts(strikes: Float64Array): { readonly rowStrikes: Float64Array; readonly isCall: Uint8Array } {
  const count = strikes.length;
  const rowStrikes = new Float64Array(2 * count);
  rowStrikes.set(strikes);
  rowStrikes.set(strikes, count);
  return { rowStrikes, isCall: new Uint8Array(2 * count).fill(1, 0, count) };
}

/**
 * Volatilities in the quotation that give the settlement's values at its forward. Those of the out-of-the-money
 * options, for both of a strike: what is deep in the money may be worth no more than its exercise.
 */
function normalVols({ strikes, vols, model, settleForward, settleYears, rate }: LiveExpiryTerms): Float64Array {
  const count = strikes.length;
  const { rowStrikes, isCall } = callsThenPuts(strikes);
  const { price } = measureChain(model, settleForward, settleYears, rate, rowStrikes, isCall, vols);
  const market = { forward: settleForward, years: settleYears, rate };
  const { vol } = priceChain({ ...market, model: 'BACHELIER', strikes: rowStrikes, isCall, price });
  return vols.map((own, row) => {
    const index = row % count;
    return Number.isNaN(own) ? NaN : outOfTheMoneyVol(strikes[index] ?? NaN, vol, index, count, settleForward);
  });
}

/** The out-of-the-money option's volatility, at the forward the mean of both; the other's where there is but one. */
function outOfTheMoneyVol(strike: number, vols: Float64Array, index: number, count: number, forward: number): number {
  const call = vols[index] ?? NaN;
  const put = vols[count + index] ?? NaN;
  if (Number.isNaN(call)) return put;
  if (Number.isNaN(put)) return call;
  if (strike === forward) return (call + put) / 2;
  return strike < forward ? put : call;
}

/** NaN beyond the strikes that have a volatility. */
function volAtForward(strikes: Float64Array, vols: Float64Array, forward: number): number {
  const count = strikes.length;
  let below = NaN;
  let volBelow = NaN;
  for (let index = 0; index < count; index += 1) {
    const strike = strikes[index] ?? NaN;
    const vol = outOfTheMoneyVol(strike, vols, index, count, forward);
    if (Number.isNaN(vol)) continue;
    if (strike >= forward) {
      if (strike === forward) return vol;
      const share = (forward - below) / (strike - below);
      return (1 - share) * volBelow + share * vol;
    }
    below = strike;
    volBelow = vol;
  }
  return NaN;
}
