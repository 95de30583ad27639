/** What every bus does, whatever carries it: the port's contract, on three endpoints of one desk. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { Bus } from './bus.js';

export interface BusDesk {
  /** Three processes, whose way to each other stands. */
  readonly endpoints: readonly [Bus, Bus, Bus];
  /** Cuts the way between them. */
  cut(): Promise<void>;
  /** Lets messages through again, which may take them a moment to find out. */
  mend(): Promise<void>;
}

/**
 * @param name of the adapter, for the report
 * @param open gives a desk, which may share its carrier with other tests
 */
export function busContract(name: string, open: () => Promise<BusDesk>): void {
  describe(`the bus' contract, ${name}`, () => {
    let desk: BusDesk;
    let topic: string;

    beforeEach(async () => {
      desk = await open();
      topic = `topic-${randomUUID()}`;
    });

    afterEach(async () => {
      await Promise.all(desk.endpoints.map((endpoint) => endpoint.close()));
    });

    test('a message reaches every other process and never its sender', async () => {
      const [one, two, three] = desk.endpoints;
      const heard = [heardBy(one, topic), heardBy(two, topic), heardBy(three, topic)];
      await connected(desk, topic);
      one.publish(topic, 'from one');
      await until(() => heard[1]?.length === 1 && heard[2]?.length === 1);
      two.publish(topic, 'from two');
      await until(() => heard[0]?.length === 1 && heard[2]?.length === 2);
      expect(heard).toEqual([['from two'], ['from one'], ['from one', 'from two']]);
    });

    test("a process' messages come in their order, whole, whatever they hold", async () => {
      const [one, two] = desk.endpoints;
      const heard = heardBy(two, topic);
      await connected(desk, topic);
      const odd = ['', ':', 'a:b:c', '\r\n$5\r\n', '{"price":"71,5 €"}', '𝛔\u0000end', 'x'.repeat(200_000)];
      const sent = [...odd, ...Array.from({ length: 1_000 }, (_, index) => `message ${index}`)];
      for (const message of sent) one.publish(topic, message);
      await until(() => heard.length >= sent.length);
      expect(heard).toEqual(sent);
    });

    test('topics are heard apart', async () => {
      const [one, two] = desk.endpoints;
      const [heard, other] = [heardBy(two, topic), heardBy(two, `${topic}:too`)];
      await connected(desk, topic);
      await connected(desk, `${topic}:too`);
      one.publish(`${topic}:too`, 'second');
      one.publish(topic, 'first');
      await until(() => heard.length > 0 && other.length > 0);
      expect([heard, other]).toEqual([['first'], ['second']]);
    });

    test('a listener that has ended hears nothing more, while others of its topic do', async () => {
      const [one, two] = desk.endpoints;
      const ended: string[] = [];
      const end = two.listen(topic, into(ended));
      const heard = heardBy(two, topic);
      await connected(desk, topic);
      end();
      end();
      one.publish(topic, 'late');
      await until(() => heard.length === 1);
      expect(ended).toEqual([]);
    });

    test('a topic can be listened to again after its last listener has ended', async () => {
      const [one, two] = desk.endpoints;
      const end = two.listen(topic, () => undefined);
      await connected(desk, topic);
      end();
      const heard = heardBy(two, topic);
      await connected(desk, topic);
      one.publish(topic, 'again');
      await until(() => heard.length === 1);
      expect(heard).toEqual(['again']);
    });

    test('one function that is given twice is told twice and ended separately', async () => {
      const [one, two] = desk.endpoints;
      const heard: string[] = [];
      const listener = into(heard);
      const endFirst = two.listen(topic, listener);
      two.listen(topic, listener);
      await connected(desk, topic);
      one.publish(topic, 'both');
      await until(() => heard.length === 2);
      endFirst();
      one.publish(topic, 'one');
      await until(() => heard.length === 3);
      expect(heard).toEqual(['both', 'both', 'one']);
    });

    test('a listener that throws keeps nothing from the sender or from other listeners', async () => {
      const [one, two] = desk.endpoints;
      two.listen(topic, () => {
        throw new Error('broken listener');
      });
      const heard = heardBy(two, topic);
      await connected(desk, topic);
      one.publish(topic, 'goes on');
      await until(() => heard.length === 1);
      expect(heard).toEqual(['goes on']);
    });

    test('a closed endpoint neither sends nor hears, and nothing of it throws', async () => {
      const [one, two, three] = desk.endpoints;
      const [closed, open] = [heardBy(one, topic), heardBy(three, topic)];
      await connected(desk, topic);
      await one.close();
      one.publish(topic, 'from the closed');
      one.listen(topic, (message) => closed.push(message))();
      one.onGap(() => undefined)();
      await one.close();
      two.publish(topic, 'from the open');
      await until(() => open.length === 1);
      expect([closed, open]).toEqual([[], ['from the open']]);
    });

    test('after a cut everybody is told of it, and messages come again', async () => {
      const [one, two, three] = desk.endpoints;
      const [, heard] = [heardBy(one, topic), heardBy(two, topic), heardBy(three, topic)];
      await connected(desk, topic);
      const gaps = desk.endpoints.map(() => 0);
      desk.endpoints.forEach((endpoint, index) => endpoint.onGap(() => (gaps[index] = (gaps[index] ?? 0) + 1)));
      let endedGaps = 0;
      two.onGap(() => (endedGaps += 1))();
      await desk.cut();
      one.publish(topic, 'lost');
      await wait(20);
      expect(heard).toEqual([]);
      await desk.mend();
      await until(() => gaps.every((count) => count > 0));
      await connected(desk, topic);
      expect(heard).not.toContain('lost');
      one.publish(topic, 'found');
      await until(() => heard.includes('found'));
      expect(endedGaps).toBe(0);
    });
  });
}

const GIVE_UP_MS = 30_000;
const PROBE = 'probe ';

/** What an endpoint hears from now on, in its order, but for probes. */
function heardBy(endpoint: Bus, topic: string): string[] {
  const messages: string[] = [];
  endpoint.listen(topic, into(messages));
  return messages;
}

function into(messages: string[]): (message: string) => void {
  return (message) => {
    if (!message.startsWith(PROBE)) messages.push(message);
  };
}

/** Asks until each endpoint has heard every other one on a topic: a subscription may take a moment to stand. */
async function connected({ endpoints }: BusDesk, topic: string): Promise<void> {
  for (const sender of endpoints) {
    const receivers = endpoints.filter((endpoint) => endpoint !== sender);
    const probe = `${PROBE}${randomUUID()}`;
    const reached = new Set<Bus>();
    const ends = receivers.map((receiver) =>
      receiver.listen(topic, (message) => {
        if (message === probe) reached.add(receiver);
      }),
    );
    await until(() => {
      if (reached.size < receivers.length) sender.publish(topic, probe);
      return reached.size === receivers.length;
    });
    for (const end of ends) end();
  }
}

/** Gives up after the test has failed, so that nothing of it goes on. */
async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + GIVE_UP_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('what the test waits for has not come');
    await wait(5);
  }
}
