/** Conflation: at once while changes are rare, then in rounds, and never without the latest quote. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { QuoteRounds } from './quote-rounds.js';
import type { QuoteRound } from './quotes.types.js';
import { batchOf, quoteOf, quotesForTest, tickOf } from '../../../test/support/quotes.js';

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] });
});
afterEach(() => {
  jest.useRealTimers();
});

function setup() {
  const { quotes, log, time } = quotesForTest();
  const rounds = new QuoteRounds({ quotes, clock: () => time.now, logger: log });
  const told: QuoteRound[] = [];
  rounds.onRound((round) => told.push(round));
  const shown = () => told.map(({ quotes: inRound }) => inRound.map(({ symbol, last }) => `${symbol} ${last ?? ''}`));
  return { quotes, rounds, told, shown };
}

/** Lets what was put off to the end of the breath happen. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('the first two changes go out at once with all of their batch, later ones together', async () => {
  const { quotes, shown } = setup();
  quotes.apply(batchOf([tickOf('CLG27', { last: 1 }), tickOf('CLF27', { last: 2 })]));
  await breathe();
  quotes.apply(batchOf([tickOf('CLF27', { last: 3 })]));
  await breathe();
  expect(shown()).toEqual([['CLF27 2', 'CLG27 1'], ['CLF27 3']]);
  quotes.apply(batchOf([tickOf('CLF27', { last: 4 })]));
  await breathe();
  quotes.apply(batchOf([tickOf('CLF27', { last: 5 })]));
  await breathe();
  jest.advanceTimersByTime(89);
  expect(shown()).toHaveLength(2);
  jest.advanceTimersByTime(1);
  expect(shown().slice(2)).toEqual([['CLF27 5']]);
});

test('changes in one turn of the event loop go out together', async () => {
  const { quotes, shown } = setup();
  quotes.apply(batchOf([tickOf('CLF27', { last: 1 })]));
  await Promise.resolve();
  quotes.apply(batchOf([tickOf('CLG27', { last: 2 })]));
  await breathe();
  expect(shown()).toEqual([['CLF27 1', 'CLG27 2']]);
});

test('changes in the beat of the rounds are told at once again, however they were held up', async () => {
  const { quotes, rounds } = setup();
  const delays: number[] = [];
  let madeAt = 0;
  rounds.onRound(() => delays.push(Date.now() - madeAt));
  for (let beat = 0; beat < 20; beat += 1) {
    // Three come at once, as after a pause of the process, and the others every 100 ms.
    if (beat > 2) jest.advanceTimersByTime(100);
    madeAt = Date.now();
    quotes.apply(batchOf([tickOf('CLF27', { last: beat })]));
    await breathe();
  }
  jest.advanceTimersByTime(100);
  expect(Math.max(...delays)).toBeGreaterThan(50);
  expect(delays.slice(-5)).toEqual([0, 0, 0, 0, 0]);
});

test('all products have their rounds in the same breath', async () => {
  const { quotes, told } = setup();
  for (const last of [1, 2]) {
    quotes.apply(batchOf([tickOf('CLF27', { last })]));
    await breathe();
  }
  quotes.apply(batchOf([tickOf('NGF27', { last: 1 })]));
  await breathe();
  jest.advanceTimersByTime(40);
  quotes.apply(batchOf([tickOf('CLF27', { last: 3 })]));
  await breathe();
  expect(told.map(({ product }) => product)).toEqual(['CL', 'CL']);
  jest.advanceTimersByTime(60);
  expect(told.map(({ product }) => product)).toEqual(['CL', 'CL', 'CL', 'NG']);
});

test('while nothing changes no timer runs, and the next change goes out at once again', async () => {
  const { quotes, shown } = setup();
  expect(jest.getTimerCount()).toBe(0);
  quotes.apply(batchOf([tickOf('CLF27', { last: 1 })]));
  await breathe();
  jest.advanceTimersByTime(100);
  expect(jest.getTimerCount()).toBe(0);
  quotes.apply(batchOf([tickOf('CLF27', { last: 2 })]));
  await breathe();
  expect(shown()).toEqual([['CLF27 1'], ['CLF27 2']]);
});

test('once closed it tells nothing and leaves no timer', async () => {
  const { quotes, rounds, shown } = setup();
  quotes.apply(batchOf([tickOf('CLF27', { last: 1 })]));
  await breathe();
  quotes.apply(batchOf([tickOf('CLF27', { last: 2 }), tickOf('NGF27', { last: 2 })]));
  rounds.close();
  await breathe();
  expect(jest.getTimerCount()).toBe(0);
  jest.advanceTimersByTime(1_000);
  expect(shown()).toEqual([['CLF27 1']]);
});

test('whatever comes when, the rounds end with the latest quote of every contract, and their number over time', async () => {
  const symbols = ['CLF27', 'CLG27', 'CLH27', 'NGF27'];
  const step = fc.record({
    waitMs: fc.integer({ min: 0, max: 150 }),
    contracts: fc.array(fc.constantFrom(...symbols), { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const { quotes, rounds, told } = setup();
      const toldAt: number[] = [];
      const begunAt = Date.now();
      rounds.onRound(({ product }) => {
        if (product === 'CL') toldAt.push(Date.now() - begunAt);
      });
      let price = 0;
      for (const { waitMs, contracts } of steps) {
        jest.advanceTimersByTime(waitMs);
        quotes.apply(batchOf(contracts.map((symbol) => tickOf(symbol, { last: (price += 1) }))));
        await breathe();
      }
      jest.advanceTimersByTime(100);
      const latest = new Map(told.flatMap((round) => round.quotes).map((quote) => [quote.symbol, quote]));
      expect(latest.size).toBe(quotes.all().length);
      for (const [symbol, quote] of latest) expect(quote).toBe(quoteOf(quotes, symbol));
      // One ahead, and each nine tenths of a round.
      for (const [first, from] of toldAt.entries()) {
        for (const [later, to] of toldAt.slice(first).entries())
          expect(to - from).toBeGreaterThanOrEqual(90 * (later - 1));
      }
      rounds.close();
    }),
  );
});

test('quotes whose feed falls silent are told once more, and again when it is heard', async () => {
  const { quotes, log, time } = quotesForTest();
  const rounds = new QuoteRounds({ quotes, clock: () => time.now, logger: log });
  const told: string[] = [];
  rounds.onRound((round) => {
    told.push(...round.quotes.map((quote) => `${quote.symbol} ${quotes.statusOf(quote)}`));
  });
  const batch = batchOf([tickOf('CLF27', { last: 1 }), tickOf('NGF27', { last: 2 })]);
  quotes.apply(batch);
  quotes.look();
  await breathe();
  jest.advanceTimersByTime(100);
  time.now += 60_000;
  quotes.look();
  quotes.look();
  await breathe();
  jest.advanceTimersByTime(100);
  quotes.apply({ ...batch, ticks: [] });
  quotes.look();
  await breathe();
  expect(told).toEqual(['CLF27 LIVE', 'NGF27 LIVE', 'CLF27 STALE', 'NGF27 STALE', 'CLF27 LIVE', 'NGF27 LIVE']);
  rounds.close();
});
