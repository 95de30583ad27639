import { setImmediate } from 'node:timers/promises';

import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { databaseError } from './database-error.js';

/** The engine's own tables among them, as `vacuum` alone would take them. */
const TABLES = `select format('%I.%I', nspname, relname) as name
  from pg_class join pg_namespace on pg_namespace.oid = relnamespace where relkind = 'r' order by 1`;

/**
 * What PostgreSQL's own workers do at a server: the embedded engine has none, and would only ever grow. Table by table,
 * because nothing else runs in this process while the engine works.
 */
export async function maintainPglite(orm: Orm<AbstractSqlDriver>): Promise<void> {
  try {
    for (const { name } of await orm.driver.execute<{ name: string }[]>(TABLES)) {
      await orm.driver.execute(`vacuum ${name}`);
      await setImmediate();
    }
    await orm.driver.execute('checkpoint');
  } catch (error) {
    throw databaseError(error);
  }
}
