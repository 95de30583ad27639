/** The heat map of Greeks as a person uses it, on the demo market. */
import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { openBrowser, openPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { askAs, signInToDemo } from './support/sign-in.ts';

interface Row {
  readonly expiry: string;
  readonly underlying: string;
  readonly cells: readonly { readonly strike: number | null; readonly value: number | null }[];
}
interface Matrix {
  readonly tradeDate: string;
  readonly columns: readonly { readonly label: string }[];
  readonly rows: readonly Row[];
}

describe('the page of Greeks', () => {
  let market: TestMarket;
  let browser: Browser;
  beforeAll(async () => {
    market = await startMarket({ environment: { DEMO_MARKET: 'true', TEST_MODE: 'true' } });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await market.close();
  });

  const open = async (query: string, options = {}): Promise<{ page: Page; complaints: readonly string[] }> => {
    const { page, complaints } = await openPage(browser, options);
    await signInToDemo(page, market.server.address);
    await page.goto(`${market.server.address}/greeks${query}`);
    await page.getByTestId('headline').waitFor();
    return { page, complaints };
  };
  const ask = async (page: Page, fields: string): Promise<Matrix> => {
    const selection = 'tradeDate columns { label } rows { expiry underlying cells { strike value } }';
    const { data, errors } = await askAs(
      'Test VIEWER',
      page,
      market.server.address,
      `{ greeksMatrix(${fields}) { ${selection} } }`,
    );
    expect(errors).toBeUndefined();
    return data?.['greeksMatrix'] as Matrix;
  };

  test('opens on gamma of crude calls, a row for each expiry, marked as simulated, without a complaint', async () => {
    const { page, complaints } = await open('');
    await page.getByRole('group', { name: 'Gamma of CL calls by expiry and delta' }).waitFor();
    expect(await page.title()).toBe('CL Greeks · Cushing');
    await page.getByText('SIMULATED', { exact: true }).waitFor();
    expect(await page.getByTestId('headline').innerText()).toMatch(
      /delta per 1 USD\/bbl[\s\S]*12[\s\S]*American, exact/u,
    );
    expect(complaints).toEqual([]);
  });

  test('reads the cell under the cursor: expiry, strike, unit and value, as the API has them', async () => {
    const { page } = await open('?product=CL&greek=VEGA');
    const matrix = await ask(page, 'product: CL, greek: VEGA, type: CALL');
    const map = page.getByRole('group', { name: 'Vega of CL calls by expiry and delta' });
    await map.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const row = matrix.rows[1];
    const cell = row?.cells[1];
    const reading = page.locator('[aria-live="polite"]', { hasText: `${row?.underlying}, expiry` });
    await reading.waitFor();
    const text = await reading.innerText();
    expect(text).toContain(matrix.columns[1]?.label);
    expect(text).toContain(`strike ${cell?.strike?.toFixed(2)} USD/bbl`);
    expect(text).toContain('USD/bbl per vol point');
    expect(text).toContain(cell?.value?.toFixed(3));
  });

  test('a cell that is chosen opens the calculator with its option', async () => {
    const { page } = await open('?product=NG&series=LN&type=PUT&by=MONEYNESS');
    const matrix = await ask(page, 'product: NG, series: LN, greek: GAMMA, type: PUT, by: MONEYNESS');
    await page.getByRole('group', { name: 'Gamma of NG puts by expiry and strike' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/calculator\?/u);
    const parameters = new URL(page.url()).searchParams;
    expect(Object.fromEntries(parameters)).toEqual({
      product: 'NG',
      series: 'LN',
      expiry: matrix.rows.at(-1)?.expiry,
      strike: matrix.rows.at(-1)?.cells[0]?.strike?.toFixed(3),
      type: 'PUT',
    });
    await page.getByLabel(/^Strike/u).waitFor();
    expect(await page.getByLabel(/^Strike/u).inputValue()).toBe(parameters.get('strike'));
  });

  test('keeps everything in the address: Greek, side, axis, series, date and shape', async () => {
    const { page } = await open('?product=NG');
    await page.getByLabel('Greek', { exact: true }).selectOption('VANNA');
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: 'Put' }).click();
    await page.getByRole('radio', { name: 'By strike' }).click();
    await page.getByRole('radio', { name: 'LN' }).click();
    await page.getByRole('radio', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'Trade date before' }).click();
    await page.waitForURL(/asOf=/u);
    const { pathname, search } = new URL(page.url());
    expect(search).toMatch(
      /^\?product=NG&asOf=\d{4}-\d\d-\d\d&series=LN&greek=VANNA&type=PUT&by=MONEYNESS&shape=TABLE$/u,
    );
    const date = new URL(page.url()).searchParams.get('asOf') ?? '';
    await page
      .getByTestId('headline')
      .getByText(`settle ${Number(date.slice(8))} `)
      .waitFor();
    await page.locator('[aria-busy="false"] table').waitFor();
    const before = await page.locator('main').innerText();
    const { page: copy } = await openPage(browser);
    await signInToDemo(copy, market.server.address);
    await copy.goto(`${market.server.address}${pathname}${search}`);
    await copy.locator('[aria-busy="false"] table').waitFor();
    expect(await copy.locator('main').innerText()).toBe(before);
    await copy.locator('main').press('2');
    await copy.waitForURL(/product=BZ/u);
  });

  test('the table says what the map does, and its cells open the calculator too', async () => {
    const { page } = await open('?product=HO&shape=TABLE');
    const matrix = await ask(page, 'product: HO, greek: GAMMA, type: CALL');
    const [row] = matrix.rows;
    const cells = await page.locator('tbody tr').first().locator('td').allInnerTexts();
    expect(cells[0]).toContain(row?.underlying);
    expect(cells.slice(3)).toHaveLength(matrix.columns.length);
    const shown = cells.slice(3).map((text) => Number(text.replace('−', '-')));
    for (const [index, value] of shown.entries()) {
      expect(Math.abs(value - (row?.cells[index]?.value ?? NaN))).toBeLessThan(0.05);
    }
    await page.locator('tbody tr').first().getByRole('link').first().click();
    await page.waitForURL(new RegExp(`/calculator\\?product=HO&series=OH&expiry=${row?.expiry ?? ''}`, 'u'));
  });

  test('exports every cell as CSV and the map as PNG', async () => {
    const { page } = await open('?product=CL');
    await page.getByRole('group', { name: 'Gamma of CL calls by expiry and delta' }).locator('svg').first().waitFor();
    const matrix = await ask(page, 'product: CL, greek: GAMMA, type: CALL');
    const take = async (item: string): Promise<{ name: string; content: Buffer }> => {
      await page.getByRole('button', { name: 'Export the Greeks' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item, exact: true }).click(),
      ]);
      return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
    };
    const csv = await take('CSV');
    expect(csv.name).toBe(`CL-gamma-calls-${matrix.tradeDate}.csv`);
    const [header, first, ...rest] = csv.content.toString('utf8').trimEnd().split('\r\n');
    expect(header).toBe('tradeDate,series,expiry,underlying,forward,model,column,strike,value,unit,status,source');
    const cell = matrix.rows[0]?.cells[0];
    expect(first).toContain(`,10Δ put,${String(cell?.strike)},${String(cell?.value)},delta per 1 USD/bbl,OK,SIMULATED`);
    expect(rest).toHaveLength(matrix.rows.length * matrix.columns.length - 1);
    const png = await take('PNG');
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
  });

  test('before the first trade date says when options begin, and leads there', async () => {
    const { page } = await openPage(browser);
    await signInToDemo(page, market.server.address);
    await page.goto(`${market.server.address}/greeks?product=CL&asOf=2001-01-02`);
    await page.getByText(/^The options of CL begin on/u).waitFor();
    await page.getByRole('button', { name: 'Go to the first date' }).click();
    await page.getByTestId('headline').waitFor();
  });

  test.each([390, 1440])('at %d pixels nothing lies beyond the edge, in light and dark', async (width) => {
    for (const colorScheme of ['light', 'dark']) {
      const { page, complaints } = await open('?product=CL&shape=TABLE', {
        viewport: { width, height: 844 },
        colorScheme,
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.getByRole('radio', { name: 'Map' }).click();
      await page.getByRole('group', { name: /Gamma of CL/u }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(complaints).toEqual([]);
    }
  });
});
