/**
 * Proves how sessions are renewed and how they end: each refresh token is good once, copies end the session, and what
 * ended is refused at once.
 */
import { randomBytes, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { CALLER, accountsOn, openAccountStore, registered } from '../../../test/support/accounts.js';
import type { Accounts } from '../../../test/support/accounts.js';
import { newGrant } from './account-store-rows.contract.js';
import type { UserChange } from './accounts.ports.js';
import { SessionsService } from './index.js';
import type { SignIn } from './index.js';
import { hashToken } from './token-hash.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const THIEF = { ip: '198.51.100.9', userAgent: 'curl' };

let database: Awaited<ReturnType<typeof openAccountStore>>;
let accounts: Accounts;
let first: SignIn;
beforeAll(async () => {
  database = await openAccountStore();
});
afterAll(() => database.close());
beforeEach(async () => {
  accounts = await accountsOn(database.store);
  first = (await registered(accounts)).signIn;
});

function refusal(reason: string): object {
  return { code: 'UNAUTHENTICATED', reason };
}
const ended = refusal('SESSION_ENDED');

describe('opening', () => {
  test('is refused where the password was changed after it was compared', async () => {
    const { id } = first.user;
    const compared = (await accounts.store.users.passwordHash(id))!;
    await accounts.store.users.setPasswordHash(id, 'another hash', accounts.clock.now);
    await expect(accounts.sessions.open(first.user, CALLER, compared)).rejects.toMatchObject(ended);
    await expect(accounts.sessions.open(first.user, CALLER, 'another hash')).resolves.toBeDefined();
  });

  test('is refused for a user who was deactivated meanwhile, and knows of a change of the role', async () => {
    const { id } = first.user;
    await accounts.store.users.update(id, { role: 'ADMIN' }, accounts.clock.now);
    await expect(accounts.sessions.open(first.user, CALLER)).resolves.toMatchObject({ user: { role: 'ADMIN' } });
    await accounts.store.users.update(id, { isActive: false }, accounts.clock.now);
    await expect(accounts.sessions.open(first.user, CALLER)).rejects.toMatchObject(ended);
  });
});

describe('renewing', () => {
  test('gives a new refresh token and a new access token of the same session and user', async () => {
    const before = await accounts.identityOf(first);
    accounts.clock.now += MINUTE;
    const second = await accounts.sessions.refresh(first.refreshToken, CALLER);
    const after = await accounts.identityOf(second);
    expect(second.user.id).toBe(first.user.id);
    expect(after.sessionId).toBe(before.sessionId);
    expect(after.tokenId).not.toBe(before.tokenId);
    expect(second.refreshToken).toMatch(/^[\w-]{43}$/u);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.expiresAt).toBe(accounts.clock.now + 15 * MINUTE);
    expect(second.refreshExpiresAt).toBe(accounts.clock.now + 7 * DAY);
  });

  test('nothing but the hash of a refresh token is stored', async () => {
    const [grant] = await accounts.store.grants.presentOf(first.user.id, accounts.clock.now);
    expect(grant!.tokenHash).toBe(hashToken(first.refreshToken));
    expect(JSON.stringify(grant)).not.toContain(first.refreshToken);
  });

  test('an unknown, mangled or absent token is refused', async () => {
    await expect(accounts.sessions.refresh(randomBytes(32).toString('base64url'), CALLER)).rejects.toMatchObject(ended);
    await expect(accounts.sessions.refresh(`${first.refreshToken}x`, CALLER)).rejects.toMatchObject(ended);
    await expect(accounts.sessions.refresh("' or 1=1 --", CALLER)).rejects.toMatchObject(ended);
    await expect(accounts.sessions.refresh(first.accessToken, CALLER)).rejects.toMatchObject(ended);
    await expect(accounts.sessions.refresh(undefined, CALLER)).rejects.toMatchObject(refusal('SIGN_IN_NEEDED'));
  });

  test('a token ends seven days after it was made, and not a moment before', async () => {
    accounts.clock.now += 7 * DAY - 1;
    const second = await accounts.sessions.refresh(first.refreshToken, CALLER);
    accounts.clock.now += 7 * DAY;
    await expect(accounts.sessions.refresh(second.refreshToken, CALLER)).rejects.toMatchObject(ended);
  });

  test('no renewal takes a session beyond 90 days from the sign-in', async () => {
    const start = accounts.clock.now;
    let current = first;
    for (let day = 6; day < 90; day += 6) {
      accounts.clock.now = start + day * DAY;
      current = await accounts.sessions.refresh(current.refreshToken, CALLER);
    }
    expect(current.refreshExpiresAt).toBe(start + 90 * DAY);
    accounts.clock.now = start + 90 * DAY - MINUTE;
    current = await accounts.sessions.refresh(current.refreshToken, CALLER);
    expect(current.expiresAt).toBe(start + 90 * DAY);
    accounts.clock.now = start + 90 * DAY;
    await expect(accounts.sessions.refresh(current.refreshToken, CALLER)).rejects.toMatchObject(ended);
  });

  test('a user who was deactivated gets no renewal', async () => {
    await accounts.store.users.update(first.user.id, { isActive: false }, accounts.clock.now);
    await expect(accounts.sessions.refresh(first.refreshToken, CALLER)).rejects.toMatchObject(ended);
  });

  test('what a user may do is read anew', async () => {
    await accounts.store.users.update(first.user.id, { role: 'ANALYST', tier: 'PREMIUM' }, accounts.clock.now);
    const second = await accounts.sessions.refresh(first.refreshToken, CALLER);
    const identity = await accounts.identityOf(second);
    expect(identity).toMatchObject({ role: 'ANALYST', tier: 'PREMIUM' });
    expect(new Set(identity.permissions)).toEqual(new Set(['read', 'account', 'calculate', 'alert', 'import']));
    expect(second.permissions).toEqual(identity.permissions);
  });
});

