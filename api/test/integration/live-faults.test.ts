/** What bad, slow, greedy and many clients do to a whole server: each harms itself alone. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { until } from '../support/alert-desk.js';
import { hear, openLiveDesk } from '../support/live-desk.js';
import type { LiveDesk, PushedTick } from '../support/live-desk.js';
import { OPCODES, RawSocket, clientFrame } from '../support/raw-socket.js';
import type { HeardMessage } from '../support/raw-socket.js';

interface Tick {
  readonly symbol: string;
  readonly last: number | null;
  readonly sequence: number;
  readonly isSnapshot: boolean;
}

interface Ticks {
  readonly priceTicks: readonly Tick[];
}

const SLOW_CLIENT_MS = 500;
const ALL =
  'subscription { priceTicks { symbol product origin status bid ask last size volume time sequence isSnapshot } }';
const GAS = 'subscription { priceTicks(products: [NG]) { symbol last sequence isSnapshot } }';
const ACTIVE = ['CL', 'BZ', 'HO', 'RB'];
const MONTHS = ['F', 'G', 'H', 'J', 'K', 'M', 'N', 'Q', 'U', 'V', 'X', 'Z'];

/** Two years of months of four products: some 30 kB of a subscription's message. */
const WIDE = ACTIVE.flatMap((product) =>
  [28, 29].flatMap((year) => MONTHS.map((month) => `${product}${month}${year}`)),
);

const lastOf =
  (symbol: string, last: number) =>
  ({ priceTicks }: Ticks): boolean =>
    priceTicks.some((tick) => tick.symbol === symbol && tick.last === last);

const ticksOf = ({ payload }: HeardMessage): readonly Tick[] =>
  (payload as { readonly data?: Ticks | null } | undefined)?.data?.priceTicks ?? [];

const saysLast =
  (symbol: string, last: number, id?: string) =>
  (message: HeardMessage): boolean =>
    (id === undefined || message.id === id) &&
    ticksOf(message).some((tick) => tick.symbol === symbol && tick.last === last);

let desk: LiveDesk;
/** Lets in two sockets a user and three an address, and bears slow clients for long. */
let small: LiveDesk;
let sequence = 0;
const tick = (symbol: string, last: number): PushedTick => ({ symbol, last, sequence: (sequence += 1) });
const printed = jest.spyOn(console, 'error');

beforeAll(async () => {
  [desk, small] = await Promise.all([
    openLiveDesk({
      environment: {
        ...{ SOCKETS_PER_USER: '1500', SOCKETS_PER_ADDRESS: '1500', SLOW_CLIENT_MS: String(SLOW_CLIENT_MS) },
      },
    }),
    openLiveDesk({ environment: { SOCKETS_PER_USER: '2', SOCKETS_PER_ADDRESS: '3', SLOW_CLIENT_MS: '600000' } }),
  ]);
});
afterAll(async () => {
  await Promise.all([desk.close(), small.close()]);
  // The libraries print what they did not expect.
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

const open: RawSocket[] = [];
async function raw(of: LiveDesk = desk, connectionParams?: Record<string, string>): Promise<RawSocket> {
  const socket = await RawSocket.open(of.server.address, connectionParams);
  open.push(socket);
  return socket;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((socket) => socket.end()));
});

/** More than what systems keep between two ends of a connection, in messages of forty operations. */
const ROUNDS_THAT_FILL = 12;
const OPERATIONS = Array.from({ length: 40 }, (_, index) => `slow ${index}`);

async function pushWide(to: LiveDesk, last: number): Promise<void> {
  const { accepted } = await to.push(...[...WIDE, 'NGG28'].map((symbol) => tick(symbol, last)));
  expect(accepted).toBe(WIDE.length + 1);
}

