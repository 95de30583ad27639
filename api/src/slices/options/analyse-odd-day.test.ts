/**
 * Days on which something is missing, over, or negative: the analysis answers them all, and says why it has no number
 * where it has none. Expected numbers are worked out by hand or made by the model that is expected.
 */
import { describe, expect, test } from '@jest/globals';
import { americanPrice, bachelierPrice, black76Price } from '@cushing/quant';

import { optionDay, settledChain, strikesBetween } from '../../../test/support/option-day.js';
import type { OptionDayText, OptionRow } from '../../../test/support/option-day.js';
import { optionFlagsOf } from '../market/index.js';
import { analyseDay } from './analyse-day.js';
import { markDay } from './mark-day.js';
import { VOL_STATUSES } from './options.types.js';
import type { AnalysedExpiry, OptionSide } from './options.types.js';

const NUMBER_COLUMNS = ['vol', 'delta', 'gamma', 'vega', 'theta', 'rho'] as const;

function only(text: OptionDayText): AnalysedExpiry {
  const expiries = analyseDay(optionDay(text));
  expect(expiries).toHaveLength(1);
  return expiries[0]!;
}

function statusesOf(side: OptionSide): readonly string[] {
  return Array.from(side.volStatus, (status) => VOL_STATUSES[status]!);
}

describe('a day with a future below zero', () => {
  // LOM20 expires on 2020-05-14, 24 days after 2020-04-20.
  const years = 24 / 365;
  const strikes = strikesBetween(-50, 10, 1);
  const day: OptionDayText = {
    product: 'CL',
    tradeDate: '2020-04-20',
    rows: settledChain('LO', '2020-06', strikes, (type, strike) =>
      bachelierPrice(type, -37.63, strike, years, 95 + 0.4 * Math.abs(strike + 37.63), 0.04),
    ),
    futures: { '2020-06': -37.63 },
  };

  test('is valued by Bachelier, whose vols are dollars', () => {
    const found = only(day);
    expect(found.expiry).toBe('2020-05-14');
    expect(found.model).toEqual({ model: 'BACHELIER', reason: 'NOT_LOGNORMAL' });
    expect(found.smile).toBeUndefined();
    strikes.forEach((strike, index) => {
      for (const side of [found.calls, found.puts]) {
        expect(side.vol[index]).toBeCloseTo(95 + 0.4 * Math.abs(strike + 37.63), 9);
      }
    });
    // Between −38 (95.148) and −37 (95.252), 0.37 of the way.
    expect(found.atmVol).toBeCloseTo(0.63 * 95.148 + 0.37 * 95.252, 9);
  });

  test('has no number that is none where there are quotes', () => {
    const found = only(day);
    expect([...statusesOf(found.calls), ...statusesOf(found.puts)].filter((status) => status !== 'OK')).toEqual([]);
    for (const side of [found.calls, found.puts]) {
      for (const column of NUMBER_COLUMNS) expect([...side[column]].filter(Number.isNaN)).toEqual([]);
    }
  });

  test('marks the vol with the model that it is of', () => {
    const [mark] = markDay(optionDay(day));
    expect(mark).toMatchObject({ forward: -37.63, model: { model: 'BACHELIER' }, smile: undefined });
    expect(mark!.atmVol).toBe(only(day).atmVol);
  });

  test('implies that forward by parity, too', () => {
    const found = only({ ...day, futures: {} });
    expect(found.forwardSource).toBe('PUT_CALL_PARITY');
    expect(found.forward).toBeCloseTo(-37.63, 10);
    expect(found.model.model).toBe('BACHELIER');
  });

  test('is valued by Bachelier for one strike at zero, whatever was asked', () => {
    const rows: readonly OptionRow[] = [0, 20].map((strike) => ({
      series: 'LO',
      month: '2020-06',
      type: 'CALL',
      strike,
      settle: bachelierPrice('CALL', 21, strike, years, 20, 0.04),
    }));
    const [found] = analyseDay({ ...optionDay({ ...day, rows, futures: { '2020-06': 21 } }), model: 'AMERICAN' });
    expect(found!.model).toEqual({ model: 'BACHELIER', reason: 'NOT_LOGNORMAL' });
    expect(found!.calls.vol[1]).toBeCloseTo(20, 8);
  });
});

