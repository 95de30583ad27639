import type { MikroORM as Orm } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { AbstractSqlDriver, SqlEntityManager } from '@mikro-orm/postgresql';

import type { Logger } from '../../shared/logger.js';
import { databaseError } from './database-error.js';
import { migrateJobs } from './job-boss.js';
import type { Engine } from './open-orm.js';

/** Any number that is ours: two programs that migrate the same database have to take the same. */
const LOCK_KEY = 4_702_111_234;
/** How long a process waits for another one's migrations. */
const LOCK_TIMEOUT_MS = 120_000;

/** The queue of jobs has tables and versions of its own. @returns the names of our migrations that ran, in their order */
export function migrateUp(orm: Orm<AbstractSqlDriver>, engine: Engine, logger: Logger): Promise<readonly string[]> {
  return alone(orm, engine, async (migrator) => {
    const ran = await migrator.up();
    await migrateJobs(orm, engine, logger);
    return ran.map(({ name }) => name);
  });
}

/** @returns the migration that was taken back, where there was one */
export function migrateDown(orm: Orm<AbstractSqlDriver>, engine: Engine): Promise<string | undefined> {
  return alone(orm, engine, async (migrator) => (await migrator.down())[0]?.name);
}

async function alone<Result>(
  orm: Orm<AbstractSqlDriver>,
  engine: Engine,
  work: (migrator: Migrator) => Promise<Result>,
): Promise<Result> {
  const migrator = new Migrator(orm.em);
  try {
    // The embedded engine has one process and one connection.
    if (engine === 'PGLITE') return await work(migrator);
    const manager = orm.em.fork() as SqlEntityManager;
    return await manager.transactional(async (lock) => {
      await lock.execute(`set local statement_timeout = ${LOCK_TIMEOUT_MS}`);
      // This connection does nothing but hold the lock while another one migrates.
      await lock.execute('set local idle_in_transaction_session_timeout = 0');
      await lock.execute(`select pg_advisory_xact_lock(${LOCK_KEY})`);
      return work(migrator);
    });
  } catch (error) {
    throw databaseError(error);
  }
}
