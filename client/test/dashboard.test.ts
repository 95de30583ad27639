/** The dashboard as a person uses it, on a simulated market whose prices move. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { openBrowser, openPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { register, signInToDemo } from './support/sign-in.ts';

/** Prices move on a Sunday too, and every front contract trades within a moment. */
const MOVING = { DEMO_MARKET: 'true', FEED: 'simulated', FEED_HOURS: 'always', FEED_TICKS_PER_SECOND: '400' };

let browser: Browser;
let market: TestMarket;
beforeAll(async () => {
  browser = await openBrowser();
  market = await startMarket({ environment: { ...MOVING, TEST_MODE: 'true' } });
});
afterAll(async () => {
  await browser.close();
  await market.close();
});

const chart = (page: Page) => page.getByRole('group', { name: /^Bars of / });
/** Also of a contract that has not traded yet. */
const chartPanel = (page: Page, product: string) =>
  page.getByRole('heading', { level: 2, name: new RegExp(`^${product}[A-Z]\\d\\d$`, 'u') });
const activeOption = (page: Page) => page.getByRole('link', { name: /^[A-Z]{2}[A-Z]\d\d [CP]\d+$/u }).first();
const watched = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('table', { has: page.locator('caption', { hasText: 'Watch list' }) })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
const open = async (query = '', options: BrowserContextOptions = {}) => {
  const watching = await openPage(browser, options);
  await signInToDemo(watching.page, market.server.address);
  await watching.page.goto(`${market.server.address}/dashboard${query}`);
  await chart(watching.page).waitFor();
  // The keys of the products go by the cards.
  await watching.page.getByRole('article').nth(4).waitFor();
  return watching;
};

