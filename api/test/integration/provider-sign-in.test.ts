/**
 * Proves sign-in by Google, GitHub and Discord over HTTP, with a real OAuth engine playing each: who gets an account, who
 * is linked to one, and who is not.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { OAuthProvider } from '../../src/slices/accounts/index.js';
import { CALLER, registered } from '../support/accounts.js';
import { Browser } from '../support/browser.js';
import { openProviderDesk } from '../support/provider-desk.js';
import type { ProviderDesk } from '../support/provider-desk.js';

const PROVIDERS = ['GOOGLE', 'GITHUB', 'DISCORD'] as const satisfies readonly OAuthProvider[];
const MINUTE = 60_000;

let desk: ProviderDesk;
let browser: Browser;
let people = 4_000;
beforeAll(async () => {
  desk = await openProviderDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  browser = new Browser();
});

/** Signs somebody in over there whom nobody here knows. */
function newcomer(
  provider: OAuthProvider,
  given: { readonly email?: string | undefined; readonly isEmailVerified?: boolean; readonly name?: string } = {},
): { readonly id: string; readonly email: string } {
  people++;
  const person = {
    id: String(people),
    email: `person.${people}@example.com`,
    isEmailVerified: true,
    name: 'Ada Byron',
  };
  desk.providers[provider].add({ ...person, ...given });
  return { id: person.id, email: given.email ?? person.email };
}

async function verified(): Promise<Awaited<ReturnType<typeof registered>>> {
  const somebody = await registered(desk.accounts);
  await desk.accounts.store.users.update(
    somebody.signIn.user.id,
    { emailVerifiedAt: desk.accounts.clock.now },
    desk.accounts.clock.now,
  );
  return somebody;
}

function signedInHere(refreshToken: string): void {
  browser.setCookie(desk.address, 'cushing_refresh', refreshToken);
}

async function linkedTo(userId: string): Promise<readonly string[]> {
  const accounts = await desk.accounts.store.oauthAccounts.listOf(userId as never);
  return accounts.map(({ provider, providerUserId }) => `${provider} ${providerUserId}`);
}

