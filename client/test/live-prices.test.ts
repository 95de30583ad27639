/** The pages of futures and options as their prices move: simulated ones at first, then pushed ones of a live feed. */
import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

import { openBrowser, openPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { pushTicks } from './support/push-ticks.ts';
import { signInToDemo } from './support/sign-in.ts';
import { tradedContracts } from './support/traded-contracts.ts';

const FEED = { FEED: 'simulated', FEED_HOURS: 'always' };

let browser: Browser;
let market: TestMarket;
beforeAll(async () => {
  browser = await openBrowser();
  market = await startMarket({ environment: { DEMO_MARKET: 'true', TEST_MODE: 'true', ...FEED } });
});
afterAll(async () => {
  await browser.close();
  await market.close();
});

const open = async (path: string, options: BrowserContextOptions = {}) => {
  const { page, complaints } = await openPage(browser, options);
  const asked: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => asked.push(String(payload)));
  });
  await signInToDemo(page, market.server.address);
  await page.goto(`${market.server.address}${path}`);
  await page.getByTestId('headline').waitFor();
  return { page, complaints, asked };
};
const push = (...ticks: Parameters<typeof pushTicks>[1]) => pushTicks(market.server.address, ticks);
const headline = (page: Page): Locator => page.getByTestId('headline');
const isOfLive = (text: string): boolean => /priceTicks|forwardCurveUpdates|optionChainUpdates/u.test(text);

const traded = (page: Page, product: string) => tradedContracts(page, market.server.address, product);

describe('the futures page', () => {
  test('moves with a simulated feed, and says so', async () => {
    const { page, complaints } = await open('/futures?product=NG');
    await headline(page).getByText('SIMULATED', { exact: true }).waitFor();
    const [front] = await traded(page, 'NG');
    const before = await page.getByTestId('front-last').innerText();
    expect(await headline(page).innerText()).toContain(front!.symbol);
    await page.getByRole('group', { name: /^Forward curve of NG now and on /u }).waitFor();
    await page.waitForFunction(
      (text) => document.querySelector<HTMLElement>('[data-testid="front-last"]')?.innerText !== text,
      before,
      { polling: 250, timeout: 90_000 },
    );
    expect(complaints).toEqual([]);
  }, 180_000);

  test('shows the prices of a live feed in the headline, the board and the curve', async () => {
    const { page } = await open('/futures?product=CL');
    await page.getByTestId('front-last').waitFor();
    const [front, second] = await traded(page, 'CL');
    const last = Number((front!.settle + 1.5).toFixed(2));
    await push(
      { symbol: front!.symbol, last, bid: last - 0.01, ask: last + 0.01 },
      { symbol: second!.symbol, last: last + 0.25 },
    );
    await headline(page).getByText('LIVE', { exact: true }).waitFor();
    await headline(page).getByText(last.toFixed(2), { exact: true }).waitFor();
    expect(await headline(page).innerText()).toMatch(/▲ \+1\.50 \(\+\d\.\d\d%\)[\s\S]*\+150[\s\S]*−0\.25 contango/u);
    // The settle that the change is counted from is a simulated one still.
    expect(await headline(page).getByText('SIMULATED', { exact: true }).count()).toBe(1);
    const cells = await page.locator(`tr[data-row="${front!.symbol}"] td`).allInnerTexts();
    expect(cells.slice(1, 6)).toEqual(
      [last, '+1.50', last - 0.01, last + 0.01, front!.settle].map((value) =>
        typeof value === 'string' ? value : value.toFixed(2),
      ),
    );
    const chart = page.getByRole('group', { name: /^Forward curve of CL now and on /u });
    await chart.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page
      .locator('section', { has: page.getByRole('heading', { name: 'Forward curve' }) })
      .getByText(new RegExp(`Now\\s*${last.toFixed(2)}`, 'u'))
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Export the contracts' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV', exact: true }).click(),
    ]);
    const [header, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(header).toMatch(/,last,netChange,bid,ask,lastTime,lastOrigin,lastStatus$/u);
    expect(lines.find((line) => line.includes(`,${front!.symbol},`))).toMatch(
      new RegExp(`,${last},1\\.5,${(last - 0.01).toFixed(2)},[\\d.]+,\\d{4}-[\\d-]+T[\\d:.]+Z,LIVE,LIVE$`, 'u'),
    );
    await page.getByRole('radio', { name: 'Spreads' }).click();
    await page.locator(`tr[data-row="${front!.symbol}-${second!.symbol}"]`).getByText('−0.25').waitFor();
  });

  test('lights up the cell of a price that moved, and no other', async () => {
    const { page } = await open('/futures?product=CL');
    await page.getByTestId('front-last').waitFor();
    const [front, second] = await traded(page, 'CL');
    const cell = (symbol: string) => page.getByTestId(`last-${symbol}`);
    // A pushed price ends the simulated ones of its contract: what moves after these was pushed.
    const pushed = [front!, second!];
    await push(...pushed.map(({ symbol, settle }) => ({ symbol, last: settle })));
    for (const { symbol, settle } of pushed)
      await cell(symbol)
        .filter({ hasText: settle.toFixed(2) })
        .waitFor();
    const before = await cell(second!.symbol).getAttribute('data-flash');
    const last = Number((front!.settle + 0.07).toFixed(2));
    await push({ symbol: front!.symbol, last });
    await page
      .locator(`[data-testid="last-${front!.symbol}"][data-flash^="up"]`, { hasText: last.toFixed(2) })
      .waitFor();
    expect(await cell(second!.symbol).getAttribute('data-flash')).toBe(before);
  });

  test('of an earlier date stands still, and asks for nothing that moves', async () => {
    const { page } = await open('/futures?product=CL');
    await page.getByTestId('front-last').waitFor();
    await page.getByRole('button', { name: 'Trade date before' }).click();
    await page.getByTestId('front-settle').waitFor();
    await page.getByRole('group', { name: /^Forward curve of CL on /u }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Last', exact: true }).count()).toBe(0);
    const copy = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    await copy.page.getByRole('group', { name: /^Forward curve of CL on /u }).waitFor();
    expect(copy.asked.filter(isOfLive)).toEqual([]);
  });
});

