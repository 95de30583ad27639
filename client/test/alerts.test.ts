/** Alerts as a person has them: made beside a price, told when it is crossed, paused, removed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

import { openBrowser, openPage } from './support/browser.ts';
import type { WatchedPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { pushTicks } from './support/push-ticks.ts';
import { askAs, register, signInToDemo } from './support/sign-in.ts';

let browser: Browser;
let market: TestMarket;
let address: string;
beforeAll(async () => {
  browser = await openBrowser();
  market = await startMarket({ environment: { DEMO_MARKET: 'true', TEST_MODE: 'true' } });
  ({ address } = market.server);
});
afterAll(async () => {
  await browser.close();
  await market.close();
});

let people = 0;
/** A page of somebody new who may have alerts, at the futures; somebody else at each try of a test. */
const openAnalyst = async (name: string, options: BrowserContextOptions = {}): Promise<WatchedPage> => {
  people += 1;
  const username = `${name}.${people}`;
  const watched = await openPage(browser, options);
  const { page } = watched;
  await register(page, address, { email: `${username}@example.org`, username });
  const { data } = await askAs('Test ADMIN', page, address, FIND, { search: username });
  const userId = (data as { users: { edges: { node: { id: string } }[] } }).users.edges[0]?.node.id;
  await askAs('Test ADMIN', page, address, PROMOTE, { userId });
  await page.goto(`${address}/futures`);
  await page.getByTestId('headline').waitFor();
  return watched;
};
const FIND = 'query ($search: String) { users(search: $search, first: 1) { edges { node { id } } } }';
const PROMOTE = 'mutation ($userId: ID!) { setUserRole(userId: $userId, role: ANALYST) { id } }';

const trade = (symbol: string, last: number): Promise<void> =>
  pushTicks(address, [{ symbol, last, bid: last, ask: last }]);
const setLevel = async (page: Page, level: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Level', { exact: true }).fill(level);
  await dialog.getByRole('button', { name: 'Set the alert' }).click();
  await dialog.waitFor({ state: 'hidden' });
};
/** Waits until a field holds a text; a price that moves fills it in its own time. */
const untilValue = async (field: Locator, value: string): Promise<void> => {
  await field.page().waitForFunction(({ input, wanted }) => (input as HTMLInputElement | null)?.value === wanted, {
    input: await field.elementHandle(),
    wanted: value,
  });
};
const toast = (page: Page, text: string | RegExp) => page.getByRole('listitem').filter({ hasText: text });
const row = (page: Page, caption: string) =>
  page
    .locator('table', { has: page.locator('caption', { hasText: new RegExp(`^${caption}$`, 'u') }) })
    .locator('tbody tr');

