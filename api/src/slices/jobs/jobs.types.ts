declare const jobIdBrand: unique symbol;

/** A UUID. */
export type JobId = string & { readonly [jobIdBrand]: true };

/** What jobs of one kind are made of and how they are tried: the slice that does them declares it with `jobKind`. */
export interface JobKind<Data extends object = object> {
  readonly name: string;
  /** Makes sure of what comes out of the database, which an older release may have put there. Throws where it is none. */
  readonly parse: (data: unknown) => Data;
  /** How often a job is tried, the first time included. */
  readonly attempts: number;
  /** The wait doubles with every try that fails; up to as much again is added, so that jobs do not come in step. */
  readonly firstRetryAfterMs: number;
  readonly longestRetryAfterMs: number;
  /** A try that takes longer has failed, and its signal is aborted. */
  readonly timeLimitMs: number;
  /** How many jobs of this kind a process runs at the same time. */
  readonly atOnce: number;
}

const KIND_NAME = /^[a-z][a-z0-9.-]{0,99}$/u;

/** @throws {RangeError} where the kind cannot be: an error in the program */
export function jobKind<Data extends object>(kind: JobKind<Data>): JobKind<Data> {
  const { name, attempts, firstRetryAfterMs, longestRetryAfterMs, timeLimitMs, atOnce } = kind;
  if (!KIND_NAME.test(name)) throw new RangeError(`"${name}" is no name of a kind of jobs: a-z, 0-9, "." and "-".`);
  for (const count of [attempts, atOnce]) {
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`${name}: ${count} is no number of tries or jobs.`);
  }
  const areTimesValid = firstRetryAfterMs >= 0 && longestRetryAfterMs >= firstRetryAfterMs && timeLimitMs > 0;
  if (!areTimesValid) throw new RangeError(`${name}: the times are not in order.`);
  return Object.freeze({ ...kind });
}

/** WAITING also means to be tried again; FAILED is the list of those that are not tried any more. */
export type JobState = 'WAITING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED';

/** Why the last try failed. */
export interface JobFailure {
  readonly message: string;
  /** UPPER_SNAKE, where whoever failed gave one. */
  readonly reason: string | undefined;
}

export interface Job {
  readonly id: JobId;
  /** The name of its kind. */
  readonly kind: string;
  readonly state: JobState;
  readonly key: string | undefined;
  /** As it is stored: only its kind's `parse` knows what it is. */
  readonly data: unknown;
  /** The number of the try that runs or ran last; 0 before the first. */
  readonly attempt: number;
  /** The number of the last try there will be. */
  readonly attempts: number;
  readonly failure: JobFailure | undefined;
  readonly createdAt: number;
  /** When it runs at the earliest. */
  readonly startAt: number;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
}

export interface JobsQuery {
  readonly state?: JobState | undefined;
  /** The name of a kind. */
  readonly kind?: string | undefined;
  readonly first: number;
  readonly after?: string | undefined;
}

/** Newest first. */
export interface JobPage {
  readonly entries: readonly { readonly cursor: string; readonly job: Job }[];
  readonly hasMore: boolean;
}

export interface JobCount {
  readonly kind: string;
  readonly state: JobState;
  readonly count: number;
}

export interface JobSchedule {
  readonly kind: string;
  readonly cron: string;
  readonly timezone: string;
  readonly data: unknown;
}

/** Thrown by a handler where another try would end as this one did. */
export class FinalJobError extends Error {
  readonly reason: string;

  /** @param reason UPPER_SNAKE */
  constructor(reason: string, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.name = 'FinalJobError';
    this.reason = reason;
  }
}

/** How long what has ended can be looked at. Of a kind that ends more often than that, the newest are kept. */
export const COMPLETED_KEPT_MS = 7 * 86_400_000;
export const FAILED_KEPT_MS = 30 * 86_400_000;
export const MOST_ENDED_OF_A_KIND = 5_000;
