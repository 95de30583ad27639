/**
 * Proves that nobody learns from a registration or a sign-in which addresses are known: the same answers, in the same
 * shape; and that guessing is slowed down. That the work is the same: sign-in-work.test.ts.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import {
  CALLER,
  GOOD_PASSWORD,
  OTHER_PASSWORD,
  PUBLIC_ADDRESS,
  accountsOn,
  openAccountStore,
  registered,
} from '../../../test/support/accounts.js';
import type { Accounts } from '../../../test/support/accounts.js';
import { AppError } from '../../shared/errors.js';
import type { UserId } from './index.js';

const MINUTE = 60_000;
const WRONG = { code: 'UNAUTHENTICATED', reason: 'WRONG_CREDENTIALS', details: {} };
const DELAYED = { code: 'RATE_LIMITED', reason: 'SIGN_IN_DELAYED' };

let database: Awaited<ReturnType<typeof openAccountStore>>;
let accounts: Accounts;
let known: Awaited<ReturnType<typeof registered>>;
beforeAll(async () => {
  database = await openAccountStore();
});
afterAll(() => database.close());
beforeEach(async () => {
  accounts = await accountsOn(database.store);
  known = await registered(accounts);
  await accounts.mails.idle();
  accounts.mailBox.sent.length = 0;
});

let addresses = 0;
/** A caller at an address of its own, so that only the account's failures count. */
function elsewhere(): { readonly ip: string; readonly userAgent: string } {
  addresses++;
  return { ip: `198.51.${addresses >> 8}.${addresses & 255}`, userAgent: 'test' };
}

async function failure(attempt: Promise<unknown>): Promise<Error> {
  return attempt.then(
    () => {
      throw new Error('it was let in');
    },
    (error: unknown) => error as Error,
  );
}

async function actionsOf(userId: UserId): Promise<readonly string[]> {
  return (await accounts.auditOf(userId)).map(({ action }) => action);
}

