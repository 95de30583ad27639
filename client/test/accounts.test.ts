/** Accounts as people use them: in, out, in several tabs, with a forgotten password, with a key, as an administrator. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { openBrowser, openPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { PASSWORD, askAs, mailedLink, register, signIn, signInToDemo } from './support/sign-in.ts';

let browser: Browser;
let market: TestMarket;
let address: string;
beforeAll(async () => {
  browser = await openBrowser();
  market = await startMarket({ environment: { TEST_MODE: 'true' } });
  ({ address } = market.server);
});
afterAll(async () => {
  await browser.close();
  await market.close();
});

const settled = async (page: Page, path: string): Promise<void> => {
  await page.waitForURL((url) => url.pathname === path);
};
/** A refusal is what the test is about; the browser complains of its status. */
const withoutRefusals = (complaints: readonly string[]): readonly string[] =>
  complaints.filter((text) => !/status of (?:400|401|403|409|429)/u.test(text));

describe('the demo', () => {
  test('is entered by one button, and leads back to where one was going', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${address}/futures?product=NG`);
    await settled(page, '/login');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.title()).toBe('Sign in · Cushing');
    await page.getByRole('button', { name: 'Explore the demo' }).click();
    await page.getByTestId('headline').waitFor();
    const { pathname, search } = new URL(page.url());
    expect(`${pathname}${search}`).toBe('/futures?product=NG');
    expect(withoutRefusals(complaints)).toEqual([]);
  });

  test('stays through a reload, and has no account of its own', async () => {
    const { page } = await openPage(browser);
    await signInToDemo(page, address);
    await page.goto(`${address}/profile`);
    await page.getByText('The demo has no account of its own.').waitFor();
    await page.reload();
    await page.getByRole('main').getByRole('link', { name: 'Make an account' }).waitFor();
    await page.goto(`${address}/admin/users`);
    await page.getByText('Your role does not open this page.').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail').waitFor();
  });

  test('is entered from the registration as well', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${address}/register`);
    await page.getByRole('button', { name: 'Explore the demo' }).click();
    await page.getByTestId('headline').waitFor();
  });

  test('is not left for another site', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${address}/login?returnTo=${encodeURIComponent('//example.com/futures')}`);
    await page.getByRole('button', { name: 'Explore the demo' }).click();
    await page.getByTestId('headline').waitFor();
    expect(page.url()).toBe(`${address}/dashboard`);
  });
});

describe('an account', () => {
  const account = { email: 'ada@example.org', username: 'ada.lovelace' };

  test('is made, shows its profile, and a sign-out in one tab signs out the other', async () => {
    const { page } = await openPage(browser);
    await register(page, address, account);
    await page.getByRole('button', { name: `Account of ${account.username}` }).click();
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await page.getByRole('heading', { name: account.username }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await page.getByText('THIS ONE').waitFor();

    const other = await page.context().newPage();
    await other.goto(`${address}/futures`);
    await other.getByTestId('headline').waitFor();
    await page.getByRole('button', { name: `Account of ${account.username}` }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    for (const tab of [page, other]) {
      await settled(tab, '/login');
      await tab.getByText('You are signed out.').waitFor();
    }
    await other.reload();
    await other.getByLabel('E-mail').waitFor();
  });

  test('tabs that open at once are all signed in', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${address}/login`);
    await signIn(page, account.email);
    await page.getByTestId('headline').waitFor();
    const tabs = await Promise.all([1, 2, 3, 4].map(() => page.context().newPage()));
    await Promise.all(tabs.map((tab) => tab.goto(`${address}/futures`)));
    for (const tab of tabs) await tab.getByTestId('headline').waitFor();
  });

  test('is not opened by a wrong password, which is said', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${address}/login`);
    await signIn(page, account.email, 'not the password');
    await page.getByRole('alert').getByText('The e-mail or the password is wrong').waitFor();
    expect(new URL(page.url()).pathname).toBe('/login');
    expect(withoutRefusals(complaints)).toEqual([]);
  });

  test('is opened by keys alone', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${address}/futures?product=HO`);
    await settled(page, '/login');
    await page.getByLabel('E-mail').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('username');
    await page.keyboard.press('Enter');
    await page.getByText('Enter your e-mail address.').waitFor();
    await page.keyboard.type(account.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByTestId('headline').waitFor();
    expect(page.url()).toContain('product=HO');
    await page.getByRole('button', { name: `Account of ${account.username}` }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[role=menuitem]:focus').waitFor();
    await page.keyboard.press('End');
    await page.locator('[role=menuitem]:focus', { hasText: 'Sign out' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('You are signed out.').waitFor();
  });

  test('gets a new password by mail where the old one is forgotten', async () => {
    const { page } = await openPage(browser);
    const newPassword = 'copper-violin-sleeps-under-9-bridges';
    await page.goto(`${address}/login`);
    await page.getByRole('link', { name: 'Forgot the password?' }).click();
    // The page before has a field of that name too.
    await page.getByRole('button', { name: 'Send the link' }).waitFor();
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(`If ${account.email} belongs to an account`).waitFor();
    const link = new URL(await mailedLink(market.dataDirectory, account.email, 'reset'));
    await page.goto(`${address}${link.pathname}${link.search}${link.hash}`);
    await page.getByLabel('New password').fill('too short');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('Use at least 12 characters.').first().waitFor();
    expect(page.url()).not.toContain('token');
    await page.getByLabel('New password').fill(newPassword);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('The new password is set. Sign in with it.').waitFor();
    await signIn(page, account.email, newPassword);
    await page.getByTestId('headline').waitFor();
    // The link has been used.
    await page.goto(`${address}${link.pathname}${link.search}${link.hash}`);
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('alert').getByText('expired or was used already').waitFor();
  });

  test('confirms its address by the link of the mail', async () => {
    const { page } = await openPage(browser);
    await register(page, address, { email: 'joan@example.org', username: 'joan' });
    const link = new URL(await mailedLink(market.dataDirectory, 'joan@example.org', 'verify'));
    await page.goto(`${address}${link.pathname}${link.search}${link.hash}`);
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByText('Your e-mail address is confirmed.').waitFor();
    await page.goto(`${address}/profile`);
    await page.getByText('CONFIRMED', { exact: true }).waitFor();
  });

  test('a username that is taken is said at its field', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${address}/register`);
    await page.getByLabel('E-mail').fill('mary@example.org');
    await page.getByLabel('Username').fill(account.username);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.locator('[aria-invalid="true"]').waitFor();
    const field = page.getByLabel('Username');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('an API key', () => {
  test('is made, shown once, opens the API, and is taken back', async () => {
    const { page } = await openPage(browser);
    await register(page, address, { email: 'grace@example.org', username: 'grace' });
    await page.goto(`${address}/profile`);
    await page.getByText('You have no keys.').waitFor();
    await page.getByRole('button', { name: 'Make a key' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make an API key' });
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    await dialog.getByText('Give it a name').waitFor();
    await dialog.getByLabel('Name').fill('nightly report');
    expect(await dialog.getByLabel('Import files').isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    const field = dialog.getByLabel('Key', { exact: true });
    const key = await field.inputValue();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    // It is shown this once: a press that misses the dialog does not take it away.
    await page.mouse.click(10, 10);
    await field.waitFor();
    expect(key).toMatch(/^csk_[A-Za-z\d]{8}_[\w-]{43}$/u);
    await dialog.getByRole('button', { name: 'Copy' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('cell', { name: 'nightly report', exact: true }).waitFor();
    expect(await page.content()).not.toContain(key);

    const query = '{ products { code } }';
    expect((await askAs(`Bearer ${key}`, page, address, query)).data).toHaveProperty('products');
    await page.getByRole('button', { name: 'Revoke nightly report' }).click();
    await page.getByRole('button', { name: 'Revoke the key' }).click();
    await page.getByText('You have no keys.').waitFor();
    expect((await askAs(`Bearer ${key}`, page, address, query)).errors).toHaveLength(1);
  });
});

describe('an administrator', () => {
  test('finds users, gives roles, locks out, and reads what happened', async () => {
    const { page } = await openPage(browser);
    const { page: theirs } = await openPage(browser);
    await register(theirs, address, { email: 'linus@example.org', username: 'linus' });
    await register(page, address, { email: 'root@example.org', username: 'root.admin' });
    await makeAdmin(page, 'root@example.org');
    await page.goto(`${address}/admin/users`);
    await page.getByRole('searchbox', { name: 'Search users' }).fill('linus');
    await page.keyboard.press('Enter');
    await page.getByText('1 to 1 of 1', { exact: true }).waitFor();
    await page.getByLabel('Role of linus').selectOption('ANALYST');
    await page.getByText('linus is ANALYST now', { exact: true }).waitFor();
    expect(await page.getByLabel('Role of linus').inputValue()).toBe('ANALYST');
    // Whose role changed goes on without signing in again.
    await theirs.getByRole('link', { name: /^NG/u }).click();
    await theirs.getByRole('button', { name: 'Account of linus, ANALYST' }).waitFor();

    // One key too many in the list makes no administrator, and does not lose one's place.
    const role = page.getByLabel('Role of linus');
    await role.focus();
    await role.selectOption('ADMIN');
    await page.getByRole('dialog', { name: 'Make linus ADMIN?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await role.inputValue()).toBe('ANALYST');
    expect(await role.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.getByRole('button', { name: 'Lock out linus' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lock out' }).click();
    await page.getByText('LOCKED OUT', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Let in linus' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Let in linus');
    await theirs.reload();
    await settled(theirs, '/login');

    await page.getByRole('link', { name: 'Audit log of linus' }).click();
    await page.getByText('USER_DEACTIVATED', { exact: true }).waitFor();
    await page.getByText('ROLE_CHANGED', { exact: true }).waitFor();
    expect(await page.locator('tbody tr').first().innerText()).toContain('USER_DEACTIVATED');
    await page.getByRole('button', { name: 'Everybody' }).click();
    await page.getByText('REGISTERED', { exact: true }).first().waitFor();
  });
});

describe('in a narrow window', () => {
  test('nothing lies beyond its edge', async () => {
    const { page } = await openPage(browser, { viewport: { width: 390, height: 844 } });
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    for (const path of ['/login?notice=session-ended', '/register', '/forgot', '/reset', '/verify']) {
      await page.goto(`${address}${path}`);
      await page.getByRole('heading').first().waitFor();
      expect([path, await width()]).toEqual([path, 390]);
    }
    await register(page, address, { email: 'narrow@example.org', username: 'narrow' });
    await makeAdmin(page, 'narrow@example.org');
    for (const path of ['/profile', '/admin/users', '/admin/audit']) {
      await page.goto(`${address}${path}`);
      await page.getByRole('table').first().waitFor();
      expect([path, await width()]).toEqual([path, 390]);
    }
  });
});

describe('the explorer', () => {
  test('says that nobody is signed in, and comes back once somebody is', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${address}/explorer`);
    await page.getByRole('link', { name: 'sign in' }).click();
    await page.getByRole('button', { name: 'Explore the demo' }).click();
    await settled(page, '/explorer');
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(await page.getByText('You are not signed in').count()).toBe(0);
  });
});

/** Gives a user the role of an administrator, as one who is not a user may in a test, and loads the page anew. */
async function makeAdmin(page: Page, email: string): Promise<void> {
  const found = await askAs(
    'Test ADMIN',
    page,
    address,
    'query ($search: String) { users(search: $search) { edges { node { id } } } }',
    {
      search: email,
    },
  );
  const users = found.data?.['users'] as { readonly edges: readonly { readonly node: { readonly id: string } }[] };
  const userId = users.edges[0]!.node.id;
  const query = 'mutation ($userId: ID!) { setUserRole(userId: $userId, role: ADMIN) { role } }';
  expect(await askAs('Test ADMIN', page, address, query, { userId })).toEqual({
    data: { setUserRole: { role: 'ADMIN' } },
  });
}
