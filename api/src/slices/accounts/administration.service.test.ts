/** Proves what administrators change of others, that it counts at once, and that one of them always stays. */
import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { CALLER, accountsOn, openAccountStore, registered } from '../../../test/support/accounts.js';
import type { Accounts } from '../../../test/support/accounts.js';
import type { SessionIdentity, SignIn, UserId } from './index.js';
import { AdministrationService } from './index.js';

let database: Awaited<ReturnType<typeof openAccountStore>>;
let accounts: Accounts;
let administration: AdministrationService;
let admin: SessionIdentity;
let other: SignIn;
beforeAll(async () => {
  database = await openAccountStore();
});
afterAll(() => database.close());
beforeEach(async () => {
  accounts = await accountsOn(database.store);
  const { store, sessions, revocations } = accounts;
  administration = new AdministrationService({
    ...{ store, sessions, revocations },
    clock: () => accounts.clock.now,
    newId: randomUUID,
  });
  // One administrator at the start of each test, whoever was one before.
  const { entries } = await store.users.list({ first: 100, after: undefined }, undefined);
  for (const { item } of entries) await store.users.update(item.id, { role: 'VIEWER' }, accounts.clock.now);
  const { signIn } = await registered(accounts);
  await store.users.update(signIn.user.id, { role: 'ADMIN' }, accounts.clock.now);
  admin = { ...(await accounts.identityOf(signIn)), role: 'ADMIN' };
  other = (await registered(accounts)).signIn;
  accounts.clock.now += 1_000;
});

async function changesOf(userId: UserId): Promise<readonly object[]> {
  const events = await accounts.auditOf(userId);
  return events
    .filter(({ action }) => /_CHANGED$|^USER_/u.test(action))
    .map(({ action, actorId, details }) => ({ action, actorId, details }));
}

const lastAdmin = { code: 'CONFLICT', reason: 'LAST_ADMIN' };

describe('a change', () => {
  test('of the role is stored, audited with both values, and voids the access tokens', async () => {
    const { id } = other.user;
    expect((await administration.setRole(id, 'ANALYST', admin, CALLER)).role).toBe('ANALYST');
    expect((await database.store.users.byId(id))?.role).toBe('ANALYST');
    const details = { from: 'VIEWER', to: 'ANALYST' };
    expect(await changesOf(id)).toEqual([{ action: 'ROLE_CHANGED', actorId: admin.userId, details }]);
    await expect(accounts.identityOf(other)).rejects.toMatchObject({ reason: 'TOKEN_REVOKED' });
    const renewed = await accounts.sessions.refresh(other.refreshToken, CALLER);
    expect((await accounts.identityOf(renewed)).role).toBe('ANALYST');
  });

  test('of the tier likewise', async () => {
    const { id } = other.user;
    expect((await administration.setTier(id, 'PREMIUM', admin, CALLER)).tier).toBe('PREMIUM');
    const details = { from: 'FREE', to: 'PREMIUM' };
    expect(await changesOf(id)).toEqual([{ action: 'TIER_CHANGED', actorId: admin.userId, details }]);
    await expect(accounts.identityOf(other)).rejects.toMatchObject({ reason: 'TOKEN_REVOKED' });
  });

  test('to what is so already changes nothing, voids nothing and is not audited', async () => {
    const { id } = other.user;
    await administration.setRole(id, 'VIEWER', admin, CALLER);
    await administration.setTier(id, 'FREE', admin, CALLER);
    await administration.setActive(id, true, admin, CALLER);
    expect(await changesOf(id)).toEqual([]);
    await expect(accounts.identityOf(other)).resolves.toMatchObject({ userId: id });
  });

  test.each(['', 'x', "' or 1=1 --", randomUUID()])('of %j finds nobody', async (id) => {
    const refusal = { code: 'NOT_FOUND' };
    await expect(administration.setRole(id, 'ADMIN', admin, CALLER)).rejects.toMatchObject(refusal);
    await expect(administration.setTier(id, 'ADMIN', admin, CALLER)).rejects.toMatchObject(refusal);
    await expect(administration.setActive(id, false, admin, CALLER)).rejects.toMatchObject(refusal);
  });

  test("never gives the demo's user another role", async () => {
    const { user } = await accounts.signIn.demoLogin(CALLER);
    const change = administration.setRole(user.id, 'ADMIN', admin, CALLER);
    await expect(change).rejects.toMatchObject({ code: 'CONFLICT', reason: 'DEMO_USER' });
    expect((await database.store.users.byId(user.id))?.role).toBe('VIEWER');
  });
});

