/** The socket to the API, against one that this test plays the server of. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { gql } from '@apollo/client';

import { createApollo } from './apollo.js';
import { ConnectionStore } from './connection.js';
import type { SocketSession } from './socket.js';

const sockets: PlayedSocket[] = [];

/** Takes messages as a server would and answers when it is told to. */
class PlayedSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly sent: string[] = [];
  readonly messages: { readonly type: string; readonly payload?: unknown }[] = [];
  readyState = PlayedSocket.OPEN;
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: string }) => void) | null = null;
  onclose: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;

  constructor() {
    sockets.push(this);
    queueMicrotask(() => this.onopen?.());
  }

  send(text: string): void {
    const message = JSON.parse(text) as { readonly type: string; readonly payload?: unknown };
    const { type } = message;
    this.sent.push(type);
    this.messages.push(message);
    if (type === 'connection_init') this.answer('connection_ack');
  }

  answer(type: string): void {
    this.onmessage?.({ data: JSON.stringify({ type }) });
  }

  close(): void {
    this.readyState = PlayedSocket.CLOSED;
  }

  closeByServer(code: number): void {
    this.readyState = PlayedSocket.CLOSED;
    this.onclose?.({ code, reason: '', wasClean: true });
  }
}

/** Hands out one token until it is told another one. */
class PlayedSession implements SocketSession {
  current: string | undefined = 'first';
  readonly renewed: string[] = [];
  readonly #listeners = new Set<() => void>();

  token(): Promise<string | undefined> {
    return Promise.resolve(this.current);
  }

  renew(refused: string): Promise<string | undefined> {
    this.renewed.push(refused);
    this.current = `after ${refused}`;
    return Promise.resolve(this.current);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(token: string | undefined): void {
    this.current = token;
    for (const listener of this.#listeners) listener();
  }
}

const realSocket = globalThis.WebSocket;
beforeEach(() => {
  sockets.length = 0;
  jest.useFakeTimers();
  Object.assign(globalThis, { WebSocket: PlayedSocket });
});
afterEach(() => {
  jest.useRealTimers();
  Object.assign(globalThis, { WebSocket: realSocket });
});

async function connect(): Promise<{
  readonly connection: ConnectionStore;
  readonly socket: PlayedSocket;
  readonly session: PlayedSession;
}> {
  const connection = new ConnectionStore();
  const session = new PlayedSession();
  const subscription = gql`
    subscription {
      marketChanged {
        products
      }
    }
  `;
  createApollo('http://localhost:4000', connection, session).subscribe({ query: subscription }).subscribe({});
  await jest.advanceTimersByTimeAsync(0);
  expect(connection.read()).toBe('LIVE');
  return { connection, socket: sockets[0]!, session };
}

test('a server that answers its pings is connected', async () => {
  const { connection, socket } = await connect();
  for (let round = 0; round < 5; round += 1) {
    await jest.advanceTimersByTimeAsync(10_000);
    socket.answer('pong');
  }
  expect(socket.sent.filter((type) => type === 'ping')).toHaveLength(5);
  expect(connection.read()).toBe('LIVE');
  expect(sockets).toHaveLength(1);
});

test('a server that leaves a ping unanswered is told offline, and connected to again', async () => {
  const { connection, socket } = await connect();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(socket.sent.at(-1)).toBe('ping');
  await jest.advanceTimersByTimeAsync(5_000);
  expect(socket.readyState).toBe(PlayedSocket.CLOSED);
  expect(connection.read()).toBe('OFFLINE');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(sockets).toHaveLength(2);
  expect(connection.read()).toBe('LIVE');
});

test('the socket says who asks, and tells every new token while it is open', async () => {
  const { socket, session } = await connect();
  expect(socket.messages[0]).toEqual({ type: 'connection_init', payload: { authorization: 'Bearer first' } });
  session.tell('second');
  session.tell('second');
  await jest.advanceTimersByTimeAsync(0);
  expect(socket.messages.filter(({ payload, type }) => type === 'ping' && payload !== undefined)).toEqual([
    { type: 'ping', payload: { authorization: 'Bearer second' } },
  ]);
  session.tell(undefined);
  await jest.advanceTimersByTimeAsync(0);
  expect(socket.sent.filter((type) => type === 'ping')).toHaveLength(1);
});

test('a socket that is closed for its token is opened again with another one', async () => {
  const { connection, socket, session } = await connect();
  socket.closeByServer(4403);
  expect(connection.read()).toBe('CONNECTING');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(session.renewed).toEqual(['first']);
  expect(sockets[1]?.messages[0]).toEqual({
    type: 'connection_init',
    payload: { authorization: 'Bearer after first' },
  });
  expect(connection.read()).toBe('LIVE');
});

test('a socket that breaks is opened again with the token that there is', async () => {
  const { connection, socket, session } = await connect();
  socket.closeByServer(1006);
  expect(connection.read()).toBe('OFFLINE');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(session.renewed).toEqual([]);
  expect(sockets[1]?.messages[0]).toEqual({ type: 'connection_init', payload: { authorization: 'Bearer first' } });
});
