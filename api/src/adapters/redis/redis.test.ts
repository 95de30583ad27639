/** Runs the contracts of limits and sign-ins on a real Redis. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { describeWithRedis } from '../../../../scripts/testing/describe-with-redis.js';
import type { Logger } from '../../shared/logger.js';
import { attemptStoreContract } from '../../slices/accounts/attempt-store.contract.js';
import { pendingSignIn, pendingSignInsContract } from '../../slices/accounts/pending-sign-ins.contract.js';
import { claimsAt, revocationsContract } from '../../slices/accounts/revocations.contract.js';
import type { QuotaStore } from '../../slices/limits/index.js';
import { quotaStoreContract } from '../../slices/limits/quota-store.contract.js';
import { RedisAttempts, RedisConnection, RedisPendingSignIns, RedisQuotas, RedisRevocations } from './index.js';

const silent = (): void => undefined;
const SILENT: Logger = { debug: silent, info: silent, warn: silent, error: silent };
const NOON = Date.UTC(2026, 2, 2, 12);

describeWithRedis('on Redis', (server) => {
  let connection: RedisConnection;
  let second: RedisConnection;

  beforeAll(async () => {
    connection = await RedisConnection.open(server().url, SILENT);
    second = await RedisConnection.open(`${server().url}/0`, SILENT);
  });

  afterAll(async () => {
    await connection.close();
    await second.close();
  });

  quotaStoreContract('Redis', () => new RedisQuotas(connection));
  quotaStoreContract('Redis by two connections in turn', () =>
    inTurn(new RedisQuotas(connection), new RedisQuotas(second)),
  );
  attemptStoreContract('Redis', (clock) => new RedisAttempts(connection, clock));
  pendingSignInsContract('Redis', () => new RedisPendingSignIns(connection));
  revocationsContract('Redis', (clock) => new RedisRevocations(connection, clock));

  test('whatever is stored ends by itself', async () => {
    const claims = claimsAt(Date.now());
    await new RedisQuotas(connection).take({ key: 'ends', limit: 1, windowMs: 60_000 }, NOON);
    await new RedisAttempts(connection, Date.now).add('ends', NOON, 3_600_000);
    await new RedisPendingSignIns(connection).put(pendingSignIn({}));
    const revocations = new RedisRevocations(connection, Date.now);
    await revocations.revokeToken(claims.tokenId, claims.expiresAt);
    await revocations.revokeSession(claims.sessionId);
    await revocations.revokeUserBefore(claims.userId, claims.issuedAt);
    const lives = await connection.run(async (redis) => {
      const keys = await redis.keys('*');
      return Promise.all(keys.map(async (key) => ({ key, lifeMs: await redis.pttl(key) })));
    });
    expect(lives.length).toBeGreaterThanOrEqual(6);
    expect(lives.filter(({ key, lifeMs }) => lifeMs === -1 || !key.startsWith('cushing:'))).toEqual([]);
  });

  test('revocations outlive their tokens, and no more than a minute', async () => {
    const claims = claimsAt(Date.now());
    await new RedisRevocations(connection, Date.now).revokeSession(claims.sessionId);
    const lifeMs = await connection.run((redis) => redis.pttl(`cushing:{revoked}:session:${claims.sessionId}`));
    expect(lifeMs).toBeGreaterThan(15 * 60_000);
    expect(lifeMs).toBeLessThanOrEqual(16 * 60_000);
  });
});

describe('a Redis that was never there', () => {
  test('lets the process start, and is away', async () => {
    // Nothing listens on the port that is reserved for discarding.
    const connection = await RedisConnection.open('redis://127.0.0.1:9', SILENT);
    await expect(connection.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await connection.close();
  });
});

/** One store after the other, as a balancer before two processes would. */
function inTurn(...stores: readonly QuotaStore[]): QuotaStore {
  let calls = 0;
  const next = (): QuotaStore => {
    const store = stores[calls % stores.length];
    calls += 1;
    if (store === undefined) throw new Error('no store');
    return store;
  };
  return {
    take: (quota, now) => next().take(quota, now),
    look: (quota, now) => next().look(quota, now),
  };
}
