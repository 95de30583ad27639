import { setTimeout as wait } from 'node:timers/promises';

import type { PgBoss, Job as BossJob, JobResult } from 'pg-boss';

import { FinalJobError } from '../../slices/jobs/index.js';
import type { JobHandler, JobId, JobKind } from '../../slices/jobs/index.js';
import type { Access } from './access.js';
import { BOSS_POLLING_S } from './job-boss.js';

const HEARTBEAT_REFRESH_S = 5;
/** How long a job that is aborted has for its own cleaning up. */
const ABORTED_GRACE_MS = 1_000;
const LONGEST_MESSAGE = 2_000;

/** A kind that this process does. */
interface Worked {
  readonly kind: JobKind;
  /** As many as jobs of it run at the same time. */
  readonly workers: readonly string[];
}

/** One try of a job in this process. */
interface Running {
  readonly id: string;
  readonly controller: AbortController;
}

/** What this process runs of the queue. */
export class JobWorkers {
  readonly #boss: PgBoss;
  readonly #access: Access;
  readonly #worked = new Map<string, Worked>();
  readonly #running = new Set<Running>();

  constructor(boss: PgBoss, access: Access) {
    this.#boss = boss;
    this.#access = access;
  }

  get isIdle(): boolean {
    return this.#worked.size === 0;
  }

  async work<Data extends object>(kind: JobKind<Data>, handler: JobHandler<Data>): Promise<void> {
    const options = {
      batchSize: 1,
      perJobResults: true,
      pollingIntervalSeconds: BOSS_POLLING_S,
      heartbeatRefreshSeconds: HEARTBEAT_REFRESH_S,
    } as const;
    const workers: string[] = [];
    for (let number = 0; number < kind.atOnce; number++) {
      const worker: string = await this.#boss.work<object, unknown, typeof options>(
        kind.name,
        options,
        async (jobs) => {
          const results: JobResult[] = [];
          for (const job of jobs) results.push(await this.#run(kind, handler, job));
          // There may be more: it looks again at once and not at its next turn.
          this.#boss.notifyWorker(worker);
          return results;
        },
      );
      workers.push(worker);
    }
    this.#worked.set(kind.name, { kind, workers });
  }

  /** Lets the workers of a kind look for jobs now. */
  wake(kind: string): void {
    for (const worker of this.#worked.get(kind)?.workers ?? []) this.#boss.notifyWorker(worker);
  }

  abort(id: string): void {
    for (const running of this.#running) if (running.id === id) running.controller.abort();
  }

  /**
   * Asks once for all kinds what there is to do, where every worker of pg-boss would ask by itself, and which of the
   * jobs that run here were cancelled elsewhere.
   */
  async look(): Promise<void> {
    const kinds = JSON.stringify([...this.#worked.keys()]);
    const ids = [...this.#running].map(({ id }) => id);
    const [sql, values] =
      ids.length === 0 ? [READY, [kinds]] : [`${READY} union all ${ENDED}`, [kinds, JSON.stringify(ids)]];
    const rows = await this.#access.run((manager) =>
      manager.execute<{ kind: string | null; id: string }[]>(sql, values),
    );
    for (const { kind, id } of rows) {
      if (kind === null) this.abort(id);
      else this.wake(kind);
    }
  }

  /**
   * Takes no more jobs and waits for those that run.
   *
   * @returns the ids of those that did not end in time; their signals are aborted
   */
  async stop(timeoutMs: number): Promise<readonly string[]> {
    const ended = Promise.all([...this.#worked.keys()].map((name) => this.#boss.offWork(name, { wait: true })));
    await endedWithin(timeoutMs, ended);
    const left = [...this.#running];
    for (const { controller } of left) controller.abort();
    return left.map(({ id }) => id);
  }

  /** After `stop`: what was aborted may have something to close. */
  async afterwards(): Promise<void> {
    const deadline = Date.now() + ABORTED_GRACE_MS;
    while (this.#running.size > 0 && Date.now() < deadline) await wait(20);
  }

  async #run<Data extends object>(kind: JobKind<Data>, handler: JobHandler<Data>, job: BossJob): Promise<JobResult> {
    const running: Running = { id: job.id, controller: new AbortController() };
    this.#running.add(running);
    try {
      const data = parsed(kind, job.data);
      const signal = AbortSignal.any([job.signal, running.controller.signal]);
      // The database made the id.
      await handler({ id: job.id as JobId, data, attempt: job.retryCount + 1, signal });
      return { id: job.id, status: 'completed' };
    } catch (error) {
      const isFinal = error instanceof FinalJobError;
      return { id: job.id, status: isFinal ? 'deadletter' : 'failed', output: failure(error) };
    } finally {
      this.#running.delete(running);
    }
  }
}

/** Kinds of which a job may run now: one is enough to know, however many there are. */
const READY = `select name as kind, name as id from jsonb_array_elements_text(?::jsonb) as name
  where exists (select 1 from pgboss.job where job.name = name.name and state < 'active' and start_after <= now())`;
const ENDED = `select null, id::text from pgboss.job
  where id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) and state <> 'active'`;

function parsed<Data extends object>(kind: JobKind<Data>, data: unknown): Data {
  try {
    return kind.parse(data);
  } catch (cause) {
    throw new FinalJobError('JOB_DATA', `The data of the job is none of "${kind.name}": ${messageOf(cause)}`, {
      cause,
    });
  }
}

/** What is kept of an error: no stack, which nobody is shown, and nothing that could be of any length. */
function failure(error: unknown): object {
  const reason: unknown = error instanceof Error ? Reflect.get(error, 'reason') : undefined;
  const message = messageOf(error).slice(0, LONGEST_MESSAGE).replaceAll('\0', '');
  return { message, ...(typeof reason === 'string' ? { reason } : {}) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function endedWithin(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  const given = new AbortController();
  try {
    await Promise.race([work, wait(timeoutMs, undefined, { signal: given.signal })]);
  } finally {
    given.abort();
  }
}
