/** Sockets are somebody's as requests are: asked at the door and at every operation, and closed when the right ends. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';

import { ACCESS } from '../../src/graphql/access-rules.js';
import { buildSchema } from '../../src/graphql/schema.js';
import { PASSWORD, askBySocket, startAccountServer } from '../support/account-server.js';
import type { AccountClient, AccountServer } from '../support/account-server.js';
import { Forger } from '../support/forged-tokens.js';
import { rootFields } from '../support/root-fields.js';

const ME = '{ me { username } }';
const NOT_VALID = 'The credentials of this request are not valid: sign in again, or check the API key.';
const SUBSCRIPTIONS = rootFields(buildSchema()).filter(({ type }) => type === 'Subscription');
/** So long the tokens are good that end while a test looks on. */
const SHORT_LIFE_MS = 2_500;

let server: AccountServer;
let ada: AccountClient;
let admin: AccountClient;
let forger: Forger;
beforeAll(async () => {
  server = await startAccountServer();
  ada = await server.client().register('ada');
  admin = await server.administrator();
  forger = await Forger.at(server, ada.token!);
});
afterAll(() => server.close());

/** The protocol by hand: what a client sends, and everything that it hears. */
class RawSocket {
  static readonly all: RawSocket[] = [];
  readonly heard: Record<string, unknown>[] = [];
  readonly closed: Promise<string>;
  readonly #socket: WebSocket;

  constructor() {
    this.#socket = new WebSocket(`${server.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    this.#socket.on('message', (data: Buffer) =>
      this.heard.push(JSON.parse(data.toString()) as Record<string, unknown>),
    );
    this.closed = once(this.#socket, 'close').then(([code, reason]) => `${String(code)} ${String(reason)}`);
    RawSocket.all.push(this);
  }

