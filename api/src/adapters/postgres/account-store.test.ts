/** The account store passes its contract on the embedded engine and on a PostgreSQL server. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { MikroORM as Orm } from '@mikro-orm/core';
import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { accountStoreContract } from '../../slices/accounts/account-store.contract.js';
import type { OpenAccountStore } from '../../slices/accounts/account-store.contract.js';
import { DAY, NOW, newEvent, newGrant, newUser } from '../../slices/accounts/account-store-rows.contract.js';
import type { SessionId, UserId } from '../../slices/accounts/index.js';
import { accountStore } from './account-store.js';
import { describeBothEngines } from '../../../test/support/both-engines.js';

describeBothEngines(storeTests);

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

  test('a long list is counted up to 10,001', async () => {
    const { store } = await open();
    await ormOf().driver.execute(
      `insert into audit_log select gen_random_uuid(), now(), 'SIGN_IN_FAILED', null, null, '', '', '{}'
       from generate_series(1, 10100)`,
    );
    expect(await store.audit.list({ first: 1, after: undefined }, undefined)).toMatchObject({ total: 10_001 });
    await ormOf().driver.execute(
      `insert into users (id, email, username, role, tier, created_at, updated_at)
       select gen_random_uuid(), n || '@x.org', 'u' || n, 'VIEWER', 'FREE', now(), now() from generate_series(1, 10100) n`,
    );
    expect(await store.users.list({ first: 1, after: undefined }, undefined)).toMatchObject({ total: 10_001 });
    expect(await store.users.list({ first: 1, after: undefined }, '99@x')).toMatchObject({ total: 101 });
  });

  test('more rows than are removed at once are all removed', async () => {
    const { store } = await open();
    const user = newUser();
    await store.users.insert(user);
    await insertRotations(user.id, randomUUID() as SessionId, 2_500);
    expect(await store.grants.removeExpired(NOW)).toBe(0);
    expect(await store.grants.removeExpired(NOW + 8 * DAY)).toBe(2_500);
  });

  test('of what a session rotated long ago the newest 1,500 stay, and all of what it rotated since', async () => {
    const { store } = await open();
    const [user, sessionId] = [newUser(), randomUUID() as SessionId];
    await store.users.insert(user);
    const present = newGrant(user.id, { sessionId });
    await store.grants.insert(present);
    await insertRotations(user.id, sessionId, 3_000);
    await insertRotations(user.id, randomUUID() as SessionId, 1_500);
    // One was rotated each second: the last 1,600 are not old enough.
    expect(await store.grants.removeRotated(NOW + 1_401_000)).toBe(1_400);
    expect(await store.grants.removeRotated(NOW + DAY)).toBe(100);
    expect(await store.grants.removeRotated(NOW + DAY)).toBe(0);
    expect(await store.grants.byTokenHash(present.tokenHash)).toEqual(present);
    expect(await store.grants.byTokenHash(`${sessionId}-1500`)).toBeUndefined();
    expect(await store.grants.byTokenHash(`${sessionId}-1501`)).toMatchObject({ reason: 'ROTATED' });
    expect(await store.grants.removeExpired(NOW + 8 * DAY)).toBe(3_001);
  });

  test('a used token is known until it has expired, an address is in lower case', async () => {
    const { store } = await open();
    const user = newUser();
    await store.users.insert(user);
    const token = { purpose: 'VERIFY_EMAIL', userId: user.id, createdAt: NOW, expiresAt: NOW + DAY } as const;
    await store.oneTimeTokens.insert({ ...token, tokenHash: 'used' });
    await store.oneTimeTokens.use('used', 'VERIFY_EMAIL', NOW + 1);
    await store.oneTimeTokens.insert({ ...token, tokenHash: 'next' });
    const rows = await ormOf().driver.execute(
      'select token_hash, (extract(epoch from used_at) * 1000)::float8 as used_at from one_time_tokens order by used_at',
    );
    expect(rows).toEqual([
      { token_hash: 'used', used_at: NOW + 1 },
      { token_hash: 'next', used_at: null },
    ]);
    expect(await store.oneTimeTokens.removeExpired(NOW + DAY + 1)).toBe(2);
    const capital = store.users.insert(newUser({ email: 'Capital@example.com' }));
    await expect(capital).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: { constraint: 'users_email_check' } });
  });

  /** One a second from a second after `NOW` on; each expires seven days after it was made. */
  async function insertRotations(userId: UserId, sessionId: SessionId, count: number): Promise<void> {
    await ormOf().driver.execute(
      `insert into sessions
       select gen_random_uuid(), ?, ?, ? || '-' || n, '', '', at, at, at, at + interval '7 days',
         at + n * interval '1 second', 'ROTATED'
       from generate_series(1, ${count}) n, (select ?::timestamptz as at) start`,
      [userId, sessionId, sessionId, new Date(NOW)],
    );
  }
}

/** Also the audit log's, whose trigger is asked to look away. */
async function emptyTables(orm: Orm<AbstractSqlDriver>): Promise<void> {
  await orm.em.fork().transactional(async (manager) => {
    await manager.execute('set local session_replication_role = replica');
    await manager.execute('truncate users, oauth_accounts, sessions, api_keys, one_time_tokens, audit_log cascade');
  });
}
