/** Proves when prices are told in full and when changes alone, and what is told where a replay begins again. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ProductCode } from '@cushing/products';

import { batchOf, quotesForTest, symbolOf, tickOf } from '../../../test/support/quotes.js';
import { QuoteRounds } from '../../slices/quotes/index.js';
import type { Quote } from '../../slices/quotes/index.js';
import { FIRST_PRICES_WAIT_MS, priceTopic } from './price-topic.js';

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
  apply(time, prices, origin);
  await jest.advanceTimersByTimeAsync(1_000);
}

function apply(time: number, prices: Readonly<Record<string, number>>, origin: Quote['origin']): void {
  const ticks = Object.entries(prices).map(([symbol, last]) => tickOf(symbol, { last, time }));
  desk.quotes.apply(batchOf(ticks, origin, origin));
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

  test('is not told to who leaves while it is waited for, and leaves no wait behind', async () => {
    await play(MONDAY, { CLN20: 26.28 });
    const { told, snapshot, end } = listen([], 'CLN20');
    await play(FRIDAY, { CLM20: 25.03 });
    end();
    await jest.advanceTimersByTimeAsync(FIRST_PRICES_WAIT_MS);
    expect([told, snapshot()]).toEqual([[], {}]);
  });

  test('takes the price of a contract that it does not play back once the wait is over', async () => {
    await play(MONDAY, { CLM20: 20.43, CLN20: 26.28 });
    const { told, snapshot } = listen([], 'CLN20');
    apply(FRIDAY, { CLM20: 25.03 }, 'REPLAY');
    await jest.advanceTimersByTimeAsync(FIRST_PRICES_WAIT_MS - 1);
    expect([told, snapshot()]).toEqual([[], undefined]);
    await jest.advanceTimersByTimeAsync(1);
    expect([told, snapshot()]).toEqual([[[{}, true]], {}]);
    // Where it is played later, that is a change like any other.
    await play(FRIDAY, { CLN20: 29.42 });
    expect(told.slice(1)).toEqual([[{ CLN20: 29.42 }, false]]);
  });

  test('waits no longer where dates are so short that it begins again meanwhile', async () => {
    await play(MONDAY, { CLM20: 20.43, CLN20: 26.28 });
    const { told } = listen([], 'CLN20');
    await play(FRIDAY, { CLM20: 25.03 });
    await play(MONDAY, { CLM20: 20.43 });
    expect(told).toEqual([[{}, true]]);
  });

  test('is waited for no longer where prices of another product are gone: those that are left are told', async () => {
    apply(desk.time.now, { NGF27: 3 }, 'SIMULATED');
    await play(MONDAY, { CLM20: 20.43, CLN20: 26.28 });
    const { told, snapshot } = listen(['NG'], 'CLN20');
    await play(FRIDAY, { CLM20: 25.03 });
    expect(told).toEqual([]);
    desk.settles.sources.set('NG', 'IMPORTED');
    desk.settles.tell('NG');
    expect([told, snapshot()]).toEqual([[[{}, true]], {}]);
    await jest.advanceTimersByTimeAsync(2 * FIRST_PRICES_WAIT_MS);
    expect(told).toHaveLength(1);
  });

  test('lets prices of a product stand while others change, and is told in full with its own first', async () => {
    apply(desk.time.now, { NGF27: 3 }, 'LIVE');
    await play(MONDAY, { CLM20: 20.43, CLN20: 26.28 });
    const { told, snapshot } = listen(['NG'], 'CLN20');
    apply(FRIDAY, { CLM20: 25.03 }, 'REPLAY');
    await play(desk.time.now, { NGF27: 3.1 }, 'LIVE');
    expect([told, snapshot()]).toEqual([[[{ NGF27: 3.1 }, false]], undefined]);
    await play(FRIDAY, { CLN20: 29.42 });
    expect(told.slice(1)).toEqual([[{ CLN20: 29.42, NGF27: 3.1 }, true]]);
  });

  test('is told in full once, when the last of its products has a price', async () => {
    await play(MONDAY, { CLM20: 20.43, CLN20: 26.28, NGM20: 1.9, NGN20: 2.1 });
    const { told } = listen([], 'CLN20', 'NGN20');
    await play(FRIDAY, { CLM20: 25.03, CLN20: 29.42, NGM20: 1.75 });
    expect(told).toEqual([[{ CLN20: 29.42 }, false]]);
    apply(FRIDAY, { NGN20: 1.9 }, 'REPLAY');
    await jest.advanceTimersByTimeAsync(FIRST_PRICES_WAIT_MS);
    expect(told.slice(1)).toEqual([[{ CLN20: 29.42, NGN20: 1.9 }, true]]);
  });
});