describe('registering', () => {
  const input = { email: ' Ada.New@Example.COM ', username: 'ada_new', name: ' Ada  ', password: GOOD_PASSWORD };

  test('makes a viewer of the free tier, who is signed in and gets a mail', async () => {
    const signIn = await accounts.signIn.register(input, CALLER);
    expect(signIn.user).toMatchObject({
      email: 'ada.new@example.com',
      username: 'ada_new',
      name: 'Ada',
      role: 'VIEWER',
    });
    expect(signIn.user).toMatchObject({ tier: 'FREE', isDecoy: false, hasPassword: true, emailVerifiedAt: undefined });
    const identity = await accounts.identityOf(signIn);
    expect(new Set(identity.permissions)).toEqual(new Set(['read', 'account']));
    await accounts.mails.idle();
    expect(accounts.mailBox.to('ada.new@example.com').map(({ subject }) => subject)).toEqual([
      'Confirm your e-mail address',
    ]);
    await expect(actionsOf(signIn.user.id)).resolves.toEqual(['REGISTERED']);
  });

  test('gives nothing that the input alone claims', async () => {
    const greedy = { email: 'greedy@example.com', username: 'greedy', password: GOOD_PASSWORD };
    const claims = { role: 'ADMIN', tier: 'ADMIN', emailVerifiedAt: 1, isDecoy: true, id: known.signIn.user.id };
    const { user } = await accounts.signIn.register({ ...greedy, ...claims }, CALLER);
    expect(user).toMatchObject({ role: 'VIEWER', tier: 'FREE', emailVerifiedAt: undefined, isDecoy: false });
    expect(user.id).not.toBe(known.signIn.user.id);
  });

  test('with a known address answers the same, and tells the owner alone', async () => {
    const fresh = await accounts.signIn.register(
      { email: 'really.new@example.com', username: 'really.new', password: OTHER_PASSWORD },
      CALLER,
    );
    const again = await accounts.signIn.register(
      { email: known.email.toUpperCase(), username: 'again-1', password: OTHER_PASSWORD },
      CALLER,
    );
    expect(Object.keys(again)).toEqual(Object.keys(fresh));
    const shown = { role: 'VIEWER', tier: 'FREE', isActive: true, hasPassword: true, emailVerifiedAt: undefined };
    expect(fresh.user).toMatchObject(shown);
    expect(again.user).toMatchObject({ ...shown, email: known.email, username: 'again-1' });
    expect(again.permissions).toEqual(fresh.permissions);
    expect(again.expiresAt).toBe(fresh.expiresAt);
    expect(again.refreshExpiresAt).toBe(fresh.refreshExpiresAt);
    expect(again.user.id).not.toBe(known.signIn.user.id);

    await accounts.mails.idle();
    const [mail, ...others] = accounts.mailBox.to(known.email);
    expect(mail?.subject).toBe('You have an account already');
    expect(mail?.text).not.toContain('#token=');
    expect(others).toEqual([]);
    expect((await accounts.auditOf(known.signIn.user.id)).at(-1)).toMatchObject({
      action: 'REGISTRATION_OF_KNOWN_EMAIL',
      actorId: again.user.id,
    });
  });

  test('with a known address leaves its account alone, and lets nobody sign in by the new password', async () => {
    const twice = { email: known.email, username: 'again-2', password: OTHER_PASSWORD };
    const decoy = await accounts.signIn.register(twice, CALLER);
    await expect(accounts.signIn.login({ email: known.email, password: OTHER_PASSWORD }, CALLER)).rejects.toMatchObject(
      WRONG,
    );
    const { user } = await accounts.signIn.login({ email: known.email, password: GOOD_PASSWORD }, CALLER);
    expect(user.id).toBe(known.signIn.user.id);
    // The decoy goes on like any session.
    await expect(accounts.sessions.refresh(decoy.refreshToken, CALLER)).resolves.toMatchObject({
      user: { id: decoy.user.id },
    });
  });

  test('with a taken username is a conflict, whether or not the address is known', async () => {
    const username = known.username.toUpperCase();
    for (const email of [known.email, 'nobody.has.this@example.com']) {
      await expect(
        accounts.signIn.register({ email, username, password: OTHER_PASSWORD }, CALLER),
      ).rejects.toMatchObject({ code: 'CONFLICT', reason: 'USERNAME_TAKEN', details: { field: 'username' } });
    }
    await accounts.mails.idle();
    expect(accounts.mailBox.sent).toEqual([]);
  });

  test('of the same new address at the same time makes one account and decoys', async () => {
    const attempts = Array.from({ length: 4 }, (_, index) =>
      accounts.signIn.register(
        { email: 'race@example.com', username: `race_${index}`, password: GOOD_PASSWORD },
        CALLER,
      ),
    );
    const users = (await Promise.all(attempts)).map(({ user }) => user);
    expect(users.filter(({ isDecoy }) => !isDecoy)).toHaveLength(1);
    expect(new Set(users.map(({ id }) => id)).size).toBe(4);
  });

  test.each([
    ['email', { email: 'no address' }],
    ['email', { email: 'demo@cushing.invalid' }],
    ['username', { username: 'a b' }],
    ['name', { name: 'x'.repeat(101) }],
    ['password', { password: 'too short' }],
    ['password', { password: 'ada_new@example' }],
    ['password', { password: 'p'.repeat(5_000) }],
  ])('with a wrong %s says which field it is: %o', async (field, wrong) => {
    await expect(accounts.signIn.register({ ...input, username: 'unused', ...wrong }, CALLER)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'INPUT',
      details: { field },
    });
  });

  test('mails one address at most five times an hour', async () => {
    for (let count = 0; count < 7; count++) {
      const username = `flood_${count}`;
      await accounts.signIn.register({ email: known.email, username, password: OTHER_PASSWORD }, CALLER);
    }
    await accounts.mails.idle();
    // One went out for the account itself.
    expect(accounts.mailBox.to(known.email)).toHaveLength(4);
  });
});

