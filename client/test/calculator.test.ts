/** The calculator as a person uses it, on the demo market; its numbers against those of the API. */
import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { openBrowser, openPage } from './support/browser.ts';
import { startMarket } from './support/market.ts';
import type { TestMarket } from './support/market.ts';
import { askAs, signInToDemo } from './support/sign-in.ts';

interface Calculation {
  readonly price: number;
  readonly vol: number | null;
  readonly intrinsic: number;
  readonly timeValue: number;
  readonly breakEven: number;
  readonly expectedMove: number;
  readonly greeks: readonly { readonly greek: string; readonly value: number | null }[];
}

/** An option that the address says in full: no market fills anything. */
const WHOLE = 'product=CL&forward=73.89&strike=75&years=0.25&rate=4.1&vol=35.2135&type=CALL';
const MODELS = ['BLACK76', 'AMERICAN', 'BAW', 'BJERKSUND_STENSLAND', 'BACHELIER'];

/**
 * Browser and server run the same functions, but Math.exp and Math.log of two versions of an engine differ in the last bit
 * of one number in ten; a difference of values makes more of that. All that is left of it is below what is ever shown.
 */
function expectSame(value: number, expected: number, what: string): void {
  const scale = Math.max(Math.abs(expected), 1e-6);
  expect([what, Math.abs(value - expected) / scale < 1e-9 ? expected : value]).toEqual([what, expected]);
}

/** The number as the page writes one that has the decimals of a text. */
function roundedAs(text: string, value: number): string {
  const rounded = text.includes('e') ? value.toExponential(2) : value.toFixed(text.split('.')[1]?.length ?? 0);
  return rounded.replaceAll('-', '−');
}