describe('a renewal at the same time as a change of the user', () => {
  /** Happen once each: when a renewal has looked at the user, and just before it takes the new token's place. */
  let afterUser: (() => Promise<unknown>) | undefined;
  let beforeRotation: (() => Promise<unknown>) | undefined;
  let sessions: SessionsService;

  beforeEach(async () => {
    [afterUser, beforeRotation] = [undefined, undefined];
    const { store } = database;
    const users = instead(store.users, {
      async byId(id) {
        const user = await store.users.byId(id);
        const change = afterUser;
        afterUser = undefined;
        await change?.();
        return user;
      },
    });
    const grants = instead(store.grants, {
      async rotate(...rotation) {
        await beforeRotation?.();
        return store.grants.rotate(...rotation);
      },
    });
    sessions = new SessionsService({
      ...{ store: { ...store, users, grants }, rotationKey: randomBytes(32), newId: randomUUID },
      ...{ tokens: accounts.tokens, revocations: accounts.revocations, permissions: accounts.permissions },
      ...{ clock: () => accounts.clock.now, randomToken: () => randomBytes(32).toString('base64url') },
    });
    await become({ role: 'ADMIN' });
    first = await sessions.open(first.user, CALLER);
  });

  const become = (change: UserChange): Promise<unknown> =>
    database.store.users.update(first.user.id, change, accounts.clock.now);

  test('gives no token of the role that was taken', async () => {
    beforeRotation = () => become({ role: 'VIEWER' });
    const renewed = await sessions.refresh(first.refreshToken, CALLER);
    expect(renewed.user.role).toBe('VIEWER');
    expect(await accounts.identityOf(renewed)).toMatchObject({ role: 'VIEWER' });
  });

  test('gives no such token to a second tab either', async () => {
    await sessions.refresh(first.refreshToken, CALLER);
    afterUser = () => become({ role: 'VIEWER' });
    const again = await sessions.refresh(first.refreshToken, CALLER);
    expect(await accounts.identityOf(again)).toMatchObject({ role: 'VIEWER' });
  });

  test('is refused where the user was deactivated', async () => {
    beforeRotation = () => become({ isActive: false });
    await expect(sessions.refresh(first.refreshToken, CALLER)).rejects.toMatchObject(ended);
  });
});

