/** Proves that keys are shown once, may no more than their owner, and end when they should. */
import { randomBytes, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { CALLER, accountsOn, openAccountStore, registered } from '../../../test/support/accounts.js';
import type { Accounts } from '../../../test/support/accounts.js';
import type { Role, SessionIdentity } from './index.js';
import { ApiKeysService } from './index.js';
import { newApiKeyText } from './api-key-text.js';
import { hashToken } from './token-hash.js';

const READ = { name: 'nightly', scopes: ['read'], expiresAt: undefined } as const;
const HOUR = 3_600_000;

let database: Awaited<ReturnType<typeof openAccountStore>>;
let accounts: Accounts;
let keys: ApiKeysService;
let identity: SessionIdentity;
beforeAll(async () => {
  database = await openAccountStore();
});
afterAll(() => database.close());
beforeEach(async () => {
  accounts = await accountsOn(database.store);
  const { store, permissions } = accounts;
  const randomToken = () => randomBytes(32).toString('base64url');
  keys = new ApiKeysService({ store, permissions, clock: () => accounts.clock.now, newId: randomUUID, randomToken });
  identity = await accounts.identityOf((await registered(accounts)).signIn);
});

/** The session knows of it, as after its next renewal. */
async function become(role: Role): Promise<void> {
  await database.store.users.update(identity.userId, { role }, accounts.clock.now);
  identity = { ...identity, role, permissions: accounts.permissions[role] };
}

async function audited(): Promise<readonly object[]> {
  const events = await accounts.auditOf(identity.userId);
  return events
    .filter(({ action }) => action.startsWith('API_KEY'))
    .map(({ action, details }) => ({ action, details }));
}

describe('a new key', () => {
  test('signs in with its scopes; nothing but its hash is stored', async () => {
    const { key, apiKey } = await keys.create(identity, READ, CALLER);
    expect(key).toMatch(/^csk_[A-Za-z\d]{8}_[\w-]{43}$/u);
    expect(key.startsWith(`${apiKey.prefix}_`)).toBe(true);
    expect(apiKey).toMatchObject({ name: 'nightly', scopes: ['read'], createdAt: accounts.clock.now });
    const stored = await database.store.apiKeys.byPrefix(apiKey.prefix);
    expect(stored).toEqual({ ...apiKey, keyHash: hashToken(key) });
    const asked = await accounts.identities.identify(`Bearer ${key}`);
    expect(asked).toMatchObject({ kind: 'API_KEY', userId: identity.userId, permissions: ['read'] });
    const details = { keyId: apiKey.id, prefix: apiKey.prefix, name: 'nightly', scopes: ['read'] };
    expect(await audited()).toEqual([{ action: 'API_KEY_CREATED', details }]);
    expect(JSON.stringify(await audited())).not.toContain(key.slice(-43));
  });

  test('ends when it was to end', async () => {
    const { key } = await keys.create(identity, { ...READ, expiresAt: accounts.clock.now + HOUR }, CALLER);
    accounts.clock.now += HOUR - 1;
    await expect(accounts.identities.identify(`Bearer ${key}`)).resolves.toMatchObject({ kind: 'API_KEY' });
    accounts.clock.now += 1;
    await expect(accounts.identities.identify(`Bearer ${key}`)).rejects.toMatchObject({ reason: 'TOKEN_EXPIRED' });
  });

  test.each([
    ['name', { ...READ, name: ' ' }],
    ['name', { ...READ, name: 'a'.repeat(101) }],
    ['scopes', { ...READ, scopes: [] }],
    ['scopes', { ...READ, scopes: ['administer', 'account'] as never }],
    ['expiresAt', { ...READ, expiresAt: Date.UTC(2026, 2, 2, 9) }],
    ['expiresAt', { ...READ, expiresAt: NaN }],
  ])('is refused at %s', async (field, wish) => {
    await expect(keys.create(identity, wish, CALLER)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { field },
    });
    expect(await keys.list(identity)).toEqual([]);
  });

  test("may no more than its owner's role may now, whatever the session says", async () => {
    const wish = { ...READ, scopes: ['calculate', 'read'] } as const;
    const refusal = { code: 'FORBIDDEN', reason: 'PERMISSION', details: { permission: 'calculate' } };
    await expect(keys.create(identity, wish, CALLER)).rejects.toMatchObject(refusal);
    await become('ANALYST');
    expect((await keys.create(identity, wish, CALLER)).apiKey.scopes).toEqual(['read', 'calculate']);
    const feed = { ...READ, scopes: ['feed'] } as const;
    await expect(keys.create({ ...identity, role: 'ADMIN' }, feed, CALLER)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('may no more than the session that makes it: an old access token gains nothing by a promotion', async () => {
    const old = identity;
    await become('ADMIN');
    const wish = { ...READ, scopes: ['read', 'feed'] } as const;
    await expect(keys.create(old, wish, CALLER)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      details: { permission: 'feed' },
    });
    await expect(keys.create(identity, wish, CALLER)).resolves.toBeDefined();
  });

  test('is refused to a session that has ended since the request came', async () => {
    await database.store.grants.revokeSession(identity.sessionId, 'PASSWORD_CHANGED', accounts.clock.now);
    await expect(keys.create(identity, READ, CALLER)).rejects.toMatchObject({ reason: 'TOKEN_REVOKED' });
    expect(await keys.list(identity)).toEqual([]);
  });

  test('loses what its owner loses', async () => {
    await become('ANALYST');
    const { key } = await keys.create(identity, { ...READ, scopes: ['read', 'import'] }, CALLER);
    await become('VIEWER');
    expect(await accounts.identities.identify(`Bearer ${key}`)).toMatchObject({ permissions: ['read'] });
    await database.store.users.update(identity.userId, { isActive: false }, accounts.clock.now);
    await expect(accounts.identities.identify(`Bearer ${key}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(keys.create(identity, READ, CALLER)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('is refused beyond twenty, of many at once too, until one is revoked', async () => {
    for (let count = 0; count < 17; count++) await keys.create(identity, READ, CALLER);
    const more = await Promise.allSettled(Array.from({ length: 6 }, () => keys.create(identity, READ, CALLER)));
    expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refused = more.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'CONFLICT', reason: 'API_KEY_LIMIT' });
    const [first] = await keys.list(identity);
    await keys.revoke(identity, first!.id, CALLER);
    await expect(keys.create(identity, READ, CALLER)).resolves.toBeDefined();
    expect(await keys.list(identity)).toHaveLength(20);
  });
});

describe('revoking', () => {
  test('ends the key at once, and is done once', async () => {
    const { key, apiKey } = await keys.create(identity, READ, CALLER);
    expect(await keys.revoke(identity, apiKey.id, CALLER)).toBe(true);
    expect(await keys.revoke(identity, apiKey.id, CALLER)).toBe(false);
    await expect(accounts.identities.identify(`Bearer ${key}`)).rejects.toMatchObject({ reason: 'TOKEN_REVOKED' });
    expect(await keys.list(identity)).toEqual([]);
    expect((await audited()).filter((event) => 'action' in event && event.action === 'API_KEY_REVOKED')).toEqual([
      { action: 'API_KEY_REVOKED', details: { keyId: apiKey.id } },
    ]);
  });

  test.each(['', 'x', "' or 1=1 --", randomUUID()])('%j ends nothing', async (id) => {
    expect(await keys.revoke(identity, id, CALLER)).toBe(false);
  });

  test("never ends or lists another's key", async () => {
    const { key, apiKey } = await keys.create(identity, READ, CALLER);
    const other = await accounts.identityOf((await registered(accounts)).signIn);
    expect(await keys.revoke(other, apiKey.id, CALLER)).toBe(false);
    expect(await keys.list(other)).toEqual([]);
    await expect(accounts.identities.identify(`Bearer ${key}`)).resolves.toMatchObject({ userId: identity.userId });
  });
});

test('the part that is shown has letters and digits alone, however little chance gives of them', () => {
  const tokens = [`-_-_${'-'.repeat(34)}abcde`, `x${'_'.repeat(42)}`, `Yz${'-'.repeat(41)}`, 's'.repeat(43)];
  expect(newApiKeyText(() => tokens.shift()!)).toEqual({
    key: `csk_abcdexYz_${'s'.repeat(43)}`,
    prefix: 'csk_abcdexYz',
  });
});