describe('letting out', () => {
  test('ends all sessions and lets nobody in, until the user is let in again', async () => {
    const { id, email } = other.user;
    expect((await administration.setActive(id, false, admin, CALLER)).isActive).toBe(false);
    await expect(accounts.identityOf(other)).rejects.toMatchObject({ reason: 'TOKEN_REVOKED' });
    await expect(accounts.sessions.refresh(other.refreshToken, CALLER)).rejects.toMatchObject({
      reason: 'SESSION_ENDED',
    });
    expect(await database.store.grants.presentOf(id, accounts.clock.now)).toEqual([]);

    accounts.clock.now += 1_000;
    await administration.setActive(id, true, admin, CALLER);
    expect((await database.store.users.byEmail(email))?.isActive).toBe(true);
    await expect(accounts.sessions.refresh(other.refreshToken, CALLER)).rejects.toMatchObject({
      reason: 'SESSION_ENDED',
    });
    expect(await changesOf(id)).toEqual([
      { action: 'USER_DEACTIVATED', actorId: admin.userId, details: {} },
      { action: 'USER_ACTIVATED', actorId: admin.userId, details: {} },
    ]);
  });
});

describe('the last administrator', () => {
  test('keeps role and access', async () => {
    await expect(administration.setRole(admin.userId, 'ANALYST', admin, CALLER)).rejects.toMatchObject(lastAdmin);
    await expect(administration.setActive(admin.userId, false, admin, CALLER)).rejects.toMatchObject(lastAdmin);
    expect(await database.store.users.byId(admin.userId)).toMatchObject({ role: 'ADMIN', isActive: true });
    expect(await changesOf(admin.userId)).toEqual([]);
    expect((await administration.setTier(admin.userId, 'ADMIN', admin, CALLER)).tier).toBe('ADMIN');
  });

  test('is one whom inactive ones do not replace', async () => {
    await administration.setRole(other.user.id, 'ADMIN', admin, CALLER);
    await administration.setActive(other.user.id, false, admin, CALLER);
    await expect(administration.setRole(admin.userId, 'VIEWER', admin, CALLER)).rejects.toMatchObject(lastAdmin);
    await expect(administration.setRole(other.user.id, 'VIEWER', admin, CALLER)).resolves.toBeDefined();
  });

  test('may go once there is another', async () => {
    await administration.setRole(other.user.id, 'ADMIN', admin, CALLER);
    expect((await administration.setRole(admin.userId, 'VIEWER', admin, CALLER)).role).toBe('VIEWER');
  });

  test('stays where two take the role from each other at once', async () => {
    await administration.setRole(other.user.id, 'ADMIN', admin, CALLER);
    const outcomes = await Promise.allSettled([
      administration.setRole(other.user.id, 'VIEWER', admin, CALLER),
      administration.setActive(admin.userId, false, { ...admin, userId: other.user.id }, CALLER),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject(lastAdmin);
    expect(await database.store.transaction(({ users }) => users.activeAdmins())).toBe(1);
  });
});

describe('lists', () => {
  const page = { first: 10, after: undefined };

  test('users are found by a part of their e-mail', async () => {
    const { entries } = await administration.users(page, ` ${other.user.email.toUpperCase()} `);
    expect(entries.map(({ item }) => item.id)).toEqual([other.user.id]);
    expect((await administration.users(page, '%')).entries).toEqual([]);
    expect((await administration.users(page, ' ')).total).toBe((await administration.users(page, undefined)).total);
  });

  test('the log is read of one user', async () => {
    await administration.setTier(other.user.id, 'PREMIUM', admin, CALLER);
    const { entries, total } = await administration.auditLog({ first: 1, after: undefined }, other.user.id);
    expect([entries[0]!.item.action, total]).toEqual(['TIER_CHANGED', 2]);
    expect((await administration.auditLog(page, 'x')).entries).toEqual([]);
  });

  test.each([0, -1, 101, 1.5, NaN])('%d entries are no page', async (first) => {
    const refusal = { code: 'BAD_USER_INPUT', details: { field: 'first' } };
    await expect(administration.users({ first, after: undefined }, undefined)).rejects.toMatchObject(refusal);
    await expect(administration.auditLog({ first, after: undefined }, undefined)).rejects.toMatchObject(refusal);
  });

  test.each(['a'.repeat(101), 'a\u0000b', '\uD800'])('%j cannot be searched for', async (search) => {
    const refusal = { code: 'BAD_USER_INPUT', details: { field: 'search' } };
    await expect(administration.users(page, search)).rejects.toMatchObject(refusal);
  });
});
