import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { playLive } from '../../test/support/played-live.js';
import type { PlayedLive } from '../../test/support/played-live.js';
import { quoteOf, ticksOf } from '../../test/support/price-ticks.js';

const FRAME_MS = 17;
const GATHER_MS = 50;
/** Longer than a gap waits for what was missed. */
const RENEWED_MS = 1_000;
const LIVE = { kind: 'LIVE', delayMs: 0 } as const;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Watches CLK26 and CLM26 and has their prices. */
function begin(): PlayedLive {
  const played = playLive();
  played.tell(LIVE);
  played.live.quotes.watch(['CLM26', 'CLK26']);
  jest.advanceTimersByTime(GATHER_MS);
  played.subscriptions[0]!.send(ticksOf(7, [quoteOf('CLK26'), quoteOf('CLM26')], { isSnapshot: true }));
  jest.advanceTimersByTime(FRAME_MS);
  return played;
}

describe('watching', () => {
  test('is one subscription to all that is watched by anyone', () => {
    const { live, subscriptions } = playLive();
    const endOne = live.quotes.watch(['CLK26', 'BZN26', 'CLK26']);
    live.quotes.watch(['CLK26', 'NGJ26']);
    expect(subscriptions).toHaveLength(0);
    jest.advanceTimersByTime(GATHER_MS);
    expect(subscriptions.map(({ variables }) => variables)).toEqual([{ symbols: ['BZN26', 'CLK26', 'NGJ26'] }]);
    endOne();
    endOne();
    jest.advanceTimersByTime(GATHER_MS);
    expect(subscriptions.map(({ variables }) => variables)).toEqual([
      { symbols: ['BZN26', 'CLK26', 'NGJ26'] },
      { symbols: ['CLK26', 'NGJ26'] },
    ]);
  });

  test('that ends and begins again at once changes nothing', () => {
    const { live, subscriptions } = begin();
    const end = live.quotes.watch(['CLN26']);
    end();
    jest.advanceTimersByTime(GATHER_MS);
    expect(subscriptions).toHaveLength(1);
  });

  test('of others goes on over the old subscription until the new one speaks', () => {
    const { live, subscriptions } = begin();
    live.quotes.watch(['CLN26']);
    jest.advanceTimersByTime(GATHER_MS);
    const [old, young] = subscriptions;
    expect(old!.isEnded).toBe(false);
    old!.send(ticksOf(8, [quoteOf('CLK26', { last: 70.5 })]));
    expect(live.quotes.read('CLK26')?.last).toBe(70.5);
    young!.send(ticksOf(3, [quoteOf('CLK26'), quoteOf('CLN26', { last: 72 })], { isSnapshot: true }));
    expect(old!.isEnded).toBe(true);
    expect(live.quotes.read('CLN26')?.last).toBe(72);
    expect(young!.isEnded).toBe(false);
  });

  test('of nothing holds no subscription and keeps no price', () => {
    const { live, subscriptions } = playLive();
    const end = live.quotes.watch(['CLK26']);
    jest.advanceTimersByTime(GATHER_MS);
    subscriptions[0]!.send(ticksOf(0, [quoteOf('CLK26')], { isSnapshot: true }));
    end();
    jest.advanceTimersByTime(GATHER_MS);
    expect(subscriptions.map(({ isEnded }) => isEnded)).toEqual([true]);
    expect(live.quotes.read('CLK26')).toBeUndefined();
  });

  test('of what is no symbol asks for nothing', () => {
    const { live, subscriptions } = playLive();
    live.quotes.watch(['', 'CL', 'clk26', 'LOK26C7000', 'XXK26']);
    jest.advanceTimersByTime(GATHER_MS);
    expect(subscriptions).toEqual([]);
  });

  test('of more than can be asked for by name asks for all, and keeps what is watched', () => {
    const { live, subscriptions } = playLive();
    const months = ['F', 'G', 'H', 'J', 'K', 'M', 'N', 'Q', 'U', 'V', 'X', 'Z'];
    const symbols = ['CL', 'BZ', 'NG', 'HO', 'RB'].flatMap((product) =>
      Array.from({ length: 9 }, (_, year) => months.map((month) => `${product}${month}${26 + year}`)).flat(),
    );
    live.quotes.watch(symbols);
    jest.advanceTimersByTime(GATHER_MS);
    expect(symbols.length).toBeGreaterThan(500);
    expect(subscriptions.map(({ variables }) => variables)).toEqual([{ symbols: null }]);
    subscriptions[0]!.send(ticksOf(0, [quoteOf('CLK26'), quoteOf('CLK49')], { isSnapshot: true }));
    expect(live.quotes.read('CLK26')?.last).toBe(70.02);
    expect(live.quotes.read('CLK49')).toBeUndefined();
  });

  test('of a symbol that the API refuses goes on without naming any', () => {
    const { subscriptions, live } = playLive();
    live.quotes.watch(['CLK26', 'CLF16']);
    jest.advanceTimersByTime(GATHER_MS);
    subscriptions[0]!.refuse('BAD_USER_INPUT');
    expect(subscriptions[1]?.variables).toEqual({ symbols: null });
    subscriptions[1]!.refuse('FORBIDDEN');
    expect(subscriptions).toHaveLength(2);
  });
});

