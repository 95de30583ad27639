/** Proves who a request acts for: nobody is let through on anything but whole, living credentials. */
import { randomBytes, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { CALLER, accountsOn, openAccountStore, registered } from '../../../test/support/accounts.js';
import type { Accounts } from '../../../test/support/accounts.js';
import type { ApiKeyId, ApiKeyScope, SignIn, StoredApiKey } from './index.js';
import { isTestIdentity } from './test-identity.js';
import { hashToken } from './token-hash.js';

const MINUTE = 60_000;
const INVALID = { code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' };
const EXPIRED = { code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' };
const REVOKED = { code: 'UNAUTHENTICATED', reason: 'TOKEN_REVOKED' };

let database: Awaited<ReturnType<typeof openAccountStore>>;
let accounts: Accounts;
let signIn: SignIn;
beforeAll(async () => {
  database = await openAccountStore();
});
afterAll(() => database.close());
beforeEach(async () => {
  accounts = await accountsOn(database.store);
  signIn = (await registered(accounts)).signIn;
});

test('a request without a header is anonymous', async () => {
  await expect(accounts.identities.identify(undefined)).resolves.toEqual({ kind: 'ANONYMOUS' });
});

test.each([
  '',
  ' ',
  'Bearer',
  'Bearer ',
  'Bearer a b',
  'Basic dXNlcjpwYXNz',
  'Bearer null',
  `Bearer ${'x'.repeat(100_000)}`,
  'Bearer csk_short',
  'Test ADMIN',
])('the header "%.40s" is refused and never anonymous', async (header) => {
  await expect(accounts.identities.identify(header)).rejects.toMatchObject(INVALID);
});

describe('an access token', () => {
  test('says user, session, role, tier and permissions', async () => {
    const identity = await accounts.identities.identify(`bearer  ${signIn.accessToken}`);
    expect(identity).toMatchObject({ kind: 'SESSION', userId: signIn.user.id, role: 'VIEWER', tier: 'FREE' });
    expect(identity).toMatchObject({ permissions: signIn.permissions, expiresAt: signIn.expiresAt });
    expect(isTestIdentity(identity)).toBe(false);
  });

  test('has its signature checked once, its expiry and revocation each time', async () => {
    const header = `Bearer ${signIn.accessToken}`;
    for (let count = 0; count < 5; count++) await accounts.identities.identify(header);
    expect(accounts.tokens.verified).toBe(1);
    await accounts.revocations.revokeUserBefore(signIn.user.id, accounts.clock.now + 1);
    await expect(accounts.identities.identify(header)).rejects.toMatchObject(REVOKED);
    accounts.clock.now = signIn.expiresAt - 1;
    await expect(accounts.identities.identify(header)).rejects.toMatchObject(REVOKED);
    accounts.clock.now = signIn.expiresAt;
    await expect(accounts.identities.identify(header)).rejects.toMatchObject(EXPIRED);
  });

  test('that has expired before it was ever seen is refused as such', async () => {
    accounts.clock.now = signIn.expiresAt;
    await expect(accounts.identities.identify(`Bearer ${signIn.accessToken}`)).rejects.toMatchObject(EXPIRED);
  });

  test('with any character changed is refused, even while the right one is remembered', async () => {
    const token = signIn.accessToken;
    await accounts.identities.identify(`Bearer ${token}`);
    const characters = fc.constantFrom('A', 'B', 'Z', 'a', 'b', 'z', '0', '1', '9', '-', '_');
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), characters, async (index, character) => {
        fc.pre(token[index] !== character && token[index] !== '.');
        const mangled = token.slice(0, index) + character + token.slice(index + 1);
        await expect(accounts.identities.identify(`Bearer ${mangled}`)).rejects.toMatchObject(INVALID);
      }),
      { numRuns: 200 },
    );
  });

  test('is not to be had by a refresh token', async () => {
    await expect(accounts.identities.identify(`Bearer ${signIn.refreshToken}`)).rejects.toMatchObject(INVALID);
  });
});

