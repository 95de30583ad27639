import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { playLive } from '../../test/support/played-live.js';
import type { PlayedLive } from '../../test/support/played-live.js';
import { quoteOf } from '../../test/support/price-ticks.js';

const POLLING = { kind: 'POLLING', everyMs: 2_000 } as const;

let isHidden = false;
function hide(hidden: boolean): void {
  isHidden = hidden;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  jest.useFakeTimers();
  isHidden = false;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
});
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(document, 'hidden');
});

async function begin(): Promise<PlayedLive & { readonly end: () => void }> {
  const played = playLive();
  played.answerWith(() => ({ quotes: [quoteOf('CLK26')] }));
  const end = played.live.quotes.watch(['CLK26']);
  await jest.advanceTimersByTimeAsync(50);
  return { ...played, end };
}

test('nothing is polled while there is a socket, and every two seconds while there is none', async () => {
  const { live, tell, questions, polls } = await begin();
  tell({ kind: 'LIVE', delayMs: 0 });
  await jest.advanceTimersByTimeAsync(10_000);
  expect(questions).toEqual([]);
  tell(POLLING);
  await jest.advanceTimersByTimeAsync(0);
  expect(live.quotes.read('CLK26')).toEqual({ ...quoteOf('CLK26'), isStale: false });
  await jest.advanceTimersByTimeAsync(6_000);
  expect(questions).toEqual(Array.from({ length: 4 }, () => ({ symbols: ['CLK26'] })));
  expect(polls).toEqual([true, true, true, true]);
  tell({ kind: 'LIVE', delayMs: 0 });
  await jest.advanceTimersByTimeAsync(10_000);
  expect(questions).toHaveLength(4);
});

test('polled prices do not become stale', async () => {
  const { live, tell } = await begin();
  tell(POLLING);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(live.quotes.read('CLK26')?.isStale).toBe(false);
});

test('nothing is polled while nobody looks, and at once when somebody does again', async () => {
  const { tell, questions } = await begin();
  tell(POLLING);
  await jest.advanceTimersByTimeAsync(0);
  hide(true);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(questions).toHaveLength(1);
  hide(false);
  expect(questions).toHaveLength(2);
});

test('nothing is polled while nothing is watched', async () => {
  const { tell, questions, end } = await begin();
  tell(POLLING);
  await jest.advanceTimersByTimeAsync(0);
  end();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(questions).toHaveLength(1);
});

test('a server that does not answer is asked less often, and is told', async () => {
  const { tell, questions, polls, answerWith } = await begin();
  answerWith(() => {
    throw new Error('no way');
  });
  tell(POLLING);
  tell({ kind: 'OFFLINE' });
  await jest.advanceTimersByTimeAsync(0);
  // 4, 8, 16 seconds and then 30 between them.
  await jest.advanceTimersByTimeAsync(28_000);
  expect(questions).toHaveLength(4);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(questions).toHaveLength(6);
  answerWith(() => ({ quotes: [] }));
  await jest.advanceTimersByTimeAsync(30_000);
  expect(polls).toEqual([false, false, false, false, false, false, true]);
});

test('an answer that comes after the socket is open again is too late', async () => {
  const { live, tell } = await begin();
  tell(POLLING);
  tell({ kind: 'LIVE', delayMs: 0 });
  await jest.advanceTimersByTimeAsync(0);
  expect(live.quotes.read('CLK26')).toBeUndefined();
});

test('more than can be asked for at once are asked for in parts', async () => {
  const { live, tell, questions } = await begin();
  const months = ['F', 'G', 'H', 'J', 'K', 'M', 'N', 'Q', 'U', 'V', 'X', 'Z'];
  const symbols = ['CL', 'BZ', 'NG', 'HO', 'RB'].flatMap((product) =>
    Array.from({ length: 9 }, (_, year) => months.map((month) => `${product}${month}${26 + year}`)).flat(),
  );
  live.quotes.watch(symbols);
  await jest.advanceTimersByTimeAsync(50);
  tell(POLLING);
  await jest.advanceTimersByTimeAsync(0);
  expect(questions.map((question) => (question['symbols'] as readonly string[]).length)).toEqual([500, 40]);
});
