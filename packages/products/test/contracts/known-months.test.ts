/** Proves the bounds of the contracts there are: those that a two-digit year can name. */
import { describe, expect, test } from '@jest/globals';

import { checkKnownMonth } from '../../src/contracts/known-months.js';
import { contractMonth } from '../../src/dates/contract-month.js';

describe('known contract months', () => {
  test('reach from 1980 through 2079', () => {
    expect(() => {
      checkKnownMonth(contractMonth(1980, 1));
    }).not.toThrow();
    expect(() => {
      checkKnownMonth(contractMonth(2079, 12));
    }).not.toThrow();
  });

  test.each([
    [1979, 12],
    [2080, 1],
  ])('the month %d-%d is none, and the message names it and the bounds', (year, month) => {
    const unknown = contractMonth(year, month);
    expect(() => {
      checkKnownMonth(unknown);
    }).toThrow(`ERR_PRODUCTS_RANGE: contracts are known for 1980-01 … 2079-12, got ${unknown}`);
  });
});