describe('an alert', () => {
  test('is made on the board, told once when its level is crossed, paused, resumed and deleted', async () => {
    const { page, complaints } = await openAnalyst('grace');
    const line = page.locator('tr[data-row]').nth(1);
    const symbol = (await line.getAttribute('data-row')) ?? '';
    await trade(symbol, 79);
    await line.hover();
    await line.getByRole('button', { name: `Alert me when ${symbol} trades at a level` }).click();
    const level = page.getByRole('dialog').getByLabel('Level', { exact: true });
    await page.getByText('Now 79.00').waitFor();
    await untilValue(level, '79.00');
    expect(await level.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await level.inputValue()).toBe('79.11');
    await level.fill('80.005');
    await page.keyboard.press('Enter');
    await page.getByText('CL trades in steps of 0.01.').waitFor();
    await page.getByLabel('Note').fill('roll the hedge');
    await page.getByRole('radio', { name: 'Every time' }).click();
    await setLevel(page, '80');
    await toast(page, `Alert set: ${symbol} crosses 80.00`).waitFor();

    await trade(symbol, 80.05);
    await toast(page, `${symbol} rose to 80.05 (alert at 80.00): roll the hedge`).waitFor();
    await page.getByRole('link', { name: 'Alerts, 1 unread' }).waitFor();
    await page.getByRole('button', { name: 'Show alerts' }).click();
    await page.waitForURL((url) => url.pathname === '/alerts');
    const alert = row(page, 'Alerts');
    const crossings = row(page, 'Crossings');
    await crossings.getByText('UNREAD').waitFor();
    expect(await crossings.innerText()).toMatch(new RegExp(`${symbol}[\\s\\S]*▲ up[\\s\\S]*80.00[\\s\\S]*80.05`, 'u'));
    expect(await alert.innerText()).toMatch(/crosses[\s\S]*80\.00[\s\S]*80\.05[\s\S]*−0\.05 \(−0\.06%\)[\s\S]*ACTIVE/u);
    await trade(symbol, 80.1);
    await alert.getByText('80.10').waitFor();
    await page.getByRole('button', { name: 'Mark all read' }).click();
    await crossings.getByText('UNREAD').waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Alerts', exact: true }).waitFor();

    await alert.getByRole('button', { name: /^Pause/u }).click();
    await alert.getByText('RESTS').waitFor();
    await trade(symbol, 79);
    await alert.getByRole('button', { name: /^Resume/u }).click();
    await alert.getByText('ACTIVE').waitFor();
    await alert.getByText('79.00').waitFor();
    expect(await crossings.count()).toBe(1);
    await trade(symbol, 80.2);
    await toast(page, `${symbol} rose to 80.20`).waitFor();
    await crossings.nth(1).waitFor();

    await alert.getByRole('button', { name: /^Edit/u }).click();
    await page.getByRole('dialog').getByLabel('Level', { exact: true }).fill('85');
    await page.keyboard.press('Enter');
    await alert.getByText('85.00').waitFor();
    await alert.getByRole('button', { name: /^Delete/u }).click();
    await page.getByRole('button', { name: 'Delete the alert' }).click();
    await page.getByText('You have no alerts.').waitFor();
    // Before the registration nobody is signed in, which the browser complains of.
    expect(complaints.filter((text) => !text.includes('status of 401'))).toEqual([]);
  });

  test('is asked for by the command bar and by a key; what the server refuses stands at its field', async () => {
    const { page } = await openAnalyst('edsger');
    const symbol = (await page.locator('tr[data-row]').first().getAttribute('data-row')) ?? '';
    await page.keyboard.press('/');
    await page.keyboard.type(`alert ${symbol} 81.5`);
    await page.getByText(`Alert me when ${symbol} trades at 81.5`).waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Alert me' });
    expect(await dialog.getByLabel('Level', { exact: true }).inputValue()).toBe('81.50');
    await dialog.getByLabel('Contract').fill('CLF50');
    await dialog.getByRole('button', { name: 'Set the alert' }).click();
    await dialog.getByText('CLF50 is not listed yet.').waitFor();
    expect(await dialog.getByLabel('Contract').getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const chosen = page.locator('tr[data-row]').nth(2);
    const wanted = (await chosen.getAttribute('data-row')) ?? '';
    await chosen.click();
    await page.locator(`tr[data-row="${wanted}"][aria-selected=true]`).waitFor();
    await page.keyboard.press('a');
    expect(await dialog.getByLabel('Contract').inputValue()).toBe(wanted);
  });

  test('watches the volatility of an expiry from the options page', async () => {
    const { page } = await openAnalyst('barbara');
    await page.goto(`${address}/options`);
    await page.getByRole('button', { name: /^Alert me when the ATM vol of CL/u }).click();
    const dialog = page.getByRole('dialog', { name: 'Alert me' });
    const level = dialog.getByLabel('Level, %');
    expect(Number(await level.inputValue())).toBeGreaterThan(0);
    await level.fill('35.5');
    await page.keyboard.press('Enter');
    await toast(page, /Alert set: CL .* ATM vol crosses 35\.50%/u).waitFor();
  });

  test('that was crossed while nobody looked is told when the page is opened, and not again', async () => {
    const { page } = await openAnalyst('john');
    const symbol = (await page.locator('tr[data-row]').nth(2).getAttribute('data-row')) ?? '';
    await trade(symbol, 60);
    await page.keyboard.press('/');
    await page.keyboard.type(`alert ${symbol} 61`);
    await page.getByText(`Alert me when ${symbol} trades at 61`).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Set the alert' }).click();
    await toast(page, 'Alert set').waitFor();
    await page.goto('about:blank');
    await trade(symbol, 62);
    await page.goto(`${address}/futures`);
    await toast(page, `${symbol} rose to 62.00`).waitFor();
    // Asked once the page is heard of, for what was missed.
    const missed = page.waitForResponse((response) =>
      (response.request().postData() ?? '').includes('query AlertEvents('),
    );
    await page.reload();
    await page.getByRole('link', { name: 'Alerts, 1 unread' }).waitFor();
    await (await missed).finished();
    // What came of it stands on the page.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await toast(page, 'rose to').count()).toBe(0);
  });
});

describe('browser notifications', () => {
  test('are asked for by a button alone, and one is shown for two tabs', async () => {
    const { page } = await openAnalyst('donald');
    await page.context().addInitScript(() => {
      const shown: string[] = [];
      let permission = localStorage.getItem('test.permission') ?? 'default';
      function Played(title: string, { tag }: NotificationOptions): void {
        shown.push(`${tag ?? ''} ${title}`);
      }
      Object.defineProperty(Played, 'permission', { get: () => permission });
      Object.assign(Played, {
        requestPermission: () => {
          localStorage.setItem('test.permission', 'granted');
          permission = 'granted';
          return Promise.resolve(permission);
        },
      });
      Object.assign(globalThis, { Notification: Played, shown });
    });
    const shownOn = (tab: Page): Promise<readonly string[]> =>
      tab.evaluate(() => (globalThis as unknown as { shown: readonly string[] }).shown);
    const symbol = (await page.locator('tr[data-row]').nth(3).getAttribute('data-row')) ?? '';
    await page.goto(`${address}/alerts`);
    await page.getByText('You have no alerts.').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('test.permission'))).toBeNull();
    await page.getByRole('button', { name: 'Allow browser notifications' }).click();
    await page.getByText('Browser notifications are on.').waitFor();
    const other = await page.context().newPage();
    await other.goto(`${address}/futures`);
    await other.getByTestId('headline').waitFor();
    await trade(symbol, 50);
    // A page in the background draws nothing, and its form waits for a frame.
    await page.bringToFront();
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByLabel('Contract').fill(symbol.toLowerCase());
    await setLevel(page, '51');
    await trade(symbol, 51);
    const text = `${symbol} rose to 51.00 (alert at 51.00)`;
    await Promise.all([page, other].map((tab) => toast(tab, text).waitFor()));
    const [mine] = await shownOn(page);
    expect(mine).toMatch(new RegExp(`^\\S+ ${symbol} rose to 51`, 'u'));
    expect(await shownOn(other)).toEqual([mine]);
  });
});

describe('whoever may have no alerts', () => {
  test('sees no bells, and is told why there is no page', async () => {
    const { page } = await openPage(browser);
    await signInToDemo(page, address);
    await page.goto(`${address}/futures`);
    await page.getByTestId('headline').waitFor();
    expect(await page.getByRole('button', { name: /^Alert me/u }).count()).toBe(0);
    expect(await page.getByRole('link', { name: /^Alerts/u }).count()).toBe(0);
    await page.goto(`${address}/alerts`);
    await page.getByText('Your role does not open this page.').waitFor();
  });
});

test('the alerts fit on a telephone', async () => {
  const { page } = await openAnalyst('ada', { viewport: { width: 390, height: 844 } });
  await page.goto(`${address}/alerts`);
  await page.getByText('You have no alerts.').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