describe('signing in', () => {
  test('opens a session of its own and is audited', async () => {
    const signIn = await accounts.signIn.login(
      { email: ` ${known.email.toUpperCase()}`, password: GOOD_PASSWORD },
      CALLER,
    );
    expect(signIn.user.id).toBe(known.signIn.user.id);
    const [own, other] = [await accounts.identityOf(signIn), await accounts.identityOf(known.signIn)];
    expect(own.sessionId).not.toBe(other.sessionId);
    await expect(actionsOf(signIn.user.id)).resolves.toEqual(['REGISTERED', 'SIGNED_IN']);
  });

  test('fails in the same way for every cause, after one comparison', async () => {
    const store = accounts.store;
    const inactive = await registered(accounts);
    await store.users.update(inactive.signIn.user.id, { isActive: false }, accounts.clock.now);
    await accounts.signIn.demoLogin(CALLER);
    const base = { username: 'only-google', name: undefined, avatarUrl: undefined, passwordHash: undefined };
    await store.users.insert({
      ...base,
      ...{ id: '5b3a2c10-0000-4000-8000-000000000001' as UserId, email: 'google@example.com', emailVerifiedAt: 1 },
      ...{ role: 'VIEWER', tier: 'FREE', isDecoy: false, createdAt: 1 },
    });
    const attempts = [
      { email: 'unknown@example.com', password: GOOD_PASSWORD },
      { email: known.email, password: OTHER_PASSWORD },
      { email: known.email, password: '' },
      { email: inactive.email, password: GOOD_PASSWORD },
      { email: 'google@example.com', password: GOOD_PASSWORD },
      { email: 'google@example.com', password: '' },
    ];
    const messages = new Set<string>();
    for (const attempt of attempts) {
      accounts.comparisons.count = 0;
      const error = await failure(accounts.signIn.login(attempt, elsewhere()));
      expect(error).toMatchObject(WRONG);
      expect(accounts.comparisons.count).toBe(1);
      messages.add(error.message);
    }
    expect([...messages]).toEqual(['The e-mail or the password is wrong.']);
    expect((await accounts.auditOf(inactive.signIn.user.id)).at(-1)).toMatchObject({
      ...{ action: 'SIGN_IN_FAILED', actorId: undefined, details: { cause: 'INACTIVE' } },
    });
  });

  test('without a verified address fails like a wrong password where mails are sent', async () => {
    const strict = await accountsOn(database.store, { requiresVerifiedEmail: true });
    const person = await registered(strict);
    const right = { email: person.email, password: GOOD_PASSWORD };
    const error = await failure(strict.signIn.login(right, CALLER));
    expect(error).toMatchObject(WRONG);
    const other = await failure(strict.signIn.login({ ...right, email: 'unknown@example.com' }, CALLER));
    expect(other.message).toBe(error.message);
    expect(error.message).toBe(
      'The e-mail or the password is wrong, or the address is not verified yet: look for our mail.',
    );

    await strict.mails.idle();
    await strict.verification.verify(strict.mailBox.tokenFor(person.email), CALLER);
    await expect(strict.signIn.login(right, CALLER)).resolves.toBeDefined();
  });
});

describe('the delay', () => {
  const wrong = (email: string): { email: string; password: string } => ({ email, password: OTHER_PASSWORD });

  test('comes after ten failures, doubles from a second on, the same for an unknown address', async () => {
    for (const email of [known.email, 'guessed.but.unknown@example.com']) {
      for (let count = 0; count < 10; count++) {
        await expect(accounts.signIn.login(wrong(email), elsewhere())).rejects.toMatchObject(WRONG);
      }
      for (const waitMs of [1_000, 2_000, 4_000, 8_000]) {
        await expect(accounts.signIn.login({ email, password: GOOD_PASSWORD }, elsewhere())).rejects.toMatchObject({
          ...DELAYED,
          details: { retryAfterMs: waitMs },
        });
        accounts.clock.now += waitMs - 1;
        await expect(accounts.signIn.login(wrong(email), elsewhere())).rejects.toMatchObject({
          ...DELAYED,
          details: { retryAfterMs: 1 },
        });
        accounts.clock.now += 1;
        await expect(accounts.signIn.login(wrong(email), elsewhere())).rejects.toMatchObject(WRONG);
      }
    }
    const delays = (await actionsOf(known.signIn.user.id)).filter((action) => action === 'SIGN_IN_DELAYED');
    expect(delays).toHaveLength(4);
  });

  test('is forgotten by a success', async () => {
    for (let count = 0; count < 12; count++) {
      await failure(accounts.signIn.login(wrong(known.email), elsewhere()));
      accounts.clock.now += MINUTE;
    }
    await accounts.signIn.login({ email: known.email, password: GOOD_PASSWORD }, elsewhere());
    for (let count = 0; count < 10; count++) {
      await expect(accounts.signIn.login(wrong(known.email), elsewhere())).rejects.toMatchObject(WRONG);
    }
    await expect(accounts.signIn.login(wrong(known.email), elsewhere())).rejects.toMatchObject(DELAYED);
  });

  test('lets of many guesses at the same time no more through than one after the other', async () => {
    const errors = await Promise.all(
      Array.from({ length: 40 }, () => failure(accounts.signIn.login(wrong(known.email), elsewhere()))),
    );
    const reasons = errors.map((error) => (error as unknown as { reason: string }).reason);
    expect(reasons.filter((reason) => reason === 'WRONG_CREDENTIALS')).toHaveLength(10);
    expect(reasons.filter((reason) => reason === 'SIGN_IN_DELAYED')).toHaveLength(30);
    const delays = (await actionsOf(known.signIn.user.id)).filter((action) => action === 'SIGN_IN_DELAYED');
    expect(delays).toHaveLength(1);
  });

  test('does not meet who had the right password, whatever could not be judged before', async () => {
    const right = { email: known.email, password: GOOD_PASSWORD };
    const busy = new AppError('UNAVAILABLE', 'Too many passwords wait.');
    for (let count = 0; count < 12; count++) {
      accounts.comparisons.afterNext = () => Promise.reject(busy);
      await expect(accounts.signIn.login(right, CALLER)).rejects.toBe(busy);
    }
    await expect(accounts.signIn.login(right, CALLER)).resolves.toBeDefined();
  });

  test('that strangers cause does not meet the user where he signed in before', async () => {
    const right = { email: known.email, password: GOOD_PASSWORD };
    await accounts.signIn.login(right, CALLER);
    for (let count = 0; count < 12; count++) await failure(accounts.signIn.login(wrong(known.email), elsewhere()));
    await expect(accounts.signIn.login(right, elsewhere())).rejects.toMatchObject(DELAYED);
    await expect(accounts.signIn.login(wrong(known.email), CALLER)).rejects.toMatchObject(DELAYED);
    await expect(accounts.signIn.login(right, CALLER)).resolves.toBeDefined();
  });

  test('is not spared by a registration, which proves no address', async () => {
    const decoy = { email: known.email, username: 'spared', password: OTHER_PASSWORD };
    const guesser = elsewhere();
    await accounts.signIn.register(decoy, guesser);
    for (let count = 0; count < 12; count++) await failure(accounts.signIn.login(wrong(known.email), elsewhere()));
    const right = { email: known.email, password: GOOD_PASSWORD };
    await expect(accounts.signIn.login(right, guesser)).rejects.toMatchObject(DELAYED);
  });

  test('meets whoever tries many accounts from one network, whatever succeeds in between', async () => {
    const within = (host: string): { ip: string; userAgent: string } => ({
      ip: `2001:db8:7:1:${host}`,
      userAgent: 'x',
    });
    for (let count = 0; count < 10; count++) {
      const caller = within(`${count}::${count}`);
      await expect(accounts.signIn.login(wrong(`guess${count}@example.com`), caller)).rejects.toMatchObject(WRONG);
      if (count === 5) await accounts.signIn.login({ email: known.email, password: GOOD_PASSWORD }, caller);
    }
    const right = { email: known.email, password: GOOD_PASSWORD };
    await expect(accounts.signIn.login(right, within('ffff:1:2:3'))).rejects.toMatchObject(DELAYED);
    await expect(accounts.signIn.login(right, { ip: '2001:db8:7:2::1', userAgent: 'x' })).resolves.toBeDefined();
  });

  test('does not meet an office where many sign in with success', async () => {
    for (let count = 0; count < 25; count++) {
      await accounts.signIn.login({ email: known.email, password: GOOD_PASSWORD }, CALLER);
    }
    expect(await accounts.store.grants.presentOf(known.signIn.user.id, accounts.clock.now)).toHaveLength(26);
  });
});

