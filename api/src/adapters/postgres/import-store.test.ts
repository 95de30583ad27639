/** The store of imports passes its contract on the embedded engine and on a PostgreSQL server. */
import { expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { copyAccountDatabase } from '../../../../scripts/testing/account-database-template.js';
import { newUser } from '../../slices/accounts/account-store-rows.contract.js';
import { NOW, newImport, newReport } from '../../slices/imports/import-rows.contract.js';
import { importStoreContract } from '../../slices/imports/import-store.contract.js';
import { READ_IMPORT } from '../../slices/imports/index.js';
import type { ImportStore } from '../../slices/imports/index.js';
import { AppError } from '../../shared/errors.js';
import { SILENT, describeBothEngines } from '../../../test/support/both-engines.js';
import { Access } from './access.js';
import { accountStore } from './account-store.js';
import { PostgresImportStore } from './import-store.js';
import { AccountDatabase } from './index.js';
import { PostgresJobQueue } from './job-queue.js';

describeBothEngines(storeTests);

test('a database has imports and the jobs that do them', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'cushing-imports-'));
  await copyAccountDatabase(directory);
  const address = { engine: 'PGLITE', directory } as const;
  const database = await AccountDatabase.open(address, SILENT);
  const entry = newImport();
  await database.imports.add(entry, { kind: READ_IMPORT, data: { importId: entry.id }, key: entry.id });
  await database.close();
  const again = await AccountDatabase.open(address, SILENT);
  expect(await again.imports.find(entry.id)).toEqual(entry);
  expect(await again.jobs.jobs({ first: 2 })).toMatchObject({ entries: [{ job: { key: entry.id } }], hasMore: false });
  await again.close();
  await rm(directory, { recursive: true });
});

function storeTests(name: string, ormOf: () => Orm<AbstractSqlDriver>): void {
  const queueOf = (): PostgresJobQueue =>
    new PostgresJobQueue(ormOf(), name === 'PGlite' ? 'PGLITE' : 'POSTGRES', SILENT);
  const accessOf = (): Access => new Access(ormOf().em.fork({ disableContextResolution: true }));
  const sql = (statement: string, values: readonly unknown[] = []) => ormOf().driver.execute(statement, [...values]);
  const empty = async (): Promise<void> => {
    await sql('truncate users, imports, column_mappings cascade');
    await sql('delete from pgboss.job');
  };
  const openStore = async (): Promise<ImportStore> => {
    await empty();
    return new PostgresImportStore(accessOf(), queueOf());
  };

  importStoreContract(name, async () => ({
    store: await openStore(),
    queueless: new PostgresImportStore(accessOf(), {
      enqueue: () => Promise.reject(new AppError('UNAVAILABLE', 'The queue is away.')),
      wake: () => undefined,
    }),
    queue: queueOf(),
    addUser: async () => {
      const user = newUser();
      await accountStore(ormOf().em).users.insert(user);
      return user.id;
    },
    removeUser: async (userId) => {
      await sql('delete from users where id = ?', [userId]);
    },
    close: () => Promise.resolve(),
  }));

  test('a report with all that it can list comes back', async () => {
    const store = await openStore();
    const entry = newImport({ report: newReport(1_000) });
    await store.add(entry, { kind: READ_IMPORT, data: { importId: entry.id }, key: entry.id });
    expect(await store.find(entry.id)).toStrictEqual(entry);
  });

  test('a list of long and short reports is whole and in order', async () => {
    const store = await openStore();
    const sizes = [0, 1, 1_000, 1_000, 0, 2, 200, 200, 200, 1];
    const entries = sizes.map((listed, index) => newImport({ report: newReport(listed), createdAt: NOW - index }));
    for (const entry of entries) {
      await store.add(entry, { kind: READ_IMPORT, data: { importId: entry.id }, key: entry.id });
    }
    const page = await store.list({ first: 9 });
    expect(page.entries.map((listed) => listed.import)).toEqual(entries.slice(0, 9));
    expect(page.hasMore).toBe(true);
  });

  test.each([
    ['another verdict', { verdict: 'LOST' }],
    ['another status', { status: 'DONE' }],
    ['a failure without a reason', { failure_message: 'it failed' }],
    ['no hash', { content_hash: 'abc' }],
  ])('%s is no import', async (_what, values) => {
    const store = await openStore();
    const entry = newImport();
    await store.add(entry, { kind: READ_IMPORT, data: { importId: entry.id }, key: entry.id });
    const columns = Object.keys(values).map((column) => `${column} = ?`);
    const change = sql(`update imports set ${columns.join(', ')}`, Object.values(values));
    await expect(change).rejects.toThrow('violates check constraint');
  });
}