describe('the dashboard', () => {
  test('is what a person lands on: every product in front, without a complaint of the browser', async () => {
    const { page, complaints } = await openPage(browser);
    await signInToDemo(page, market.server.address);
    await page.goto(`${market.server.address}/`);
    await chart(page).waitFor();
    expect(new URL(page.url()).pathname).toBe('/dashboard');
    expect(await page.title()).toBe('Dashboard · Cushing');
    const cards = page.getByTestId('headline').getByRole('article');
    await cards.nth(4).waitFor();
    expect(await cards.count()).toBe(5);
    await cards.getByText('SIMULATED', { exact: true }).nth(4).waitFor();
    await page.getByRole('group', { name: 'Forward curve of CL now' }).waitFor();
    // Up, down or as it settled; the volatility comes by a question of its own.
    await page.waitForFunction(() => {
      const card = document.querySelector<HTMLElement>('[data-testid="headline"] article');
      const [change, vol] = [/[▲▼]\s*[+−]\d|\b0\.0+\b/u, /ATM vol\s+\d+\.\d%[\s\S]*(?:backwardation|contango|flat)/u];
      const text = card?.innerText ?? '';
      return change.test(text) && vol.test(text);
    });
    expect(complaints).toEqual([]);
  });

  test('opens with no more than 15 questions, none of them twice', async () => {
    const { page } = await openPage(browser);
    await signInToDemo(page, market.server.address);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/graphql') asked.push(request.postData() ?? '');
    });
    await page.goto(`${market.server.address}/dashboard`);
    await chart(page).waitFor();
    await activeOption(page).waitFor();
    // The last of all that is asked for.
    await page.waitForFunction(() => {
      const cards = [...document.querySelectorAll<HTMLElement>('[data-testid="headline"] article')];
      return cards.length === 5 && cards.every((card) => /ATM vol\s+\d+\.\d%/u.test(card.innerText));
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(15);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('moves by itself: the contracts of the watch list, and the last bar', async () => {
    const { page } = await open();
    await page.locator('tr[data-row]').first().waitFor();
    const changes = async (selector: string): Promise<void> => {
      const text = await page.locator(selector).first().innerText();
      await page.waitForFunction(
        ([path, before]) => document.querySelector<HTMLElement>(path ?? '')?.innerText !== before,
        [selector, text],
      );
    };
    await changes('table:has(tr[data-row])');
    await changes('[data-testid="candle-readout"]');
  });

  test('shows another product by its card and by a key, and says so in the address', async () => {
    const { page } = await open();
    await page.keyboard.press('3');
    await chartPanel(page, 'NG').waitFor();
    await page.getByRole('group', { name: /^Forward curve of NG/u }).waitFor();
    expect(page.url()).toContain('product=NG');
    await page.getByRole('article', { name: /RBOB/u }).getByRole('link').click();
    await chartPanel(page, 'RB').waitFor();
    await page.goBack();
    await chartPanel(page, 'NG').waitFor();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Futures' }).click();
    await page.getByRole('group', { name: /^Forward curve of NG/u }).waitFor();
  });

  test('a link shows the same contract and bars', async () => {
    const { page } = await open('?symbol=NGH30&interval=1D');
    await page.getByRole('group', { name: 'Bars of NGH30, 1D' }).waitFor();
    expect(await page.getByRole('radio', { name: '1D' }).getAttribute('aria-checked')).toBe('true');
    expect(await page.getByLabel('Contract', { exact: true }).inputValue()).toBe('NGH30');
    await page.getByRole('group', { name: /^Forward curve of NG/u }).waitFor();
  });

  test('a contract of the watch list and a point of the curve are shown in the chart', async () => {
    const { page } = await open('?symbol=CLM28&interval=1D');
    const rows = page.locator('tr[data-row^="HO"]');
    await rows.first().click();
    await chartPanel(page, 'HO').waitFor();
    const curve = page.getByRole('group', { name: /^Forward curve of HO/u });
    await curve.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /symbol=HO[A-Z]\d\d/u.test(location.search));
  });
});

describe('the bars', () => {
  test('are of another length by choice and by key', async () => {
    const { page } = await open();
    await page.getByRole('radio', { name: '1h' }).click();
    await page.getByRole('group', { name: /Bars of CL\w+, 1h/u }).waitFor();
    expect(page.url()).toContain('interval=1h');
    // What was chosen keeps the focus.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('1h');
    await page.keyboard.press('i');
    await page.getByRole('group', { name: /Bars of CL\w+, 1D/u }).waitFor();
    await page.getByText(/^Before .* these are settlements\.$/u).waitFor();
  });

  test('are read by arrow keys, and stand in a table', async () => {
    const { page } = await open('?interval=1D');
    const readout = page.getByTestId('candle-readout');
    await chart(page).focus();
    await page.keyboard.press('Home');
    const first = await readout.innerText();
    await page.keyboard.press('ArrowRight');
    const second = await readout.innerText();
    expect(first).toMatch(/^\d+ \w+ \d{4}\s+O\s+[\d.]+\s+H\s+[\d.]+\s+L\s+[\d.]+\s+C\s+[\d.]+/u);
    expect(second.slice(0, 12)).not.toBe(first.slice(0, 12));
    await page.keyboard.press('Escape');
    await page.getByText('Last 20 bars as a table').click();
    const rows = page.locator('table', { has: page.locator('caption', { hasText: 'Bars of' }) }).locator('tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(20);
  });

  test('take the colours of the theme, and take them anew', async () => {
    const { page } = await open('?interval=1D', { colorScheme: 'light' });
    const isGround = (colour: readonly number[]) =>
      page.waitForFunction((expected) => {
        const canvas = document.querySelector<HTMLCanvasElement>('[aria-roledescription="chart"] canvas');
        const drawn = canvas?.getContext('2d')?.getImageData(1, 1, 1, 1).data ?? [];
        return expected.every((channel, index) => drawn[index] === channel);
      }, colour);
    await isGround([255, 255, 255]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await isGround([0x15, 0x1a, 0x21]);
  });
});

describe('the watch list', () => {
  test('takes contracts, is put into another order by keys, and is there again', async () => {
    const { page } = await openPage(browser);
    await register(page, market.server.address, { email: 'watcher@example.com', username: 'watcher' });
    await chart(page).waitFor();
    await page.locator('tr[data-row]').first().waitFor();
    const before = await watched(page);
    await page.keyboard.press('w');
    await page.keyboard.type('clx99q');
    await page.keyboard.press('Enter');
    await page.getByText(/"clx99q" is no symbol/iu).waitFor();
    await page.getByLabel('Contracts to watch').fill('clz28 ngf29');
    await page.keyboard.press('Enter');
    await page.locator('tr[data-row="NGF29"]').waitFor();
    expect(await watched(page)).toEqual([...before, 'CLZ28', 'NGF29']);
    await page.getByRole('button', { name: 'Move up NGF29' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await watched(page)).toEqual([...before.slice(0, -1), 'NGF29', before.at(-1), 'CLZ28']);
    await Promise.all([
      page.waitForResponse((answer) => {
        // Not the answer to an earlier change of the list.
        const asked = answer.request().postData() ?? '';
        return asked.includes('SetWatchList') && asked.includes('NGF29') && !asked.includes('CLZ28');
      }),
      page.getByRole('button', { name: 'Remove CLZ28' }).click(),
    ]);
    const after = await watched(page);
    expect(after).toEqual([...before.slice(0, -1), 'NGF29', before.at(-1)]);
    await page.reload();
    await page.locator('tr[data-row="NGF29"]').waitFor();
    expect(await watched(page)).toEqual(after);
  });

  test('takes back what the server did not keep, and says so', async () => {
    const { page } = await openPage(browser);
    await register(page, market.server.address, { email: 'unlucky@example.com', username: 'unlucky' });
    await page.locator('tr[data-row]').first().waitFor();
    const before = await watched(page);
    await page.route('**/graphql', (route) =>
      (route.request().postData() ?? '').includes('SetWatchList') ? route.abort() : route.continue(),
    );
    await page.getByRole('button', { name: `Remove ${before[0] ?? ''}` }).click();
    await page
      .getByText(/The watch list was not saved/u)
      .first()
      .waitFor();
    expect(await watched(page)).toEqual(before);
  });
});

test('the most active options lead to their chain', async () => {
  const { page } = await open();
  const option = activeOption(page);
  const symbol = await option.innerText();
  await option.click();
  await page.waitForURL((url) => url.pathname === '/options');
  expect(page.url()).toContain(`series=${symbol.slice(0, 2)}`);
  await page.getByRole('grid').or(page.getByRole('table')).first().waitFor();
});

test.each([
  [390, 844],
  [1440, 900],
  [3840, 2160],
])('nothing lies beyond the edge of a window %p wide', async (width, height) => {
  const { page, complaints } = await open('', { viewport: { width, height } });
  await page.locator('tr[data-row]').first().waitFor();
  await page.getByTestId('headline').getByRole('article').nth(4).waitFor();
  await page.getByRole('group', { name: /^Forward curve of CL/u }).waitFor();
  await activeOption(page).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  expect(complaints).toEqual([]);
});

test('a server without a market says how to come by one', async () => {
  const empty = await startMarket({ environment: { DEMO_MARKET: 'false' } });
  try {
    const { page } = await openPage(browser);
    await signInToDemo(page, empty.server.address);
    await page.goto(`${empty.server.address}/dashboard`);
    await page.getByText('There is no market yet.').waitFor();
    await page.getByText('npm run import -- FILE').waitFor();
    await empty.importText('first.csv', 'tradeDate,symbol,settle\n2020-04-20,CLK20,-37.63\n2020-04-20,CLM20,20.43\n');
    await page.getByTestId('front-price').waitFor();
    expect(await page.getByTestId('front-price').innerText()).toBe('−37.63');
    await page.getByText('Settle 20 Apr ’20').first().waitFor();
  } finally {
    await empty.close();
  }
  // A start of a server and an import are in it.
}, 120_000);
