/** Proves where on a smile a delta lies, by the closed forms of flat smiles and by its own definition on skewed ones. */
import { describe, expect, test } from '@jest/globals';
import { normalCdf } from '@cushing/quant';

import { analysedExpiry, flatSmile, optionSide } from '../../../test/support/analysed-expiry.js';
import { strikeOfDelta, volAlong } from './smile-places.js';

/** z of 25 % and 10 %, from tables of the normal distribution. */
const Z25 = 0.6744897501960817;
const Z10 = 1.2815515655446004;

const FLAT = analysedExpiry({ smile: flatSmile(0.4, 0.5), atmVol: 0.4 });

/** Normal vols 10 at strikes −5, 0, 5 around a future at 2, quoted by one side each. */
const NORMAL = analysedExpiry({
  ...{ forward: 2, years: 0.25, atmVol: 10 },
  model: { model: 'BACHELIER', reason: 'NOT_LOGNORMAL' },
  strikes: Float64Array.of(-5, 0, 5),
  calls: optionSide(3, { vol: Float64Array.of(NaN, NaN, 10) }),
  puts: optionSide(3, { vol: Float64Array.of(10, 10, NaN) }),
});

describe('the strike of a delta', () => {
  test.each([
    [0.75, 75 * Math.exp(0.04 - Z25 * 0.4 * Math.SQRT1_2)],
    [0.25, 75 * Math.exp(0.04 + Z25 * 0.4 * Math.SQRT1_2)],
    [0.9, 75 * Math.exp(0.04 - Z10 * 0.4 * Math.SQRT1_2)],
    [0.5, 75 * Math.exp(0.04)],
  ])('of %p on a flat smile is F·exp(σ²T/2 − z·σ·√T)', (delta, strike) => {
    expect(strikeOfDelta(FLAT, volAlong(FLAT), delta)).toBeCloseTo(strike, 10);
  });

  test('of the normal model lies z·σ·√T from the forward, below zero too', () => {
    const vol = volAlong(NORMAL);
    expect(strikeOfDelta(NORMAL, vol, 0.9)).toBeCloseTo(2 - Z10 * 10 * 0.5, 10);
    expect(strikeOfDelta(NORMAL, vol, 0.25)).toBeCloseTo(2 + Z25 * 10 * 0.5, 10);
  });

  test.each([0.9, 0.75, 0.5, 0.25, 0.1])(
    '%p on a skewed smile has that N(d1) with the vol of its own place',
    (delta) => {
      const smile = flatSmile(0.4, 0.5);
      const parameters = { a: 0.02, b: 0.15, rho: -0.5, m: 0.02, sigma: 0.2 };
      const skewed = analysedExpiry({ smile: { ...smile, parameters } });
      const vol = volAlong(skewed);
      const strike = strikeOfDelta(skewed, vol, delta);
      const deviation = vol(strike) * Math.SQRT1_2;
      expect(normalCdf(Math.log(75 / strike) / deviation + deviation / 2)).toBeCloseTo(delta, 10);
    },
  );

  test('is none where there is no volatility', () => {
    const empty = analysedExpiry();
    expect(strikeOfDelta(empty, volAlong(empty), 0.25)).toBeNaN();
  });
});

describe('the volatility along strikes', () => {
  const quoted = analysedExpiry({
    strikes: Float64Array.of(60, 70, 80, 90),
    calls: optionSide(4, { vol: Float64Array.of(0.9, 0.9, 0.3, 0.34) }),
    puts: optionSide(4, { vol: Float64Array.of(NaN, 0.4, 0.9, 0.9) }),
  });

  test.each([
    [70, 0.4],
    [75, 0.35],
    [85, 0.32],
    [95, 0.34],
    [60, 0.9],
    [50, 0.9],
  ])(
    'without a smile at %p is that of the out-of-the-money options, straight between and flat beyond',
    (strike, vol) => {
      expect(volAlong(quoted)(strike)).toBeCloseTo(vol, 12);
    },
  );

  test("with a smile is the smile's", () => {
    expect(volAlong(FLAT)(50)).toBeCloseTo(0.4, 12);
  });
});
