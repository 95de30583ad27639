/**
 * Runs the bus' contract on a real Redis that is killed and started again, and proves what its own are: who is told of
 * messages that were lost on the way, what is kept in bounds, and that channels are sharded in a cluster.
 */
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { startRedisNode } from '../../../../scripts/testing/database-servers.js';
import type { RedisServer } from '../../../../scripts/testing/database-servers.js';
import { describeWithRedis } from '../../../../scripts/testing/describe-with-redis.js';
import { describeWithServers } from '../../../../scripts/testing/describe-with-servers.js';
import { busContract } from '../../shared/bus.contract.js';
import type { Bus } from '../../shared/bus.js';
import type { Logger } from '../../shared/logger.js';
import { RedisBus, RedisConnection } from './index.js';

const silent = (): void => undefined;
const GIVE_UP_MS = 25_000;
const LOSES = 'Redis takes no messages: other processes miss what this one knows';
const SILENT: Logger = { debug: silent, info: silent, warn: silent, error: silent };

let opened: Bus[] = [];

afterEach(async () => {
  await Promise.all(opened.map((bus) => bus.close()));
  opened = [];
});

async function open(url: string, logger = SILENT): Promise<RedisBus> {
  const bus = await RedisBus.open(url, logger);
  opened.push(bus);
  return bus;
}

/** What a bus logs of messages that it lost: that it does, and how many those are once it does not any more. */
function lossLog(): { readonly logger: Logger; readonly warnings: string[]; readonly dropped: number[] } {
  const warnings: string[] = [];
  const dropped: number[] = [];
  const logger: Logger = {
    ...SILENT,
    warn: (_, text) => void warnings.push(text),
    info: (fields) => {
      if ('dropped' in fields) dropped.push(Number(fields.dropped));
    },
  };
  return { logger, warnings, dropped };
}

/** Gives up after the test has failed, so that nothing of it goes on. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + GIVE_UP_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('what the test waits for has not come');
    await wait(10);
  }
}

/** What a bus hears and how often it is told of a gap, once Redis has confirmed that it listens. */
async function listenTo(bus: Bus, topic: string): Promise<{ readonly heard: string[]; readonly gaps: () => number }> {
  const heard: string[] = [];
  let gaps = 0;
  bus.onGap(() => (gaps += 1));
  bus.listen(topic, (message) => heard.push(message));
  await until(() => gaps === 1);
  return { heard, gaps: () => gaps - 1 };
}

