/** Proves continuous histories by hand over the roll of April 2020 from the May into the June contract of crude. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { APRIL_2020 } from '../support/april-2020.js';
import { startTestServer } from '../support/running-server.js';
import type { TestAnswer, TestServer } from '../support/running-server.js';

const CONTINUOUS = `query ($nth: Int!, $adjustment: RollAdjustment!, $from: Date, $to: Date) {
  continuousHistory(product: CL, nth: $nth, adjustment: $adjustment, from: $from, to: $to) {
    tradeDate symbol open high low settle volume source } }`;

interface Bar {
  readonly tradeDate: string;
  readonly symbol: string;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly settle: number;
  readonly volume: number | null;
  readonly source: string;
}

type Adjustment = 'NONE' | 'DIFFERENCE' | 'RATIO';

async function ask(
  server: TestServer,
  nth: number,
  adjustment: Adjustment,
  range: { from?: string; to?: string } = {},
): Promise<TestAnswer['body']> {
  return (await server.query(CONTINUOUS, { nth, adjustment, ...range })).body;
}

function barsOf(body: TestAnswer['body']): readonly Bar[] {
  expect(body.errors).toBeUndefined();
  return body.data?.['continuousHistory'] as readonly Bar[];
}

const settlesOf = (bars: readonly Bar[]): readonly number[] => bars.map((bar) => bar.settle);

function expectSettles(bars: readonly Bar[], expected: readonly number[]): void {
  expect(bars).toHaveLength(expected.length);
  for (const [index, settle] of settlesOf(bars).entries()) expect(settle).toBeCloseTo(expected[index]!, 8);
}

describe('the continuous history over the roll of April 2020', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ csv: APRIL_2020 });
  });
  afterAll(() => server.close());

  test('holds the May contract through its last trade date, then the June contract', async () => {
    const bars = barsOf(await ask(server, 1, 'NONE'));
    expect(bars.map(({ tradeDate, symbol, settle, source }) => [tradeDate, symbol, settle, source])).toEqual([
      ['2020-04-17', 'CLK20', 18.27, 'IMPORTED'],
      ['2020-04-20', 'CLK20', -37.63, 'IMPORTED'],
      ['2020-04-21', 'CLK20', 10.01, 'IMPORTED'],
      ['2020-04-22', 'CLM20', 13.78, 'IMPORTED'],
    ]);
  });

  test('holds the contract after that one as the second', async () => {
    const bars = barsOf(await ask(server, 2, 'NONE'));
    expect(bars.map(({ symbol, settle }) => [symbol, settle])).toEqual([
      ['CLM20', 25.03],
      ['CLM20', 20.43],
      ['CLM20', 11.57],
      ['CLN20', 20.69],
    ]);
  });

  test('is of the front contract as it settled where nothing else is said', async () => {
    const { body } = await server.query('{ continuousHistory(product: CL) { settle } }');
    expect(settlesOf(barsOf(body))).toEqual([18.27, -37.63, 10.01, 13.78]);
  });

  test('by difference lies higher by the gap of the last day held', async () => {
    // June less May on 21 April: 11.57 − 10.01 = 1.56.
    expect(settlesOf(barsOf(await ask(server, 1, 'DIFFERENCE')))).toEqual([19.83, -36.07, 11.57, 13.78]);
    // July less June on the same day: 18.69 − 11.57 = 7.12.
    expect(settlesOf(barsOf(await ask(server, 2, 'DIFFERENCE')))).toEqual([32.15, 27.55, 18.69, 20.69]);
  });

  test('by difference moves open, high and low with the settle, and the volume not', async () => {
    const [, monday] = barsOf(await ask(server, 1, 'DIFFERENCE'));
    // 17.73, 17.85 and −40.32, each plus 1.56.
    expect(monday).toMatchObject({ open: 19.29, high: 19.41, low: -38.76, settle: -36.07, volume: 247_947 });
  });

  test('by ratio is scaled by the ratio of the last day held, through a negative settle between the rolls', async () => {
    // 11.57 / 10.01 = 89 / 77, and 18.27 = 7 × 2.61, so that 18.27 × 89 / 77 = 2.61 × 89 / 11.
    const front = barsOf(await ask(server, 1, 'RATIO'));
    expectSettles(front, [(2.61 * 89) / 11, (-37.63 * 89) / 77, 11.57, 13.78]);
    expect(front[1]?.low).toBeCloseTo((-40.32 * 89) / 77, 8);
    const second = barsOf(await ask(server, 2, 'RATIO'));
    expectSettles(second, [(25.03 * 18.69) / 11.57, (20.43 * 18.69) / 11.57, 18.69, 20.69]);
  });

  test.each<[Adjustment]>([['NONE'], ['DIFFERENCE'], ['RATIO']])(
    'by %s leaves the last contract of the range as it settled',
    async (adjustment) => {
      expect(settlesOf(barsOf(await ask(server, 1, adjustment, { to: '2020-04-21' })))).toEqual([18.27, -37.63, 10.01]);
      expect(settlesOf(barsOf(await ask(server, 1, adjustment, { from: '2020-04-22' })))).toEqual([13.78]);
    },
  );

  test('of a nearby that was never in the store is empty', async () => {
    expect(barsOf(await ask(server, 4, 'NONE'))).toEqual([]);
    expect(barsOf(await ask(server, 120, 'RATIO'))).toEqual([]);
  });

  test('that needs a price which the store has not names contract and date', async () => {
    // The third contract rolls from July into August, of which there is no settlement at all: so it ends with July.
    const { body } = await server.query('{ continuousHistory(product: CL, nth: 3) { symbol } }');
    expect(barsOf(body).map((bar) => bar.symbol)).toEqual(['CLN20', 'CLN20', 'CLN20']);
  });

  test.each([0, -1, 121])('an nth of %i is refused', async (nth) => {
    expect((await ask(server, nth, 'NONE')).errors).toMatchObject([
      {
        message: `nth must lie in 1 … 120, 1 for the front contract; got ${nth}.`,
        extensions: { code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE' },
      },
    ]);
  });
});

describe('a history that ends the May contract on the day it settled below zero', () => {
  let server: TestServer;
  beforeAll(async () => {
    const csv = APRIL_2020.split('\n').filter((row) => !row.startsWith('2020-04-21,'));
    server = await startTestServer({ csv: csv.join('\n') });
  });
  afterAll(() => server.close());

  test('has no ratio, and says at which roll and what to ask for instead', async () => {
    const body = await ask(server, 1, 'RATIO');
    expect(body.data).toBeNull();
    expect(body.errors).toMatchObject([
      {
        message:
          'There is no ratio at the roll of 2020-04-20, from -37.63 to 20.43: ' +
          'ask for DIFFERENCE, or for a range after that date.',
        path: ['continuousHistory'],
        extensions: { code: 'BAD_USER_INPUT', reason: 'RATIO_UNDEFINED' },
      },
    ]);
  });

  test('has a difference, and a ratio after that date, as it was told', async () => {
    // 20.43 + 37.63 = 58.06, and 18.27 + 58.06 = 76.33.
    expect(settlesOf(barsOf(await ask(server, 1, 'DIFFERENCE')))).toEqual([76.33, 20.43, 13.78]);
    expect(settlesOf(barsOf(await ask(server, 1, 'RATIO', { from: '2020-04-21' })))).toEqual([13.78]);
  });

  test('has a ratio for the second contract, which stayed above zero', async () => {
    // July over June on 20 April: 26.28 / 20.43.
    expectSettles(barsOf(await ask(server, 2, 'RATIO')), [(25.03 * 26.28) / 20.43, 26.28, 20.69]);
  });
});

describe('a roll into a contract without a settlement on the day', () => {
  let server: TestServer;
  beforeAll(async () => {
    const csv = APRIL_2020.split('\n').filter((row) => !row.startsWith('2020-04-21,CLM20'));
    server = await startTestServer({ csv: csv.join('\n') });
  });
  afterAll(() => server.close());

  test.each<[Adjustment]>([['DIFFERENCE'], ['RATIO']])('cannot be adjusted by %s and is named', async (adjustment) => {
    expect((await ask(server, 1, adjustment)).errors).toMatchObject([
      {
        message:
          'The roll from CLK20 into CLM20 cannot be adjusted: CLM20 has no settlement on 2020-04-21. ' +
          'Ask for a range after that date, or for NONE.',
        extensions: { code: 'BAD_USER_INPUT', reason: 'ROLL_PRICE_MISSING' },
      },
    ]);
  });

  test('is shown unadjusted', async () => {
    expect(settlesOf(barsOf(await ask(server, 1, 'NONE')))).toEqual([18.27, -37.63, 10.01, 13.78]);
  });
});

describe('a history over two rolls', () => {
  let server: TestServer;
  beforeAll(async () => {
    // The June contract ends on 19 May 2020, a day on which it settled above the July contract.
    const csv = `${APRIL_2020}2020-05-19,CLM20,,,,32.50,,
2020-05-19,CLN20,,,,31.96,,
2020-05-20,CLN20,,,,33.49,,
`;
    server = await startTestServer({ csv });
  });
  afterAll(() => server.close());

  test('by difference carries both gaps into the earliest contract', async () => {
    // June to July: 31.96 − 32.50 = −0.54; May to June on top of it: 1.56 − 0.54 = 1.02.
    expect(settlesOf(barsOf(await ask(server, 1, 'DIFFERENCE')))).toEqual([19.29, -36.61, 11.03, 13.24, 31.96, 33.49]);
  });

  test('by ratio carries the product of both ratios', async () => {
    const second = 31.96 / 32.5;
    const both = (89 / 77) * second;
    expectSettles(barsOf(await ask(server, 1, 'RATIO')), [
      18.27 * both,
      -37.63 * both,
      11.57 * second,
      13.78 * second,
      31.96,
      33.49,
    ]);
  });
});
