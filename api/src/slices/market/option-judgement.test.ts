/**
 * Proves what is odd about an option's settlement: bounds of American and European options computed by hand, the strikes
 * that the exchange lists, the expiry of LOZ26 (three business days before CLZ26 ends on 20 November 2026).
 */
import { describe, expect, test } from '@jest/globals';
import { contractMonth, isoDate } from '@cushing/products';

import { OPTION_FLAGS, judgeOption, judgedPrice, optionFlagsOf, optionPriceBounds } from './option-judgement.js';
import type { JudgedOption } from './option-judgement.js';

/** An option with nothing odd about it: 2.35 in the money, worth 4.10, quoted around that. */
const CALL: JudgedOption = {
  series: 'LO',
  month: contractMonth(2026, 12),
  isCall: true,
  strike: 75,
  tradeDate: isoDate('2026-10-01'),
  settle: 4.1,
  bid: 4.05,
  ask: 4.15,
  forward: 77.35,
  rate: 0.04,
  years: 0.125,
};
const NO_QUOTE = { bid: NaN, ask: NaN };

function flagsOf(change: Partial<JudgedOption>): readonly string[] {
  return optionFlagsOf(judgeOption({ ...CALL, ...change }));
}

describe('an option', () => {
  test('with nothing odd about it has no flag', () => {
    expect(judgeOption(CALL)).toBe(0);
  });

  test('has one bit for each flag, in their order', () => {
    expect(optionFlagsOf(0b111111)).toEqual(OPTION_FLAGS);
    expect(judgeOption({ ...CALL, strike: 75.1 })).toBe(0b000100);
  });

  test('has every flag that applies', () => {
    expect(flagsOf({ strike: 75.1, settle: 2, bid: 4.3, ask: 4.2 })).toEqual([
      'BELOW_INTRINSIC',
      'OFF_STRIKE_GRID',
      'CROSSED_QUOTE',
    ]);
  });
});

describe('a price under intrinsic', () => {
  test.each([
    // The intrinsic value is 77.35 − 75 = 2.35.
    ['at intrinsic is right', { settle: 2.35 }, []],
    ['half a tick under it is rounding', { settle: 2.345 }, []],
    ['a tick under it is marked', { settle: 2.34 }, ['BELOW_INTRINSIC']],
    ['of a put is that of the put', { isCall: false, strike: 80, settle: 2.64 }, ['BELOW_INTRINSIC']],
    ['of a put at intrinsic is right', { isCall: false, strike: 80, settle: 2.65 }, []],
    ['out of the money is never under 0', { strike: 90, settle: 0 }, []],
  ])('%s', (_, change, flags) => {
    expect(flagsOf({ ...NO_QUOTE, ...change })).toEqual(flags);
  });

  test('is discounted for a European option, and not for an American one', () => {
    // Gas at 4.000, a call at 3.000 for a year at 5 %: 1 today, exp(−0.05) = 0.9512 at expiry.
    const gas = { strike: 3, forward: 4, rate: 0.05, years: 1, settle: 0.96, ...NO_QUOTE };
    expect(flagsOf({ series: 'LN', ...gas })).toEqual([]);
    expect(flagsOf({ series: 'ON', ...gas })).toEqual(['BELOW_INTRINSIC']);
    expect(flagsOf({ series: 'LN', ...gas, settle: 0.95 })).toEqual(['BELOW_INTRINSIC']);
    expect(optionPriceBounds({ ...CALL, ...gas, series: 'LN' }).intrinsic).toBeCloseTo(0.951_229_424_5, 9);
  });

  test('is told of a quote where there is no settle', () => {
    expect(flagsOf({ settle: NaN, bid: 2.2, ask: 2.3 })).toEqual(['BELOW_INTRINSIC']);
    expect(flagsOf({ settle: NaN, bid: 2.3, ask: 2.4 })).toEqual([]);
  });

  test('is measured in the tick of its product', () => {
    // Half a tick of heating oil is 0.00005.
    const oil = { series: 'OH', strike: 2, forward: 2.1234, ...NO_QUOTE } as const;
    expect(flagsOf({ ...oil, settle: 0.123_35 })).toEqual([]);
    expect(flagsOf({ ...oil, settle: 0.1233 })).toEqual(['BELOW_INTRINSIC']);
  });

  test('is found where prices are negative', () => {
    // CLK20 at −37.63: a put at 5 is worth 42.63 at once, a call at −40 is worth 2.37.
    const negative = { forward: -37.63, month: contractMonth(2026, 12), ...NO_QUOTE };
    expect(flagsOf({ ...negative, isCall: false, strike: 5, settle: 42.6 })).toEqual(['BELOW_INTRINSIC']);
    expect(flagsOf({ ...negative, isCall: false, strike: 5, settle: 42.63 })).toEqual([]);
    expect(flagsOf({ ...negative, strike: -40, settle: 2.3 })).toEqual(['BELOW_INTRINSIC']);
  });
});

