/** A file of real settlements as a person has it: dropped, watched, looked at on the curve, taken back. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { describeWithSharedData } from '../../scripts/testing/describe-with-shared-data.ts';
import { openBrowser, openPage } from './support/browser.ts';
import type { WatchedPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { askAs, register } from './support/sign-in.ts';

const FIND = 'query ($search: String) { users(search: $search, first: 1) { edges { node { id } } } }';
const PROMOTE = 'mutation ($userId: ID!) { setUserRole(userId: $userId, role: ANALYST) { id } }';
const STAGES = ['Ingestion', 'Quality', 'Taxonomy', 'Graph', 'Embedding'];

describeWithSharedData('the imports page on real settlements', 'data/futures_settlements_wide.csv', (file) => {
  let market: TestMarket;
  let browser: Browser;
  let address: string;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
  // What a first try stored would be there at the second.
  beforeEach(async () => {
    market = await startMarket({ environment: { DEMO_MARKET: 'true', TEST_MODE: 'true' } });
    ({ address } = market.server);
  });
  afterEach(() => market.close());

  /** A page of somebody who may import. */
  const openAnalyst = async (): Promise<WatchedPage> => {
    const username = 'mary';
    const watched = await openPage(browser);
    await register(watched.page, address, { email: `${username}@example.org`, username });
    const { data } = await askAs('Test ADMIN', watched.page, address, FIND, { search: username });
    const userId = (data as { users: { edges: { node: { id: string } }[] } }).users.edges[0]?.node.id;
    await askAs('Test ADMIN', watched.page, address, PROMOTE, { userId });
    return watched;
  };
  /** Drops a file onto the page as a hand does that comes from the desktop. */
  const drop = async (page: Page, path: string): Promise<void> => {
    const given = { name: basename(path), text: await readFile(path, 'utf8') };
    const files = await page.evaluateHandle(({ name, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: 'text/csv' }));
      return transfer;
    }, given);
    for (const step of ['dragenter', 'dragover', 'drop']) {
      await page.getByRole('heading', { name: 'Imports', level: 1 }).dispatchEvent(step, { dataTransfer: files });
      if (step === 'dragover') await page.getByText('Let go to import').waitFor();
    }
  };
  const showDay = async (page: Page): Promise<void> => {
    await page.getByLabel('As of').fill('2020-04-20');
    await page.getByText('Settle 20 Apr 2020').waitFor();
  };
  const settle = (page: Page): Promise<string> => page.getByTestId('front-settle').innerText();
  const simulated = (page: Page) => page.getByText('SIMULATED', { exact: true }).first();

  test('takes a dropped file through five stages onto the curve, and off it again', async () => {
    const { page, complaints } = await openAnalyst();
    await page.goto(`${address}/futures?product=CL`);
    await simulated(page).waitFor();

    await page.goto(`${address}/imports`);
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    await drop(page, file);
    await page.getByRole('button', { name: `Open the import of ${basename(file)}` }).click();
    const stages = page.getByRole('list', { name: 'Stages' }).getByRole('listitem');
    for (const [index, name] of STAGES.entries()) {
      await stages.nth(index).getByText('Done').waitFor();
      expect(await stages.nth(index).innerText()).toContain(name);
    }
    expect(await stages.count()).toBe(STAGES.length);
    await page.getByRole('button', { name: 'Roll back…' }).waitFor();
    expect(await page.getByRole('row', { name: new RegExp(basename(file), 'u') }).innerText()).toMatch(
      /Stored[\s\S]*CL, BZ, NG, HO, RB[\s\S]*2 Jan 2019 – 31 Dec 2021[\s\S]*Upload[\s\S]*mary/u,
    );

    await page.getByRole('link', { name: 'CL curve' }).click();
    await page.getByRole('group', { name: 'Forward curve of CL on 31 Dec 2021' }).waitFor();
    expect(await settle(page)).toBe('75.21');
    await showDay(page);
    expect(await settle(page)).toBe('−37.63');
    expect(await simulated(page).count()).toBe(0);

    await page.getByRole('link', { name: 'Imports', exact: true }).click();
    await page
      .getByRole('row', { name: new RegExp(basename(file), 'u') })
      .first()
      .click();
    await page.getByRole('button', { name: 'Roll back…' }).click();
    await page.getByRole('button', { name: 'Roll back', exact: true }).click();
    await page.getByRole('row', { name: /Rolled back/u }).waitFor();
    await page.getByRole('button', { name: 'Roll back…' }).waitFor({ state: 'hidden' });
    expect(await page.getByRole('link', { name: 'CL curve' }).count()).toBe(0);

    await page.goto(`${address}/futures?product=CL&asOf=2020-04-20`);
    await page.getByText(/^The settlements of CL begin on /u).waitFor();
    await page.goto(`${address}/futures?product=CL`);
    await simulated(page).waitFor();
    expect(await settle(page)).not.toBe('75.21');
    // The token of before the promotion is refused once, and renewed.
    expect(complaints.filter((text) => !text.includes('status of 401'))).toEqual([]);
  }, 120_000);
});
