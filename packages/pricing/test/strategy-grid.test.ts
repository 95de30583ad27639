import { describe, expect, test } from '@jest/globals';
import { americanPrice, bachelierPrice, black76Price } from '@cushing/quant';

import { MAX_GRID_POINTS, strategyFault, strategyGrid, strategyOutcomes, strategyPayoff } from '../src/index.js';
import type { OptionLeg, StrategyFaultReason, StrategyLeg, StrategyRanges } from '../src/index.js';
import { futureLeg, optionLeg } from './strategy-samples.js';

const RANGES: StrategyRanges = { prices: [62, 70, 78.5], volShifts: [-0.05, 0, 0.1], days: [0, 7, 30] };

function gridOf(profit: (price: number, shift: number, day: number) => number): number[] {
  const { prices, volShifts, days } = RANGES;
  return prices.flatMap((price) => volShifts.flatMap((shift) => days.map((day) => profit(price, shift, day))));
}

describe('the grid', () => {
  test('has the days of one price and shift together, then the shifts of one price', () => {
    const leg = optionLeg('CALL', 72, 3, 2.5, { rate: 0.04, years: 0.5 });
    const expected = gridOf(
      (price, shift, day) => 3 * (black76Price('CALL', price, 72, 0.5 - day / 365, 0.3 + shift, 0.04) - 2.5),
    );
    expect([...strategyGrid([leg], RANGES)]).toEqual(expected);
  });

  test('values American legs at FAST accuracy', () => {
    const leg = optionLeg('PUT', 75, -2, 6, { model: 'AMERICAN', rate: 0.04, years: 0.5 });
    const expected = gridOf(
      (price, shift, day) => -2 * (americanPrice('PUT', price, 75, 0.5 - day / 365, 0.3 + shift, 0.04, 'FAST') - 6),
    );
    expect([...strategyGrid([leg], RANGES)]).toEqual(expected);
  });

  test('values normal legs at a vol in the quotation, and prices below zero', () => {
    const leg = optionLeg('PUT', -35, 1, 6, { model: 'BACHELIER', forward: -37.63, vol: 90 });
    const grid = strategyGrid([leg], { prices: [-60, 5], volShifts: [-10], days: [3] });
    const years = 0.1 - 3 / 365;
    expect([...grid]).toEqual([-60, 5].map((price) => bachelierPrice('PUT', price, -35, years, 80, 0) - 6));
  });

  test('adds the legs up, the other futures having moved by as much as the first', () => {
    const legs: readonly StrategyLeg[] = [
      futureLeg(1, 69),
      optionLeg('CALL', 75, -2, 1, { forward: 72, years: 0.5 }),
      futureLeg(-1, 71, 68),
    ];
    const expected = gridOf((price, shift, day) => {
      const call = black76Price('CALL', price + 2, 75, 0.5 - day / 365, 0.3 + shift, 0);
      return price - 69 - 2 * (call - 1) - (price - 2 - 71);
    });
    const grid = strategyGrid(legs, RANGES);
    for (const [index, value] of expected.entries()) expect(grid[index]).toBeCloseTo(value, 12);
  });

  test('takes a leg past its expiry for its intrinsic, at any vol', () => {
    const leg = optionLeg('CALL', 65, 1, 0, { years: 10 / 365 });
    const grid = strategyGrid([leg], { prices: [60, 70], volShifts: [0, 0.5], days: [10, 40] });
    expect([...grid]).toEqual([0, 0, 0, 0, 5, 5, 5, 5]);
  });

  test('lets no shift take a vol below the least there is', () => {
    const leg = optionLeg('CALL', 65, 1, 0, { rate: 0.04, years: 0.5 });
    const [value] = strategyGrid([leg], { prices: [70], volShifts: [-0.9], days: [0] });
    expect(value).toBeCloseTo(5 * Math.exp(-0.02), 10);
  });

  test.each(['BLACK76', 'AMERICAN', 'BAW', 'BJERKSUND_STENSLAND'] as const)(
    'knows what a %s leg is worth where the future falls to 0 and below: what exercising it is',
    (model) => {
      const legs = (['PUT', 'CALL'] as const).map((type) =>
        optionLeg(type, 60, 1, 0, { model, rate: 0.04, years: 0.5 }),
      );
      const grid = strategyGrid(legs, { prices: [-10, 0], volShifts: [0], days: [0] });
      const discount = model === 'BLACK76' ? Math.exp(-0.02) : 1;
      expect(grid[0]).toBeCloseTo(70 * discount, 12);
      expect(grid[1]).toBeCloseTo(60 * discount, 12);
    },
  );

  test('holds no more than the points allowed, and may hold none', () => {
    const leg = [futureLeg(1, 70)];
    const many = new Array<number>(MAX_GRID_POINTS / 10).fill(70);
    expect(strategyGrid(leg, { prices: many, volShifts: [0, 0.01], days: [0, 1, 2, 3, 4] })).toHaveLength(
      MAX_GRID_POINTS,
    );
    expect(strategyGrid(leg, { prices: [], volShifts: [0], days: [0] })).toHaveLength(0);
  });
});

