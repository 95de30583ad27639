import { mkdir } from 'node:fs/promises';

import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import type { Logger } from '../../shared/logger.js';
import { clusterDirectory } from './directory-lock.js';
import { ormOptions } from './orm-options.js';

/** What a database may be opened with. */
export type Engine = 'PGLITE' | 'POSTGRES';

/** Connections of one process; PostgreSQL's own default allows 100 in all. */
const POOL_SIZE = 10;
const IDLE_CONNECTION_MS = 30_000;
/**
 * What a new directory is made with. Letters of every language know their other case. The log of writes grows in small
 * steps: a new one takes 16 MiB otherwise, and is kept at 80 MiB.
 */
const CLUSTER_OPTIONS = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8', '--wal-segsize=1'];
/** Also how long a call waits for a free connection of the pool. */
const CONNECTION_TIMEOUT_MS = 5_000;
/** The statements here take milliseconds: one that takes longer waits for a lock that nobody gives back. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** Of a process that hangs within a transaction, so that its locks go. */
const IDLE_TRANSACTION_TIMEOUT_MS = 15_000;

export async function openPostgres(url: string, logger: Logger): Promise<Orm<AbstractSqlDriver>> {
  // Each engine is loaded only where it is used.
  const { MikroORM } = await import('@mikro-orm/postgresql');
  const orm = new MikroORM({
    ...ormOptions(logger),
    clientUrl: url,
    pool: { min: 0, max: POOL_SIZE, idleTimeoutMillis: IDLE_CONNECTION_MS },
    driverOptions: {
      application_name: 'cushing',
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
      keepAlive: true,
    },
  });
  return connected(orm);
}

/**
 * The engine within the process. Every commit is written before it is answered, so that accounts survive the sudden
 * end of the process (PGlite's `relaxedDurability` would answer first); like all of PGlite it does not force the disk.
 */
export async function openPglite(directory: string, logger: Logger): Promise<Orm<AbstractSqlDriver>> {
  const { MikroORM } = await import('@mikro-orm/pglite');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const orm = new MikroORM({
    ...ormOptions(logger),
    dbName: clusterDirectory(directory),
    driverOptions: { relaxedDurability: false, initDbStartParams: CLUSTER_OPTIONS },
  });
  return connected(orm);
}

/** Reaches the database once, so that a wrong address shows now. */
async function connected<Opened extends Orm<AbstractSqlDriver>>(orm: Opened): Promise<Opened> {
  try {
    await orm.driver.execute('select 1');
    return orm;
  } catch (error) {
    await orm.close(true).catch(() => undefined);
    throw error;
  }
}
