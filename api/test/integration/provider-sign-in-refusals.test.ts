/**
 * Proves that nobody gets in by a way back that is not their own: foreign, replayed and mixed-up answers, providers that
 * refuse, lie or are away, and addresses that lead elsewhere.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { CALLER, registered } from '../support/accounts.js';
import { Browser } from '../support/browser.js';
import type { Step } from '../support/browser.js';
import { openProviderDesk } from '../support/provider-desk.js';
import type { ProviderDesk } from '../support/provider-desk.js';

const PROVIDERS = ['GOOGLE', 'GITHUB', 'DISCORD'] as const;
const REFUSED = '/login?notice=provider-refused';
const UNAVAILABLE = '/login?notice=provider-unavailable';
const STATE_COOKIE = 'cushing_oauth';
const ADA = { email: 'ada@example.com', isEmailVerified: true, name: 'Ada Byron' };

let desk: ProviderDesk;
let browser: Browser;
let people = 8_000;
let begunAt: number;
beforeAll(async () => {
  desk = await openProviderDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  browser = new Browser();
  begunAt = ++desk.accounts.clock.now;
  for (const provider of PROVIDERS) {
    people++;
    desk.providers[provider].add({ ...ADA, id: String(people), email: `ada.${people}@example.com` });
  }
});
afterEach(() => {
  for (const provider of PROVIDERS) desk.providers[provider].failure = undefined;
});

/** What the audit log says of failures since the test began. */
async function failures(): Promise<readonly object[]> {
  const events = await desk.audit();
  return events.filter(({ at, action }) => at >= begunAt && action === 'SIGN_IN_FAILED').map(({ details }) => details);
}

function expectNoSignIn(step: Step): void {
  expect(step.status).toBe(303);
  expect(step.location).toBe(REFUSED);
  expect(step.cookies.map(({ name }) => name)).toEqual([STATE_COOKIE]);
}

