/** What can be watched of what a page shows. CLK26 trades until 21 April 2026, LOK26 until 16 April 2026. */
import { isoDate } from '@cushing/products';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { priceWish, volWish } from './alert-wishes.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const at = (time: string): void => {
  jest.setSystemTime(Date.parse(time));
};
const EXPIRY = isoDate('2026-04-16');

test('a contract can be watched up to its last trade date', () => {
  at('2026-04-21T17:00:00Z');
  expect(priceWish({ symbol: 'CLK26', price: 70 })).toEqual({ kind: 'PRICE', symbol: 'CLK26', seen: 70 });
  at('2026-04-22T17:00:00Z');
  expect(priceWish({ symbol: 'CLK26', price: 70 })).toBeUndefined();
});

test('a spread ends with its first contract', () => {
  const spread = { symbol: 'CLK26', secondSymbol: 'CLM26', price: null };
  at('2026-04-21T17:00:00Z');
  expect(priceWish(spread)).toEqual({ kind: 'SPREAD', symbol: 'CLK26', secondSymbol: 'CLM26', seen: undefined });
  at('2026-04-22T17:00:00Z');
  expect(priceWish(spread)).toBeUndefined();
});

test('what is no contract cannot be watched', () => {
  at('2026-04-21T17:00:00Z');
  expect(priceWish({ symbol: 'CL', price: 70 })).toBeUndefined();
});

test('the volatility of an expiry can be watched up to that day', () => {
  const vol = { product: 'CL', expiry: EXPIRY, model: 'AMERICAN', vol: 0.352 } as const;
  at('2026-04-16T17:00:00Z');
  expect(volWish(vol)).toEqual({ kind: 'ATM_VOL', product: 'CL', expiry: EXPIRY, seen: 0.352 });
  at('2026-04-17T17:00:00Z');
  expect(volWish(vol)).toBeUndefined();
});

test('a normal volatility cannot be watched, as levels are percentages', () => {
  at('2026-04-01T17:00:00Z');
  expect(volWish({ product: 'CL', expiry: EXPIRY, model: 'BACHELIER', vol: 21.4 })).toBeUndefined();
});
