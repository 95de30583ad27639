/** pg-boss over the connections of the ORM: it makes none of its own. */
import type { MikroORM as Orm } from '@mikro-orm/core';
import type { PgliteConnection } from '@mikro-orm/pglite';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';
import type { ConstructorOptions, PgBoss } from 'pg-boss';

import type { Logger } from '../../shared/logger.js';
import type { Engine } from './open-orm.js';

/** A job that is left by a process that died without a word is failed by pg-boss after this, if nobody took it over. */
export const BOSS_HEARTBEAT_S = 60;
/** Ours wakes its workers: its own polling is for when that fails. */
export const BOSS_POLLING_S = 60;
const SUPERVISE_S = 60;
const CRON_MONITOR_S = 30;
const CRON_WORKER_S = 20;
/** Jobs that wait for other jobs, of which there are none. */
const FLOW_S = 86_400;

/** How often the cron expressions are looked at; other values are for tests, which cannot wait. */
export interface CronPace {
  readonly monitorS: number;
  readonly workerS: number;
}

const CRON_PACE: CronPace = { monitorS: CRON_MONITOR_S, workerS: CRON_WORKER_S };

/** @returns one that is not started */
export async function jobBoss(
  orm: Orm<AbstractSqlDriver>,
  engine: Engine,
  logger: Logger,
  pace: CronPace = CRON_PACE,
): Promise<PgBoss> {
  return newBoss(orm, engine, logger, {
    migrate: false,
    superviseIntervalSeconds: SUPERVISE_S,
    monitorIntervalSeconds: SUPERVISE_S,
    flowIntervalSeconds: FLOW_S,
    cronMonitorIntervalSeconds: pace.monitorS,
    cronWorkerIntervalSeconds: pace.workerS,
    // The tables are kept small; a server vacuums them by itself, and the embedded engine is told to by `maintain`.
    reindex: false,
    monitorVacuum: false,
  });
}

/** Makes the tables of the queue or brings them up to date; nobody else may do so at the same time. */
export async function migrateJobs(orm: Orm<AbstractSqlDriver>, engine: Engine, logger: Logger): Promise<void> {
  const boss = await newBoss(orm, engine, logger, { migrate: true, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false, close: false });
}

async function newBoss(
  orm: Orm<AbstractSqlDriver>,
  engine: Engine,
  logger: Logger,
  options: ConstructorOptions,
): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    ...options,
    db: engine === 'PGLITE' ? pgliteDatabase(orm) : postgresDatabase(orm),
    backend: engine === 'PGLITE' ? 'pglite' : 'postgres',
  });
  boss.on('error', (error) => {
    logger.error({ error: error.message }, 'The queue of jobs failed; it tries again.');
  });
  boss.on('warning', ({ message }) => {
    logger.warn({ warning: message }, 'The queue of jobs warns.');
  });
  return boss;
}

/** What is used of the pool of `pg`, which the ORM gives without its types. */
interface Pool {
  query(text: string, values: unknown[]): Promise<{ readonly rows: Row[] }>;
  connect(): Promise<{ query(text: string): Promise<unknown>; release(isBroken?: boolean): void }>;
}

function postgresDatabase(orm: Orm<AbstractSqlDriver>): BossDatabase {
  // The engine says which connection the ORM was opened with.
  const connection = orm.driver.getConnection() as unknown as { getNativeClient(): Promise<Pool> };
  return {
    async executeSql(text, values) {
      const pool = await connection.getNativeClient();
      if (values !== undefined && values.length > 0) return pool.query(text, values);
      const client = await pool.connect();
      try {
        // Several statements in one text have several results.
        const results: unknown = await client.query(text);
        client.release();
        return { rows: rowsOf(results) };
      } catch (error) {
        // It may be within a transaction that failed, which the next one would find.
        client.release(true);
        throw error;
      }
    },
  };
}

/** A transaction as one text: where it fails on the one connection of the engine, all others would be within it. */
const TRANSACTION = /^\s*BEGIN;(?<statements>[\s\S]*)COMMIT;?\s*$/u;

function pgliteDatabase(orm: Orm<AbstractSqlDriver>): BossDatabase {
  // The engine says which connection the ORM was opened with.
  const connection = orm.driver.getConnection() as unknown as PgliteConnection;
  return {
    async executeSql(text, values) {
      const pglite = await connection.getNativeClient();
      // Each of these waits for the end of a transaction that is open.
      if (values !== undefined && values.length > 0) return pglite.query<Row>(text, values);
      const statements = TRANSACTION.exec(text)?.groups?.['statements'];
      if (statements === undefined) return { rows: rowsOf(await pglite.exec(text)) };
      return pglite.transaction(async (transaction) => ({ rows: rowsOf(await transaction.exec(statements)) }));
    },
  };
}

type Row = Record<string, unknown>;
type BossDatabase = NonNullable<ConstructorOptions['db']>;

function rowsOf(results: unknown): Row[] {
  // What both drivers answer with: a result, or one for each statement.
  const all = (Array.isArray(results) ? results : [results]) as readonly { readonly rows?: Row[] }[];
  return all.flatMap(({ rows }) => rows ?? []);
}
