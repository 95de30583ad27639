import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { frontRows, livePrice, referenceDate } from '../../desk/front-contract.js';
import { daysText, frontPrice, frontSpread, lineOf, nearestVol } from './front-market.js';

const row = (symbol: string, expiry: string, settle: number) => ({
  symbol,
  expiry: isoDate(expiry),
  settle,
  change: 0.5,
  changePercent: 1,
});
const quote = (last: number | null, bid: number | null = null, ask: number | null = null) => ({
  bid,
  ask,
  last,
  change: -0.25,
  changePct: -0.4,
});
const BOARD = [
  row('CLK20', '2020-04-21', -37.63),
  row('CLM20', '2020-05-19', 20.43),
  row('CLN20', '2020-06-22', 26.28),
];

describe('the front contract', () => {
  test('stays in front through its last trade date', () => {
    const symbols = frontRows(BOARD, isoDate('2020-04-21')).map((found) => found?.symbol);
    expect(symbols).toEqual(['CLK20', 'CLM20']);
  });

  test('gives way on the trade date after it', () => {
    expect(frontRows(BOARD, isoDate('2020-04-22')).map((found) => found?.symbol)).toEqual(['CLM20', 'CLN20']);
  });

  test('of a board of which all have ended is its first, and there is none of an empty one', () => {
    expect(frontRows(BOARD, isoDate('2021-01-04'))[0]?.symbol).toBe('CLK20');
    expect(frontRows([], isoDate('2021-01-04'))).toEqual([undefined, undefined]);
  });

  test('is counted from today, or from the trade date where the settlements are of the past', () => {
    expect(referenceDate(isoDate('2020-04-20'), isoDate('2020-04-22'))).toBe('2020-04-22');
    expect(referenceDate(isoDate('2020-04-20'), isoDate('2020-04-30'))).toBe('2020-04-30');
    expect(referenceDate(isoDate('2020-04-20'), isoDate('2020-05-01'))).toBe('2020-04-20');
  });
});

describe('the price that a card leads with', () => {
  test('is the last one, else the middle of the market, else the settle', () => {
    expect(livePrice(quote(61.2, 61, 61.1))).toBe(61.2);
    expect(livePrice(quote(null, 61, 62))).toBe(61.5);
    expect(livePrice(quote(null, 61))).toBeNull();
    expect(frontPrice(row('CLF27', '2026-12-21', 60), quote(null, 61))).toEqual({
      price: 60,
      change: 0.5,
      changePercent: 1,
      isLive: false,
    });
  });

  test('has the change of the price that is shown', () => {
    expect(frontPrice(row('CLF27', '2026-12-21', 60), quote(0))).toEqual({
      price: 0,
      change: -0.25,
      changePercent: -0.4,
      isLive: true,
    });
  });
});

describe('the front spread', () => {
  const [front, second] = [BOARD[0]!, BOARD[1]!];

  test('is near less far, in the word for it', () => {
    const spread = frontSpread({ row: front, quote: undefined }, { row: second, quote: undefined });
    expect(spread?.value).toBeCloseTo(-58.06, 10);
    expect(spread?.word).toBe('contango');
    expect(frontSpread({ row: second, quote: undefined }, { row: front, quote: undefined })?.word).toBe(
      'backwardation',
    );
    expect(frontSpread({ row: front, quote: undefined }, { row: front, quote: undefined })?.word).toBe('flat');
  });

  test('mixes no price of now with a settle', () => {
    const both = frontSpread({ row: front, quote: quote(10) }, { row: second, quote: quote(9.5) });
    expect(both).toEqual({ value: 0.5, word: 'backwardation' });
    const one = frontSpread({ row: front, quote: quote(10) }, { row: second, quote: undefined });
    expect(one?.value).toBeCloseTo(-58.06, 10);
  });

  test('needs two contracts', () => {
    expect(frontSpread({ row: front, quote: undefined }, undefined)).toBeNull();
  });
});

describe('the line of a card', () => {
  test('ends with the settle of the front contract, then now', () => {
    expect(lineOf([{ settle: 60 }, { settle: 61 }], 61, 61.5)).toEqual([60, 61, 61.5]);
    expect(lineOf([{ settle: 60 }, { settle: 61 }], 61, null)).toEqual([60, 61]);
  });

  test('is moved where the history is of the contract before', () => {
    expect(lineOf([{ settle: 60 }, { settle: 61 }], 63, null)).toEqual([62, 63]);
  });

  test('holds 60 trade dates', () => {
    const history = Array.from({ length: 64 }, (_, index) => ({ settle: index }));
    const line = lineOf(history, 63, 70);
    expect(line).toHaveLength(61);
    expect(line[0]).toBe(4);
  });
});

test('the nearest volatility is of the first expiry to come that has one', () => {
  const expiries = [
    { expiry: isoDate('2026-12-16'), atmVol: 0.31 },
    { expiry: isoDate('2026-11-20'), atmVol: 0.4 },
    { expiry: isoDate('2026-11-25'), atmVol: null },
    { expiry: isoDate('2027-01-14'), atmVol: 0.3 },
  ];
  expect(nearestVol(expiries, isoDate('2026-11-20'))?.atmVol).toBe(0.31);
  expect(nearestVol(expiries, isoDate('2027-01-14'))).toBeUndefined();
});

test('days to the last trade date are in words where they run out', () => {
  const expiry = isoDate('2026-11-20');
  expect(daysText(isoDate('2026-11-08'), expiry)).toBe('12 days');
  expect(daysText(isoDate('2026-11-19'), expiry)).toBe('1 day');
  expect(daysText(expiry, expiry)).toBe('last day');
  expect(daysText(isoDate('2026-11-23'), expiry)).toBe('expired');
});