describe('prices', () => {
  test('are merged by contract, and one that did not change stays the same object', () => {
    const { live, subscriptions } = begin();
    const before = live.quotes.read('CLM26');
    subscriptions[0]!.send(ticksOf(8, [quoteOf('CLK26', { last: 70.1 }), quoteOf('CLM26')]));
    expect(live.quotes.read('CLK26')?.last).toBe(70.1);
    expect(live.quotes.read('CLM26')).toBe(before);
    expect(before).toEqual({ ...quoteOf('CLM26'), isStale: false });
  });

  test('that are whole replace all others: what is left out is stale until it is told again', () => {
    const { live, subscriptions } = begin();
    subscriptions[0]!.send(ticksOf(1, [quoteOf('CLK26', { last: 69 })], { isSnapshot: true }));
    expect(live.quotes.read('CLK26')).toMatchObject({ last: 69, isStale: false });
    expect(live.quotes.read('CLM26')).toMatchObject({ last: 70.02, isStale: true });
    subscriptions[0]!.send(ticksOf(2, [quoteOf('CLM26')]));
    expect(live.quotes.read('CLM26')?.isStale).toBe(false);
  });

  test('that are no more, as a message without any says, are stale, and nothing is missing after it', () => {
    const { live, subscriptions } = begin();
    subscriptions[0]!.send(ticksOf(8, [quoteOf('CLK26')]));
    subscriptions[0]!.send(ticksOf(9, []));
    expect(live.quotes.read('CLK26')?.isStale).toBe(true);
    subscriptions[0]!.send(ticksOf(10, [quoteOf('CLK26')]));
    expect(live.quotes.read('CLK26')?.isStale).toBe(false);
    jest.advanceTimersByTime(RENEWED_MS);
    expect(subscriptions).toHaveLength(1);
  });

  test('of which some were left out are asked for anew, once for all that was missed meanwhile', () => {
    const { live, subscriptions } = begin();
    subscriptions[0]!.send(ticksOf(8, [quoteOf('CLK26')]));
    jest.advanceTimersByTime(RENEWED_MS);
    expect(subscriptions).toHaveLength(1);
    subscriptions[0]!.send(ticksOf(10, [quoteOf('CLK26', { last: 71 })]));
    subscriptions[0]!.send(ticksOf(13, [quoteOf('CLK26', { last: 72 })]));
    expect(live.quotes.read('CLK26')?.last).toBe(72);
    jest.advanceTimersByTime(RENEWED_MS);
    const [old, young] = subscriptions;
    expect(subscriptions).toHaveLength(2);
    expect(young!.variables).toEqual({ symbols: ['CLK26', 'CLM26'] });
    expect(old!.isEnded).toBe(false);
    young!.send(ticksOf(40, [quoteOf('CLK26', { last: 72 }), quoteOf('CLM26', { last: 69 })], { isSnapshot: true }));
    expect(old!.isEnded).toBe(true);
    expect(live.quotes.read('CLM26')?.last).toBe(69);
    young!.send(ticksOf(41, [quoteOf('CLM26')]));
    jest.advanceTimersByTime(RENEWED_MS);
    expect(subscriptions).toHaveLength(2);
  });

  test('of which some were left out are not asked for where they come in full by themselves', () => {
    const { subscriptions } = begin();
    subscriptions[0]!.send(ticksOf(10, [quoteOf('CLK26')]));
    subscriptions[0]!.send(ticksOf(20, [quoteOf('CLK26'), quoteOf('CLM26')], { isSnapshot: true }));
    subscriptions[0]!.send(ticksOf(21, [quoteOf('CLK26')]));
    jest.advanceTimersByTime(RENEWED_MS);
    expect(subscriptions).toHaveLength(1);
  });

  test('of which some were left out are not asked for once nobody watches them', () => {
    const { live, subscriptions } = playLive();
    const end = live.quotes.watch(['CLK26']);
    jest.advanceTimersByTime(GATHER_MS);
    subscriptions[0]!.send(ticksOf(7, [quoteOf('CLK26')], { isSnapshot: true }));
    subscriptions[0]!.send(ticksOf(10, [quoteOf('CLK26')]));
    end();
    jest.advanceTimersByTime(GATHER_MS + RENEWED_MS);
    expect(subscriptions.map(({ isEnded }) => isEnded)).toEqual([true]);
  });

  test('are stale where their feed is silent', () => {
    const { live, subscriptions } = begin();
    subscriptions[0]!.send(ticksOf(8, [quoteOf('CLK26', { status: 'STALE' })]));
    expect(live.quotes.read('CLK26')?.isStale).toBe(true);
    expect(live.quotes.read('CLM26')?.isStale).toBe(false);
  });

  test('are stale after ten seconds without a connection, until they come again', () => {
    const { live, subscriptions, tell } = begin();
    const listener = jest.fn();
    live.quotes.subscribe(['CLK26'], listener);
    tell({ kind: 'RECONNECTING', since: 0, nextTryAt: 1 });
    jest.advanceTimersByTime(9_999);
    tell({ kind: 'OFFLINE' });
    expect(live.quotes.read('CLK26')?.isStale).toBe(false);
    jest.advanceTimersByTime(1 + FRAME_MS);
    expect(live.quotes.read('CLK26')?.isStale).toBe(true);
    expect(listener).toHaveBeenCalledTimes(1);
    tell(LIVE);
    expect(live.quotes.read('CLK26')?.isStale).toBe(true);
    subscriptions[0]!.send(ticksOf(1, [quoteOf('CLK26')], { isSnapshot: true }));
    expect(live.quotes.read('CLK26')?.isStale).toBe(false);
  });

  test('stay fresh over a connection that comes back within ten seconds', () => {
    const { live, tell } = begin();
    tell({ kind: 'RECONNECTING', since: 0, nextTryAt: 1 });
    jest.advanceTimersByTime(9_000);
    tell(LIVE);
    jest.advanceTimersByTime(60_000);
    expect(live.quotes.read('CLK26')?.isStale).toBe(false);
  });
});

