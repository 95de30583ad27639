import { expect, test } from '@jest/globals';
import { contractMonth, isoDate } from '@cushing/products';

import {
  changeText,
  countChangeText,
  countText,
  dateText,
  decimalsFor,
  figureText,
  initialsOf,
  instantText,
  monthText,
  numberText,
  percentText,
  perBarrelText,
  priceText,
  shareText,
  shortDateText,
  signedText,
  waitText,
} from './format.js';

test('prices stand on their tick grid, with a true minus', () => {
  expect(priceText('CL', -37.63)).toBe('−37.63');
  expect(priceText('NG', 1.9)).toBe('1.900');
  expect(priceText('HO', 0.8785)).toBe('0.8785');
  expect(priceText('CL', 0)).toBe('0.00');
});

test('changes carry their sign, and none is zero', () => {
  expect(changeText('CL', 1.5)).toBe('+1.50');
  expect(changeText('CL', -0.004)).toBe('0.00');
  expect(changeText('RB', -0.0123)).toBe('−0.0123');
  expect(percentText(-305.966)).toBe('−305.97%');
  expect(percentText(0.001)).toBe('0.00%');
  expect(countChangeText(1_234)).toBe('+1,234');
  expect(countChangeText(-1_234)).toBe('−1,234');
});

test('what is missing is a dash, never a zero', () => {
  for (const text of [
    priceText('CL', null),
    changeText('CL', null),
    percentText(null),
    countText(null),
    perBarrelText(null),
  ]) {
    expect(text).toBe('–');
  }
  expect(countText(0)).toBe('0');
});

test('dates and months read the same everywhere', () => {
  expect(dateText(isoDate('2020-04-05'))).toBe('5 Apr 2020');
  expect(monthText(contractMonth(2026, 12))).toBe('Dec 2026');
});

test('an instant is told by the clock of whoever looks', () => {
  const at = new Date(2020, 3, 5, 7, 8);
  expect(instantText(at.toISOString())).toBe('5 Apr 2020, 07:08');
  expect(instantText(null)).toBe('–');
});

test.each([
  [0, '1 s'],
  [1_001, '2 s'],
  [119_000, '119 s'],
  [120_000, '2 min'],
  [120_001, '3 min'],
])('a wait of %i ms is never told too short: %s', (ms, text) => {
  expect(waitText(ms)).toBe(text);
});

test.each([
  ['Ada Lovelace', 'AL'],
  ['ada.lovelace', 'AL'],
  ['Ada Augusta King Lovelace', 'AL'],
  ['linus', 'L'],
  ['𝒜da', '𝒜'],
  ['--', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('numbers of one column line up by the largest of them, and tiny ones are powers of ten', () => {
  expect(decimalsFor([0.0763, -0.0101, null, Number.NaN], 3)).toBe(4);
  expect(decimalsFor([12_345], 3)).toBe(0);
  expect(decimalsFor([null, 0], 3)).toBe(2);
  expect(numberText(-0.00004, 4)).toBe('0.0000');
  expect(numberText(-0.5, 2)).toBe('−0.50');
  expect(figureText(-3.8812e-13, 14)).toBe('−3.88e−13');
  expect(figureText(0, 14)).toBe('0.00000000000000');
  expect(shareText(0.35214)).toBe('35.21%');
  for (const text of [numberText(Number.NaN, 2), figureText(Infinity, 14), shareText(null)]) expect(text).toBe('–');
});

test('differences have a sign, and what rounds to zero has none', () => {
  expect([0.314, -0.314, 0.004, -0.004, 0].map((value) => signedText(value, 2))).toEqual([
    '+0.31',
    '−0.31',
    '0.00',
    '0.00',
    '0.00',
  ]);
  expect([null, Number.NaN, Infinity].map((value) => signedText(value, 2))).toEqual(['–', '–', '–']);
  expect(shortDateText(isoDate('2026-12-06'))).toBe('6 Dec ’26');
});
