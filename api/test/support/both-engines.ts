/** What the stores of this database prove, they prove on the embedded engine and on a PostgreSQL server. */
import { afterAll, beforeAll, describe } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { copyAccountDatabase } from '../../../scripts/testing/account-database-template.js';
import { startPostgres } from '../../../scripts/testing/database-servers.js';
import type { DatabaseServer } from '../../../scripts/testing/database-servers.js';
import { describeWithServers } from '../../../scripts/testing/describe-with-servers.js';
import { migrateUp } from '../../src/adapters/postgres/migrate.js';
import { openPglite, openPostgres } from '../../src/adapters/postgres/open-orm.js';

/** For databases whose answers are looked at, not their logs. */
export const SILENT = { debug: silent, info: silent, warn: silent, error: silent };

/** @param storeTests declares the tests of one engine, whose migrated database is open while they run */
export function describeBothEngines(storeTests: (engine: string, ormOf: () => Orm<AbstractSqlDriver>) => void): void {
  describe('on the embedded engine', () => {
    let directory: string;
    let orm: Orm<AbstractSqlDriver>;

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'cushing-accounts-'));
      await copyAccountDatabase(directory);
      orm = await openPglite(directory, SILENT);
    });

    afterAll(async () => {
      await orm.close();
      await rm(directory, { recursive: true });
    });

    storeTests('PGlite', () => orm);
  });

  describeWithServers('on a server', ['postgres'], () => {
    let server: DatabaseServer;
    let orm: Orm<AbstractSqlDriver>;

    beforeAll(async () => {
      server = await startPostgres();
      orm = await openPostgres(server.url, SILENT);
      await migrateUp(orm, 'POSTGRES', SILENT);
    });

    afterAll(async () => {
      await orm.close();
      await server.stop();
    });

    storeTests('PostgreSQL', () => orm);
  });
}

function silent(): void {
  // Nothing is looked at.
}
