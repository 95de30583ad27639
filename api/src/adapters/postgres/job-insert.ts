import { randomUUID } from 'node:crypto';

import type { SqlEntityManager } from '@mikro-orm/postgresql';

import { FAILED_KEPT_MS } from '../../slices/jobs/index.js';
import type { EnqueueOptions, JobId, JobKind, JobQueue, JobTransaction } from '../../slices/jobs/index.js';
import { AppError } from '../../shared/errors.js';
import type { Access } from './access.js';
import { BOSS_HEARTBEAT_S } from './job-boss.js';

const FAILED_KEPT_S = FAILED_KEPT_MS / 1_000;

type BossOptions = Readonly<
  Record<
    'retryLimit' | 'retryDelay' | 'expireInSeconds' | 'heartbeatSeconds' | 'retentionSeconds' | 'deleteAfterSeconds',
    number
  > & { retryBackoff: boolean; retryDelayMax: number | null }
>;

/** What pg-boss knows of a kind; its options for a queue and for a single job have the same names. */
export function bossOptions(kind: JobKind): BossOptions {
  return {
    retryLimit: kind.attempts - 1,
    retryDelay: Math.ceil(kind.firstRetryAfterMs / 1_000),
    retryBackoff: kind.firstRetryAfterMs > 0,
    // Without a wait that grows it has no largest one.
    retryDelayMax: kind.firstRetryAfterMs > 0 ? Math.max(1, Math.ceil(kind.longestRetryAfterMs / 1_000)) : null,
    expireInSeconds: Math.max(1, Math.ceil(kind.timeLimitMs / 1_000)),
    heartbeatSeconds: BOSS_HEARTBEAT_S,
    /** Of those that nobody runs. */
    retentionSeconds: FAILED_KEPT_S,
    deleteAfterSeconds: FAILED_KEPT_S,
  };
}

/** A transaction of this database as the queue's port has it. */
export class DatabaseTransaction implements JobTransaction {
  readonly isJobTransaction = true;
  readonly manager: SqlEntityManager;

  constructor(manager: SqlEntityManager) {
    this.manager = manager;
  }

  /** @throws {AppError} INTERNAL where it is another database's */
  static managerOf(transaction: JobTransaction): SqlEntityManager {
    if (transaction instanceof DatabaseTransaction) return transaction.manager;
    throw new AppError('INTERNAL', 'A job joins only a transaction of the database that its queue is in.');
  }
}

/**
 * Does a store's own work and enqueues a job, both or neither.
 *
 * @param work with the transaction's EntityManager; what it throws undoes all
 * @returns undefined where a job of that kind and key is waiting or running already: the work is done all the same
 */
export async function insertWithJob<Data extends object>(
  access: Access,
  queue: Pick<JobQueue, 'enqueue' | 'wake'>,
  work: (manager: SqlEntityManager) => Promise<void>,
  job: { readonly kind: JobKind<Data>; readonly data: Data } & Omit<EnqueueOptions, 'transaction'>,
): Promise<JobId | undefined> {
  const { kind, data, key, startAt } = job;
  const id = await access.atomically(async (manager) => {
    await work(manager);
    return queue.enqueue(kind, data, { key, startAt, transaction: new DatabaseTransaction(manager) });
  });
  queue.wake(kind);
  return id;
}

/** Its policy lets one job with the same key wait or run: a job without a key has its own id for one. */
const CREATE_QUEUE = 'select pgboss.create_queue(?, ?::jsonb)';
const INSERT = `insert into pgboss.job (id, name, data, policy, singleton_key, created_on, start_after, keep_until,
    retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, heartbeat_seconds)
  select ?::uuid, ?, ?::jsonb, 'exclusive', ?, clock_timestamp(), start, start + ? * interval '1 second',
    ?, ?, ?, ?, ?, ?, ?
  from (select coalesce(?::timestamptz, now()) as start) as given
  on conflict do nothing returning id`;

/** Makes the queue of a kind where there is none: jobs are in queues of their kinds. */
export async function createQueue(manager: SqlEntityManager, kind: JobKind): Promise<void> {
  await manager.execute(CREATE_QUEUE, [kind.name, JSON.stringify({ policy: 'exclusive', ...bossOptions(kind) })]);
}

/** Of the queue that `createQueue` made. pg-boss's own `send` looks at the queue outside of the transaction it is given. */
export async function insertJob<Data extends object>(
  manager: SqlEntityManager,
  kind: JobKind<Data>,
  data: Data,
  { key, startAt }: EnqueueOptions,
): Promise<JobId | undefined> {
  const id = randomUUID();
  const options = bossOptions(kind);
  const rows = await manager.execute<{ id: JobId }[]>(INSERT, [
    id,
    kind.name,
    JSON.stringify(data),
    key ?? id,
    options.retentionSeconds,
    options.retryLimit,
    options.retryDelay,
    options.retryBackoff,
    options.retryDelayMax,
    options.expireInSeconds,
    options.deleteAfterSeconds,
    options.heartbeatSeconds,
    startAt === undefined ? null : new Date(startAt).toISOString(),
  ]);
  return rows[0]?.id;
}
