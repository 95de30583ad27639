/** What subscribers of one group get, in which order, and what becomes of late and slow ones. */
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';

import { MessageFrames, messagePrefix } from './live-frame.js';
import { LiveGroup, TOO_SLOW } from './live-group.js';
import type { FrameSocket } from './live-group.js';
import { LiveHub } from './live-hub.js';
import type { LiveMessage, LiveTopic } from './live-topic.js';

const silent = pino({ level: 'silent' });

/** A topic that counts, told by hand. */
class Counter implements LiveTopic<number> {
  readonly key = 'counter';
  value: number | undefined;
  listeners: ((event: number, isSnapshot: boolean) => void)[] = [];
  #ends: (() => void)[] = [];

  constructor(value?: number) {
    this.value = value;
  }

  snapshot(): number | undefined {
    return this.value;
  }

  listen(listener: (event: number, isSnapshot: boolean) => void, onEnd?: () => void): () => void {
    this.listeners.push(listener);
    if (onEnd !== undefined) this.#ends.push(onEnd);
    return () => {
      this.listeners = this.listeners.filter((each) => each !== listener);
    };
  }

  tell(value: number, isSnapshot = false): void {
    this.value = value;
    for (const listener of this.listeners) listener(value, isSnapshot);
  }

  finish(): void {
    this.value = undefined;
    for (const end of this.#ends.splice(0)) end();
  }
}

/** What a WebSocket frame of a server says. */
function unframed(frame: Buffer): unknown {
  expect(frame[0]).toBe(0x81);
  const length = frame[1]!;
  const head = length < 126 ? 2 : length === 126 ? 4 : 10;
  const said = head === 2 ? length : head === 4 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
  expect(frame.length).toBe(head + said);
  return JSON.parse(frame.subarray(head).toString());
}

class Client implements FrameSocket {
  backlogBytes = 0;
  readonly got: unknown[] = [];
  closedWith: number | undefined;

  write(frame: Buffer): void {
    this.got.push((unframed(frame) as { payload: unknown }).payload);
  }

