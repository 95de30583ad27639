/** Proves forward curves and calendar spreads by hand: their shape, their dates, what is near and what is far. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

/**
 * Crude of April 2020 and gas of the same Monday as the exchange settled them; days of March that are made up, each
 * for one shape of a curve.
 */
const CSV = `tradeDate,symbol,open,high,low,settle,volume,openInterest
2020-03-02,CLJ20,,,,22.50,,
2020-03-02,CLK20,,,,21.00,,
2020-03-02,CLM20,,,,21.00,,
2020-03-02,CLN20,,,,20.25,,
2020-03-03,CLJ20,,,,20.00,,
2020-03-03,CLK20,,,,20.00,,
2020-03-03,CLM20,,,,20.00,,
2020-03-04,CLJ20,,,,20.00,,
2020-03-05,CLJ20,,,,20.00,,
2020-03-05,CLK20,,,,20.00,,
2020-03-05,CLM20,,,,20.01,,
2020-03-06,CLJ20,,,,20.00,,
2020-03-06,CLK20,,,,25.00,,
2020-03-06,CLM20,,,,24.99,,
2020-04-17,CLK20,,,,18.27,,
2020-04-17,CLM20,,,,25.03,,
2020-04-17,CLN20,,,,29.42,,
2020-04-17,CLK21,,,,35.52,,
2020-04-20,CLK20,,,,-37.63,,
2020-04-20,CLM20,,,,20.43,,
2020-04-20,CLN20,,,,26.28,,
2020-04-20,CLK21,,,,34.68,,
2020-04-20,CLM21,,,,34.99,,
2020-04-20,NGK20,,,,1.924,,
2020-04-20,NGF21,,,,3.053,,
2020-04-20,NGG21,,,,3.013,,
`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ csv: CSV });
});
afterAll(() => server.close());

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const { body } = await server.query(query, variables);
  expect(body.errors).toBeUndefined();
  return Object.values(body.data ?? {})[0];
}

describe('forward curves', () => {
  const SHAPES = `query ($asOf: [Date!]) {
    forwardCurve(product: CL, asOf: $asOf) { tradeDate structure source points { settle } } }`;
  const curve = (tradeDate: string, structure: string, settles: readonly number[]): unknown => ({
    tradeDate,
    structure,
    source: 'IMPORTED',
    points: settles.map((settle) => ({ settle })),
  });

  test.each([
    ['falls and stands still', '2020-03-02', 'BACKWARDATION', [22.5, 21, 21, 20.25]],
    ['rises and stands still', '2020-03-05', 'CONTANGO', [20, 20, 20.01]],
    ['rises from below zero', '2020-04-20', 'CONTANGO', [-37.63, 20.43, 26.28, 34.68, 34.99]],
    ['rises and falls', '2020-03-06', 'MIXED', [20, 25, 24.99]],
    ['does neither', '2020-03-03', 'MIXED', [20, 20, 20]],
    ['is one contract', '2020-03-04', 'MIXED', [20]],
  ])('one that %s', async (_name, date, structure, settles) => {
    expect(await ask(SHAPES, { asOf: [date] })).toEqual([curve(date, structure, settles)]);
  });

  test('come in the order asked for, one that is no trade date by the one before it', async () => {
    // 19 April 2020 is a Sunday; the same date may be asked for twice.
    expect(await ask(SHAPES, { asOf: ['2020-04-19', '2020-03-02', '2020-04-17'] })).toEqual([
      curve('2020-04-17', 'CONTANGO', [18.27, 25.03, 29.42, 35.52]),
      curve('2020-03-02', 'BACKWARDATION', [22.5, 21, 21, 20.25]),
      curve('2020-04-17', 'CONTANGO', [18.27, 25.03, 29.42, 35.52]),
    ]);
  });

  test.each([
    ['no date', {}],
    ['null', { asOf: null }],
    ['an empty list of dates', { asOf: [] }],
  ])('for %s are the latest one', async (_name, variables) => {
    const latest = [-37.63, 20.43, 26.28, 34.68, 34.99];
    expect(await ask(SHAPES, variables)).toEqual([curve('2020-04-20', 'CONTANGO', latest)]);
  });

  test('name each contract with its month and expiry', async () => {
    const points = 'points { symbol deliveryMonth expiry settle contract { symbol product { code } } }';
    const gas = (symbol: string, deliveryMonth: string, expiry: string, settle: number): unknown => ({
      symbol,
      deliveryMonth,
      expiry,
      settle,
      contract: { symbol, product: { code: 'NG' } },
    });
    expect(await ask(`{ forwardCurve(product: NG) { product structure ${points} } }`)).toEqual([
      {
        product: 'NG',
        structure: 'MIXED',
        points: [
          gas('NGK20', '2020-05', '2020-04-28', 1.924),
          gas('NGF21', '2021-01', '2020-12-29', 3.053),
          gas('NGG21', '2021-02', '2021-01-27', 3.013),
        ],
      },
    ]);
  });

  test('are refused together where one of the dates lies before everything', async () => {
    const { body } = await server.query(SHAPES, { asOf: ['2020-04-20', '2020-02-28'] });
    expect(body).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'NOT_FOUND', reason: 'BEFORE_FIRST_TRADE_DATE', firstTradeDate: '2020-03-02' } }],
    });
  });

  test('are twenty at the most', async () => {
    const dates = (count: number): readonly string[] => Array.from({ length: count }, () => '2020-03-04');
    expect(await ask(SHAPES, { asOf: dates(20) })).toHaveLength(20);
    const { body } = await server.query(SHAPES, { asOf: dates(21) });
    expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE' } }]);
  });
});

