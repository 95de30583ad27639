import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';
import type { PgBoss } from 'pg-boss';

import type {
  EnqueueOptions,
  Job,
  JobCount,
  JobHandler,
  JobId,
  JobKind,
  JobPage,
  JobQueue,
  JobSchedule,
  JobsQuery,
} from '../../slices/jobs/index.js';
import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import { Access } from './access.js';
import { databaseError } from './database-error.js';
import { jobBoss } from './job-boss.js';
import type { CronPace } from './job-boss.js';
import { DatabaseTransaction, bossOptions, createQueue, insertJob } from './job-insert.js';
import { cancelJob, countJobs, putBack, readJob, readJobs, retryJob, takeOverLost, trimJobs } from './job-rows.js';
import { JobWorkers } from './job-workers.js';
import type { Engine } from './open-orm.js';

/** Also within which a job that is cancelled in another process is aborted. */
const LOOK_EVERY_MS = 1_000;
/** Between looks while the database does not answer. */
const LONGEST_PAUSE_MS = 30_000;
/** A process that lives says so every five seconds. */
const LOST_AFTER_MS = 15_000;
const LOOK_FOR_LOST_EVERY_MS = 5_000;
const TRIM_EVERY_MS = 3_600_000;
const CLOSE_TIMEOUT_MS = 10_000;

/** Other values are for tests, which cannot wait. */
export interface JobQueuePace {
  readonly cron?: CronPace;
  readonly closeTimeoutMs?: number;
  readonly lostAfterMs?: number;
}

/** pg-boss's tables in the schema `pgboss` of the accounts' database, over the ORM's connections. */
export class PostgresJobQueue implements JobQueue {
  readonly #orm: Orm<AbstractSqlDriver>;
  readonly #engine: Engine;
  readonly #logger: Logger;
  readonly #pace: JobQueuePace;
  readonly #access: Access;
  /** Names of kinds that workers were made for. */
  readonly #begun = new Set<string>();
  readonly #handlers = new Map<string, (workers: JobWorkers) => Promise<void>>();
  /** Names of kinds whose queue is known to be there. */
  readonly #known = new Set<string>();
  #boss: PgBoss | undefined;
  #workers: JobWorkers | undefined;
  #starting: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #failures = 0;
  #nextLostAt = 0;
  #nextTrimAt = 0;

  constructor(orm: Orm<AbstractSqlDriver>, engine: Engine, logger: Logger, pace: JobQueuePace = {}) {
    this.#orm = orm;
    this.#engine = engine;
    this.#logger = logger;
    this.#pace = pace;
    this.#access = new Access(orm.em.fork({ disableContextResolution: true }));
  }