describe('the payoff', () => {
  const legs: readonly StrategyLeg[] = [
    optionLeg('CALL', 70, -1, 2.6, { years: 0.1 }),
    optionLeg('CALL', 72, 1, 4.9, { years: 0.35, forward: 71 }),
  ];

  test('is of the first expiry: the leg that lives on has what is left of its life', () => {
    const { atFirstExpiry } = strategyPayoff(legs, Float64Array.of(66, 75));
    const later = (price: number): number => black76Price('CALL', price + 1, 72, 0.35 - 0.1, 0.3, 0) - 4.9;
    expect([...atFirstExpiry]).toEqual([2.6 + later(66), 2.6 - 5 + later(75)]);
  });

  test('of today is the grid of today', () => {
    const prices = [55, 66, 75];
    const grid = strategyGrid(legs, { prices, volShifts: [0], days: [0] });
    expect(strategyPayoff(legs, Float64Array.from(prices)).today).toEqual(grid);
  });

  test('of futures alone is today’s', () => {
    const { atFirstExpiry, today } = strategyPayoff([futureLeg(2, 70)], Float64Array.of(0, 80));
    expect([...atFirstExpiry]).toEqual([-140, 20]);
    expect(today).toEqual(atFirstExpiry);
  });
});

describe('what is refused', () => {
  const leg = optionLeg('CALL', 70, 1, 2);
  const wrong = (change: Partial<OptionLeg>): readonly StrategyLeg[] => [futureLeg(1, 70), { ...leg, ...change }];
  const ranges = (change: Partial<StrategyRanges>): StrategyRanges => ({ ...RANGES, ...change });

  test.each<[string, StrategyFaultReason, readonly StrategyLeg[], StrategyRanges | undefined]>([
    ['no legs', 'NO_LEGS', [], undefined],
    ['a thirteenth leg', 'TOO_MANY_LEGS', new Array<StrategyLeg>(13).fill(leg), undefined],
    ['a quantity that is no number', 'LEG_OUT_OF_RANGE', wrong({ quantity: NaN }), undefined],
    ['an entry price that is no number', 'LEG_OUT_OF_RANGE', wrong({ entryPrice: Infinity }), undefined],
    ['a future without a price', 'LEG_OUT_OF_RANGE', wrong({ forward: NaN }), undefined],
    ['a strike that is no number', 'LEG_OUT_OF_RANGE', wrong({ strike: NaN }), undefined],
    ['a life below 0', 'LEG_OUT_OF_RANGE', wrong({ years: -0.1 }), undefined],
    ['a vol below 0', 'LEG_OUT_OF_RANGE', wrong({ vol: -0.1 }), undefined],
    ['a rate that is no number', 'LEG_OUT_OF_RANGE', wrong({ rate: NaN }), undefined],
    ['a lognormal leg struck at 0', 'LEG_OUT_OF_RANGE', wrong({ strike: 0 }), undefined],
    ['a day before today', 'RANGE_OUT_OF_RANGE', [leg], ranges({ days: [0, -1] })],
    ['a price that is no number', 'RANGE_OUT_OF_RANGE', [leg], ranges({ prices: [NaN] })],
    ['a shift that is no number', 'RANGE_OUT_OF_RANGE', [leg], ranges({ volShifts: [Infinity] })],
    [
      '50,001 points',
      'TOO_MANY_POINTS',
      [leg],
      { prices: new Array<number>(50_001).fill(1), volShifts: [0], days: [0] },
    ],
  ])('%s', (_, reason, legs, asked) => {
    const fault = strategyFault(legs, asked);
    expect(fault).toMatchObject({ reason, ...(reason === 'LEG_OUT_OF_RANGE' && { leg: 1 }) });
    const compute = (): unknown => (asked === undefined ? strategyOutcomes(legs) : strategyGrid(legs, asked));
    expect(compute).toThrow(new RangeError(fault!.message));
  });

  test('what is in range is not', () => {
    expect(strategyFault(new Array<StrategyLeg>(12).fill(leg), RANGES)).toBeUndefined();
  });
});