describe('the demo', () => {
  test('signs everybody in as the one viewer who cannot change the account', async () => {
    const [one, other] = await Promise.all([accounts.signIn.demoLogin(CALLER), accounts.signIn.demoLogin(elsewhere())]);
    expect(other.user.id).toBe(one.user.id);
    expect(one.user).toMatchObject({ role: 'VIEWER', tier: 'FREE', hasPassword: false });
    const identity = await accounts.identityOf(one);
    expect(identity.permissions).toEqual(['read']);
    const renewed = await accounts.sessions.refresh(one.refreshToken, CALLER);
    expect(renewed.permissions).toEqual(['read']);
  });

  test('is refused where it is not offered, and where an administrator ended it', async () => {
    const closed = await accountsOn(database.store, { isDemoLoginOffered: false });
    const refused = { code: 'FORBIDDEN', reason: 'DEMO_NOT_OFFERED' };
    expect(closed.signIn.isDemoOffered).toBe(false);
    await expect(closed.signIn.demoLogin(CALLER)).rejects.toMatchObject(refused);
    const { user } = await accounts.signIn.demoLogin(CALLER);
    await accounts.store.users.update(user.id, { isActive: false }, accounts.clock.now);
    await expect(accounts.signIn.demoLogin(CALLER)).rejects.toMatchObject(refused);
    await accounts.store.users.update(user.id, { isActive: true }, accounts.clock.now);
  });
});

test('no mail carries words of a stranger to an address that is not proven', async () => {
  const name = 'Win at evil.example';
  await accounts.signIn.register(
    { email: 'victim@example.com', username: 'evil.example', password: GOOD_PASSWORD, name },
    CALLER,
  );
  await accounts.mails.idle();
  const [mail] = accounts.mailBox.to('victim@example.com');
  expect(mail).toMatchObject({ to: { name: '', address: 'victim@example.com' } });
  expect(mail?.text).not.toContain('evil');
  expect(mail?.text).toContain(`\n${PUBLIC_ADDRESS}/verify#token=`);
});
