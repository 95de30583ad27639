import { describe, expect, test } from '@jest/globals';
import { black76Price, normalCdf } from '@cushing/quant';
import fc from 'fast-check';

import { strategyOutcomes, strategyPayoff } from '../src/index.js';
import type { StrategyLeg } from '../src/index.js';
import { futureLeg, optionLeg } from './strategy-samples.js';

interface Expected {
  readonly breakEvens: readonly number[];
  /** Null for unlimited. */
  readonly gain: number | null;
  readonly loss: number | null;
}

/** Worked by hand: premiums, strikes, and one line after the other. */
const KNOWN: readonly (readonly [string, readonly StrategyLeg[], Expected])[] = [
  [
    'a bull call spread',
    [optionLeg('CALL', 70, 1, 3), optionLeg('CALL', 75, -1, 1.2)],
    { breakEvens: [71.8], gain: 3.2, loss: 1.8 },
  ],
  [
    'a straddle',
    [optionLeg('CALL', 70, 1, 2.5), optionLeg('PUT', 70, 1, 2.1)],
    { breakEvens: [65.4, 74.6], gain: null, loss: 4.6 },
  ],
  [
    'a straddle sold five times',
    [optionLeg('CALL', 70, -5, 2.5), optionLeg('PUT', 70, -5, 2.1)],
    { breakEvens: [65.4, 74.6], gain: 23, loss: null },
  ],
  [
    'a ratio spread, whose upper break-even lies beyond every strike',
    [optionLeg('CALL', 70, 1, 3), optionLeg('CALL', 75, -2, 1.2)],
    { breakEvens: [70.6, 79.4], gain: 4.4, loss: null },
  ],
  [
    'an iron condor',
    [
      optionLeg('PUT', 60, 1, 0.4),
      optionLeg('PUT', 65, -1, 1.1),
      optionLeg('CALL', 75, -1, 1.3),
      optionLeg('CALL', 80, 1, 0.5),
    ],
    { breakEvens: [63.5, 76.5], gain: 1.5, loss: 3.5 },
  ],
  [
    'a covered future',
    [futureLeg(1, 70), optionLeg('CALL', 75, -1, 1.5)],
    { breakEvens: [68.5], gain: 6.5, loss: 68.5 },
  ],
  ['a put alone, worth most at 0', [optionLeg('PUT', 70, 1, 2.1)], { breakEvens: [67.9], gain: 67.9, loss: 2.1 }],
  ['a future alone', [futureLeg(-2, 71)], { breakEvens: [71], gain: 142, loss: null }],
  [
    'a risk reversal at no cost, 0 from strike to strike',
    [optionLeg('CALL', 80, 1, 1), optionLeg('PUT', 60, -1, 1)],
    { breakEvens: [60, 80], gain: null, loss: 60 },
  ],
  [
    'a spread for nothing that only gains',
    [optionLeg('CALL', 70, 1, 1.2), optionLeg('CALL', 75, -1, 1.2)],
    { breakEvens: [70], gain: 5, loss: 0 },
  ],
  [
    'a spread bought for more than it can pay',
    [optionLeg('CALL', 70, 1, 7), optionLeg('CALL', 75, -1, 1)],
    { breakEvens: [], gain: -1, loss: 6 },
  ],
  [
    'a call against a future two dollars dearer',
    [optionLeg('CALL', 70, -1, 1.5), futureLeg(1, 71, 72)],
    { breakEvens: [67.5], gain: 2.5, loss: 67.5 },
  ],
  [
    'a put below zero, which no floor limits',
    [optionLeg('PUT', -35, 1, 6, { model: 'BACHELIER', forward: -37.63, vol: 90 })],
    { breakEvens: [-41], gain: null, loss: 6 },
  ],
  ['a future below zero', [futureLeg(1, -30, -37.63)], { breakEvens: [-30], gain: null, loss: null }],
];

