/**
 * Proves that a registration and a sign-in do the same work whether or not the address is known: the same questions to
 * the database and the same tasks for the password threads, in the same order, until the answer is there.
 */
import { setImmediate } from 'node:timers/promises';

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
import type { AccountStore, AccountTables, Caller } from './index.js';

/**
 * A store that notes what it is asked, as in `users.byEmail`, within transactions too. Others go on while it answers, as
 * with a database that is another process.
 */
function noting(store: AccountStore, notes: string[]): AccountStore {
  const noteTables = <Tables extends AccountTables>(tables: Tables): Tables =>
    new Proxy(tables, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (name === 'transaction') return noteTransaction;
        return typeof member === 'object' && member !== null ? noteTable(String(name), member) : member;
      },
    });
  const noteTable = (table: string, target: object): object =>
    new Proxy(target, {
      get(_, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]): Promise<unknown> => {
          notes.push(`${table}.${String(name)}`);
          await setImmediate();
          return Reflect.apply(member, target, values) as unknown;
        };
      },
    });
  const noteTransaction: AccountStore['transaction'] = (work) => {
    notes.push('transaction');
    return store.transaction((tables) => work(noteTables(tables)));
  };
  return noteTables(store);
}

let database: Awaited<ReturnType<typeof openAccountStore>>;
let accounts: Accounts;
let known: Awaited<ReturnType<typeof registered>>;
const notes: string[] = [];
beforeAll(async () => {
  database = await openAccountStore();
});
afterAll(() => database.close());
beforeEach(async () => {
  accounts = await accountsOn(noting(database.store, notes));
  known = await registered(accounts);
  await accounts.mails.idle();
});

/** @returns what was done until the answer was there, the database's part and the password threads' */
async function workOf(ask: () => Promise<unknown>): Promise<readonly string[]> {
  await accounts.mails.idle();
  notes.length = 0;
  accounts.comparisons.tasks.length = 0;
  await ask().catch((error: unknown) => error);
  return [...notes, ...accounts.comparisons.tasks];
}

let addresses = 0;
function elsewhere(): Caller {
  addresses++;
  return { ip: `198.51.100.${addresses}`, userAgent: 'test' };
}

describe('the work of a registration', () => {
  const registration = (email: string, username: string) => () =>
    accounts.signIn.register({ email, username, password: OTHER_PASSWORD }, CALLER);

  test('is the same for a known address', async () => {
    const fresh = await workOf(registration('nobody.yet@example.com', 'work_fresh'));
    expect(fresh).toEqual(expect.arrayContaining(['users.byEmail', 'users.insert', 'audit.append', 'HASH']));
    expect(fresh.filter((task) => task === 'HASH')).toHaveLength(1);
    expect(await workOf(registration(known.email, 'work_known'))).toEqual(fresh);
  });

  test('is the same for a known address where the username is taken', async () => {
    const fresh = await workOf(registration('nobody.either@example.com', known.username));
    expect(fresh).toContain('users.insert');
    expect(await workOf(registration(known.email, known.username))).toEqual(fresh);
  });
});

describe('the work of a sign-in', () => {
  const login = (email: string, password: string, caller: Caller) => () =>
    accounts.signIn.login({ email, password }, caller);

  test('that fails is the same for a known address, a closed account and one without a password', async () => {
    const closed = await registered(accounts);
    await database.store.users.update(closed.signIn.user.id, { isActive: false }, accounts.clock.now);
    const provided = await registered(accounts);
    const { user } = provided.signIn;
    const fields = { id: crypto.randomUUID() as typeof user.id, email: 'provided@example.com', username: 'provided' };
    await database.store.users.insert({
      ...{ ...user, ...fields, passwordHash: undefined, emailVerifiedAt: 1, isDecoy: false },
    });

    const unknown = await workOf(login('unknown@example.com', GOOD_PASSWORD, elsewhere()));
    expect(unknown.filter((task) => task === 'COMPARE')).toHaveLength(1);
    expect(unknown).toContain('users.passwordHash');
    expect(await workOf(login(known.email, OTHER_PASSWORD, elsewhere()))).toEqual(unknown);
    expect(await workOf(login(closed.email, GOOD_PASSWORD, elsewhere()))).toEqual(unknown);
    expect(await workOf(login('provided@example.com', GOOD_PASSWORD, elsewhere()))).toEqual(unknown);
  });

  test('during an account’s wait is the same for an address nobody has, even where its user signed in before', async () => {
    await accounts.signIn.login({ email: known.email, password: GOOD_PASSWORD }, CALLER);
    for (const email of [known.email, 'unknown.too@example.com']) {
      const strangers = Array.from({ length: 11 }, elsewhere);
      for (const stranger of strangers) await workOf(login(email, 'guess', stranger));
    }
    const unknown = await workOf(login('unknown.too@example.com', OTHER_PASSWORD, CALLER));
    expect(unknown).toContain('COMPARE');
    expect(await workOf(login(known.email, OTHER_PASSWORD, CALLER))).toEqual(unknown);
  });
});
