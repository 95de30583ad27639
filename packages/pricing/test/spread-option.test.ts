import { describe, expect, test } from '@jest/globals';
import { normalCdf, normalPdf } from '@cushing/quant';

import { compareSpreadModels, measureSpreadOption, SPREAD_MODELS } from '../src/index.js';
import type { SpreadInputs } from '../src/index.js';

/** Gasoline against crude, in USD/bbl. */
const CRACK: SpreadInputs = {
  ...{ model: 'EXACT', type: 'CALL', forward1: 95, forward2: 75, strike: 18, years: 0.5 },
  ...{ vol1: 0.4, vol2: 0.35, correlation: 0.85, rate: 0.04 },
};

const LOGNORMAL = ['EXACT', 'KIRK', 'BJERKSUND_STENSLAND'] as const;

describe('a spread option', () => {
  test.each(LOGNORMAL)('struck at 0 has the Greeks of the option to exchange, by %s', (model) => {
    const { forward1, forward2, years, vol1, vol2, correlation, rate } = CRACK;
    // Margrabe (1978): a Black option on the first future, struck at the second.
    const vol = Math.sqrt(vol1 ** 2 + vol2 ** 2 - 2 * correlation * vol1 * vol2);
    const deviation = vol * Math.sqrt(years);
    const d1 = Math.log(forward1 / forward2) / deviation + deviation / 2;
    const d2 = d1 - deviation;
    const discount = Math.exp(-rate * years);
    const price = discount * (forward1 * normalCdf(d1) - forward2 * normalCdf(d2));
    const perVol = discount * forward1 * normalPdf(d1) * Math.sqrt(years);
    const measures = measureSpreadOption({ ...CRACK, model, strike: 0 });
    expect(measures.price).toBeCloseTo(price, 10);
    expect(measures.delta1).toBeCloseTo(discount * normalCdf(d1), 7);
    expect(measures.delta2).toBeCloseTo(-discount * normalCdf(d2), 7);
    expect(measures.gamma11).toBeCloseTo((discount * normalPdf(d1)) / (forward1 * deviation), 6);
    expect(measures.gamma22).toBeCloseTo((discount * normalPdf(d2)) / (forward2 * deviation), 6);
    expect(measures.crossGamma).toBeCloseTo((-discount * normalPdf(d1)) / (forward2 * deviation), 6);
    expect(measures.vega1).toBeCloseTo((perVol * (vol1 - correlation * vol2)) / vol / 100, 7);
    expect(measures.vega2).toBeCloseTo((perVol * (vol2 - correlation * vol1)) / vol / 100, 7);
    expect(measures.correlationSensitivity).toBeCloseTo((-perVol * vol1 * vol2) / vol / 100, 7);
    expect(measures.theta).toBeCloseTo((rate * price - (perVol * vol) / (2 * years)) / 365, 7);
  });

  test('of normal futures has the Greeks of the closed form, also below zero', () => {
    const inputs: SpreadInputs = {
      ...{ model: 'BACHELIER', type: 'CALL', forward1: -5, forward2: 3, strike: -8, years: 0.25 },
      ...{ vol1: 30, vol2: 40, correlation: 0, rate: 0 },
    };
    // At the money, and 50 a year: 25 until the expiry.
    const density = 1 / Math.sqrt(2 * Math.PI);
    expect(measureSpreadOption(inputs)).toEqual({
      price: expect.closeTo(25 * density, 10),
      delta1: expect.closeTo(0.5, 9),
      delta2: expect.closeTo(-0.5, 9),
      gamma11: expect.closeTo(density / 25, 8),
      gamma22: expect.closeTo(density / 25, 8),
      crossGamma: expect.closeTo(-density / 25, 8),
      // d(50)/d(30) = 30/50, over half a root year.
      vega1: expect.closeTo(density * 0.5 * 0.6 * 0.01, 9),
      vega2: expect.closeTo(density * 0.5 * 0.8 * 0.01, 9),
      correlationSensitivity: expect.closeTo(density * 0.5 * (-1_200 / 50) * 0.01, 9),
      theta: expect.closeTo((-density * 25) / (2 * 0.25) / 365, 9),
      greeksStatus: 'OK',
    });
  });

  test('and its opposite differ by the discounted difference, in every Greek', () => {
    const [call, put] = (['CALL', 'PUT'] as const).map((type) => measureSpreadOption({ ...CRACK, type })) as [
      ReturnType<typeof measureSpreadOption>,
      ReturnType<typeof measureSpreadOption>,
    ];
    const discount = Math.exp(-0.02);
    expect(call.price! - put.price!).toBeCloseTo(discount * (95 - 75 - 18), 10);
    expect(call.delta1! - put.delta1!).toBeCloseTo(discount, 8);
    expect(call.delta2! - put.delta2!).toBeCloseTo(-discount, 8);
    expect(call.gamma11! - put.gamma11!).toBeCloseTo(0, 6);
    expect(call.theta! - put.theta!).toBeCloseTo((0.04 * discount * 2) / 365, 8);
  });

  test.each<[string, Partial<SpreadInputs>, number]>([
    ['no time', { years: 0 }, 2],
    ['no vol', { vol1: 0, vol2: 0 }, 2 * Math.exp(-0.02)],
  ])('with %s left is worth its intrinsic value, and has no sensitivities', (_, change, price) => {
    const measures = measureSpreadOption({ ...CRACK, ...change });
    expect(measures.price).toBeCloseTo(price, 12);
    expect(measures).toMatchObject({
      delta1: null,
      gamma11: null,
      vega2: null,
      theta: null,
      greeksStatus: 'NO_DEVIATION',
    });
  });

  test('at the end of the correlations has no sensitivity to them, and all others', () => {
    const measures = measureSpreadOption({ ...CRACK, correlation: 1 });
    expect(measures).toMatchObject({ correlationSensitivity: null, greeksStatus: 'OUT_OF_RANGE' });
    expect(Object.values(measures).filter((value) => value === null)).toHaveLength(1);
  });

  test('has no price where the model knows no such strike', () => {
    expect(measureSpreadOption({ ...CRACK, model: 'KIRK', strike: -80 }).price).toBeNull();
    expect(measureSpreadOption({ ...CRACK, model: 'EXACT', strike: -80 }).price).toBeGreaterThan(0);
  });
});

