/** A page whose prices stop coming finds its way back to them. */
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { openBrowser, openPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { pushTicks } from './support/push-ticks.ts';
import { signInToDemo } from './support/sign-in.ts';
import { tradedContracts } from './support/traded-contracts.ts';

let browser: Browser;
let market: TestMarket;
beforeAll(async () => {
  browser = await openBrowser();
  market = await startMarket({
    environment: { DEMO_MARKET: 'true', TEST_MODE: 'true', FEED: 'simulated', FEED_HOURS: 'always' },
  });
});
afterAll(async () => {
  await browser.close();
  await market.close();
});

/** A machine that runs other tests as well may be slow to show prices. */
const CONNECTED = /^(?:Live|Delayed by .*)$/u;

const goTo = async (page: Page, path: string): Promise<void> => {
  await signInToDemo(page, market.server.address);
  await page.goto(`${market.server.address}${path}`);
};
/** Pushes a price of the front contract and waits for it in the headline. */
const showsPushed = async (page: Page, product: string, last: number): Promise<void> => {
  const { address } = market.server;
  const [front] = await tradedContracts(page, address, product);
  await pushTicks(address, [{ symbol: front!.symbol, last }]);
  await page.getByTestId('headline').getByText(String(last)).waitFor();
};

describe('a page whose server restarts', () => {
  test('says so, and moves on by itself when the server is back', async () => {
    const { page } = await openPage(browser);
    await goTo(page, '/futures?product=HO');
    const status = page.getByTestId('live-status');
    await status.getByText(CONNECTED).waitFor();
    const restarting = market.restart();
    await status.getByText(/^(Reconnecting|Offline)/u).waitFor();
    await restarting;
    await status.getByText(CONNECTED).waitFor({ timeout: 120_000 });
    // A price that was never there before: what is shown came after the restart.
    await showsPushed(page, 'HO', 9.8765);
  }, 240_000);
});

describe('a page that no socket reaches', () => {
  test('asks for prices instead, and says so', async () => {
    const { page } = await openPage(browser);
    await page.routeWebSocket(/graphql/u, (socket) => socket.close());
    await goTo(page, '/futures?product=RB');
    await page
      .getByTestId('live-status')
      .getByText(/^Polling every/u)
      .waitFor({ timeout: 60_000 });
    await showsPushed(page, 'RB', 9.7531);
  }, 120_000);
});
