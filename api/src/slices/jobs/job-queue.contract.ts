/**
 * What every queue of jobs does, whatever it is made of: the port's contract. An adapter's test calls
 * `jobQueueContract` with a function that opens an empty database.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

import { FinalJobError, jobKind } from './index.js';
import type { Job, JobId, JobQueue, JobState, RunningJob } from './index.js';

/** A database, and what closes it. */
export interface OpenedJobs {
  /** Another queue of the same database, not started: it looks at schedules each second and closes within one. */
  readonly newQueue: () => JobQueue;
  readonly close: () => Promise<void>;
}

/** The data of the jobs that are tested with. */
export interface Sum {
  readonly number: number;
}

/** A kind that is tried three times, a second and more apart. */
export const SUM = jobKind<Sum>({
  name: 'test.sum',
  parse: (data) => {
    const number: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'number') : undefined;
    if (typeof number !== 'number') throw new Error('the number is missing');
    return { number };
  },
  attempts: 3,
  firstRetryAfterMs: 1_000,
  longestRetryAfterMs: 1_000,
  timeLimitMs: 60_000,
  atOnce: 2,
});

const OTHER = jobKind<Sum>({ ...SUM, name: 'test.other' });
const MINUTE = 60_000;
const DAY = 86_400_000;
const UNKNOWN = '0b1b8a5e-6f57-4f0e-9f5e-1f1f1f1f1f1f' as JobId;
const PATIENCE_MS = 30_000;

