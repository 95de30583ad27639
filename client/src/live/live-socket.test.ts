/** The socket to the API, against one that this test plays the server of. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { PlayedSession, PlayedSocket } from '../../test/support/played-socket.js';
import { createLiveSocket } from './live-socket.js';
import type { LiveSocket } from './live-socket.js';
import type { LiveStatus } from './live-status.js';

const { all: sockets } = PlayedSocket;
const realSocket = globalThis.WebSocket;
const realFetch = Object.getOwnPropertyDescriptor(globalThis, 'fetch');
const realTimeout = Object.getOwnPropertyDescriptor(AbortSignal, 'timeout');
let isHttpThere = true;
let probes = 0;

beforeEach(() => {
  PlayedSocket.restart();
  isHttpThere = true;
  probes = 0;
  jest.useFakeTimers({ now: 1_000_000 });
  // The longest waits that chance may bring, so that no attempt comes early.
  jest.spyOn(Math, 'random').mockReturnValue(1 - Number.EPSILON);
  Object.assign(globalThis, {
    WebSocket: PlayedSocket,
    fetch: () => {
      probes += 1;
      return isHttpThere ? Promise.resolve({ status: 401 }) : Promise.reject(new TypeError('no network'));
    },
  });
  Object.assign(AbortSignal, { timeout: () => undefined });
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
  Object.assign(globalThis, { WebSocket: realSocket });
  if (realFetch === undefined) Reflect.deleteProperty(globalThis, 'fetch');
  else Object.defineProperty(globalThis, 'fetch', realFetch);
  if (realTimeout !== undefined) Object.defineProperty(AbortSignal, 'timeout', realTimeout);
});

interface Played extends LiveSocket {
  readonly session: PlayedSession;
  readonly heard: unknown[];
  readonly end: () => void;
  readonly read: () => LiveStatus;
}

/** Subscribes to something over a new socket. */
async function begin(): Promise<Played> {
  const session = new PlayedSession();
  const socket = createLiveSocket('http://localhost:4000', session);
  const heard: unknown[] = [];
  const end = socket.client.subscribe(
    { query: 'subscription { marketChanged { products } }' },
    { next: (result) => heard.push(result), error: (error) => heard.push(error), complete: () => heard.push('END') },
  );
  await jest.advanceTimersByTimeAsync(0);
  return { ...socket, session, heard, end, read: socket.connection.status.read };
}

function subscribed(socket: PlayedSocket | undefined): number {
  return socket?.sent.filter((type) => type === 'subscribe').length ?? 0;
}

describe('a socket', () => {
  test('is opened for the first who subscribes, and ends with the last', async () => {
    const session = new PlayedSession();
    const { client, connection } = createLiveSocket('http://localhost:4000', session);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sockets).toHaveLength(0);
    expect(connection.status.read()).toEqual({ kind: 'IDLE' });
    const end = client.subscribe({ query: '{ x }' }, { next: jest.fn(), error: jest.fn(), complete: jest.fn() });
    await jest.advanceTimersByTimeAsync(0);
    expect(connection.status.read()).toEqual({ kind: 'LIVE', delayMs: 0 });
    end();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sockets.map(({ readyState }) => readyState)).toEqual([PlayedSocket.CLOSED]);
    expect(connection.status.read()).toEqual({ kind: 'IDLE' });
  });

  test('whose server answers its pings stays open', async () => {
    const { read } = await begin();
    for (let round = 0; round < 5; round += 1) {
      await jest.advanceTimersByTimeAsync(10_000);
      sockets[0]!.answer('pong');
    }
    expect(sockets[0]!.sent.filter((type) => type === 'ping')).toHaveLength(5);
    expect(read().kind).toBe('LIVE');
    expect(sockets).toHaveLength(1);
  });

  test('whose server leaves a ping unanswered for ten seconds is dead, and opened anew', async () => {
    const { read } = await begin();
    await jest.advanceTimersByTimeAsync(19_999);
    expect(sockets[0]!.sent.at(-1)).toBe('ping');
    expect(read().kind).toBe('LIVE');
    await jest.advanceTimersByTimeAsync(1);
    expect(sockets[0]!.readyState).toBe(PlayedSocket.CLOSED);
    expect(read().kind).toBe('RECONNECTING');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(sockets).toHaveLength(2);
    expect(subscribed(sockets[1])).toBe(1);
    expect(read().kind).toBe('LIVE');
  });

  test('that is not opened within ten seconds is given up and tried again', async () => {
    PlayedSocket.behaviour = 'HANGS';
    await begin();
    await jest.advanceTimersByTimeAsync(9_999);
    expect(sockets).toHaveLength(1);
    PlayedSocket.behaviour = 'OPENS';
    await jest.advanceTimersByTimeAsync(2_001);
    expect(sockets).toHaveLength(2);
  });
});

