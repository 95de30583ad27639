/** Proves when prices are told in full and when changes alone, and what is told where a replay begins again. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ProductCode } from '@cushing/products';

import { batchOf, quotesForTest, symbolOf, tickOf } from '../../../test/support/quotes.js';
import { QuoteRounds } from '../../slices/quotes/index.js';
import type { Quote } from '../../slices/quotes/index.js';
import { priceTopic } from './price-topic.js';

const FRIDAY = Date.parse('2020-04-17T15:00:00Z');
const MONDAY = Date.parse('2020-04-20T15:00:00Z');

type Told = readonly [prices: Readonly<Record<string, number | null>>, isSnapshot: boolean];

let desk: ReturnType<typeof quotesForTest>;
let rounds: QuoteRounds;
let ends: (() => void)[];

beforeEach(() => {
  jest.useFakeTimers();
  desk = quotesForTest();
  ends = [];
  rounds = new QuoteRounds({ quotes: desk.quotes, clock: () => desk.time.now, logger: desk.log, everyMs: 100 });
});
afterEach(() => {
  for (const end of ends) end();
  rounds.close();
  jest.useRealTimers();
});

const pricesOf = (quotes: readonly Quote[]): Told[0] =>
  Object.fromEntries(quotes.map(({ symbol, last }) => [symbol, last]));

/** What is told of all contracts of products, or of one contract. */
function listen(products: readonly ProductCode[], ...symbols: readonly string[]) {
  const watched = { products: new Set(products), symbols: new Set(symbols.map(symbolOf)) };
  const topic = priceTopic(watched, { quotes: desk.quotes, rounds });
  const told: Told[] = [];
  const end = topic.listen((quotes, isSnapshot) => told.push([pricesOf(quotes), isSnapshot]));
  ends.push(end);
  const snapshot = (): Told[0] | undefined => {
    const quotes = topic.snapshot();
    return quotes === undefined ? undefined : pricesOf(quotes);
  };
  return { told, snapshot, end };
}

/** Plays settles of a session, one round of them. */
async function play(time: number, prices: Readonly<Record<string, number>>, origin: 'REPLAY' | 'LIVE' = 'REPLAY') {
  const ticks = Object.entries(prices).map(([symbol, last]) => tickOf(symbol, { last, time }));
  desk.quotes.apply(batchOf(ticks, origin, origin));
  await jest.advanceTimersByTimeAsync(1_000);
}

describe('prices', () => {
  test('are told as they change, those of one moment together, and in full to who comes', async () => {
    const { told, snapshot } = listen(['CL'], 'NGF27');
    expect(snapshot()).toEqual({});
    await play(desk.time.now, { CLF27: 60, NGF27: 3, NGG27: 4, CLG27: 61 }, 'LIVE');
    await play(desk.time.now, { CLF27: 62 }, 'LIVE');
    expect(told).toEqual([
      [{ CLF27: 60, CLG27: 61, NGF27: 3 }, false],
      [{ CLF27: 62 }, false],
    ]);
    expect(snapshot()).toEqual({ CLF27: 62, CLG27: 61, NGF27: 3 });
  });

  test('that are no more are told by those that are left, also where none is', () => {
    const simulated = batchOf([tickOf('CLF27', { last: 60 }), tickOf('NGF27', { last: 3 })], 's', 'SIMULATED');
    desk.quotes.apply(simulated);
    const [both, oil] = [listen(['CL', 'NG']), listen(['CL'])];
    desk.settles.sources.set('CL', 'IMPORTED');
    desk.settles.tell('CL');
    expect(both.told).toEqual([[{ NGF27: 3 }, true]]);
    expect(oil.told).toEqual([[{}, true]]);
  });

  test('of products that nobody asked for are not told when others end', () => {
    desk.quotes.apply(batchOf([tickOf('CLF27', { last: 60 }), tickOf('NGF27', { last: 3 })], 's', 'SIMULATED'));
    const { told } = listen([], 'NGF27');
    desk.settles.sources.set('CL', 'IMPORTED');
    desk.settles.tell('CL');
    expect(told).toEqual([]);
  });
});

describe('a replay that begins again', () => {
  test('tells nothing until there is a price, then all that there is, then what changes', async () => {
    await play(MONDAY, { CLM20: 20.43, CLN20: 26.28 });
    const { told, snapshot } = listen(['CL']);
    const [isTicked, seen]: [jest.Mock, unknown[]] = [jest.fn(), []];
    desk.quotes.onDropped(() => {
      isTicked();
      seen.push(snapshot());
    });
    await play(FRIDAY, { CLM20: 25.03 });
    expect(isTicked).toHaveBeenCalledTimes(1);
    // At the moment of the beginning there is no price, and who comes then waits for one.
    expect(seen).toEqual([undefined]);
    expect(told).toEqual([[{ CLM20: 25.03 }, true]]);
    await play(FRIDAY, { CLN20: 29.42 });
    expect(told.slice(1)).toEqual([[{ CLN20: 29.42 }, false]]);
  });

  test('lets the price of a contract stand until its own is played', async () => {
    await play(MONDAY, { CLM20: 20.43, CLN20: 26.28 });
    const { told, snapshot } = listen([], 'CLN20');
    await play(FRIDAY, { CLM20: 25.03 });
    expect([told, snapshot()]).toEqual([[], undefined]);
    await play(FRIDAY, { CLN20: 29.42 });
    expect(told).toEqual([[{ CLN20: 29.42 }, true]]);
    await play(FRIDAY, { CLN20: 29.5 });
    expect(told[1]).toEqual([{ CLN20: 29.5 }, false]);
  });

  test('gives way to pushed prices, and those that are replaced are no more', async () => {
    await play(MONDAY, { CLM20: 20.43 });
    const { told, snapshot } = listen([], 'CLM20');
    await play(FRIDAY, { CLN20: 29.42 });
    await play(desk.time.now, { CLF27: 60 }, 'LIVE');
    expect(told).toEqual([[{}, true]]);
    expect(snapshot()).toEqual({});
  });

  test('is not told to who has left', async () => {
    await play(MONDAY, { CLM20: 20.43 });
    const { told, end } = listen(['CL']);
    end();
    await play(FRIDAY, { CLM20: 25.03 });
    expect(told).toEqual([]);
  });
});
