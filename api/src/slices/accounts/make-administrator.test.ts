/** Proves whom the operator's command makes an administrator, and with which password they then sign in. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { BcryptPasswordHasher } from '../../adapters/passwords/index.js';
import { timeOrderedIds } from '../../shared/time-ordered-id.js';
import { CALLER, GOOD_PASSWORD, accountsOn, openAccountStore, registered } from '../../../test/support/accounts.js';
import type { Accounts } from '../../../test/support/accounts.js';
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
  const { store, clock } = accounts;
  return makeAdministrator({ store, hasher, clock: () => clock.now, newId: timeOrderedIds(() => clock.now) }, email);
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

test('what is no address is refused', async () => {
  await expect(make('boss')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});