describe('the comparison', () => {
  test('has the price of every model, a vol being its product with the future where it is normal', () => {
    const compared = compareSpreadModels(CRACK);
    expect(compared.map(({ model }) => model)).toEqual(SPREAD_MODELS);
    const expected = SPREAD_MODELS.map((model) => {
      const vols = model === 'BACHELIER' ? { vol1: 0.4 * 95, vol2: 0.35 * 75 } : {};
      return measureSpreadOption({ ...CRACK, ...vols, model }).price;
    });
    expect(compared.map(({ price }) => price)).toEqual(expected);
  });

  test('is the same one from normal vols', () => {
    const normal: SpreadInputs = { ...CRACK, model: 'BACHELIER', vol1: 0.4 * 95, vol2: 0.35 * 75 };
    const [exact] = compareSpreadModels(normal);
    expect(exact?.price).toBeCloseTo(measureSpreadOption(CRACK).price!, 10);
  });

  test('has no lognormal price below zero', () => {
    const below: SpreadInputs = { ...CRACK, model: 'BACHELIER', forward2: -10, vol1: 40, vol2: 40 };
    expect(compareSpreadModels(below).map(({ price }) => price === null)).toEqual([true, true, true, false]);
    const [none, normal] = ['NOT_IN_MODEL', 'OK'];
    expect(compareSpreadModels(below).map(({ status }) => status)).toEqual([none, none, none, normal]);
  });
});
