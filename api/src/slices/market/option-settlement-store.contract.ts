/**
 * What every store of option settlements and rates does: the port's contract. An adapter's test calls
 * `optionSettlementStoreContract` with a function that opens an empty market store and its options.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { OPTION_SERIES, OPTION_SERIES_CODES, isoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { MarketSource, MarketStore, OptionSettlementStore } from './index.js';
import { COMMITTED_AT, description, importRows, settlementColumns } from './market-store-rows.contract.js';
import {
  importOptions,
  importRates,
  optionColumns,
  optionRows,
  rateColumns,
} from './option-settlement-rows.contract.js';
import type { OptionRow, RateRow } from './option-settlement-rows.contract.js';

const OCTOBER = isoDate('2026-10-05');
const NOTHING = { bid: Number.NaN, ask: Number.NaN, volume: Number.NaN, openInterest: Number.NaN };

/** Of 2026-10-05, in the order in which the store answers. */
const DAY: readonly OptionRow[] = [
  ['LOX26 P6000', '2026-10-05', 0.12],
  ['LOX26 C6000', '2026-10-05', 6.4, { bid: 6.3, ask: 6.5, volume: 120, openInterest: 4_810 }],
  ['LOX26 P6500', '2026-10-05', 0.71, { bid: 0.69, ask: 0.73 }],
  ['LOX26 C6500', '2026-10-05', 2.03, { volume: 0, openInterest: 0 }],
  ['LOZ26 P7500', '2026-10-05', 9.88],
  ['LOZ26 C7500', '2026-10-05', 0.94, { openInterest: 12_345 }],
];

/**
 * @param name of the adapter, for the report
 * @param open opens an empty store; the suite closes it
 */
