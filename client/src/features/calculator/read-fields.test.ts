import { expect, test } from '@jest/globals';

import { readNumber } from '../../lib/read-number.js';
import { PRICE_RULES, RATE_RULES, VOL_RULES, readDate, readNumbers } from './read-fields.js';

const price = { what: 'the strike', ...PRICE_RULES };

test.each([
  ['75', 75],
  [' 75.25 ', 75.25],
  ['−37.63', -37.63],
  ['-37.63', -37.63],
  ['+.5', 0.5],
  ['1,234.5', 1234.5],
  ['12 345', 12345],
  ['1e2', 100],
  ['-0', 0],
])('%s is the number %d', (text, value) => {
  expect(readNumber(text, price)).toEqual({ value });
});

test.each(['abc', '7,5', '1,23', '75 USD', '--1', '1e', '0x10', 'NaN', 'Infinity', '.', '1e999'])(
  '%s is no price, and is said to be none',
  (text) => {
    const { value, error } = readNumber(text, price);
    expect(value).toBeUndefined();
    expect(error).toMatch(/Enter a number|Between/u);
  },
);

test('an empty field is asked for by its name', () => {
  expect(readNumber('  ', price)).toEqual({ error: 'Enter the strike.' });
});

test('percents become the very double that their digits say', () => {
  const vol = { what: 'the vol', ...VOL_RULES };
  expect(readNumber('35.2135', vol).value).toBe(0.352135);
  expect(readNumber('26.0134', vol).value).toBe(0.260134);
  expect(readNumber('7', { what: 'the rate', ...RATE_RULES }).value).toBe(0.07);
  expect(readNumber('1e1', vol).value).toBe(0.1);
  // The usual way would not be exact everywhere: 35.2135 percent of 100 is not 0.352135 in doubles for all such numbers.
  const missed = Array.from({ length: 1_000 }, (_, index) => (index + 0.1234).toFixed(4)).filter(
    (text) => readNumber(text, { ...price, isPercent: true }).value !== Number(`${text}e-2`),
  );
  expect(missed).toEqual([]);
});

test('vols are above 0, rates between −100 and 100 percent', () => {
  expect(readNumber('0', { what: 'the vol', ...VOL_RULES }).error).toMatch(/Above 0/u);
  expect(readNumber('2000', { what: 'the vol', ...VOL_RULES }).value).toBe(20);
  expect(readNumber('2000.1', { what: 'the vol', ...VOL_RULES }).error).toMatch(/2,000 percent/u);
  expect(readNumber('-101', { what: 'the rate', ...RATE_RULES }).error).toMatch(/−100 and 100/u);
});

test('dates are whole, exist, and lie where the calendars reach', () => {
  expect(readDate('2026-12-16', 'the expiry')).toEqual({ value: '2026-12-16' });
  for (const text of ['', '2026-02-30', '16.12.2026', '1979-12-31', '2080-01-01']) {
    expect(readDate(text, 'the expiry').error).toBeDefined();
  }
});

test('prices are read between blanks, commas and semicolons; the one that is none is named', () => {
  expect(readNumbers('74.10 73.85;  73.5')).toEqual({ value: [74.1, 73.85, 73.5] });
  expect(readNumbers('')).toEqual({ value: [] });
  expect(readNumbers('74.1 x').error).toMatch(/“x” is no price/u);
});
