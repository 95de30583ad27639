/** Proves the board of futures by hand: changes against the trade date before, and which date answers for which. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { APRIL_2020 } from '../support/april-2020.js';
import { startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const BOARD = 'query ($asOf: Date) { futuresBoard(product: CL, asOf: $asOf) ';

interface Row {
  readonly symbol: string;
  readonly change: number | null;
  readonly changePercent: number | null;
  readonly changeStatus: string;
}

/** August begins on the 20th and July 2021 has a hole on it; both settled so on the days that are here. */
const CSV = `${APRIL_2020}2020-04-20,CLQ20,,,,28.51,,1000
2020-04-21,CLQ20,,,,21.61,,
2020-04-17,CLK21,,,,35.52,,
2020-04-21,CLK21,,,,30.12,,
`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ csv: CSV });
});
afterAll(() => server.close());

async function board(fields: string, asOf?: string): Promise<Record<string, unknown>> {
  const { body } = await server.query(`${BOARD} { ${fields} } }`, asOf === undefined ? {} : { asOf });
  expect(body.errors).toBeUndefined();
  return body.data?.['futuresBoard'] as Record<string, unknown>;
}

async function rows(asOf: string): Promise<readonly Row[]> {
  const { rows: answered } = await board('rows { symbol change changePercent changeStatus }', asOf);
  return answered as readonly Row[];
}

describe('the dates of a board', () => {
  const DATES = 'product source tradeDate previousTradeDate';

  test('are the latest in the store and the one before it where none is asked for', async () => {
    expect(await board(DATES)).toEqual({
      product: 'CL',
      source: 'IMPORTED',
      tradeDate: '2020-04-22',
      previousTradeDate: '2020-04-21',
    });
  });

  test('are the latest too where null is asked for', async () => {
    const { body } = await server.query(`${BOARD} { tradeDate } }`, { asOf: null });
    expect(body.data).toEqual({ futuresBoard: { tradeDate: '2020-04-22' } });
  });

  test.each([
    ['a trade date', '2020-04-20', '2020-04-20', '2020-04-17'],
    ['a Saturday', '2020-04-18', '2020-04-17', null],
    ['a Sunday', '2020-04-19', '2020-04-17', null],
    ['a day after the last', '2026-01-01', '2020-04-22', '2020-04-21'],
  ])('for %s are the trade date on or before it and the one before that', async (_name, asOf, tradeDate, previous) => {
    expect(await board(DATES, asOf)).toMatchObject({ tradeDate, previousTradeDate: previous });
  });

  test('before the first settlement are none, and the answer says where they begin', async () => {
    const { body } = await server.query(`${BOARD} { tradeDate } }`, { asOf: '2020-04-16' });
    expect(body).toMatchObject({
      data: null,
      errors: [
        {
          message: 'Settlements of CL begin on 2020-04-17: ask for that date or a later one.',
          path: ['futuresBoard'],
          extensions: { code: 'NOT_FOUND', reason: 'BEFORE_FIRST_TRADE_DATE', firstTradeDate: '2020-04-17' },
        },
      ],
    });
  });
});

describe('the rows of a board', () => {
  test('are by delivery month, numbered from the front contract, with their expiries', async () => {
    const fields = 'rows { symbol deliveryMonth expiry nearby contract { symbol firstNoticeDate } }';
    expect(await board(fields, '2020-04-21')).toEqual({
      rows: [
        ['CLK20', '2020-05', '2020-04-21', 1, '2020-04-23'],
        ['CLM20', '2020-06', '2020-05-19', 2, '2020-05-21'],
        ['CLN20', '2020-07', '2020-06-22', 3, '2020-06-24'],
        ['CLQ20', '2020-08', '2020-07-21', 4, '2020-07-23'],
        ['CLK21', '2021-05', '2021-04-20', 13, '2021-04-22'],
      ].map(([symbol, deliveryMonth, expiry, nearby, firstNoticeDate]) => ({
        symbol,
        deliveryMonth,
        expiry,
        nearby,
        contract: { symbol, firstNoticeDate },
      })),
    });
  });

  test('move up on the day after the front contract ended', async () => {
    expect(await board('rows { symbol nearby }', '2020-04-22')).toEqual({
      rows: [
        { symbol: 'CLM20', nearby: 1 },
        { symbol: 'CLN20', nearby: 2 },
      ],
    });
  });

  test('show the session as it was imported, and null for what the file left empty', async () => {
    const { rows: answered } = await board('rows { symbol open high low settle volume openInterest }', '2020-04-20');
    const [front, , , august] = answered as readonly Record<string, unknown>[];
    expect(front).toEqual({
      symbol: 'CLK20',
      open: 17.73,
      high: 17.85,
      low: -40.32,
      settle: -37.63,
      volume: 247_947,
      openInterest: 13_044,
    });
    const unknown = { open: null, high: null, low: null, volume: null };
    expect(august).toEqual({ symbol: 'CLQ20', ...unknown, settle: 28.51, openInterest: 1_000 });
  });
});

describe('the changes of a board', () => {
  test('are against the trade date before, over the weekend', async () => {
    const answered = await rows('2020-04-20');
    expect(answered.map(({ symbol, change }) => [symbol, change])).toEqual([
      ['CLK20', -55.9], // −37.63 − 18.27
      ['CLM20', -4.6], // 20.43 − 25.03
      ['CLN20', -3.14], // 26.28 − 29.42
      ['CLQ20', null],
    ]);
    // −55.90 of 18.27: the fall of 306 % that the papers wrote of.
    expect(answered[0]?.changePercent).toBeCloseTo(-305.966064, 5);
    expect(answered[1]?.changePercent).toBeCloseTo((100 * -4.6) / 25.03, 8);
  });

  test('have no percentage of a settle that was negative', async () => {
    const [front, second] = await rows('2020-04-21');
    // 10.01 + 37.63
    expect(front).toEqual({ symbol: 'CLK20', change: 47.64, changePercent: null, changeStatus: 'OK' });
    expect(second).toMatchObject({ symbol: 'CLM20', change: -8.86, changeStatus: 'OK' }); // 11.57 − 20.43
  });

  const NONE = { change: null, changePercent: null, changeStatus: 'NO_PREVIOUS_SETTLE' };

  test("are none on a contract's first day", async () => {
    expect((await rows('2020-04-20')).at(-1)).toEqual({ symbol: 'CLQ20', ...NONE });
    expect((await rows('2020-04-21'))[3]).toMatchObject({ symbol: 'CLQ20', change: -6.9, changeStatus: 'OK' });
  });

  test('are none on the first day of the store', async () => {
    const answered = await rows('2020-04-17');
    expect(answered).toHaveLength(4);
    for (const row of answered) expect(row).toMatchObject(NONE);
  });

  test('are none where the contract did not settle on the trade date before, though it did earlier', async () => {
    expect((await rows('2020-04-21')).at(-1)).toEqual({ symbol: 'CLK21', ...NONE });
  });

  test('of open interest are there only where both days have one', async () => {
    const changes = async (asOf: string): Promise<unknown> =>
      (await board('rows { symbol openInterestChange }', asOf))['rows'];
    expect(await changes('2020-04-20')).toEqual([
      { symbol: 'CLK20', openInterestChange: -95_549 }, // 13,044 − 108,593
      { symbol: 'CLM20', openInterestChange: 8_000 },
      { symbol: 'CLN20', openInterestChange: 10_000 },
      { symbol: 'CLQ20', openInterestChange: null },
    ]);
    expect(await changes('2020-04-21')).toContainEqual({ symbol: 'CLQ20', openInterestChange: null });
  });
});