describe('a refresh token that comes again', () => {
  test('gets the same successor within ten seconds', async () => {
    const second = await accounts.sessions.refresh(first.refreshToken, CALLER);
    accounts.clock.now += 10 * SECOND;
    const again = await accounts.sessions.refresh(first.refreshToken, CALLER);
    expect(again.refreshToken).toBe(second.refreshToken);
    expect(again.refreshExpiresAt).toBe(second.refreshExpiresAt);
    await expect(accounts.identityOf(again)).resolves.toMatchObject({ userId: first.user.id });
  });

  test('of many at the same time, all get the same successor and the session goes on', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, () => accounts.sessions.refresh(first.refreshToken, CALLER)),
    );
    expect(new Set(all.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(await accounts.store.grants.presentOf(first.user.id, accounts.clock.now)).toHaveLength(1);
    await expect(accounts.sessions.refresh(all[0]!.refreshToken, CALLER)).resolves.toBeDefined();
  });

  test('after ten seconds it ends the session for whoever holds a part of it, and is audited once', async () => {
    const second = await accounts.sessions.refresh(first.refreshToken, CALLER);
    const { sessionId } = await accounts.identityOf(second);
    accounts.clock.now += 10 * SECOND + 1;
    await expect(accounts.sessions.refresh(first.refreshToken, THIEF)).rejects.toMatchObject(ended);
    await expect(accounts.sessions.refresh(first.refreshToken, THIEF)).rejects.toMatchObject(ended);
    await expect(accounts.sessions.refresh(second.refreshToken, CALLER)).rejects.toMatchObject(ended);
    await expect(accounts.identityOf(second)).rejects.toMatchObject(refusal('TOKEN_REVOKED'));

    const reuses = (await accounts.auditOf(first.user.id)).filter(({ action }) => action === 'REFRESH_TOKEN_REUSED');
    expect(reuses).toHaveLength(1);
    expect(reuses[0]).toMatchObject({ actorId: undefined, ip: THIEF.ip, userAgent: 'curl', details: { sessionId } });
  });

  test('within ten seconds it ends the session where its successor was used already', async () => {
    const second = await accounts.sessions.refresh(first.refreshToken, CALLER);
    const third = await accounts.sessions.refresh(second.refreshToken, CALLER);
    await expect(accounts.sessions.refresh(first.refreshToken, THIEF)).rejects.toMatchObject(ended);
    await expect(accounts.sessions.refresh(third.refreshToken, CALLER)).rejects.toMatchObject(ended);
  });

  test('does not touch the user’s other sessions', async () => {
    const other = await accounts.sessions.open(first.user, CALLER);
    await accounts.sessions.refresh(first.refreshToken, CALLER);
    accounts.clock.now += MINUTE;
    await expect(accounts.sessions.refresh(first.refreshToken, THIEF)).rejects.toMatchObject(ended);
    await expect(accounts.sessions.refresh(other.refreshToken, CALLER)).resolves.toBeDefined();
  });

  test('after a logout is refused, and told to nobody as a theft', async () => {
    const second = await accounts.sessions.refresh(first.refreshToken, CALLER);
    await accounts.sessions.logout(await accounts.identityOf(second), CALLER);
    await expect(accounts.sessions.refresh(first.refreshToken, CALLER)).rejects.toMatchObject(ended);
    await expect(accounts.sessions.refresh(second.refreshToken, CALLER)).rejects.toMatchObject(ended);
    const actions = (await accounts.auditOf(first.user.id)).map(({ action }) => action);
    expect(actions).not.toContain('REFRESH_TOKEN_REUSED');
  });
});

describe('ending', () => {
  test('a logout ends the session and every access token of it', async () => {
    const second = await accounts.sessions.refresh(first.refreshToken, CALLER);
    await accounts.sessions.logout(await accounts.identityOf(second), CALLER);
    for (const signIn of [first, second]) {
      await expect(accounts.identityOf(signIn)).rejects.toMatchObject(refusal('TOKEN_REVOKED'));
    }
    await expect(accounts.sessions.refresh(second.refreshToken, CALLER)).rejects.toMatchObject(ended);
    expect((await accounts.auditOf(first.user.id)).map(({ action }) => action)).toContain('SIGNED_OUT');
  });

  test('a logout everywhere ends all sessions and says how many', async () => {
    const others = [await accounts.sessions.open(first.user, CALLER), await accounts.sessions.open(first.user, CALLER)];
    const stranger = (await registered(accounts)).signIn;
    const identity = await accounts.identityOf(first);
    await expect(accounts.sessions.logoutEverywhere(identity, CALLER)).resolves.toBe(3);
    for (const signIn of [first, ...others]) {
      await expect(accounts.identityOf(signIn)).rejects.toMatchObject(refusal('TOKEN_REVOKED'));
      await expect(accounts.sessions.refresh(signIn.refreshToken, CALLER)).rejects.toMatchObject(ended);
    }
    await expect(accounts.identityOf(stranger)).resolves.toBeDefined();
  });

  test('of more than fifty sessions the least recently used end', async () => {
    const others: SignIn[] = [];
    for (let count = 0; count < 49; count++) {
      accounts.clock.now += SECOND;
      others.push(await accounts.sessions.open(first.user, CALLER));
    }
    accounts.clock.now += SECOND;
    const used = await accounts.sessions.refresh(first.refreshToken, CALLER);
    accounts.clock.now += SECOND;
    const last = await accounts.sessions.open(first.user, CALLER);
    expect(await accounts.sessions.list(await accounts.identityOf(last))).toHaveLength(50);
    await expect(accounts.identityOf(others[0]!)).rejects.toMatchObject(refusal('TOKEN_REVOKED'));
    await expect(accounts.sessions.refresh(others[0]!.refreshToken, CALLER)).rejects.toMatchObject(ended);
    for (const signIn of [used, others[1]!, last]) await expect(accounts.identityOf(signIn)).resolves.toBeDefined();
  });
});

