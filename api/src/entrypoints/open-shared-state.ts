/** What processes share: limits, failed sign-ins, sign-ins under way, ended tokens, messages and leases. */
import {
  MemoryAttempts,
  MemoryBus,
  MemoryImportProgress,
  MemoryLease,
  MemoryPendingSignIns,
  MemoryQuotas,
  MemoryRevocations,
} from '../adapters/memory/index.js';
import {
  RedisAttempts,
  RedisBus,
  RedisConnection,
  RedisImportProgress,
  RedisLease,
  RedisPendingSignIns,
  RedisQuotas,
  RedisRevocations,
} from '../adapters/redis/index.js';
import type { Config } from '../config/config.js';
import type { Bus } from '../shared/bus.js';
import type { Clock } from '../shared/clock.js';
import type { Lease } from '../shared/lease.js';
import type { Logger } from '../shared/logger.js';
import { Outage } from '../shared/outage.js';
import {
  AttemptsWithFallback,
  DatabaseRevocations,
  REVOCATION_LIFE_MS,
  RevocationsWithFallback,
} from '../slices/accounts/index.js';
import type { AccountStore, AttemptStore, PendingSignIns, Revocations } from '../slices/accounts/index.js';
import type { ProgressStore } from '../slices/imports/index.js';
import { QuotasWithFallback } from '../slices/limits/index.js';
import type { QuotaStore } from '../slices/limits/index.js';

export interface SharedState {
  readonly quotas: QuotaStore;
  readonly attempts: AttemptStore;
  readonly pendingSignIns: PendingSignIns;
  readonly revocations: Revocations;
  readonly bus: Bus;
  readonly lease: Lease;
  readonly importProgress: ProgressStore;
  close(): Promise<void>;
}

export interface SharedStateParts {
  readonly config: Config;
  readonly store: AccountStore;
  readonly logger: Logger;
  readonly clock: Clock;
}

/**
 * In Redis where that is set, and in this process while it is away. Without it in this process alone; but where several
 * processes may share a PostgreSQL, that is asked which tokens have ended.
 */
export async function openSharedState(parts: SharedStateParts): Promise<SharedState> {
  const { config, store, clock, logger } = parts;
  if (config.redisUrl !== undefined) return inRedis(parts, config.redisUrl);
  const isAlone = config.database.engine === 'PGLITE';
  return {
    quotas: new MemoryQuotas(),
    attempts: new MemoryAttempts(clock),
    pendingSignIns: new MemoryPendingSignIns(clock),
    revocations: isAlone ? await remembered(parts) : new DatabaseRevocations({ store, clock }),
    bus: new MemoryBus(logger).endpoint(),
    lease: new MemoryLease(),
    importProgress: new MemoryImportProgress(clock),
    close: () => Promise.resolve(),
  };
}

async function remembered({ store, clock }: SharedStateParts): Promise<Revocations> {
  const revocations = new MemoryRevocations(clock);
  const since = clock() - REVOCATION_LIFE_MS;
  const [sessions, users] = await Promise.all([
    store.grants.revokedSince(since),
    store.users.tokensValidFromSince(since),
  ]);
  await revocations.preload({ sessions, users });
  return revocations;
}

async function inRedis({ store, logger, clock }: SharedStateParts, url: string): Promise<SharedState> {
  const [connection, bus] = await Promise.all([RedisConnection.open(url, logger), RedisBus.open(url, logger)]);
  const outage = new Outage({
    name: 'Redis',
    meanwhile: 'limits are counted in this process, and the database says which tokens have ended',
    logger,
    clock,
  });
  const progressOutage = new Outage({ name: 'Redis', meanwhile: 'the progress of imports is not told', logger, clock });
  return {
    quotas: new QuotasWithFallback({ primary: new RedisQuotas(connection), fallback: new MemoryQuotas(), outage }),
    attempts: new AttemptsWithFallback({
      primary: new RedisAttempts(connection, clock),
      fallback: new MemoryAttempts(clock),
      outage,
    }),
    pendingSignIns: new RedisPendingSignIns(connection),
    revocations: new RevocationsWithFallback({
      primary: new RedisRevocations(connection, clock),
      fallback: new DatabaseRevocations({ store, clock }),
      store,
      outage,
      clock,
    }),
    bus,
    lease: new RedisLease(connection),
    importProgress: new RedisImportProgress(connection, progressOutage),
    async close() {
      await bus.close();
      await connection.close();
    },
  };
}
