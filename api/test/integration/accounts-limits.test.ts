/** What is bounded beside requests: sockets, what is said on them, and fields that read much. */
import { once } from 'node:events';

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';

import { startAccountServer, verdict } from '../support/account-server.js';
import type { AccountClient, AccountServer } from '../support/account-server.js';

const sockets: WebSocket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

/** Asks for a socket from an address. */
function knock({ address }: AccountServer, ip: string): WebSocket {
  const headers = { 'x-forwarded-for': ip };
  const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  // What is refused fails, too.
  socket.on('error', () => undefined);
  sockets.push(socket);
  return socket;
}

/** @returns `open`, or the status that refuses it */
async function opened(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => {
    socket.on('open', () => {
      resolve('open');
    });
    socket.on('unexpected-response', (_request, { statusCode }) => {
      resolve(String(statusCode));
    });
  });
}

/** Says who it is. @returns `connection_ack`, or the code that closes it */
async function introduced(socket: WebSocket, authorization: string): Promise<string> {
  expect(await opened(socket)).toBe('open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  return heard(socket);
}

/** @returns the type of the next message, or the code that closes the socket */
async function heard(socket: WebSocket): Promise<string> {
  const ended = new AbortController();
  const { signal } = ended;
  try {
    return await Promise.race([
      once(socket, 'message', { signal }).then(([data]) => (JSON.parse(String(data)) as { type: string }).type),
      once(socket, 'close', { signal }).then(([code]) => String(code)),
    ]);
  } finally {
    ended.abort();
  }
}

describe('on sockets', () => {
  let server: AccountServer;
  beforeAll(async () => {
    server = await startAccountServer({ RATE_LIMIT_FREE_TIER: '10' });
  });
  afterAll(() => server.close());

  test('one address has 200 open, another its own, and room for one comes when one closes', async () => {
    const [crowd, other] = [server.client().ip, server.client().ip];
    const open = await Promise.all(Array.from({ length: 200 }, () => opened(knock(server, crowd))));
    expect(new Set(open)).toEqual(new Set(['open']));
    expect(await opened(knock(server, crowd))).toBe('429');
    expect(await opened(knock(server, other))).toBe('open');
    const [first] = sockets;
    first!.close();
    await once(first!, 'close');
    expect(await opened(knock(server, crowd))).toBe('open');
    expect(await opened(knock(server, crowd))).toBe('429');
  });

  test('guessed keys count against the address, and then none is looked up', async () => {
    const { ip } = server.client();
    const guess = (turn: number) =>
      introduced(knock(server, ip), `Bearer csk_${String(turn).repeat(8)}_${'a'.repeat(43)}`);
    for (let turn = 0; turn < 9; turn++) expect(await guess(turn)).toBe('4403');
    expect(await introduced(knock(server, ip), 'Bearer forged')).toBe('4403');
    expect(await guess(9)).toBe('1013');
  });

  test('a ping with credentials counts against the quota of whom it is', async () => {
    const user = await server.client().register('pinger');
    const { holder } = await user.withKey({ name: 'script', scopes: ['READ'] });
    const authorization = `Bearer ${holder.token}`;
    const socket = knock(server, holder.ip);
    expect(await introduced(socket, authorization)).toBe('connection_ack');
    // Making the key was the first of ten, and the socket the second.
    for (let turn = 2; turn < 10; turn++) {
      socket.send(JSON.stringify({ type: 'ping', payload: { authorization } }));
      expect(await heard(socket)).toBe('pong');
    }
    socket.send(JSON.stringify({ type: 'ping' }));
    expect(await heard(socket)).toBe('pong');
    socket.send(JSON.stringify({ type: 'ping', payload: { authorization } }));
    expect(await heard(socket)).toBe('1013');
  });
});

describe('fields that read much', () => {
  let server: AccountServer;
  let ada: AccountClient;
  beforeAll(async () => {
    server = await startAccountServer({ DEMO_MARKET: 'true' });
    ada = await server.client().register('ada');
  });
  afterAll(() => server.close());

  test('count what is read anew, for each user, and not what is kept for everybody', async () => {
    const lastMonth = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
    const read = (client: AccountClient, name: string) =>
      client.ask(`{ ${name}: continuousHistory(product: CL, from: "${lastMonth}") { settle } }`).then(verdict);
    const isAnswer = expect.stringMatching(/^200 \{"\w+":\[\{"settle":/u);
    for (let turn = 0; turn < 130; turn++) expect(await read(ada, 'kept')).toEqual(isAnswer);
    // The first of those was read, too.
    for (let turn = 1; turn < 120; turn++) expect(await read(ada, `anew${turn}`)).toEqual(isAnswer);
    expect(await read(ada, 'anew120')).toBe('429 RATE_LIMITED FIELD');
    expect(await read(ada, 'kept')).toEqual(isAnswer);
    expect(await read(await server.client().register('bob'), 'anew120')).toEqual(isAnswer);
  });
});