describe('a client that stops reading', () => {
  test('is left out and then closed with 4480, while others miss nothing', async () => {
    await pushWide(desk, 10);
    const slow = await raw();
    for (const id of OPERATIONS) slow.subscribe(id, ALL);
    for (const id of OPERATIONS) await slow.hear(saysLast('CLF28', 10, id));
    const quick = hear<Ticks>(desk.client(), GAS);
    await quick.until(lastOf('NGG28', 10));
    // Of the same group as the slow one, after it: once it has heard of a round, the slow one was looked at.
    const next = hear<Ticks>(desk.client(), ALL);
    await next.until(lastOf('CLF28', 10));

    slow.pause();
    let last = 10;
    const round = async (): Promise<void> => {
      last += 1;
      await pushWide(desk, last);
      await Promise.all([quick.until(lastOf('NGG28', last)), next.until(lastOf('CLF28', last))]);
    };
    for (let turn = 0; turn < ROUNDS_THAT_FILL; turn++) await round();
    const filledAt = performance.now();
    while (performance.now() - filledAt <= SLOW_CLIENT_MS) await round();
    await round();
    slow.resume();
    expect(await slow.closed).toBe('4480 Too slow for what was subscribed to: ask for less, or come back later.');
    expect(slow.heard.some(saysLast('CLF28', last))).toBe(false);

    const told = quick.messages.map(({ priceTicks }) => priceTicks[0]!);
    expect(told.map((each) => each.sequence)).toEqual(told.map((_, index) => told[0]!.sequence + index));
    expect(told.map((each) => each.last)).toEqual(told.map((_, index) => 10 + index));
    expect(told.slice(1).some(({ isSnapshot }) => isSnapshot)).toBe(false);
    quick.end();
    next.end();
  });

  test('and reads again in time gets the value in full, with a gap that it can see', async () => {
    await pushWide(small, 10);
    const slow = await raw(small);
    for (const id of OPERATIONS) slow.subscribe(id, ALL);
    for (const id of OPERATIONS) await slow.hear(saysLast('CLF28', 10, id));
    const next = await raw(small, { authorization: 'Test ADMIN' });
    next.subscribe('next', ALL);
    await next.hear(saysLast('CLF28', 10));
    slow.pause();
    for (let last = 11; last <= 10 + 2 * ROUNDS_THAT_FILL; last++) {
      await pushWide(small, last);
      await next.hear(saysLast('CLF28', last));
    }
    slow.resume();
    let last = 100;
    // It is looked at when there is something to tell: until it has read what was on the way, that passes it by.
    for (; !OPERATIONS.every((id) => slow.of(id).some((message) => (ticksOf(message)[0]?.last ?? 0) >= 100)); last++) {
      await small.push(tick('CLF28', last));
      await next.hear(saysLast('CLF28', last));
    }
    for (const id of OPERATIONS) {
      const told = slow.of(id).map((message) => ticksOf(message)[0]!);
      const gap = told.findIndex((each, index) => index > 0 && each.sequence !== told[index - 1]!.sequence + 1);
      expect(gap).toBeGreaterThan(0);
      expect(told[gap]!.isSnapshot).toBe(true);
      expect(ticksOf(slow.of(id)[gap]!).length).toBe(WIDE.length + 1);
    }
    expect(slow.isOpen).toBe(true);
  });

  test('and goes on asking is not listened to any more, until it has read the answers', async () => {
    const streams: Socket[] = [];
    const keep = (message: unknown): void => {
      streams.push((message as { readonly socket: Socket }).socket);
    };
    subscribe('net.server.socket', keep);
    const greedy = await raw();
    unsubscribe('net.server.socket', keep);
    const [stream] = streams;
    greedy.pause();
    const ping = clientFrame(OPCODES.text, Buffer.from('{"type":"ping"}'));
    const pings = Buffer.concat(Array.from({ length: 1_000 }, () => ping));
    let asked = 0;
    for (; !stream!.isPaused(); asked += 1_000) {
      greedy.write(pings);
      await wait(1);
    }
    expect(stream!.writableLength).toBeLessThan(4_000_000);
    greedy.resume();
    await until(() => greedy.heard.length === asked + 1);
    expect(new Set(greedy.heard.slice(1).map(({ type }) => type))).toEqual(new Set(['pong']));
  });
});

