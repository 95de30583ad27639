/** The page of futures as a person uses it, on the first 400 lines of real settlements. */
import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { describeWithSharedData } from '../../scripts/testing/describe-with-shared-data.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { signInToDemo } from './support/sign-in.ts';

const DAY = 'product=CL&asOf=2020-04-20';

describeWithSharedData('the futures page on real settlements', 'data/futures_settlements_wide.csv', (file) => {
  let market: TestMarket;
  let browser: Browser;
  beforeAll(async () => {
    market = await startMarket({ file, lines: 401 });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await market.close();
  });

  const open = async (query: string, options = {}): Promise<{ page: Page; complaints: readonly string[] }> => {
    const { page, complaints } = await openPage(browser, options);
    await signInToDemo(page, market.server.address);
    await page.goto(`${market.server.address}/futures${query}`);
    await page.getByTestId('headline').waitFor();
    return { page, complaints };
  };
  const settle = (page: Page): Promise<string> => page.getByTestId('front-settle').innerText();
  const settlesOf = async (page: Page, symbols: readonly string[]): Promise<(string | undefined)[]> =>
    Promise.all(
      symbols.map(async (symbol) => {
        const cells = await page.locator(`tr[data-row="${symbol}"] td`).allInnerTexts();
        return cells[1];
      }),
    );

  test('opens on crude and its latest trade date, without a complaint of the browser', async () => {
    const { page, complaints } = await open('');
    await page.getByRole('group', { name: /Forward curve of CL on 20 Jul 2020/u }).waitFor();
    expect(await page.title()).toBe('CL futures · Cushing');
    expect(await page.getByRole('link', { name: 'CL WTI Light Sweet Crude Oil' }).getAttribute('aria-current')).toBe(
      'page',
    );
    expect(await page.getByText('SIMULATED', { exact: true }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('shows the curve of 2020-04-20 with its negative front price', async () => {
    const { page } = await open(`?${DAY}`);
    await page.getByRole('group', { name: 'Forward curve of CL on 20 Apr 2020' }).waitFor();
    expect(await settle(page)).toBe('−37.63');
    expect(await page.getByTestId('headline').innerText()).toMatch(/CLK20[\s\S]*−55\.90[\s\S]*−58\.06 contango/u);
    expect(await settlesOf(page, ['CLK20', 'CLM20', 'CLN20', 'CLZ20'])).toEqual(['−37.63', '20.43', '26.28', '32.41']);
    const chart = page.getByRole('group', { name: 'Forward curve of CL on 20 Apr 2020' });
    await chart.focus();
    await page.keyboard.press('Home');
    await page.getByText('May 2020', { exact: true }).first().waitFor();
    // The line begins far below the zero line and ends above it.
    const path = await chart.locator('path[fill="none"]').first().getAttribute('d');
    const zero = Number(await chart.locator('line[x1="0"]').last().getAttribute('y1'));
    const heights = [...(path ?? '').matchAll(/[ML]([\d.]+),([\d.]+)/gu)].map((match) => Number(match[2]));
    expect(heights).toHaveLength(36);
    expect(heights[0]).toBeGreaterThan(heights[1] ?? NaN);
    expect(Math.max(...heights.slice(1))).toBeLessThan(heights[0] ?? NaN);
    expect(zero).toBeLessThan(heights[0] ?? NaN);
  });

  test('steps through trade dates by button, key and field, and keeps the date in the address', async () => {
    const { page } = await open(`?${DAY}`);
    await page.getByRole('button', { name: 'Trade date after' }).click();
    await page.getByText('Settle 21 Apr 2020').waitFor();
    expect(await settle(page)).toBe('10.01');
    expect(page.url()).toContain('asOf=2020-04-21');
    await page.keyboard.press('[');
    await page.getByText('Settle 20 Apr 2020').waitFor();
    await page.keyboard.press('[');
    await page.getByText('Settle 17 Apr 2020').waitFor();
    expect(await settle(page)).toBe('18.27');
    await page.getByLabel('As of').fill('2020-04-19');
    await page.getByText('No settlements on 19 Apr 2020: showing 17 Apr 2020').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Latest' }).click();
    await page.getByText('Settle 20 Jul 2020').waitFor();
    expect(page.url()).not.toContain('asOf');
  });

  test('a link shows the same view: product, date, overlays, contract, history, spreads', async () => {
    const query =
      '?product=NG&asOf=2020-01-15&overlay=1W,2019-06-03&contract=NGH20&range=3M&table=SPREADS&months=3&crack=GASOLINE';
    const { page } = await open(query);
    await page.getByRole('group', { name: 'Forward curve of NG on 15 Jan 2020' }).waitFor();
    await page.getByRole('group', { name: 'Settlements of NGH20' }).waitFor();
    await page.getByText('8 Jan 2020').waitFor();
    await page.getByText('3 Jun 2019').waitFor();
    await page.locator('tr[data-row="NGH20-NGM20"][aria-selected="true"]').waitFor();
    expect(await page.getByRole('radio', { name: '3M' }).first().getAttribute('aria-checked')).toBe('true');
    await page.getByRole('group', { name: 'Gasoline crack in USD per barrel' }).waitFor();
    const before = await page.locator('main').innerText();
    const { page: copy } = await openPage(browser);
    await signInToDemo(copy, market.server.address);
    await copy.goto(page.url());
    await copy.getByRole('group', { name: 'Settlements of NGH20' }).waitFor();
    await copy.getByText('3 Jun 2019').waitFor();
    await copy.locator('tr[data-row="NGH20-NGM20"][aria-selected="true"]').waitFor();
    await copy.getByRole('group', { name: 'Gasoline crack in USD per barrel' }).waitFor();
    expect(await copy.locator('main').innerText()).toBe(before);
  });

  test('a click on a contract, or Enter on its row, shows its history', async () => {
    const { page } = await open(`?${DAY}`);
    await page.locator('tr[data-row="CLZ20"]').click();
    await page.getByRole('group', { name: 'Settlements of CLZ20' }).waitFor();
    expect(page.url()).toContain('contract=CLZ20');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'Settlements of CLF21' }).waitFor();
    await page.goBack();
    await page.getByRole('group', { name: 'Settlements of CLZ20' }).waitFor();
  });

  test('sorts by a header, descending on the second click, and says so in the address', async () => {
    const { page } = await open(`?${DAY}`);
    const header = page.getByRole('columnheader', { name: /^Settle/u });
    await header.getByRole('button').click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    await header.getByRole('button').click();
    await page.locator('th[aria-sort="descending"]').waitFor();
    expect(await page.locator('tbody tr').first().getAttribute('data-row')).toBe('CLJ23');
    expect(page.url()).toContain('sort=-settle');
  });

  test('takes the words of the trade in the command bar', async () => {
    const { page } = await open('');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/CLZ27/u).waitFor();
    await page.keyboard.type('ngf20 2020-01-15');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'Settlements of NGF20' }).waitFor({ state: 'hidden' });
    await page.getByRole('group', { name: 'Forward curve of NG on 15 Jan 2020' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await page.getByRole('group', { name: 'Forward curve of CL on 15 Jan 2020' }).waitFor();
  });

  test('exports what it shows as CSV and PNG, and copies the query', async () => {
    const { page } = await open(`?${DAY}`);
    await page.getByRole('group', { name: 'Forward curve of CL on 20 Apr 2020' }).waitFor();
    const take = async (item: string): Promise<{ name: string; content: Buffer }> => {
      await page.getByRole('button', { name: 'Export the forward curve' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item, exact: true }).click(),
      ]);
      return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
    };
    const csv = await take('CSV');
    expect(csv.name).toBe('CL-forward-curve-2020-04-20.csv');
    const lines = csv.content.toString('utf8').split('\r\n');
    expect(lines[0]).toBe('tradeDate,symbol,deliveryMonth,expiry,settle,source');
    expect(lines[1]).toBe('2020-04-20,CLK20,2020-05,2020-04-21,-37.63,IMPORTED');
    expect(lines).toHaveLength(38);
    const png = await take('PNG');
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    expect(png.content.readUInt32BE(16)).toBeGreaterThan(800);
    await page.getByRole('button', { name: 'Export the forward curve' }).click();
    await page.getByRole('menuitem', { name: 'Copy query' }).click();
    await page.getByText('Query copied', { exact: true }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('forwardCurve(product: $product');
  });

  test('a corrected settlement appears by itself', async () => {
    const { page } = await open('?product=HO&asOf=2020-06-01');
    const before = await settle(page);
    await market.importText('correction.csv', 'tradeDate,symbol,settle\n2020-06-01,HON20,1.2345\n');
    await page.getByText('New prices: HO', { exact: true }).waitFor();
    await page.getByText('1.2345').first().waitFor();
    expect(before).not.toBe('1.2345');
  });

  test('fits a narrow window: nothing lies beyond its edge', async () => {
    const { page, complaints } = await open(`?${DAY}&overlay=1W`, { viewport: { width: 390, height: 844 } });
    await page.getByRole('group', { name: 'Forward curve of CL on 20 Apr 2020' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(complaints).toEqual([]);
  });

  test('follows the system into the dark, and a choice against it that outlives a reload', async () => {
    const { page } = await open(`?${DAY}`, { colorScheme: 'dark' });
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await ground()).toBe('rgb(14, 17, 22)');
    await page.keyboard.press('t');
    expect(await ground()).toBe('rgb(243, 245, 248)');
    await page.reload();
    await page.getByTestId('headline').waitFor();
    expect(await ground()).toBe('rgb(243, 245, 248)');
  });
});
