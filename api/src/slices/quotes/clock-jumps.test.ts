/** The clock of a host is set forth and back by an hour while ticks flow: prices go on to those who watch. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { QuoteRounds } from './quote-rounds.js';
import { batchOf, quoteOf, quotesForTest, symbolOf } from '../../../test/support/quotes.js';

const HOUR = 3_600_000;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
});
afterEach(() => {
  jest.useRealTimers();
});

test.each([
  ['forth', [HOUR]],
  ['back', [-HOUR]],
  ['forth and back', [HOUR, -HOUR]],
  ['back and forth', [-HOUR, HOUR]],
  ['back twice', [-HOUR, -HOUR]],
])('a clock that jumps %s stops no price', async (_way, jumps) => {
  const { quotes, log, time } = quotesForTest();
  const rounds = new QuoteRounds({ quotes, clock: () => time.now, logger: log });
  const told: (number | null)[] = [];
  rounds.onRound((round) => told.push(...round.quotes.map(({ last }) => last)));
  const wanted: number[] = [];
  let sequence = 0;
  const flow = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) {
      sequence += 1;
      const last = 70 + sequence / 100;
      wanted.push(last);
      const tick = { symbol: symbolOf('CLG27'), product: 'CL' as const, time: time.now, last, size: 1, sequence };
      expect(quotes.apply(batchOf([tick]))).toHaveLength(1);
      await jest.advanceTimersByTimeAsync(100);
      time.now += 100;
      quotes.look();
      const quote = quoteOf(quotes, 'CLG27');
      expect([quote.last, quote.volume, quotes.statusOf(quote)]).toEqual([last, sequence, 'LIVE']);
    }
  };

  await flow();
  for (const jump of jumps) {
    time.now += jump;
    await flow();
  }
  // A quote may be told once more by a look that finds its source alive again.
  expect([...new Set(told)]).toEqual(wanted);
  expect(log.entries).toEqual([]);
  rounds.close();
});
