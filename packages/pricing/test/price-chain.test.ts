/** A chain at once is the same as its options one by one. */
import { describe, expect, test } from '@jest/globals';

import {
  chainValues,
  type ChainQuotes,
  impliedVolOf,
  measureOption,
  type OptionInputs,
  type PricedChain,
  PRICING_MODELS,
  priceChain,
  type PricingModel,
  VOL_STATUSES,
} from '../src/index.js';
import { LOGNORMAL_MODELS, usualSizes } from './samples.js';

const COLUMNS = [
  ['delta', 'DELTA'],
  ['gamma', 'GAMMA'],
  ['vega', 'VEGA'],
  ['theta', 'THETA'],
  ['rho', 'RHO'],
] as const;

interface Chain {
  readonly market: Omit<OptionInputs, 'type' | 'strike' | 'vol'>;
  readonly strikes: Float64Array;
  readonly isCall: Uint8Array;
  readonly vols: Float64Array;
}

/** Calls, then puts, at 13 strikes within a deviation and a half, where no model exercises, on a smile. */
function chainOf(model: PricingModel, forward: number, atTheMoney: number): Chain {
  const market = { model, forward, years: 0.3, rate: 0.045 };
  const deviation = atTheMoney * Math.sqrt(market.years);
  const places = Array.from({ length: 13 }, (_, index) => (index - 6) / 4);
  const rows = [...places, ...places];
  return {
    market,
    strikes: Float64Array.from(rows, (place) =>
      model === 'BACHELIER' ? forward + place * deviation : forward * Math.exp(place * deviation),
    ),
    isCall: Uint8Array.from(rows, (_, row) => (row < places.length ? 1 : 0)),
    vols: Float64Array.from(rows, (place) => atTheMoney * (1 + 0.03 * place * place)),
  };
}

function quotesOf({ market, strikes, isCall }: Chain, price: Float64Array): ChainQuotes {
  return { ...market, strikes, isCall, price };
}

function valuesOf({ market, strikes, isCall, vols }: Chain): Float64Array {
  return chainValues(market.model, market.forward, market.years, market.rate, strikes, isCall, vols);
}

function optionAt({ market, strikes, isCall, vols }: Chain, row: number): OptionInputs {
  return { ...market, type: isCall[row] === 1 ? 'CALL' : 'PUT', strike: strikes[row]!, vol: vols[row]! };
}

function statusesOf({ status }: PricedChain): readonly string[] {
  return Array.from(status, (index) => VOL_STATUSES[index]!);
}

describe.each([
  ['BLACK76', 72.1, 0.35],
  ['AMERICAN', 72.1, 0.35],
  ['BAW', 72.1, 0.35],
  ['BJERKSUND_STENSLAND', 72.1, 0.35],
  ['BACHELIER', 72.1, 24],
  ['BACHELIER', -37.63, 90],
] as const)('a chain of %s at %d', (model, forward, atTheMoney) => {
  const chain = chainOf(model, forward, atTheMoney);
  /** FAST prices of American options err by up to 2e-5 of the forward. */
  const priceError = model === 'AMERICAN' ? 2e-5 * forward : 1e-11;

  test('has the values of its options one by one', () => {
    for (const [row, value] of valuesOf(chain).entries())
      expect(Math.abs(value - measureOption(optionAt(chain, row)).price)).toBeLessThanOrEqual(priceError);
  });

  test('has the volatilities that its values were made with', () => {
    const priced = priceChain(quotesOf(chain, valuesOf(chain)));
    expect(statusesOf(priced)).toEqual(Array.from(chain.vols, () => 'OK'));
    for (const [row, vol] of chain.vols.entries()) {
      const { VEGA } = measureOption(optionAt(chain, row)).greeks;
      const allowed = model === 'AMERICAN' ? (4e-9 * forward) / (100 * VEGA!) : 1e-9 * vol;
      expect(Math.abs(priced.vol[row]! - vol)).toBeLessThanOrEqual(allowed);
    }
  });

  test('has the volatilities and Greeks of its options one by one', () => {
    const prices = Float64Array.from(chain.vols, (_, row) => measureOption(optionAt(chain, row)).price);
    const priced = priceChain(quotesOf(chain, prices));
    for (const [row, price] of prices.entries()) {
      const option = optionAt(chain, row);
      const single = impliedVolOf(model, option.type, price, forward, option.strike, option.years, option.rate);
      expect(VOL_STATUSES[priced.status[row]!]).toBe(single.status);
      const { greeks } = measureOption(option);
      const allowed = model === 'AMERICAN' ? priceError / (100 * greeks.VEGA!) : 1e-9 * option.vol;
      expect(Math.abs(priced.vol[row]! - single.vol!)).toBeLessThanOrEqual(allowed);
      const sizes = usualSizes(option);
      for (const [column, greek] of COLUMNS) {
        const error = Math.abs(priced[column][row]! - greeks[greek]!);
        expect(error / sizes[greek]).toBeLessThanOrEqual(model === 'AMERICAN' ? 2e-3 : 1e-8);
      }
    }
  });

  test('has no NaN where there are quotes', () => {
    const { vol, delta, gamma, vega, theta, rho } = priceChain(quotesOf(chain, valuesOf(chain)));
    for (const column of [vol, delta, gamma, vega, theta, rho]) expect(column.every(Number.isFinite)).toBe(true);
  });

  test('leaves its arguments as they were', () => {
    const price = valuesOf(chain).fill(-1, 0, 3);
    const before = price.slice();
    priceChain(quotesOf(chain, price));
    expect(price).toEqual(before);
  });
});

