import type { Job, JobCount, JobId, JobKind, JobPage, JobSchedule, JobsQuery } from './jobs.types.js';

/** A transaction of the database that the queue is in; only that database makes and reads it. */
export interface JobTransaction {
  readonly isJobTransaction: true;
}

export interface EnqueueOptions {
  /** At most one job of a kind with the same key waits or runs. */
  readonly key?: string | undefined;
  /** Milliseconds since 1970; at once where there is none. */
  readonly startAt?: number | undefined;
  /** The job is there when, and only when, the transaction's rows are. */
  readonly transaction?: JobTransaction | undefined;
}

export interface RunningJob<Data> {
  readonly id: JobId;
  readonly data: Data;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Aborted when the job is cancelled, takes too long, or its process ends. */
  readonly signal: AbortSignal;
}

/**
 * Its promise is the job's end; what it throws is a failed try, and `FinalJobError` the last one. It must be able to
 * run again after a part of it was done: a process may die between what a job does and the note that it is done.
 */
export type JobHandler<Data> = (job: RunningJob<Data>) => Promise<void>;

/** What is done later, in this process or another of the same database, and survives both. */
export interface JobQueue {
  /**
   * @returns undefined where a job of that kind and key is waiting or running already
   * @throws {AppError} BAD_USER_INPUT where the data cannot be stored, UNAVAILABLE
   */
  enqueue<Data extends object>(kind: JobKind<Data>, data: Data, options?: EnqueueOptions): Promise<JobId | undefined>;
  /** Lets this process look for jobs of that kind now: after a transaction that enqueued one. */
  wake(kind: Pick<JobKind, 'name'>): void;
  /** From the start on, this process does jobs of that kind. A second handler of a kind is an error in the program. */
  work<Data extends object>(kind: JobKind<Data>, handler: JobHandler<Data>): Promise<void>;
  /** One that waits never runs; the signal of one that runs is aborted, in whichever process. @returns whether it did either */
  cancel(id: JobId): Promise<boolean>;
  /**
   * Tries a failed or cancelled job again, with all its tries.
   *
   * @returns whether it was one
   * @throws {AppError} CONFLICT where another job with its key waits or runs
   */
  retry(id: JobId): Promise<boolean>;
  /**
   * Enqueues such a job at the times of a cron expression, once whatever the number of processes, and not while the last
   * one waits or runs. A kind has one schedule: a second call replaces it.
   *
   * @throws {AppError} BAD_USER_INPUT where the expression or the time zone is none
   */
  schedule<Data extends object>(kind: JobKind<Data>, cron: string, timezone: string, data: Data): Promise<void>;
  unschedule(kind: JobKind): Promise<void>;
  schedules(): Promise<readonly JobSchedule[]>;
  /** @throws {AppError} BAD_USER_INPUT where the cursor is none of this list */
  jobs(query: JobsQuery): Promise<JobPage>;
  /** Only where there is at least one. */
  counts(): Promise<readonly JobCount[]>;
  job(id: JobId): Promise<Job | undefined>;
  /** Begins to do jobs, and to enqueue those whose time has come. @throws {AppError} UNAVAILABLE without its tables */
  start(): Promise<void>;
  /** Takes no more jobs and waits for those that run, for a while: then they are aborted and come back at the next start. */
  close(): Promise<void>;
}
