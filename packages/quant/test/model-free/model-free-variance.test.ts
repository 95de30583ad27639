/**
 * Model-free variance: every reference row (40 digits), a three-strike chain by hand, and chains priced without error
 * from one volatility, which the sum has to come back to.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { normalCdf } from '../../src/math/normal.js';
import {
  constantMaturityVariance,
  modelFreeVariance,
  parityForward,
  simpleVariance,
} from '../../src/model-free/model-free-variance.js';
import { describeWithVectors } from '../vectors.js';

interface Variances {
  readonly forward: number;
  readonly variance: number;
  readonly simpleVarianceNoCorrection: number;
}

interface Row {
  readonly T: number;
  readonly r: number;
  readonly strikes: readonly number[];
  readonly calls: readonly number[];
  readonly puts: readonly number[];
  readonly impliedForward: Variances;
  readonly givenForward: Variances;
}

function relative(value: number, reference: number): number {
  return Math.abs(value - reference) / Math.abs(reference);
}

/** A dense chain of one lognormal volatility, far into both wings. */
function chain(F: number, T: number, r: number, sigma: number): Pick<Row, 'strikes' | 'calls' | 'puts'> {
  const deviation = sigma * Math.sqrt(T);
  const strikes = Array.from({ length: 401 }, (_, index) => F * Math.exp(8 * deviation * (index / 200 - 1)));
  const callAt = (K: number): number => {
    const d1 = Math.log(F / K) / deviation + 0.5 * deviation;
    return Math.exp(-r * T) * (F * normalCdf(d1) - K * normalCdf(d1 - deviation));
  };
  const calls = strikes.map(callAt);
  return { strikes, calls, puts: calls.map((call, index) => call - Math.exp(-r * T) * (F - strikes[index]!)) };
}

describeWithVectors<Row>('model-free variance against 40 digits', 'model_free_variance', (rows) => {
  it('gives the VIX sum and the simple variance within 1e-12, for both forwards', () => {
    for (const { T, r, strikes, calls, puts, impliedForward, givenForward } of rows) {
      for (const { forward, variance, simpleVarianceNoCorrection } of [impliedForward, givenForward]) {
        expect(relative(modelFreeVariance(forward, T, r, strikes, calls, puts), variance)).toBeLessThan(1e-12);
        expect(relative(simpleVariance(forward, T, r, strikes, calls, puts), simpleVarianceNoCorrection)).toBeLessThan(
          1e-12,
        );
      }
    }
  });

  it('gives the forward that parity implies', () => {
    for (const { T, r, strikes, calls, puts, impliedForward } of rows) {
      expect(relative(parityForward(T, r, strikes, calls, puts), impliedForward.forward)).toBeLessThan(1e-14);
    }
  });
});

