/** Attempts at others' sessions that take several steps. Each returns what the attacker is told at the end. */
import { expect } from '@jest/globals';

import { PASSWORD, verdict } from './account-server.js';
import type { AccountClient } from './account-server.js';

const ME = '{ me { role } }';
const REFRESH = 'mutation { refreshSession { user { id } } }';
const USERS = '{ users { totalCount } }';
const LOGIN =
  'mutation ($email: String!) { login(input: { email: $email, password: "' + PASSWORD + '" }) { user { id } } }';
const REVOKED = '401 UNAUTHENTICATED TOKEN_REVOKED';
const SESSION_ENDED = '401 UNAUTHENTICATED SESSION_ENDED';

/** Who takes part. */
export interface Desk {
  readonly ada: AccountClient;
  readonly admin: AccountClient;
  readonly newUser: () => Promise<AccountClient>;
}

export async function stolenRefreshToken({ newUser }: Desk): Promise<string> {
  const owner = await newUser();
  const thief = owner.copy();
  await owner.refresh();
  await owner.refresh();
  const told = verdict(await thief.ask(REFRESH));
  // The whole session ends: nobody can say which of the two is the thief.
  expect(verdict(await owner.ask(ME))).toBe(REVOKED);
  owner.token = undefined;
  expect(verdict(await owner.ask(REFRESH))).toBe(SESSION_ENDED);
  return told;
}

export async function refreshAfterSignOut({ newUser }: Desk): Promise<string> {
  const owner = await newUser();
  const thief = owner.copy();
  await owner.get('mutation { logout }');
  expect(owner.cookie).toBeUndefined();
  expect(verdict(await thief.ask(ME))).toBe(REVOKED);
  thief.token = undefined;
  return verdict(await thief.ask(REFRESH));
}

export async function tokenOfShutOutUser({ newUser, admin }: Desk): Promise<string> {
  const user = await newUser();
  const { holder } = await user.withKey({ name: 'script', scopes: ['READ'] });
  await admin.get(`mutation { setUserActive(userId: "${user.userId}", active: false) { id } }`);
  const told = verdict(await user.ask(ME));
  expect(verdict(await holder.ask('{ products { code } }'))).toBe(REVOKED);
  user.token = undefined;
  expect(verdict(await user.ask(REFRESH))).toBe(SESSION_ENDED);
  expect(verdict(await user.ask(LOGIN, { email: user.email }))).toBe('401 UNAUTHENTICATED WRONG_CREDENTIALS');
  return told;
}

export async function tokenOfLostRole({ newUser, admin }: Desk): Promise<string> {
  const user = await newUser();
  const setRole = (role: string): Promise<unknown> =>
    admin.get(`mutation { setUserRole(userId: "${user.userId}", role: ${role}) { role } }`);
  await setRole('ADMIN');
  await user.refresh();
  expect((await user.ask(USERS)).body.errors).toBeUndefined();
  await setRole('VIEWER');
  const told = verdict(await user.ask(USERS));
  await user.refresh();
  expect(verdict(await user.ask(USERS))).toBe('403 FORBIDDEN PERMISSION');
  return told;
}

export async function plantedCookie({ newUser }: Desk): Promise<string> {
  const [eve, victim] = [await newUser(), await newUser()];
  const planted = eve.cookie;
  const browser = eve.copy();
  browser.token = undefined;
  await browser.signIn('login', { email: victim.email, password: PASSWORD });
  expect(browser.userId).toBe(victim.userId);
  expect(browser.cookie).not.toBe(planted);
  await eve.refresh();
  return eve.userId === victim.userId ? "200 the victim's session" : '200 own session';
}

export async function foreignSession({ ada, newUser }: Desk): Promise<string> {
  const { sessions } = await ada.get<{ sessions: { id: string }[] }>('{ sessions { id } }');
  const told = verdict(await (await newUser()).ask(`mutation { revokeSession(id: "${sessions[0]!.id}") }`));
  expect(verdict(await ada.ask(ME))).toBe('200 {"me":{"role":"VIEWER"}}');
  return told;
}

export async function foreignKey({ ada, newUser }: Desk): Promise<string> {
  const { id, holder } = await ada.withKey({ name: 'script', scopes: ['READ'] });
  const told = verdict(await (await newUser()).ask(`mutation { revokeApiKey(id: "${id}") }`));
  expect(verdict(await holder.ask(ME))).toBe('200 {"me":{"role":"VIEWER"}}');
  return told;
}
