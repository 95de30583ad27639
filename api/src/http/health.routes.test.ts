/** Proves what is asked of a process: whether it is ready, and what of it is away. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

import { registerHealthRoutes } from './health.routes.js';
import type { FeedHealth } from './health.routes.js';
import { Lifecycle } from './lifecycle.js';

const SINCE = '2026-11-20T15:00:00.000Z';
const SILENT_SINCE = '2026-11-20T15:04:00.000Z';
const RUNNING: FeedHealth = { name: 'simulated', state: 'RUNNING', since: Date.parse(SINCE), silentSince: null };

let server: FastifyInstance;
let lifecycle: Lifecycle;
let feed: FeedHealth | undefined;
let isStoreUp: boolean;

beforeEach(() => {
  server = Fastify();
  lifecycle = new Lifecycle();
  lifecycle.ready();
  feed = undefined;
  isStoreUp = true;
  const check = (): Promise<void> => (isStoreUp ? Promise.resolve() : Promise.reject(new Error('gone')));
  registerHealthRoutes(server, lifecycle, [{ name: 'store', check }], () => feed);
});
afterEach(() => server.close());

async function ready(): Promise<readonly [number, Record<string, unknown>]> {
  const { statusCode, body } = await server.inject('/health/ready');
  return [statusCode, JSON.parse(body) as Record<string, unknown>];
}

describe('a process with a feed', () => {
  test('says what it is, and since when', async () => {
    feed = RUNNING;
    expect(await ready()).toEqual([
      200,
      {
        status: 'ready',
        dependencies: { store: { status: 'up', latencyMs: expect.any(Number) } },
        feed: { name: 'simulated', state: 'RUNNING', since: SINCE, silentSince: null },
      },
    ]);
  });

  test('stays ready where the feed is silent, and says that it is degraded', async () => {
    feed = { ...RUNNING, state: 'RESTARTING', silentSince: Date.parse(SILENT_SINCE) };
    expect(await ready()).toMatchObject([
      200,
      { status: 'degraded', feed: { state: 'RESTARTING', since: SINCE, silentSince: SILENT_SINCE } },
    ]);
  });

  test('is not degraded where another process runs the feed', async () => {
    feed = { ...RUNNING, state: 'WAITING' };
    expect(await ready()).toMatchObject([200, { status: 'ready', feed: { state: 'WAITING' } }]);
  });

  test('is degraded where nobody can say which process runs the feed', async () => {
    feed = { ...RUNNING, state: 'UNKNOWN' };
    expect(await ready()).toMatchObject([200, { status: 'degraded', feed: { state: 'UNKNOWN', silentSince: null } }]);
  });

  test('is unavailable without a part that it needs, whatever the feed does', async () => {
    feed = { ...RUNNING, silentSince: Date.parse(SILENT_SINCE) };
    isStoreUp = false;
    expect(await ready()).toMatchObject([503, { status: 'unavailable', dependencies: { store: { status: 'down' } } }]);
  });
});

test('a process without a feed says nothing of one', async () => {
  const [status, answer] = await ready();
  expect([status, answer['status'], Object.keys(answer)]).toEqual([200, 'ready', ['status', 'dependencies']]);
});

test('a process that starts is not ready, also where its feed is silent', async () => {
  lifecycle = new Lifecycle();
  const starting = Fastify();
  registerHealthRoutes(starting, lifecycle, [], () => ({ ...RUNNING, silentSince: 0 }));
  const { statusCode, body } = await starting.inject('/health/ready');
  expect([statusCode, JSON.parse(body)]).toMatchObject([503, { status: lifecycle.state.toLowerCase() }]);
  await starting.close();
});