describe('the token', () => {
  test('is told at the opening, and every new one while it is open', async () => {
    const { session } = await begin();
    const [socket] = sockets;
    expect(socket!.messages[0]).toEqual({ type: 'connection_init', payload: { authorization: 'Bearer first' } });
    session.tell('second');
    session.tell('second');
    await jest.advanceTimersByTimeAsync(0);
    expect(socket!.messages.filter(({ payload, type }) => type === 'ping' && payload !== undefined)).toEqual([
      { type: 'ping', payload: { authorization: 'Bearer second' } },
    ]);
    session.tell(undefined);
    await jest.advanceTimersByTimeAsync(0);
    expect(socket!.sent.filter((type) => type === 'ping')).toHaveLength(1);
  });

  test('is another one after the server refused it, and the same after a socket broke', async () => {
    const { session } = await begin();
    sockets[0]!.closeByServer(1006);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(session.renewed).toEqual([]);
    expect(sockets[1]?.messages[0]?.payload).toEqual({ authorization: 'Bearer first' });
    await jest.advanceTimersByTimeAsync(5_000);
    sockets[1]!.closeByServer(4403);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(session.renewed).toEqual(['first']);
    expect(sockets[2]?.messages[0]?.payload).toEqual({ authorization: 'Bearer after first' });
  });
});

describe('a socket that broke', () => {
  test('is tried again for ever, at most every half a minute, and says when', async () => {
    const { read } = await begin();
    isHttpThere = false;
    PlayedSocket.behaviour = 'FAILS';
    sockets[0]!.closeByServer(1006);
    await jest.advanceTimersByTimeAsync(0);
    expect(read()).toEqual({ kind: 'RECONNECTING', since: 1_000_000, nextTryAt: 1_001_000 });
    await jest.advanceTimersByTimeAsync(1_010);
    expect(read()).toMatchObject({ kind: 'RECONNECTING', since: 1_000_000 });
    await jest.advanceTimersByTimeAsync(600_000);
    // 1 + 2 + 4 + 8 + 16 seconds, then 30 each.
    const tries = sockets.length;
    expect(tries).toBeGreaterThanOrEqual(1 + 5 + 18);
    expect(tries).toBeLessThanOrEqual(1 + 5 + 20);
    expect(read()).toEqual({ kind: 'OFFLINE' });
    PlayedSocket.behaviour = 'OPENS';
    await jest.advanceTimersByTimeAsync(30_000);
    expect(read()).toEqual({ kind: 'LIVE', delayMs: 0 });
    expect(subscribed(sockets.at(-1))).toBe(1);
  });

  test('is offline at once where the device is', async () => {
    const { read } = await begin();
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    sockets[0]!.closeByServer(1006);
    await jest.advanceTimersByTimeAsync(0);
    expect(read()).toEqual({ kind: 'OFFLINE' });
  });

  test.each([1001, 1012, 4480])('after the server sent everyone away with %i comes back by chance', async (code) => {
    const { read } = await begin();
    sockets[0]!.closeByServer(code);
    await jest.advanceTimersByTimeAsync(0);
    expect(read()).toMatchObject({ kind: 'RECONNECTING', nextTryAt: 1_005_000 });
    await jest.advanceTimersByTimeAsync(4_990);
    expect(sockets).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(10);
    expect(sockets).toHaveLength(2);
  });

  test.each([1002, 1011, 4400, 4401, 4409, 4429, 4500])(
    'with %i, at which the library gives up, is opened again for all',
    async (code) => {
      const { client, heard } = await begin();
      const others: unknown[] = [];
      const sink = { next: (result: unknown) => others.push(result), error: jest.fn(), complete: jest.fn() };
      client.subscribe({ query: '{ y }' }, sink);
      await jest.advanceTimersByTimeAsync(0);
      sockets[0]!.closeByServer(code);
      await jest.advanceTimersByTimeAsync(1_000);
      expect(sockets).toHaveLength(2);
      for (const { id, type } of [...sockets[1]!.messages]) {
        if (type === 'subscribe') sockets[1]!.answer('next', { id, payload: { data: 1 } });
      }
      expect(heard).toEqual([{ data: 1 }]);
      expect(others).toEqual([{ data: 1 }]);
    },
  );

  test('as soon as it was open is tried less and less often', async () => {
    await begin();
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const closedAt = Date.now();
      const tries = sockets.length;
      sockets.at(-1)!.closeByServer(4403);
      while (sockets.length === tries) await jest.advanceTimersByTimeAsync(100);
      waits.push(Math.round((Date.now() - closedAt) / 1_000));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30]);
  });

  test('is not opened for one who has left meanwhile', async () => {
    const { end, read, heard } = await begin();
    sockets[0]!.closeByServer(1006);
    end();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sockets).toHaveLength(1);
    expect(read()).toEqual({ kind: 'IDLE' });
    expect(heard).toEqual(['END']);
  });

  test('is tried soon where the network comes back', async () => {
    const { read } = await begin();
    isHttpThere = false;
    PlayedSocket.behaviour = 'FAILS';
    sockets[0]!.closeByServer(1006);
    await jest.advanceTimersByTimeAsync(300_000);
    expect(read()).toEqual({ kind: 'OFFLINE' });
    PlayedSocket.behaviour = 'OPENS';
    window.dispatchEvent(new Event('online'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(read().kind).toBe('LIVE');
  });
});