  async enqueue<Data extends object>(
    kind: JobKind<Data>,
    data: Data,
    options: EnqueueOptions = {},
  ): Promise<JobId | undefined> {
    if (options.transaction !== undefined) {
      const joined = new Access(DatabaseTransaction.managerOf(options.transaction));
      return joined.run(async (manager) => {
        if (!this.#known.has(kind.name)) await createQueue(manager, kind);
        return insertJob(manager, kind, data, options);
      });
    }
    await this.#know(kind);
    const id = await this.#access.run((manager) => insertJob(manager, kind, data, options));
    if (id !== undefined) this.#workers?.wake(kind.name);
    return id;
  }

  wake({ name }: Pick<JobKind, 'name'>): void {
    this.#workers?.wake(name);
  }

  async work<Data extends object>(kind: JobKind<Data>, handler: JobHandler<Data>): Promise<void> {
    if (this.#handlers.has(kind.name))
      throw new AppError('INTERNAL', `The jobs "${kind.name}" have a handler already.`);
    this.#handlers.set(kind.name, async (workers) => {
      await this.#declare(kind);
      await workers.work(kind, handler);
    });
    // A start that goes on may have seen it, or not.
    await this.#starting;
    if (this.#workers !== undefined) await guarded(this.#begin(kind.name, this.#workers));
  }

  async cancel(id: JobId): Promise<boolean> {
    const isCancelled = await cancelJob(this.#access, id);
    if (isCancelled) this.#workers?.abort(id);
    return isCancelled;
  }

  retry(id: JobId): Promise<boolean> {
    return retryJob(this.#access, id);
  }

  async schedule<Data extends object>(kind: JobKind<Data>, cron: string, timezone: string, data: Data): Promise<void> {
    const boss = this.#started();
    try {
      boss.previewSchedule(cron, { tz: timezone, count: 1 });
    } catch (cause) {
      throw new AppError('BAD_USER_INPUT', `"${cron}" in "${timezone}" is no schedule.`, { reason: 'INPUT', cause });
    }
    await guarded(this.#declare(kind).then(() => boss.schedule(kind.name, cron, data, { tz: timezone })));
  }

  async unschedule(kind: JobKind): Promise<void> {
    const sql = 'delete from pgboss.schedule where name = ?';
    await this.#access.run((manager) => manager.execute(sql, [kind.name]));
  }

  schedules(): Promise<readonly JobSchedule[]> {
    const sql = 'select name as kind, cron, timezone, data from pgboss.schedule order by name';
    return this.#access.run((manager) => manager.execute<JobSchedule[]>(sql));
  }

  jobs(query: JobsQuery): Promise<JobPage> {
    return readJobs(this.#access, query);
  }

  counts(): Promise<readonly JobCount[]> {
    return countJobs(this.#access);
  }

  job(id: JobId): Promise<Job | undefined> {
    return readJob(this.#access, id);
  }

  start(): Promise<void> {
    this.#starting ??= guarded(this.#start()).catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#starting;
  }

  close(): Promise<void> {
    this.#closing ??= guarded(this.#close());
    return this.#closing;
  }

  async #start(): Promise<void> {
    if (this.#closing !== undefined) {
      throw new AppError('UNAVAILABLE', 'The queue of jobs is closed.', { reason: 'JOBS_CLOSED' });
    }
    // Nobody else has the directory: what runs there was left by a process that is gone.
    if (this.#engine === 'PGLITE') await takeOverLost(this.#access, 0);
    const boss = await jobBoss(this.#orm, this.#engine, this.#logger, this.#pace.cron);
    try {
      await boss.start();
      this.#boss = boss;
      const workers = new JobWorkers(boss, this.#access);
      this.#workers = workers;
      for (const name of this.#handlers.keys()) await this.#begin(name, workers);
    } catch (error) {
      [this.#boss, this.#workers] = [undefined, undefined];
      this.#begun.clear();
      await boss.stop({ graceful: false, close: false });
      throw error;
    }
    this.#lookAgainAfter(LOOK_EVERY_MS);
  }

  async #begin(name: string, workers: JobWorkers): Promise<void> {
    if (this.#begun.has(name)) return;
    this.#begun.add(name);
    await this.#handlers.get(name)?.(workers);
  }

  async #close(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    clearTimeout(this.#timer);
    await this.#looking;
    const [boss, workers] = [this.#boss, this.#workers];
    this.#workers = undefined;
    if (boss === undefined || workers === undefined) return;
    try {
      const left = await workers.stop(this.#pace.closeTimeoutMs ?? CLOSE_TIMEOUT_MS);
      // Before pg-boss would count the try as failed.
      if (left.length > 0) await putBack(this.#access, left);
    } finally {
      await boss.stop({ graceful: false, close: false });
      await workers.afterwards();
    }
  }

  #lookAgainAfter(delayMs: number): void {
    if (this.#closing !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look();
    }, delayMs).unref();
  }

  async #look(): Promise<void> {
    try {
      if (this.#workers?.isIdle === false) await this.#workers.look();
      const now = Date.now();
      if (this.#engine === 'POSTGRES' && now >= this.#nextLostAt) {
        this.#nextLostAt = now + LOOK_FOR_LOST_EVERY_MS;
        await this.#takeOver();
      }
      if (now >= this.#nextTrimAt) {
        this.#nextTrimAt = now + TRIM_EVERY_MS;
        await trimJobs(this.#access);
      }
      this.#failures = 0;
    } catch (error) {
      if (this.#failures++ === 0) this.#logger.warn({ error }, 'The queue of jobs cannot be read; it is tried again.');
    }
    this.#lookAgainAfter(Math.min(LONGEST_PAUSE_MS, LOOK_EVERY_MS * 2 ** Math.min(this.#failures, 10)));
  }

  async #takeOver(): Promise<void> {
    const count = await takeOverLost(this.#access, this.#pace.lostAfterMs ?? LOST_AFTER_MS);
    if (count > 0) this.#logger.warn({ count }, 'Jobs of a process that died are done again.');
  }

  async #know(kind: JobKind): Promise<void> {
    if (this.#known.has(kind.name)) return;
    await this.#access.run((manager) => createQueue(manager, kind));
    this.#known.add(kind.name);
  }

  /** The queue of a kind as this release has it: what pg-boss enqueues by itself goes by that. */
  async #declare(kind: JobKind): Promise<void> {
    await this.#know(kind);
    const boss = this.#started();
    await boss.updateQueue(kind.name, bossOptions(kind));
  }

  #started(): PgBoss {
    if (this.#boss !== undefined) return this.#boss;
    throw new AppError('UNAVAILABLE', 'The queue of jobs is not started: start it first.', {
      reason: 'JOBS_NOT_STARTED',
    });
  }
}

/** @throws {AppError} in place of what pg-boss and the driver throw */
async function guarded<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw databaseError(error);
  }
}
