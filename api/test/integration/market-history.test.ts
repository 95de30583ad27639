/** Proves the history of one contract and the trade dates: their range, their order, and what the store has not. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { APRIL_2020 } from '../support/april-2020.js';
import { startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const HISTORY = `query ($symbol: String!, $from: Date, $to: Date) {
  futuresHistory(symbol: $symbol, from: $from, to: $to) { tradeDate settle } }`;

/** The same rows, the last first: the order of a file is not the order of an answer. */
const [HEADER = '', ...ROWS] = APRIL_2020.trim().split('\n');
const BACKWARDS = [HEADER, ...ROWS.reverse()].join('\n');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ csv: BACKWARDS });
});
afterAll(() => server.close());

async function settles(symbol: string, range: { from?: string; to?: string } = {}): Promise<unknown> {
  const { body } = await server.query(HISTORY, { symbol, ...range });
  expect(body.errors).toBeUndefined();
  expect(body.extensions).toBeUndefined();
  const bars = body.data?.['futuresHistory'] as readonly { tradeDate: string; settle: number }[];
  return bars.map(({ tradeDate, settle }) => [tradeDate, settle]);
}

const FRIDAY = ['2020-04-17', 25.03];
const MONDAY = ['2020-04-20', 20.43];
const TUESDAY = ['2020-04-21', 11.57];
const WEDNESDAY = ['2020-04-22', 13.78];

describe('the history of a contract', () => {
  test('is all of it, ascending, where no range is given', async () => {
    expect(await settles('CLM20')).toEqual([FRIDAY, MONDAY, TUESDAY, WEDNESDAY]);
  });

  test.each([
    ['from a trade date on', { from: '2020-04-21' }, [TUESDAY, WEDNESDAY]],
    ['through a trade date', { to: '2020-04-20' }, [FRIDAY, MONDAY]],
    ['of one day', { from: '2020-04-20', to: '2020-04-20' }, [MONDAY]],
    ['between days that are no trade dates', { from: '2020-04-18', to: '2020-04-19' }, []],
    ['around a weekend', { from: '2020-04-11', to: '2020-04-20' }, [FRIDAY, MONDAY]],
    ['later than everything', { from: '2020-04-23' }, []],
  ])('%s has both ends in it', async (_name, range, expected) => {
    expect(await settles('CLM20', range)).toEqual(expected);
  });

  test('ends with the contract', async () => {
    expect(await settles('CLK20')).toEqual([
      ['2020-04-17', 18.27],
      ['2020-04-20', -37.63],
      ['2020-04-21', 10.01],
    ]);
  });

  test('is empty for a contract that the store has nothing of', async () => {
    expect(await settles('CLZ26')).toEqual([]);
  });

  test('of a product that the store has nothing of is not found', async () => {
    const { body } = await server.query(HISTORY, { symbol: 'NGM20' });
    expect(body.errors).toMatchObject([
      { path: ['futuresHistory'], extensions: { code: 'NOT_FOUND', reason: 'NO_SETTLEMENTS', product: 'NG' } },
    ]);
  });

  test('carries the session, the source and the import that it came with', async () => {
    const { body } = await server.query(
      `{ futuresHistory(symbol: "clk2020", to: "2020-04-20") {
           symbol open high low settle volume openInterest source importId } }`,
    );
    const bars = body.data?.['futuresHistory'] as readonly Record<string, unknown>[];
    expect(bars).toHaveLength(2);
    expect(bars[1]).toMatchObject({
      symbol: 'CLK20',
      open: 17.73,
      high: 17.85,
      low: -40.32,
      settle: -37.63,
      volume: 247_947,
      openInterest: 13_044,
      source: 'IMPORTED',
    });
    expect(bars[1]?.['importId']).toMatch(/^[0-9a-f-]{36}$/u);
    expect(bars[0]?.['importId']).toBe(bars[1]?.['importId']);
  });

  test('that runs backwards is refused with both ends', async () => {
    const { body } = await server.query(HISTORY, { symbol: 'CLM20', from: '2020-04-22', to: '2020-04-20' });
    expect(body.errors).toMatchObject([
      {
        message: 'from (2020-04-22) lies after to (2020-04-20): swap them.',
        extensions: { code: 'BAD_USER_INPUT', reason: 'OUT_OF_RANGE' },
      },
    ]);
  });
});

describe('trade dates', () => {
  test('are those on which the product settled, each once, ascending', async () => {
    const { body } = await server.query('{ crude: tradeDates(product: CL) gasoline: tradeDates(product: RB) }');
    expect(body.data).toEqual({
      crude: ['2020-04-17', '2020-04-20', '2020-04-21', '2020-04-22'],
      gasoline: ['2020-04-20'],
    });
  });

  test('of a range have both ends in it', async () => {
    const { body } = await server.query('{ tradeDates(product: CL, from: "2020-04-18", to: "2020-04-21") }');
    expect(body.data).toEqual({ tradeDates: ['2020-04-20', '2020-04-21'] });
  });
});

describe('an end of a range that is null', () => {
  test.each([
    ['futuresHistory(symbol: "CLM20"', '{ settle }'],
    ['continuousHistory(product: CL', '{ settle }'],
    ['crackSpread(kind: GASOLINE', '{ value }'],
    ['tradeDates(product: CL', ''],
    ['spotHistory(series: "RWTC"', '{ price }'],
  ])('%s …) is as open as one that is absent', async (field, selection) => {
    const { body } = await server.query(
      `query ($null: Date) { absent: ${field}) ${selection} null: ${field}, from: $null, to: null) ${selection} }`,
      { null: null },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data?.['null']).toEqual(body.data?.['absent']);
  });
});