/** @param name of the adapter, for the report */
export function jobQueueContract(name: string, open: () => Promise<OpenedJobs>): void {
  describe(`the job queue's contract, ${name}`, () => {
    let opened: OpenedJobs;
    let queue: JobQueue;
    let queues: JobQueue[];

    function newQueue(): JobQueue {
      const made = opened.newQueue();
      queues.push(made);
      return made;
    }

    beforeEach(async () => {
      opened = await open();
      queues = [];
      queue = newQueue();
    });

    afterEach(async () => {
      await Promise.all(queues.map((made) => made.close()));
      await opened.close();
    });

    async function added(number = 1, options = {}): Promise<JobId> {
      const id = await queue.enqueue(SUM, { number }, options);
      if (id === undefined) throw new Error('the key is taken');
      return id;
    }

    async function until(id: JobId, state: JobState): Promise<Job> {
      return eventually(async () => {
        const job = await queue.job(id);
        return job?.state === state ? job : undefined;
      });
    }

    describe('a job', () => {
      test('waits until a process does it, and is completed by its handler’s end', async () => {
        const id = await added(7);
        expect(await queue.job(id)).toMatchObject({
          id,
          kind: 'test.sum',
          state: 'WAITING',
          data: { number: 7 },
          attempt: 0,
        });
        const ran: Omit<RunningJob<Sum>, 'signal'>[] = [];
        await queue.work(SUM, async ({ id: ranId, data, attempt, signal }) => {
          ran.push({ id: ranId, data, attempt });
          expect(signal.aborted).toBe(false);
          expect(await queue.job(ranId)).toMatchObject({ state: 'RUNNING', attempt: 1, attempts: 3 });
        });
        await queue.start();
        const job = await until(id, 'COMPLETED');
        expect(ran).toEqual([{ id, data: { number: 7 }, attempt: 1 }]);
        expect(job).toMatchObject({ attempt: 1, key: undefined, failure: undefined });
        expect(job.endedAt).toBeGreaterThanOrEqual(job.startedAt!);
      });

      test('whose handler is made known after the start is done as well', async () => {
        await queue.start();
        await queue.work(SUM, () => Promise.resolve());
        await until(await added(), 'COMPLETED');
        await expect(queue.work(SUM, () => Promise.resolve())).rejects.toMatchObject({ code: 'INTERNAL' });
      });

      test('with data that are none of its kind fails at once, and its handler never sees it', async () => {
        const loose = jobKind<object>({ ...SUM, parse: (data) => data as object });
        const id = await queue.enqueue(loose, { number: 'seven' });
        const seen: unknown[] = [];
        await queue.work(SUM, ({ data }) => Promise.resolve(void seen.push(data)));
        await queue.start();
        expect(await until(id!, 'FAILED')).toMatchObject({
          attempt: 1,
          failure: { reason: 'JOB_DATA', message: 'The data of the job is none of "test.sum": the number is missing' },
        });
        expect(seen).toEqual([]);
      });

      test('that fails is tried again later, and after the last time stays with its reason', async () => {
        const id = await added();
        const attempts: number[] = [];
        await queue.work(SUM, ({ attempt }) => {
          attempts.push(attempt);
          throw new Error(`no ${attempt}`);
        });
        await queue.start();
        const between = await eventually(async () => {
          const job = await queue.job(id);
          return job?.state === 'WAITING' && job.attempt === 1 ? job : undefined;
        });
        expect(between.failure).toEqual({ message: 'no 1', reason: undefined });
        expect(between.startAt - between.startedAt!).toBeGreaterThanOrEqual(990);
        expect(await until(id, 'FAILED')).toMatchObject({ attempt: 3, attempts: 3, failure: { message: 'no 3' } });
        expect(attempts).toEqual([1, 2, 3]);
      });

      test('whose handler says that it is final is not tried again', async () => {
        const id = await added();
        await queue.work(SUM, () => Promise.reject(new FinalJobError('FILE_GONE', 'The file is gone.')));
        await queue.start();
        const job = await until(id, 'FAILED');
        expect(job).toMatchObject({ attempt: 1, failure: { message: 'The file is gone.', reason: 'FILE_GONE' } });
      });

      test('that takes too long is aborted and has failed', async () => {
        const slow = jobKind({ ...SUM, timeLimitMs: 1_000, attempts: 1 });
        let isAborted = false;
        await queue.work(slow, async ({ signal }) => {
          await once(signal, 'abort');
          isAborted = true;
        });
        await queue.start();
        const id = await queue.enqueue(slow, { number: 1 });
        const { failure } = await until(id!, 'FAILED');
        expect(failure?.message).toContain('exceeded 1s');
        expect(isAborted).toBe(true);
      });

      test('with a time to start at does not run before it', async () => {
        const startAt = Date.now() + DAY;
        const later = await added(1, { startAt });
        const ran: JobId[] = [];
        await queue.work(SUM, ({ id }) => Promise.resolve(void ran.push(id)));
        await queue.start();
        const soon = await added(2, { startAt: Date.now() + 1_000 });
        await until(soon, 'COMPLETED');
        expect(ran).toEqual([soon]);
        expect(await queue.job(later)).toMatchObject({ state: 'WAITING', startAt, startedAt: undefined });
      });

      test('of a key is one, until it has ended', async () => {
        const id = await added(1, { key: 'CL' });
        expect(await queue.enqueue(SUM, { number: 2 }, { key: 'CL' })).toBeUndefined();
        expect(await queue.enqueue(SUM, { number: 2 }, { key: 'HO' })).toBeDefined();
        expect(await queue.enqueue(OTHER, { number: 2 }, { key: 'CL' })).toBeDefined();
        const whileRunning: (JobId | undefined)[] = [];
        await queue.work(SUM, async ({ data }) => {
          if (data.number === 1) whileRunning.push(await queue.enqueue(SUM, data, { key: 'CL' }));
        });
        await queue.start();
        expect(await until(id, 'COMPLETED')).toMatchObject({ key: 'CL' });
        expect(whileRunning).toEqual([undefined]);
        expect(await queue.enqueue(SUM, { number: 3 }, { key: 'CL' })).toBeDefined();
      });

      test('has its effect once, whoever of two does it', async () => {
        const other = newQueue();
        const effects = new Map<JobId, number>();
        for (const worker of [queue, other]) {
          await worker.work(SUM, async ({ id }) => {
            await wait(1);
            effects.set(id, (effects.get(id) ?? 0) + 1);
          });
          await worker.start();
        }
        const ids: (JobId | undefined)[] = [];
        for (let number = 0; number < 200; number++) {
          for (const adder of [queue, other]) ids.push(await adder.enqueue(SUM, { number }));
        }
        await eventually(async () =>
          (await queue.counts()).find(({ state, count }) => state === 'COMPLETED' && count === 400),
        );
        expect([...effects.values()].every((count) => count === 1)).toBe(true);
        expect(new Set(effects.keys())).toEqual(new Set(ids));
      });
    });

    describe('who cancels a job', () => {
      test('that waits keeps it from running', async () => {
        const cancelled = await added(1);
        expect(await queue.cancel(cancelled)).toBe(true);
        const next = await added(2);
        const ran: JobId[] = [];
        await queue.work(SUM, ({ id }) => Promise.resolve(void ran.push(id)));
        await queue.start();
        await until(next, 'COMPLETED');
        expect(ran).toEqual([next]);
        expect(await queue.job(cancelled)).toMatchObject({ state: 'CANCELLED', attempt: 0 });
        expect(await queue.cancel(next)).toBe(false);
        expect(await queue.cancel(UNKNOWN)).toBe(false);
        expect(await queue.cancel('nonsense' as JobId)).toBe(false);
      });

      test.each(['returns', 'throws'])(
        'that runs elsewhere aborts its signal, and it stays so if it %s',
        async (how) => {
          const other = newQueue();
          let ended = false;
          await other.work(SUM, async ({ signal }) => {
            await once(signal, 'abort');
            ended = true;
            if (how === 'throws') throw new Error('aborted');
          });
          await other.start();
          const id = await added();
          await until(id, 'RUNNING');
          expect(await queue.cancel(id)).toBe(true);
          await eventually(() => Promise.resolve(ended ? true : undefined));
          await other.close();
          expect(await queue.job(id)).toMatchObject({ state: 'CANCELLED' });
        },
      );
    });

    describe('who tries a job again', () => {
      test('that failed or was cancelled gives it all its tries', async () => {
        let fails = true;
        const attempts: number[] = [];
        await queue.work(SUM, ({ attempt }) => {
          attempts.push(attempt);
          return fails ? Promise.reject(new FinalJobError('NO', 'no')) : Promise.resolve();
        });
        await queue.start();
        const id = await added();
        await until(id, 'FAILED');
        fails = false;
        expect(await queue.retry(id)).toBe(true);
        expect(await until(id, 'COMPLETED')).toMatchObject({ attempt: 2, attempts: 4, failure: undefined });
        expect(await queue.retry(id)).toBe(false);
        expect(attempts).toEqual([1, 2]);
        const cancelled = await added(1, { startAt: Date.now() + DAY });
        await queue.cancel(cancelled);
        expect(await queue.retry(cancelled)).toBe(true);
        expect(await until(cancelled, 'COMPLETED')).toMatchObject({ attempt: 1, attempts: 3 });
        expect(await queue.retry('nonsense' as JobId)).toBe(false);
      });

      test('whose key another one has is told so', async () => {
        const id = await added(1, { key: 'CL' });
        await queue.cancel(id);
        await added(2, { key: 'CL' });
        await expect(queue.retry(id)).rejects.toMatchObject({ code: 'CONFLICT', reason: 'JOB_KEY_TAKEN' });
        expect(await queue.job(id)).toMatchObject({ state: 'CANCELLED' });
      });
    });

    describe('jobs', () => {
      test('are listed newest first, page by page, by state and by kind', async () => {
        const ids: JobId[] = [];
        for (let number = 0; number < 5; number++) {
          ids.unshift(await added(number));
          await wait(3);
        }
        const other = await queue.enqueue(OTHER, { number: 1 });
        await queue.cancel(ids[1]!);
        const pages: JobId[][] = [];
        for (let after: string | undefined; ;) {
          const { entries, hasMore } = await queue.jobs({ kind: 'test.sum', first: 2, after });
          pages.push(entries.map(({ job }) => job.id));
          after = entries.at(-1)?.cursor;
          if (!hasMore) break;
        }
        expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
        const waiting = await queue.jobs({ state: 'WAITING', first: 10 });
        expect(waiting.entries.map(({ job }) => job.id)).toEqual([other, ids[0], ids[2], ids[3], ids[4]]);
        await expect(queue.jobs({ first: 1, after: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
        expect(await queue.counts()).toEqual([
          { kind: 'test.other', state: 'WAITING', count: 1 },
          { kind: 'test.sum', state: 'CANCELLED', count: 1 },
          { kind: 'test.sum', state: 'WAITING', count: 4 },
        ]);
        expect(await queue.job(UNKNOWN)).toBeUndefined();
        expect(await queue.job('nonsense' as JobId)).toBeUndefined();
      });
    });

    describe('a schedule', () => {
      test('enqueues its job, once for two processes, and survives them', async () => {
        const other = newQueue();
        const ran: number[] = [];
        for (const worker of [queue, other]) {
          await worker.work(SUM, ({ data }) => Promise.resolve(void ran.push(data.number)));
          await worker.start();
        }
        const firstMinute = Math.floor(Date.now() / MINUTE);
        // The minute that has begun is due now.
        await queue.schedule(SUM, '* * * * *', 'America/New_York', { number: 5 });
        const expected = [{ kind: 'test.sum', cron: '* * * * *', timezone: 'America/New_York', data: { number: 5 } }];
        expect(await other.schedules()).toEqual(expected);
        await eventually(() => Promise.resolve(ran.length > 0 ? true : undefined));
        expect(ran[0]).toBe(5);
        // Both look at it twice more.
        await wait(2_500);
        await Promise.all([queue.close(), other.close()]);
        expect(ran.length).toBeLessThanOrEqual(Math.floor(Date.now() / MINUTE) - firstMinute + 1);
        const next = newQueue();
        await next.start();
        expect(await next.schedules()).toEqual(expected);
        await next.schedule(SUM, '0 6 * * 1-5', 'UTC', { number: 6 });
        expect(await next.schedules()).toEqual([
          { kind: 'test.sum', cron: '0 6 * * 1-5', timezone: 'UTC', data: { number: 6 } },
        ]);
        await next.unschedule(SUM);
        expect(await next.schedules()).toEqual([]);
      });

      test.each([
        ['every day', 'UTC'],
        ['0 6 * * *', 'Cushing/Oklahoma'],
      ])('"%s" in "%s" is none', async (cron, timezone) => {
        await queue.start();
        const schedule = queue.schedule(SUM, cron, timezone, { number: 1 });
        await expect(schedule).rejects.toMatchObject({ code: 'BAD_USER_INPUT', reason: 'INPUT' });
        expect(await queue.schedules()).toEqual([]);
      });
    });

    describe('a queue that is closed', () => {
      test('lets its jobs end', async () => {
        await queue.work(SUM, async () => {
          await wait(300);
        });
        await queue.start();
        const id = await added();
        await until(id, 'RUNNING');
        await queue.close();
        expect(await queue.job(id)).toMatchObject({ state: 'COMPLETED', attempt: 1 });
      });

      test('aborts those that do not, and they come back at the next start', async () => {
        const single = jobKind({ ...SUM, attempts: 1 });
        let isAborted = false;
        await queue.work(single, async ({ signal }) => {
          await once(signal, 'abort');
          isAborted = true;
          throw new Error('aborted');
        });
        await queue.start();
        const id = await queue.enqueue(single, { number: 1 });
        await until(id!, 'RUNNING');
        await queue.close();
        expect(isAborted).toBe(true);
        expect(await queue.job(id!)).toMatchObject({ state: 'WAITING', failure: undefined });
        const next = newQueue();
        await next.work(single, () => Promise.resolve());
        await next.start();
        expect(await until(id!, 'COMPLETED')).toMatchObject({ attempt: 2 });
      });
    });
  });
}

/** @returns what it answers at last */
export async function eventually<Result>(ask: () => Promise<Result | undefined>): Promise<Result> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
    const result = await ask();
    if (result !== undefined) return result;
    await wait(20);
  }
  throw new Error('it never came');
}
