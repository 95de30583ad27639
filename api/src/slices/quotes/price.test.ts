import { describe, expect, test } from '@jest/globals';

import { changeOf, priceOf } from './price.js';

describe('the price of a quote', () => {
  test.each([
    [{ last: 58, bid: 57, ask: 57.5 }, 58],
    [{ last: null, bid: 57, ask: 57.5 }, 57.25],
    [{ last: null, bid: 57, ask: null }, undefined],
    [{ last: 0, bid: 1, ask: 2 }, 0],
  ])('of %j is %p', (quote, price) => {
    expect(priceOf(quote)).toBe(price);
  });

  test.each([
    [
      { last: 61.6, previousSettle: 56 },
      { change: 5.6, changePct: 10 },
    ],
    [
      { last: 20.43, previousSettle: 18.27 },
      { change: 2.16, changePct: 11.8226600985 },
    ],
    [
      { last: 10, previousSettle: -37.63 },
      { change: 47.63, changePct: null },
    ],
    [
      { last: 10, previousSettle: null },
      { change: null, changePct: null },
    ],
    [
      { last: null, previousSettle: 10 },
      { change: null, changePct: null },
    ],
  ])('the change of %j is %j', (quote, change) => {
    expect(changeOf({ bid: null, ask: null, ...quote })).toEqual(change);
  });
});