describe('rows without a volatility', () => {
  const strikes = Float64Array.of(75, 60, 60, 60, 60);
  const isCall = Uint8Array.of(1, 1, 1, 1, 1);
  const quotes = { forward: 70, years: 0.5, rate: 0.04, strikes, isCall };

  test.each(PRICING_MODELS)('of %s have a status and NaN, and leave the others alone', (model) => {
    // 10·e^−0.02 = 9.8019867
    const isEuropean = model === 'BLACK76' || model === 'BACHELIER';
    const intrinsic = isEuropean ? 10 * Math.exp(-0.02) : 10;
    const priced = priceChain({ ...quotes, model, price: Float64Array.of(2.5, NaN, 9, intrinsic, 71) });
    expect(statusesOf(priced)).toEqual([
      'OK',
      'NO_QUOTE',
      'BELOW_INTRINSIC',
      'AT_INTRINSIC',
      model === 'BACHELIER' ? 'OK' : 'ABOVE_BOUND',
    ]);
    const { status, ...columns } = priced;
    for (const column of Object.values(columns))
      expect(Array.from(column, Number.isFinite)).toEqual(Array.from(status, (index) => index === 0));
  });

  test.each(PRICING_MODELS)('of an expired %s are EXPIRED, without Greeks', (model) => {
    const priced = priceChain({ ...quotes, model, years: 0, price: Float64Array.of(0, 10, 10, 10, NaN) });
    expect(statusesOf(priced)).toEqual(['EXPIRED', 'EXPIRED', 'EXPIRED', 'EXPIRED', 'NO_QUOTE']);
    for (const [column] of COLUMNS) expect(priced[column].every(Number.isNaN)).toBe(true);
  });

  test.each(PRICING_MODELS)('of %s without a future are NO_FORWARD', (model) => {
    const priced = priceChain({ ...quotes, model, forward: NaN, price: new Float64Array(5).fill(1) });
    expect(new Set(statusesOf(priced))).toEqual(new Set(['NO_FORWARD']));
    for (const [column] of COLUMNS) expect(priced[column].every(Number.isNaN)).toBe(true);
  });

  test.each(LOGNORMAL_MODELS)('of %s on a negative future are NOT_LOGNORMAL, and have no values', (model) => {
    const priced = priceChain({ ...quotes, model, forward: -37.63, price: new Float64Array(5).fill(1) });
    expect(new Set(statusesOf(priced))).toEqual(new Set(['NOT_LOGNORMAL']));
    const values = chainValues(model, -37.63, 0.5, 0.04, strikes, isCall, new Float64Array(5).fill(0.4));
    expect(values.every(Number.isNaN)).toBe(true);
  });

  test('an empty chain is empty', () => {
    const none = new Float64Array(0);
    const priced = priceChain({ ...quotes, model: 'AMERICAN', strikes: none, isCall: new Uint8Array(0), price: none });
    expect(priced.vol).toHaveLength(0);
  });
});
