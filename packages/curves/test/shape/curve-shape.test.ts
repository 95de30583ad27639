/** Shapes of curves: by hand, what they do not depend on, and the day on which crude settled below zero. */
import { QuantError } from '@cushing/quant';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { SHAPE_MONTHS, curveShape } from '../../src/index.js';

fc.configureGlobal({ numRuns: 500 });

const positive = fc.array(fc.double({ min: 0.5, max: 200, noNaN: true }), { minLength: 18, maxLength: 40 });
const any = fc.array(fc.double({ min: -50, max: 200, noNaN: true }), { minLength: 18, maxLength: 18 });

/** WTI by nearby as it settled. */
const APRIL_17 = [
  18.27, 25.03, 29.42, 31.2, 32.08, 32.71, 33.3, 33.82, 34.27, 34.65, 34.95, 35.26, 35.52, 35.76, 35.96, 36.16, 36.37,
  36.59,
];
const APRIL_20 = [
  -37.63, 20.43, 26.28, 28.51, 29.84, 30.81, 31.66, 32.41, 33.02, 33.53, 33.98, 34.35, 34.68, 34.99, 35.25, 35.5, 35.74,
  35.99,
];

describe('curveShape', () => {
  it('is zero for a flat curve', () => {
    expect([...curveShape(Array.from({ length: 18 }, () => 70))!]).toEqual(Array(18).fill(expect.closeTo(0, 14)));
  });

  it('is the step about the middle for prices that grow by as much each month', () => {
    const shape = curveShape(Array.from({ length: 20 }, (_, month) => 70 * Math.exp(0.01 * month)))!;
    expect([...shape]).toEqual(Array.from({ length: 18 }, (_, month) => expect.closeTo(0.01 * (month - 8.5), 13)));
  });

  it('takes a price below a quarter of the median for that', () => {
    // Seventeen prices of 40, median 40, and −100 counts as 10: ln(1/4) against 0, less their mean.
    const shape = curveShape([-100, ...Array.from({ length: 17 }, () => 40)])!;
    expect(shape[0]).toBeCloseTo((Math.log(1 / 4) * 17) / 18, 13);
    expect(shape[17]).toBeCloseTo(-Math.log(1 / 4) / 18, 13);
  });

  it('does not depend on the level, sums to zero', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 0.01, max: 100, noNaN: true }), (prices, factor) => {
        const shape = curveShape(prices)!;
        const scaled = curveShape(prices.map((price) => price * factor))!;
        for (let index = 0; index < SHAPE_MONTHS; index += 1) expect(scaled[index]).toBeCloseTo(shape[index]!, 12);
        // Eighteen values of 5 at most are taken off their mean and added up again: 18 × 18 × 5 roundings of 2⁻⁵³.
        expect(Math.abs(shape.reduce((sum, value) => sum + value, 0))).toBeLessThanOrEqual(2 ** -42);
      }),
    );
  });

  it('keeps the order of prices, those below zero among them, and is finite', () => {
    fc.assert(
      fc.property(any, (prices) => {
        const sorted = prices.toSorted((a, b) => a - b);
        const shape = curveShape(prices);
        if (!(sorted[8]! + sorted[9]! > 1e-300)) return;
        for (const [i, value] of shape!.entries()) {
          expect(Number.isFinite(value)).toBe(true);
          for (const [j, other] of shape!.entries()) {
            if (prices[i]! <= prices[j]!) expect(value).toBeLessThanOrEqual(other);
          }
        }
      }),
    );
  });

  it('of 20 April 2020 is one of a steep contango near that of the trade date before', () => {
    const [before, day] = [curveShape(APRIL_17)!, curveShape(APRIL_20)!];
    expect([...day]).toEqual([...day].toSorted((a, b) => a - b));
    // The floor is a quarter of (33.02 + 33.53)/2: 8.31875; the second month stands at 20.43.
    expect(day[1]! - day[0]!).toBeCloseTo(Math.log(20.43 / 8.31875), 12);
    const distance = Math.hypot(...day.map((value, index) => value - before[index]!));
    expect(distance).toBeLessThan(Math.hypot(...day));
  });

  it('is undefined for fewer than 18 months and where half of the prices are below zero', () => {
    expect(curveShape(APRIL_20.slice(0, 17))).toBeUndefined();
    expect(curveShape([...Array<number>(9).fill(-5), ...Array<number>(9).fill(4)])).toBeUndefined();
    expect(curveShape(Array<number>(18).fill(0))).toBeUndefined();
  });

  it.each([NaN, Infinity, -Infinity])('refuses a price of %p', (price) => {
    expect(() => curveShape([price, ...APRIL_17.slice(1)])).toThrow(QuantError);
    expect(() => curveShape([price, ...APRIL_17.slice(1)])).toThrow('ERR_QUANT_DOMAIN: prices must be finite');
  });
});