describe('a message that is none', () => {
  const valid = JSON.stringify({ type: 'ping' });
  const half = Buffer.alloc(60_000, 'x');

  test.each<[string, string, (socket: RawSocket) => void]>([
    [
      'text that is not UTF-8',
      '1007',
      (socket) => {
        socket.write(clientFrame(OPCODES.text, Buffer.from([0xc3, 0x28])));
      },
    ],
    [
      'text that is not JSON',
      '4400',
      (socket) => {
        socket.send('{"type":');
      },
    ],
    [
      'a number',
      '4400',
      (socket) => {
        socket.send('7');
      },
    ],
    [
      'nothing',
      '4400',
      (socket) => {
        socket.send('null');
      },
    ],
    [
      'an empty text',
      '4400',
      (socket) => {
        socket.send('');
      },
    ],
    [
      'a type that there is not',
      '4400',
      (socket) => {
        socket.send({ type: 'shout' });
      },
    ],
    [
      'a subscription without an id',
      '4400',
      (socket) => {
        socket.send({ type: 'subscribe', payload: { query: GAS } });
      },
    ],
    [
      'a subscription without a query',
      '4400',
      (socket) => {
        socket.send({ type: 'subscribe', id: '1', payload: {} });
      },
    ],
    [
      'bytes',
      '4400',
      (socket) => {
        socket.send(Buffer.from([1, 2, 3, 0xff]));
      },
    ],
    [
      'more than 100 kB',
      '1009',
      (socket) => {
        socket.send('x'.repeat(103_000));
      },
    ],
    [
      'more than 100 kB in pieces',
      '1009',
      (socket) => {
        socket.write(clientFrame(OPCODES.text, half, { isLast: false }));
        socket.write(clientFrame(OPCODES.continuation, half));
      },
    ],
    [
      'a piece without a beginning',
      '1002',
      (socket) => {
        socket.write(clientFrame(OPCODES.continuation, Buffer.from(valid)));
      },
    ],
    [
      'a beginning within a message',
      '1002',
      (socket) => {
        socket.write(clientFrame(OPCODES.text, Buffer.from('{'), { isLast: false }));
        socket.write(clientFrame(OPCODES.text, Buffer.from(valid)));
      },
    ],
    [
      'a frame without a mask',
      '1002',
      (socket) => {
        socket.write(clientFrame(OPCODES.text, Buffer.from(valid), { isMasked: false }));
      },
    ],
    [
      'a frame with bits that mean nothing',
      '1002',
      (socket) => {
        socket.write(clientFrame(OPCODES.text, Buffer.from(valid), { reserved: 7 }));
      },
    ],
    [
      'a frame of no kind',
      '1002',
      (socket) => {
        socket.write(clientFrame(5, Buffer.from(valid)));
      },
    ],
    [
      'a ping in pieces',
      '1002',
      (socket) => {
        socket.write(clientFrame(OPCODES.ping, Buffer.from('x'), { isLast: false }));
      },
    ],
  ])('%s closes its socket with %s, and no other', async (_kind, code, break_) => {
    const [bad, good] = [await raw(), await raw()];
    const last = 1_000 + sequence;
    good.subscribe('1', GAS);
    break_(bad);
    expect(await bad.closed).toMatch(new RegExp(`^${code} `, 'u'));
    await desk.push(tick('NGG28', last));
    await good.hear(saysLast('NGG28', last));
  });

  test('a message in pieces, with a ping between, is one', async () => {
    const socket = await raw();
    const text = Buffer.from(JSON.stringify({ type: 'subscribe', id: 'a', payload: { query: '{ __typename }' } }));
    socket.write(clientFrame(OPCODES.text, text.subarray(0, 20), { isLast: false }));
    socket.write(clientFrame(OPCODES.ping, Buffer.from('x')));
    socket.write(clientFrame(OPCODES.continuation, text.subarray(20)));
    expect(await socket.hear(({ type }) => type === 'next')).toMatchObject({
      payload: { data: { __typename: 'Query' } },
    });
  });

  test.each([
    ['a text that is no GraphQL', 'subscription { priceTicks('],
    ['a field that there is not', 'subscription { priceTicks { colour } }'],
    ['a subscription that there is not', 'subscription { weather }'],
    ['an argument of another type', 'subscription { priceTicks(products: "CL") { symbol } }'],
    ['two subscriptions at once', 'subscription { priceTicks { symbol } marketChanged { at } }'],
  ])('%s ends that operation alone', async (_kind, query) => {
    const socket = await raw();
    socket.subscribe('good', GAS);
    socket.subscribe('bad', query);
    const { payload } = await socket.hear(({ id, type }) => id === 'bad' && type === 'error');
    expect(payload).toEqual([expect.objectContaining({ message: expect.any(String) })]);
    const last = 1_000 + sequence;
    await desk.push(tick('NGG28', last));
    await socket.hear(saysLast('NGG28', last, 'good'));
  });
});

