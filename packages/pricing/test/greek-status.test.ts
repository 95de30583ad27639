/** A Greek that is missing says why. */
import { describe, expect, test } from '@jest/globals';

import { type Greek, greekStatusOf, GREEKS, measureOption, type OptionInputs } from '../src/index.js';

const PUT: OptionInputs = {
  ...{ model: 'AMERICAN', type: 'PUT', forward: 70, strike: 70, years: 0.5, vol: 0.35, rate: 0.04 },
};

const NEAR_BOUNDARY: Partial<OptionInputs> = { strike: 70, rate: 0.05 };

function statusOf(change: Partial<OptionInputs>, greek: Greek): string {
  const inputs = { ...PUT, ...change };
  return greekStatusOf(inputs, greek, measureOption(inputs).greeks[greek]);
}

describe('the status of a Greek', () => {
  test.each<[string, string, Partial<OptionInputs>, Greek]>([
    ['NOT_IN_MODEL', 'that the approximation has not', { model: 'BAW' }, 'VANNA'],
    ['OK', 'that the approximation has', { model: 'BAW' }, 'VEGA'],
    ['OK', 'of an approximation at no rate, where it is Black-76', { model: 'BAW', rate: 0 }, 'VANNA'],
    ['OUT_OF_RANGE', 'that is a difference beyond the tabled boundaries', { vol: 6 }, 'SPEED'],
    ['OK', 'in closed form there', { vol: 6 }, 'VEGA'],
    ['OK', 'when time is up', { years: 0 }, 'SPEED'],
    ['AT_EXERCISE_BOUNDARY', 'across the boundary', { ...NEAR_BOUNDARY, forward: 42.88 }, 'SPEED'],
    ['OK', 'in closed form there', { ...NEAR_BOUNDARY, forward: 42.88 }, 'GAMMA'],
    ['OK', 'beside it', { ...NEAR_BOUNDARY, forward: 43.1 }, 'SPEED'],
  ])('is %s for one %s', (status, _, change, greek) => {
    expect(statusOf(change, greek)).toBe(status);
  });

  test('is NOT_DEFINED where a closed form is no number', () => {
    expect(greekStatusOf({ ...PUT, model: 'BLACK76' }, 'GAMMA', null)).toBe('NOT_DEFINED');
  });

  test('is OK wherever there is a value', () => {
    for (const model of ['BLACK76', 'BACHELIER', 'AMERICAN', 'BAW', 'BJERKSUND_STENSLAND'] as const) {
      const { greeks } = measureOption({ ...PUT, model });
      for (const greek of GREEKS) {
        expect(greekStatusOf({ ...PUT, model }, greek, greeks[greek]) === 'OK').toBe(greeks[greek] !== null);
      }
    }
  });
});