describe('the calculator', () => {
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
    await page.goto(`${market.server.address}/calculator${query}`);
    await page.getByRole('table').or(page.getByText('Something is missing')).first().waitFor();
    return { page, complaints };
  };
  const ask = async (page: Page, query: string, variables = {}): Promise<Readonly<Record<string, unknown>>> => {
    const { data, errors } = await askAs('Test ANALYST', page, market.server.address, query, variables);
    expect(errors).toBeUndefined();
    return data ?? {};
  };
  const shown = (page: Page, figure: string): Promise<string[]> =>
    page.locator(`tr[data-row="${figure}"] td:not(:nth-of-type(1))`).allInnerTexts();
  const csvOf = async (page: Page, what: string): Promise<ReadonlyMap<string, readonly string[]>> => {
    await page.getByRole('button', { name: `Export ${what}` }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV', exact: true }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    return new Map(lines.map((line) => line.split(',')).map(([name = '', , ...values]) => [name, values]));
  };

  test.each([
    ['vol', { vol: 0.352135 }, ''],
    ['price', { price: 4.2 }, '&price=4.2'],
  ])('has the numbers of the API to the last digit, a %s given', async (_, known, query) => {
    const { page } = await open(`?${WHOLE}${query}`);
    const csv = await csvOf(page, 'the calculation');
    expect(csv.get('figure')?.slice(0, 5)).toEqual(MODELS);
    for (const [index, model] of MODELS.entries()) {
      const isNormal = model === 'BACHELIER' && 'vol' in known;
      const input = {
        ...{ product: 'CL', model, type: 'CALL', forward: 73.89, strike: 75, years: 0.25, rate: 0.041 },
        ...(isNormal ? { vol: 73.89 * 0.352135 } : known),
      };
      const { calculateOption } = await ask(
        page,
        `query ($input: OptionCalculationInput!) { calculateOption(input: $input) {
          price vol intrinsic timeValue breakEven expectedMove greeks { greek value } } }`,
        { input },
      );
      const { greeks, vol, ...figures } = calculateOption as Calculation;
      const told: [string, number | null][] = [
        ...Object.entries(figures),
        ...greeks.map(({ greek, value }): [string, number | null] => [greek, value]),
        ['vol', vol === null || model === 'BACHELIER' ? vol : vol * 100],
      ];
      for (const [name, value] of told) {
        const text = csv.get(name)?.[index] ?? 'absent';
        if (value === null) expect([model, name, text]).toEqual([model, name, '']);
        else expectSame(Number(text), value, `${model} ${name}`);
        // On the page it is the API's number, rounded.
        const cell = (await shown(page, name))[index] ?? '';
        expect([model, name, cell]).toEqual([model, name, value === null ? '–' : roundedAs(cell, value)]);
      }
    }
  });

  test('opened from a chain it fills in the future, the vol and the rate of that option', async () => {
    const { page, complaints } = await open('?product=CL');
    const { optionExpiries } = await ask(page, '{ optionExpiries(product: CL) { expiry tradeDate } }');
    const [, next] = optionExpiries as { readonly expiry: string; readonly tradeDate: string }[];
    const { optionChain } = await ask(
      page,
      `{ optionChain(product: CL, expiry: "${next?.expiry ?? ''}") { forward rows { strike put { settle iv } } } }`,
    );
    const { forward, rows } = optionChain as {
      readonly forward: number;
      readonly rows: readonly {
        readonly strike: number;
        readonly put: { readonly settle: number; readonly iv: number };
      }[];
    };
    const row = rows.find(({ strike }) => strike > forward * 0.9);
    await page.goto(
      `${market.server.address}/calculator?product=CL&expiry=${next?.expiry ?? ''}&series=LO&strike=${String(row?.strike)}&type=PUT&asOf=${next?.tradeDate ?? ''}`,
    );
    await page.getByTestId('headline').getByText('SIMULATED').waitFor();
    expect(await page.getByLabel(/^Future/u).inputValue()).toBe(String(forward));
    expect(Number(await page.getByLabel(/^Vol/u).inputValue())).toBeCloseTo((row?.put.iv ?? NaN) * 100, 4);
    // The American price at the option's own vol is its settle again.
    const [, american] = await shown(page, 'price');
    expect(Number(american)).toBeCloseTo(row?.put.settle ?? NaN, 3);
    await page.getByLabel('What is known').getByRole('radio', { name: 'Price' }).click();
    expect(Number(await page.getByLabel(/^Premium/u).inputValue())).toBe(row?.put.settle);
    expect(complaints).toEqual([]);
  });

  test('recomputes as one types, asks nothing of the server, and keeps it in the address', async () => {
    const { page } = await open(`?${WHOLE}`);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) asked.push(request.url());
    });
    const [before] = await shown(page, 'price');
    await page.getByLabel(/^Strike/u).fill('70');
    await page.waitForFunction(
      (old) => document.querySelector('tr[data-row="price"] td:nth-of-type(2)')?.textContent !== old,
      before,
    );
    await page.waitForURL(/strike=70/u);
    expect(asked).toEqual([]);
  });

  test('the front of 20 April 2020: Bachelier alone, with reasons, and nothing that is no number', async () => {
    const { page, complaints } = await open(
      '?product=CL&asOf=2020-04-20&days=24&forward=-37.63&strike=10&vol=120&rate=1&type=PUT',
    );
    expect(await shown(page, 'price')).toEqual(['–', '–', '–', '–', expect.stringMatching(/^47\.\d+$/u), '']);
    expect(await page.getByText(/knows no forward that is not positive/u).count()).toBe(4);
    await page.getByText(/\|F\| · vol = 45\.1560 USD\/bbl per √year/u).waitFor();
    for (const panel of ['Option', 'Spread option', 'Average price']) {
      await page.getByRole('radio', { name: panel, exact: true }).click();
      const title = panel === 'Average price' ? 'Average price option' : panel;
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
      expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|undefined|null/u);
    }
    expect(complaints).toEqual([]);
  });

  test('says beside a field what is wrong with it', async () => {
    const { page } = await open(`?${WHOLE}`);
    const strike = page.getByLabel(/^Strike/u);
    const height = (await page.getByRole('group', { name: 'The option by every model' }).boundingBox())?.height;
    await strike.fill('7x');
    await page.getByText('Enter a number, as in 75.25.', { exact: true }).waitFor();
    expect(await strike.getAttribute('aria-invalid')).toBe('true');
    // What was calculated last stays in its place, and says that it is old.
    await page.getByText('Of the numbers before. Strike: Enter a number, as in 75.25.').waitFor();
    expect(await page.locator('[aria-busy="true"] table').count()).toBe(1);
    expect((await page.getByRole('group', { name: 'The option by every model' }).boundingBox())?.height).toBe(height);
    await strike.fill('75.1');
    await page.getByText('Off the strike grid of LO').waitFor();
    await page.getByRole('table').waitFor();
  });

  test('names the model that is used, by the prices in the form', async () => {
    const { page } = await open('?product=CL&forward=-37.63&strike=-40');
    await page.getByText('Bachelier here, as a price is not positive').waitFor();
    expect(await page.getByTestId('calculated').innerText()).toBe('LO call −40.00, Bachelier used ●');
    await page.getByRole('radio', { name: 'Spread option', exact: true }).click();
    await page.getByRole('heading', { name: 'Spread option', exact: true }).waitFor();
    expect(await page.getByText('Bachelier here').count()).toBe(0);
  });

  test('before the first trade date says when options begin, and leads there', async () => {
    const { page } = await open('?product=CL&asOf=2001-01-02');
    await page.getByText(/^The options of CL begin on/u).waitFor();
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Go to the first date' }).click();
    await page.getByTestId('headline').getByText('SIMULATED').waitFor();
  });

  test('says the time as a date, days or years, each from the other, and loses nothing on a slow machine', async () => {
    const { page } = await open('?product=CL&asOf=2026-11-20&expiry=2026-12-16&forward=75&strike=75&vol=30&rate=4');
    await page.getByText('26 days, 0.071233 years (actual/365)').waitFor();
    // Slow enough that the address of one change is still on its way when the next is made.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 12 });
    await page.getByRole('radio', { name: 'Days' }).click();
    expect(await page.getByLabel(/^Days/u).inputValue()).toBe('26');
    await page.getByLabel(/^Days/u).fill('73');
    await page.getByRole('radio', { name: 'Years' }).click();
    expect(await page.getByLabel(/^Years/u).inputValue()).toBe('0.2');
    await page.waitForURL(/years=0\.2&/u);
    expect(await page.getByLabel(/^Years/u).inputValue()).toBe('0.2');
  });

  test('a copied link shows the same tomorrow: every number is in it', async () => {
    const { page } = await open('?product=NG&type=PUT');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied, with every number in it', { exact: true }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const said = new URL(link).searchParams;
    for (const name of ['product', 'type', 'asOf', 'expiry', 'forward', 'strike', 'vol', 'rate']) {
      expect([name, said.get(name)]).toEqual([name, expect.stringMatching(/./u)]);
    }
    const before = await page.getByRole('table').innerText();
    await page.goto(link);
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('table').innerText()).toBe(before);
  });

  test('values spread and average price options as the API does', async () => {
    const { page } = await open(
      '?product=CL&panel=SPREAD&forward=80&vol=35&forward2=75&vol2=30&correlation=0.9&spreadStrike=5&years=0.5&rate=4',
    );
    const spread = await csvOf(page, 'the spread option');
    const { calculateSpreadOption } = await ask(
      page,
      `{ calculateSpreadOption(input: { type: CALL, forward1: 80, vol1: 0.35, forward2: 75, vol2: 0.3, correlation: 0.9,
        strike: 5, years: 0.5, rate: 0.04 }) { delta1 theta comparisons { model price } } }`,
    );
    const told = calculateSpreadOption as {
      readonly delta1: number;
      readonly theta: number;
      readonly comparisons: readonly { readonly model: string; readonly price: number }[];
    };
    for (const [index, { model, price }] of told.comparisons.entries()) {
      expectSame(Number(spread.get('price')?.[index]), price, model);
    }
    expectSame(Number(spread.get('delta1')?.[0]), told.delta1, 'delta1');
    expectSame(Number(spread.get('theta')?.[0]), told.theta, 'theta');

    await page.goto(
      `${market.server.address}/calculator?product=CL&panel=AVERAGE&asOf=2026-11-20&forward=75&strike=74&vol=30&rate=4&firstFixing=2026-11-23&lastFixing=2026-11-24&payment=2026-11-24`,
    );
    await page.getByRole('table').waitFor();
    const average = await csvOf(page, 'the average price option');
    for (const [index, method] of ['EXACT', 'CURRAN', 'TURNBULL_WAKEMAN'].entries()) {
      const { calculateAveragePriceOption } = await ask(
        page,
        `{ calculateAveragePriceOption(input: { type: CALL, strike: 74, vol: 0.3, rate: 0.04, method: ${method},
          fixings: [{ years: ${3 / 365}, forward: 75 }, { years: ${4 / 365}, forward: 75 }], paymentYears: ${4 / 365} }) { price vega } }`,
      );
      const { price, vega } = calculateAveragePriceOption as { readonly price: number; readonly vega: number };
      expectSame(Number(average.get('price')?.[index]), price, `price by ${method}`);
      expectSame(Number(average.get('vega')?.[index]), vega, `vega by ${method}`);
    }
  });

  test('draws price, delta, gamma and vega over the future, read by keys', async () => {
    const { page } = await open(`?${WHOLE}`);
    for (const what of ['Delta', 'Gamma', 'Vega']) {
      await page.getByRole('radio', { name: what, exact: true }).click();
      const chart = page.getByRole('group', { name: `${what} of the option over the price of the future` });
      await chart.focus();
      await page.keyboard.press('Home');
      await page.getByText(/^F \d+\.\d\d$/u).waitFor();
    }
    await page.getByLabel('Model that is drawn').selectOption('BACHELIER');
    await page.waitForURL(/model=BACHELIER/u);
  });

  test.each([390, 1440])('at %d pixels nothing lies beyond the edge, in light and dark', async (width) => {
    for (const colorScheme of ['light', 'dark']) {
      const { page, complaints } = await open('?product=CL', { viewport: { width, height: 844 }, colorScheme });
      for (const panel of ['Option', 'Spread option', 'Average price']) {
        await page.getByRole('radio', { name: panel, exact: true }).click();
        const title = panel === 'Average price' ? 'Average price option' : panel;
        await page.getByRole('heading', { name: title, exact: true }).waitFor();
        await page.getByRole('table').waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});