describe('many', () => {
  test('thousand sockets at once are all let in and all told', async () => {
    const sockets = await Promise.all(Array.from({ length: 1_000 }, () => raw()));
    for (const socket of sockets) socket.subscribe('1', GAS);
    await Promise.all(sockets.map((socket) => socket.hear(({ type }) => type === 'next')));
    await desk.push(tick('NGG28', 5_000));
    await Promise.all(sockets.map((socket) => socket.hear(saysLast('NGG28', 5_000))));
  });

  test('sockets of one user, and from one address, are refused beyond the limit, with words', async () => {
    const [first] = [await raw(small), await raw(small)];
    const third = await RawSocket.silent(small.server.address);
    third.send({ type: 'connection_init', payload: { authorization: 'Test VIEWER' } });
    expect(await third.closed).toBe('1013 At most 2 sockets a user may be open: close some first.');
    await raw(small, { authorization: 'Test ADMIN' });
    const { status, body } = await RawSocket.refused(small.server.address);
    expect(status).toBe(429);
    expect(JSON.parse(body)).toMatchObject({
      errors: [
        {
          message: 'At most 3 sockets may be open from one address: close some first.',
          extensions: { code: 'RATE_LIMITED' },
        },
      ],
    });
    await first.end();
    let again: RawSocket | undefined;
    // The server hears of an end a moment later.
    while (again === undefined) again = await raw(small).catch(() => undefined);
    expect(again.isOpen).toBe(true);
  });

  test('operations on one socket are refused beyond fifty, and there is room again once one has ended', async () => {
    const socket = await raw();
    const ids = Array.from({ length: 50 }, (_, index) => String(index));
    for (const id of ids) socket.subscribe(id, GAS);
    for (const id of ids) await socket.hear((message) => message.id === id && message.type === 'next');
    socket.subscribe('more', GAS);
    expect(await socket.hear(({ id }) => id === 'more')).toMatchObject({
      type: 'error',
      payload: [
        {
          message: 'At most 50 operations may run on one socket: end some first.',
          extensions: { code: 'BAD_USER_INPUT', reason: 'LIMIT_EXCEEDED' },
        },
      ],
    });
    socket.send({ type: 'complete', id: '7' });
    socket.subscribe('again', GAS);
    expect(await socket.hear(({ id }) => id === 'again')).toMatchObject({ type: 'next' });
  });
});

test('a server that ends tells its clients to come back, and closes in its own time where they do not listen', async () => {
  const going = await openLiveDesk();
  const [listening, deaf] = [await raw(going), await raw(going)];
  listening.subscribe('1', GAS);
  deaf.pause();
  await going.close();
  expect(await listening.closed).toBe('1012 The server restarts: come back in a moment, not all at once.');
  await expect(raw(going)).rejects.toThrow(/ECONNREFUSED/u);
});
