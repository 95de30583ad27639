/** What is read of the jobs, and what is done to them other than to run them. pg-boss's own queues are left out. */
import type { Job, JobCount, JobId, JobPage, JobState, JobsQuery } from '../../slices/jobs/index.js';
import { COMPLETED_KEPT_MS, MOST_ENDED_OF_A_KIND } from '../../slices/jobs/index.js';
import { AppError } from '../../shared/errors.js';
import type { Access } from './access.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { textOf } from './error-text.js';
import { removeInBatches } from './remove-in-batches.js';
import { isUuid } from './uuid.js';

const OURS = String.raw`name not like '\_\_pgboss%'`;
const UNIQUE_VIOLATION = '23505';
const NEWEST_MS = 'to_char(created_on at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\')';
const CREATED_AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/u;
/** So many tries are given for processes that died under a job, which may be the job's fault. */
const MOST_LOST = 5;

const STATES: Readonly<Record<string, JobState>> = {
  created: 'WAITING',
  retry: 'WAITING',
  active: 'RUNNING',
  completed: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
};

const STATE_OF = `case state when 'created' then 'WAITING' when 'retry' then 'WAITING' when 'active' then 'RUNNING'
  else upper(state::text) end`;

const COLUMNS = `id, name, state::text as state, singleton_key, data, output, retry_limit,
  case when started_on is null then retry_count else retry_count + 1 end as attempt, ${NEWEST_MS} as created_at,
  ${milliseconds('created_on')} as created_ms, ${milliseconds('start_after')} as start_ms,
  ${milliseconds('started_on')} as started_ms, ${milliseconds('completed_on')} as ended_ms`;

interface JobRow {
  readonly id: JobId;
  readonly name: string;
  readonly state: string;
  readonly singleton_key: string | null;
  readonly data: unknown;
  readonly output: unknown;
  readonly retry_limit: number;
  readonly attempt: number;
  readonly created_at: string;
  readonly created_ms: number;
  readonly start_ms: number;
  readonly started_ms: number | null;
  readonly ended_ms: number | null;
}

export async function readJob(access: Access, id: JobId): Promise<Job | undefined> {
  if (!isUuid(id)) return undefined;
  const sql = `select ${COLUMNS} from pgboss.job where id = ? and ${OURS}`;
  const [row] = await access.run((manager) => manager.execute<JobRow[]>(sql, [id]));
  return row === undefined ? undefined : toJob(row);
}

export async function readJobs(access: Access, { state, kind, first, after }: JobsQuery): Promise<JobPage> {
  const [conditions, values]: [string[], (string | number)[]] = [[OURS], []];
  if (state !== undefined) {
    const stored = Object.entries(STATES).flatMap(([name, shown]) => (shown === state ? [`'${name}'`] : []));
    conditions.push(`state in (${stored.join(', ')})`);
  }
  if (kind !== undefined) {
    conditions.push('name = ?');
    values.push(kind);
  }
  if (after !== undefined) {
    const [createdAt, id] = decodeCursor(after, isPosition);
    conditions.push('(created_on, id) < (?::timestamptz, ?::uuid)');
    values.push(createdAt, id);
  }
  const sql = `select ${COLUMNS} from pgboss.job where ${conditions.join(' and ')}
    order by created_on desc, id desc limit ?`;
  const rows = await access.run((manager) => manager.execute<JobRow[]>(sql, [...values, first + 1]));
  const entries = rows
    .slice(0, first)
    .map((row) => ({ cursor: encodeCursor([row.created_at, row.id]), job: toJob(row) }));
  return { entries, hasMore: rows.length > first };
}

export function countJobs(access: Access): Promise<readonly JobCount[]> {
  const sql = `select name as kind, ${STATE_OF} as state, count(*)::int as count from pgboss.job where ${OURS}
    group by 1, 2 order by 1, 2`;
  return access.run((manager) => manager.execute<JobCount[]>(sql));
}

export async function cancelJob(access: Access, id: JobId): Promise<boolean> {
  if (!isUuid(id)) return false;
  const sql = `update pgboss.job set state = 'cancelled', completed_on = now()
    where id = ? and state < 'completed' and ${OURS} returning 1`;
  return (await access.run((manager) => manager.execute<unknown[]>(sql, [id]))).length > 0;
}

