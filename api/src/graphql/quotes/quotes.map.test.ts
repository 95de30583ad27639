/** The age of a quote, whoever made it. */
import { expect, test } from '@jest/globals';

import { FRIDAY_MORNING, batchOf, quotesForTest, tickOf } from '../../../test/support/quotes.js';
import type { TickOrigin } from '../../slices/quotes/index.js';
import { toQuote } from './quotes.map.js';

test.each<[TickOrigin, string, string]>([
  ['REPLAY', 'CLM20', '2020-04-17T15:00:00.000Z'],
  ['LIVE', 'CLF27', '2026-11-20T14:59:30.000Z'],
  ['SIMULATED', 'CLF27', '2026-11-20T15:00:00.000Z'],
])('a quote of the origin %s is as old as it is long ago that it came', (origin, symbol, time) => {
  const { quotes } = quotesForTest();
  quotes.apply(batchOf([tickOf(symbol, { last: 25, time: Date.parse(time) })], 's', origin));
  const [quote] = quotes.all();
  expect(toQuote(quote!, 'LIVE', FRIDAY_MORNING + 1_500)).toMatchObject({ time, ageMs: 1_500 });
  // A clock that was set back makes nothing younger than now.
  expect(toQuote(quote!, 'LIVE', FRIDAY_MORNING - 1)).toMatchObject({ ageMs: 0 });
});
