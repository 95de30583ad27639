/**
 * Proves that long series are answered with their latest 10,000 points and say so, over forty years of made-up
 * settlements: the n-th trade date, counted from 1, settles at n cents.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { frontMonth, futuresSymbol, isoDate, nextTradeDate } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const TRADE_DATES = datesFrom('1984-01-03', 10_010);
/** Trade dates on which heating oil has no settlement, all late, counted from 1. */
const WITHOUT_HEATING_OIL = [9_001, 9_500, 10_000];

function datesFrom(first: string, count: number): readonly IsoDate[] {
  const dates = [isoDate(first)];
  while (dates.length < count) dates.push(nextTradeDate('CL', dates.at(-1)!));
  return dates;
}

function rowsOf(product: ProductCode, without: readonly number[] = []): readonly string[] {
  return TRADE_DATES.flatMap((date, index) => {
    const symbol = futuresSymbol(product, frontMonth(product, date));
    return without.includes(index + 1) ? [] : [`${date},${symbol},${(index + 1) / 100}`];
  });
}

/** @returns the n-th trade date */
const nth = (n: number): IsoDate => TRADE_DATES[n - 1]!;
const truncated = (path: string): unknown => ({
  notices: [
    { code: 'TRUNCATED', path, message: 'Only the latest 10000 points are answered. Ask for earlier ones with "to".' },
  ],
});

let server: TestServer;
beforeAll(async () => {
  const rows = [...rowsOf('CL'), ...rowsOf('HO', WITHOUT_HEATING_OIL)];
  server = await startTestServer({ csv: ['tradeDate,symbol,settle', ...rows, ''].join('\n') });
});
afterAll(() => server.close());

interface Answered {
  readonly points: readonly Record<string, unknown>[];
  readonly extensions: unknown;
}

async function ask(field: string, variables: Record<string, unknown> = {}): Promise<Answered> {
  const { body } = await server.query(`query ($from: Date, $to: Date) { points: ${field} }`, variables);
  expect(body.errors).toBeUndefined();
  return {
    points: body.data?.['points'] as readonly Record<string, unknown>[],
    extensions: body.extensions,
  };
}

describe('a continuous history beyond 10,000 points', () => {
  const HISTORY = 'continuousHistory(product: CL, from: $from, to: $to) { tradeDate settle }';

  test('is its latest 10,000, ascending, and says that earlier ones are left out', async () => {
    const { points, extensions } = await ask(HISTORY);
    expect(points).toHaveLength(10_000);
    expect(points[0]).toEqual({ tradeDate: nth(11), settle: 0.11 });
    expect(points.at(-1)).toEqual({ tradeDate: nth(10_010), settle: 100.1 });
    expect(points.map((point) => point['tradeDate'])).toEqual(TRADE_DATES.slice(10));
    expect(extensions).toEqual(truncated('points'));
  });

  test('says so each time it is asked', async () => {
    const first = await ask(HISTORY);
    const second = await ask(HISTORY);
    expect(second.extensions).toEqual(truncated('points'));
    expect(second).toEqual(first);
  });

  test('of exactly 10,000 is whole and says nothing', async () => {
    const { points, extensions } = await ask(HISTORY, { from: nth(11) });
    expect(points).toHaveLength(10_000);
    expect(extensions).toBeUndefined();
  });

  test('of 10,001 leaves one out and says so', async () => {
    const { points, extensions } = await ask(HISTORY, { to: nth(10_001) });
    expect([points[0], points.at(-1)]).toEqual([
      { tradeDate: nth(2), settle: 0.02 },
      { tradeDate: nth(10_001), settle: 100.01 },
    ]);
    expect(extensions).toEqual(truncated('points'));
  });

  test('gives the rest with "to", as the notice says', async () => {
    const { points, extensions } = await ask(HISTORY, { to: nth(2) });
    expect(points.map((point) => point['settle'])).toEqual([0.01, 0.02]);
    expect(extensions).toBeUndefined();
  });

  test('is named in the notice by its alias, beside one that is whole', async () => {
    const { body } = await server.query(
      'query ($to: Date) { long: tradeDates(product: CL) short: tradeDates(product: CL, to: $to) }',
      { to: nth(3) },
    );
    expect(body.data).toEqual({ long: TRADE_DATES.slice(10), short: TRADE_DATES.slice(0, 3) });
    expect(body.extensions).toEqual(truncated('long'));
  });
});

describe('a crack spread of legs beyond 10,000 points', () => {
  const CRACK = 'crackSpread(kind: HEATING_OIL, from: $from, to: $to) { tradeDate value }';
  const isKnown = (date: IsoDate): boolean => !WITHOUT_HEATING_OIL.some((missing) => nth(missing) === date);

  test('is its latest 10,000 and says that earlier ones are left out', async () => {
    // 10,010 dates less 3 without heating oil are 10,007.
    const { points, extensions } = await ask(CRACK);
    expect(points.map((point) => point['tradeDate'])).toEqual(TRADE_DATES.filter(isKnown).slice(7));
    expect(extensions).toEqual(truncated('points'));
  });

  test('is counted where its legs have met: 9,999 of 10,002 dates are not too many', async () => {
    const { points, extensions } = await ask(CRACK, { from: nth(9) });
    expect(points).toHaveLength(9_999);
    expect(points[0]).toEqual({ tradeDate: nth(9), value: 3.69 }); // 9 cents × (42 − 1)
    expect(extensions).toBeUndefined();
  });
});