describe('model-free variance', () => {
  const strikes = [90, 100, 120];
  const calls = [15, 8, 2];
  const puts = [3, 6, 20];

  it('is the sum by hand', () => {
    // K0 = 100; widths 10, 15, 20; prices 3, 7, 2
    const sum = (10 * 3) / 8_100 + (15 * 7) / 10_000 + (20 * 2) / 14_400;
    expect(modelFreeVariance(102, 0.5, 0, strikes, calls, puts)).toBeCloseTo(4 * sum - 2 * 0.02 ** 2, 15);
    expect(simpleVariance(102, 0.5, 0, strikes, calls, puts)).toBeCloseTo((4 * (30 + 105 + 40)) / 102 ** 2, 15);
    expect(modelFreeVariance(102, 0.5, 0.08, strikes, calls, puts)).toBeCloseTo(
      4 * Math.exp(0.04) * sum - 2 * 0.02 ** 2,
      15,
    );
  });

  it('takes a strike that equals the forward as the central one', () => {
    const sum = (10 * 3) / 8_100 + (15 * 7) / 10_000 + (20 * 2) / 14_400;
    expect(modelFreeVariance(100, 0.5, 0, strikes, calls, puts)).toBeCloseTo(4 * sum, 15);
  });

  it('implies the forward at the strike with the least difference, the first of several', () => {
    expect(parityForward(0.5, 0, strikes, calls, puts)).toBe(102);
    expect(parityForward(0.5, 0.08, strikes, calls, puts)).toBeCloseTo(100 + 2 * Math.exp(0.04), 12);
    expect(parityForward(1, 0, [90, 100], [6, 4], [5, 5])).toBe(91);
    expect(parityForward(1, 0, [90, 100], [NaN, 4], [5, 5])).toBe(99);
    expect(parityForward(1, 0, [], [], [])).toBeNaN();
  });

  it('comes back to the volatility that priced a dense chain', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.8, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.08, noNaN: true }),
        (sigma, T, r) => {
          const { strikes: K, calls: C, puts: P } = chain(80, T, r, sigma);
          expect(relative(modelFreeVariance(80, T, r, K, C, P), sigma * sigma)).toBeLessThan(1e-3);
          // Martin: the price of R² − 1 per year, (e^(σ²T) − 1)/T for one lognormal volatility.
          expect(relative(simpleVariance(80, T, r, K, C, P), Math.expm1(sigma * sigma * T) / T)).toBeLessThan(1e-3);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is NaN where there is no central strike, too few strikes, or a price is missing', () => {
    expect(modelFreeVariance(80, 0.5, 0, strikes, calls, puts)).toBeNaN();
    expect(simpleVariance(80, 0.5, 0, strikes, calls, puts)).toBeNaN();
    expect(modelFreeVariance(NaN, 0.5, 0, strikes, calls, puts)).toBeNaN();
    expect(modelFreeVariance(102, 0.5, 0, [100], [8], [6])).toBeNaN();
    expect(modelFreeVariance(102, 0.5, 0, strikes, [15, 8], puts)).toBeNaN();
    expect(modelFreeVariance(102, 0.5, 0, strikes, [15, 8, NaN], puts)).toBeNaN();
    expect(modelFreeVariance(102, 0.5, 0, strikes, [NaN, 8, 2], puts)).not.toBeNaN();
  });

  it.each([modelFreeVariance, simpleVariance])('%p is NaN where the strikes, T or F are none', (variance) => {
    expect(variance(102, 0.5, 0, strikes, calls, puts)).toBeGreaterThan(0);
    for (const T of [0, -0.5, NaN]) expect(variance(102, T, 0, strikes, calls, puts)).toBeNaN();
    for (const F of [Infinity, -Infinity, NaN]) expect(variance(F, 0.5, 0, strikes, calls, puts)).toBeNaN();
    for (const wrong of [
      [90, 120, 100],
      [90, 90, 100],
      [120, 100, 90],
      [90, NaN, 120],
      [0, 100, 120],
      [90, 100, Infinity],
    ])
      expect(variance(121, 0.5, 0, wrong, calls, puts)).toBeNaN();
    expect(variance(102, 0.5, 0, strikes, calls, [...puts, 30])).toBeNaN();
  });

  it('implies no forward from strikes that do not ascend, columns of different lengths or a negative time', () => {
    expect(parityForward(0.5, 0, [90, 120, 100], calls, puts)).toBeNaN();
    expect(parityForward(0.5, 0, [90, 90, 100], calls, puts)).toBeNaN();
    expect(parityForward(0.5, 0, strikes, [15, 8], puts)).toBeNaN();
    expect(parityForward(0.5, 0, strikes, calls, [...puts, 30])).toBeNaN();
    expect(parityForward(-0.5, 0, strikes, calls, puts)).toBeNaN();
    expect(parityForward(0, 0, strikes, calls, puts)).toBe(102);
  });
});

describe('constantMaturityVariance', () => {
  it('is linear in total variance, and 30 days unless told', () => {
    expect(constantMaturityVariance(0.05, 0.09, 0.15, 0.16, 0.1)).toBeCloseTo((0.0045 + 0.024) / 2 / 0.1, 15);
    expect(constantMaturityVariance(30 / 365, 0.2, 0.2, 0.5)).toBeCloseTo(0.2, 15);
  });

  it('is NaN for times that are none and for one expiry', () => {
    expect(constantMaturityVariance(0, 0.09, 0.15, 0.16, 0.1)).toBeNaN();
    expect(constantMaturityVariance(0.05, 0.09, -0.15, 0.16, 0.1)).toBeNaN();
    expect(constantMaturityVariance(0.05, 0.09, 0.15, 0.16, 0)).toBeNaN();
    expect(constantMaturityVariance(0.05, 0.09, 0.05, 0.16, 0.1)).toBeNaN();
  });

  it("is the VIX white paper's 30 days in minutes", () => {
    // 35,924 and 46,394 minutes to the two expiries; the paper writes the step in minutes.
    const [near, next, month, year] = [35_924, 46_394, 43_200, 525_600] as const;
    const [first, second] = [0.019233906, 0.019423884] as const;
    const paper =
      (((near / year) * first * (next - month)) / (next - near) +
        ((next / year) * second * (month - near)) / (next - near)) *
      (year / month);
    expect(constantMaturityVariance(near / year, first, next / year, second, month / year)).toBeCloseTo(paper, 15);
  });
});