describe('where all expire together', () => {
  test.each(KNOWN)('%s ends as worked by hand', (_, legs, { breakEvens, gain, loss }) => {
    const outcomes = strategyOutcomes(legs);
    expect(outcomes.breakEvens).toHaveLength(breakEvens.length);
    for (const [index, expected] of breakEvens.entries()) expect(outcomes.breakEvens[index]).toBeCloseTo(expected, 10);
    expect(outcomes).toMatchObject({ isGainUnlimited: gain === null, isLossUnlimited: loss === null });
    if (gain === null) expect(outcomes.maximumGain).toBeNull();
    else expect(outcomes.maximumGain).toBeCloseTo(gain, 10);
    if (loss === null) expect(outcomes.maximumLoss).toBeNull();
    else expect(outcomes.maximumLoss).toBeCloseTo(loss, 10);
  });

  const anyLeg = fc
    .record({
      type: fc.constantFrom('CALL' as const, 'PUT' as const, undefined),
      strike: fc.integer({ min: 40, max: 100 }),
      quantity: fc.integer({ min: -3, max: 3 }).filter((quantity) => quantity !== 0),
      ticks: fc.integer({ min: 1, max: 900 }),
    })
    .map(({ type, strike, quantity, ticks }) =>
      type === undefined ? futureLeg(quantity, 60 + ticks / 50) : optionLeg(type, strike, quantity, ticks / 100),
    );

  test('nothing is gained at a break-even, and no price exceeds the extremes', () => {
    fc.assert(
      fc.property(
        fc.array(anyLeg, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (legs, price) => {
          const { breakEvens, maximumGain, maximumLoss } = strategyOutcomes(legs);
          for (const profit of strategyPayoff(legs, Float64Array.from(breakEvens)).atFirstExpiry) {
            expect(profit).toBeCloseTo(0, 9);
          }
          const [profit] = strategyPayoff(legs, Float64Array.of(price)).atFirstExpiry;
          expect(profit).toBeLessThanOrEqual((maximumGain ?? Infinity) + 1e-9);
          expect(profit).toBeGreaterThanOrEqual(-(maximumLoss ?? Infinity) - 1e-9);
        },
      ),
    );
  });

  test('the sign of the profit changes at break-evens only', () => {
    fc.assert(
      fc.property(fc.array(anyLeg, { minLength: 1, maxLength: 6 }), (legs) => {
        const { breakEvens } = strategyOutcomes(legs);
        const prices = Float64Array.from({ length: 400 }, (_, index) => index / 2);
        const profits = strategyPayoff(legs, prices).atFirstExpiry;
        for (let index = 1; index < prices.length; index += 1) {
          const [before, after] = [profits[index - 1]!, profits[index]!];
          if (Math.min(Math.abs(before), Math.abs(after)) < 1e-9 || before * after > 0) continue;
          expect(breakEvens.some((root) => root > prices[index - 1]! && root < prices[index]!)).toBe(true);
        }
      }),
    );
  });
});

describe('where legs live on', () => {
  /** A call sold for a tenth of a year against one for 0.35 years, each at 30 %. */
  const calendar = (model: 'BLACK76' | 'AMERICAN', rate: number): readonly StrategyLeg[] => [
    optionLeg('CALL', 70, -1, 2.6, { model, rate }),
    optionLeg('CALL', 70, 1, 4.9, { model, rate, years: 0.35 }),
  ];
  const later = (price: number): number =>
    black76Price('CALL', price, 70, 0.25, 0.3, 0) - Math.max(price - 70, 0) - 2.3;

  test('a calendar spread is worth most at the strike: a call at the money less what it cost', () => {
    const { maximumGain, isGainUnlimited } = strategyOutcomes(calendar('BLACK76', 0));
    expect(maximumGain).toBeCloseTo(70 * (2 * normalCdf((0.3 * Math.sqrt(0.25)) / 2) - 1) - 2.3, 8);
    expect(isGainUnlimited).toBe(false);
  });

  test('a calendar spread loses what it cost, and no more', () => {
    const { maximumLoss, isLossUnlimited } = strategyOutcomes(calendar('BLACK76', 0));
    expect(maximumLoss).toBeCloseTo(2.3, 8);
    expect(isLossUnlimited).toBe(false);
  });

  test('its break-evens are where the later call is worth the cost more than the earlier one pays', () => {
    const bisect = (low: number, high: number): number => {
      let [a, b] = [low, high];
      for (let step = 0; step < 60; step += 1) {
        const middle = (a + b) / 2;
        if (later(middle) * later(a) > 0) a = middle;
        else b = middle;
      }
      return a;
    };
    const { breakEvens } = strategyOutcomes(calendar('BLACK76', 0));
    expect(breakEvens).toHaveLength(2);
    expect(breakEvens[0]).toBeCloseTo(bisect(40, 70), 7);
    expect(breakEvens[1]).toBeCloseTo(bisect(70, 120), 7);
  });

  test('an American calendar loses no more than it cost; a European one pays interest on the deep end', () => {
    const american = strategyOutcomes(calendar('AMERICAN', 0.04));
    expect(american.isLossUnlimited).toBe(false);
    expect(american.maximumLoss).toBeCloseTo(2.3, 6);
    expect(strategyOutcomes(calendar('BLACK76', 0.04))).toMatchObject({ isLossUnlimited: true, maximumLoss: null });
  });

  test('a break-even beyond everything that bends is found', () => {
    const legs = [optionLeg('CALL', 70, 3, 2), optionLeg('CALL', 71, -4, 12, { years: 0.11, vol: 0.02 })];
    // Far up 3·(p − 70 − 2) − 4·(p − 71 − 12) = 0, where p = 332 − 216.
    expect(strategyOutcomes(legs).breakEvens.at(-1)).toBeCloseTo(116, 8);
  });

  test('an extreme between strikes is found', () => {
    const legs = [
      optionLeg('CALL', 66, 1, 0, { years: 0.35 }),
      optionLeg('CALL', 70, -2, 0, { years: 0.35 }),
      optionLeg('CALL', 74, 1, 0, { years: 0.35 }),
      // So small that it only says when.
      optionLeg('PUT', 1e-3, 1, 0),
    ];
    const worth = (price: number): number =>
      [66, 70, 70, 74].reduce(
        (sum, strike, index) => sum + (index % 3 === 0 ? 1 : -1) * black76Price('CALL', price, strike, 0.25, 0.3, 0),
        0,
      );
    const best = Math.max(...Array.from({ length: 4_000 }, (_, index) => worth(60 + index / 200)));
    expect(strategyOutcomes(legs).maximumGain).toBeCloseTo(best, 5);
  });
});
