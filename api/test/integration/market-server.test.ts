/** Proves what surrounds the market's questions: health, the one method of the endpoint, and an end that leaves nothing open. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { APRIL_2020 } from '../support/april-2020.js';
import { importFile } from '../support/import-file.js';
import { VIEWER, startServerIn, startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const SUBSCRIPTION = 'subscription { marketChanged { importId } }';
const socketAddress = ({ address }: { readonly address: string }): string => `${address.replace('http', 'ws')}/graphql`;

/** @returns whether a connection to the address is accepted */
async function accepts(address: string): Promise<boolean> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** @returns what keeps this process alive, by kind; files under way are not looked at */
function openResources(): readonly string[] {
  return process.getActiveResourcesInfo().filter((kind) => /TCP|Pipe|Timeout|Immediate/u.test(kind));
}

/** @returns what is open now beyond what was open before, by kind */
function openedSince(before: readonly string[]): readonly string[] {
  const rest = [...before];
  return openResources().filter((kind) => {
    const index = rest.indexOf(kind);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

/** Asks again until something holds; the test's own time limit ends it otherwise. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(10);
}

describe('a server that is closed', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'cushing-'));
  });
  afterAll(() => rm(root, { recursive: true }));
  const folder = (name: string): string => join(root, name);

  test('leaves nothing open: no socket, no timer, no lock on the store', async () => {
    const before = openResources();
    const server = await startServerIn(folder('resources'));
    const client = createClient({
      url: socketAddress(server),
      webSocketImpl: WebSocket,
      connectionParams: VIEWER,
      retryAttempts: 0,
    });
    client.subscribe(
      { query: SUBSCRIPTION },
      { next: () => undefined, error: () => undefined, complete: () => undefined },
    );
    await client.iterate({ query: '{ __typename }' }).next();
    expect(openedSince(before)).toEqual(expect.arrayContaining(['TCPServerWrap', 'TCPSocketWrap', 'Timeout']));
    await server.close();
    await client.dispose();
    for (let attempt = 0; attempt < 500 && openedSince(before).length > 0; attempt += 1) await wait(10);
    expect(openedSince(before)).toEqual([]);

    const file = folder('settlements.csv');
    await writeFile(file, APRIL_2020);
    expect(await importFile(join(folder('resources'), 'market.duckdb'), file)).toMatchObject({ exitCode: 0 });
  });

  test('ends an open subscription by saying that it restarts', async () => {
    const server = await startServerIn(folder('subscription'));
    const closed = new Promise<{ code: number; reason: string }>((resolve) => {
      const client = createClient({
        url: socketAddress(server),
        webSocketImpl: WebSocket,
        connectionParams: VIEWER,
        lazy: false,
        retryAttempts: 0,
        onNonLazyError: () => undefined,
        on: {
          closed: (event) => {
            resolve(event as { code: number; reason: string });
          },
        },
      });
      client.subscribe(
        { query: SUBSCRIPTION },
        { next: () => undefined, error: () => undefined, complete: () => undefined },
      );
      void client
        .iterate({ query: '{ __typename }' })
        .next()
        .then(() => server.close());
    });
    expect(await closed).toMatchObject({ code: 1012, reason: expect.stringMatching(/restarts/u) });
  });

  test('accepts no connection any more', async () => {
    const server = await startServerIn(folder('connection'));
    expect(await accepts(server.address)).toBe(true);
    await server.close();
    expect(await accepts(server.address)).toBe(false);
  });

  test('can be started again in its folder and has what was imported before', async () => {
    const file = folder('settlements.csv');
    await writeFile(file, APRIL_2020);
    const directory = folder('again');
    const first = await startServerIn(directory);
    expect(await importFile(join(directory, 'market.duckdb'), file)).toMatchObject({ exitCode: 0 });
    await first.close();
    const second = await startServerIn(directory);
    const response = await fetch(`${second.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...VIEWER },
      body: JSON.stringify({ query: '{ tradeDates(product: CL) }' }),
    });
    expect(await response.json()).toEqual({
      data: { tradeDates: ['2020-04-17', '2020-04-20', '2020-04-21', '2020-04-22'] },
    });
    await second.close();
  });

  test('ends a socket that does not answer when ten seconds are over', async () => {
    const server = await startServerIn(folder('silent'));
    const silent = new WebSocket(socketAddress(server), 'graphql-transport-ws');
    await new Promise((resolve) => silent.once('open', resolve));
    silent.pause();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setInterval', 'queueMicrotask', 'performance'] });
    try {
      const closed: string[] = [];
      void server.close().then(() => closed.push('the server'));
      await until(async () => (await fetch(`${server.address}/health/ready`)).status === 503);
      expect(closed).toEqual([]);
      jest.advanceTimersByTime(10_000);
      for (let attempt = 0; attempt < 500 && closed.length === 0; attempt += 1) await wait(10);
      expect(closed).toEqual(['the server']);
    } finally {
      jest.useRealTimers();
      silent.terminate();
    }
  });

  test('is live and not ready while a socket keeps it from its end, and takes nothing new', async () => {
    const server = await startServerIn(folder('draining'));
    const slow = new WebSocket(socketAddress(server), 'graphql-transport-ws');
    await new Promise((resolve) => slow.once('open', resolve));
    slow.pause(); // It does not read that the server goes away.
    const closing = server.close();

    await until(async () => (await fetch(`${server.address}/health/ready`)).status === 503);
    expect(await (await fetch(`${server.address}/health/ready`)).json()).toMatchObject({
      status: 'draining',
      dependencies: { marketStore: { status: 'up' } },
    });
    expect((await fetch(`${server.address}/health/live`)).status).toBe(200);
    const refused = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...VIEWER },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    const late = new WebSocket(socketAddress(server), 'graphql-transport-ws');
    const message = await new Promise<string>((resolve) => {
      late.on('error', (error) => {
        resolve(error.message);
      });
    });
    expect(message).toContain('503');

    slow.terminate();
    await closing;
    expect(await accepts(server.address)).toBe(false);
  });
});

describe('a server that runs', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  test('is live', async () => {
    const response = await fetch(`${server.address}/health/live`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'live' });
  });

  test('is ready, even with an empty store, and says of what it depends on that it answers', async () => {
    const response = await fetch(`${server.address}/health/ready`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      status: 'ready',
      dependencies: {
        marketStore: { status: 'up', latencyMs: expect.any(Number) },
        accounts: { status: 'up', latencyMs: expect.any(Number) },
      },
    });
  });

  test.each(['?query={__typename}', '?query=mutation{__typename}', '/'])(
    'answers no operation by GET at /graphql%s and names the method that it takes',
    async (rest) => {
      const response = await fetch(`${server.address}/graphql${rest}`);
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('POST');
      expect(await response.json()).toMatchObject({
        errors: [{ message: 'Send operations by POST as JSON.', extensions: { reason: 'METHOD' } }],
      });
    },
  );
});
