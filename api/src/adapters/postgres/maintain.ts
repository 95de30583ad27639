import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { databaseError } from './database-error.js';

/** What PostgreSQL's own workers do at a server: the embedded engine has none, and would only ever grow. */
export async function maintainPglite(orm: Orm<AbstractSqlDriver>): Promise<void> {
  try {
    await orm.driver.execute('vacuum');
    await orm.driver.execute('checkpoint');
  } catch (error) {
    throw databaseError(error);
  }
}
