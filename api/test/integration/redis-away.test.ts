/** Proves that the process goes on while a real Redis is away: limits hold, and what is revoked stays revoked. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { describeWithRedis } from '../../../scripts/testing/describe-with-redis.js';
import { MemoryAttempts, MemoryQuotas } from '../../src/adapters/memory/index.js';
import {
  RedisAttempts,
  RedisConnection,
  RedisPendingSignIns,
  RedisQuotas,
  RedisRevocations,
} from '../../src/adapters/redis/index.js';
import type { Clock } from '../../src/shared/clock.js';
import type { Logger } from '../../src/shared/logger.js';
import { Outage } from '../../src/shared/outage.js';
import { AttemptsWithFallback, RevocationsWithFallback } from '../../src/slices/accounts/index.js';
import type { AccessClaims, SessionId } from '../../src/slices/accounts/index.js';
import { claimsAt } from '../../src/slices/accounts/revocations.contract.js';
import { QuotasWithFallback } from '../../src/slices/limits/index.js';

const silent = (): void => undefined;
const SILENT: Logger = { debug: silent, info: silent, warn: silent, error: silent };
const NOON = Date.UTC(2026, 2, 2, 12);

describeWithRedis('while Redis is away', (server) => {
  const memory = new MemoryQuotas();
  const tolds: string[] = [];
  const tell = (_fields: object, message: string): void => {
    tolds.push(message);
  };
  let now = NOON;
  const clock: Clock = () => now;
  let connection: RedisConnection;
  let outage: Outage;
  let quotas: QuotasWithFallback;

  beforeAll(async () => {
    connection = await RedisConnection.open(server().url, SILENT);
  });

  beforeEach(() => {
    tolds.length = 0;
    const logger = { ...SILENT, info: tell, warn: tell };
    outage = new Outage({ name: 'Redis', meanwhile: 'limits are counted here', logger, clock });
    quotas = new QuotasWithFallback({ primary: new RedisQuotas(connection), fallback: memory, outage });
  });

  afterAll(async () => {
    await connection.close();
  });

  /** Goes on until what was lost is back, which takes as long as the next try to connect. */
  async function untilBack(ask: () => Promise<unknown>): Promise<void> {
    while (!tolds.includes('Redis is back')) {
      now += 1_000;
      await ask();
      await wait(20);
    }
  }

  test('requests are limited in the process, told once when it goes and once when it is back', async () => {
    const quota = { key: randomUUID(), limit: 10, windowMs: 86_400_000 };
    for (let use = 0; use < 3; use++) expect((await quotas.take(quota, now)).remaining).toBe(9 - use);
    await server().kill();
    const statuses = await Promise.all(Array.from({ length: 100 }, () => quotas.take(quota, now)));
    expect(statuses.filter(({ isAllowed }) => isAllowed)).toHaveLength(10);
    expect(await quotas.look(quota, now)).toMatchObject({ isAllowed: false, remaining: 0 });
    expect(tolds).toEqual(['Redis is away: limits are counted here']);

    await server().restart();
    await untilBack(() => quotas.look(quota, now));
    expect(tolds).toEqual(['Redis is away: limits are counted here', 'Redis is back']);
    // It came back empty, and counts again.
    expect(await quotas.take(quota, now)).toMatchObject({ isAllowed: true, remaining: 9 });
    expect(tolds).toHaveLength(2);
  });

  test('failed attempts are counted all the same', async () => {
    const attempts = new AttemptsWithFallback({
      primary: new RedisAttempts(connection, clock),
      fallback: new MemoryAttempts(clock),
      outage,
    });
    await server().kill();
    for (let failure = 1; failure <= 12; failure++) {
      expect(await attempts.add('account', now, 3_600_000)).toEqual({ count: failure, lastAt: now });
    }
    await attempts.clear('account');
    expect(await attempts.get('account')).toBeUndefined();
    await server().restart();
    await untilBack(() => attempts.get('account'));
    expect(tolds).toHaveLength(2);
  });

  test('what was revoked before or meanwhile stays revoked after it came back empty', async () => {
    const database = new Set<SessionId>();
    let asked = 0;
    const fallback = {
      revokeToken: () => Promise.resolve(),
      revokeSession: () => Promise.resolve(),
      revokeUserBefore: () => Promise.resolve(),
      isRevoked: ({ sessionId }: AccessClaims) => {
        asked += 1;
        return Promise.resolve(database.has(sessionId));
      },
    };
    const store = {
      grants: { revokedSince: () => Promise.resolve([...database]) },
      users: { tokensValidFromSince: () => Promise.resolve([]) },
    };
    const primary = new RedisRevocations(connection, Date.now);
    const revocations = new RevocationsWithFallback({ primary, fallback, store, outage, clock });
    const revoke = async (claims: AccessClaims): Promise<void> => {
      database.add(claims.sessionId);
      await revocations.revokeSession(claims.sessionId);
    };
    const [before, meanwhile, good] = [claimsAt(NOON), claimsAt(NOON), claimsAt(NOON)];
    const verdicts = () => Promise.all([before, meanwhile, good].map((claims) => revocations.isRevoked(claims)));
    await revoke(before);
    expect(await verdicts()).toEqual([true, false, false]);

    await server().kill();
    expect(await verdicts()).toEqual([true, false, false]);
    await revoke(meanwhile);
    expect(await verdicts()).toEqual([true, true, false]);

    await server().restart();
    await untilBack(async () => {
      expect(await verdicts()).toEqual([true, true, false]);
    });
    // Once it was told, the database is left alone.
    let askedBefore = -1;
    while (askedBefore !== asked) {
      askedBefore = asked;
      expect(await verdicts()).toEqual([true, true, false]);
      await wait(20);
    }
    expect(await primary.isRevoked(meanwhile)).toBe(true);
    expect(tolds).toHaveLength(2);
  });

  test('commands fail at once, as what a caller can act on', async () => {
    await server().kill();
    await expect(new RedisPendingSignIns(connection).take('state')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(connection.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await server().restart();
  });
});
