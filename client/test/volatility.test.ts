/** The page of volatility as a person uses it, on options whose prices were made from known volatilities. */
import { readFile } from 'node:fs/promises';

import { optionExpiryDate } from '@cushing/products';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';

import { openBrowser, openPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { signInToDemo } from './support/sign-in.ts';
import { LAST_DATE, OPTION_MONTHS, futuresCsv, optionsCsv } from './support/volatility-market.ts';

const EXPIRIES = OPTION_MONTHS.map((month) => optionExpiryDate('BZO', month));
const [FIRST = LAST_DATE, SECOND = LAST_DATE] = EXPIRIES;
const dateOf = (date: string): string =>
  new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

describe('the page of volatility', () => {
  let market: TestMarket;
  let browser: Browser;
  beforeAll(async () => {
    market = await startMarket({ environment: { DEMO_MARKET: 'false' } });
    await market.importText('futures.csv', futuresCsv());
    await market.importText('options.csv', optionsCsv());
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await market.close();
  });

  const go = async (
    by: Browser,
    query: string,
    options = {},
  ): Promise<{ page: Page; complaints: readonly string[] }> => {
    const { page, complaints } = await openPage(by, options);
    await signInToDemo(page, market.server.address);
    await page.goto(`${market.server.address}/volatility${query}`);
    return { page, complaints };
  };
  const open = async (query: string, options = {}): Promise<{ page: Page; complaints: readonly string[] }> => {
    const { page, complaints } = await go(browser, query, options);
    await page.getByTestId('volatility-headline').waitFor();
    return { page, complaints };
  };
  const atm = async (page: Page): Promise<number> => parseFloat(await page.getByTestId('atm-vol').innerText());
  const cells = async (rows: Locator): Promise<string[][]> =>
    Promise.all((await rows.all()).map((row) => row.locator('td').allInnerTexts()));
  const take = async (page: Page, what: string, item: string): Promise<{ name: string; content: Buffer }> => {
    await page.getByRole('button', { name: `Export ${what}` }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };

  test('shows the volatility that the prices were made of, how well it fits, and that it is sound', async () => {
    const { page, complaints } = await open('?product=BZ');
    expect(await page.title()).toBe('BZ volatility · Cushing');
    expect(await atm(page)).toBeCloseTo(34, 1);
    // A point less than on the date before, in words, by arrow and by sign.
    await page.getByText(/^▼ −[01]\.\d\d vol points$/u).waitFor();
    await page.getByRole('group', { name: `Smile of BZO ${dateOf(FIRST)} on ${dateOf(LAST_DATE)}` }).waitFor();
    await page.getByText(/^SVI fit to \d+ quotes, RMSE 0\.\d\d vol points\./u).waitFor();
    await page.getByText('Convention: moneyness is ln(K/F)').waitFor();
    expect(await page.getByText('SIMULATED', { exact: true }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('says in words what the quotes are at odds with, and leads from there to the smile', async () => {
    // Rounded to the tick, the quotes of the last two weeks bend where nobody trades.
    const { page } = await open('?product=BZ&expiry=2026-05-26');
    await page.getByText('✓ Free of butterfly arbitrage.').waitFor();
    await page.getByRole('button', { name: /^⚠ \d in the quotes, repaired$/u }).click();
    const findings = page.getByRole('region', { name: 'Arbitrage' });
    await findings.getByText(/The best fit to the options on BZK26 .* negative probability density/u).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'panel-findings');
    await findings.getByRole('button', { name: `Butterfly, ${dateOf(FIRST)}` }).click();
    const smile = page.getByRole('region', { name: 'Smile' });
    await smile.getByText(/The best fit to the options on BZK26 .* negative probability density/u).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'panel-smile');
  });

  test('asks for what is in view first, and for the rest when one comes near it', async () => {
    const { page } = await openPage(browser, { viewport: { width: 1440, height: 700 } });
    const asked: string[] = [];
    page.on('request', (request) => {
      const { operationName } = (request.postDataJSON() ?? {}) as { operationName?: string };
      if (request.url().endsWith('/graphql') && operationName !== undefined) asked.push(operationName);
    });
    await signInToDemo(page, market.server.address);
    await page.goto(`${market.server.address}/volatility?product=BZ`);
    await page.getByText(/^SVI fit/u).waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    expect(asked).toEqual(expect.arrayContaining(['VolatilitySurface', 'VolatilitySmile']));
    expect(asked).not.toContain('ImpliedVsRealized');
    await page.getByRole('region', { name: 'Arbitrage' }).scrollIntoViewIfNeeded();
    await page.getByRole('group', { name: /^Volatility index of BZ/u }).waitFor();
    expect(asked).toContain('ImpliedVsRealized');
  });

  test('where no 3D graphics are drawn a heat map stands in, and a click on it shows that smile', async () => {
    const { page } = await open('?product=BZ&grid=moneyness');
    await page.getByText('This browser draws no 3D graphics (WebGL); the same numbers as a heat map.').waitFor();
    const map = page.getByRole('group', { name: `Volatility surface of BZO on ${dateOf(LAST_DATE)}` });
    await map.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: `Smile of BZO ${dateOf(SECOND)} on ${dateOf(LAST_DATE)}` }).waitFor();
    expect(page.url()).toContain(`expiry=${SECOND}`);
    expect(await atm(page)).toBeCloseTo(32, 1);
  });

  test('the table is the surface for keyboards: its rows have the volatilities and lead to the smiles', async () => {
    const { page } = await open('?product=BZ');
    const table = page.getByRole('table', { name: /^Volatilities in percent by expiry and delta/u });
    const rows = await cells(table.locator('tbody tr'));
    expect(rows.map((row) => Math.round(Number(row[2])))).toEqual([34, 32, 30, 28]);
    await table.locator('tbody tr').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: `Smile of BZO ${dateOf(EXPIRIES[3] ?? '')} on` }).waitFor();
  });

  test('lays earlier dates over smile and term structure, and keeps them in the address', async () => {
    const { page } = await open('?product=BZ');
    await page.getByRole('button', { name: '−1W' }).click();
    const smile = page.getByRole('region', { name: 'Smile' });
    await smile.getByText('6 Mar 2026', { exact: true }).waitFor();
    expect(page.url()).toContain('overlay=1W');
    await page.getByLabel('Add the smile of a date').fill('2026-02-10');
    await smile.getByText('10 Feb 2026', { exact: true }).waitFor();
    const term = page.getByRole('region', { name: 'Term structure' });
    await term.getByText('10 Feb 2026', { exact: true }).first().waitFor();
    await page.reload();
    await smile.getByText('10 Feb 2026', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Take away the smile of 2026-02-10' }).click();
    await smile.getByText('10 Feb 2026', { exact: true }).waitFor({ state: 'detached' });
  });

  test('the term structure has each expiry with its change, and volatility between expiries', async () => {
    const { page } = await open('?product=BZ&panel=term');
    const table = page.getByRole('table', { name: /^Volatilities by expiry of BZO/u });
    await table.locator('tbody tr').nth(3).waitFor();
    const rows = await cells(table.locator('tbody tr'));
    expect(rows.map((row) => Number(row[4]).toFixed(0))).toEqual(['34', '32', '30', '28']);
    expect(rows.map((row) => row[5]?.startsWith('−'))).toEqual([true, true, true, true]);
    expect(rows[0]?.[6]).toBe('first expiry');
    expect(Number(rows[1]?.[6])).toBeLessThan(32);
    await page.waitForFunction(() => document.activeElement?.id === 'panel-term');
    await page.getByRole('radio', { name: '25Δ RR' }).click();
    await page.getByRole('group', { name: /^Term structure of BZO .* risk reversal/u }).waitFor();
    expect(page.url()).toContain('measure=skew');
    expect(page.url()).not.toContain('panel=');
  });

  test('the cone has one percent a day over every window, by the estimator chosen', async () => {
    const { page } = await open('?product=BZ&panel=cone&estimator=close_to_close_zero_mean');
    const table = page.getByRole('table', { name: /^Realised volatility of BZ by window/u });
    // 0.01 · √252 a year.
    const latest = async (): Promise<string[]> => (await cells(table.locator('tbody tr'))).map((row) => row[1] ?? '');
    await table.waitFor();
    expect(await latest()).toEqual(['15.87', '15.87', '15.87', '15.87', '15.87', '15.87']);
    await page.getByLabel('Estimator of realised volatility').selectOption('Parkinson');
    await page.getByText('There are not enough settlements').waitFor();
    expect(page.url()).toContain('estimator=parkinson');
  });

  test('implied volatility stands beside the realised one, with its premium', async () => {
    const { page } = await open('?product=BZ&panel=realized&compare=premium');
    const panel = page.getByRole('region', { name: 'Implied and realised' });
    // At 30 days √((13·34² + 17/32·(45·32² − 13·34²))/30) = 32.42, less 1 % · √(252·1.0476), the mean taken off.
    await panel
      .getByText(/^\+16\.[12]\d$/u)
      .first()
      .waitFor();
    await panel.getByText('100% of dates').waitFor();
    const index = page.getByRole('region', { name: 'Volatility index' });
    await index
      .getByText(/^3[23]\.\d\d −[01]\.\d\d$/u)
      .first()
      .waitFor();
  });

  test('steps through trade dates by key, and says which date stands for one without settlements', async () => {
    const { page } = await open('?product=BZ');
    await page.keyboard.press('[');
    await page.getByText('Settle 12 Mar 2026').waitFor();
    expect(await atm(page)).toBeCloseTo(35, 1);
    await page.keyboard.press('l');
    await page.getByText('Settle 13 Mar 2026').waitFor();
    await page.getByLabel('As of').fill('2026-03-08');
    await page.getByText('No settlements on 8 Mar 2026: showing 6 Mar 2026').waitFor();
  });

  test('an expiry that is not listed is answered by the nearest, and said', async () => {
    const { page } = await open('?product=BZ&expiry=2026-04-01');
    await page.getByText(`No options expire on 1 Apr 2026: showing ${dateOf(FIRST)}`).waitFor();
  });

  test('prices below zero: volatility in the quotation, no fit and why, and nothing that is not a number', async () => {
    const { page } = await open('?product=CL');
    expect(await atm(page)).toBeCloseTo(8, 0);
    await page.getByText('No fit: prices that are not positive have no log-moneyness.').waitFor();
    await page.getByText('No expiry has a fitted smile on this date.').waitFor();
    await page.getByText('USD/bbl per year, at the money').waitFor();
    await page.getByText('Nothing could be looked for: no expiry has a fitted smile.').waitFor();
    await page.getByRole('region', { name: 'Arbitrage' }).scrollIntoViewIfNeeded();
    await page.getByText('There is no volatility index in this range.').waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|null/u);
  });

  test('without options it says what to do; before the first of them, when they begin', async () => {
    const { page } = await go(browser, '?product=HO');
    await page.getByText('There are no options of HO yet.').waitFor();
    await page.goto(`${market.server.address}/volatility?product=BZ&asOf=2025-09-01`);
    await page.getByText('The options of BZ begin on 6 Feb 2026.').waitFor();
    await page.getByRole('button', { name: 'Go to the first date' }).click();
    await page.getByText('Settle 6 Feb 2026').waitFor();
  });

  test('exports what a panel shows, as numbers and as a picture', async () => {
    const { page } = await open('?product=BZ');
    await page.getByText(/^SVI fit/u).waitFor();
    const csv = await take(page, 'the smile', 'CSV');
    expect(csv.name).toBe(`BZO-smile-${FIRST}-${LAST_DATE}.csv`);
    const [header, first] = csv.content.toString('utf8').split('\r\n');
    expect(header).toMatch(/^tradeDate,product,series,expiry,underlying,forward,model,type,strike,logMoneyness,vol,/u);
    expect(header?.split(',').slice(-3)).toEqual(['residualVolPoints', 'isUsed', 'source']);
    expect(first).toMatch(new RegExp(`^${LAST_DATE},BZ,BZO,${FIRST},BZK26,.*,IMPORTED$`, 'u'));
    const json = await take(page, 'the surface', 'JSON');
    const records = JSON.parse(json.content.toString('utf8')) as { callDelta: number; vol: number }[];
    expect(records).toHaveLength(4 * 17);
    expect(records.find(({ callDelta }) => callDelta === 0.5)?.vol).toBeCloseTo(0.34, 2);
    await page.getByRole('button', { name: 'Export the surface' }).click();
    await page.getByRole('menuitem', { name: 'Copy query' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('volatilitySurface(product: $product');
  });

  test('fits a narrow window: nothing lies beyond its edge', async () => {
    const { page } = await open('?product=BZ&overlay=1W', { viewport: { width: 390, height: 844 } });
    await page.getByText(/^SVI fit/u).waitFor();
    await page.getByRole('region', { name: 'Arbitrage' }).scrollIntoViewIfNeeded();
    await page.getByRole('group', { name: /^Volatility index of BZ/u }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test('in a browser with 3D graphics the surface is turned and read by keys, picked, and saved as a picture', async () => {
    const drawing = await openBrowser({ draws3d: true });
    try {
      const { page, complaints } = await go(drawing, '?product=BZ');
      const surface = page.getByRole('group', { name: `Volatility surface of BZO on ${dateOf(LAST_DATE)}` });
      await surface.locator('canvas').waitFor();
      await surface.focus();
      // From the chosen expiry, at the money, to the next one.
      await page.keyboard.press('Shift+ArrowUp');
      const panel = page.getByRole('region', { name: 'Surface' });
      await panel.getByText(new RegExp(`^${dateOf(SECOND)}, \\d+ days, BZM26$`, 'u')).waitFor();
      await panel.getByText(/^strike 7\d\.\d\d$/u).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('group', { name: `Smile of BZO ${dateOf(SECOND)} on` }).waitFor();
      const png = await take(page, 'the surface', 'PNG');
      expect(png.name).toBe(`BZO-surface-${LAST_DATE}.png`);
      expect(png.content.subarray(1, 4).toString()).toBe('PNG');
      expect(png.content.readUInt32BE(16)).toBeGreaterThan(800);
      expect(complaints.filter((complaint) => !/GPU stall|GL Driver/u.test(complaint))).toEqual([]);
    } finally {
      await drawing.close();
    }
  });
});