  /** Opens it and says who it is. */
  async init(authorization?: string): Promise<this> {
    await once(this.#socket, 'open');
    this.send({ type: 'connection_init', ...(authorization === undefined ? {} : { payload: { authorization } }) });
    await this.hear('connection_ack');
    return this;
  }

  async open(): Promise<this> {
    await once(this.#socket, 'open');
    return this;
  }

  send(message: object | string): void {
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  ask(id: string, query: string): void {
    this.send({ type: 'subscribe', id, payload: { query } });
  }

  /** The first message of a kind, or one after it. */
  async hear(type: string, id?: string): Promise<Record<string, unknown>> {
    const find = (): Record<string, unknown> | undefined =>
      this.heard.find((message) => message['type'] === type && (id === undefined || message['id'] === id));
    while (find() === undefined && this.isOpen) await wait(5);
    return find() ?? { closed: await this.closed };
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  end(): void {
    this.#socket.terminate();
  }
}

afterEach(() => {
  for (const socket of RawSocket.all.splice(0)) socket.end();
});

/** Like Ada's token, and good for a moment. @returns it and when it ends */
async function shortToken(): Promise<{ readonly authorization: string; readonly endsAt: number }> {
  const now = Date.now();
  const endsAt = now + SHORT_LIFE_MS;
  const token = await forger.signed({ iat: now / 1_000, exp: endsAt / 1_000, jti: randomUUID() });
  return { authorization: `Bearer ${token}`, endsAt };
}

describe('at the door', () => {
  test('a token and a key are taken as in the header', async () => {
    const { holder } = await ada.withKey({ name: 'script', scopes: ['READ'] });
    for (const token of [ada.token, holder.token]) {
      for (const name of ['authorization', 'Authorization']) {
        expect(await askBySocket(server, ME, { [name]: `Bearer ${token}` })).toBe('200 {"me":{"username":"ada"}}');
      }
    }
  });

  test('nothing is taken for a stranger, who may ask for what is open', async () => {
    expect(await askBySocket(server, '{ isDemoOffered }', {})).toBe('200 {"isDemoOffered":true}');
    expect(await askBySocket(server, ME, {})).toBe('200 UNAUTHENTICATED SIGN_IN_NEEDED');
  });

  test.each([
    [
      'a token of another key',
      async () => `Bearer ${await forger.signed({}, {}, generateKeyPairSync('ed25519').privateKey)}`,
    ],
    ['a refresh token', () => `Bearer ${ada.cookie!.split('=')[1]}`],
    ['a key that nobody made', () => `Bearer csk_${'a'.repeat(8)}_${'b'.repeat(43)}`],
    ['a role of test mode', () => 'Test ADMIN'],
    ['an empty text', () => ''],
    ['a number', () => 7],
    ['a list', () => [`Bearer ${ada.token}`]],
  ])('%s closes it with 4403', async (_kind, make) => {
    expect(await askBySocket(server, ME, { authorization: await make() })).toBe(`4403 ${NOT_VALID}`);
  });

  test('an operation before any words closes it with 4401', async () => {
    const socket = await new RawSocket().open();
    socket.ask('1', ME);
    expect(await socket.closed).toMatch(/^4401 /u);
  });

  test('somebody who says twice who he is is closed with 4429', async () => {
    const socket = await new RawSocket().init(`Bearer ${ada.token}`);
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${admin.token}` } });
    expect(await socket.closed).toMatch(/^4429 /u);
  });

  test('a message that is none closes it, and one beyond 100 kB', async () => {
    const [one, other] = [await new RawSocket().init(), await new RawSocket().init()];
    one.send('{');
    other.send('x'.repeat(110_000));
    expect(await one.closed).toMatch(/^4400 /u);
    expect(await other.closed).toMatch(/^1009 /u);
    expect(await askBySocket(server, '{ isDemoOffered }', {})).toBe('200 {"isDemoOffered":true}');
  });
});

describe('a subscription', () => {
  test.each(SUBSCRIPTIONS)('$name is refused to a stranger when it is asked for', async ({ document }) => {
    const socket = await new RawSocket().init();
    socket.ask('1', document);
    await socket.hear('complete', '1');
    expect(socket.heard.filter(({ id }) => id === '1')).toEqual([
      {
        type: 'next',
        id: '1',
        payload: {
          errors: [
            expect.objectContaining({
              extensions: expect.objectContaining({ code: 'UNAUTHENTICATED', reason: 'SIGN_IN_NEEDED' }),
            }),
          ],
        },
      },
      { type: 'complete', id: '1' },
    ]);
    expect(socket.isOpen).toBe(true);
  });

  test.each(SUBSCRIPTIONS)(
    '$name is refused to a key without the right when it is asked for',
    async ({ name, document }) => {
      const { holder } = await admin.withKey({ name: 'feed', scopes: ['FEED'] });
      const socket = await new RawSocket().init(`Bearer ${holder.token}`);
      socket.ask('1', document);
      await socket.hear('complete', '1');
      expect(socket.heard.filter(({ id }) => id === '1')).toEqual([
        {
          type: 'next',
          id: '1',
          payload: {
            errors: [
              expect.objectContaining({
                extensions: expect.objectContaining({
                  code: 'FORBIDDEN',
                  reason: 'PERMISSION',
                  permission: permissionOf(name),
                }),
              }),
            ],
          },
        },
        { type: 'complete', id: '1' },
      ]);
    },
  );

  test.each(SUBSCRIPTIONS)('$name is not refused to somebody who may', async ({ name, document }) => {
    const socket = await new RawSocket().init(`Bearer ${admin.token}`);
    socket.ask('1', document);
    socket.ask('2', '{ __typename }');
    expect(await socket.hear('complete', '2')).toEqual({ type: 'complete', id: '2' });
    const heard = socket.heard.filter(({ id }) => id === '1');
    // Of an empty store some fields have nothing to tell, and say so.
    const refusals = heard.filter(({ payload }) => /FORBIDDEN|UNAUTHENTICATED/u.test(JSON.stringify(payload ?? null)));
    expect([name, refusals]).toEqual([name, []]);
    expect(socket.isOpen).toBe(true);
  });

  test.each(SUBSCRIPTIONS)('$name is refused to somebody whose role has not its right', async ({ name, document }) => {
    const socket = await new RawSocket().init(`Bearer ${ada.token}`);
    socket.ask('1', document);
    socket.ask('2', '{ __typename }');
    await socket.hear('complete', '2');
    const isRefused = socket.heard.some(
      ({ id, payload }) => id === '1' && JSON.stringify(payload ?? null).includes('FORBIDDEN'),
    );
    expect([name, isRefused]).toEqual([name, ['alert', 'import'].includes(permissionOf(name) ?? '')]);
  });
});

/** @returns the permission that a subscription asks for; its users may import, whatever their keys may */
function permissionOf(name: string): string | undefined {
  const access = ACCESS.Subscription[name];
  return access === 'IMPORT_READER' ? 'import' : access;
}

describe('an operation', () => {
  test('that answers with a cookie is sent elsewhere', async () => {
    const login = `mutation { login(input: { email: "ada@example.org", password: "${PASSWORD}" }) { accessToken } }`;
    expect(await askBySocket(server, login, {})).toBe('200 BAD_USER_INPUT METHOD');
    expect(await askBySocket(server, 'mutation { refreshSession { accessToken } }', {})).toBe(
      '200 BAD_USER_INPUT METHOD',
    );
  });

  test('is refused by the same rules as over HTTP', async () => {
    const authorization = `Bearer ${ada.token}`;
    expect(await askBySocket(server, '{ users { totalCount } }', { authorization })).toBe('200 FORBIDDEN PERMISSION');
  });
});

describe('a token that ends on an open socket', () => {
  test('closes it with 4403, whatever runs there, and not before', async () => {
    const { authorization, endsAt } = await shortToken();
    const socket = await new RawSocket().init(authorization);
    socket.ask('1', SUBSCRIPTIONS[0]!.document);
    expect(await socket.closed).toBe('4403 The access token has ended.');
    expect(Date.now()).toBeGreaterThanOrEqual(endsAt - 2); // timers count from another clock
  });

  test('leaves it open where a newer one came with a ping', async () => {
    const { authorization, endsAt } = await shortToken();
    const socket = await new RawSocket().init(authorization);
    socket.send({ type: 'ping', payload: { authorization: `Bearer ${ada.token}` } });
    expect(await socket.hear('pong')).toMatchObject({ type: 'pong' });
    await wait(endsAt - Date.now() + 200);
    socket.ask('1', ME);
    expect(await socket.hear('next', '1')).toMatchObject({ payload: { data: { me: { username: 'ada' } } } });
  });

  test('closes it where pings bring nothing new', async () => {
    const { authorization } = await shortToken();
    const socket = await new RawSocket().init(authorization);
    socket.send({ type: 'ping' });
    socket.send({ type: 'ping', payload: { authorization } });
    expect(await socket.closed).toBe('4403 The access token has ended.');
  });
});

describe('a ping', () => {
  test("with another user's token closes it", async () => {
    const socket = await new RawSocket().init(`Bearer ${ada.token}`);
    socket.send({ type: 'ping', payload: { authorization: `Bearer ${admin.token}` } });
    expect(await socket.closed).toBe('4403 Open a socket of its own for another user.');
  });

  test('with a wrong token closes it', async () => {
    const socket = await new RawSocket().init(`Bearer ${ada.token}`);
    socket.send({ type: 'ping', payload: { authorization: { toString: 1 } } });
    expect(await socket.closed).toBe(`4403 ${NOT_VALID}`);
  });

  test('with a token of somebody who signed out closes it', async () => {
    const leaver = await server.client().signIn('login', { email: 'ada@example.org', password: PASSWORD });
    const socket = await new RawSocket().init(`Bearer ${leaver.token}`);
    await leaver.get('mutation { logout }');
    socket.send({ type: 'ping', payload: { authorization: `Bearer ${leaver.token}` } });
    expect(await socket.closed).toMatch(/^4403 .+ revoked/u);
  });

  test('of a stranger who has signed in meanwhile makes the socket his', async () => {
    const socket = await new RawSocket().init();
    socket.send({ type: 'ping', payload: { authorization: `Bearer ${ada.token}` } });
    await socket.hear('pong');
    socket.ask('1', ME);
    expect(await socket.hear('next', '1')).toMatchObject({ payload: { data: { me: { username: 'ada' } } } });
  });
});