test('visitors of the demo do not end each other’s sessions', async () => {
  const visitors: SignIn[] = [];
  for (let count = 0; count < 52; count++) visitors.push(await accounts.signIn.demoLogin(CALLER));
  await expect(accounts.identityOf(visitors[0]!)).resolves.toMatchObject({ role: 'VIEWER' });
  await expect(accounts.sessions.refresh(visitors[0]!.refreshToken, CALLER)).resolves.toBeDefined();
});

test('of more than two thousand visitors of the demo the least recently used ends', async () => {
  const { user } = await accounts.signIn.demoLogin(CALLER);
  const start = accounts.clock.now;
  const old = newGrant(user.id, { startedAt: start, lastUsedAt: start - MINUTE, expiresAt: start + DAY });
  await database.store.grants.insert(old);
  await database.store.transaction(async ({ grants }) => {
    for (let count = 0; count < 1_999; count++) {
      await grants.insert(newGrant(user.id, { startedAt: start, lastUsedAt: start, expiresAt: start + DAY }));
    }
  });
  await accounts.signIn.demoLogin(CALLER);
  expect(await database.store.grants.byTokenHash(old.tokenHash)).toMatchObject({ reason: 'EXCESS' });
  expect(await database.store.grants.presentOf(user.id, start, 1_999)).toHaveLength(1);
});

describe('the list of sessions', () => {
  test('says where each was used last, and which one asks', async () => {
    const start = accounts.clock.now;
    accounts.clock.now += MINUTE;
    const phone = await accounts.sessions.open(first.user, {
      ip: '2001:db8::1',
      userAgent: `phone ${'x'.repeat(900)}`,
    });
    accounts.clock.now += MINUTE;
    const renewed = await accounts.sessions.refresh(first.refreshToken, { ip: '192.0.2.4', userAgent: 'Firefox 2' });
    const list = await accounts.sessions.list(await accounts.identityOf(phone));
    expect(list).toHaveLength(2);
    expect(list[0]).toMatchObject({ ip: '192.0.2.4', userAgent: 'Firefox 2', isCurrent: false, createdAt: start });
    expect(list[0]).toMatchObject({ lastUsedAt: accounts.clock.now, expiresAt: renewed.refreshExpiresAt });
    expect(list[1]).toMatchObject({ ip: '2001:db8::1', isCurrent: true });
    expect(list[1]!.userAgent).toHaveLength(400);
  });

  test('one of one’s own can be ended, once', async () => {
    const other = await accounts.sessions.open(first.user, CALLER);
    const identity = await accounts.identityOf(first);
    const { sessionId } = await accounts.identityOf(other);
    await expect(accounts.sessions.revoke(identity, sessionId, CALLER)).resolves.toBe(true);
    await expect(accounts.sessions.revoke(identity, sessionId, CALLER)).resolves.toBe(false);
    await expect(accounts.identityOf(other)).rejects.toMatchObject(refusal('TOKEN_REVOKED'));
    await expect(accounts.sessions.refresh(other.refreshToken, CALLER)).rejects.toMatchObject(ended);
    await expect(accounts.identityOf(first)).resolves.toBeDefined();
  });

  test('another user’s session cannot be ended, and looks as one that never was', async () => {
    const stranger = (await registered(accounts)).signIn;
    const { sessionId } = await accounts.identityOf(stranger);
    const identity = await accounts.identityOf(first);
    for (const id of [sessionId, randomUUID(), "'; drop table sessions --"]) {
      await expect(accounts.sessions.revoke(identity, id, CALLER)).resolves.toBe(false);
    }
    await expect(accounts.identityOf(stranger)).resolves.toBeDefined();
    await expect(accounts.sessions.refresh(stranger.refreshToken, CALLER)).resolves.toBeDefined();
  });
});

/** What a store does, but for some of it. */
function instead<Store extends object>(store: Store, own: Partial<Store>): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(name in own ? own : target, name);
      return typeof method === 'function' ? (method.bind(target) as unknown) : method;
    },
  });
}
