/** Proves what a leg without a market is told: whole sentences, also where nothing is near. */
import { describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { analysedExpiry, optionSide } from '../../../test/support/analysed-expiry.js';
import type { AnalysedDay, AnalysedExpiry } from './options.types.js';
import { marketLeg } from './strategy-legs.js';

const TRADE_DATE = isoDate('2026-05-18');

function refusalOf(symbol: string, ...expiries: readonly AnalysedExpiry[]): unknown {
  const day: AnalysedDay = { product: 'CL', source: 'IMPORTED', tradeDate: TRADE_DATE, expiries };
  try {
    return marketLeg({ symbol, quantity: 1 }, 0, day, new Map());
  } catch (error) {
    return error;
  }
}

const CALLS_ALONE = analysedExpiry({
  strikes: Float64Array.of(75),
  calls: optionSide(1, { settle: Float64Array.of(4), vol: Float64Array.of(0.3) }),
  puts: optionSide(1, { isListed: Uint8Array.of(0) }),
});

describe('a leg', () => {
  test.each([
    ['CONTRACT_NOT_LISTED', 'CLZ26', [], 'it has no settlement on 2026-05-18. No future of it has.'],
    ['EXPIRY_NOT_LISTED', 'LOF27 C7500', [], 'no such expiry is listed on 2026-05-18. No LO is.'],
    ['EXPIRY_NOT_LISTED', 'LOF27 C7500', [CALLS_ALONE], 'no such expiry is listed on 2026-05-18. The nearest: LOZ26.'],
    ['STRIKE_NOT_LISTED', 'LOZ26 P7500', [CALLS_ALONE], 'no such strike is listed on 2026-05-18. No put is.'],
    [
      'NO_FORWARD',
      'LOZ26 C7500',
      [{ ...CALLS_ALONE, forward: NaN }],
      'there is no price of its future to value it at: import the futures of 2026-05-18.',
    ],
  ])('that is refused for %s hears a whole sentence: %s', (reason, symbol, expiries, sentence) => {
    expect(refusalOf(symbol, ...expiries)).toMatchObject({ reason, message: `Leg 1, "${symbol}": ${sentence}` });
  });

  test('has its five Greeks and no others', () => {
    expect(refusalOf('LOZ26 C7500', CALLS_ALONE)).toMatchObject({
      answer: {
        ...{ delta: expect.any(Number), gamma: expect.any(Number), vega: expect.any(Number) },
        ...{ theta: expect.any(Number), rho: expect.any(Number) },
      },
    });
  });
});
