/** The page of options as a person uses it, on a market that can be reckoned by hand: see `support/option-market.ts`. */
import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

import { openBrowser, openPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { FUTURES_FILE, OPTIONS_FILE } from './support/option-market.ts';
import { signInToDemo } from './support/sign-in.ts';

const FIRST_DAY = 'product=CL&asOf=2020-06-15';

describe('the options page', () => {
  let market: TestMarket;
  let browser: Browser;
  beforeAll(async () => {
    market = await startMarket({ environment: { DEMO_MARKET: 'false' } });
    await market.importText('futures.csv', FUTURES_FILE);
    await market.importText('options.csv', OPTIONS_FILE);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await market.close();
  });

  const visit = async (query: string, options: BrowserContextOptions = {}) => {
    const { page, complaints } = await openPage(browser, options);
    await signInToDemo(page, market.server.address);
    await page.goto(`${market.server.address}/options${query}`);
    return { page, complaints };
  };
  const open = async (query: string, options: BrowserContextOptions = {}) => {
    const opened = await visit(query, options);
    await opened.page.getByRole('grid').waitFor();
    return opened;
  };
  const rowOf = (page: Page, strike: number): Locator => page.locator(`[role=row][data-strike="${strike}"]`);
  /** The cell of a column of calls (first) or puts (last). */
  const cellOf = (page: Page, strike: number, side: 'call' | 'put', id: string): Locator => {
    const cells = rowOf(page, strike).locator(`[data-id="${id}"]`);
    return side === 'call' ? cells.first() : cells.last();
  };
  const heading = (page: Page): Promise<string> => page.getByTestId('headline').innerText();
  const facts = (page: Page): Promise<string> => page.getByTestId('strategy-facts').innerText();
  /** Expiry and days of the tab that is shown. */
  const tab = (page: Page): Promise<string> =>
    page.getByRole('navigation', { name: 'Expiries' }).locator('[aria-current="page"]').innerText();

  test('opens on the latest day and the front expiry, at the money, without a complaint of the browser', async () => {
    const { page, complaints } = await open('');
    expect(await page.title()).toBe('CL options · Cushing');
    // The settle before is asked for after the chain.
    await page.getByText('+0.50').first().waitFor();
    expect(await heading(page)).toMatch(
      /CLU20[\s\S]*16 Jun 2020[\s\S]*40\.50[\s\S]*\+0\.50[\s\S]*17 Aug 2020 \(62 days\)/u,
    );
    expect(await heading(page)).toMatch(/American[\s\S]*4\.00% flat default/u);
    expect(await tab(page)).toMatch(/^Sep 2020\s+62 d · \d\d\.\d\d%$/u);
    expect(await page.getByText('SIMULATED', { exact: true }).count()).toBe(0);
    // The strike nearest to the future stands in the middle of what is in view.
    const grid = await page.getByRole('grid').boundingBox();
    const middle = await rowOf(page, 40.5).boundingBox();
    expect(await rowOf(page, 40.5).innerText()).toContain('ATM');
    const share = (middle!.y - grid!.y) / grid!.height;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.62);
    expect(complaints).toEqual([]);
  });

  test('has 25 strikes of 14 columns in view at 1440 × 900, and draws no more rows than it needs', async () => {
    const { page } = await open('');
    const { y, height } = (await page.getByRole('grid').boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(900);
    const rows = await page.locator('[role=row][data-strike]').all();
    const boxes = await Promise.all(rows.map((row) => row.boundingBox()));
    const inView = boxes.filter((box) => box!.y >= y + 44 && box!.y + box!.height <= y + height);
    expect(inView.length).toBeGreaterThanOrEqual(25);
    expect(rows.length).toBeLessThan(81);
    expect(await rowOf(page, 40.5).locator('[role=gridcell]').count()).toBe(14);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('83');
  });

  test('shows prices as they were imported, a dash with its reason where there is none, and marks what is odd', async () => {
    const { page } = await open(`?${FIRST_DAY}`);
    expect(await cellOf(page, 40, 'call', 'settle').innerText()).toBe('3.00');
    expect([
      await cellOf(page, 40, 'put', 'bid').innerText(),
      await cellOf(page, 40, 'put', 'ask').innerText(),
      await cellOf(page, 40, 'put', 'openInterest').innerText(),
    ]).toEqual(['2.95', '3.05', '4,000']);
    expect(await cellOf(page, 42, 'call', 'bid').innerText()).toBe('–');
    expect(await cellOf(page, 42, 'call', 'openInterest').getAttribute('title')).toBe('The source gave none');
    await page.getByRole('grid').evaluate((grid) => {
      grid.scrollTop = 0;
    });
    const vol = cellOf(page, 25, 'call', 'iv');
    expect(await vol.innerText()).toBe('–');
    expect(await vol.getAttribute('title')).toMatch(/below what exercising is worth/u);
    expect(
      await rowOf(page, 25)
        .getByText(/^Call: price below what exercising is worth$/u)
        .count(),
    ).toBe(1);
  });

  test('steps through dates and expiries by key, and keeps both in the address', async () => {
    const { page } = await open('');
    await page.keyboard.press('[');
    await page.getByText('15 Jun 2020').first().waitFor();
    expect(page.url()).toContain('asOf=2020-06-15');
    expect(await heading(page)).toContain('40.00');
    await page.keyboard.press('.');
    await page.getByText('CLZ20').first().waitFor();
    expect(page.url()).toContain('expiry=2020-11-17');
    await page.keyboard.press('l');
    await page.getByText('16 Jun 2020').first().waitFor();
    expect(await heading(page)).toMatch(/CLZ20[\s\S]*41\.50/u);
    await page.getByRole('link', { name: /Sep 2020/u }).click();
    await page.getByText('CLU20').first().waitFor();
    expect(page.url()).toContain('expiry=2020-08-17');
  });

  test('an expiry that is not listed is answered by the nearest, and a strike of the address is pointed out', async () => {
    const { page } = await open(`?${FIRST_DAY}&expiry=2020-11-20&strike=30`);
    await page.getByText('No LO options expire on 20 Nov 2020: showing 17 Nov 2020, the nearest.').waitFor();
    await rowOf(page, 30).and(page.locator('[aria-selected="true"]')).waitFor();
    expect(await page.getByTestId('option-details').innerText()).toContain('LOZ20 C3000');
  });

  test('has both series of gas, American and European', async () => {
    const { page } = await open('?product=NG');
    expect(await heading(page)).toMatch(/NGU20[\s\S]*2\.000[\s\S]*American[\s\S]*ON/u);
    await page.getByRole('radio', { name: 'LN' }).click();
    await page.getByText('Henry Hub European').waitFor();
    expect(await heading(page)).toMatch(/Black-76[\s\S]*LN/u);
    expect(page.url()).toContain('series=LN');
  });

  test('a strike below zero is valued by Bachelier, which the page says, with normal vols in the quotation', async () => {
    const { page } = await open('?product=CL&asOf=2020-04-21&legs=LOM20P-500*1@0.10');
    expect(await heading(page)).toMatch(/CLM20[\s\S]*11\.57[\s\S]*USD\/bbl per √year[\s\S]*Bachelier/u);
    await page.getByText(/Bachelier, because the strike at -5 is not positive/u).waitFor();
    expect(await rowOf(page, -5).locator('[role=rowheader]').innerText()).toBe('−5.00');
    expect(await page.getByRole('columnheader', { name: 'IV abs' }).count()).toBe(2);
    expect(await rowOf(page, 12).innerText()).not.toContain('NaN');
    // A put at −5 for 0.10: nothing is lost beyond the premium, and −5.10 breaks even.
    expect(await facts(page)).toMatch(/0\.10 USD\/bbl · 100 USD[\s\S]*unlimited[\s\S]*0\.10 · 100 USD[\s\S]*−5\.10/u);
    expect(await page.locator('main').innerText()).not.toContain('NaN');
  });

  test('a bid sells and an ask buys; cost, break-evens, gain and loss are those reckoned by hand', async () => {
    const { page } = await open(`?${FIRST_DAY}`);
    await cellOf(page, 40, 'call', 'ask').click();
    await page.locator('[data-leg="LOU20 C4000"]').waitFor();
    await cellOf(page, 40, 'put', 'ask').click();
    await page.locator('[data-leg="LOU20 P4000"]').waitFor();
    // 3.05 each: 6.10 in all, lost at 40, won back 6.10 to either side.
    expect(await facts(page)).toMatch(
      /Debit\s+6\.10 USD\/bbl · 6,100 USD[\s\S]*−100 USD[\s\S]*unlimited[\s\S]*6\.10 · 6,100 USD[\s\S]*33\.90, 46\.10/u,
    );
    await page.getByRole('group', { name: /Profit and loss of the strategy by price of CLU20/u }).waitFor();
    expect(new URL(page.url()).searchParams.get('legs')).toBe('LOU20C4000*1@3.05,LOU20P4000*1@3.05');
    await cellOf(page, 40, 'call', 'bid').click();
    await page.getByText('Sell LOU20 C4000').waitFor();
    // A settlement alone is dealt at, too: bought, as an ask would be.
    await cellOf(page, 42, 'call', 'settle').click();
    await page.locator('[data-leg="LOU20 C4200"]').waitFor();
    expect(new URL(page.url()).searchParams.get('legs')).toBe(
      'LOU20C4000*1@3.05,LOU20P4000*1@3.05,LOU20C4000*-1@2.95,LOU20C4200*1@2',
    );
  });

  test('contracts and prices of legs are typed and stepped, and legs removed, by keyboard alone', async () => {
    const { page } = await open(`?${FIRST_DAY}&legs=LOU20C4000*1@3.05,LOU20P4000*1@3.05`);
    const legs = (): string | null => new URL(page.url()).searchParams.get('legs');
    await page.getByLabel('Contracts of LOU20 C4000, negative when sold').focus();
    await page.keyboard.press('ArrowUp');
    await page.waitForURL(/C4000\*2/u);
    await page.getByLabel('Price of LOU20 P4000').focus();
    await page.keyboard.type('2.5');
    await page.keyboard.press('Enter');
    await page.waitForURL(/P4000\*1%402\.5$/u);
    expect(legs()).toBe('LOU20C4000*2@3.05,LOU20P4000*1@2.5');
    // 2 × 3.05 + 2.50
    await page.getByTestId('strategy-facts').getByText('8.60 USD/bbl · 8,600 USD').waitFor();
    await page.getByLabel('Price of LOU20 P4000').fill('dear');
    expect(await page.getByLabel('Price of LOU20 P4000').getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove LOU20 C4000' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-leg="LOU20 C4000"]').waitFor({ state: 'detached' });
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Remove LOU20 P4000');
    expect(legs()).toBe('LOU20P4000*1@2.5');
  });

  test('a link shows the same strategy, also of another expiry; what is no leg is left out with a word', async () => {
    const legs = 'LOU20C4000*-1@2.95,LOZ20C4000*1,FOO*2,ONU20C2000*1';
    const { page } = await open(`?${FIRST_DAY}&legs=${encodeURIComponent(legs)}`);
    await page.getByText(/Left out of the address: “FOO\*2” \(no symbol/u).waitFor();
    await page.getByText(/“ONU20C2000\*1” \(not on CL\)/u).waitFor();
    // The later call at 40, its future at 41: 1.00 of intrinsic, 3·exp(−1/64) of time, 0.05 to the ask.
    await page.waitForFunction(() =>
      document.querySelector('[aria-label="Price of LOZ20 C4000"]')?.getAttribute('value'),
    );
    expect(await page.getByLabel('Price of LOZ20 C4000').inputValue()).toBe('4.00');
    await page.getByTestId('strategy-facts').waitFor();
    const before = await facts(page);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied', { exact: true }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const copy = await open(new URL(link).search);
    await copy.page.waitForFunction(() =>
      document.querySelector('[aria-label="Price of LOZ20 C4000"]')?.getAttribute('value'),
    );
    expect(await facts(copy.page)).toBe(before);
    expect(await copy.page.getByText(/Left out/u).count()).toBe(0);
  });

  test('ready-made strategies stand around the money, and the hedge takes their delta out', async () => {
    const { page } = await open(`?${FIRST_DAY}&panel=strategy`);
    await page.getByText('No legs yet.').waitFor();
    await page.getByRole('button', { name: 'Ready-made strategies' }).click();
    await page.getByRole('menuitem', { name: 'Straddle' }).click();
    await page.locator('[data-leg="LOU20 P4000"]').waitFor();
    await page.getByLabel('Contracts of LOU20 C4000, negative when sold').fill('10');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Hedge delta \(sell \d CLU20\)/u }).click();
    await page.locator('[data-leg="CLU20"]').waitFor();
    await page.getByRole('button', { name: 'Hedge delta', exact: true }).and(page.locator(':disabled')).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('No legs yet.').waitFor();
  });

  test('arrows walk the chain, a and A deal, Enter opens the calculator filled in', async () => {
    const { page } = await open(`?${FIRST_DAY}`);
    await rowOf(page, 40).locator('[role=rowheader]').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    expect(await page.locator(':focus').getAttribute('data-id')).toBe('ask');
    expect(await page.getByTestId('option-details').innerText()).toContain('LOU20 P4050');
    await page.keyboard.press('A');
    await page.getByText('Sell LOU20 P4050').waitFor();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('a');
    await page.getByText('Buy LOU20 P4550').waitFor();
    await page.keyboard.press('Control+End');
    expect(await page.locator(':focus').locator('xpath=..').getAttribute('data-strike')).toBe('60');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/calculator\?/u);
    const search = new URL(page.url()).searchParams;
    expect(Object.fromEntries(search)).toMatchObject({
      product: 'CL',
      expiry: '2020-08-17',
      strike: '60',
      type: 'PUT',
    });
  });

  test('a click on a side opens the calculator, and the way back has the same chain', async () => {
    const { page } = await open(`?${FIRST_DAY}&columns=greeks`);
    await cellOf(page, 41, 'call', 'delta').click();
    await page.waitForURL(/\/calculator\?.*strike=41/u);
    expect(page.url()).toContain('type=CALL');
    await page.goBack();
    await page.getByRole('columnheader', { name: 'Theta' }).first().waitFor();
    expect(page.url()).toContain(`${FIRST_DAY}&strike=41&type=CALL&columns=greeks`);
    // The keys go on where they left: Enter there leads to the same option.
    await page.locator('[role=gridcell]:focus').waitFor();
    expect(await page.locator(':focus').locator('xpath=..').getAttribute('data-strike')).toBe('41');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/calculator' && url.searchParams.get('type') === 'PUT');
    expect(new URL(page.url()).searchParams.get('strike')).toBe('41');
    await page.goBack();
    await page.locator('[role=gridcell]:focus').waitFor();
    expect(new URL(page.url()).searchParams.get('type')).toBe('PUT');
  });

  test('columns come by set and one by one, and stay in the address', async () => {
    const { page } = await open('');
    await page.getByRole('radio', { name: 'Value' }).click();
    await page.getByRole('columnheader', { name: 'Theo' }).first().waitFor();
    expect(page.url()).toContain('columns=value');
    await page.getByRole('button', { name: 'Choose columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Gamma' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Moneyness' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Gamma' }).first().waitFor();
    await page.getByRole('columnheader', { name: 'ln K/F %' }).first().waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('columns')).toContain('gamma');
  });

  test('what is pointed at shows every Greek with its unit', async () => {
    const { page } = await open(`?${FIRST_DAY}`);
    await cellOf(page, 40, 'put', 'settle').hover();
    const details = page.getByTestId('option-details');
    await details.getByText('LOU20 P4000').waitFor();
    const text = await details.innerText();
    expect(text).toMatch(/Delta\s+−0\.\d{3}\s+futures/u);
    expect(text).toMatch(/Vega\s+0\.\d{4}\s+USD\/bbl per vol point/u);
    for (const greek of ['Vanna', 'Volga', 'Charm', 'Veta', 'Speed', 'Zomma', 'Color', 'Ultima', 'Dual gamma']) {
      expect(text).toMatch(new RegExp(`${greek}\\s+−?\\d`, 'u'));
    }
  });

  test('exports the chain and the strategy, and the payoff as a picture', async () => {
    const { page } = await open(`?${FIRST_DAY}&legs=LOU20C4000*1@3.05`);
    await page.getByRole('group', { name: /Profit and loss of the strategy/u }).waitFor();
    const take = async (menu: string, item: string): Promise<{ name: string; content: Buffer }> => {
      await page.getByRole('button', { name: menu }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item, exact: true }).click(),
      ]);
      return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
    };
    const csv = await take('Export the chain', 'CSV');
    expect(csv.name).toBe('LO-2020-08-17-chain-2020-06-15.csv');
    const lines = csv.content.toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(1 + 2 * 81);
    expect(lines.find((line) => line.includes('LOU20 P4000'))).toMatch(
      /^2020-06-15,LO,2020-08-17,CLU20,40,40,PUT,LOU20 P4000,3,2.95,3.05,400,4000,0\.\d+,OK,/u,
    );
    const strategy = await take('Export the strategy', 'JSON');
    const [leg] = JSON.parse(strategy.content.toString('utf8')) as Record<string, unknown>[];
    expect(leg).toMatchObject({ symbol: 'LOU20 C4000', quantity: 1, entryPrice: 3.05, marketPrice: 3, strike: 40 });
    const picture = await take('Export the strategy', 'PNG');
    expect(picture.content.subarray(1, 4).toString()).toBe('PNG');
  });

  test('a product without options says what to do, and a date before the first where they begin', async () => {
    const { page } = await visit('?product=BZ');
    await page.getByText('There are no options of BZ yet.').waitFor();
    await page.getByText('npm run import -- FILE').waitFor();
    await page.goto(`${market.server.address}/options?product=CL&asOf=2019-01-02`);
    await page.getByText('The options of CL begin on 21 Apr 2020.').waitFor();
    await page.getByRole('button', { name: 'Go to the first date' }).click();
    await page.getByRole('grid').waitFor();
    expect(page.url()).toContain('asOf=2020-04-21');
  });

  test('a chain that does not come can be asked for again', async () => {
    const { page } = await openPage(browser);
    await signInToDemo(page, market.server.address);
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('query OptionChain(') === true) await route.abort();
      else await route.continue();
    });
    await page.goto(`${market.server.address}/options?${FIRST_DAY}`);
    await page.getByRole('alert').waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await rowOf(page, 40).waitFor();
  });

  test('a phone has the strike at the money in view, above what is told of an option in one line', async () => {
    const { page } = await open(`?${FIRST_DAY}`, { viewport: { width: 390, height: 844 }, hasTouch: true });
    const middle = (await rowOf(page, 40).boundingBox())!;
    const details = (await page.getByTestId('option-details').boundingBox())!;
    expect(middle.y + middle.height).toBeLessThanOrEqual(details.y);
    expect(details.y + details.height).toBeLessThanOrEqual(844);
    expect(await page.getByText('Theoretical', { exact: true }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'More' }).tap();
    await page.getByText('Theoretical', { exact: true }).waitFor();
  });

  test('a narrow window shows one side beside its strikes; a touch shows the option first', async () => {
    const narrow = { viewport: { width: 390, height: 844 }, hasTouch: true };
    const { page, complaints } = await open(`?${FIRST_DAY}&legs=LOU20C4000*1@3.05`, narrow);
    await page.getByTestId('strategy-facts').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await rowOf(page, 40).locator('[role=gridcell]').count()).toBe(7);
    await page.getByRole('radio', { name: 'Puts' }).tap();
    await cellOf(page, 40, 'put', 'settle').tap();
    await page.getByTestId('option-details').getByText('LOU20 P4000').waitFor();
    expect(page.url()).toContain('sides=PUTS');
    await page.getByTestId('option-details').getByRole('link', { name: 'Calculator' }).tap();
    await page.waitForURL(/\/calculator\?.*type=PUT/u);
    expect(complaints).toEqual([]);
  });
});