describe('an API key', () => {
  async function newKey(
    scopes: readonly ApiKeyScope[],
    change: Partial<StoredApiKey> = {},
  ): Promise<{ readonly key: string; readonly stored: StoredApiKey }> {
    const prefix = `csk_${randomUUID().slice(0, 8)}`;
    const key = `${prefix}_${randomBytes(32).toString('base64url')}`;
    const stored: StoredApiKey = {
      ...{ id: randomUUID() as ApiKeyId, userId: signIn.user.id, name: 'script', prefix, keyHash: hashToken(key) },
      ...{ scopes, createdAt: accounts.clock.now, expiresAt: undefined, lastUsedAt: undefined, revokedAt: undefined },
      ...change,
    };
    await accounts.store.apiKeys.insert(stored);
    return { key, stored };
  }

  test('acts for its owner within its scopes', async () => {
    const { key, stored } = await newKey(['read']);
    await expect(accounts.identities.identify(`Bearer ${key}`)).resolves.toEqual({
      ...{ kind: 'API_KEY', userId: signIn.user.id, keyId: stored.id, role: 'VIEWER', tier: 'FREE' },
      ...{ permissions: ['read'], expiresAt: undefined },
    });
  });

  test('never allows more than its owner’s role, as it is now', async () => {
    const { key } = await newKey(['read', 'calculate', 'feed']);
    const permissions = async (): Promise<readonly string[]> => {
      const identity = await accounts.identities.identify(`Bearer ${key}`);
      return identity.kind === 'ANONYMOUS' ? [] : identity.permissions;
    };
    await expect(permissions()).resolves.toEqual(['read']);
    await accounts.store.users.update(signIn.user.id, { role: 'ADMIN' }, accounts.clock.now);
    await expect(permissions()).resolves.toEqual(['read', 'calculate', 'feed']);
    await accounts.store.users.update(signIn.user.id, { role: 'ANALYST' }, accounts.clock.now);
    await expect(permissions()).resolves.toEqual(['read', 'calculate']);
  });

  test('of an inactive owner is refused', async () => {
    const { key } = await newKey(['read']);
    await accounts.store.users.update(signIn.user.id, { isActive: false }, accounts.clock.now);
    await expect(accounts.identities.identify(`Bearer ${key}`)).rejects.toMatchObject(REVOKED);
  });

  test('is refused once it was revoked, and from its expiry on', async () => {
    const { key, stored } = await newKey(['read'], { expiresAt: accounts.clock.now + MINUTE });
    accounts.clock.now += MINUTE - 1;
    await expect(accounts.identities.identify(`Bearer ${key}`)).resolves.toMatchObject({ expiresAt: stored.expiresAt });
    accounts.clock.now += 1;
    await expect(accounts.identities.identify(`Bearer ${key}`)).rejects.toMatchObject(EXPIRED);
    await accounts.store.apiKeys.revoke(stored.id, signIn.user.id, accounts.clock.now);
    await expect(accounts.identities.identify(`Bearer ${key}`)).rejects.toMatchObject(REVOKED);
  });

  test('with another secret, or of an unknown prefix, is refused', async () => {
    const { key, stored } = await newKey(['read']);
    const other = randomBytes(32).toString('base64url');
    for (const wrong of [
      `${stored.prefix}_${other}`,
      `csk_ZZZZZZZZ_${other}`,
      `${key}x`,
      key.slice(0, -1),
      stored.keyHash,
    ]) {
      await expect(accounts.identities.identify(`Bearer ${wrong}`)).rejects.toMatchObject(INVALID);
    }
  });

  test('is one to look up until it was right, and again once it was refused', async () => {
    const { key, stored } = await newKey(['read']);
    const header = `Bearer ${key}`;
    const { identities } = accounts;
    expect(identities.isKeyToLookUp(header)).toBe(true);
    await identities.identify(header);
    expect(identities.isKeyToLookUp(header)).toBe(false);
    expect(identities.isKeyToLookUp(`bearer  ${key}`)).toBe(false);
    expect(identities.isKeyToLookUp(`${header.slice(0, -1)}_`)).toBe(true);
    await accounts.store.apiKeys.revoke(stored.id, signIn.user.id, accounts.clock.now);
    await expect(identities.identify(header)).rejects.toMatchObject(REVOKED);
    expect(identities.isKeyToLookUp(header)).toBe(true);
    for (const other of [undefined, '', 'Bearer csk_short', `Basic ${key}`, `Bearer ${signIn.accessToken}`]) {
      expect(identities.isKeyToLookUp(other)).toBe(false);
    }
  });

  test('has its use noted at most once a minute', async () => {
    const { key, stored } = await newKey(['read']);
    const header = `Bearer ${key}`;
    const usedAt = async (): Promise<number | undefined> =>
      (await accounts.store.apiKeys.byPrefix(stored.prefix))?.lastUsedAt;
    const start = accounts.clock.now;
    await accounts.identities.identify(header);
    accounts.clock.now = start + MINUTE - 1;
    await accounts.identities.identify(header);
    await expect(usedAt()).resolves.toBe(start);
    accounts.clock.now = start + MINUTE;
    await accounts.identities.identify(header);
    await expect(usedAt()).resolves.toBe(start + MINUTE);
  });
});

describe('in test mode', () => {
  test('a role by its name stands for a user of it, with all that it may do', async () => {
    const lenient = await accountsOn(database.store, { isTestMode: true });
    const identity = await lenient.identities.identify('Test ANALYST');
    expect(identity).toMatchObject({ kind: 'SESSION', role: 'ANALYST', tier: 'ADMIN' });
    expect(identity).toMatchObject({ permissions: ['read', 'calculate', 'alert', 'import', 'account'] });
    expect(isTestIdentity(identity)).toBe(true);
    await expect(lenient.identities.identify('Test OWNER')).rejects.toMatchObject(INVALID);
    await expect(lenient.identities.identify('Bearer ADMIN')).rejects.toMatchObject(INVALID);
  });

  test('there is no row of it, so that nothing can be changed for it', async () => {
    const lenient = await accountsOn(database.store, { isTestMode: true });
    const identity = await lenient.identities.identify('Test ADMIN');
    if (identity.kind !== 'SESSION') throw new Error('a role is a session');
    await expect(lenient.sessions.list(identity)).resolves.toEqual([]);
    await expect(lenient.sessions.logoutEverywhere(identity, CALLER)).resolves.toBe(0);
    await lenient.sessions.logout(identity, CALLER);
    await expect(lenient.store.users.byId(identity.userId)).resolves.toBeUndefined();
    await expect(
      lenient.passwords.change(identity, { currentPassword: 'x', newPassword: 'mauve otter drills 47 wells' }, CALLER),
    ).rejects.toMatchObject(REVOKED);
  });
});
