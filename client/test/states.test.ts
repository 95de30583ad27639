/** What the pages show when there is little to show. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { openBrowser, openPage } from './support/browser.ts';
import type { WatchedPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { signInToDemo } from './support/sign-in.ts';

let browser: Browser;
const markets: TestMarket[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  for (const market of markets) await market.close();
});

/** A market that is closed at the end, however the test went. */
async function open(environment: Readonly<Record<string, string>> = {}): Promise<TestMarket> {
  const market = await startMarket({ environment });
  markets.push(market);
  return market;
}

/** A page of somebody who looks around in the demo. */
async function openGuest(market: TestMarket): Promise<WatchedPage> {
  const watched = await openPage(browser);
  await signInToDemo(watched.page, market.server.address);
  return watched;
}

describe('a store without settlements', () => {
  let market: TestMarket;
  beforeAll(async () => {
    market = await open({ DEMO_MARKET: 'false' });
  });

  test('says how to import some, and shows them once they are there', async () => {
    const { page } = await openGuest(market);
    await page.goto(`${market.server.address}/futures`);
    await page.getByText('There are no settlements of CL yet.').waitFor();
    await page.getByText('npm run import -- FILE').waitFor();
    await market.importText('first.csv', 'tradeDate,symbol,settle\n2020-04-20,CLK20,-37.63\n2020-04-20,CLM20,20.43\n');
    await page.getByTestId('front-settle').waitFor();
    expect(await page.getByTestId('front-settle').innerText()).toBe('−37.63');
  });

  test('an address that leads nowhere says so', async () => {
    const { page } = await openGuest(market);
    await page.goto(`${market.server.address}/nowhere`);
    await page.getByRole('link', { name: 'Go to the dashboard' }).click();
    await page.waitForURL('**/dashboard');
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  });

  test('what an address gets wrong is shown as if it was not said', async () => {
    const { page, complaints } = await openGuest(market);
    await page.goto(
      `${market.server.address}/futures?product=XX&asOf=2020-02-31&overlay=9Z&contract=CLA26&sort=%3Cb%3E`,
    );
    await page.getByTestId('headline').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('a date before the first settlement', () => {
  test('says when they begin, and leads there', async () => {
    const market = await open();
    const { page } = await openGuest(market);
    await page.goto(`${market.server.address}/futures?product=CL&asOf=1990-01-01`);
    await page.getByText(/The settlements of CL begin on/u).waitFor();
    await page.getByRole('button', { name: 'Go to the first date' }).click();
    await page.getByTestId('headline').waitFor();
  });
});

describe('a server that goes away and comes back', () => {
  test('is told of while what was shown stays, and asked again after', async () => {
    const market = await open();
    const { page } = await openGuest(market);
    await page.goto(`${market.server.address}/futures`);
    await page.getByText('SIMULATED').first().waitFor();
    await page
      .getByTestId('live-status')
      .getByText(/^(?:Live|Delayed by .*)$/u)
      .waitFor();
    await page.context().setOffline(true);
    await market.close();
    await page.getByText('The server cannot be reached. What is shown may be old').waitFor();
    expect(await page.getByTestId('front-settle').innerText()).toMatch(/^\d+\.\d\d$/u);
  });
});

describe('the demo market', () => {
  test('is marked on every product, until real settlements are imported', async () => {
    const market = await open();
    const { page } = await openGuest(market);
    for (const product of ['CL', 'BZ', 'NG', 'HO', 'RB']) {
      await page.goto(`${market.server.address}/futures?product=${product}`);
      await page.getByTestId('headline').getByText('SIMULATED').waitFor();
    }
    await market.importText('real.csv', 'tradeDate,symbol,settle\n2020-04-20,RBK20,0.6701\n');
    await page.getByTestId('front-settle').getByText('0.6701').waitFor();
    expect(await page.getByText('SIMULATED', { exact: true }).count()).toBe(0);
  });
});

/** The explorer runs nothing before its editor stands and the schema is there. */
async function editorReady(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  // A machine that is busy with others may leave a request open for long that the editor does not wait for.
  await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => undefined);
}

describe('the explorer', () => {
  let market: TestMarket;
  beforeAll(async () => {
    market = await open();
  });

  test('answers a query out of our own bundle, and asks nobody else', async () => {
    const { page, complaints } = await openGuest(market);
    const foreign: string[] = [];
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(market.server.address) || /^(data|blob):/u.test(request.url());
      if (!isOwn) foreign.push(request.url());
    });
    await page.goto(`${market.server.address}/explorer`);
    await editorReady(page);
    await page.getByRole('button', { name: /Execute query/u }).click();
    await page.getByText('"structure"').waitFor();
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('hears a subscription', async () => {
    const { page } = await openGuest(market);
    const question = new URLSearchParams({ query: 'subscription { marketChanged { products } }' });
    await page.goto(`${market.server.address}/explorer?${question.toString()}`);
    await editorReady(page);
    await page.getByRole('button', { name: /Execute query/u }).click();
    await page.getByRole('button', { name: /Stop query/u }).waitFor();
    await market.importText('heard.csv', 'tradeDate,symbol,settle\n2020-04-20,NGK20,1.924\n');
    await page.getByText('"NG"').waitFor();
  });
});
