import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { frontRows, livePrice, netChange, referenceDate } from './front-contract.js';

const ROWS = [
  { symbol: 'CLZ26', expiry: isoDate('2026-11-20') },
  { symbol: 'CLF27', expiry: isoDate('2026-12-21') },
  { symbol: 'CLG27', expiry: isoDate('2027-01-20') },
];

describe('the front contract', () => {
  test('is the first that is traded still', () => {
    const front = (date: string) => frontRows(ROWS, isoDate(date)).map((row) => row?.symbol);
    expect(front('2026-11-20')).toEqual(['CLZ26', 'CLF27']);
    expect(front('2026-11-23')).toEqual(['CLF27', 'CLG27']);
    expect(frontRows([], isoDate('2026-11-20'))).toEqual([undefined, undefined]);
  });

  test('is that of the trade date where the settlements are of the past', () => {
    expect(referenceDate(isoDate('2026-11-20'), isoDate('2026-11-23'))).toBe('2026-11-23');
    expect(referenceDate(isoDate('2020-04-20'), isoDate('2026-11-23'))).toBe('2020-04-20');
  });
});

test('a price of now is the last, else the middle of bid and ask, else none', () => {
  expect(livePrice({ last: 70.1, bid: 70, ask: 70.5 })).toBe(70.1);
  expect(livePrice({ last: null, bid: 70, ask: 70.5 })).toBe(70.25);
  expect(livePrice({ last: null, bid: 70, ask: null })).toBeNull();
  expect(livePrice(undefined)).toBeNull();
});

test('a change is counted from the settle, in percent where that is positive', () => {
  expect(netChange(75, 60)).toEqual({ change: 15, percent: 25 });
  expect(netChange(-30, -37.5)).toEqual({ change: 7.5, percent: null });
  expect(netChange(null, 60)).toEqual({ change: null, percent: null });
  expect(netChange(75, null)).toEqual({ change: null, percent: null });
});
