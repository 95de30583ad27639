/** Runs the contract of progress on a real Redis, and proves that nobody waits for one that is away. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { describeWithRedis } from '../../../../scripts/testing/describe-with-redis.js';
import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import { Outage } from '../../shared/outage.js';
import { PROGRESS_LIFE_MS } from '../../slices/imports/index.js';
import { newProgress, progressStoreContract } from '../../slices/imports/progress-store.contract.js';
import { RedisConnection, RedisImportProgress } from './index.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const silent = (): void => undefined;
const SILENT: Logger = { debug: silent, info: silent, warn: silent, error: silent };

describeWithRedis('on Redis', (server) => {
  let connection: RedisConnection;
  let second: RedisConnection;

  beforeAll(async () => {
    connection = await RedisConnection.open(server().url, SILENT);
    second = await RedisConnection.open(server().url, SILENT);
  });

  afterAll(async () => {
    await connection.close();
    await second.close();
  });

  progressStoreContract('Redis', () => new RedisImportProgress(connection, newOutage([])));

  test('what one process told another knows, for a day', async () => {
    const progress = newProgress();
    await new RedisImportProgress(connection, newOutage([])).set(progress);
    expect(await new RedisImportProgress(second, newOutage([])).get(progress.importId)).toStrictEqual(progress);
    const lifeMs = await connection.run((redis) => redis.pttl(`cushing:import:{${progress.importId}}`));
    expect(lifeMs).toBeGreaterThan(PROGRESS_LIFE_MS - 60_000);
    expect(lifeMs).toBeLessThanOrEqual(PROGRESS_LIFE_MS);
  });
});

describe('without a Redis', () => {
  test('nothing is kept and nothing thrown, which is logged once', async () => {
    const logged: string[] = [];
    // Nothing listens on the port that is reserved for discarding.
    const connection = await RedisConnection.open('redis://127.0.0.1:9', SILENT);
    const store = new RedisImportProgress(connection, newOutage(logged));
    const progress = newProgress();
    for (let round = 0; round < 3; round++) {
      await store.set(progress);
      expect(await store.get(progress.importId)).toBeUndefined();
    }
    expect(logged).toEqual(['Redis is away: progress is not kept']);
    await connection.close();
  });

  test('that answers never, and at last refuses, nobody waits, and it is away only then', async () => {
    const logged: string[] = [];
    const asked: ((error: AppError) => void)[] = [];
    const run = (): Promise<never> => new Promise((_resolve, reject) => asked.push(reject));
    const store = new RedisImportProgress({ run }, newOutage(logged));
    await store.set(newProgress());
    expect(await store.get(newProgress().importId)).toBeUndefined();
    expect([asked.length, logged]).toEqual([2, []]);
    for (const refuse of asked) refuse(new AppError('UNAVAILABLE', 'The command timed out.'));
    await new Promise(setImmediate);
    expect(logged).toEqual(['Redis is away: progress is not kept']);
  });
});

function newOutage(logged: string[]): Outage {
  const warn = (_fields: object, message: string): void => {
    logged.push(message);
  };
  const meanwhile = 'progress is not kept';
  return new Outage({ name: 'Redis', meanwhile, logger: { ...SILENT, warn }, clock: () => NOON });
}