describe.each(PROVIDERS)('%s', (provider) => {
  test('makes an account of a proven e-mail, and finds it again the next time', async () => {
    const { id, email } = newcomer(provider, { name: 'Zoë Åström' });
    expect(await desk.signInAt(browser, provider, '?returnTo=/futures?product=NG')).toBe('/futures?product=NG');
    const user = await desk.userOf(browser);
    expect(user).toMatchObject({ email, name: 'Zoë Åström', role: 'VIEWER', tier: 'FREE', hasPassword: false });
    expect(user.username).toMatch(/^zoe_astrom\d?$/u);
    expect(user.emailVerifiedAt).toBe(desk.accounts.clock.now);
    expect(user.avatarUrl).toMatch(/^https:\/\//u);
    expect(await linkedTo(user.id)).toEqual([`${provider} ${id}`]);
    const actions = (await desk.accounts.auditOf(user.id)).map(({ action }) => action);
    expect(actions.toSorted()).toEqual(['PROVIDER_LINKED', 'REGISTERED', 'SIGNED_IN']);

    const again = new Browser();
    expect(await desk.signInAt(again, provider)).toBe('/');
    expect((await desk.userOf(again)).id).toBe(user.id);
  });

  test('finds it again when the e-mail over there has changed', async () => {
    const { id } = newcomer(provider);
    await desk.signInAt(browser, provider);
    const user = await desk.userOf(browser);
    const name = 'Ada Byron';
    desk.providers[provider].add({ id, email: 'elsewhere@example.com', isEmailVerified: false, name });
    const again = new Browser();
    await desk.signInAt(again, provider);
    expect((await desk.userOf(again)).id).toBe(user.id);
    expect((await desk.userOf(again)).email).toBe(user.email);
  });

  test('is linked to the account with the same e-mail where both sides proved it', async () => {
    const { signIn, email } = await verified();
    const { id } = newcomer(provider, { email: email.toUpperCase() });
    expect(await desk.signInAt(browser, provider)).toBe('/');
    expect((await desk.userOf(browser)).id).toBe(signIn.user.id);
    expect(await linkedTo(signIn.user.id)).toEqual([`${provider} ${id}`]);
  });

  test('is not linked where the e-mail is not proven here', async () => {
    const { signIn, email } = await registered(desk.accounts);
    newcomer(provider, { email });
    const page = await desk.signInAt(browser, provider, '?returnTo=/profile');
    expect(page).toBe('/login?notice=link-from-profile&returnTo=%2Fprofile');
    expect(browser.cookie(desk.address, 'cushing_refresh')).toBeUndefined();
    expect(await linkedTo(signIn.user.id)).toEqual([]);
  });

  test('is not linked where the e-mail is not proven there, and tells nobody that it has an account', async () => {
    const { signIn, email } = await verified();
    newcomer(provider, { email, isEmailVerified: false });
    expect(await desk.signInAt(browser, provider)).toBe('/login?notice=provider-email-unverified');
    expect(await linkedTo(signIn.user.id)).toEqual([]);
    newcomer(provider, { isEmailVerified: false });
    expect(await desk.signInAt(browser, provider)).toBe('/login?notice=provider-email-unverified');
  });

  test('makes no account without an e-mail', async () => {
    newcomer(provider, { email: undefined });
    expect(await desk.signInAt(browser, provider)).toBe('/login?notice=provider-email-unverified');
    expect(await desk.accounts.store.oauthAccounts.find(provider, String(people))).toBeUndefined();
  });

  test('is linked from the profile whatever its e-mail, and unlinked', async () => {
    const { signIn } = await registered(desk.accounts);
    const { id } = newcomer(provider, { isEmailVerified: false });
    signedInHere(signIn.refreshToken);
    expect(await desk.signInAt(browser, provider, '?link=1&returnTo=/profile')).toBe('/profile');
    expect(await linkedTo(signIn.user.id)).toEqual([`${provider} ${id}`]);

    const identity = await desk.accounts.identityOf(signIn);
    expect((await desk.service.linkedTo(identity)).map((account) => account.provider)).toEqual([provider]);
    await desk.service.unlink(identity, provider, CALLER);
    expect(await linkedTo(signIn.user.id)).toEqual([]);
    await expect(desk.service.unlink(identity, provider, CALLER)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const actions = (await desk.accounts.auditOf(signIn.user.id)).map(({ action }) => action);
    expect(actions.toSorted()).toEqual(['PROVIDER_LINKED', 'PROVIDER_UNLINKED', 'REGISTERED']);
  });
});

describe('usernames', () => {
  test('a taken one gets a number, case aside', async () => {
    const names = [];
    for (const name of ['Kit Marlowe', 'KIT MARLOWE', 'Kit  Marlowe']) {
      newcomer('GOOGLE', { name });
      const fresh = new Browser();
      await desk.signInAt(fresh, 'GOOGLE');
      names.push((await desk.userOf(fresh)).username);
    }
    expect(names).toEqual(['kit_marlowe', 'kit_marlowe2', 'kit_marlowe3']);
  });

  test('a name of other letters leaves the e-mail, and a long one is cut', async () => {
    const { id } = newcomer('GOOGLE', { name: '石油' });
    await desk.signInAt(browser, 'GOOGLE');
    expect((await desk.userOf(browser)).username).toBe(`person.${id}`);
    newcomer('GOOGLE', { name: 'Wolfeschlegelsteinhausenbergerdorff' });
    await desk.signInAt(browser, 'GOOGLE');
    expect((await desk.userOf(browser)).username).toBe('wolfeschlegelsteinhausenberger');
  });
});

describe('two at once', () => {
  test('one person in two tabs gets one account', async () => {
    newcomer('GITHUB');
    const tabs = [new Browser(), new Browser()] as const;
    const pages = await Promise.all(tabs.map((tab) => desk.signInAt(tab, 'GITHUB')));
    expect(pages).toEqual(['/', '/']);
    expect((await desk.userOf(tabs[0])).id).toBe((await desk.userOf(tabs[1])).id);
  });
});

describe('linking', () => {
  test('needs a sign-in', async () => {
    newcomer('GOOGLE');
    expect(await desk.signInAt(browser, 'GOOGLE', '?link=1&returnTo=/profile')).toBe(
      '/login?notice=session-ended&returnTo=%2Fprofile',
    );
    signedInHere('A'.repeat(43));
    expect(await desk.signInAt(browser, 'GOOGLE', '?link=1')).toBe('/login?notice=session-ended');
  });

  test('leaves the refresh token as it was', async () => {
    const { signIn } = await registered(desk.accounts);
    newcomer('GOOGLE');
    signedInHere(signIn.refreshToken);
    await desk.signInAt(browser, 'GOOGLE', '?link=1');
    expect(browser.cookie(desk.address, 'cushing_refresh')).toBe(signIn.refreshToken);
    expect((await desk.userOf(browser)).id).toBe(signIn.user.id);
  });

  test('takes the token of a moment before, which another tab has exchanged, and none older', async () => {
    const { signIn } = await registered(desk.accounts);
    await desk.accounts.sessions.refresh(signIn.refreshToken, CALLER);
    expect(await desk.service.linkingSession(signIn.refreshToken)).toMatchObject({ userId: signIn.user.id });
    desk.accounts.clock.now += MINUTE;
    expect(await desk.service.linkingSession(signIn.refreshToken)).toBeUndefined();
  });

  test('is refused to the demo user, whom everybody may be', async () => {
    const signIn = await desk.accounts.signIn.demoLogin(CALLER);
    newcomer('GOOGLE');
    signedInHere(signIn.refreshToken);
    expect(await desk.signInAt(browser, 'GOOGLE', '?link=1')).toBe('/login?notice=session-ended');
  });

  test('is refused once the session has ended meanwhile', async () => {
    const { signIn } = await registered(desk.accounts);
    newcomer('GOOGLE');
    signedInHere(signIn.refreshToken);
    const callback = await desk.leadBack(browser, 'GOOGLE', '?link=1&returnTo=/profile');
    await desk.accounts.sessions.logoutEverywhere(await desk.accounts.identityOf(signIn), CALLER);
    const { location } = await browser.open(callback.href);
    expect(location).toBe('/login?notice=session-ended&returnTo=%2Fprofile');
    expect(await linkedTo(signIn.user.id)).toEqual([]);
  });

  test("another's provider account stays the other's", async () => {
    newcomer('DISCORD');
    await desk.signInAt(new Browser(), 'DISCORD');
    const { signIn } = await registered(desk.accounts);
    signedInHere(signIn.refreshToken);
    expect(await desk.signInAt(browser, 'DISCORD', '?link=1&returnTo=/profile?tab=linked')).toBe(
      '/profile?tab=linked&notice=provider-linked',
    );
    expect(await linkedTo(signIn.user.id)).toEqual([]);
  });

  test('a second account of one provider is refused, the same one again is not', async () => {
    const { signIn } = await registered(desk.accounts);
    signedInHere(signIn.refreshToken);
    const first = newcomer('GOOGLE');
    expect(await desk.signInAt(browser, 'GOOGLE', '?link=1&returnTo=/profile')).toBe('/profile');
    expect(await desk.signInAt(browser, 'GOOGLE', '?link=1&returnTo=/profile')).toBe('/profile');
    newcomer('GOOGLE');
    const page = await desk.signInAt(browser, 'GOOGLE', '?link=1&returnTo=/profile');
    expect(page).toBe('/profile?notice=provider-linked');
    expect(await linkedTo(signIn.user.id)).toEqual([`GOOGLE ${first.id}`]);
  });
});

describe('unlinking', () => {
  test('leaves a way to sign in: of two providers and no password, one stays', async () => {
    const { email } = newcomer('GOOGLE');
    await desk.signInAt(browser, 'GOOGLE');
    newcomer('GITHUB', { email });
    await desk.signInAt(browser, 'GITHUB');
    const user = await desk.userOf(browser);
    const identity = await desk.accounts.identityOf(await desk.accounts.sessions.open(user, CALLER));

    const outcomes = await Promise.allSettled([
      desk.service.unlink(identity, 'GOOGLE', CALLER),
      desk.service.unlink(identity, 'GITHUB', CALLER),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'CONFLICT', reason: 'LAST_SIGN_IN_METHOD' });
    expect(await linkedTo(user.id)).toHaveLength(1);
  });
});