describeWithRedis('a bus over Redis', (server) => {
  let operator: RedisConnection;

  beforeAll(async () => {
    operator = await RedisConnection.open(server().url, SILENT);
  });

  afterAll(() => operator.close());

  busContract('Redis', async () => ({
    endpoints: [await open(server().url), await open(server().url), await open(server().url)],
    cut: () => server().kill(),
    mend: () => server().restart(),
  }));

  const connected = (): Promise<void> =>
    until(() =>
      operator.ping().then(
        () => true,
        () => false,
      ),
    );

  /** Hangs up on connections of one name; they come back by themselves. */
  async function hangUp(name: string): Promise<void> {
    await connected();
    await operator.run(async (redis) => {
      const clients = String(await redis.client('LIST')).split('\n');
      const ids = clients.filter((line) => line.includes(` name=${name} `)).map((line) => /id=(\d+)/u.exec(line)?.[1]);
      for (const id of ids) await redis.client('KILL', 'ID', id ?? '');
    });
  }

  test('who listens to a topic is told that what was said before Redis confirmed may have been missed', async () => {
    const [one, two] = [await open(server().url), await open(server().url)];
    const { heard, gaps } = await listenTo(two, 'late');
    one.publish('late', 'message');
    await until(() => heard.length === 1);
    expect(gaps()).toBe(0);
  });

  test('a sender that was cut off alone makes those who listen know it, as soon as it is back', async () => {
    const { logger, warnings } = lossLog();
    const [one, two] = [await open(server().url, logger), await open(server().url)];
    const { heard, gaps } = await listenTo(two, 'ticks');
    one.publish('ticks', 'before');
    await until(() => heard.length === 1);
    await hangUp('cushing-bus-out');
    await until(() => {
      one.publish('ticks', 'lost or found');
      return warnings.includes(LOSES);
    });
    // Nothing more is published: the sender tells it by itself.
    await until(() => gaps() > 0);
    expect(heard[0]).toBe('before');
  });

  test('a listener that was cut off alone is told once, and hears again', async () => {
    const [one, two] = [await open(server().url), await open(server().url)];
    const { heard, gaps } = await listenTo(two, 'ticks');
    await hangUp('cushing-bus-in');
    await until(() => gaps() === 1);
    one.publish('ticks', 'after');
    await until(() => heard.includes('after'));
    expect(gaps()).toBe(1);
  });

  test('while Redis is stopped nothing is kept for it, and losing is logged once', async () => {
    const { logger, warnings, dropped } = lossLog();
    const [one, two] = [await open(server().url, logger), await open(server().url)];
    const { heard, gaps } = await listenTo(two, 'ticks');
    await server().kill();
    let published = 0;
    await until(() => {
      one.publish('ticks', 'noticed');
      published += 1;
      return warnings.length > 0;
    });
    for (let index = 0; index < 1_000; index++) one.publish('ticks', `old ${index}`);
    await server().restart();
    await until(() => gaps() > 0);
    await until(() => dropped.length > 0);
    one.publish('ticks', 'new');
    await until(() => heard.includes('new'));
    expect(heard.filter((message) => message.startsWith('old'))).toEqual([]);
    expect(warnings).toEqual([LOSES]);
    expect(dropped).toHaveLength(1);
    // All of the old ones, and at least the one that was noticed.
    expect(dropped[0]).toBeGreaterThan(1_000);
    expect(dropped[0]).toBeLessThanOrEqual(1_000 + published);
  }, 30_000);

  test('what waits for the network is bounded, and what does not fit is lost and told', async () => {
    const { logger, dropped } = lossLog();
    const [one, two] = [await open(server().url, logger), await open(server().url)];
    const { heard, gaps } = await listenTo(two, 'ticks');
    one.publish('ticks', 'first');
    await until(() => heard.length === 1);
    const megabyte = 'x'.repeat(1024 * 1024);
    // Redis reads nothing for some tenths of a second. The machine's own buffers take some megabytes, and we eight.
    await connected();
    const busy = operator.run((redis) => redis.eval('for i = 1, 1e8 do end', 0)).catch(silent);
    await wait(50);
    for (let index = 0; index < 40; index++) one.publish('ticks', megabyte);
    await until(() => gaps() > 0);
    await until(() => {
      // Not sent either while Redis is away for so long that it counts as gone.
      one.publish('ticks', 'last');
      return heard.includes('last');
    });
    expect(heard.filter((message) => message === megabyte).length).toBeLessThanOrEqual(20);
    await until(() => dropped.length > 0);
    expect(dropped[0]).toBeGreaterThanOrEqual(20);
    await busy;
  }, 60_000);

  test('messages without an answer are bounded in number', async () => {
    const { logger, dropped } = lossLog();
    const one = await open(server().url, logger);
    for (let index = 0; index < 12_000; index++) one.publish('ticks', '');
    await until(() => dropped.length > 0);
    expect(dropped).toEqual([2_000]);
  });

  test('a database of its own is a bus of its own, and what strangers publish is no message', async () => {
    const [one, two] = [await open(server().url), await open(`${server().url}/1`)];
    const sameDatabase = await open(`${server().url}/1`);
    const { heard } = await listenTo(two, 'ticks');
    one.publish('ticks', 'from the other database');
    await connected();
    await operator.run((redis) => redis.publish('cushing:bus@1:ticks', 'no message'));
    sameDatabase.publish('ticks', 'from the same');
    await until(() => heard.length > 0);
    expect(heard).toEqual(['from the same']);
  });

  test('channels are left when nobody listens, and all connections end with the bus', async () => {
    const bus = await open(server().url);
    await connected();
    const counts = (): Promise<unknown> => operator.run((redis) => redis.pubsub('NUMSUB', 'cushing:bus:left'));
    const end = bus.listen('left', silent);
    await until(async () => JSON.stringify(await counts()) === '["cushing:bus:left",1]');
    end();
    await until(async () => JSON.stringify(await counts()) === '["cushing:bus:left",0]');
    await bus.close();
    await until(async () => !String(await operator.run((redis) => redis.client('LIST'))).includes('cushing-bus'));
  });

  test('a Redis that comes later is found', async () => {
    await server().kill();
    const [one, two] = [await open(server().url), await open(server().url)];
    const heard: string[] = [];
    two.listen('ticks', (message) => heard.push(message));
    one.publish('ticks', 'lost');
    await server().restart();
    await until(() => {
      one.publish('ticks', 'found');
      return heard.length > 0;
    });
    expect(heard[0]).toBe('found');
  }, 30_000);
});

