/** Proves whom the operator's command makes an administrator, and with which password they then sign in. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { BcryptPasswordHasher } from '../../adapters/passwords/index.js';
import { timeOrderedIds } from '../../shared/time-ordered-id.js';
import { CALLER, GOOD_PASSWORD, accountsOn, openAccountStore, registered } from '../../../test/support/accounts.js';
import type { Accounts } from '../../../test/support/accounts.js';
import { newKey } from './account-store-rows.contract.js';
import { makeAdministrator } from './make-administrator.js';
import type { NewAdministrator } from './make-administrator.js';

let database: Awaited<ReturnType<typeof openAccountStore>>;
let accounts: Accounts;
let hasher: BcryptPasswordHasher;
beforeAll(async () => {
  database = await openAccountStore();
  accounts = await accountsOn(database.store);
  hasher = await BcryptPasswordHasher.start({ cost: 4 });
});
afterAll(async () => {
  await hasher.close();
  await database.close();
});

function make(email: string): Promise<NewAdministrator> {
  const { store, clock, revocations } = accounts;
  const newId = timeOrderedIds(() => clock.now);
  return makeAdministrator({ store, hasher, revocations, clock: () => clock.now, newId }, email);
}

test('a new address gets an administrator with a password by chance', async () => {
  const { email, password } = await make('Boss@Example.com');
  expect(email).toBe('boss@example.com');
  expect(password).toMatch(/^[\w-]{24}$/u);
  accounts.clock.now += 1;
  const { user } = await accounts.signIn.login({ email, password: password! }, CALLER);
  expect(user).toMatchObject({ role: 'ADMIN', tier: 'ADMIN', username: 'admin' });
  expect((await accounts.auditOf(user.id)).map(({ action }) => action)).toEqual(['REGISTERED', 'SIGNED_IN']);
});

test('who has proven the address keeps the password', async () => {
  const { email, signIn } = await registered(accounts);
  await accounts.store.users.update(signIn.user.id, { emailVerifiedAt: accounts.clock.now }, accounts.clock.now);
  expect(await make(email)).toEqual({ email, password: undefined });
  const { user } = await accounts.signIn.login({ email, password: GOOD_PASSWORD }, CALLER);
  expect(user.role).toBe('ADMIN');
});

test('who has not proven it loses the password and every session', async () => {
  const { email, signIn } = await registered(accounts);
  const { password } = await make(email);
  await expect(accounts.signIn.login({ email, password: GOOD_PASSWORD }, CALLER)).rejects.toMatchObject({
    reason: 'WRONG_CREDENTIALS',
  });
  await expect(accounts.sessions.refresh(signIn.refreshToken, CALLER)).rejects.toMatchObject({
    reason: 'SESSION_ENDED',
  });
  const { user } = await accounts.signIn.login({ email, password: password! }, CALLER);
  expect(user).toMatchObject({ role: 'ADMIN', isActive: true });
});

test('who has not proven it keeps neither providers, keys, nor a mailed link, nor a token', async () => {
  const { email, signIn } = await registered(accounts);
  const { store, clock } = accounts;
  const { id: userId } = signIn.user;
  await store.oauthAccounts.insert({ provider: 'GITHUB', providerUserId: '666', userId, createdAt: clock.now });
  const key = newKey(userId);
  await store.apiKeys.insert(key);
  await accounts.passwords.requestReset(email, CALLER);
  await accounts.mails.idle();
  await make(email);
  expect(await store.oauthAccounts.listOf(userId)).toEqual([]);
  expect((await store.apiKeys.byPrefix(key.prefix))?.revokedAt).toBe(clock.now);
  const link = accounts.passwords.reset(accounts.mailBox.tokenFor(email), GOOD_PASSWORD, CALLER);
  await expect(link).rejects.toMatchObject({ reason: 'LINK_INVALID' });
  await expect(accounts.identityOf(signIn)).rejects.toMatchObject({ reason: 'TOKEN_REVOKED' });
});

test('the access tokens of the role before are void, of whoever has proven the address too', async () => {
  const { email, signIn } = await registered(accounts);
  await accounts.store.users.update(signIn.user.id, { emailVerifiedAt: accounts.clock.now }, accounts.clock.now);
  accounts.clock.now += 1;
  await make(email);
  await expect(accounts.identityOf(signIn)).rejects.toMatchObject({ reason: 'TOKEN_REVOKED' });
  const renewed = await accounts.sessions.refresh(signIn.refreshToken, CALLER);
  await expect(accounts.identityOf(renewed)).resolves.toMatchObject({ role: 'ADMIN' });
});

test('what is no address is refused', async () => {
  await expect(make('boss')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});
