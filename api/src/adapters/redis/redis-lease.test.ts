/** Runs the lease's contract on a real Redis, and proves what a holder keeps through its outages. */
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { describeWithRedis } from '../../../../scripts/testing/describe-with-redis.js';
import { leaseContract } from '../../shared/lease.contract.js';
import type { Logger } from '../../shared/logger.js';
import { RedisConnection, RedisLease } from './index.js';

const silent = (): void => undefined;
const GIVE_UP_MS = 30_000;
const SILENT: Logger = { debug: silent, info: silent, warn: silent, error: silent };
/** Shorter than in use, in the same proportion. */
const TIMES = { lifeMs: 1_000, renewEveryMs: 300 };
const KEY = 'cushing:lease:{work}';

/** Gives up after the test has failed, so that nothing of it goes on. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + GIVE_UP_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('what the test waits for has not come');
    await wait(10);
  }
}

describeWithRedis('leases over Redis', (server) => {
  let one: RedisConnection;
  let other: RedisConnection;
  let losses: number;
  const onLost = (): void => {
    losses += 1;
  };

  beforeAll(async () => {
    one = await RedisConnection.open(server().url, SILENT);
    other = await RedisConnection.open(server().url, SILENT);
  });

  afterAll(async () => {
    await one.close();
    await other.close();
  });

  beforeEach(async () => {
    losses = 0;
    await isBack();
    await other.run((redis) => redis.del(KEY));
  });

  async function isBack(): Promise<void> {
    for (const connection of [one, other]) {
      await until(() =>
        connection.ping().then(
          () => true,
          () => false,
        ),
      );
    }
  }

  leaseContract('Redis', () => ({
    one: new RedisLease(one, TIMES),
    other: new RedisLease(other, TIMES),
    steal: async (name) => {
      await other.run((redis) => redis.set(`cushing:lease:{${name}}`, 'another', 'PX', 60_000));
      // The holder finds out when it renews.
      await wait(3 * TIMES.renewEveryMs);
    },
  }));

  test('a holder that renews keeps it beyond the life of one grant', async () => {
    const giveBack = await new RedisLease(one, TIMES).take('work', onLost);
    const token = await other.run((redis) => redis.get(KEY));
    await wait(2 * TIMES.lifeMs);
    expect(await new RedisLease(other, TIMES).take('work', onLost)).toBeUndefined();
    expect(await other.run((redis) => redis.get(KEY))).toBe(token);
    await giveBack?.();
    expect(losses).toBe(0);
    expect(await other.run((redis) => redis.exists(KEY))).toBe(0);
  });

  test('what is granted lasts ten seconds where nobody says more', async () => {
    const giveBack = await new RedisLease(one).take('work', onLost);
    const lifeMs = await other.run((redis) => redis.pttl(KEY));
    expect(lifeMs).toBeGreaterThan(5_000);
    expect(lifeMs).toBeLessThanOrEqual(10_000);
    await giveBack?.();
  });

  test('a Redis that comes back empty is told again who holds it', async () => {
    const giveBack = await new RedisLease(one, TIMES).take('work', onLost);
    const token = await other.run((redis) => redis.get(KEY));
    await server().kill();
    // Longer than a life: nobody could have taken it.
    await wait(1.5 * TIMES.lifeMs);
    expect(await new RedisLease(other, TIMES).take('work', onLost)).toBeUndefined();
    await server().restart();
    await isBack();
    await until(async () => (await other.run((redis) => redis.get(KEY))) === token);
    expect(losses).toBe(0);
    await giveBack?.();
  }, 30_000);

  test('where another process was first after the outage, the holder is told once', async () => {
    const giveBack = await new RedisLease(one, TIMES).take('work', onLost);
    await server().kill();
    await wait(2 * TIMES.renewEveryMs);
    expect(losses).toBe(0);
    await server().restart();
    // The holder may be back first, as here it must not be.
    await until(() =>
      other
        .run((redis) => redis.set(KEY, 'another', 'PX', 60_000))
        .then(
          () => true,
          () => false,
        ),
    );
    await until(() => losses > 0);
    await giveBack?.();
    expect(losses).toBe(1);
    expect(await other.run((redis) => redis.get(KEY))).toBe('another');
  }, 30_000);
});

describe('a Redis that was never there', () => {
  test('grants nothing', async () => {
    const connection = await RedisConnection.open('redis://127.0.0.1:9', SILENT);
    expect(await new RedisLease(connection).take('work', silent)).toBeUndefined();
    await connection.close();
  });
});
