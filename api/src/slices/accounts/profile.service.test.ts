/** Proves what users can change of themselves, and what they cannot. */
import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { CALLER, accountsOn, openAccountStore, registered } from '../../../test/support/accounts.js';
import type { Accounts } from '../../../test/support/accounts.js';
import type { SessionIdentity } from './index.js';
import { ProfileService } from './index.js';

let database: Awaited<ReturnType<typeof openAccountStore>>;
let accounts: Accounts;
let profile: ProfileService;
let identity: SessionIdentity;
beforeAll(async () => {
  database = await openAccountStore();
});
afterAll(() => database.close());
beforeEach(async () => {
  accounts = await accountsOn(database.store);
  profile = new ProfileService({ store: database.store, clock: () => accounts.clock.now, newId: randomUUID });
  identity = await accounts.identityOf((await registered(accounts)).signIn);
});

async function changes(): Promise<readonly unknown[]> {
  const events = await accounts.auditOf(identity.userId);
  return events.filter(({ action }) => action === 'PROFILE_CHANGED').map(({ details }) => details['fields']);
}

describe('who asks', () => {
  test('is nobody, the user, or the owner of the key', async () => {
    const keyId = 'key' as never;
    const { userId, role, tier } = identity;
    const key = { kind: 'API_KEY', userId, keyId, role, tier, permissions: [], expiresAt: undefined } as const;
    expect(await profile.userOf({ kind: 'ANONYMOUS' })).toBeUndefined();
    expect((await profile.userOf(identity))?.id).toBe(userId);
    expect((await profile.userOf(key))?.id).toBe(userId);
    expect(await profile.userOf({ ...identity, userId: randomUUID() as never })).toBeUndefined();
  });
});

test('others see the name of a user, or else the username, and nobody who is no more', async () => {
  const { userId } = identity;
  const unknown = randomUUID() as typeof userId;
  const user = await profile.update(identity, { username: 'countess', name: null }, CALLER);
  expect([...(await profile.displayNames([userId, unknown, userId]))]).toEqual([[user.id, 'countess']]);
  await profile.update(identity, { name: 'Ada Byron' }, CALLER);
  expect([...(await profile.displayNames([userId]))]).toEqual([[userId, 'Ada Byron']]);
  expect((await profile.displayNames([])).size).toBe(0);
});

describe('a change', () => {
  test('of all three is stored and audited by name', async () => {
    const input = { username: ' Ada.Byron ', name: ' Ada Byron ', avatarUrl: 'https://example.com/ada.png' };
    const user = await profile.update(identity, input, CALLER);
    expect(user).toMatchObject({
      username: 'Ada.Byron',
      name: 'Ada Byron',
      avatarUrl: 'https://example.com/ada.png',
    });
    expect(await database.store.users.byId(identity.userId)).toEqual(user);
    expect(await changes()).toEqual([['username', 'name', 'avatarUrl']]);
  });

  test('leaves what is absent and takes away what is null', async () => {
    await profile.update(identity, { name: 'Ada', avatarUrl: 'https://example.com/ada.png' }, CALLER);
    const user = await profile.update(identity, { name: null }, CALLER);
    expect([user.name, user.avatarUrl]).toEqual([undefined, 'https://example.com/ada.png']);
    expect((await profile.update(identity, { avatarUrl: null }, CALLER)).avatarUrl).toBeUndefined();
  });

  test('of nothing is not audited', async () => {
    await profile.update(identity, { name: undefined }, CALLER);
    expect(await changes()).toEqual([]);
  });

  test('of role, tier or e-mail is not taken, whoever smuggles it in', async () => {
    const before = await database.store.users.byId(identity.userId);
    const smuggled = { name: 'Eve', role: 'ADMIN', tier: 'ADMIN', email: 'eve@example.com', emailVerifiedAt: 1 };
    const user = await profile.update(identity, smuggled, CALLER);
    expect(user).toEqual({ ...before, name: 'Eve', updatedAt: user.updatedAt });
  });

  test.each([
    ['username', null],
    ['username', 'a'],
    ['username', 'a b c'],
    ['username', "x'; drop table users"],
    ['name', 'a'.repeat(101)],
    ['name', 'Ada\r\nBcc: eve@example.com'],
    ['name', 'Ada\u202Enoryb'],
    ['avatarUrl', 'http://example.com/a.png'],
    ['avatarUrl', 'javascript:alert(1)'],
    ['avatarUrl', 'https://user:password@example.com/'],
    ['avatarUrl', `https://example.com/${'a'.repeat(500)}`],
  ])('of %s to %j is refused at the field', async (field, value) => {
    await expect(profile.update(identity, { [field]: value }, CALLER)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'INPUT',
      details: { field },
    });
    expect(await changes()).toEqual([]);
  });

  test("to another's username is refused, case aside", async () => {
    const other = await registered(accounts);
    const change = profile.update(identity, { username: other.username.toUpperCase(), name: 'Eve' }, CALLER);
    await expect(change).rejects.toMatchObject({ code: 'CONFLICT', reason: 'USERNAME_TAKEN' });
    expect((await database.store.users.byId(identity.userId))?.name).toBeUndefined();
    expect(await changes()).toEqual([]);
  });

  test('of a user who is no more is refused', async () => {
    const gone = { ...identity, userId: randomUUID() as never };
    await expect(profile.update(gone, { name: 'x' }, CALLER)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
