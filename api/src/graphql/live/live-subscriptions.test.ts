/** Proves that a subscription which the hub serves ends by itself when its topic does, and leaves nothing behind. */
import { setImmediate as turn } from 'node:timers/promises';

import { beforeEach, expect, test } from '@jest/globals';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema, parse } from 'graphql';
import { pino } from 'pino';

import { CompiledOperations } from '../compiled-operations.js';
import type { Context } from '../context.js';
import { LiveHub } from './live-hub.js';
import { subscribeLive } from './live-subscriptions.js';
import { liveStream } from './live-topic.js';
import type { LiveMessage, LiveTopic } from './live-topic.js';

/** Those who listen to the topic, of each group. */
let listeners: { readonly tell: (event: number, isSnapshot: boolean) => void; readonly finish: () => void }[];
let hub: LiveHub;
let operations: CompiledOperations;
let schema: GraphQLSchema;
const DOCUMENT = parse('subscription ($from: Int) { count(from: $from) }');

function counter(): LiveTopic<number> {
  return {
    key: 'count',
    snapshot: () => 1,
    listen: (tell, finish = () => undefined) => {
      const listener = { tell, finish };
      listeners.push(listener);
      return () => {
        listeners = listeners.filter((each) => each !== listener);
      };
    },
  };
}

beforeEach(() => {
  listeners = [];
  hub = new LiveHub({ slowForMs: 15_000 });
  const count = {
    type: GraphQLInt,
    args: { from: { type: GraphQLInt } },
    subscribe: (_: unknown, _args: object, context: object) => liveStream(context, counter()),
    resolve: ({ event }: LiveMessage<number>) => event,
  };
  const query = new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLInt } } });
  const subscription = new GraphQLObjectType({ name: 'Subscription', fields: { count } });
  schema = new GraphQLSchema({ query, subscription });
  operations = new CompiledOperations(schema);
});

interface Subscriber {
  readonly user?: string;
  readonly session?: string;
  /** The demo's user is everybody, and may not act on the account. */
  readonly isDemo?: boolean;
  readonly from?: number;
}

/** One subscriber: what is written to its socket, and the stream that graphql-ws reads. */
async function subscribe(id: string, { user, session = id, isDemo = false, from }: Subscriber = {}) {
  const written: string[] = [];
  const write = (frame: Buffer): void => void written.push(frame.subarray(2).toString());
  const signedIn = {
    ...{ kind: 'SESSION', userId: user, sessionId: session },
    permissions: isDemo ? ['read'] : ['read', 'account'],
  };
  const identity = user === undefined ? { kind: 'ANONYMOUS' } : signedIn;
  const contextValue = { identity, notices: [] } as unknown as Context;
  const stream = await subscribeLive(
    { schema, document: DOCUMENT, contextValue, variableValues: { from } },
    'document',
    { id, socket: { backlogBytes: 0, write, close: () => undefined } },
    { operations, hub, logger: pino({ level: 'silent' }) },
  );
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  return { written, stream };
}

async function settle(): Promise<void> {
  for (let count = 0; count < 20; count += 1) await turn();
}

const next = (id: string, count: number): string => JSON.stringify({ id, type: 'next', payload: { data: { count } } });

test('a topic that ends completes those who subscribed to it, and who comes then is told of a new one', async () => {
  const [one, two] = [await subscribe('1'), await subscribe('2')];
  const done = Promise.all([one.stream.next(), two.stream.next()]);
  await settle();
  expect(listeners).toHaveLength(1);
  listeners[0]!.tell(2, false);
  listeners[0]!.finish();
  expect(await done).toEqual([
    { done: true, value: undefined },
    { done: true, value: undefined },
  ]);
  expect(one.written).toEqual([next('1', 1), next('1', 2)]);
  expect(two.written).toEqual([next('2', 1), next('2', 2)]);
  expect(listeners).toEqual([]);
  const three = await subscribe('3');
  await settle();
  expect(listeners).toHaveLength(1);
  expect(three.written).toEqual([next('3', 1)]);
  await three.stream.return?.();
  expect(listeners).toEqual([]);
});

test('a user has at most 200 different subscriptions at a time, and each as often as they like', async () => {
  const refused = /One user may have 200 different subscriptions at a time/u;
  const [first] = await Promise.all(
    Array.from({ length: 200 }, (_, from) => subscribe(String(from), { user: 'ann', from })),
  );
  await expect(subscribe('more', { user: 'ann', from: 200 })).rejects.toThrow(refused);
  const { stream: again } = await subscribe('again', { user: 'ann', from: 0 });
  const { stream: others } = await subscribe('others', { user: 'ben', from: 200 });
  await others.return?.();
  // It is still subscribed to once.
  await first!.stream.return?.();
  await first!.stream.return?.();
  await expect(subscribe('more', { user: 'ann', from: 200 })).rejects.toThrow(refused);
  await again.return?.();
  await subscribe('more', { user: 'ann', from: 200 });
  await expect(subscribe('most', { user: 'ann', from: 201 })).rejects.toThrow(refused);
  expect(listeners).toHaveLength(200);
});

test('a visitor of the demo who has as many as are allowed leaves the others theirs', async () => {
  const demo = { user: 'demo', isDemo: true };
  await Promise.all(
    Array.from({ length: 200 }, (_, from) => subscribe(String(from), { ...demo, session: 'greedy', from })),
  );
  await expect(subscribe('more', { ...demo, session: 'greedy', from: 200 })).rejects.toThrow(/200 different/u);
  const { stream } = await subscribe('other', { ...demo, session: 'modest', from: 200 });
  await stream.return?.();
  expect(listeners).toHaveLength(200);
});

test('who leaves ends a reading that waits', async () => {
  const { stream } = await subscribe('1');
  const reading = stream.next();
  await stream.return?.();
  expect(await reading).toEqual({ done: true, value: undefined });
  expect(listeners).toEqual([]);
});

test('a reader without a hub is told what came before the end, and ends', async () => {
  const stream = liveStream({}, counter());
  expect(await stream.next()).toMatchObject({ value: { event: 1, sequence: 0, isSnapshot: true } });
  listeners[0]!.tell(2, false);
  listeners[0]!.finish();
  expect(await stream.next()).toMatchObject({ value: { event: 2, sequence: 1, isSnapshot: false } });
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(listeners).toEqual([]);
});