/** Tries are counted on: what still runs of an old one can say nothing about a new one. */
export async function retryJob(access: Access, id: JobId): Promise<boolean> {
  if (!isUuid(id)) return false;
  const sql = `update pgboss.job as job set state = 'retry', completed_on = null, output = null,
      start_after = now(), keep_until = now() + queue.retention_seconds * interval '1 second',
      started_on = null, retry_count = retry_count + case when started_on is null then 0 else 1 end,
      retry_limit = retry_count + case when started_on is null then 0 else 1 end + queue.retry_limit
    from pgboss.queue as queue
    where job.id = ? and job.state in ('failed', 'cancelled') and queue.name = job.name and job.${OURS} returning 1`;
  const rows = await access.run(async (manager) => {
    try {
      return await manager.execute<unknown[]>(sql, [id]);
    } catch (error) {
      if (textOf(error, 'code') !== UNIQUE_VIOLATION) throw error;
      throw new AppError('CONFLICT', 'A job with the same key waits or runs: wait for its end, or cancel it.', {
        reason: 'JOB_KEY_TAKEN',
      });
    }
  });
  return rows.length > 0;
}

/** Counted as a try that was not the job's fault; whoever still runs it can say nothing about it any more. */
const PUT_BACK = `update pgboss.job as job set state = 'retry', start_after = now(), started_on = null, heartbeat_on = null,
  retry_count = job.retry_count + 1, retry_limit = greatest(job.retry_limit, `;

/** Of this process, which ends: they run again as soon as one is there. */
export async function putBack(access: Access, ids: readonly string[]): Promise<void> {
  const sql = `${PUT_BACK} job.retry_limit + 1)
    where state = 'active' and id in (select value::uuid from jsonb_array_elements_text(?::jsonb))`;
  await access.run((manager) => manager.execute(sql, [JSON.stringify(ids)]));
}

/**
 * Puts back what a process left that died. One that has died with it too often keeps its place, and fails by pg-boss's
 * own watch.
 *
 * @param silentMs of whom nothing was heard for so long; 0 means all that run
 */
export async function takeOverLost(access: Access, silentMs: number): Promise<number> {
  const sql = `${PUT_BACK} least(job.retry_limit + 1, queue.retry_limit + ${MOST_LOST}))
    from pgboss.queue as queue
    where job.state = 'active' and job.${OURS} and queue.name = job.name
      and job.retry_count < greatest(job.retry_limit, queue.retry_limit + ${MOST_LOST})
      and coalesce(job.heartbeat_on, job.started_on) <= clock_timestamp() - ? * interval '1 millisecond'
    returning 1`;
  return (await access.run((manager) => manager.execute<unknown[]>(sql, [silentMs]))).length;
}

/** What has ended longer ago than it is kept; what failed is pg-boss's to remove. */
export async function trimJobs(access: Access): Promise<void> {
  const table = { name: 'pgboss.job', key: 'id' };
  const ended = `state in ('completed', 'cancelled') and ${OURS} and completed_on < ?`;
  await removeInBatches(access, table, ended, [new Date(Date.now() - COMPLETED_KEPT_MS)]);
  const ranked = `select id, row_number() over (partition by name order by completed_on desc) as place
    from pgboss.job where state >= 'completed' and ${OURS}`;
  await removeInBatches(access, table, `id in (select id from (${ranked}) as ranked where place > ?)`, [
    MOST_ENDED_OF_A_KIND,
  ]);
}

function toJob(row: JobRow): Job {
  const output = typeof row.output === 'object' && row.output !== null ? row.output : {};
  const state = STATES[row.state] ?? 'FAILED';
  return {
    id: row.id,
    kind: row.name,
    state,
    key: row.singleton_key === null || row.singleton_key === row.id ? undefined : row.singleton_key,
    data: row.data,
    attempt: row.attempt,
    attempts: row.retry_limit + 1,
    failure: failureOf(output),
    createdAt: row.created_ms,
    startAt: row.start_ms,
    startedAt: row.started_ms ?? undefined,
    endedAt: row.ended_ms ?? undefined,
  };
}

function failureOf(output: object): Job['failure'] {
  const inner: unknown = Reflect.get(output, 'value');
  // pg-boss puts what is no object, and some of its own sentences, under `value`.
  const failure = typeof inner === 'object' && inner !== null ? inner : output;
  const message: unknown = typeof inner === 'string' ? inner : Reflect.get(failure, 'message');
  const reason: unknown = Reflect.get(failure, 'reason');
  if (typeof message !== 'string') return undefined;
  return { message, reason: typeof reason === 'string' ? reason : undefined };
}

function isPosition(values: readonly unknown[]): values is readonly [string, string] {
  const [createdAt, id] = values;
  if (typeof createdAt !== 'string' || typeof id !== 'string') return false;
  return values.length === 2 && CREATED_AT.test(createdAt) && isUuid(id);
}

function milliseconds(column: string): string {
  return `floor(extract(epoch from ${column}) * 1000)::float8`;
}
