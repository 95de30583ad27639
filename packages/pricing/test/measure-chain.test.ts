/** Many options at given volatilities are the same as one by one. */
import { describe, expect, test } from '@jest/globals';

import {
  type ChainMeasures,
  measureChain,
  measureOption,
  type OptionInputs,
  PRICING_MODELS,
  type PricingModel,
} from '../src/index.js';
import { usualSizes } from './samples.js';

const COLUMNS = [
  ['delta', 'DELTA'],
  ['gamma', 'GAMMA'],
  ['vega', 'VEGA'],
  ['theta', 'THETA'],
] as const;

/** Puts and calls in turns, within a deviation and a half. */
function optionsOf(model: PricingModel, forward: number, atTheMoney: number): readonly OptionInputs[] {
  const years = 0.3;
  const deviation = atTheMoney * Math.sqrt(years);
  return Array.from({ length: 26 }, (_, row): OptionInputs => {
    const place = (Math.floor(row / 2) - 6) / 4;
    const strike = model === 'BACHELIER' ? forward + place * deviation : forward * Math.exp(place * deviation);
    const type = row % 2 === 1 ? 'CALL' : 'PUT';
    return { model, type, forward, strike, years, vol: atTheMoney * (1 + 0.03 * place * place), rate: 0.045 };
  });
}

function measure(options: readonly OptionInputs[]): ChainMeasures {
  const { model, forward, years, rate } = options[0]!;
  const strikes = Float64Array.from(options, ({ strike }) => strike);
  const isCall = Uint8Array.from(options, ({ type }) => Number(type === 'CALL'));
  const vols = Float64Array.from(options, ({ vol }) => vol);
  return measureChain(model, forward, years, rate, strikes, isCall, vols);
}

test.each([
  ['BLACK76', 72.1, 0.35],
  ['AMERICAN', 72.1, 0.35],
  ['BAW', 72.1, 0.35],
  ['BJERKSUND_STENSLAND', 72.1, 0.35],
  ['BACHELIER', 72.1, 24],
  ['BACHELIER', -37.63, 90],
] as const)('a chain of %s at %d has the measures of its options one by one', (model, forward, atTheMoney) => {
  const options = optionsOf(model, forward, atTheMoney);
  const measures = measure(options);
  for (const [row, option] of options.entries()) {
    const { price, greeks } = measureOption(option);
    // FAST prices of American options err by up to 2e-5 of the forward.
    expect(Math.abs(measures.price[row]! - price)).toBeLessThanOrEqual(model === 'AMERICAN' ? 2e-5 * forward : 1e-11);
    const sizes = usualSizes(option);
    for (const [column, greek] of COLUMNS) {
      const error = Math.abs(measures[column][row]! - greeks[greek]!);
      expect(error / sizes[greek]).toBeLessThanOrEqual(model === 'AMERICAN' ? 2e-3 : 1e-8);
    }
  }
});

describe.each(PRICING_MODELS)('a chain of %s', (model) => {
  const market = { model, forward: 70, years: 0.5, rate: 0.04, type: 'CALL' } as const;
  const vol = model === 'BACHELIER' ? 24 : 0.35;

  test('has NaN where there is no volatility, and only there', () => {
    const measures = measure([70, 75, 80].map((strike, row) => ({ ...market, strike, vol: row === 1 ? NaN : vol })));
    for (const column of Object.values<Float64Array>({ ...measures })) {
      expect(Array.from(column, Number.isNaN)).toEqual([false, true, false]);
    }
  });

  test('has values below zero in a normal model alone', () => {
    const below = measure([{ ...market, forward: -5, strike: -2, vol }]);
    const isKnown = model === 'BACHELIER';
    for (const column of Object.values<Float64Array>({ ...below })) expect(Number.isFinite(column[0])).toBe(isKnown);
  });

  test('has nothing without a forward', () => {
    const none = measure([{ ...market, forward: NaN, strike: 70, vol }]);
    for (const column of Object.values<Float64Array>({ ...none })) expect(column[0]).toBeNaN();
  });
});
