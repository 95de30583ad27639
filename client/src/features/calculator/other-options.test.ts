/** Spread and average price options on the page, against closed forms worked by hand. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';
import fc from 'fast-check';

import { averageColumns, averageForm } from './average.js';
import { readView } from './calculator-view.js';
import { optionForm } from './option-form.js';
import type { MarketAnswers } from './option-form.js';
import { profileLine, profilePrices } from './profile.js';
import { spreadColumns, spreadForm } from './spread.js';

const NONE: MarketAnswers = { expiries: [], chain: undefined, today: isoDate('2026-11-20') };
const spreadOf = (query: string) => {
  const view = readView(new URLSearchParams(query));
  return spreadForm(view, optionForm(view, NONE), NONE);
};
const averageOf = (query: string) => {
  const view = readView(new URLSearchParams(query));
  return averageForm(view, optionForm(view, NONE));
};

describe('a spread option', () => {
  const SPREAD = 'forward=110&forward2=90&vol=30&vol2=20&correlation=0.6&years=1&rate=0&spreadStrike=20';

  test('is valued by four models, the exact one first', () => {
    const { spread } = spreadOf(SPREAD);
    expect(spread).toBeDefined();
    const columns = spreadColumns(spread!);
    expect(columns.map(({ model }) => model)).toEqual(['EXACT', 'KIRK', 'BJERKSUND_STENSLAND', 'BACHELIER']);
    // Deviation of 110·30 % and 90·20 % at 0.6 is √(33² + 18² − 2·0.6·33·18); at the money it is worth that over √(2π).
    expect(columns[3]?.price).toBeCloseTo(Math.sqrt((33 ** 2 + 18 ** 2 - 2 * 0.6 * 33 * 18) / (2 * Math.PI)), 12);
  });

  test('without a strike is Margrabe’s exchange option, for all lognormal models', () => {
    const { spread } = spreadOf('forward=100&forward2=100&vol=30&vol2=40&correlation=0&years=1&rate=0&spreadStrike=0');
    const prices = spreadColumns(spread!).map(({ price }) => price ?? NaN);
    // 100·(2Φ(½·√(0.09 + 0.16)) − 1)
    for (const price of prices.slice(0, 3)) expect(price).toBeCloseTo(19.741265136584744, 9);
  });

  test('with a future at or below 0 is Bachelier’s alone, with the reason', () => {
    const columns = spreadColumns(spreadOf(SPREAD.replace('forward=110', 'forward=-37.63')).spread!);
    expect(columns.map(({ price }) => price === null)).toEqual([true, true, true, false]);
    expect(columns[0]?.reason).toMatch(/no future that is not positive/u);
  });

  test('says what is wrong beside the field', () => {
    expect(spreadOf(SPREAD.replace('0.6', '1.5')).field('correlation').error).toBe('Between −1 and 1.');
    expect(spreadOf('forward=80').field('forward2').error).toBe('Enter the price of the second future.');
    expect(spreadOf('forward=80&forward2=75').field('spreadStrike').text).toBe('5');
  });

  test('shows no number that is none', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const vol = fc.double({ min: 1e-9, max: 20, noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        number,
        vol,
        vol,
        fc.double({ min: -1, max: 1, noNaN: true }),
        (f1, f2, k, v1, v2, rho) => {
          const spread = {
            type: 'CALL',
            forward1: f1,
            forward2: f2,
            strike: k,
            years: 1,
            vol1: v1,
            vol2: v2,
            correlation: rho,
            rate: 0.04,
          } as const;
          for (const { model, reason, ...measures } of spreadColumns(spread)) {
            expect(Object.values(measures).every((value) => typeof value !== 'number' || Number.isFinite(value))).toBe(
              true,
            );
            if (measures.price === null) expect([model, reason]).toEqual([model, expect.stringMatching(/\.$/u)]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('an average price option', () => {
  test('is fixed on the trade dates of the month after the valuation, paid five business days later', () => {
    const { field, average } = averageOf('forward=75&strike=75');
    expect(field('firstFixing').text).toBe('2026-12-01');
    expect(field('lastFixing')).toMatchObject({ text: '2026-12-31', hint: '22 trade dates to come' });
    expect(field('payment').text).toBe('2027-01-08');
    expect(average?.times).toHaveLength(22);
    expect(average?.times[0]).toBeCloseTo(11 / 365, 14);
    expect(average?.times.at(-1)).toBeCloseTo(41 / 365, 14);
  });

  test('of fixings that are all made pays their average, discounted to its payment', () => {
    const query =
      'forward=75&strike=70&rate=10&firstFixing=2026-11-19&lastFixing=2026-11-20&known=72 74&payment=2026-12-20';
    const columns = averageColumns(averageOf(query).average!);
    for (const { price } of columns) expect(price).toBeCloseTo(3 * Math.exp((-0.1 * 30) / 365), 12);
  });

  test('of one fixing is a plain option: 100·(2Φ(½·σ√T) − 1) at the money', () => {
    const query =
      'forward=100&strike=100&vol=20&rate=0&firstFixing=2027-11-22&lastFixing=2027-11-22&payment=2027-11-22';
    const { average } = averageOf(query);
    expect(average?.times).toEqual([367 / 365]);
    for (const { price } of averageColumns(average!)) expect(price).toBeCloseTo(7.987288268217241, 10);
  });

  test('wants as many fixings as have been made', () => {
    const query = 'forward=75&strike=70&firstFixing=2026-11-19&lastFixing=2026-11-30';
    expect(averageOf(query).field('known').error).toBe('2 fixings are made by 20 Nov 2026, 0 given.');
    expect(averageOf(query).average).toBeUndefined();
    expect(averageOf(`${query}&known=72,74`).average?.known).toEqual([72, 74]);
    expect(averageOf('firstFixing=2026-12-31&lastFixing=2026-12-01').field('lastFixing').error).toBe(
      'Before the first one.',
    );
    expect(averageOf(`${query}&known=72 74&payment=2026-11-25`).field('payment').error).toBe('Before the last fixing.');
  });

  test('on a future at or below 0 has no price, and a reason', () => {
    for (const { price, reason } of averageColumns(averageOf('forward=-37.63&strike=10').average!)) {
      expect(price).toBeNull();
      expect(reason).toMatch(/not positive/u);
    }
  });
});

describe('a profile over the future', () => {
  const INPUTS = { model: 'BLACK76', type: 'PUT', forward: 75, strike: 70, years: 0.5, vol: 0.3, rate: 0.04 } as const;

  test('passes the forward and the strike, and at expiry is what exercising is worth', () => {
    const prices = profilePrices(INPUTS);
    expect(prices).toEqual(expect.arrayContaining([75, 70]));
    expect([...prices].sort((a, b) => a - b)).toEqual(prices);
    for (const { x, y } of profileLine(INPUTS, 'PRICE', 0)) expect(y).toBeCloseTo(Math.max(70 - x, 0), 10);
  });

  test('goes below 0 where prices are normal, and never where they are lognormal', () => {
    const crash = { ...INPUTS, model: 'BACHELIER', forward: -37.63, strike: 10, vol: 40 } as const;
    expect(profileLine(crash, 'DELTA', 0.5).every(({ y }) => y <= 0 && y >= -1)).toBe(true);
    expect(Math.min(...profilePrices(crash))).toBeLessThan(-100);
    expect(Math.min(...profilePrices({ ...INPUTS, vol: 20 }))).toBeGreaterThan(0);
  });
});
