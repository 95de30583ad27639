/**
 * Proves which strikes there can be and which are listed. Strikes on the grid are such as the exchange and vendors
 * publish: LO 69.5 and BZO 68 of 2018-07-02, LN's steps of 0.01 of the notice SER-6635. Ladders are worked out by hand.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { OPTION_SERIES_CODES } from '../../src/specs/option-series.js';
import type { OptionSeries } from '../../src/specs/option-series.js';
import { isOnStrikeGrid, listedStrikes, nearStrikeStep } from '../../src/strikes/strike-grid.js';
import { optionSymbol } from '../../src/symbols/symbol.js';
import { contractMonth } from '../../src/dates/contract-month.js';

const anySeries = fc.constantFrom(...OPTION_SERIES_CODES);
const anyForward = fc.double({ min: 0.3, max: 200, noNaN: true });
const anyDeviation = fc.double({ min: 0, max: 0.8, noNaN: true });

describe('the strike grid', () => {
  test.each<[OptionSeries, number]>([
    ['LO', 69.5],
    ['LO', 75.25],
    ['LO', -5],
    ['LO', 0],
    ['BZO', 68],
    ['ON', 2.75],
    ['LN', 3.07],
    ['OH', 2.13],
    ['OB', 0.07],
  ])('of %s has %d', (series, strike) => {
    expect(isOnStrikeGrid(series, strike)).toBe(true);
  });

  test.each<[OptionSeries, number]>([
    ['LO', 69.6],
    ['LO', 75.01],
    ['BZO', 68.2],
    ['ON', 2.755],
    ['LN', 3.0701],
    ['OH', 2.135],
    ['OB', 2.1301],
    ['LO', Number.NaN],
    ['LO', Number.POSITIVE_INFINITY],
  ])('of %s has no %d', (series, strike) => {
    expect(isOnStrikeGrid(series, strike)).toBe(false);
  });

  test('is not missed by the rounding of a decimal', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(fc.property(cents, (hundredths) => isOnStrikeGrid('ON', hundredths * 0.01)));
    fc.assert(fc.property(cents, (quarters) => isOnStrikeGrid('LO', quarters * 0.25)));
  });
});

describe('listed strikes', () => {
  test('are half dollars for twenty on each side of crude, then multiples of 2.50', () => {
    // e^(0.2 · 1.2) = 1.27: from 47.2 to 76.3. Twenty halves reach from 50 to 70; then 47.5 below, 72.5 and 75 above.
    const halves = Array.from({ length: 41 }, (_, step) => 50 + step / 2);
    expect(listedStrikes('LO', 60.02, 0.2, 1.2)).toEqual([47.5, ...halves, 72.5, 75]);
  });

  test('of crude are multiples of five dollars after twenty of 2.50', () => {
    // The nearest is 60.5, twenty halves above it 70.5; twenty multiples of 2.50 from 72.5 end at 120.
    const above = listedStrikes('BZO', 60.3, 0.4, 2).filter((strike) => strike > 110);
    expect(above).toEqual([112.5, 115, 117.5, 120, 125, 130]);
  });

  test('of gas are nickels, then quarters', () => {
    // e^(0.3 · 2) = 1.822: from 1.65 to 5.47. Twenty nickels around 3.00 reach from 2.00 to 4.00.
    const strikes = listedStrikes('ON', 3.001, 0.3, 2);
    expect(strikes.slice(0, 4)).toEqual([1.75, 2, 2.05, 2.1]);
    expect(strikes.slice(-7)).toEqual([3.95, 4, 4.25, 4.5, 4.75, 5, 5.25]);
    expect(listedStrikes('LN', 3.001, 0.3, 2)).toEqual(strikes);
  });

  test('of products are cents, then nickels, then dimes', () => {
    // Cents from 1.93 to 2.33; nickels 1.90 down to 1.45, ten of them, then 1.40 and 1.30 above 2.13 / e^0.5 = 1.292.
    const strikes = listedStrikes('OH', 2.1312, 0.25, 2);
    expect(strikes.slice(0, 5)).toEqual([1.3, 1.4, 1.45, 1.5, 1.55]);
    expect(strikes.filter((strike) => strike > 1.89 && strike < 1.945)).toEqual([1.9, 1.93, 1.94]);
    expect(strikes.slice(-3)).toEqual([3.3, 3.4, 3.5]);
  });

  test.each<[OptionSeries, number]>([
    ['LO', 0.5],
    ['BZO', 0.5],
    ['ON', 0.05],
    ['LN', 0.05],
    ['OH', 0.01],
    ['OB', 0.01],
  ])('of %s are %d apart at the money', (series, step) => {
    expect(nearStrikeStep(series)).toBe(step);
  });

  test('stay above zero however low the price is', () => {
    expect(listedStrikes('LO', 0.3, 1, 4)[0]).toBe(0.5);
    expect(listedStrikes('ON', 0.11, 1, 10)[0]).toBe(0.05);
  });

  test('ascend, lie on the grid within the deviations, and hold the strike nearest to the price', () => {
    fc.assert(
      fc.property(anySeries, anyForward, anyDeviation, (series, forward, deviation) => {
        const strikes = listedStrikes(series, forward, deviation, 4);
        const reach = Math.exp(4 * deviation);
        const nearest = strikes.reduce((best, next) =>
          Math.abs(next - forward) < Math.abs(best - forward) ? next : best,
        );
        expect(strikes).toEqual([...new Set(strikes)].sort((left, right) => left - right));
        for (const strike of strikes) {
          expect(isOnStrikeGrid(series, strike)).toBe(true);
          expect(() => optionSymbol(series, contractMonth(2026, 12), 'CALL', strike)).not.toThrow();
          expect(strike).toBeGreaterThan(0);
          if (strike !== nearest)
            expect(strike * reach * 1.000001 >= forward && strike <= forward * reach * 1.000001).toBe(true);
        }
      }),
    );
  });

  test.each([
    [0, 0.1, 1],
    [-37.63, 0.1, 1],
    [60, -0.1, 1],
    [60, 0.1, -1],
    [Number.NaN, 0.1, 1],
    [60, 800, 1],
  ])('are not known around %d with a deviation of %d, %d times', (forward, deviation, deviations) => {
    expect(() => listedStrikes('LO', forward, deviation, deviations)).toThrow('ERR_PRODUCTS_PRICE');
  });
});