describeWithServers('a bus over a Redis Cluster', ['redis'], () => {
  let nodes: readonly [RedisServer, RedisServer];
  let operators: readonly [RedisConnection, RedisConnection];

  beforeAll(async () => {
    nodes = [await startRedisNode(), await startRedisNode()];
    operators = [await RedisConnection.open(nodes[0].url, SILENT), await RedisConnection.open(nodes[1].url, SILENT)];
    // Half of the slots each.
    await operators[0].run((redis) => redis.cluster('ADDSLOTSRANGE', 0, 8_191));
    await operators[1].run((redis) => redis.cluster('ADDSLOTSRANGE', 8_192, 16_383));
    const about = await operators[1].run((redis) => redis.info('server'));
    const busPort = await operators[1].run((redis) => redis.config('GET', 'cluster-port'));
    const port = /tcp_port:(\d+)/u.exec(about)?.[1] ?? '';
    await operators[0].run((redis) => redis.call('CLUSTER', 'MEET', '127.0.0.1', port, (busPort as string[])[1] ?? ''));
    for (const operator of operators) {
      await until(async () =>
        (await operator.run((redis) => redis.cluster('INFO'))).includes('cluster_slots_ok:16384'),
      );
      await until(async () => (await operator.run((redis) => redis.cluster('INFO'))).includes('cluster_state:ok'));
    }
  }, 60_000);

  afterAll(async () => {
    await Promise.all(operators.map((operator) => operator.close()));
    await Promise.all(nodes.map((node) => node.stop()));
  });

  test('goes by sharded channels of one node, whichever node each process was told of', async () => {
    const { logger, warnings } = lossLog();
    const [one, two] = [await open(nodes[0].url, logger), await open(nodes[1].url, logger)];
    const { heard } = await listenTo(two, 'ticks');
    const { heard: backHeard } = await listenTo(one, 'ticks');
    one.publish('ticks', 'there');
    two.publish('ticks', 'and back');
    await until(() => heard.length > 0 && backHeard.length > 0);
    expect([heard, backHeard]).toEqual([['there'], ['and back']]);
    const shards = await Promise.all(
      operators.map((operator) => operator.run((redis) => redis.call('PUBSUB', 'SHARDCHANNELS'))),
    );
    expect(shards.flat()).toEqual(['cushing:{bus}:ticks']);
    const plain = await Promise.all(operators.map((operator) => operator.run((redis) => redis.pubsub('CHANNELS'))));
    expect(plain.flat()).toEqual([]);
    expect(warnings).not.toContain(LOSES);
  }, 30_000);

  test('follows the slot when another node takes it over, and tells of the gap', async () => {
    const [one, two] = [await open(nodes[0].url), await open(nodes[1].url)];
    const { heard, gaps } = await listenTo(two, 'ticks');
    const slot = await operators[0].run((redis) => redis.cluster('KEYSLOT', '{bus}'));
    const [from, to] = slot < 8_192 ? operators : [operators[1], operators[0]];
    const id = await to.run((redis) => redis.cluster('MYID'));
    for (const operator of [to, from])
      await operator.run((redis) => redis.call('CLUSTER', 'SETSLOT', slot, 'NODE', id));
    await until(() => gaps() > 0);
    await until(() => {
      one.publish('ticks', 'moved');
      return heard.includes('moved');
    });
  }, 30_000);
});