describe('sockets that are blocked', () => {
  test('are told after the failure of an attempt that HTTP was answered before, and tried again every minute', async () => {
    PlayedSocket.behaviour = 'FAILS';
    const { read } = await begin();
    // The waits after the first and second failure are two and four seconds.
    await jest.advanceTimersByTimeAsync(5_000);
    expect(sockets).toHaveLength(2);
    expect(probes).toBe(0);
    await jest.advanceTimersByTimeAsync(1_010);
    expect(sockets).toHaveLength(3);
    expect(probes).toBe(1);
    // HTTP is answered: once more at once, as the server may only now have come.
    expect(read().kind).toBe('RECONNECTING');
    await jest.advanceTimersByTimeAsync(1_010);
    expect(sockets).toHaveLength(4);
    expect(probes).toBe(2);
    expect(read()).toEqual({ kind: 'POLLING', everyMs: 2_000 });
    await jest.advanceTimersByTimeAsync(59_000);
    expect(sockets).toHaveLength(4);
    await jest.advanceTimersByTimeAsync(1_100);
    expect(sockets).toHaveLength(5);
    expect(read()).toEqual({ kind: 'POLLING', everyMs: 2_000 });
    PlayedSocket.behaviour = 'OPENS';
    await jest.advanceTimersByTimeAsync(61_000);
    expect(read()).toEqual({ kind: 'LIVE', delayMs: 0 });
  });

  test('are not told where the server came back between the third failure and the question', async () => {
    PlayedSocket.behaviour = 'FAILS';
    const { read } = await begin();
    await jest.advanceTimersByTimeAsync(6_010);
    expect(probes).toBe(1);
    PlayedSocket.behaviour = 'OPENS';
    await jest.advanceTimersByTimeAsync(1_000);
    expect(read()).toEqual({ kind: 'LIVE', delayMs: 0 });
  });

  test('are not the reason where HTTP gets no answer either', async () => {
    isHttpThere = false;
    PlayedSocket.behaviour = 'FAILS';
    const { read, connection } = await begin();
    await jest.advanceTimersByTimeAsync(6_010);
    expect(read()).toEqual({ kind: 'OFFLINE' });
    connection.tellPolled(true);
    expect(read()).toEqual({ kind: 'POLLING', everyMs: 2_000 });
    connection.tellPolled(false);
    expect(read()).toEqual({ kind: 'OFFLINE' });
  });
});

test('delays are told from a second on until they are below seven tenths', async () => {
  const { connection, read } = await begin();
  const told: LiveStatus[] = [];
  connection.status.subscribe(() => told.push(read()));
  for (const delayMs of [20, 940, 1_020, 720, 640]) connection.tellDelay(delayMs);
  expect(told).toEqual([
    { kind: 'LIVE', delayMs: 900 },
    { kind: 'DELAYED', delayMs: 1_000 },
    { kind: 'DELAYED', delayMs: 700 },
    { kind: 'LIVE', delayMs: 600 },
  ]);
  sockets[0]!.closeByServer(1006);
  connection.tellDelay(3_000);
  expect(read().kind).toBe('RECONNECTING');
});
