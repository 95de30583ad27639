import { describe, expect, test } from '@jest/globals';

import { AVERAGE_METHODS, measureAveragePriceOption, measureOption } from '../src/index.js';
import type { AveragePriceInputs } from '../src/index.js';

/** A month of crude, three of its fixings made. */
const MONTH: AveragePriceInputs = {
  ...{ method: 'EXACT', type: 'CALL', strike: 71, rate: 0.04, vol: 0.35 },
  fixings: Array.from({ length: 18 }, (_, index) => ({ years: (index + 2) / 252, forward: 70 + index / 10 })),
  ...{ knownFixings: [69, 70, 72], paymentYears: 0.1 },
};

describe('an average price option', () => {
  test.each(AVERAGE_METHODS)('of one fixing is a European option, by %s', (method) => {
    const fixings = [{ years: 0.25, forward: 72 }];
    const inputs: AveragePriceInputs = { ...MONTH, method, fixings, knownFixings: [], paymentYears: 0.25 };
    const european = measureOption({
      model: 'BLACK76',
      type: 'CALL',
      forward: 72,
      strike: 71,
      years: 0.25,
      vol: 0.35,
      rate: 0.04,
    });
    expect(measureAveragePriceOption(inputs)).toEqual({
      price: expect.closeTo(european.price, 11),
      delta: expect.closeTo(european.greeks.DELTA!, 8),
      gamma: expect.closeTo(european.greeks.GAMMA!, 7),
      vega: expect.closeTo(european.greeks.VEGA!, 8),
      theta: expect.closeTo(european.greeks.THETA!, 8),
      greeksStatus: 'OK',
      averageForward: 72,
    });
  });

  test('whose known fixings outweigh the strike is the discounted rest of a purchase', () => {
    // (300 + F) / 4 − 60, whatever F becomes; a quarter of it is still to come.
    const inputs: AveragePriceInputs = {
      ...MONTH,
      strike: 60,
      fixings: [{ years: 0.25, forward: 70 }],
      knownFixings: [90, 100, 110],
      paymentYears: 0.25,
    };
    const discount = Math.exp(-0.01);
    const { price, delta, gamma, vega, averageForward } = measureAveragePriceOption(inputs);
    expect(price).toBeCloseTo(discount * (92.5 - 60), 11);
    expect(delta).toBeCloseTo(discount / 4, 9);
    expect(gamma).toBeCloseTo(0, 8);
    expect(vega).toBeCloseTo(0, 9);
    expect(averageForward).toBe(92.5);
  });

  test('expects of the average what is known and the futures of the rest', () => {
    // 18 futures from 70.0 to 71.7, and 211 of three known ones.
    expect(measureAveragePriceOption(MONTH).averageForward).toBeCloseTo((18 * 70.85 + 211) / 21, 12);
  });

  test('less its put is the discounted average less the strike, in price and Greeks', () => {
    const call = measureAveragePriceOption(MONTH);
    const put = measureAveragePriceOption({ ...MONTH, type: 'PUT' });
    const discount = Math.exp(-0.004);
    expect(call.price! - put.price!).toBeCloseTo(discount * (call.averageForward! - 71), 9);
    expect(call.delta! - put.delta!).toBeCloseTo((discount * 18) / 21, 8);
    expect(call.vega! - put.vega!).toBeCloseTo(0, 8);
    expect(call.theta! - put.theta!).toBeCloseTo((0.04 * discount * (call.averageForward! - 71)) / 365, 7);
  });

  test('has no sensitivities once all fixings are made', () => {
    const inputs: AveragePriceInputs = { ...MONTH, fixings: [], knownFixings: [70, 80], paymentYears: 0.01 };
    const price: unknown = expect.closeTo(4 * Math.exp(-0.0004), 12);
    expect(measureAveragePriceOption(inputs)).toEqual({
      price,
      delta: null,
      gamma: null,
      vega: null,
      theta: null,
      greeksStatus: 'NO_DEVIATION',
      averageForward: 75,
    });
  });

  test('has no theta an hour before a fixing, which the day is not without', () => {
    const soon = [{ years: 1 / 24 / 365, forward: 70 }, ...MONTH.fixings];
    const measures = measureAveragePriceOption({ ...MONTH, fixings: soon });
    expect(measures).toMatchObject({ theta: null, greeksStatus: 'BEFORE_FIXING' });
    expect(measures.delta).not.toBeNull();
  });

  test('takes a fixing that is made now for made', () => {
    const fixed = measureAveragePriceOption({ ...MONTH, knownFixings: [...MONTH.knownFixings, 70] });
    const now = measureAveragePriceOption({ ...MONTH, fixings: [{ years: 0, forward: 70 }, ...MONTH.fixings] });
    expect(now.price).toBeCloseTo(fixed.price!, 10);
    expect(now.theta).toBeCloseTo(fixed.theta!, 6);
    expect(now.vega).toBeCloseTo(fixed.vega!, 8);
  });
});