  close(code: number): void {
    this.closedWith = code;
  }
}

function groupOf(topic: LiveTopic<unknown>, options: { now?: () => number; executed?: LiveMessage<unknown>[] } = {}) {
  return new LiveGroup({
    topic,
    logger: silent,
    now: options.now ?? (() => 0),
    slowForMs: 15_000,
    answer: (message) => {
      options.executed?.push(message);
      return Promise.resolve(Buffer.from(JSON.stringify(message)));
    },
  });
}

async function settle(): Promise<void> {
  for (let count = 0; count < 20; count += 1) await turn();
}

const message = (event: number, sequence: number, isSnapshot = false) => ({ event, sequence, isSnapshot });

describe('a group', () => {
  test('gives the value in full first, then each change with the next number', async () => {
    const topic = new Counter(7);
    const group = groupOf(topic);
    const client = new Client();
    group.add({ id: '1', socket: client });
    await settle();
    topic.tell(8);
    topic.tell(9);
    await settle();
    expect(client.got).toEqual([message(7, 0, true), message(8, 1), message(9, 2)]);
  });

  test('runs the operation once for a thousand subscribers', async () => {
    const topic = new Counter(1);
    const executed: LiveMessage<unknown>[] = [];
    const group = groupOf(topic, { executed });
    const clients = Array.from({ length: 1_000 }, () => new Client());
    for (const [index, socket] of clients.entries()) group.add({ id: String(index), socket });
    await settle();
    topic.tell(2);
    await settle();
    expect(executed).toEqual([message(1, 0, true), message(2, 1)]);
    for (const client of clients) expect(client.got).toEqual([message(1, 0, true), message(2, 1)]);
  });

  test('gives who comes later the value in full, with the number that the next change follows', async () => {
    const topic = new Counter(1);
    const group = groupOf(topic);
    const [first, later] = [new Client(), new Client()];
    group.add({ id: 'a', socket: first });
    await settle();
    topic.tell(2);
    await settle();
    group.add({ id: 'b', socket: later });
    await settle();
    topic.tell(3);
    await settle();
    expect(later.got).toEqual([message(2, 1, true), message(3, 2)]);
    expect(first.got).toEqual([message(1, 0, true), message(2, 1), message(3, 2)]);
  });

  test('waits for a value that is not known yet', async () => {
    const topic = new Counter();
    const group = groupOf(topic);
    const client = new Client();
    group.add({ id: 'a', socket: client });
    await settle();
    expect(client.got).toEqual([]);
    topic.tell(5, true);
    topic.tell(6);
    await settle();
    expect(client.got).toEqual([message(5, 1, true), message(6, 2)]);
  });

  test('leaves out changes for a slow client alone, and gives it the value in full once it is ready', async () => {
    const topic = new Counter(1);
    const group = groupOf(topic);
    const [quick, slow] = [new Client(), new Client()];
    group.add({ id: 'q', socket: quick });
    group.add({ id: 's', socket: slow });
    await settle();
    slow.backlogBytes = 1_000_000;
    topic.tell(2);
    topic.tell(3);
    await settle();
    slow.backlogBytes = 0;
    topic.tell(4);
    await settle();
    expect(slow.got).toEqual([message(1, 0, true), message(4, 3, true)]);
    expect(quick.got).toEqual([message(1, 0, true), message(2, 1), message(3, 2), message(4, 3)]);
    expect(slow.closedWith).toBeUndefined();
  });

  test('closes a client that stays slow, with a code that says so', async () => {
    let now = 0;
    const topic = new Counter(1);
    const group = groupOf(topic, { now: () => now });
    const slow = new Client();
    group.add({ id: 's', socket: slow });
    await settle();
    slow.backlogBytes = 1_000_000;
    for (const at of [0, 14_000, 15_001]) {
      now = at;
      topic.tell(at + 2);
      await settle();
      expect([at, slow.closedWith]).toEqual([at, at > 15_000 ? TOO_SLOW : undefined]);
    }
    expect(group.size).toBe(0);
  });

  test('leaves out events that come faster than they are sent, and shows the gap by its numbers', async () => {
    const topic = new Counter(0);
    const group = groupOf(topic);
    const client = new Client();
    group.add({ id: 'a', socket: client });
    await settle();
    for (let value = 1; value <= 20; value += 1) topic.tell(value);
    await settle();
    const last = client.got.at(-1) as LiveMessage<number>;
    expect([last.event, last.isSnapshot]).toEqual([20, true]);
    expect(last.sequence).toBeGreaterThan(client.got.length - 1);
    topic.tell(21);
    await settle();
    expect(client.got.at(-1)).toEqual(message(21, last.sequence + 1));
  });

  test('gives a client that was slow the value in full once it is ready, also while nothing changes', async () => {
    const topic = new Counter(1);
    const group = groupOf(topic);
    const slow = new Client();
    slow.backlogBytes = 1_000_000;
    group.add({ id: 's', socket: slow });
    await settle();
    expect(slow.got).toEqual([]);
    slow.backlogBytes = 0;
    const deadline = Date.now() + 10_000;
    while (slow.got.length === 0 && Date.now() < deadline) await wait(20);
    expect(slow.got).toEqual([message(1, 0, true)]);
    group.end();
  });

  test('forgets nothing that was left out while it was still sending to many', async () => {
    const topic = new Counter(0);
    const group = groupOf(topic);
    const clients = Array.from({ length: 1_000 }, () => new Client());
    for (const [index, socket] of clients.entries()) group.add({ id: String(index), socket });
    // The first members have their snapshot, the others wait for the next piece.
    while (clients[0]!.got.length === 0) await turn();
    expect(clients.at(-1)!.got).toEqual([]);
    topic.value = 5;
    group.restart();
    await settle();
    for (const client of clients) expect((client.got.at(-1) as LiveMessage<number>).event).toBe(5);
    group.end();
  });

  test('begins anew for everyone where something may have been missed', async () => {
    const topic = new Counter(1);
    const group = groupOf(topic);
    const client = new Client();
    group.add({ id: 'a', socket: client });
    await settle();
    topic.value = 9;
    group.restart();
    await settle();
    const [first, again] = client.got as LiveMessage<number>[];
    expect([again?.event, again?.isSnapshot]).toEqual([9, true]);
    expect(again!.sequence).toBeGreaterThan(first!.sequence + 1);
  });

  test('whatever the order of joins, changes and slowness, each client ends with the latest value, in rising order', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('TELL' as const) }),
      fc.record({ kind: fc.constant('JOIN' as const) }),
      fc.record({ kind: fc.constant('SLOW' as const), client: fc.nat(5) }),
      fc.record({ kind: fc.constant('READY' as const), client: fc.nat(5) }),
      fc.record({ kind: fc.constant('WAIT' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const topic = new Counter(0);
        const group = groupOf(topic);
        const clients: Client[] = [];
        const join = (): void => {
          const socket = new Client();
          clients.push(socket);
          group.add({ id: String(clients.length), socket });
        };
        let value = 0;
        join();
        for (const each of steps) {
          if (each.kind === 'TELL') topic.tell((value += 1));
          else if (each.kind === 'JOIN') join();
          else if (each.kind === 'WAIT') await settle();
          else {
            const client = clients[each.client % clients.length]!;
            client.backlogBytes = each.kind === 'SLOW' ? 1_000_000 : 0;
          }
        }
        for (const client of clients) client.backlogBytes = 0;
        await settle();
        topic.tell((value += 1));
        await settle();
        for (const client of clients) {
          const messages = client.got as LiveMessage<number>[];
          expect(messages[0]?.isSnapshot).toBe(true);
          expect(messages.at(-1)?.event).toBe(value);
          for (const [index, { event, sequence, isSnapshot }] of messages.slice(1).entries()) {
            expect(event).toBeGreaterThanOrEqual(messages[index]!.event);
            if (!isSnapshot) expect(sequence).toBe(messages[index]!.sequence + 1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a topic that has ended for good', () => {
  test('ends every subscription, once what was told before has been sent', async () => {
    const topic = new Counter(1);
    const group = groupOf(topic);
    const log: unknown[] = [];
    for (const id of ['a', 'b']) {
      const write = (frame: Buffer): void => {
        log.push([id, (unframed(frame) as { payload: LiveMessage<number> }).payload.event]);
      };
      const socket = { backlogBytes: 0, write, close: () => undefined };
      group.add({ id, socket, onEnd: () => log.push([id, 'END']) });
    }
    await settle();
    log.length = 0;
    topic.tell(2);
    topic.finish();
    await settle();
    expect(log).toEqual([
      ['a', 2],
      ['b', 2],
      ['a', 'END'],
      ['b', 'END'],
    ]);
    expect([group.size, topic.listeners]).toEqual([0, []]);
  });

  test('ends also who is slow, and who came when it was over', async () => {
    const topic = new Counter(1);
    const group = groupOf(topic);
    const ended: string[] = [];
    const slow = new Client();
    slow.backlogBytes = 1_000_000;
    group.add({ id: 's', socket: slow, onEnd: () => ended.push('slow') });
    await settle();
    topic.finish();
    group.add({ id: 'l', socket: new Client(), onEnd: () => ended.push('late') });
    await settle();
    expect(ended).toEqual(['slow', 'late']);
    expect(slow.closedWith).toBeUndefined();
  });

  test('ends where its last event could not be answered', async () => {
    const topic = new Counter(1);
    const ended: string[] = [];
    const answer = (): Promise<Buffer> => Promise.reject(new Error('no answer'));
    const group = new LiveGroup({ topic, logger: silent, now: () => 0, slowForMs: 15_000, answer });
    group.add({ id: 'a', socket: new Client(), onEnd: () => ended.push('a') });
    await settle();
    topic.tell(2);
    topic.finish();
    await settle();
    expect(ended).toEqual(['a']);
  });

  test('is opened anew by who comes afterwards', async () => {
    const hub = new LiveHub({ slowForMs: 15_000 });
    const first = new Counter(1);
    const leave = hub.join(
      'a',
      {
        id: '1',
        socket: new Client(),
        onEnd: () => {
          leave();
        },
      },
      () => groupOf(first),
    );
    await settle();
    first.finish();
    await settle();
    const second = new Counter(5);
    const client = new Client();
    hub.join('a', { id: '2', socket: client }, () => groupOf(second));
    await settle();
    expect(client.got).toEqual([message(5, 0, true)]);
    hub.close();
  });
});

describe('the hub', () => {
  test('shares by key, and forgets a group with its last subscriber', async () => {
    const hub = new LiveHub({ slowForMs: 15_000 });
    const topic = new Counter(1);
    const open = () => groupOf(topic);
    const leaves = [1, 2].map((id) => hub.join('a', { id: String(id), socket: new Client() }, open));
    const leaveOther = hub.join('b', { id: '3', socket: new Client() }, open);
    expect(topic.listeners).toHaveLength(2);
    for (const leave of leaves) leave();
    expect(topic.listeners).toHaveLength(1);
    leaveOther();
    leaveOther();
    expect(topic.listeners).toEqual([]);
    const opened: string[] = [];
    for (const key of ['a', 'b']) {
      hub.join(key, { id: key, socket: new Client() }, () => {
        opened.push(key);
        return open();
      });
    }
    expect(opened).toEqual(['a', 'b']);
    hub.close();
    await settle();
  });
});

const ids = fc.oneof(fc.string({ maxLength: 20 }), fc.uuid(), fc.constantFrom('1', '2'));

test('a frame holds the message whole, whatever its length and those before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: ids, isKept: fc.boolean() }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(0, 1, 60, 80, 125, 126, 65_000, 65_535, 66_000),
      (messages, size) => {
        const payload = { text: 'x'.repeat(size) };
        const frames = new MessageFrames(Buffer.from(JSON.stringify(payload)));
        const kept: { id: string; frame: Buffer }[] = [];
        for (const { id, isKept } of messages) {
          const frame = frames.of(messagePrefix(id));
          expect(unframed(frame)).toEqual({ id, type: 'next', payload });
          if (!isKept) continue;
          frames.keep();
          kept.push({ id, frame });
        }
        for (const { id, frame } of kept) expect(unframed(frame)).toEqual({ id, type: 'next', payload });
      },
    ),
  );
});

test('what a client has not taken yet is not written over', async () => {
  const topic = new Counter(1);
  const group = groupOf(topic);
  const written: { readonly id: string; readonly frame: Buffer }[] = [];
  const add = (id: string, backlogBytes: number): void => {
    group.add({ id, socket: { backlogBytes, write: (frame) => written.push({ id, frame }), close: () => undefined } });
  };
  add('a', 500);
  add('b', 0);
  add('c', 500);
  await settle();
  topic.tell(2);
  await settle();
  expect(written).toHaveLength(6);
  // The memory of `b` was free once it had been written, and was taken for `c`.
  const waiting = written.filter(({ id }) => id !== 'b');
  expect(waiting.map(({ frame }) => (unframed(frame) as { id: string }).id)).toEqual(['a', 'c', 'a', 'c']);
});