describe('an expiry whose future is missing', () => {
  const strikes = strikesBetween(55, 72, 1);
  const years = (77 + 1 / 24) / 365;
  const american = settledChain('LO', '2026-12', strikes, (type, strike) =>
    americanPrice(type, 63.4, strike, years, 0.35, 0.04, 'HIGH'),
  );

  test('takes the forward that put-call parity says', () => {
    const found = only({ product: 'CL', tradeDate: '2026-09-01', rows: american });
    expect(found.forwardSource).toBe('PUT_CALL_PARITY');
    // Early exercise is worth nearly the same to both sides at the money: within a tenth of a cent.
    expect(Math.abs(found.forward - 63.4)).toBeLessThan(0.001);
    expect(found.atmVol).toBeCloseTo(0.35, 3);
  });

  test('judges no price by a forward that the prices themselves imply', () => {
    const rows = [...american, { series: 'LO', month: '2026-12', type: 'CALL', strike: 50, settle: 9 } as const];
    const { calls } = only({ product: 'CL', tradeDate: '2026-09-01', rows });
    expect(statusesOf(calls)[0]).toBe('BELOW_INTRINSIC');
    expect(calls.flags[0]).toBe(0);
  });

  test('of a margined premium, undiscounted', () => {
    const rows = settledChain('BZO', '2027-01', [60, 64, 68], (type, strike) =>
      black76Price(type, 63.4, strike, 0.2, 0.35, 0),
    );
    expect(only({ product: 'BZ', tradeDate: '2026-09-01', rows }).forward).toBeCloseTo(63.4, 12);
  });

  test('has none where nothing lies on both sides of it', () => {
    const rows = american.filter(({ strike }) => strike > 63.4);
    const found = only({ product: 'CL', tradeDate: '2026-09-01', rows });
    expect(found).toMatchObject({ forward: NaN, forwardSource: 'NONE', atmVol: NaN, smile: undefined });
    expect(new Set([...statusesOf(found.calls), ...statusesOf(found.puts)])).toEqual(new Set(['NO_FORWARD']));
    expect(found.calls.vol.every(Number.isNaN)).toBe(true);
    // Who knows no forward, knows no bound either.
    expect([...found.calls.flags, ...found.puts.flags].every((flags) => flags === 0)).toBe(true);
  });

  test('marks it without a vol', () => {
    const rows = american.filter(({ strike }) => strike > 63.4);
    const [mark] = markDay(optionDay({ product: 'CL', tradeDate: '2026-09-01', rows }));
    expect(mark).toMatchObject({ month: '2026-12', forward: NaN, atmVol: NaN, smile: undefined });
  });
});

describe('an expiry that is over', () => {
  // LOV26 expires on 2026-09-17.
  const rows = settledChain('LO', '2026-10', [60, 65], () => 2.5);
  const futures = { '2026-10': 63 };

  test('has no time left on its last date, and no volatility', () => {
    const found = only({ product: 'CL', tradeDate: '2026-09-17', rows, futures });
    expect(found).toMatchObject({ expiry: '2026-09-17', daysToExpiry: 0, years: 0, forward: 63, atmVol: NaN });
    expect(found.smile).toBeUndefined();
    expect([...statusesOf(found.calls), ...statusesOf(found.puts)]).toEqual(Array(4).fill('EXPIRED'));
    expect(markDay(optionDay({ product: 'CL', tradeDate: '2026-09-17', rows, futures }))).toEqual([]);
  });

  test('is answered after it as well, marked', () => {
    const found = only({ product: 'CL', tradeDate: '2026-09-18', rows, futures });
    expect(found).toMatchObject({ daysToExpiry: -1, years: 0 });
    expect(statusesOf(found.calls)).toEqual(['EXPIRED', 'EXPIRED']);
    expect(optionFlagsOf(found.calls.flags[0]!)).toEqual(['AFTER_EXPIRY']);
  });

  test('has a day’s volatility on the date before', () => {
    const found = only({ product: 'CL', tradeDate: '2026-09-16', rows, futures });
    expect(found.years).toBeCloseTo(1 / 365, 15);
    expect(statusesOf(found.calls)).toEqual(['BELOW_INTRINSIC', 'OK']);
  });
});

