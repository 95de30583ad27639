/** Opening, migrating and closing: one process a directory, one migration at a time, and errors that say what to do. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { link, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { copyAccountDatabase } from '../../../../scripts/testing/account-database-template.js';
import { startPostgres } from '../../../../scripts/testing/database-servers.js';
import type { DatabaseServer } from '../../../../scripts/testing/database-servers.js';
import { describeWithServers } from '../../../../scripts/testing/describe-with-servers.js';
import { newUser } from '../../slices/accounts/account-store-rows.contract.js';
import type { AccountDatabaseAddress } from './index.js';
import { accountStore } from './account-store.js';
import { SILENT } from '../../../test/support/both-engines.js';
import { DirectoryLock } from './directory-lock.js';
import { AccountDatabase } from './index.js';
import { openPglite } from './open-orm.js';

const MIGRATIONS = [
  '20260301000000-accounts',
  '20261121000000-alerts',
  '20261122000000-imports',
  '20261122000001-reports',
  '20261122000002-daily-reports',
];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-accounts-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('a directory', () => {
  test('is one opener’s until it is closed', async () => {
    await copyAccountDatabase(folder);
    const address = { engine: 'PGLITE', directory: folder } as const;
    const database = await AccountDatabase.open(address, SILENT);
    const user = newUser();
    await database.store.users.insert(user);
    await expect(AccountDatabase.open(address, SILENT)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'ACCOUNT_DATABASE_LOCKED',
      message: `The accounts in ${folder} are in use by process ${process.pid}: one process owns them. End that process first.`,
    });
    await database.close();
    await database.close();
    const again = await AccountDatabase.open(address, SILENT);
    expect(await again.store.users.byId(user.id)).toMatchObject({ email: user.email });
    await again.close();
  });

  test('of many that take it at the same time one gets it, also where a killed process left its lock', async () => {
    for (let round = 0; round < 20; round++) {
      await leaveSocketBehind(join(folder, `lock-0000000${round % 10}.sock`));
      const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => DirectoryLock.take(folder)));
      const taken = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
      expect(taken).toHaveLength(1);
      await taken[0]!.release();
      expect(await readdir(folder)).toEqual([]);
    }
  });

  test('whose path is too long for a socket is locked as well', async () => {
    const long = join(folder, 'x'.repeat(120));
    const lock = await DirectoryLock.take(long);
    await expect(DirectoryLock.take(long)).rejects.toMatchObject({ reason: 'ACCOUNT_DATABASE_LOCKED' });
    await lock.release();
    await (await DirectoryLock.take(long)).release();
  });

  test('that cannot be used is told, and is left free', async () => {
    await mkdir(join(folder, 'cluster'));
    await mkdir(join(folder, 'cluster', 'PG_VERSION'));
    const address = { engine: 'PGLITE', directory: folder } as const;
    await expect(AccountDatabase.open(address, SILENT)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await (await DirectoryLock.take(folder)).release();
  });
});

test('a transaction that waits for something outside of it is given up, and the store goes on', async () => {
  await copyAccountDatabase(folder);
  const orm = await openPglite(folder, SILENT);
  const store = accountStore(orm.em, 100);
  const user = newUser();
  const stuck = store.transaction(async (tables) => {
    await tables.users.insert(user);
    await store.users.count();
  });
  await expect(stuck).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await store.users.byId(user.id)).toBeUndefined();
  await orm.close();
});

test('a directory that is maintained does not grow by what was replaced', async () => {
  await copyAccountDatabase(folder);
  const database = await AccountDatabase.open({ engine: 'PGLITE', directory: folder }, SILENT);
  const user = newUser();
  await database.store.users.insert(user);
  const sizes: number[] = [];
  for (let round = 0; round < 3; round++) {
    for (let change = 0; change < 60; change++) {
      // Nothing that could be compressed: more than half a megabyte a round.
      await database.store.users.update(user.id, { name: randomBytes(8_000).toString('base64') }, 0);
    }
    await database.maintain();
    sizes.push(await sizeOf(folder));
  }
  expect(await database.store.users.byId(user.id)).toMatchObject({ email: user.email });
  await database.close();
  expect(sizes[2]! - sizes[0]!).toBeLessThan(1_000_000);
});

describeWithServers('a PostgreSQL server', ['postgres'], () => {
  let server: DatabaseServer;
  let address: AccountDatabaseAddress;

  beforeAll(async () => {
    server = await startPostgres();
    address = { engine: 'POSTGRES', url: server.url };
  });

  afterAll(async () => {
    await server.stop();
  });

  test('is migrated by one of several at the same time, and step by step back', async () => {
    const databases = await Promise.all([0, 1, 2, 3].map(() => AccountDatabase.open(address, SILENT)));
    const [first] = databases;
    const runs = await Promise.all(databases.map((database) => database.migrate()));
    expect(runs.flat()).toEqual(MIGRATIONS);
    expect(await first!.store.users.count()).toBe(0);
    expect(await first!.alerts.active()).toEqual([]);
    expect(await first!.migrateDown()).toBe(MIGRATIONS[4]);
    await expect(first!.reportSubscriptions.due(0, 1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await first!.migrateDown()).toBe(MIGRATIONS[3]);
    expect(await first!.imports.mappings()).toEqual([]);
    expect(await first!.migrateDown()).toBe(MIGRATIONS[2]);
    await expect(first!.imports.mappings()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await first!.migrateDown()).toBe(MIGRATIONS[1]);
    await expect(first!.alerts.active()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await first!.store.users.count()).toBe(0);
    expect(await first!.migrateDown()).toBe(MIGRATIONS[0]);
    await expect(first!.store.users.count()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await first!.migrateDown()).toBeUndefined();
    expect(await first!.migrate()).toEqual(MIGRATIONS);
    await Promise.all(databases.map((database) => database.close()));
  });

  test('that is gone is UNAVAILABLE, and a process that had it lives on', async () => {
    const own = await startPostgres();
    const database = await AccountDatabase.open({ engine: 'POSTGRES', url: own.url }, SILENT);
    await database.migrate();
    await database.ping();
    await own.stop();
    await expect(database.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'ACCOUNT_DATABASE_FAILED' });
    await expect(database.store.transaction(() => Promise.resolve(1))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(AccountDatabase.open({ engine: 'POSTGRES', url: own.url }, SILENT)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    await database.close();
  });
});

async function sizeOf(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((total, size) => total + size, 0);
}

/** A socket that nobody listens to any more, under the name of a lock. */
async function leaveSocketBehind(path: string): Promise<void> {
  const server = createServer().listen(`${path}.other`);
  await once(server, 'listening');
  // Its end removes only the name that it listened to.
  await link(`${path}.other`, path);
  server.close();
  await once(server, 'close');
}
