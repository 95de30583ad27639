/** The account store passes its contract on the embedded engine and on a PostgreSQL server. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { copyAccountDatabase } from '../../../../scripts/testing/account-database-template.js';
import { startPostgres } from '../../../../scripts/testing/database-servers.js';
import type { DatabaseServer } from '../../../../scripts/testing/database-servers.js';
import { describeWithServers } from '../../../../scripts/testing/describe-with-servers.js';
import { accountStoreContract } from '../../slices/accounts/account-store.contract.js';
import type { OpenAccountStore } from '../../slices/accounts/account-store.contract.js';
import { newEvent } from '../../slices/accounts/account-store-rows.contract.js';
import { accountStore } from './account-store.js';
import { migrateUp } from './migrate.js';
import { openPglite, openPostgres } from './open-orm.js';

const SILENT = { debug: silent, info: silent, warn: silent, error: silent };

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
    await migrateUp(orm, 'POSTGRES');
  });

  afterAll(async () => {
    await orm.close();
    await server.stop();
  });

  storeTests('PostgreSQL', () => orm);
});

function storeTests(name: string, ormOf: () => Orm<AbstractSqlDriver>): void {
  const open: OpenAccountStore = async () => {
    await emptyTables(ormOf());
    return { store: accountStore(ormOf().em), close: () => Promise.resolve() };
  };

  accountStoreContract(name, open);

  test('the audit log refuses every change but an addition', async () => {
    const { store } = await open();
    const event = newEvent();
    await store.audit.append(event);
    for (const change of [`update audit_log set ip = ''`, 'delete from audit_log', 'truncate audit_log']) {
      await expect(ormOf().driver.execute(change)).rejects.toThrow('the audit log is only ever added to');
    }
    const { entries } = await store.audit.list({ first: 10, after: undefined }, undefined);
    expect(entries.map(({ item }) => item)).toEqual([event]);
  });
}

/** Also the audit log's, whose trigger is asked to look away. */
async function emptyTables(orm: Orm<AbstractSqlDriver>): Promise<void> {
  await orm.em.fork().transactional(async (manager) => {
    await manager.execute('set local session_replication_role = replica');
    await manager.execute('truncate users, oauth_accounts, sessions, api_keys, one_time_tokens, audit_log');
  });
}

function silent(): void {
  // Answers are looked at, not logs.
}