describe('an option', () => {
  const years = (77 + 1 / 24) / 365;
  const price = (type: 'CALL' | 'PUT', strike: number): number =>
    americanPrice(type, 63.4, strike, years, 0.35, 0.04, 'HIGH');
  const row = (type: 'CALL' | 'PUT', strike: number, quote: Partial<OptionRow>): OptionRow => ({
    series: 'LO',
    month: '2026-12',
    type,
    strike,
    ...quote,
  });
  const analyse = (...rows: OptionRow[]): AnalysedExpiry =>
    only({ product: 'CL', tradeDate: '2026-09-01', rows, futures: { '2026-12': 63.4 } });

  test('without a settle is valued in the middle of its quote', () => {
    const middle = price('CALL', 65);
    const { calls } = analyse(row('CALL', 65, { bid: middle - 0.2, ask: middle + 0.2 }));
    expect(statusesOf(calls)).toEqual(['OK']);
    expect(calls.vol[0]).toBeCloseTo(0.35, 5);
  });

  test('has its settle valued, wherever the quote lies', () => {
    const { calls } = analyse(row('CALL', 65, { settle: price('CALL', 65), bid: 9, ask: 9.2 }));
    expect(calls.vol[0]).toBeCloseTo(0.35, 5);
    expect(optionFlagsOf(calls.flags[0]!)).toEqual(['SETTLE_OUTSIDE_QUOTE']);
  });

  test('with one side of a quote, a crossed one or none has no price', () => {
    const { calls } = analyse(
      row('CALL', 64, { bid: 2 }),
      row('CALL', 65, { ask: 2 }),
      row('CALL', 66, { bid: 2.1, ask: 2 }),
      row('CALL', 67, { volume: 0 }),
    );
    expect(statusesOf(calls)).toEqual(['NO_QUOTE', 'NO_QUOTE', 'NO_QUOTE', 'NO_QUOTE']);
    expect([...calls.vol].every(Number.isNaN)).toBe(true);
    expect(Array.from(calls.flags, (flags) => optionFlagsOf(flags))).toEqual([[], [], ['CROSSED_QUOTE'], []]);
  });

  test('says why its price has no volatility, and what is odd about it', () => {
    const { calls, puts } = analyse(
      row('CALL', 60, { settle: 3.3 }),
      row('PUT', 60, { settle: 60.5 }),
      row('CALL', 50, { settle: 13.4 }),
      row('PUT', 70.1, { settle: price('PUT', 70.1) }),
    );
    expect(statusesOf(calls)).toEqual(['AT_INTRINSIC', 'BELOW_INTRINSIC', 'NO_QUOTE']);
    expect(statusesOf(puts)).toEqual(['NO_QUOTE', 'ABOVE_BOUND', 'OK']);
    expect(optionFlagsOf(calls.flags[0]!)).toEqual([]);
    expect(optionFlagsOf(calls.flags[1]!)).toEqual(['BELOW_INTRINSIC']);
    expect(optionFlagsOf(puts.flags[1]!)).toEqual(['ABOVE_BOUND']);
    expect(optionFlagsOf(puts.flags[2]!)).toEqual(['OFF_STRIKE_GRID']);
    // What is not listed is not odd.
    expect([puts.flags[0], calls.flags[2]]).toEqual([0, 0]);
  });

  test('on one side of the forward alone makes no volatility at it', () => {
    const found = analyse(
      row('CALL', 65, { settle: price('CALL', 65) }),
      row('CALL', 67, { settle: price('CALL', 67) }),
    );
    expect(found.atmVol).toBeNaN();
    expect(found.smile).toBeUndefined();
  });

  test('at the forward has a put and a call, whose volatilities meet halfway', () => {
    const found = analyse(
      row('CALL', 63.4, { settle: americanPrice('CALL', 63.4, 63.4, years, 0.34, 0.04, 'HIGH') }),
      row('PUT', 63.4, { settle: americanPrice('PUT', 63.4, 63.4, years, 0.36, 0.04, 'HIGH') }),
    );
    expect(found.atmVol).toBeCloseTo(0.35, 5);
  });
});

test('a day without options has no expiries', () => {
  const input = optionDay({ product: 'CL', tradeDate: '2026-09-01', rows: [] });
  expect(analyseDay(input)).toEqual([]);
  expect(markDay(input)).toEqual([]);
});

test('both series of a product stand one after the other, each by its own terms', () => {
  const rows = (['LN', 'ON'] as const).flatMap((series) =>
    settledChain(series, '2027-01', [4, 4.5], (type, strike) => black76Price(type, 4.2, strike, 118 / 365, 0.5, 0)),
  );
  const found = analyseDay(optionDay({ product: 'NG', tradeDate: '2026-09-01', rows, futures: { '2027-01': 4.2 } }));
  expect(found.map(({ series, model }) => [series, model.model])).toEqual([
    ['ON', 'AMERICAN'],
    ['LN', 'BLACK76'],
  ]);
});
