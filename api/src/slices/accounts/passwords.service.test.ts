/**
 * Proves that a password is changed only by whoever knows it or reads the account's mail, that links are good once and
 * for half an hour, and that a change ends the sessions that somebody else may have.
 */
import { randomBytes, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import {
  CALLER,
  GOOD_PASSWORD,
  OTHER_PASSWORD,
  accountsOn,
  openAccountStore,
  registered,
} from '../../../test/support/accounts.js';
import type { Accounts } from '../../../test/support/accounts.js';
import { newKey } from './account-store-rows.contract.js';
import type { AccountTables } from './accounts.ports.js';
import { newApiKeyText } from './api-key-text.js';
import type { UserId } from './index.js';
import { hashToken } from './token-hash.js';

const MINUTE = 60_000;
const WRONG = { reason: 'WRONG_CREDENTIALS' };
const ENDED = { reason: 'SESSION_ENDED' };
const REVOKED = { reason: 'TOKEN_REVOKED' };
const NO_LINK = { code: 'UNAUTHENTICATED', reason: 'LINK_INVALID' };
const CHANGE = { currentPassword: GOOD_PASSWORD, newPassword: OTHER_PASSWORD };

let database: Awaited<ReturnType<typeof openAccountStore>>;
let accounts: Accounts;
let person: Awaited<ReturnType<typeof registered>>;
beforeAll(async () => {
  database = await openAccountStore();
});
afterAll(() => database.close());
beforeEach(async () => {
  accounts = await accountsOn(database.store);
  person = await registered(accounts);
  await accounts.mails.idle();
  accounts.mailBox.sent.length = 0;
});

function wrongField(field: string): object {
  return { code: 'BAD_USER_INPUT', reason: 'INPUT', details: { field } };
}

async function subjects(): Promise<readonly string[]> {
  await accounts.mails.idle();
  return accounts.mailBox.to(person.email).map(({ subject }) => subject);
}

async function signsIn(password: string): Promise<boolean> {
  const attempt = accounts.signIn.login({ email: person.email, password }, { ip: '192.0.2.80', userAgent: '' });
  return attempt.then(
    () => true,
    () => false,
  );
}

/** What whoever has the account can set up to come back by. */
async function withProviderAndKey(userId: UserId): Promise<{ readonly key: string }> {
  const { store, clock } = accounts;
  const providerUserId = randomUUID();
  await store.oauthAccounts.insert({ provider: 'GITHUB', providerUserId, userId, createdAt: clock.now });
  const { key, prefix } = newApiKeyText(() => randomBytes(32).toString('base64url'));
  await store.apiKeys.insert(newKey(userId, { prefix, keyHash: hashToken(key) }));
  return { key };
}

/** The same tables, that note what is done to them. */
function watching(tables: AccountTables, done: string[]): AccountTables {
  const watched = Object.entries(tables).map(([name, table]: [string, object]) => {
    const proxy = new Proxy(table, {
      get(target, method) {
        const found: unknown = Reflect.get(target, method);
        if (typeof found !== 'function') return found;
        done.push(`${name}.${String(method)}`);
        return found.bind(target) as unknown;
      },
    });
    return [name, proxy];
  });
  return Object.fromEntries(watched) as AccountTables;
}

describe('changing', () => {
  test('takes the new password in place of the old one, tells the owner and the audit log', async () => {
    await accounts.passwords.change(await accounts.identityOf(person.signIn), CHANGE, CALLER);
    expect(await signsIn(GOOD_PASSWORD)).toBe(false);
    expect(await signsIn(OTHER_PASSWORD)).toBe(true);
    expect(await subjects()).toEqual(['Your password was changed']);
    const actions = (await accounts.auditOf(person.signIn.user.id)).map(({ action }) => action);
    expect(actions).toContain('PASSWORD_CHANGED');
  });

  test('ends all other sessions and keeps the one that asks', async () => {
    const others = [
      await accounts.sessions.open(person.signIn.user, CALLER),
      await accounts.sessions.open(person.signIn.user, CALLER),
    ];
    await accounts.passwords.change(await accounts.identityOf(person.signIn), CHANGE, CALLER);
    for (const other of others) {
      await expect(accounts.identityOf(other)).rejects.toMatchObject(REVOKED);
      await expect(accounts.sessions.refresh(other.refreshToken, CALLER)).rejects.toMatchObject(ENDED);
    }
    await expect(accounts.identityOf(person.signIn)).resolves.toBeDefined();
    await expect(accounts.sessions.refresh(person.signIn.refreshToken, CALLER)).resolves.toBeDefined();
  });

  test('leaves no session behind of whoever signs in by the old password meanwhile', async () => {
    const identity = await accounts.identityOf(person.signIn);
    const old = { email: person.email, password: GOOD_PASSWORD };
    accounts.comparisons.afterNext = () => accounts.passwords.change(identity, CHANGE, CALLER);
    await expect(accounts.signIn.login(old, CALLER)).rejects.toMatchObject(ENDED);
    const present = await accounts.store.grants.presentOf(person.signIn.user.id, accounts.clock.now);
    expect(present.map(({ sessionId }) => sessionId)).toEqual([identity.sessionId]);
  });

  test('ends a link for a new password that was mailed and not used', async () => {
    await accounts.passwords.requestReset(person.email, CALLER);
    await accounts.mails.idle();
    const token = accounts.mailBox.tokenFor(person.email);
    await accounts.passwords.change(await accounts.identityOf(person.signIn), CHANGE, CALLER);
    await expect(accounts.passwords.reset(token, 'umber crane folds 81 tarps', CALLER)).rejects.toMatchObject(NO_LINK);
  });

  test('does not undo a reset that its owner finished meanwhile', async () => {
    const identity = await accounts.identityOf(person.signIn);
    await accounts.passwords.requestReset(person.email, CALLER);
    await accounts.mails.idle();
    const token = accounts.mailBox.tokenFor(person.email);
    const owners = 'umber crane folds 81 tarps';
    accounts.comparisons.afterNext = () => accounts.passwords.reset(token, owners, CALLER);
    await expect(accounts.passwords.change(identity, CHANGE, CALLER)).rejects.toMatchObject(REVOKED);
    expect(await signsIn(OTHER_PASSWORD)).toBe(false);
    expect(await signsIn(owners)).toBe(true);
  });

  test('of two at the same time does not let the second take the first’s for the present one', async () => {
    const identity = await accounts.identityOf(person.signIn);
    const other = { ...CHANGE, newPassword: 'umber crane folds 81 tarps' };
    accounts.comparisons.afterNext = () => accounts.passwords.change(identity, CHANGE, CALLER);
    await expect(accounts.passwords.change(identity, other, CALLER)).rejects.toMatchObject(
      wrongField('currentPassword'),
    );
    expect(await signsIn(OTHER_PASSWORD)).toBe(true);
  });

  test('asks for the present password, and slows guesses down', async () => {
    const identity = await accounts.identityOf(person.signIn);
    await expect(accounts.passwords.change(identity, { newPassword: OTHER_PASSWORD }, CALLER)).rejects.toMatchObject(
      wrongField('currentPassword'),
    );
    for (let count = 0; count < 9; count++) {
      const guess = { currentPassword: `guess ${count}`, newPassword: OTHER_PASSWORD };
      await expect(accounts.passwords.change(identity, guess, CALLER)).rejects.toMatchObject(
        wrongField('currentPassword'),
      );
    }
    accounts.comparisons.count = 0;
    await expect(accounts.passwords.change(identity, CHANGE, CALLER)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      reason: 'SIGN_IN_DELAYED',
    });
    expect(accounts.comparisons.count).toBe(0);
    accounts.clock.now += 1_000;
    await accounts.passwords.change(identity, CHANGE, CALLER);
    expect(await signsIn(OTHER_PASSWORD)).toBe(true);
  });

  test('refuses a new password that the policy refuses, and one made of the user’s own words', async () => {
    const identity = await accounts.identityOf(person.signIn);
    for (const newPassword of ['short', 'password1234', person.email, 'x'.repeat(129)]) {
      const change = { ...CHANGE, newPassword };
      await expect(accounts.passwords.change(identity, change, CALLER)).rejects.toMatchObject(
        wrongField('newPassword'),
      );
    }
    expect(await signsIn(GOOD_PASSWORD)).toBe(true);
  });

  test('of a decoy changes nothing for the owner of the address, who hears nothing of it', async () => {
    const again = { email: person.email, username: `decoy_${person.username}`, password: GOOD_PASSWORD };
    const decoy = await accounts.signIn.register(again, CALLER);
    for (let count = 0; count < 10; count++) expect(await signsIn(`guess ${count}`)).toBe(false);
    await accounts.mails.idle();
    accounts.mailBox.sent.length = 0;
    await accounts.passwords.change(await accounts.identityOf(decoy), CHANGE, CALLER);
    expect(await subjects()).toEqual([]);
    // Nor does it forget the failures at the owner's account.
    await expect(
      accounts.signIn.login({ email: person.email, password: GOOD_PASSWORD }, { ip: '192.0.2.77', userAgent: '' }),
    ).rejects.toMatchObject({ reason: 'SIGN_IN_DELAYED' });
    accounts.clock.now += 15 * MINUTE;
    expect(await signsIn(OTHER_PASSWORD)).toBe(false);
    accounts.clock.now += 15 * MINUTE;
    expect(await signsIn(GOOD_PASSWORD)).toBe(true);
  });
});

