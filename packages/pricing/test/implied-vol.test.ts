/** Price → volatility → price of every model, and why there is no volatility. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { impliedVolOf, measureOption, optionBounds, PRICING_MODELS, type PricingModel } from '../src/index.js';
import { anyOption, LOGNORMAL_MODELS, samplesOf, usualSizes } from './samples.js';

const EARLY_MODELS = ['AMERICAN', 'BAW', 'BJERKSUND_STENSLAND'] as const;
const EUROPEAN_MODELS = ['BLACK76', 'BACHELIER'] as const;

describe.each(PRICING_MODELS)('%s', (model) => {
  test('finds the volatility that a price was made with', () => {
    for (const inputs of samplesOf(model)) {
      const { price } = measureOption(inputs);
      const found = impliedVolOf(model, inputs.type, price, inputs.forward, inputs.strike, inputs.years, inputs.rate);
      expect(found.status).toBe('OK');
      expect(Number(found.vol) / inputs.vol).toBeCloseTo(1, 8);
    }
  });

  test('finds a volatility that gives the price, wherever there is time value', () => {
    fc.assert(
      fc.property(anyOption(model), (inputs) => {
        const { type, forward, strike, years, rate } = inputs;
        const { price } = measureOption(inputs);
        const { intrinsic } = optionBounds(model, type, forward, strike, years, rate);
        const unit = usualSizes(inputs).VEGA * 100 * inputs.vol;
        fc.pre(price - intrinsic > 1e-6 * unit);
        const { status, vol } = impliedVolOf(model, type, price, forward, strike, years, rate);
        expect(status).toBe('OK');
        const again = measureOption({ ...inputs, vol: Number(vol) }).price;
        expect(Math.abs(again - price)).toBeLessThanOrEqual(1e-9 * unit);
      }),
      { numRuns: model === 'BJERKSUND_STENSLAND' ? 20 : 100 },
    );
  });

  test('knows no volatility without quote, time or forward', () => {
    expect(impliedVolOf(model, 'CALL', NaN, 70, 75, 0.5, 0.04)).toEqual({ status: 'NO_QUOTE', vol: null });
    expect(impliedVolOf(model, 'CALL', Infinity, 70, 75, 0.5, 0.04).status).toBe('NO_QUOTE');
    expect(impliedVolOf(model, 'CALL', 1, 70, 75, 0, 0.04)).toEqual({ status: 'EXPIRED', vol: null });
    expect(impliedVolOf(model, 'CALL', 1, NaN, 75, 0.5, 0.04)).toEqual({ status: 'NO_FORWARD', vol: null });
  });

  test('tells a price of nothing and one below it', () => {
    expect(impliedVolOf(model, 'CALL', 0, 70, 75, 0.5, 0.04).status).toBe('AT_INTRINSIC');
    expect(impliedVolOf(model, 'CALL', -0.01, 70, 75, 0.5, 0.04).status).toBe('BELOW_INTRINSIC');
  });

  test('takes decimals for what they stand for: 2.35 is 72.35 − 70', () => {
    // As doubles, 72.35 − 70 is 2.3499999999999943 and 70.1 − 67.8 is 2.299999999999997, below 2.35 and 2.3.
    expect(impliedVolOf(model, 'CALL', 2.35, 72.35, 70, 0.5, 0).status).toBe('AT_INTRINSIC');
    expect(impliedVolOf(model, 'PUT', 2.3, 67.8, 70.1, 0.5, 0).status).toBe('AT_INTRINSIC');
    expect(impliedVolOf(model, 'CALL', 2.34, 72.35, 70, 0.5, 0).status).toBe('BELOW_INTRINSIC');
  });
});

describe('intrinsic and the upper bound', () => {
  test.each(EARLY_MODELS)('are undiscounted for %s', (model) => {
    expect(impliedVolOf(model, 'PUT', 9.99, 60, 70, 0.25, 0.04).status).toBe('BELOW_INTRINSIC');
    expect(impliedVolOf(model, 'PUT', 10, 60, 70, 0.25, 0.04).status).toBe('AT_INTRINSIC');
    expect(impliedVolOf(model, 'CALL', 59.99, 60, 70, 0.25, 0.04).status).not.toBe('AT_INTRINSIC');
    expect(impliedVolOf(model, 'CALL', 60, 60, 70, 0.25, 0.04).status).toBe('ABOVE_BOUND');
    expect(impliedVolOf(model, 'PUT', 70.01, 60, 70, 0.25, 0.04).status).toBe('ABOVE_BOUND');
  });

  test.each(EUROPEAN_MODELS)('are discounted for %s', (model) => {
    // 10·e^−0.01 = 9.9004983
    expect(impliedVolOf(model, 'PUT', 9.9, 60, 70, 0.25, 0.04).status).toBe('BELOW_INTRINSIC');
    expect(impliedVolOf(model, 'PUT', 9.901, 60, 70, 0.25, 0.04).status).toBe('OK');
    expect(impliedVolOf(model, 'PUT', 10 * Math.exp(-0.01), 60, 70, 0.25, 0.04).status).toBe('AT_INTRINSIC');
  });

  test('bind a lognormal European option by the discounted future or strike, a normal one not at all', () => {
    // 60·e^−0.01 = 59.4029900, 70·e^−0.01 = 69.3034884
    expect(impliedVolOf('BLACK76', 'CALL', 59.41, 60, 70, 0.25, 0.04).status).toBe('ABOVE_BOUND');
    expect(impliedVolOf('BLACK76', 'CALL', 59.39, 60, 70, 0.25, 0.04).status).toBe('OK');
    expect(impliedVolOf('BLACK76', 'PUT', 69.31, 60, 70, 0.25, 0.04).status).toBe('ABOVE_BOUND');
    expect(impliedVolOf('BACHELIER', 'PUT', 200, 60, 70, 0.25, 0.04).status).toBe('OK');
  });

  test.each(EARLY_MODELS)('are those of Black-76 for %s at a rate that is not above 0', (model) => {
    for (const price of [9.99, 10, 10.5, 70])
      expect(impliedVolOf(model, 'PUT', price, 60, 70, 0.25, -0.01)).toEqual(
        impliedVolOf('BLACK76', 'PUT', price, 60, 70, 0.25, -0.01),
      );
  });
});

describe('prices that are not positive', () => {
  test.each(LOGNORMAL_MODELS)('are not known to %s', (model) => {
    expect(impliedVolOf(model, 'CALL', 1, -37.63, 5, 0.1, 0.01)).toEqual({ status: 'NOT_LOGNORMAL', vol: null });
    expect(impliedVolOf(model, 'CALL', 1, 0, 5, 0.1, 0.01).status).toBe('NOT_LOGNORMAL');
    expect(impliedVolOf(model, 'CALL', 25, 20, -5, 0.1, 0.01).status).toBe('NOT_LOGNORMAL');
  });

  test('have a volatility in Bachelier’s model', () => {
    // Without rate the option at the money is worth vol·√T/√(2π): 3.9894228 for 10·√(2π)·√¼…
    const { status, vol } = impliedVolOf('BACHELIER', 'CALL', 3.989422804014327, -37.63, -37.63, 0.25, 0);
    expect(status).toBe('OK');
    expect(vol).toBeCloseTo(20, 12);
  });
});

test('a dearer option has the higher volatility in every model', () => {
  const model: fc.Arbitrary<PricingModel> = fc.constantFrom(...PRICING_MODELS);
  const prices = fc.tuple(fc.integer({ min: 101, max: 600 }), fc.integer({ min: 1, max: 400 }));
  fc.assert(
    fc.property(model, prices, (chosen, [cents, more]) => {
      const [low, high] = [cents, cents + more].map((price) =>
        impliedVolOf(chosen, 'PUT', price / 100, 70, 71, 0.5, 0.04),
      );
      expect(Number(high?.vol)).toBeGreaterThan(Number(low?.vol));
    }),
    { numRuns: 100 },
  );
});
