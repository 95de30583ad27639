/** Alerts and watch lists pass their contracts on the embedded engine and on a PostgreSQL server. */
import { expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { copyAccountDatabase } from '../../../../scripts/testing/account-database-template.js';
import { newUser } from '../../slices/accounts/account-store-rows.contract.js';
import type { UserId } from '../../slices/accounts/index.js';
import { newAlert } from '../../slices/alerts/alert-rows.contract.js';
import { alertStoreContract } from '../../slices/alerts/alert-store.contract.js';
import type { OpenedAlertStore } from '../../slices/alerts/alert-store.contract.js';
import { watchListStoreContract } from '../../slices/watch-lists/watch-list-store.contract.js';
import { Access } from './access.js';
import { accountStore } from './account-store.js';
import { PostgresAlertStore } from './alert-store.js';
import { SILENT, describeBothEngines } from '../../../test/support/both-engines.js';
import { AccountDatabase } from './index.js';
import { PostgresWatchListStore } from './watch-list-store.js';

describeBothEngines(storeTests);

test('a database has both', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'cushing-alerts-'));
  await copyAccountDatabase(directory);
  const database = await AccountDatabase.open({ engine: 'PGLITE', directory }, SILENT);
  const user = newUser();
  await database.store.users.insert(user);
  const alert = newAlert(user.id);
  expect(await database.alerts.add(alert, 1)).toBe(true);
  expect(await database.alerts.active()).toEqual([alert]);
  expect(await database.watchLists.read(user.id)).toBeUndefined();
  await database.close();
  await rm(directory, { recursive: true });
});

function storeTests(name: string, ormOf: () => Orm<AbstractSqlDriver>): void {
  const openUsers = async (): Promise<Omit<OpenedAlertStore, 'store'>> => {
    await ormOf().driver.execute('truncate users cascade');
    const { users } = accountStore(ormOf().em);
    return {
      addUser: async () => {
        const user = newUser();
        await users.insert(user);
        return user.id;
      },
      setActive: async (userId: UserId, isActive: boolean) => {
        await users.update(userId, { isActive }, Date.now());
      },
      removeUser: async (userId: UserId) => {
        await ormOf().driver.execute('delete from users where id = ?', [userId]);
      },
      close: () => Promise.resolve(),
    };
  };
  const accessOf = (): Access => new Access(ormOf().em.fork({ disableContextResolution: true }));

  alertStoreContract(name, async () => ({ ...(await openUsers()), store: new PostgresAlertStore(accessOf()) }));
  watchListStoreContract(name, async () => ({ ...(await openUsers()), store: new PostgresWatchListStore(accessOf()) }));

  test.each([
    ['a price without a contract', { symbol: null }],
    ['a price of two contracts', { second_symbol: 'BZF27' }],
    ['a volatility without its expiry', { kind: 'ATM_VOL', symbol: null, product: 'CL' }],
    ['another kind', { kind: 'VOLUME' }],
  ])('%s is no alert', async (_what, values) => {
    const { addUser } = await openUsers();
    const alert = newAlert(await addUser());
    await new PostgresAlertStore(accessOf()).add(alert, 1);
    const columns = Object.keys(values).map((column) => `${column} = ?`);
    const change = ormOf().driver.execute(`update alerts set ${columns.join(', ')}`, Object.values(values));
    await expect(change).rejects.toThrow('violates check constraint');
  });
}