export function optionSettlementStoreContract(
  name: string,
  open: () => Promise<MarketStore & { readonly options: OptionSettlementStore }>,
): void {
  describe(`the option store's contract, ${name}`, () => {
    let market: MarketStore;
    let options: OptionSettlementStore;

    beforeEach(async () => {
      const opened = await open();
      market = opened;
      options = opened.options;
    });

    afterEach(async () => {
      await market.close();
    });

    const day = async (
      product: ProductCode = 'CL',
      source: MarketSource = 'IMPORTED',
      tradeDate = OCTOBER,
    ): Promise<OptionRow[]> => optionRows(await options.optionSettlementsOn(product, source, tradeDate));
    const symbols = async (product: ProductCode = 'CL'): Promise<string[]> =>
      (await day(product)).map(([symbol]) => symbol);

    describe('reading', () => {
      test('an empty store answers with nothing', async () => {
        expect(await options.optionCoverage()).toEqual([]);
        expect(await options.optionTradeDates('CL', 'IMPORTED')).toEqual([]);
        expect(await day()).toEqual([]);
        expect(await options.rateCurveOn(OCTOBER)).toBeUndefined();
      });

      test('settlements come back as they went in, each absent number as NaN and each zero as zero', async () => {
        await importOptions(market, description('day'), DAY);
        const columns = await options.optionSettlementsOn('CL', 'IMPORTED', OCTOBER);
        expect(optionRows(columns)).toEqual(
          DAY.map(([symbol, tradeDate, settle, others]) => [symbol, tradeDate, settle, { ...NOTHING, ...others }]),
        );
        expect([...columns.line.subarray(0, columns.length)]).toEqual(DAY.map(() => 0));
      });

      test('rows come by series, month, strike, then put before call, whatever order they were written in', async () => {
        await importOptions(market, description('backwards'), [...DAY].reverse());
        expect(await symbols()).toEqual(DAY.map(([symbol]) => symbol));
      });

      test('rows of several imports of one day come in one order', async () => {
        const [first, second] = [0, 1].map((parity) => DAY.filter((_, row) => row % 2 === parity));
        await importOptions(market, description('calls'), second!);
        await importOptions(market, description('puts'), first!);
        expect(await day()).toEqual(
          DAY.map(([symbol, tradeDate, settle, others]) => [symbol, tradeDate, settle, { ...NOTHING, ...others }]),
        );
      });

      test('negative strikes lie before positive ones, and a strike of zero between them', async () => {
        const april = isoDate('2020-04-20');
        const ascending = ['LOM20 P-1000', 'LOM20 P-500', 'LOM20 C-500', 'LOM20 P0', 'LOM20 P50', 'LOM20 C1000'];
        await importOptions(
          market,
          description('negative'),
          [3, 5, 0, 2, 4, 1].map((place): OptionRow => [ascending[place]!, '2020-04-20', place]),
        );
        const columns = await options.optionSettlementsOn('CL', 'IMPORTED', april);
        expect(optionRows(columns).map(([symbol, , settle]) => [symbol, settle])).toEqual(
          ascending.map((symbol, place) => [symbol, place]),
        );
        expect([...columns.strike.subarray(0, columns.length)]).toEqual([-10, -5, -5, 0, 0.5, 10]);
      });

      test('a product has the options of all its series and no other’s', async () => {
        const rows = OPTION_SERIES_CODES.map((series): OptionRow => [`${series}Z26 C4000`, '2026-10-05', 1]);
        await importOptions(market, description('all'), rows);
        for (const product of new Set(OPTION_SERIES_CODES.map((series) => OPTION_SERIES[series].underlying))) {
          const own = OPTION_SERIES_CODES.filter((series) => OPTION_SERIES[series].underlying === product);
          expect(await symbols(product)).toEqual(own.map((series) => `${series}Z26 C4000`));
        }
        expect(await symbols('NG')).toEqual(['ONZ26 C4000', 'LNZ26 C4000']);
      });

      test('coverage and trade dates tell product and source apart', async () => {
        await importOptions(market, description('real'), [
          ...DAY,
          ['LOZ26 C7500', '2026-10-02', 1],
          ['LNZ26 C4000', '2026-10-06', 0.2],
        ]);
        await importOptions(market, description('demo', 'SIMULATED'), [['LOZ26 C7500', '2026-10-01', 40]]);
        const coverage = await options.optionCoverage();
        const range = (
          product: ProductCode,
          source: MarketSource,
          first: string,
          last: string,
          settlements: number,
        ): object => ({ product, source, firstTradeDate: first, lastTradeDate: last, settlements });
        expect(coverage).toHaveLength(3);
        expect(coverage).toEqual(
          expect.arrayContaining([
            range('CL', 'IMPORTED', '2026-10-02', '2026-10-05', 7),
            range('NG', 'IMPORTED', '2026-10-06', '2026-10-06', 1),
            range('CL', 'SIMULATED', '2026-10-01', '2026-10-01', 1),
          ]),
        );
        expect(await options.optionTradeDates('CL', 'IMPORTED')).toEqual(['2026-10-02', '2026-10-05']);
        expect(await options.optionTradeDates('CL', 'SIMULATED')).toEqual(['2026-10-01']);
        expect(await options.optionTradeDates('RB', 'IMPORTED')).toEqual([]);
      });

      test('simulated and imported rows of one key lie side by side, and each is read by its source', async () => {
        await importOptions(market, description('real'), [['LOZ26 C7500', '2026-10-05', 0.94]]);
        const counts = await importOptions(market, description('demo', 'SIMULATED'), [
          ['LOZ26 C7500', '2026-10-05', 2],
        ]);
        expect(counts).toMatchObject({ stored: 1, replaced: 0 });
        expect((await day()).map(([, , settle]) => settle)).toEqual([0.94]);
        expect((await day('CL', 'SIMULATED')).map(([, , settle]) => settle)).toEqual([2]);
      });

      test('futures and options are told apart', async () => {
        await importRows(market, description('futures'), [['CLZ26', '2026-10-05', 66]]);
        expect(await options.optionCoverage()).toEqual([]);
        await importOptions(market, description('options'), DAY);
        expect(await market.coverage()).toMatchObject([{ product: 'CL', settlements: 1 }]);
      });

      test('a day of more rows than one batch comes back whole and in order', async () => {
        const rows = Array.from({ length: 5_000 }, (_, row): OptionRow => {
          const strike = 1_000 + Math.floor(row / 2) * 25;
          return [`LOZ26 ${row % 2 === 0 ? 'P' : 'C'}${strike}`, '2026-10-05', row];
        });
        await importOptions(market, description('other day'), [['LOZ26 C7500', '2026-10-06', 1]]);
        await importOptions(market, description('many'), rows);
        expect((await day()).map(([symbol, , settle]) => [symbol, settle])).toEqual(
          rows.map(([symbol, , settle]) => [symbol, settle]),
        );
      });
    });

    describe('importing option settlements', () => {
      test('nothing is visible before the commit, and nothing after an abandoned import', async () => {
        const staged = await market.beginImport(description('day'));
        await staged.stage('OPTIONS', optionColumns(DAY));
        expect(await staged.preview()).toEqual({ stored: 6, unchanged: 0, replaced: 0 });
        expect(await options.optionCoverage()).toEqual([]);
        expect(await day()).toEqual([]);
        await staged.abandon();
        expect(await options.optionCoverage()).toEqual([]);
        expect(await market.imports(10)).toEqual([]);
      });

      test('readers see a day as it was until an import’s commit, then all of it', async () => {
        await importOptions(market, description('before'), DAY.slice(0, 1));
        const staged = await market.beginImport(description('during'));
        await staged.stage('OPTIONS', optionColumns(DAY));
        let hasEnded = false;
        const lengths = new Set<number>();
        const reader = async (): Promise<void> => {
          while (!hasEnded) lengths.add((await options.optionSettlementsOn('CL', 'IMPORTED', OCTOBER)).length);
        };
        const readers = [reader(), reader()];
        await staged.commit({ read: DAY.length, rejected: 0 }, COMMITTED_AT);
        hasEnded = true;
        await Promise.all(readers);
        expect([1, DAY.length]).toEqual(expect.arrayContaining([...lengths]));
        expect(await day()).toHaveLength(DAY.length);
      });

      test('the record of an import stands among those of the market', async () => {
        await importOptions(market, description('day'), DAY);
        expect(await market.imports(1)).toMatchObject([
          { id: 'day', source: 'IMPORTED', counts: { read: 6, stored: 6, unchanged: 0, replaced: 0, rejected: 0 } },
        ]);
      });

      test('the same rows again change nothing', async () => {
        await importOptions(market, description('first'), DAY);
        const before = await day();
        const counts = await importOptions(market, description('again'), DAY);
        expect(counts).toEqual({ read: 6, stored: 0, unchanged: 6, replaced: 0, rejected: 0 });
        expect(await day()).toEqual(before);
      });

      test('put and call, strike, month, series and date each name another row', async () => {
        const rows: OptionRow[] = [
          ['ONZ26 C4000', '2026-10-05', 1],
          ['ONZ26 P4000', '2026-10-05', 2],
          ['ONZ26 C4250', '2026-10-05', 3],
          ['ONF27 C4000', '2026-10-05', 4],
          ['LNZ26 C4000', '2026-10-05', 5],
          ['ONZ26 C4000', '2026-10-06', 6],
        ];
        const staged = await market.beginImport(description('keys'));
        await staged.stage('OPTIONS', optionColumns(rows));
        expect(await staged.conflicts(10)).toEqual([]);
        await staged.commit({ read: 6, rejected: 0 }, COMMITTED_AT);
        expect(
          await importOptions(
            market,
            description('last'),
            rows.map(([symbol, tradeDate]) => [symbol, tradeDate, 6]),
          ),
        ).toMatchObject({ unchanged: 1, replaced: 5 });
      });

      test('a new settle replaces the old one and leaves what its source does not give', async () => {
        await importOptions(market, description('first'), DAY);
        const staged = await market.beginImport(description('corrected'));
        await staged.stage(
          'OPTIONS',
          optionColumns([
            ['LOX26 C6000', '2026-10-05', 6.41],
            ['LOX26 P6500', '2026-10-05', 0.71],
            ['LOZ26 C8000', '2026-10-05', 0.5],
          ]),
        );
        expect(await staged.preview()).toEqual({ stored: 1, unchanged: 1, replaced: 1 });
        const { counts } = await staged.commit({ read: 3, rejected: 0 }, COMMITTED_AT);
        expect(counts).toMatchObject({ stored: 1, unchanged: 1, replaced: 1 });
        const rows = await day();
        expect(rows.map(([symbol]) => symbol)).toEqual([...DAY.map(([symbol]) => symbol), 'LOZ26 C8000']);
        expect(rows[1]).toEqual([
          'LOX26 C6000',
          '2026-10-05',
          6.41,
          { bid: 6.3, ask: 6.5, volume: 120, openInterest: 4_810 },
        ]);
      });

      test('each number is taken by itself: a quote without a settle leaves the settle', async () => {
        const quote: OptionRow = ['LOZ26 C7500', '2026-10-05', Number.NaN, { bid: 0.9, ask: 0.98 }];
        expect(await importOptions(market, description('quote'), [quote])).toMatchObject({ stored: 1 });
        expect((await day())[0]).toEqual([
          'LOZ26 C7500',
          '2026-10-05',
          Number.NaN,
          { ...NOTHING, bid: 0.9, ask: 0.98 },
        ]);
        const settle: OptionRow = ['LOZ26 C7500', '2026-10-05', 0.94, { openInterest: 7 }];
        expect(await importOptions(market, description('settle'), [settle])).toMatchObject({ replaced: 1 });
        expect(await importOptions(market, description('quote again'), [quote])).toMatchObject({ unchanged: 1 });
        const volume: OptionRow = ['LOZ26 C7500', '2026-10-05', Number.NaN, { volume: 0, ask: 0.97 }];
        expect(await importOptions(market, description('volume'), [volume])).toMatchObject({ replaced: 1 });
        expect(await day()).toEqual([
          ['LOZ26 C7500', '2026-10-05', 0.94, { bid: 0.9, ask: 0.97, volume: 0, openInterest: 7 }],
        ]);
      });

      test('doubled rows that agree count as unchanged, also across batches', async () => {
        const staged = await market.beginImport(description('doubled'));
        await staged.stage('OPTIONS', optionColumns([DAY[0]!, DAY[1]!, DAY[1]!]));
        await staged.stage('OPTIONS', optionColumns([DAY[1]!]));
        expect(await staged.conflicts(10)).toEqual([]);
        const { counts } = await staged.commit({ read: 4, rejected: 0 }, COMMITTED_AT);
        expect(counts).toEqual({ read: 4, stored: 2, unchanged: 2, replaced: 0, rejected: 0 });
      });

      test('a row that contradicts an earlier one is named by its option, and the first stays', async () => {
        const staged = await market.beginImport(description('contradicting'));
        await staged.stage(
          'OPTIONS',
          optionColumns([
            ['LOZ26 C7500', '2026-10-05', 0.94],
            ['LOM27 P-500', '2026-10-05', 0.01],
            ['LOZ26 C7500', '2026-10-05', 0.95],
            ['LOZ26 C7500', '2026-10-05', 0.94],
            ['LOM27 P-500', '2026-10-05', 0.01, { bid: 0.01 }],
          ]),
        );
        const conflicts = [
          { line: 4, column: 0, firstLine: 2, firstColumn: 0, key: 'LOZ26 C7500 on 2026-10-05' },
          { line: 6, column: 0, firstLine: 3, firstColumn: 0, key: 'LOM27 P-500 on 2026-10-05' },
        ];
        expect(await staged.conflicts(10)).toEqual(conflicts);
        expect(await staged.conflicts(1)).toEqual(conflicts.slice(0, 1));
        await expect(staged.commit({ read: 5, rejected: 0 }, COMMITTED_AT)).rejects.toMatchObject({ code: 'CONFLICT' });
        expect(await day()).toEqual([]);
        expect(await staged.dropConflicts()).toBe(2);
        const { counts } = await staged.commit({ read: 5, rejected: 2 }, COMMITTED_AT);
        expect(counts).toEqual({ read: 5, stored: 2, unchanged: 1, replaced: 0, rejected: 2 });
        expect((await day()).map(([symbol, , settle]) => [symbol, settle])).toEqual([
          ['LOZ26 C7500', 0.94],
          ['LOM27 P-500', 0.01],
        ]);
      });

      test('a strike that no symbol can show is stored, and named in words where it contradicts', async () => {
        const columns = optionColumns([
          ['LOZ26 C7500', '2026-10-05', 1],
          ['LOZ26 C7500', '2026-10-05', 2],
        ]);
        columns.strike.fill(75.125);
        const staged = await market.beginImport(description('off grid'));
        await staged.stage('OPTIONS', columns);
        expect(await staged.conflicts(10)).toMatchObject([{ key: 'LO 2026-12 CALL 75.125 on 2026-10-05' }]);
        await staged.dropConflicts();
        await staged.commit({ read: 2, rejected: 1 }, COMMITTED_AT);
        const stored = await options.optionSettlementsOn('CL', 'IMPORTED', OCTOBER);
        expect([stored.length, stored.strike[0]]).toEqual([1, 75.125]);
      });
    });

    describe('one import at a time', () => {
      test('an import of options keeps one of futures or rates waiting, and the other way round', async () => {
        const refusal = { code: 'CONFLICT', reason: 'IMPORT_UNDER_WAY' };
        const first = await market.beginImport(description('first'));
        await expect(market.beginImport(description('second'))).rejects.toMatchObject(refusal);
        await expect(market.beginImport(description('third'))).rejects.toMatchObject(refusal);
        await first.abandon();
        const futures = await market.beginImport(description('second'));
        await expect(market.beginImport(description('first'))).rejects.toMatchObject(refusal);
        await futures.stage('FUTURES', settlementColumns([['CLZ26', '2026-10-05', 66]]));
        await futures.commit({ read: 1, rejected: 0 }, COMMITTED_AT);
        expect(await importOptions(market, description('third'), DAY)).toMatchObject({ stored: 6 });
      });

      test('a closed store refuses to read options and to import them, and gives up an import under way', async () => {
        const staged = await market.beginImport(description('under way'));
        await staged.stage('OPTIONS', optionColumns(DAY));
        await market.close();
        await expect(staged.commit({ read: 6, rejected: 0 }, COMMITTED_AT)).rejects.toMatchObject({ code: 'CONFLICT' });
        await expect(day()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await expect(options.rateCurveOn(OCTOBER)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await expect(market.beginImport(description('late'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      });
    });

    describe('rates', () => {
      const FRIDAY: readonly RateRow[] = [
        ['2026-10-02', 365, 0.036],
        ['2026-10-02', 30, 0.041],
        ['2026-10-02', 91, 0.0395],
      ];

      test('a date has its own curve, a later one without any the latest before it, an earlier one none', async () => {
        await importRates(market, description('rates'), [...FRIDAY, ['2026-10-06', 30, -0.001]]);
        const friday = {
          date: '2026-10-02',
          points: [
            { tenorDays: 30, rate: 0.041 },
            { tenorDays: 91, rate: 0.0395 },
            { tenorDays: 365, rate: 0.036 },
          ],
        };
        const tuesday = { date: '2026-10-06', points: [{ tenorDays: 30, rate: -0.001 }] };
        expect(await options.rateCurveOn(isoDate('2026-10-01'))).toBeUndefined();
        expect(await options.rateCurveOn(isoDate('2026-10-02'))).toEqual(friday);
        expect(await options.rateCurveOn(OCTOBER)).toEqual(friday);
        expect(await options.rateCurveOn(isoDate('2026-10-06'))).toEqual(tuesday);
        expect(await options.rateCurveOn(isoDate('2030-01-01'))).toEqual(tuesday);
      });

      test('a date imported again gets new tenors beside the old ones, and new rates in their place', async () => {
        await importRates(market, description('first'), FRIDAY);
        const counts = await importRates(market, description('second'), [
          ['2026-10-02', 30, 0.0411],
          ['2026-10-02', 91, 0.0395],
          ['2026-10-02', 182, 0.038],
        ]);
        expect(counts).toEqual({ read: 3, stored: 1, unchanged: 1, replaced: 1, rejected: 0 });
        expect((await options.rateCurveOn(OCTOBER))?.points).toEqual([
          { tenorDays: 30, rate: 0.0411 },
          { tenorDays: 91, rate: 0.0395 },
          { tenorDays: 182, rate: 0.038 },
          { tenorDays: 365, rate: 0.036 },
        ]);
      });

      test('nothing is visible before the commit, and contradicting rates are named by tenor and date', async () => {
        const staged = await market.beginImport(description('contradicting'));
        await staged.stage(
          'RATES',
          rateColumns([
            ['2026-10-02', 30, 0.041],
            ['2026-10-02', 30, 0.041],
            ['2026-10-02', 30, 0.042],
          ]),
        );
        const conflict = { line: 4, column: 0, firstLine: 2, firstColumn: 0 };
        expect(await staged.conflicts(5)).toEqual([{ ...conflict, key: 'the rate of 30 days on 2026-10-02' }]);
        expect(await options.rateCurveOn(OCTOBER)).toBeUndefined();
        await staged.dropConflicts();
        const { counts } = await staged.commit({ read: 3, rejected: 1 }, COMMITTED_AT);
        expect(counts).toEqual({ read: 3, stored: 1, unchanged: 1, replaced: 0, rejected: 1 });
        expect((await options.rateCurveOn(OCTOBER))?.points).toEqual([{ tenorDays: 30, rate: 0.041 }]);
      });
    });
  });
}
