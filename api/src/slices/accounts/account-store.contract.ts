/**
 * What every account store does, whatever it is made of: the port's contract. An adapter's test calls
 * `accountStoreContract` with a function that opens an empty store.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { NOW, newEvent, newKey, newUser } from './account-store-rows.contract.js';
import { sessionContract } from './account-store-sessions.contract.js';
import type { AccountStore, AccountTables, ApiKeyId, AuditEvent, Page, PageRequest, User, UserId } from './index.js';

/** @param open an empty store and what closes it */
export type OpenAccountStore = () => Promise<{ readonly store: AccountStore; readonly close: () => Promise<void> }>;

/** @param name of the adapter, for the report */
export function accountStoreContract(name: string, open: OpenAccountStore): void {
  describe(`the account store's contract, ${name}`, () => {
    let store: AccountStore;
    let close: () => Promise<void>;

    beforeEach(async () => {
      ({ store, close } = await open());
    });

    afterEach(async () => {
      await close();
    });

    describe('users', () => {
      test('come back as they went in, without their password', async () => {
        const user = newUser({
          name: 'Åsa Öberg',
          avatarUrl: 'https://example.com/a.png',
          passwordHash: '$2b$12$hash',
          emailVerifiedAt: NOW - 1,
          role: 'ANALYST',
          tier: 'PREMIUM',
        });
        expect(await store.users.insert(user)).toEqual({ kind: 'INSERTED' });
        const expected: User = {
          id: user.id,
          email: user.email,
          username: user.username,
          name: 'Åsa Öberg',
          avatarUrl: 'https://example.com/a.png',
          hasPassword: true,
          emailVerifiedAt: NOW - 1,
          role: 'ANALYST',
          tier: 'PREMIUM',
          isActive: true,
          isDecoy: false,
          createdAt: NOW,
          updatedAt: NOW,
        };
        expect(await store.users.byId(user.id)).toEqual(expected);
        expect(await store.users.byEmail(user.email)).toEqual(expected);
        expect(await store.users.passwordHash(user.id)).toBe('$2b$12$hash');
      });

      test('who are unknown are undefined, whatever the id looks like', async () => {
        expect(await store.users.byId(newUser().id)).toBeUndefined();
        expect(await store.users.byId('me' as UserId)).toBeUndefined();
        expect(await store.users.byEmail('nobody@example.com')).toBeUndefined();
        expect(await store.users.passwordHash(newUser().id)).toBeUndefined();
        expect(await store.users.update(newUser().id, { name: 'x' }, NOW)).toEqual({ kind: 'UNKNOWN' });
      });

      test('have an address and a name of their own; a taken name is told before a taken address', async () => {
        await store.users.insert(newUser({ email: 'one@example.com', username: 'Trader' }));
        const taken = (values: Partial<User>) => store.users.insert(newUser(values));
        expect(await taken({ email: 'one@example.com' })).toEqual({ kind: 'EMAIL_TAKEN' });
        expect(await taken({ username: 'tRADER' })).toEqual({ kind: 'USERNAME_TAKEN' });
        expect(await taken({ email: 'one@example.com', username: 'trader' })).toEqual({ kind: 'USERNAME_TAKEN' });
        expect(await store.users.count()).toBe(1);
      });

      test('with the same address at the same time: one is stored', async () => {
        const attempts = ['a', 'b', 'c', 'd'].map((username) =>
          store.users.insert(newUser({ email: 'same@example.com', username: `same.${username}` })),
        );
        const kinds = (await Promise.all(attempts)).map(({ kind }) => kind).sort();
        expect(kinds).toEqual(['EMAIL_TAKEN', 'EMAIL_TAKEN', 'EMAIL_TAKEN', 'INSERTED']);
      });

      test('who are decoys take no address, are found by none, and do not count', async () => {
        const owner = newUser({ email: 'owner@example.com' });
        const decoys = [newUser({ email: owner.email, isDecoy: true }), newUser({ email: owner.email, isDecoy: true })];
        for (const user of [decoys[0]!, owner, decoys[1]!]) {
          expect(await store.users.insert(user)).toEqual({ kind: 'INSERTED' });
        }
        expect((await store.users.byEmail(owner.email))?.id).toBe(owner.id);
        expect(await store.users.byId(decoys[0]!.id)).toMatchObject({ email: owner.email, isDecoy: true });
        expect(await store.users.count()).toBe(1);
        expect((await store.users.list({ first: 10, after: undefined }, undefined)).total).toBe(1);
      });

      test('are changed where a change says so; null takes away', async () => {
        const user = newUser({ name: 'One', avatarUrl: 'https://example.com/a.png' });
        await store.users.insert(user);
        await store.users.update(user.id, { name: 'Two', username: 'other.name' }, NOW + 1);
        const changed = await store.users.update(user.id, { avatarUrl: null, emailVerifiedAt: NOW + 2 }, NOW + 2);
        const expected = {
          name: 'Two',
          username: 'other.name',
          avatarUrl: undefined,
          emailVerifiedAt: NOW + 2,
          createdAt: NOW,
          updatedAt: NOW + 2,
        };
        expect(changed).toMatchObject({ kind: 'UPDATED', user: expected });
        expect(await store.users.byId(user.id)).toMatchObject(expected);
      });

      test('may change the letters of their own name, but not take a taken one', async () => {
        const user = newUser({ username: 'Mine' });
        await store.users.insert(user);
        await store.users.insert(newUser({ username: 'Theirs' }));
        expect(await store.users.update(user.id, { username: 'MINE' }, NOW)).toMatchObject({ kind: 'UPDATED' });
        expect(await store.users.update(user.id, { username: 'theirs', name: 'x' }, NOW)).toEqual({
          kind: 'USERNAME_TAKEN',
        });
        expect(await store.users.byId(user.id)).toMatchObject({ username: 'MINE', name: undefined });
      });

      test('whose rights change void their tokens from then on; nothing else does', async () => {
        const users = [newUser(), newUser(), newUser(), newUser()] as const;
        for (const user of users) await store.users.insert(user);
        await store.users.update(users[0].id, { role: 'ADMIN' }, NOW + 1);
        await store.users.update(users[1].id, { isActive: false }, NOW + 2);
        await store.users.update(users[2].id, { name: 'New Name', tier: 'FREE' }, NOW + 3);
        await store.users.update(users[3].id, { tier: 'PREMIUM' }, NOW + 4);
        const all = [
          { userId: users[0].id, validFrom: NOW + 1 },
          { userId: users[1].id, validFrom: NOW + 2 },
          { userId: users[3].id, validFrom: NOW + 4 },
        ];
        expect(await store.users.tokensValidFromSince(NOW)).toEqual(all);
        expect(await store.users.tokensValidFromSince(NOW + 2)).toEqual(all.slice(1));
        expect(await store.users.byId(users[1].id)).toMatchObject({ isActive: false });
      });

      test('who are set a password have one', async () => {
        const user = newUser();
        await store.users.insert(user);
        expect(await store.users.byId(user.id)).toMatchObject({ hasPassword: false });
        await store.users.setPasswordHash(user.id, 'hash', NOW + 5);
        expect(await store.users.passwordHash(user.id)).toBe('hash');
        expect(await store.users.byId(user.id)).toMatchObject({ hasPassword: true, updatedAt: NOW + 5 });
      });

      test('are listed by address, page by page, each once', async () => {
        const emails = ['d@x.org', 'a.a@x.org', 'a@x.org', 'b_@x.org', 'b@x.org', 'c@x.org'];
        for (const email of emails) await store.users.insert(newUser({ email }));
        const pages = await allPages(2, (page) => store.users.list(page, undefined));
        expect(pages.map((page) => page.map(({ email }) => email))).toEqual([
          ['a.a@x.org', 'a@x.org'],
          ['b@x.org', 'b_@x.org'],
          ['c@x.org', 'd@x.org'],
        ]);
      });

      test('are searched by parts of address, name and username, where % and _ are only themselves', async () => {
        await store.users.insert(newUser({ email: 'ann@x.org', name: '100% Ann', username: 'crude_ann' }));
        await store.users.insert(newUser({ email: 'bob@x.org', name: 'Bob', username: 'crudeXbob' }));
        await store.users.insert(newUser({ email: 'cat@x.org', name: String.raw`C\D`, username: 'cathy' }));
        await store.users.insert(newUser({ email: 'dan@x.org', name: 'Åsa Öberg', username: 'dan' }));
        const found = async (search: string): Promise<readonly string[]> => {
          const { entries, total } = await store.users.list({ first: 10, after: undefined }, search);
          expect(total).toBe(entries.length);
          return entries.map(({ item }) => item.email);
        };
        expect(await found('CRUDE')).toEqual(['ann@x.org', 'bob@x.org']);
        expect(await found('crude_')).toEqual(['ann@x.org']);
        expect(await found('%')).toEqual(['ann@x.org']);
        expect(await found('\\')).toEqual(['cat@x.org']);
        expect(await found("' or 1 = 1 --")).toEqual([]);
        expect(await found('?')).toEqual([]);
        expect(await found('OB@X')).toEqual(['bob@x.org']);
        expect(await found('åsa ÖBERG')).toEqual(['dan@x.org']);
      });

      test('a cursor that no list gave is refused', async () => {
        for (const after of ['', 'x', 'W10', 'WzFd', Buffer.from('{"a":1}').toString('base64url')]) {
          await expect(store.users.list({ first: 1, after }, undefined)).rejects.toMatchObject({
            code: 'BAD_USER_INPUT',
            details: { field: 'after' },
          });
        }
      });

      test('active administrators are counted, of which two transactions cannot both take away the last', async () => {
        const admins = [newUser({ role: 'ADMIN' }), newUser({ role: 'ADMIN' })];
        const others = [newUser({ role: 'ADMIN' }), newUser({ role: 'ADMIN', isDecoy: true }), newUser()];
        for (const user of [...admins, ...others]) await store.users.insert(user);
        await store.users.update(others[0]!.id, { isActive: false }, NOW);
        expect(await store.users.activeAdmins()).toBe(2);
        const demote = (id: UserId): Promise<boolean> =>
          store.transaction(async ({ users }) => {
            if ((await users.activeAdmins()) < 2) return false;
            await users.update(id, { role: 'VIEWER' }, NOW);
            return true;
          });
        expect((await Promise.all(admins.map(({ id }) => demote(id)))).sort()).toEqual([false, true]);
        expect(await store.users.activeAdmins()).toBe(1);
      });
    });

    sessionContract(() => store);

    describe('API keys', () => {
      test('are found by their public part and listed to their owner, the newest first', async () => {
        const user = newUser();
        await store.users.insert(user);
        const older = newKey(user.id);
        const newer = newKey(user.id, { createdAt: NOW + 1, expiresAt: NOW + 9, scopes: ['feed'] });
        for (const key of [older, newer]) await store.apiKeys.insert(key);
        expect(await store.apiKeys.byPrefix(older.prefix)).toEqual(older);
        expect(await store.apiKeys.byPrefix('csk_nothing0')).toBeUndefined();
        const withoutHash = [newer, older].map(({ keyHash, ...shown }) => {
          expect(keyHash).not.toBe('');
          return shown;
        });
        expect(await store.apiKeys.listOf(user.id)).toEqual(withoutHash);
      });

      test('are revoked once, by their owner; then they are found but not listed', async () => {
        const [owner, other] = [newUser(), newUser()];
        for (const user of [owner, other]) await store.users.insert(user);
        const key = newKey(owner.id);
        await store.apiKeys.insert(key);
        await store.apiKeys.touch(key.id, NOW + 3);
        expect(await store.apiKeys.revoke(key.id, other.id, NOW + 4)).toBe(false);
        expect(await store.apiKeys.revoke('first' as ApiKeyId, owner.id, NOW + 4)).toBe(false);
        expect(await store.apiKeys.revoke(key.id, owner.id, NOW + 4)).toBe(true);
        expect(await store.apiKeys.revoke(key.id, owner.id, NOW + 5)).toBe(false);
        expect(await store.apiKeys.listOf(owner.id)).toEqual([]);
        const found = await store.apiKeys.byPrefix(key.prefix);
        expect(found).toMatchObject({ lastUsedAt: NOW + 3, revokedAt: NOW + 4 });
      });
    });

    test('all keys of a user are revoked at once, no other’s', async () => {
      const [owner, other] = [newUser(), newUser()];
      for (const user of [owner, other]) await store.users.insert(user);
      const [first, second, ended, foreign] = [
        newKey(owner.id),
        newKey(owner.id),
        newKey(owner.id, { revokedAt: NOW }),
        newKey(other.id),
      ] as const;
      for (const key of [first, second, ended, foreign]) await store.apiKeys.insert(key);
      expect(await store.apiKeys.revokeAllOf(owner.id, NOW + 4)).toBe(2);
      expect(await store.apiKeys.revokeAllOf('x' as UserId, NOW + 4)).toBe(0);
      const found = await Promise.all([first, ended, foreign].map(({ prefix }) => store.apiKeys.byPrefix(prefix)));
      expect(found.map((key) => key?.revokedAt)).toEqual([NOW + 4, NOW, undefined]);
    });

    describe("providers' accounts", () => {
      test('of a user are removed all at once, no other’s', async () => {
        const [one, two] = [newUser(), newUser()];
        for (const user of [one, two]) await store.users.insert(user);
        const google = { provider: 'GOOGLE', providerUserId: '1', userId: one.id, createdAt: NOW } as const;
        const other = { ...google, providerUserId: '2', userId: two.id };
        for (const account of [google, { ...google, provider: 'GITHUB' } as const, other]) {
          await store.oauthAccounts.insert(account);
        }
        expect(await store.oauthAccounts.removeAllOf(one.id)).toBe(2);
        expect(await store.oauthAccounts.removeAllOf(one.id)).toBe(0);
        expect(await store.oauthAccounts.removeAllOf('x' as UserId)).toBe(0);
        expect(await store.oauthAccounts.listOf(two.id)).toEqual([other]);
      });

      test('belong to one user each, who has one of each provider', async () => {
        const [one, two] = [newUser(), newUser()];
        for (const user of [one, two]) await store.users.insert(user);
        const google = { provider: 'GOOGLE', providerUserId: '1', userId: one.id, createdAt: NOW } as const;
        const github = { provider: 'GITHUB', providerUserId: '1', userId: one.id, createdAt: NOW + 1 } as const;
        expect(await store.oauthAccounts.insert(google)).toBe(true);
        expect(await store.oauthAccounts.insert(github)).toBe(true);
        expect(await store.oauthAccounts.insert({ ...google, userId: two.id })).toBe(false);
        expect(await store.oauthAccounts.insert({ ...google, providerUserId: '2' })).toBe(false);
        expect(await store.oauthAccounts.find('GOOGLE', '1')).toEqual(google);
        expect(await store.oauthAccounts.find('GOOGLE', '2')).toBeUndefined();
        expect(await store.oauthAccounts.listOf(one.id)).toEqual([google, github]);
        expect(await store.oauthAccounts.remove('GOOGLE', two.id)).toBe(false);
        expect(await store.oauthAccounts.remove('GOOGLE', one.id)).toBe(true);
        expect(await store.oauthAccounts.listOf(one.id)).toEqual([github]);
      });
    });

    describe('the audit log', () => {
      test('keeps what happened and lists it from the newest on', async () => {
        const user = newUser();
        const events: readonly AuditEvent[] = [
          newEvent({ at: NOW, userId: user.id, details: { provider: 'GITHUB', scopes: ['read'], count: 2, ok: true } }),
          newEvent({ at: NOW + 1, action: 'SIGN_IN_FAILED' }),
          newEvent({ at: NOW + 1, userId: user.id, actorId: newUser().id, action: 'ROLE_CHANGED' }),
        ];
        for (const event of events) await store.audit.append(event);
        const newest = [...events].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
        expect(await allPages(1, (page) => store.audit.list(page, undefined))).toEqual(newest.map((event) => [event]));
        const own = await store.audit.list({ first: 10, after: undefined }, user.id);
        expect(own.entries.map(({ item }) => item)).toEqual([events[2], events[0]]);
        expect(own).toMatchObject({ total: 2, hasMore: false });
        expect(await store.audit.list({ first: 10, after: undefined }, 'x' as UserId)).toMatchObject({ total: 0 });
      });

      test('takes what somebody sends as a name of a browser, whatever characters it has', async () => {
        await store.audit.append(newEvent({ userAgent: 'a\0b\uD800', details: { email: '\0', list: ['\uDC00'] } }));
        const { entries } = await store.audit.list({ first: 1, after: undefined }, undefined);
        expect(entries[0]?.item).toMatchObject({
          userAgent: 'a\uFFFDb\uFFFD',
          details: { email: '\uFFFD', list: ['\uFFFD'] },
        });
      });

      test('refuses the cursor of another list', async () => {
        await store.users.insert(newUser());
        const { entries } = await store.users.list({ first: 1, after: undefined }, undefined);
        await expect(store.audit.list({ first: 1, after: entries[0]!.cursor }, undefined)).rejects.toMatchObject({
          code: 'BAD_USER_INPUT',
        });
      });
    });

    test('each role may do what the one before it may, and more', async () => {
      const { VIEWER, ANALYST, ADMIN } = await store.permissions.byRole();
      const viewer = ['account', 'read'];
      const analyst = ['account', 'alert', 'calculate', 'import', 'read'];
      const admin = ['account', 'administer', 'alert', 'calculate', 'feed', 'import', 'read'];
      expect([VIEWER, ANALYST, ADMIN].map((list) => [...list].sort())).toEqual([viewer, analyst, admin]);
    });

    describe('a transaction', () => {
      test('stores all of its work', async () => {
        const user = newUser();
        const answer = await store.transaction(async (tables: AccountTables) => {
          await tables.users.insert(user);
          await tables.audit.append(newEvent({ userId: user.id, action: 'REGISTERED' }));
          return (await tables.users.byId(user.id))?.email;
        });
        expect(answer).toBe(user.email);
        expect((await store.audit.list({ first: 1, after: undefined }, user.id)).total).toBe(1);
      });

      test('stores nothing where its work rejects, and rejects with the same', async () => {
        const user = newUser();
        const failure = new Error('no');
        const work = store.transaction(async (tables) => {
          await tables.users.insert(user);
          throw failure;
        });
        await expect(work).rejects.toBe(failure);
        expect(await store.users.byId(user.id)).toBeUndefined();
      });

      test('goes on after a name that was taken', async () => {
        const [first, second] = [newUser({ username: 'first' }), newUser()];
        await store.users.insert(first);
        await store.transaction(async ({ users }) => {
          expect(await users.insert(newUser({ username: 'First' }))).toEqual({ kind: 'USERNAME_TAKEN' });
          expect(await users.insert(newUser({ email: first.email }))).toEqual({ kind: 'EMAIL_TAKEN' });
          await users.insert(second);
          expect(await users.update(second.id, { username: 'FIRST' }, NOW)).toEqual({ kind: 'USERNAME_TAKEN' });
          await users.update(second.id, { name: 'Second' }, NOW);
        });
        expect(await store.users.byId(second.id)).toMatchObject({ name: 'Second', username: second.username });
      });

      test('is not seen by others before it ends, nor do their writes end with it', async () => {
        const [inside, outside] = [newUser(), newUser()];
        let other: Promise<unknown> = Promise.resolve();
        const work = store.transaction(async ({ users }) => {
          await users.insert(inside);
          other = store.users.insert(outside);
          await users.byId(inside.id);
          throw new Error('undone');
        });
        await expect(work).rejects.toThrow('undone');
        await other;
        expect(await store.users.byId(inside.id)).toBeUndefined();
        expect((await store.users.byId(outside.id))?.id).toBe(outside.id);
      });
    });

    test('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });

    test('a value that cannot be stored is the caller’s fault, and the store goes on', async () => {
      await expect(store.users.byEmail('a\0b')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(await store.users.count()).toBe(0);
    });
  });
}

/** Reads a list to its end. */
async function allPages<Item>(
  first: number,
  list: (page: PageRequest) => Promise<Page<Item>>,
): Promise<readonly (readonly Item[])[]> {
  const pages: (readonly Item[])[] = [];
  for (let after: string | undefined; ;) {
    const page = await list({ first, after });
    pages.push(page.entries.map(({ item }) => item));
    expect(page.total).toBeGreaterThanOrEqual(pages.flat().length);
    if (!page.hasMore) return pages;
    after = page.entries.at(-1)?.cursor;
  }
}