describe('the options page', () => {
  const rowOf = (page: Page, strike: number): Locator => page.locator(`[role=row][data-strike="${strike}"]`);
  const callOf = (page: Page, strike: number, id: string): Locator =>
    rowOf(page, strike).locator(`[data-side="call"][data-id="${id}"]`);
  const number = async (cell: Locator): Promise<number> => Number((await cell.innerText()).replace('−', '-'));
  const atTheMoney = (page: Page): Locator => page.locator('[role=row][data-strike]', { hasText: 'ATM' });
  /** Opens the chain and brings its future to a strike. */
  const atStrike = async (page: Page, steps: number): Promise<{ readonly future: string; readonly strike: number }> => {
    await page.getByTestId('underlying-last').waitFor();
    await page.getByRole('columnheader', { name: 'Value' }).first().waitFor();
    const future = (await headline(page).innerText()).slice(0, 5);
    const strikes = await page
      .locator('[role=row][data-strike]')
      .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['strike'])));
    const now = Number(await atTheMoney(page).getAttribute('data-strike'));
    const strike = strikes[strikes.indexOf(now) + steps]!;
    await push({ symbol: future, last: strike });
    await rowOf(page, strike).getByText('ATM', { exact: true }).waitFor();
    return { future, strike };
  };

  test('moves with the future: values, Greeks, the strike at the money', async () => {
    const { page, complaints } = await open('/options?product=CL');
    const { future, strike } = await atStrike(page, 2);
    await headline(page).getByText('LIVE', { exact: true }).waitFor();
    expect(await page.getByTestId('underlying-last').innerText()).toBe(strike.toFixed(2));
    expect(await atTheMoney(page).count()).toBe(1);
    // At the forward the call's delta is near a half, and below it exercising is worth something.
    await page.waitForFunction((at) => {
      const cell = document.querySelector(`[data-strike="${at}"] [data-side="call"][data-id="delta"]`);
      return Math.abs(Number(cell?.textContent) - 0.51) < 0.03;
    }, String(strike));
    const [value, settle] = [
      await number(callOf(page, strike, 'theoretical')),
      await number(callOf(page, strike, 'settle')),
    ];
    expect(await page.locator('[data-id="settle"] [data-flash]').count()).toBe(0);
    await push({ symbol: future, last: strike + 1 });
    await page.waitForFunction(
      ([at, before]) =>
        Number(
          document.querySelector(`[data-strike="${at ?? ''}"] [data-side="call"][data-id="theoretical"]`)?.textContent,
        ) > Number(before),
      [String(strike), String(value)],
    );
    // By about its delta for 1.00.
    const gain = (await number(callOf(page, strike, 'theoretical'))) - value;
    expect(gain).toBeGreaterThan(0.45);
    expect(gain).toBeLessThan(0.75);
    expect(await number(callOf(page, strike, 'settle'))).toBe(settle);
    expect(await callOf(page, strike, 'theoretical').locator('[data-flash^="up"]').count()).toBe(1);
    await page.getByText(/sticky strike, the volatilities of the settlement of \d+ \w+ \d{4}/u).waitFor();
    const tab = page.getByRole('navigation', { name: 'Expiries' }).locator('[aria-current="page"]');
    expect(await tab.innerText()).toMatch(/\d\d\.\d\d%\s*live$/u);
    expect(await headline(page).innerText()).toMatch(/ATM vol\s+\d\d\.\d\d% [+−]\d\.\d\d\s*live/u);
    expect(complaints).toEqual([]);
  });

  test('shows the settlement by choice, and keeps that in the address', async () => {
    const { page } = await open('/options?product=CL');
    const { strike } = await atStrike(page, 3);
    const details = page.getByTestId('option-details');
    await details.getByText('Value now').waitFor();
    await page.getByRole('radio', { name: 'Settle', exact: true }).click();
    await page
      .getByRole('columnheader', { name: 'Volume' })
      .or(page.getByRole('columnheader', { name: 'Vol' }))
      .first()
      .waitFor();
    expect(page.url()).toContain('values=settle');
    expect(Number(await atTheMoney(page).getAttribute('data-strike'))).not.toBe(strike);
    await details.getByText('Theoretical').waitFor();
    expect(await page.getByText(/sticky strike/u).count()).toBe(0);
    expect(await page.locator('[role=grid] [data-flash]').count()).toBe(0);
    // The future is traded on.
    expect(await page.getByTestId('underlying-last').innerText()).toBe(strike.toFixed(2));
    await page.reload();
    await page.getByRole('radio', { name: 'Settle', exact: true, checked: true }).waitFor();
  });

  test('takes out what moves with its time', async () => {
    const { page } = await open('/options?product=CL');
    const { strike } = await atStrike(page, 1);
    await page.getByRole('button', { name: 'Export the chain' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV', exact: true }).click(),
    ]);
    const [header, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    const at = (name: string): number => header!.split(',').indexOf(name);
    const call = lines.map((line) => line.split(',')).find((row) => row[at('strike')] === String(strike));
    expect(Number(call?.[at('liveForward')])).toBe(strike);
    expect(Number(call?.[at('liveDelta')])).toBeCloseTo(0.51, 1);
    expect(call?.[at('liveTime')]).toMatch(/^\d{4}-[\d-]+T[\d:.]+Z$/u);
  });

  test('of an earlier date stands still, and asks for nothing that moves', async () => {
    const { page } = await open('/options?product=CL');
    await page.getByTestId('underlying-last').waitFor();
    await page.keyboard.press('[');
    await page.getByTestId('underlying-settle').waitFor();
    const copy = await open(`/options${new URL(page.url()).search}`);
    await copy.page.getByRole('grid').waitFor();
    expect(await copy.page.getByRole('radio', { name: 'Live', exact: true }).count()).toBe(0);
    expect(copy.asked.filter(isOfLive)).toEqual([]);
  });

  test('has 25 strikes of 14 columns in view at 1440 × 900 while it moves', async () => {
    const { page } = await open('/options?product=CL');
    await page.getByRole('radio', { name: 'Live', exact: true }).waitFor();
    const { y, height } = (await page.getByRole('grid').boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(900);
    const boxes = await Promise.all(
      (await page.locator('[role=row][data-strike]').all()).map((row) => row.boundingBox()),
    );
    const inView = boxes.filter((box) => box!.y >= y + 44 && box!.y + box!.height <= y + height);
    expect(inView.length).toBeGreaterThanOrEqual(25);
    expect(await atTheMoney(page).locator('[role=gridcell]').count()).toBe(14);
  });
});

test.each(['/futures', '/options'])('nothing of %s lies beyond the edge of a narrow window', async (path) => {
  const { page, complaints } = await open(path, { viewport: { width: 390, height: 844 } });
  await page.getByTestId('mode').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(complaints).toEqual([]);
});
