import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Client, Sink } from 'graphql-ws';

import { PriceTicksDocument } from '../gql/graphql.js';
import { createLiveTransport } from './live-transport.js';

interface Begun {
  readonly payload: unknown;
  readonly sink: Sink;
  isEnded: boolean;
}

const begun: Begun[] = [];
const socket = {
  subscribe: (payload: unknown, sink: Sink) => {
    const one = { payload, sink, isEnded: false };
    begun.push(one);
    return () => {
      one.isEnded = true;
    };
  },
} as Pick<Client, 'subscribe'>;

beforeEach(() => {
  begun.length = 0;
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function begin(): {
  readonly heard: unknown[];
  readonly refused: string[];
  readonly end: () => void;
} {
  const heard: unknown[] = [];
  const refused: string[] = [];
  const { subscribe } = createLiveTransport(socket, { query: () => Promise.reject(new Error('not asked')) });
  const end = subscribe(
    PriceTicksDocument,
    { symbols: ['CLK26'] },
    { next: (data) => heard.push(data), error: ({ code }) => refused.push(code) },
  );
  return { heard, refused, end };
}

function refusal(code: string, rest: Readonly<Record<string, unknown>> = {}): readonly unknown[] {
  return [{ message: code, extensions: { code, ...rest } }];
}

test('what comes is handed on, until the end', () => {
  const { heard, end } = begin();
  expect(begun[0]!.payload).toMatchObject({ variables: { symbols: ['CLK26'] } });
  begun[0]!.sink.next({ data: { priceTicks: [] } });
  begun[0]!.sink.next({ data: null, errors: [{ message: 'a part of it failed' }] });
  end();
  begun[0]!.sink.next({ data: { priceTicks: [] } });
  expect(heard).toEqual([{ priceTicks: [] }]);
  expect(begun[0]!.isEnded).toBe(true);
});

test('what ends for a passing reason begins again, later and later, and at once again after it spoke', () => {
  const { refused } = begin();
  begun[0]!.sink.complete();
  jest.advanceTimersByTime(2_000);
  expect(begun).toHaveLength(2);
  begun[1]!.sink.error(refusal('UNAVAILABLE'));
  begun[1]!.sink.complete();
  jest.advanceTimersByTime(4_000);
  expect(begun).toHaveLength(3);
  begun[2]!.sink.error(refusal('RATE_LIMITED', { retryAfterMs: 20_000 }));
  jest.advanceTimersByTime(19_999);
  expect(begun).toHaveLength(3);
  jest.advanceTimersByTime(1);
  expect(begun).toHaveLength(4);
  begun[3]!.sink.next({ data: { priceTicks: [] } });
  begun[3]!.sink.error(new Error('something else'));
  jest.advanceTimersByTime(2_000);
  expect(begun).toHaveLength(5);
  expect(refused).toEqual([]);
});

test('what is refused for good is told once and not asked again', () => {
  const { refused } = begin();
  begun[0]!.sink.error(refusal('BAD_USER_INPUT'));
  jest.advanceTimersByTime(120_000);
  expect(refused).toEqual(['BAD_USER_INPUT']);
  expect(begun).toHaveLength(1);
});

test('what ends, and is refused for good as it begins again, is told then', () => {
  const { refused } = begin();
  begun[0]!.sink.next({ data: { priceTicks: [] } });
  begun[0]!.sink.complete();
  expect(refused).toEqual([]);
  jest.advanceTimersByTime(2_000);
  begun[1]!.sink.error(refusal('NOT_FOUND'));
  jest.advanceTimersByTime(120_000);
  expect(refused).toEqual(['NOT_FOUND']);
  expect(begun).toHaveLength(2);
});

test('nothing begins again after the end', () => {
  const { end } = begin();
  begun[0]!.sink.complete();
  end();
  jest.advanceTimersByTime(120_000);
  expect(begun).toHaveLength(1);
});
