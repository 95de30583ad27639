/** The queue of jobs passes its contract on the embedded engine and on a PostgreSQL server, and loses no job to a crash. */
import { afterEach, expect, jest, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { copyAccountDatabase } from '../../../../scripts/testing/account-database-template.js';
import { SILENT, describeBothEngines } from '../../../test/support/both-engines.js';
import { SUM, eventually, jobQueueContract } from '../../slices/jobs/job-queue.contract.js';
import type { JobId, JobQueue } from '../../slices/jobs/index.js';
import { Access } from './access.js';
import { AccountDatabase } from './index.js';
import { insertWithJob } from './job-insert.js';
import { PostgresJobQueue } from './job-queue.js';
import { takeOverLost, trimJobs } from './job-rows.js';

jest.setTimeout(60_000);

describeBothEngines(queueTests);

test('a database has a queue, which is closed with it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'cushing-jobs-'));
  await copyAccountDatabase(directory);
  const address = { engine: 'PGLITE', directory } as const;
  const database = await AccountDatabase.open(address, SILENT);
  let id: JobId | undefined;
  await database.jobs.work(SUM, () => Promise.resolve());
  await database.jobs.start();
  id = await database.jobs.enqueue(SUM, { number: 1 });
  await database.close();
  const again = await AccountDatabase.open(address, SILENT);
  expect(await again.migrate()).toEqual([]);
  id = (await again.jobs.job(id!))?.id;
  expect(id).toBeDefined();
  await again.close();
  await rm(directory, { recursive: true });
});

function queueTests(name: string, ormOf: () => Orm<AbstractSqlDriver>): void {
  const engine = name === 'PGlite' ? 'PGLITE' : 'POSTGRES';
  const pace = { cron: { monitorS: 1, workerS: 1 }, closeTimeoutMs: 1_000 };
  const newQueue = (): JobQueue => new PostgresJobQueue(ormOf(), engine, SILENT, pace);
  const sql = (statement: string, values: unknown[] = []) => ormOf().driver.execute(statement, values);
  const empty = async (): Promise<void> => {
    await sql('delete from pgboss.job');
    await sql('delete from pgboss.schedule');
    await sql(String.raw`delete from pgboss.queue where name not like '\_\_pgboss%'`);
    // A look at the schedules by a queue of another test does not count.
    await sql('update pgboss.version set cron_on = null');
  };
  let running: JobQueue | undefined;

  jobQueueContract(name, async () => {
    await empty();
    return { newQueue, close: () => Promise.resolve() };
  });

  afterEach(async () => {
    await running?.close();
    running = undefined;
  });

  test('a job is there when, and only when, the row is that a store inserts with it', async () => {
    await empty();
    await sql('create table if not exists made (id text primary key)');
    await sql('delete from made');
    const access = new Access(ormOf().em.fork({ disableContextResolution: true }));
    const queue = newQueue();
    const insert = (id: string, fails: boolean) =>
      insertWithJob(
        access,
        {
          enqueue: async (...job) => {
            const made = await queue.enqueue(...job);
            if (fails) throw new Error('later');
            return made;
          },
          wake: (kind) => {
            queue.wake(kind);
          },
        },
        async (manager) => {
          await manager.execute('insert into made values (?)', [id]);
        },
        { kind: SUM, data: { number: 1 }, key: id },
      );
    await expect(insert('undone', true)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await queue.counts()).toEqual([]);
    expect(await sql('select id from made')).toEqual([]);
    const jobId = await insert('done', false);
    expect(await sql('select id from made')).toEqual([{ id: 'done' }]);
    expect(await queue.job(jobId!)).toMatchObject({ key: 'done', state: 'WAITING' });
    // The row is there already: neither again.
    await expect(insert('done', false)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await queue.jobs({ first: 10 })).entries).toHaveLength(1);
  });

  test('what a process left that died is done again, also a job’s only try; one that lives keeps its own', async () => {
    await empty();
    running = newQueue();
    const [lost, alive] = [await running.enqueue(SUM, { number: 1 }), await running.enqueue(SUM, { number: 2 })];
    await sql(`update pgboss.job set state = 'active', started_on = now(), retry_limit = 0`);
    // At the embedded engine nobody else can live.
    await sql(`update pgboss.job set heartbeat_on = now() - interval '16 seconds' where id = ?`, [lost]);
    await sql(`update pgboss.job set heartbeat_on = now() where id = ?`, [alive]);
    const ran: [number, number][] = [];
    await running.work(SUM, ({ data, attempt }) => Promise.resolve(void ran.push([data.number, attempt])));
    await running.start();
    await eventually(async () => ((await running!.job(lost!))?.state === 'COMPLETED' ? true : undefined));
    if (engine === 'PGLITE') {
      await eventually(async () => ((await running!.job(alive!))?.state === 'COMPLETED' ? true : undefined));
      expect(ran.sort()).toEqual([
        [1, 2],
        [2, 2],
      ]);
    } else {
      expect(await running.job(alive!)).toMatchObject({ state: 'RUNNING', attempt: 1 });
      expect(ran).toEqual([[1, 2]]);
    }
  });

  test('a job that processes die of is given five tries more than it has, and then left to fail', async () => {
    await empty();
    const queue = newQueue();
    const id = await queue.enqueue(SUM, { number: 1 });
    const access = new Access(ormOf().em.fork({ disableContextResolution: true }));
    const die = `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '16 seconds'`;
    const taken: number[] = [];
    for (let death = 1; death <= 9; death++) {
      await sql(die);
      taken.push(await takeOverLost(access, 15_000));
    }
    // Three of its own and five: after the eighth it is not taken over.
    expect(taken).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0]);
    expect(await queue.job(id!)).toMatchObject({ state: 'RUNNING', attempt: 8, attempts: 8 });
  });

  test('what has ended goes after its days, and of many the newest stay', async () => {
    await empty();
    const queue = newQueue();
    await queue.enqueue(SUM, { number: 1 });
    await sql('delete from pgboss.job');
    await sql(
      `insert into pgboss.job (name, state, completed_on)
       select 'test.sum', state::pgboss.job_state, now() - days * interval '1 day'
       from (values ('completed', 6.9), ('completed', 7.1), ('cancelled', 7.1), ('failed', 29)) as ended (state, days)`,
    );
    const access = new Access(ormOf().em.fork({ disableContextResolution: true }));
    await trimJobs(access);
    expect(await queue.counts()).toEqual([
      { kind: 'test.sum', state: 'COMPLETED', count: 1 },
      { kind: 'test.sum', state: 'FAILED', count: 1 },
    ]);
    await sql(
      `insert into pgboss.job (name, state, completed_on)
       select 'test.sum', 'failed', now() - n * interval '1 second' from generate_series(1, 6100) n`,
    );
    await trimJobs(access);
    expect(await queue.counts()).toEqual([{ kind: 'test.sum', state: 'FAILED', count: 5_000 }]);
  });
}
