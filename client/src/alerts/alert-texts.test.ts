/** What alerts say of themselves; numbers are worked out by hand. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import {
  alertText,
  distanceText,
  eventText,
  productOf,
  subjectAddress,
  subjectText,
  valueText,
} from './alert-texts.js';
import type { AlertSubject } from './alert-texts.js';

const NOTHING = { symbol: null, secondSymbol: null, product: null, expiry: null };
const PRICE: AlertSubject = { ...NOTHING, kind: 'PRICE', symbol: 'CLF27' };
const GAS: AlertSubject = { ...NOTHING, kind: 'PRICE', symbol: 'NGF27' };
const CHANGE: AlertSubject = { ...NOTHING, kind: 'CHANGE_PERCENT', symbol: 'CLF27' };
const SPREAD: AlertSubject = { ...NOTHING, kind: 'SPREAD', symbol: 'CLF27', secondSymbol: 'CLG27' };
const VOL: AlertSubject = { ...NOTHING, kind: 'ATM_VOL', product: 'CL', expiry: isoDate('2026-12-16') };

test('what is watched has a name', () => {
  expect([PRICE, CHANGE, SPREAD, VOL].map(subjectText)).toEqual([
    'CLF27',
    'CLF27 change',
    'CLF27 − CLG27',
    'CL 16 Dec 2026 ATM vol',
  ]);
  expect([PRICE, GAS, VOL].map(productOf)).toEqual(['CL', 'NG', 'CL']);
});

test('a level is shown in the unit of its kind', () => {
  expect(valueText(PRICE, 80)).toBe('80.00');
  expect(valueText(GAS, 3.5)).toBe('3.500');
  expect(valueText(PRICE, -37.63)).toBe('−37.63');
  expect(valueText(CHANGE, 2.5)).toBe('+2.50%');
  expect(valueText(SPREAD, -0.4)).toBe('−0.40');
  expect(valueText(VOL, 0.352)).toBe('35.20%');
  expect(valueText(PRICE, null)).toBe('–');
});

test('a level between two ticks is not rounded away', () => {
  expect(valueText(PRICE, 80.005)).toBe('80.005');
});

describe('the distance to a level', () => {
  test('is that of the price, in its quotation and in percent of the price', () => {
    expect(distanceText(PRICE, 80, 82)).toBe('+2.00 (+2.50%)');
    expect(distanceText(PRICE, 80, 79)).toBe('−1.00 (−1.25%)');
    expect(distanceText(PRICE, 80, 80)).toBe('0.00 (0.00%)');
    expect(distanceText(GAS, 4, 4.01)).toBe('+0.010 (+0.25%)');
  });

  test('points up where the level is above a negative price', () => {
    expect(distanceText(PRICE, -10, -5)).toBe('+5.00 (+50.00%)');
  });

  test('has no percent where there is nothing to divide by, nor of a spread', () => {
    expect(distanceText(PRICE, 0, 1)).toBe('+1.00');
    expect(distanceText(SPREAD, 0.2, 0.3)).toBe('+0.10');
  });

  test('is in percentage points of what is in percent', () => {
    expect(distanceText(CHANGE, 1.25, 2)).toBe('+0.75 pp');
    expect(distanceText(VOL, 0.36, 0.35)).toBe('−1.00 pp');
  });

  test('is a dash while nothing is known', () => {
    expect(distanceText(PRICE, null, 80)).toBe('–');
  });
});

test('alerts and crossings are sentences', () => {
  expect(alertText({ ...PRICE, direction: 'UP', level: 80 })).toBe('CLF27 rises to 80.00');
  expect(alertText({ ...PRICE, direction: 'DOWN', level: 80 })).toBe('CLF27 falls below 80.00');
  expect(alertText({ ...VOL, direction: 'EITHER', level: 0.35 })).toBe('CL 16 Dec 2026 ATM vol crosses 35.00%');
  expect(eventText({ ...PRICE, crossed: 'UP', level: 80, value: 80.05 })).toBe('CLF27 rose to 80.05 (alert at 80.00)');
  expect(eventText({ ...CHANGE, crossed: 'DOWN', level: -2, value: -2.1 })).toBe(
    'CLF27 change fell to −2.10% (alert at −2.00%)',
  );
});

test('what is watched has a page', () => {
  expect(subjectAddress(SPREAD)).toBe('/futures?product=CL&contract=CLF27&history=CONTRACT');
  expect(subjectAddress(VOL)).toBe('/options?product=CL&expiry=2026-12-16');
});
