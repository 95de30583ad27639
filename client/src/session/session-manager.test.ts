/** The sign-in that tabs share: against a server, a lock and a channel that this test plays. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { ApiError } from '../lib/api-error.js';
import type { SessionApi } from './session-api.js';
import { createSessionLock } from './session-lock.js';
import { SessionManager } from './session-manager.js';
import type { Session, SessionNews } from './session.types.js';

const LIFE_MS = 900_000;

/** What a browser's tabs have in common: the cookie's server, the lock, the channel. */
class PlayedBrowser {
  refreshes = 0;
  logouts: string[] = [];
  isSignedIn = true;
  userId = 'ada';
  isReachable = true;
  /** Left pending while set. */
  gate: Promise<void> = Promise.resolve();
  readonly news: SessionNews[] = [];
  readonly #locks = playedLocks();
  readonly #tabs: { onmessage: ((event: MessageEvent<SessionNews>) => void) | null }[] = [];

  tab(): SessionManager {
    const channel = {
      onmessage: null as ((event: MessageEvent<SessionNews>) => void) | null,
      postMessage: (news: SessionNews) => {
        this.news.push(news);
        for (const tab of this.#tabs) {
          if (tab !== channel) queueMicrotask(() => tab.onmessage?.({ data: news } as MessageEvent<SessionNews>));
        }
      },
    };
    this.#tabs.push(channel);
    return new SessionManager({ api: this.#api, lock: createSessionLock(this.#locks), channel });
  }

  session(name: string): Session {
    const now = Date.now();
    return {
      accessToken: name,
      renewAt: now + LIFE_MS * 0.8,
      expiresAt: now + LIFE_MS,
      permissions: ['READ', 'ACCOUNT'],
      user: {
        id: this.userId,
        email: `${this.userId}@example.org`,
        emailVerifiedAt: null,
        username: this.userId,
        name: null,
        avatarUrl: null,
        hasPassword: true,
        role: 'VIEWER',
      },
    };
  }

  readonly #api: SessionApi = {
    refresh: async () => {
      this.refreshes += 1;
      const name = `token-${this.refreshes}`;
      await this.gate;
      if (!this.isReachable) throw new TypeError('Failed to fetch');
      if (!this.isSignedIn) throw refused('SESSION_ENDED');
      return this.session(name);
    },
    logIn: () => {
      this.isSignedIn = true;
      return Promise.resolve(this.session('token-of-login'));
    },
    register: () => Promise.resolve(this.session('token-of-register')),
    logInToDemo: () => Promise.resolve(this.session('token-of-demo')),
    logOut: (token) => {
      this.logouts.push(token);
      if (token === 'token-1' && this.isFirstRevoked) return Promise.reject(refused('TOKEN_REVOKED'));
      this.isSignedIn = false;
      return Promise.resolve();
    },
    logOutEverywhere: () => Promise.resolve(),
  };

  isFirstRevoked = false;
}

function refused(reason: string): ApiError {
  return new ApiError({
    code: 'UNAUTHENTICATED',
    reason,
    message: 'refused',
    field: undefined,
    problems: [],
    retryAfterMs: undefined,
  });
}

/** As `navigator.locks` for one exclusive name. */
function playedLocks(): LockManager {
  let last: Promise<unknown> | undefined;
  const request = (_name: string, ...rest: unknown[]): Promise<unknown> => {
    const work = rest.at(-1) as (lock: unknown) => Promise<unknown>;
    const isOnlyIfAvailable = rest.length === 2;
    if (isOnlyIfAvailable && last !== undefined) return work(null);
    const done = (last ?? Promise.resolve()).then(() => work({}));
    const settled = done
      .catch(() => undefined)
      .then(() => {
        if (last === settled) last = undefined;
      });
    last = settled;
    return done;
  };
  return { request, query: () => Promise.reject(new Error('not played')) };
}

let browser: PlayedBrowser;
beforeEach(() => {
  jest.useFakeTimers();
  browser = new PlayedBrowser();
});
afterEach(() => {
  jest.useRealTimers();
});
const settle = async (): Promise<void> => {
  await jest.advanceTimersByTimeAsync(0);
};

test('tabs that open together ask once, and all are signed in with the same token', async () => {
  const tabs = [browser.tab(), browser.tab(), browser.tab()];
  for (const tab of tabs) tab.start();
  await settle();
  expect(browser.refreshes).toBe(1);
  for (const tab of tabs) {
    expect(tab.read().status).toBe('SIGNED_IN');
    expect(await tab.token()).toBe('token-1');
  }
});

test('tabs that open together without a sign-in ask once too', async () => {
  browser.isSignedIn = false;
  const tabs = [browser.tab(), browser.tab()];
  for (const tab of tabs) tab.start();
  await settle();
  expect(browser.refreshes).toBe(1);
  for (const tab of tabs) expect(tab.read()).toEqual({ status: 'SIGNED_OUT', reason: 'NEVER' });
  expect(await tabs[0]!.token()).toBeUndefined();
});

test('a tab that heard nothing of the one before it asks itself', async () => {
  const lock = createSessionLock(playedLocks());
  let release = (): void => undefined;
  void lock(() => new Promise<void>((resolve) => (release = resolve)));
  let isAfterAnother: boolean | undefined;
  void lock((isAfter) => {
    isAfterAnother = isAfter;
    return Promise.resolve();
  });
  await settle();
  expect(isAfterAnother).toBeUndefined();
  release();
  await settle();
  expect(isAfterAnother).toBe(true);
});

test('without locks of the browser a tab still does one thing at a time', async () => {
  const lock = createSessionLock(undefined);
  const order: string[] = [];
  const first = lock(async () => {
    await Promise.resolve();
    order.push('first');
    throw new Error('it failed');
  });
  const second = lock(() => Promise.resolve(order.push('second')));
  await expect(first).rejects.toThrow('it failed');
  await second;
  expect(order).toEqual(['first', 'second']);
});

test('requests that wait for the first answer get its token, from one request', async () => {
  const tab = browser.tab();
  expect(await Promise.all([tab.token(), tab.token(), tab.token()])).toEqual(['token-1', 'token-1', 'token-1']);
  expect(browser.refreshes).toBe(1);
});

test('renews after four fifths of the token, once for all tabs', async () => {
  const tabs = [browser.tab(), browser.tab()];
  for (const tab of tabs) tab.start();
  await settle();
  await jest.advanceTimersByTimeAsync(LIFE_MS * 0.8 - 1_000);
  expect(browser.refreshes).toBe(1);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(browser.refreshes).toBe(2);
  for (const tab of tabs) expect(await tab.token()).toBe('token-2');
});

test('a refused token is renewed once, however many requests it was refused', async () => {
  const tab = browser.tab();
  tab.start();
  await settle();
  expect(await Promise.all([tab.renew('token-1'), tab.renew('token-1')])).toEqual(['token-2', 'token-2']);
  expect(await tab.renew('token-1')).toBe('token-2');
  expect(browser.refreshes).toBe(2);
});

test('a session that the server has ended is over in all tabs', async () => {
  const [one, other] = [browser.tab(), browser.tab()];
  one.start();
  await settle();
  browser.isSignedIn = false;
  expect(await one.renew('token-1')).toBeUndefined();
  await settle();
  for (const tab of [one, other]) expect(tab.read().status).toBe('SIGNED_OUT');
  expect(one.read()).toEqual({ status: 'SIGNED_OUT', reason: 'ENDED' });
});

test('a server that is away signs nobody out: the renewal is tried again', async () => {
  const tab = browser.tab();
  tab.start();
  await settle();
  browser.isReachable = false;
  await jest.advanceTimersByTimeAsync(LIFE_MS * 0.8);
  expect(tab.read().status).toBe('SIGNED_IN');
  expect(await tab.token()).toBe('token-1');
  browser.isReachable = true;
  await jest.advanceTimersByTimeAsync(10_000);
  expect(tab.read().status).toBe('SIGNED_IN');
  expect(await tab.token()).not.toBe('token-1');
});

test('where nobody answers at first it is said, and asked again', async () => {
  browser.isReachable = false;
  const tab = browser.tab();
  tab.start();
  await settle();
  expect(tab.read()).toMatchObject({ status: 'UNKNOWN', problem: expect.any(TypeError) });
  browser.isReachable = true;
  await jest.advanceTimersByTimeAsync(10_000);
  expect(tab.read().status).toBe('SIGNED_IN');
});

test('a sign-in in one tab signs in the others; a sign-out signs them out', async () => {
  browser.isSignedIn = false;
  const [one, other] = [browser.tab(), browser.tab()];
  one.start();
  other.start();
  await settle();
  await one.logIn({ email: 'ada@example.org', password: 'x' });
  await settle();
  expect(other.read()).toMatchObject({ status: 'SIGNED_IN', user: { id: 'ada' } });
  expect(await other.token()).toBe('token-of-login');
  await other.logOut();
  await settle();
  expect(browser.logouts).toEqual(['token-of-login']);
  for (const tab of [one, other]) expect(tab.read()).toEqual({ status: 'SIGNED_OUT', reason: 'SIGNED_OUT' });
  expect(await one.token()).toBeUndefined();
});

test('a sign-out with a token that is no longer taken renews it first, so that the session ends', async () => {
  const tab = browser.tab();
  tab.start();
  await settle();
  browser.isFirstRevoked = true;
  await tab.logOut();
  expect(browser.logouts).toEqual(['token-1', 'token-2']);
  expect(tab.read()).toEqual({ status: 'SIGNED_OUT', reason: 'SIGNED_OUT' });
});

test('a renewal that was under way when somebody signed out is not taken up', async () => {
  const [one, other] = [browser.tab(), browser.tab()];
  one.start();
  await settle();
  let open = (): void => undefined;
  browser.gate = new Promise((resolve) => (open = resolve));
  const renewal = one.renew('token-1');
  await settle();
  await other.logOut();
  await settle();
  open();
  expect(await renewal).toBeUndefined();
  expect(one.read()).toEqual({ status: 'SIGNED_OUT', reason: 'SIGNED_OUT' });
});

test('what the user changed of the profile is shown in all tabs, with the same token', async () => {
  const [one, other] = [browser.tab(), browser.tab()];
  one.start();
  await settle();
  one.updateUser({ ...browser.session('x').user, name: 'Ada Lovelace' });
  await settle();
  for (const tab of [one, other]) expect(tab.read()).toMatchObject({ user: { name: 'Ada Lovelace' } });
  expect(await other.token()).toBe('token-1');
});