describe('a reset', () => {
  async function link(): Promise<string> {
    await accounts.passwords.requestReset(person.email, CALLER);
    await accounts.mails.idle();
    return accounts.mailBox.tokenFor(person.email);
  }

  test('is answered the same for known and unknown addresses, and mails the known one alone', async () => {
    for (const address of [person.email.toUpperCase(), 'nobody@example.com']) {
      await expect(accounts.passwords.requestReset(address, CALLER)).resolves.toBeUndefined();
      expect(accounts.mailBox.sent).toEqual([]);
    }
    expect(await subjects()).toEqual(['Set a new password']);
    expect(accounts.mailBox.sent).toHaveLength(1);
    const actions = (await accounts.auditOf(person.signIn.user.id)).map(({ action }) => action);
    expect(actions.at(-1)).toBe('PASSWORD_RESET_REQUESTED');
  });

  test('sets the password, proves the address and ends every session', async () => {
    const token = await link();
    await accounts.passwords.reset(token, OTHER_PASSWORD, CALLER);
    expect(await signsIn(GOOD_PASSWORD)).toBe(false);
    expect(await signsIn(OTHER_PASSWORD)).toBe(true);
    await expect(accounts.identityOf(person.signIn)).rejects.toMatchObject(REVOKED);
    await expect(accounts.sessions.refresh(person.signIn.refreshToken, CALLER)).rejects.toMatchObject(ENDED);
    const user = await accounts.store.users.byEmail(person.email);
    expect(user?.emailVerifiedAt).toBe(accounts.clock.now);
    expect(await subjects()).toEqual(['Set a new password', 'Your password was changed']);
  });

  test('proves the address for the first time: who set up a provider or a key before does not come back', async () => {
    const { id } = person.signIn.user;
    const { key } = await withProviderAndKey(id);
    await accounts.passwords.reset(await link(), OTHER_PASSWORD, CALLER);
    expect(await accounts.store.oauthAccounts.listOf(id)).toEqual([]);
    await expect(accounts.identities.identify(`Bearer ${key}`)).rejects.toMatchObject(REVOKED);
    const reset = (await accounts.auditOf(id)).find(({ action }) => action === 'PASSWORD_RESET');
    expect(reset).toMatchObject({ details: { providersUnlinked: 1, keysRevoked: 1 } });
  });

  test('of an address that was proven keeps providers and keys', async () => {
    const { id } = person.signIn.user;
    await accounts.store.users.update(id, { emailVerifiedAt: accounts.clock.now }, accounts.clock.now);
    const { key } = await withProviderAndKey(id);
    await accounts.passwords.reset(await link(), OTHER_PASSWORD, CALLER);
    expect(await accounts.store.oauthAccounts.listOf(id)).toHaveLength(1);
    await expect(accounts.identities.identify(`Bearer ${key}`)).resolves.toMatchObject({ userId: id });
  });

  test('asks as much of the database for an address that is nobody’s, and leaves nothing there', async () => {
    const events = async (): Promise<number> =>
      (await accounts.store.audit.list({ first: 1, after: undefined }, undefined)).total;
    const done: string[] = [];
    const { store } = database;
    const watched = await accountsOn({
      ...store,
      transaction: (work) => store.transaction((tables) => work(watching(tables, done))),
    });
    await watched.passwords.requestReset(person.email, CALLER);
    await watched.mails.idle();
    const ofKnown = done.splice(0);
    const before = await events();
    await watched.passwords.requestReset('nobody@example.com', CALLER);
    await watched.mails.idle();
    expect(ofKnown).toEqual(['oneTimeTokens.insert', 'audit.append']);
    expect(done).toEqual(expect.arrayContaining(ofKnown));
    expect(await events()).toBe(before);
    expect(watched.mailBox.sent).toHaveLength(1);
  });

  test('works once, of two at the same time too', async () => {
    const token = await link();
    const outcomes = await Promise.allSettled([
      accounts.passwords.reset(token, OTHER_PASSWORD, CALLER),
      accounts.passwords.reset(token, 'umber crane folds 81 tarps', CALLER),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(accounts.passwords.reset(token, OTHER_PASSWORD, CALLER)).rejects.toMatchObject(NO_LINK);
  });

  test('works until thirty minutes have passed, and no longer', async () => {
    const late = await link();
    accounts.clock.now += 30 * MINUTE;
    await expect(accounts.passwords.reset(late, OTHER_PASSWORD, CALLER)).rejects.toMatchObject(NO_LINK);
    const token = await link();
    accounts.clock.now += 30 * MINUTE - 1;
    await accounts.passwords.reset(token, OTHER_PASSWORD, CALLER);
    expect(await signsIn(OTHER_PASSWORD)).toBe(true);
  });

  test('is refused with any other token: a guess, an older link, one of another purpose', async () => {
    const older = await link();
    const newer = await link();
    await accounts.verification.request(await accounts.identityOf(person.signIn));
    await accounts.mails.idle();
    const verifying = accounts.mailBox.tokenFor(person.email);
    for (const token of [randomBytes(32).toString('base64url'), older, verifying, `${newer}=`, "' or 1=1 --", '']) {
      await expect(accounts.passwords.reset(token, OTHER_PASSWORD, CALLER)).rejects.toMatchObject(NO_LINK);
    }
    await accounts.passwords.reset(newer, OTHER_PASSWORD, CALLER);
  });

  test('with a weak password leaves the link good', async () => {
    const token = await link();
    await expect(accounts.passwords.reset(token, 'password1234', CALLER)).rejects.toMatchObject(
      wrongField('newPassword'),
    );
    await accounts.passwords.reset(token, OTHER_PASSWORD, CALLER);
  });

  test('lets its owner in at once, however often others had guessed', async () => {
    for (let count = 0; count < 14; count++) {
      await accounts.signIn
        .login({ email: person.email, password: `guess ${count}` }, { ip: `192.0.2.${count}`, userAgent: '' })
        .catch(() => undefined);
      accounts.clock.now += MINUTE;
    }
    const right = { email: person.email, password: OTHER_PASSWORD };
    await expect(accounts.signIn.login(right, CALLER)).rejects.toMatchObject(WRONG);
    await accounts.passwords.reset(await link(), OTHER_PASSWORD, CALLER);
    await expect(accounts.signIn.login(right, CALLER)).resolves.toBeDefined();
  });

  test('of a user who is not active does nothing, before and after the link was mailed', async () => {
    const token = await link();
    await accounts.store.users.update(person.signIn.user.id, { isActive: false }, accounts.clock.now);
    await expect(accounts.passwords.reset(token, OTHER_PASSWORD, CALLER)).rejects.toMatchObject(NO_LINK);
    accounts.mailBox.sent.length = 0;
    await accounts.passwords.requestReset(person.email, CALLER);
    expect(await subjects()).toEqual([]);
  });

  test('can be asked for five times an hour, and a sixth one does not void the last link', async () => {
    // The mail after the registration was the first.
    for (let count = 0; count < 4; count++) await link();
    const token = await link();
    expect(accounts.mailBox.to(person.email)).toHaveLength(4);
    await accounts.passwords.reset(token, OTHER_PASSWORD, CALLER);
    accounts.clock.now += 60 * MINUTE;
    await accounts.mails.idle();
    accounts.mailBox.sent.length = 0;
    await link();
    expect(accounts.mailBox.to(person.email)).toHaveLength(1);
  });

  test('of what is no address is refused', async () => {
    await expect(accounts.passwords.requestReset('a@b, c@d.example', CALLER)).rejects.toMatchObject(
      wrongField('email'),
    );
  });
});

describe('verifying', () => {
  async function link(): Promise<string> {
    await accounts.verification.request(await accounts.identityOf(person.signIn));
    await accounts.mails.idle();
    return accounts.mailBox.tokenFor(person.email);
  }

  test('proves the address once', async () => {
    const token = await link();
    await accounts.verification.verify(token, CALLER);
    const user = await accounts.store.users.byEmail(person.email);
    expect(user?.emailVerifiedAt).toBe(accounts.clock.now);
    expect((await accounts.auditOf(user!.id)).at(-1)).toMatchObject({ action: 'EMAIL_VERIFIED' });
    await expect(accounts.verification.verify(token, CALLER)).rejects.toMatchObject(NO_LINK);
    accounts.mailBox.sent.length = 0;
    await accounts.verification.request(await accounts.identityOf(person.signIn));
    expect(await subjects()).toEqual([]);
  });

  test('is refused after thirty minutes, and with a link for another purpose', async () => {
    const token = await link();
    await accounts.passwords.requestReset(person.email, CALLER);
    await accounts.mails.idle();
    const reset = accounts.mailBox.tokenFor(person.email);
    await expect(accounts.verification.verify(reset, CALLER)).rejects.toMatchObject(NO_LINK);
    accounts.clock.now += 30 * MINUTE;
    await expect(accounts.verification.verify(token, CALLER)).rejects.toMatchObject(NO_LINK);
  });

  test('is nothing that a decoy can do', async () => {
    const again = { email: person.email, username: `v_${person.username}`, password: OTHER_PASSWORD };
    const decoy = await accounts.signIn.register(again, CALLER);
    await accounts.mails.idle();
    accounts.mailBox.sent.length = 0;
    await accounts.verification.request(await accounts.identityOf(decoy));
    expect(await subjects()).toEqual([]);
    // Even with a link that was made for it.
    await accounts.verification.prepareMail(decoy.user);
    const { text } = await accounts.verification.prepareMail(decoy.user);
    const token = /#token=([\w-]{43})\n/u.exec(text)![1]!;
    await expect(accounts.verification.verify(token, CALLER)).rejects.toMatchObject(NO_LINK);
  });
});
