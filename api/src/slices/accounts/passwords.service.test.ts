/**
 * Proves that a password is changed only by whoever knows it or reads the account's mail, that links are good once and
 * for half an hour, and that a change ends the sessions that somebody else may have.
 */
import { randomBytes } from 'node:crypto';

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