describe('the way there', () => {
  test.each(PROVIDERS)('%s is asked with a state, a challenge and our address', async (provider) => {
    const step = await browser.open(`${desk.address}/auth/${provider.toLowerCase()}`);
    const asked = new URL(step.location!);
    expect(step.status).toBe(303);
    expect(asked.origin).toBe(desk.providers[provider].address);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'cushing',
      redirect_uri: `${desk.address}/auth/${provider.toLowerCase()}/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/u) as unknown,
      state: expect.stringMatching(/^[\w-]{43}$/u) as unknown,
    });
    expect(asked.searchParams.has('nonce')).toBe(provider === 'GOOGLE');
  });

  test('leaves the state in a cookie that no script and no other path sees, for ten minutes', async () => {
    const step = await browser.open(`${desk.address}/auth/github`);
    const state = new URL(step.location!).searchParams.get('state');
    expect(step.headers.get('cache-control')).toBe('no-store');
    expect(step.cookies).toHaveLength(1);
    expect(step.cookies[0]).toMatchObject({ name: STATE_COOKIE, value: state });
    expect(step.cookies[0]!.attributes.toSorted()).toEqual(['HttpOnly', 'Max-Age=600', 'Path=/auth', 'SameSite=Lax']);
  });

  test.each(['twitter', 'Google', 'google%2F', '__proto__', 'GOOGLE'])('%s is no provider', async (name) => {
    for (const path of [`/auth/${name}`, `/auth/${name}/callback?state=x&code=y`]) {
      const step = await browser.open(`${desk.address}${path}`);
      expect(step.status).toBe(404);
      expect(JSON.parse(step.body)).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    }
  });
});

describe('the way back', () => {
  test.each(PROVIDERS)('%s gets the verifier of the challenge, and its code is good once', async (provider) => {
    const { exchanges } = desk.providers[provider];
    const callback = await desk.leadBack(browser, provider);
    const state = browser.cookie(desk.address, STATE_COOKIE)!;
    const step = await browser.open(callback.href);
    expect(step.location).toBe('/');
    expect(step.headers.get('cache-control')).toBe('no-store');
    expect(exchanges.at(-1)!.get('code_verifier')).toMatch(/^[\w-]{43}$/u);
    const refresh = step.cookies.find(({ name }) => name === 'cushing_refresh');
    expect(refresh?.value).toMatch(/^[\w-]{43}$/u);
    expect(refresh?.attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Strict']));
    expect(step.cookies.find(({ name }) => name === STATE_COOKIE)?.value).toBe('');

    const before = exchanges.length;
    browser.setCookie(desk.address, STATE_COOKIE, state);
    expectNoSignIn(await browser.open(callback.href));
    expect(exchanges).toHaveLength(before);
    expect(await failures()).toEqual([{ cause: 'STATE_UNKNOWN' }]);
  });

  test('is refused in another browser, and stays open for its own', async () => {
    const callback = await desk.leadBack(browser, 'GOOGLE');
    const other = new Browser();
    expectNoSignIn(await other.open(callback.href));
    expect(await failures()).toEqual([{ cause: 'STATE_FOREIGN' }]);
    await desk.leadBack(other, 'GOOGLE');
    expectNoSignIn(await other.open(callback.href));
    expect((await browser.open(callback.href)).location).toBe('/');
  });

  test.each(['', '?state=', '?code=x', '?state=made-up&code=x', '?error=access_denied'])(
    'is refused with %j',
    async (search) => {
      browser.setCookie(desk.address, STATE_COOKIE, 'made-up');
      expectNoSignIn(await browser.open(`${desk.address}/auth/google/callback${search}`));
    },
  );

  test('is refused after ten minutes', async () => {
    const callback = await desk.leadBack(browser, 'GITHUB');
    desk.accounts.clock.now += 10 * 60_000;
    expectNoSignIn(await browser.open(callback.href));
  });

  test("is refused at another provider's address", async () => {
    const { exchanges } = desk.providers.GITHUB;
    const before = exchanges.length;
    const callback = await desk.leadBack(browser, 'GITHUB');
    callback.pathname = '/auth/discord/callback';
    expectNoSignIn(await browser.open(callback.href));
    expect(exchanges).toHaveLength(before);
  });

  test('is refused with the answer of another issuer', async () => {
    const callback = await desk.leadBack(browser, 'GITHUB');
    expect(callback.searchParams.get('iss')).toBe(`${desk.providers.GITHUB.address}/login/oauth`);
    callback.searchParams.set('iss', 'https://github.com/login/oauth');
    expectNoSignIn(await browser.open(callback.href));
  });

  test("is refused with another sign-in's code, which the verifier does not fit", async () => {
    const stolen = (await desk.leadBack(new Browser(), 'DISCORD')).searchParams.get('code')!;
    const callback = await desk.leadBack(browser, 'DISCORD');
    callback.searchParams.set('code', stolen);
    expectNoSignIn(await browser.open(callback.href));
  });

  test("is refused with another sign-in's ID token, which has another nonce", async () => {
    const callback = await desk.leadBack(browser, 'GOOGLE');
    const { oauth, pending } = desk;
    const begun = (await pending.take(callback.searchParams.get('state')!))!;
    await expect(oauth.finish(callback, { ...begun, nonce: 'another' })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'PROVIDER_REFUSED',
    });
  });

  test('is not taken from a request for its head', async () => {
    const callback = await desk.leadBack(browser, 'GOOGLE');
    const cookie = `${STATE_COOKIE}=${browser.cookie(desk.address, STATE_COOKIE)}`;
    const answer = await fetch(callback, { method: 'HEAD', redirect: 'manual', headers: { cookie } });
    expect(answer.status).toBe(404);
    expect((await browser.open(callback.href)).location).toBe('/');
  });

  test('signs nobody in who was let out, and does not say why', async () => {
    await desk.signInAt(browser, 'GOOGLE');
    const user = await desk.userOf(browser);
    await desk.accounts.store.users.update(user.id, { isActive: false }, desk.accounts.clock.now);
    const fresh = new Browser();
    expect(await desk.signInAt(fresh, 'GOOGLE')).toBe(REFUSED);
    expect(fresh.cookie(desk.address, 'cushing_refresh')).toBeUndefined();
  });
});

describe('a provider that', () => {
  test.each(PROVIDERS)(
    '%s refuses leads to the sign-in, or to the profile where it was to be linked',
    async (provider) => {
      desk.providers[provider].present = undefined;
      expect(await desk.signInAt(browser, provider, '?returnTo=/curves')).toBe(`${REFUSED}&returnTo=%2Fcurves`);
      expect(await failures()).toEqual([{ method: provider, cause: 'PROVIDER_REFUSED' }]);

      const { signIn } = await registered(desk.accounts);
      browser.setCookie(desk.address, 'cushing_refresh', signIn.refreshToken);
      const page = await desk.signInAt(browser, provider, '?link=1&returnTo=/profile');
      expect(page).toBe('/profile?notice=provider-refused');
      await expect(desk.accounts.sessions.refresh(signIn.refreshToken, CALLER)).resolves.toBeDefined();
    },
  );

  test.each(PROVIDERS)(
    '%s is away when the browser comes back is told apart, and the next try works',
    async (provider) => {
      const callback = await desk.leadBack(browser, provider);
      await desk.providers[provider].stop();
      expect((await browser.open(callback.href)).location).toBe(UNAVAILABLE);
      await desk.providers[provider].startAgain();
      expect(await desk.signInAt(browser, provider)).toBe('/');
    },
  );

  test('cannot be discovered is asked anew at the next try', async () => {
    const fresh = await openProviderDesk();
    try {
      await fresh.providers.GOOGLE.stop();
      const { status, location } = await browser.open(`${fresh.address}/auth/google?returnTo=/curves`);
      expect([status, location]).toEqual([303, `${UNAVAILABLE}&returnTo=%2Fcurves`]);
      await fresh.providers.GOOGLE.startAgain();
      fresh.providers.GOOGLE.add({ ...ADA, id: '1' });
      expect(await fresh.signInAt(browser, 'GOOGLE')).toBe('/');
    } finally {
      await fresh.close();
    }
  });

  test.each([
    ['fails', 500, '{}', UNAVAILABLE],
    ['has forgotten the token', 401, '{"message":"Bad credentials"}', REFUSED],
    ['says no JSON', 200, '<html>', UNAVAILABLE],
    ['names nobody', 200, '{"login":"x"}', UNAVAILABLE],
    ['says far too much', 200, JSON.stringify({ id: 1, login: 'x', bio: 'x'.repeat(300_000) }), UNAVAILABLE],
    ['leads elsewhere', 302, '', REFUSED],
  ])('%s when asked for the user signs nobody in', async (_name, status, body, page) => {
    desk.providers.GITHUB.failure = (path, response) => {
      if (path !== '/user') return false;
      response.writeHead(status, { 'content-type': 'application/json', location: 'http://127.0.0.1:1/' }).end(body);
      return true;
    };
    expect(await desk.signInAt(browser, 'GITHUB')).toBe(page);
    expect(browser.cookie(desk.address, 'cushing_refresh')).toBeUndefined();
  });

  test('answers an exchange as GitHub does, with 200 and an error, signs nobody in', async () => {
    desk.providers.GITHUB.failure = (path, response) => {
      if (!path.endsWith('/access_token')) return false;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ error: 'bad_verification_code', error_description: 'It has expired.' }));
      return true;
    };
    expect(await desk.signInAt(browser, 'GITHUB')).toBe(REFUSED);
  });
});

describe('where it ends', () => {
  test.each([
    '//evil.example.com',
    'https://evil.example.com/',
    '/\\evil.example.com',
    '/%09/evil.example.com'.replace('%09', '\t'),
    '/.//evil.example.com',
    '/x/..//evil.example.com',
    'javascript:alert(1)',
    '/auth/google?returnTo=/',
    '/a\r\nset-cookie: a=b',
    '',
  ])('%j leads home', async (returnTo) => {
    const query = `?returnTo=${encodeURIComponent(returnTo)}`;
    const callback = await desk.leadBack(browser, 'GITHUB', query);
    expect((await browser.open(callback.href)).location).toBe('/');
    desk.providers.GITHUB.present = undefined;
    expect(await desk.signInAt(new Browser(), 'GITHUB', query)).toBe(REFUSED);
  });

  test('a page of ours is kept with its question', async () => {
    const callback = await desk.leadBack(
      browser,
      'GITHUB',
      `?returnTo=${encodeURIComponent('/futures?product=NG#curve')}`,
    );
    expect((await browser.open(callback.href)).location).toBe('/futures?product=NG#curve');
  });
});