describe('listeners', () => {
  test('hear of 200 changes a second at most once a frame, and of the last one', () => {
    const { live, subscriptions } = begin();
    let frames = 0;
    let hasEnded = false;
    const count = (): void => {
      frames += 1;
      if (!hasEnded) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const seen: (number | null | undefined)[] = [];
    live.quotes.subscribe(['CLK26', 'CLM26'], () => seen.push(live.quotes.read('CLK26')?.last));
    for (let update = 1; update <= 200; update += 1) {
      const quotes = [quoteOf('CLK26', { last: 70 + update / 100 }), quoteOf('CLM26', { last: 60 + update / 100 })];
      subscriptions[0]!.send(ticksOf(7 + update, quotes));
      jest.advanceTimersByTime(5);
    }
    hasEnded = true;
    jest.advanceTimersByTime(FRAME_MS);
    expect(frames).toBeLessThan(70);
    expect(seen.length).toBeGreaterThan(30);
    expect(seen.length).toBeLessThanOrEqual(frames);
    expect(seen.at(-1)).toBe(72);
  });

  test('hear of their own contracts alone, and of nothing after their end', () => {
    const { live, subscriptions } = begin();
    const listener = jest.fn();
    const end = live.quotes.subscribe(['CLM26'], listener);
    subscriptions[0]!.send(ticksOf(8, [quoteOf('CLK26', { last: 1 })]));
    jest.advanceTimersByTime(FRAME_MS);
    expect(listener).not.toHaveBeenCalled();
    end();
    subscriptions[0]!.send(ticksOf(9, [quoteOf('CLM26', { last: 1 })]));
    jest.advanceTimersByTime(FRAME_MS);
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('the delay', () => {
  /** A price that was made now by a server whose clock is an hour ahead, and comes `wayMs` later. */
  function sendAfter({ subscriptions }: PlayedLive, sequence: number, wayMs: number): void {
    const time = new Date(Date.now() + 3_600_000).toISOString();
    jest.advanceTimersByTime(wayMs);
    subscriptions[0]!.send(ticksOf(sequence, [quoteOf('CLK26', { time })]));
  }

  test('is told once a second, and is none where the clocks differ alone', () => {
    const played = begin();
    for (let round = 1; round <= 40; round += 1) sendAfter(played, 7 + round, 100);
    expect(played.delays).toEqual([0, 0, 0]);
  });

  test('is told where prices come later than they did, and is over when none come', () => {
    const played = begin();
    sendAfter(played, 8, 100);
    sendAfter(played, 9, 3_100);
    jest.advanceTimersByTime(1_000);
    expect(played.delays.at(-1)).toBeGreaterThan(2_000);
    jest.advanceTimersByTime(20_000);
    expect(played.delays.at(-1)).toBe(0);
    const told = played.delays.length;
    jest.advanceTimersByTime(60_000);
    expect(played.delays).toHaveLength(told);
  });

  test('is not measured by what is stale or played again', () => {
    const played = begin();
    const old = { time: '2020-04-20T18:30:00.000Z' };
    played.subscriptions[0]!.send(ticksOf(8, [quoteOf('CLK26', { ...old, status: 'STALE' })]));
    played.subscriptions[0]!.send(ticksOf(9, [quoteOf('CLK26', { ...old, origin: 'REPLAY' })]));
    jest.advanceTimersByTime(5_000);
    expect(played.delays).toEqual([]);
  });
});
