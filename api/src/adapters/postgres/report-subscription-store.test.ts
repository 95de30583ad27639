/** Report subscriptions pass their contract on the embedded engine and on a PostgreSQL server. */
import { expect, test } from '@jest/globals';
import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { describeBothEngines } from '../../../test/support/both-engines.js';
import { newUser } from '../../slices/accounts/account-store-rows.contract.js';
import { reportSubscriptionStoreContract } from '../../slices/daily-report/report-subscription-store.contract.js';
import type { OpenedReportSubscriptionStore } from '../../slices/daily-report/report-subscription-store.contract.js';
import { Access } from './access.js';
import { accountStore } from './account-store.js';
import { PostgresReportSubscriptionStore } from './report-subscription-store.js';

describeBothEngines((name, ormOf) => {
  reportSubscriptionStoreContract(name, () => open(ormOf()));

  test.each([
    ['a time that is none', { time_of_day: '24:00' }],
    ['an ended one that is due', { is_enabled: false }],
  ])('%s is no subscription', async (_what, values) => {
    const { store, addUser } = await open(ormOf());
    const wish = { isEnabled: true, time: '07:30', timezone: 'UTC', products: [], nextAt: 1, linkKey: 'key' };
    await store.save({ userId: await addUser(), ...wish }, 1);
    const columns = Object.keys(values).map((column) => `${column} = ?`);
    const sql = `update daily_report_subscriptions set ${columns.join(', ')}`;
    await expect(ormOf().driver.execute(sql, Object.values(values))).rejects.toThrow('violates check constraint');
  });
});

async function open(orm: Orm<AbstractSqlDriver>): Promise<OpenedReportSubscriptionStore> {
  await orm.driver.execute('truncate users cascade');
  return {
    store: new PostgresReportSubscriptionStore(new Access(orm.em.fork({ disableContextResolution: true }))),
    addUser: async () => {
      const user = newUser();
      await accountStore(orm.em).users.insert(user);
      return user.id;
    },
    removeUser: async (userId) => {
      await orm.driver.execute('delete from users where id = ?', [userId]);
    },
    close: () => Promise.resolve(),
  };
}
