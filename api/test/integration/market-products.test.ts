/** Proves contract terms and expiries as the API answers them, against the exchange's specifications and calendars. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { APRIL_2020 } from '../support/april-2020.js';
import { startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const TERMS = `code exchange currency contractSize unitOfMeasure quotation tickSize tickValue priceDecimals
  settlementMethod`;

/** The terms that all five products share. */
const NYMEX_USD = { exchange: 'NYMEX', currency: 'USD' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ csv: APRIL_2020 });
});
afterAll(() => server.close());

describe('products', () => {
  test('carry the terms of the exchange, crude first', async () => {
    const { body } = await server.query(`{ products { ${TERMS} } }`);
    const barrels = { ...NYMEX_USD, contractSize: 1_000, unitOfMeasure: 'BBL', quotation: 'USD/bbl' };
    const gallons = { ...NYMEX_USD, contractSize: 42_000, unitOfMeasure: 'GAL', quotation: 'USD/gal' };
    const gas = { ...NYMEX_USD, contractSize: 10_000, unitOfMeasure: 'MMBTU', quotation: 'USD/MMBtu' };
    const cent = { tickSize: 0.01, tickValue: 10, priceDecimals: 2 };
    const tenthOfCent = { tickSize: 0.001, tickValue: 10, priceDecimals: 3 };
    const hundredthOfCent = { tickSize: 0.0001, tickValue: 4.2, priceDecimals: 4 };
    expect(body).toEqual({
      data: {
        products: [
          { code: 'CL', ...barrels, ...cent, settlementMethod: 'PHYSICAL' },
          { code: 'BZ', ...barrels, ...cent, settlementMethod: 'CASH' },
          { code: 'NG', ...gas, ...tenthOfCent, settlementMethod: 'PHYSICAL' },
          { code: 'HO', ...gallons, ...hundredthOfCent, settlementMethod: 'PHYSICAL' },
          { code: 'RB', ...gallons, ...hundredthOfCent, settlementMethod: 'PHYSICAL' },
        ],
      },
    });
  });

  test('have a tick value of tick size times contract size', async () => {
    const { body } = await server.query('{ products { tickSize tickValue contractSize } }');
    const products = body.data?.['products'] as { tickSize: number; tickValue: number; contractSize: number }[];
    expect(products).toHaveLength(5);
    for (const { tickSize, tickValue, contractSize } of products) {
      expect(tickValue).toBeCloseTo(tickSize * contractSize, 10);
    }
  });

  test('say from when to when the store has settlements of them, and nothing of those it has none of', async () => {
    const { body } = await server.query('{ products { code source firstTradeDate lastTradeDate } }');
    const none = { source: null, firstTradeDate: null, lastTradeDate: null };
    const onMonday = { source: 'IMPORTED', firstTradeDate: '2020-04-20', lastTradeDate: '2020-04-20' };
    expect(body.data).toEqual({
      products: [
        { code: 'CL', source: 'IMPORTED', firstTradeDate: '2020-04-17', lastTradeDate: '2020-04-22' },
        { code: 'BZ', ...none },
        { code: 'NG', ...none },
        { code: 'HO', ...onMonday },
        { code: 'RB', ...onMonday },
      ],
    });
  });

  test('are answered one by one by code', async () => {
    const { body } = await server.query(
      'query ($code: ProductCode!) { product(code: $code) { code name quotation } }',
      {
        code: 'NG',
      },
    );
    expect(body.data).toEqual({ product: { code: 'NG', name: 'Henry Hub Natural Gas', quotation: 'USD/MMBtu' } });
  });
});

describe('a futures contract', () => {
  const CONTRACT = 'query ($symbol: String!) { futuresContract(symbol: $symbol) ';
  const DATES = `${CONTRACT} { symbol deliveryMonth lastTradeDate firstNoticeDate product { code } } }`;

  // Dates as the exchange published them; Brent's by its rule: the last London business day of the second month before.
  test.each([
    ['CLK20', 'CL', '2020-05', '2020-04-21', '2020-04-23'],
    ['CLM20', 'CL', '2020-06', '2020-05-19', '2020-05-21'],
    ['NGM20', 'NG', '2020-06', '2020-05-27', '2020-05-28'],
    ['HOK20', 'HO', '2020-05', '2020-04-30', '2020-05-04'],
    ['RBK20', 'RB', '2020-05', '2020-04-30', '2020-05-04'],
    ['BZN20', 'BZ', '2020-07', '2020-05-29', null],
    ['CLZ26', 'CL', '2026-12', '2026-11-20', '2026-11-24'],
  ])('%s ends on the date that the exchange published', async (symbol, code, deliveryMonth, last, notice) => {
    const { body } = await server.query(DATES, { symbol });
    expect(body).toEqual({
      data: {
        futuresContract: { symbol, deliveryMonth, lastTradeDate: last, firstNoticeDate: notice, product: { code } },
      },
    });
  });

  test.each([
    ['a year of four digits', 'CLZ2026', 'CLZ26'],
    ['small letters and spaces around it', ' clz26 ', 'CLZ26'],
    ["a vendor's root for Brent", 'BRNZ26', 'BZZ26'],
  ])('is found by %s and answers in the form of the exchange', async (_name, written, symbol) => {
    const { body } = await server.query(`${CONTRACT} { symbol } }`, { symbol: written });
    expect(body.data).toEqual({ futuresContract: { symbol } });
  });

  test('that the store has no settlements of still has its terms', async () => {
    const { body } = await server.query(`${CONTRACT} { product { code source } } }`, { symbol: 'NGF30' });
    expect(body.data).toEqual({ futuresContract: { product: { code: 'NG', source: null } } });
  });

  test.each([
    ['of no product', 'QQZ26', 'SYMBOL_ROOT'],
    ['that is no symbol', 'crude oil', 'SYMBOL_FORM'],
    ['without a month code', 'CL26', 'SYMBOL_MONTH'],
    ['with one digit for the year', 'CLZ6', 'SYMBOL_YEAR'],
    ['that is an option', 'LOZ26 C7500', 'SYMBOL_NOT_A_FUTURE'],
    ['with a strike', 'CLZ26 C7500', 'SYMBOL_STRIKE'],
  ])('%s is refused with the part that is wrong', async (_name, symbol, reason) => {
    const { status, body } = await server.query(DATES, { symbol });
    expect(status).toBe(200);
    expect(body.data).toBeNull();
    expect(body.errors).toMatchObject([{ path: ['futuresContract'], extensions: { code: 'BAD_USER_INPUT', reason } }]);
  });
});