describe('a price over the bound', () => {
  test.each([
    ['a call is worth no more than its future', { settle: 77.36 }, ['ABOVE_BOUND']],
    ['a call may be worth its future', { settle: 77.35 }, []],
    ['a put is worth no more than its strike', { isCall: false, settle: 75.01 }, ['ABOVE_BOUND']],
    ['a put may be worth its strike', { isCall: false, settle: 75 }, []],
    ['nothing bounds a call on a future that is not positive', { forward: -1, settle: 90 }, []],
    ['nothing bounds a call at a strike that is not positive', { strike: -5, settle: 90 }, []],
  ])('%s', (_, change, flags) => {
    expect(flagsOf({ ...NO_QUOTE, ...change })).toEqual(flags);
  });

  test('is discounted for a European option', () => {
    // 3 × exp(−0.05) = 2.8537.
    const put = { isCall: false, strike: 3, forward: 0.1, rate: 0.05, years: 1, settle: 2.86, ...NO_QUOTE };
    expect(flagsOf({ series: 'LN', ...put })).toEqual(['ABOVE_BOUND']);
    expect(flagsOf({ series: 'ON', ...put, forward: 0.14 })).toEqual([]);
  });
});

test('without its future an option is held against no bound', () => {
  for (const settle of [0, 500]) expect(flagsOf({ forward: NaN, settle, ...NO_QUOTE })).toEqual([]);
});

describe('a strike', () => {
  test.each([
    ['LO', 75.25, []],
    ['LO', 75.1, ['OFF_STRIKE_GRID']],
    ['LO', -5, []],
    ['ON', 3.01, []],
    ['ON', 3.005, ['OFF_STRIKE_GRID']],
  ] as const)('of %s at %p has %j', (series, strike, flags) => {
    expect(flagsOf({ series, strike, forward: NaN })).toEqual(flags);
  });
});

describe('after its expiry', () => {
  test('an option is marked, and on it not', () => {
    expect(flagsOf({ tradeDate: isoDate('2026-11-17'), years: 0 })).toEqual([]);
    expect(flagsOf({ tradeDate: isoDate('2026-11-18'), years: 0 })).toEqual(['AFTER_EXPIRY']);
  });

  test('its price is held against no bound', () => {
    expect(flagsOf({ tradeDate: isoDate('2026-11-18'), settle: 0, ...NO_QUOTE })).toEqual(['AFTER_EXPIRY']);
  });
});

describe('a quote', () => {
  test.each([
    ['with its bid above its ask is crossed', { bid: 4.2, ask: 4.1 }, ['CROSSED_QUOTE']],
    ['with one price is none to cross', { bid: 4.1, ask: 4.1 }, []],
    ['that the settle lies below', { settle: 4.04 }, ['SETTLE_OUTSIDE_QUOTE']],
    ['that the settle lies above', { settle: 4.16 }, ['SETTLE_OUTSIDE_QUOTE']],
    ['that the settle touches', { settle: 4.15 }, []],
    ['of a bid alone that the settle lies below', { settle: 4.04, ask: NaN }, ['SETTLE_OUTSIDE_QUOTE']],
    ['of an ask alone that the settle lies above', { settle: 4.16, bid: NaN }, ['SETTLE_OUTSIDE_QUOTE']],
    ['that is crossed has no inside to settle in', { settle: 4.15, bid: 4.2, ask: 4.1 }, ['CROSSED_QUOTE']],
  ])('%s', (_, change, flags) => {
    expect(flagsOf(change)).toEqual(flags);
  });

  test('gives the price that is judged where there is no settle, unless it is crossed or half', () => {
    expect(judgedPrice({ settle: 4, bid: 1, ask: 2 })).toBe(4);
    expect(judgedPrice({ settle: NaN, bid: 1, ask: 2 })).toBe(1.5);
    expect(judgedPrice({ settle: NaN, bid: 2, ask: 1 })).toBeNaN();
    expect(judgedPrice({ settle: NaN, bid: 2, ask: NaN })).toBeNaN();
  });
});
