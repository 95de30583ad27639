/** That a chain which has expired is shown as moving no more, as its subscription ends on the wire. */
import { isoDate } from '@cushing/products';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Client, Sink } from 'graphql-ws';

import { createChainTopic } from './live-chain.js';
import { createLiveTransport } from './live-transport.js';

const sinks: Sink[] = [];
const socket = {
  subscribe: (_payload: unknown, sink: Sink) => {
    sinks.push(sink);
    return () => undefined;
  },
} as Pick<Client, 'subscribe'>;

beforeEach(() => {
  sinks.length = 0;
  jest.useFakeTimers();
  globalThis.requestAnimationFrame = (callback) => setTimeout(callback, 16, 0) as unknown as number;
});
afterEach(() => {
  jest.useRealTimers();
});

const MESSAGE = { data: { optionChainUpdates: { sequence: 0, isSnapshot: true, rows: [{ strike: 70 }] } } };

test('what the server completed, and refuses as it is asked for again, is shown no more, and its listeners hear', () => {
  const transport = createLiveTransport(socket, { query: () => Promise.reject(new Error('not asked')) });
  const topic = createChainTopic(transport, { product: 'CL', expiry: isoDate('2026-04-16'), series: 'LO' });
  let heard = 0;
  const leave = topic.subscribe(() => (heard += 1));
  sinks[0]!.next(MESSAGE);
  jest.advanceTimersByTime(16);
  expect(topic.read()?.rows).toHaveLength(1);
  const before = heard;

  sinks[0]!.complete();
  // It may have ended for a passing reason.
  expect(topic.read()?.rows).toHaveLength(1);
  jest.advanceTimersByTime(2_000);
  expect(sinks).toHaveLength(2);
  sinks[1]!.error([{ message: 'It has expired.', extensions: { code: 'NOT_FOUND' } }] as never);
  expect(topic.read()).toBeUndefined();
  expect(heard).toBe(before + 1);

  jest.advanceTimersByTime(120_000);
  expect(sinks).toHaveLength(2);
  leave();
});