describe('calendar spreads', () => {
  const SPREADS = `query ($asOf: Date, $months: Int!) { calendarSpreads(product: CL, asOf: $asOf, months: $months) {
    symbol value change changeStatus } }`;
  const spread = (symbol: string, value: number, change: number | null): unknown => ({
    symbol,
    value,
    change,
    changeStatus: change === null ? 'NO_PREVIOUS_SETTLE' : 'OK',
  });

  test('of one month are near less far, with the change of the spread', async () => {
    expect(await ask(SPREADS, { asOf: '2020-04-20', months: 1 })).toEqual([
      spread('CLK20-CLM20', -58.06, -51.3), // −37.63 − 20.43; before 18.27 − 25.03 = −6.76
      spread('CLM20-CLN20', -5.85, -1.46), // 20.43 − 26.28; before 25.03 − 29.42 = −4.39
      spread('CLK21-CLM21', -0.31, null), // 34.68 − 34.99; CLM21 is new
    ]);
  });

  test('of twelve months meet the same month of the year after', async () => {
    expect(await ask(SPREADS, { asOf: '2020-04-20', months: 12 })).toEqual([
      spread('CLK20-CLK21', -72.31, -55.06), // −37.63 − 34.68; before 18.27 − 35.52 = −17.25
      spread('CLM20-CLM21', -14.56, null), // 20.43 − 34.99
    ]);
  });

  test('are positive in backwardation and zero on a flat curve', async () => {
    expect(await ask(SPREADS, { asOf: '2020-03-02', months: 1 })).toEqual([
      spread('CLJ20-CLK20', 1.5, null),
      spread('CLK20-CLM20', 0, null),
      spread('CLM20-CLN20', 0.75, null),
    ]);
    expect(await ask(SPREADS, { asOf: '2020-03-02', months: 3 })).toEqual([spread('CLJ20-CLN20', 2.25, null)]);
  });

  test('are of one month on the latest trade date where nothing else is said', async () => {
    const fields = 'product source tradeDate symbol nearSymbol farSymbol near { lastTradeDate } far { deliveryMonth }';
    const spreads = await ask(`{ calendarSpreads(product: NG) { ${fields} value change } }`);
    // The contracts of May 2020 and January 2021 have no neighbour but February.
    expect(spreads).toEqual([
      {
        product: 'NG',
        source: 'IMPORTED',
        tradeDate: '2020-04-20',
        symbol: 'NGF21-NGG21',
        nearSymbol: 'NGF21',
        farSymbol: 'NGG21',
        near: { lastTradeDate: '2020-12-29' },
        far: { deliveryMonth: '2021-02' },
        value: 0.04,
        change: null,
      },
    ]);
  });

  test('of a day that is no trade date are those of the one before it', async () => {
    const spreads = await ask('{ calendarSpreads(product: CL, asOf: "2020-04-19") { tradeDate symbol value } }');
    expect(spreads).toEqual([
      { tradeDate: '2020-04-17', symbol: 'CLK20-CLM20', value: -6.76 },
      { tradeDate: '2020-04-17', symbol: 'CLM20-CLN20', value: -4.39 },
    ]);
  });

  test('as of null are the latest', async () => {
    expect(await ask(SPREADS, { asOf: null, months: 12 })).toHaveLength(2);
  });

  test('are none where no two contracts lie so far apart', async () => {
    expect(await ask(SPREADS, { asOf: '2020-04-20', months: 120 })).toEqual([]);
  });

  test.each([0, -1, 121])('of %i months are refused', async (months) => {
    const { body } = await server.query(SPREADS, { months });
    expect(body.errors).toMatchObject([
      {
        message: `months must lie in 1 … 120, got ${months}.`,
        extensions: { code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE' },
      },
    ]);
  });
});
