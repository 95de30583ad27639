/** Intrinsic, time value, break-even, probability and expected move, by hand. */
import { describe, expect, test } from '@jest/globals';

import { optionFigures, PRICING_MODELS, type PricedOption } from '../src/index.js';

const PUT: PricedOption = {
  model: 'AMERICAN',
  type: 'PUT',
  forward: 60,
  strike: 70,
  years: 0.25,
  rate: 0.04,
  price: 11,
  vol: 0.4,
};

describe('the figures of an option', () => {
  test('of an American one take intrinsic as of today', () => {
    const { intrinsic, timeValue } = optionFigures(PUT);
    expect(intrinsic).toBe(10);
    expect(timeValue).toBe(1);
  });

  test.each(['BLACK76', 'BACHELIER'] as const)('of %s take intrinsic at expiry, discounted by e^−0.01', (model) => {
    const { intrinsic, timeValue } = optionFigures({ ...PUT, model });
    expect(intrinsic).toBeCloseTo(9.90049833749168, 12);
    expect(timeValue).toBeCloseTo(1.09950166250832, 12);
  });

  test.each(PRICING_MODELS)('of %s break even where the premium and its interest are earned', (model) => {
    // 11·e^0.01
    expect(optionFigures({ ...PUT, model }).breakEven).toBeCloseTo(70 - 11.110551837925848, 12);
    expect(optionFigures({ ...PUT, model, type: 'CALL' }).breakEven).toBeCloseTo(70 + 11.110551837925848, 12);
  });

  test('have no break-even below 0 but in a normal model', () => {
    const put = { ...PUT, strike: 5, forward: 0.5, price: 5.5, rate: 0 };
    expect(optionFigures(put).breakEven).toBeNull();
    expect(optionFigures({ ...put, model: 'BACHELIER' }).breakEven).toBe(-0.5);
  });

  test('tell the probability of ending beyond the strike', () => {
    // d2 = (ln(60/70) − 0.02)/0.2 = −0.8707534; N(0.8707534) = 0.8080…, of the put.
    const probability = optionFigures(PUT).probabilityInTheMoney;
    expect(probability).toBeCloseTo(0.80805, 4);
    const call = optionFigures({ ...PUT, type: 'CALL' }).probabilityInTheMoney;
    expect(Number(probability) + Number(call)).toBeCloseTo(1, 14);
    // One deviation of 20·√¼ in the money: N(1).
    const normal = optionFigures({ ...PUT, model: 'BACHELIER', vol: 20 });
    expect(normal.probabilityInTheMoney).toBeCloseTo(0.841344746068543, 13);
    const { probabilityInTheMoney } = optionFigures({ ...PUT, model: 'BACHELIER', years: 0 });
    expect(probabilityInTheMoney).toBe(1);
  });

  test('tell the mean absolute change until expiry', () => {
    // 2·60·(2·N(0.1) − 1), N(0.1) = 0.5398278373, halved: the straddle at the money.
    expect(optionFigures(PUT).expectedMove).toBeCloseTo(2 * 60 * (2 * 0.539827837277029 - 1), 11);
    expect(optionFigures({ ...PUT, model: 'BACHELIER', vol: 20 }).expectedMove).toBeCloseTo(7.978845608028654, 12);
  });

  test('that need a volatility are null without one', () => {
    const figures = optionFigures({ ...PUT, vol: null });
    expect(figures).toMatchObject({ intrinsic: 10, probabilityInTheMoney: null, expectedMove: null });
    const normal = optionFigures({ ...PUT, model: 'BACHELIER', vol: null });
    expect(normal).toMatchObject({ probabilityInTheMoney: null, expectedMove: null });
  });

  test('of a lognormal model are null for a future that is not positive, and Bachelier’s are not', () => {
    const option = { ...PUT, forward: -37.63, strike: -30, price: 9, vol: 30 };
    expect(new Set(Object.values(optionFigures(option)))).toEqual(new Set([null]));
    expect(Object.values(optionFigures({ ...option, model: 'BACHELIER' })).every(Number.isFinite)).toBe(true);
  });
});
