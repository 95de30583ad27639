/**
 * Proves what is read from the store to judge options by, and how findings are worded. CLZ26 settles at 76.35, so that a
 * call at 75 is worth 1.35 at once; NGZ26 at 4.000.
 */
import { describe, expect, test } from '@jest/globals';
import { contractMonth, isoDate, toDayNumber, toMonthIndex } from '@cushing/products';
import type { ContractMonth, IsoDate, OptionSeries, ProductCode } from '@cushing/products';

import type { FuturesSettlement, MarketSource } from '../../market/index.js';
import { Header } from '../file/header.js';
import { OptionBatch } from '../reading/option-batch.js';
import type { JudgedOptionSettlement } from '../reading/option-batch.js';
import { Findings } from './findings.js';
import { OptionInspector } from './option-inspector.js';
import { OptionMarket } from './option-market.js';

const HEADER = 'tradeDate,symbol,settle,bid,ask';
const DECEMBER = contractMonth(2026, 12);
const DAY = isoDate('2026-10-01');
const CALL: JudgedOptionSettlement = {
  series: 'LO',
  month: toMonthIndex(DECEMBER),
  isCall: true,
  strike: 75,
  day: toDayNumber(DAY),
  settle: 4.1,
  bid: NaN,
  ask: NaN,
  volume: NaN,
  openInterest: NaN,
  line: 14,
};
const SETTLES: readonly (readonly [ProductCode, ContractMonth, IsoDate, number])[] = [
  ['CL', DECEMBER, DAY, 76.35],
  ['NG', DECEMBER, DAY, 4],
];

/** An inspector over a market that writes down what it is asked for. */
function setup({ header = HEADER, rate }: { header?: string; rate?: number } = {}) {
  const asked: string[] = [];
  const store = {
    settlementsOn(product: ProductCode, source: MarketSource, dates: readonly IsoDate[]) {
      asked.push(`${source} ${product} ${dates.length}`);
      const found = SETTLES.filter(([code, , date]) => code === product && dates.includes(date));
      return Promise.resolve(
        found.map(
          ([code, month, tradeDate, settle]) => ({ product: code, month, tradeDate, settle }) as FuturesSettlement,
        ),
      );
    },
  };
  const options = {
    rateCurveOn(date: IsoDate) {
      asked.push(`rates ${date}`);
      return Promise.resolve(rate === undefined ? undefined : { date, points: [{ tenorDays: 30, rate }] });
    },
  };
  const market = new OptionMarket({ store, options, flatRate: 0.04 });
  const inspector = new OptionInspector(market, new Header(header.split(','), 'file.csv'));
  const findings = new Findings();
  const inspect = async (...changes: readonly Partial<JudgedOptionSettlement>[]): Promise<Findings> => {
    const batch = new OptionBatch();
    for (const change of changes) batch.add({ ...CALL, ...change });
    const columns = batch.columns();
    await inspector.prepare(columns);
    for (let row = 0; row < columns.length; row += 1) {
      const marks = inspector.inspect(columns, row);
      if (marks.length > 0) findings.mark(columns.line[row] ?? 0, marks);
    }
    return findings;
  };
  return { asked, inspect };
}

async function inspectOne(change: Partial<JudgedOptionSettlement>, header = HEADER) {
  return (await setup({ header }).inspect(change)).report().findings;
}

describe('a finding', () => {
  test('names line, column and what is odd, in words', async () => {
    expect(await inspectOne({ settle: 1.2 })).toEqual([
      {
        severity: 'WARNING',
        kind: 'BELOW_INTRINSIC',
        action: 'KEPT',
        line: 14,
        column: 3,
        columnName: 'settle',
        message: 'LOZ26 C7500 settles 1.20, its intrinsic value is 1.35',
      },
    ]);
  });

  test.each([
    [{ settle: NaN, bid: 1, ask: 1.2 }, 'bid', 'LOZ26 C7500 is quoted around 1.10, its intrinsic value is 1.35'],
    [{ settle: 76.36 }, 'settle', 'LOZ26 C7500 settles 76.36, more than its future, 76.35'],
    [{ isCall: false, settle: 80 }, 'settle', 'LOZ26 P7500 settles 80.00, more than its strike, 75.00'],
    [{ strike: 75.13 }, 'symbol', 'LOZ26 C7513 is off the strike grid: the exchange lists no LO at 75.13'],
    [{ day: toDayNumber(isoDate('2026-11-18')) }, 'tradeDate', 'LOZ26 C7500 expired on 2026-11-17'],
    [{ bid: 4.2, ask: 4.1 }, 'bid', 'LOZ26 C7500 is bid 4.20, above its ask of 4.10'],
    [{ bid: 4.2, ask: 4.3 }, 'settle', 'LOZ26 C7500 settles 4.10, below its bid of 4.20'],
    [{ bid: 4, ask: 4.0975 }, 'settle', 'LOZ26 C7500 settles 4.10, above its ask of 4.0975'],
  ])('of %j is in column %s: %s', async (change, columnName, message) => {
    expect(await inspectOne(change)).toMatchObject([{ columnName, message }]);
  });

  test('of a strike is in its own column where the file has no symbols', async () => {
    const header = 'tradeDate,product,expiry,type,strike,settle';
    expect(await inspectOne({ strike: 75.13 }, header)).toMatchObject([{ column: 5, columnName: 'strike' }]);
  });

  test('is made of every oddity of a row, which is counted once', async () => {
    const report = (await setup().inspect({ settle: 1.2, strike: 75.13 }, {}, { settle: 1.3 })).report();
    expect([report.findingCount, report.markedRows]).toEqual([3, 2]);
    expect(report.findingCounts.map(({ kind, count }) => [kind, count])).toEqual([
      ['BELOW_INTRINSIC', 2],
      ['OFF_STRIKE_GRID', 1],
    ]);
  });
});

describe('the market that options are judged against', () => {
  test('is that of imported futures, each day of a product read once', async () => {
    const { asked, inspect } = setup();
    await inspect({}, { strike: 76 }, { day: toDayNumber(isoDate('2026-10-02')) }, { series: 'OH' });
    expect(asked).toEqual(['IMPORTED CL 2', 'IMPORTED HO 1']);
    await inspect({}, { strike: 80 });
    expect(asked).toHaveLength(2);
  });

  test('is asked for a few dates at once, and forgotten in a long file', async () => {
    const { asked, inspect } = setup();
    const days = (from: number) => Array.from({ length: 1_500 }, (_, index) => ({ day: CALL.day - from - index }));
    for (const [from, queries] of [
      [0, 30],
      [1_500, 60],
      [0, 90],
      [0, 90],
    ] as const) {
      await inspect(...days(from));
      expect(asked).toHaveLength(queries);
    }
  });

  test('is there for all rows at hand, however many days they have', async () => {
    const { inspect } = setup();
    const days = Array.from({ length: 2_001 }, (_, index) => ({
      series: 'ON' as const,
      strike: 3,
      settle: 2,
      day: CALL.day - index,
    }));
    const { findingCounts } = (await inspect({ settle: 1.2 }, ...days)).report();
    expect(findingCounts).toMatchObject([{ kind: 'BELOW_INTRINSIC', count: 1 }]);
  });

  test('may be absent: then a price is held against nothing', async () => {
    const { inspect } = setup();
    const yesterday = toDayNumber(isoDate('2026-09-30'));
    expect((await inspect({ settle: 0, day: yesterday }, { series: 'OB', settle: 500 })).report().findings).toEqual([]);
  });

  test.each([
    // 54 days and an hour (clocks go back on 1 November) to 24 November: 1 × exp(−0.04 × 0.14806) = 0.99410.
    ['the flat rate where no curve is stored', undefined, '0.9941'],
    // exp(−0.5 × 0.14806) = 0.92864.
    ['the stored curve', 0.5, '0.9286'],
  ])('discounts European options with %s', async (_, rate, intrinsic) => {
    const settings = rate === undefined ? {} : { rate };
    const european = { series: 'LN' as OptionSeries, strike: 3, settle: 0.5 };
    const { asked, inspect } = setup(settings);
    const [finding] = (await inspect(european)).report().findings;
    expect(finding?.message).toBe(`LNZ26 C3000 settles 0.500, its intrinsic value is ${intrinsic}`);
    expect(asked).toContain('rates 2026-10-01');
  });

  test('needs no rates for American options', async () => {
    const { asked, inspect } = setup();
    await inspect({ series: 'ON', strike: 3, settle: 0.5 });
    expect(asked).toEqual(['IMPORTED NG 1']);
  });
});
