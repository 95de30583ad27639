/**
 * What every market store does, whatever it is made of: the port's contract. An adapter's test calls
 * `marketStoreContract` with a function that opens an empty store.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { PRODUCT_CODES, contractMonth, isoDate } from '@cushing/products';
import type { ContractMonth, ProductCode } from '@cushing/products';

import type { MarketStore } from './index.js';
import { COMMITTED_AT, description, importRows, settlementColumns, spotColumns } from './market-store-rows.contract.js';
import type { SettlementRow } from './market-store-rows.contract.js';

const EVERYTHING = { limit: 10_000 };
const APRIL_2020: readonly SettlementRow[] = [
  ['CLK20', '2020-04-17', 18.27, { open: 19.8, high: 20.2, low: 17.31, volume: 280_000, openInterest: 108_593 }],
  ['CLM20', '2020-04-17', 25.03],
  ['CLK20', '2020-04-20', -37.63, { open: 17.73, high: 17.85, low: -40.32, volume: 247_947 }],
  ['CLM20', '2020-04-20', 20.43],
  ['CLM20', '2020-04-22', 13.78],
  ['HOK20', '2020-04-20', 0.8785],
];

/**
 * @param name of the adapter, for the report
 * @param open opens an empty store; the suite closes it
 */
export function marketStoreContract(name: string, open: () => Promise<MarketStore>): void {
  describe(`the market store's contract, ${name}`, () => {
    let store: MarketStore;

    beforeEach(async () => {
      store = await open();
    });

    afterEach(async () => {
      await store.close();
    });

    describe('reading', () => {
      test('an empty store answers with empty lists', async () => {
        await store.ping();
        expect(await store.coverage()).toEqual([]);
        expect(await store.tradeDates('CL', 'IMPORTED')).toEqual([]);
        expect(await store.settlementsOn('CL', 'IMPORTED', [isoDate('2020-04-20')])).toEqual([]);
        expect(await store.settlementsOn('CL', 'IMPORTED', [])).toEqual([]);
        expect(await store.contractHistory('CL', 'IMPORTED', contractMonth(2020, 5), EVERYTHING)).toEqual([]);
        expect(await store.nearbyHistory('CL', 'IMPORTED', 1, EVERYTHING)).toEqual([]);
        expect(await store.spotSeries()).toEqual([]);
        expect(await store.spotHistory('RWTC', EVERYTHING)).toEqual([]);
        expect(await store.imports(10)).toEqual([]);
      });

      test('a settlement comes back as it went in, a negative price and absent numbers with it', async () => {
        await importRows(store, description('april'), APRIL_2020);
        expect(await store.settlementsOn('CL', 'IMPORTED', [isoDate('2020-04-20')])).toEqual([
          {
            product: 'CL',
            month: '2020-05',
            symbol: 'CLK20',
            tradeDate: '2020-04-20',
            nearby: 1,
            open: 17.73,
            high: 17.85,
            low: -40.32,
            settle: -37.63,
            volume: 247_947,
            openInterest: null,
            importId: 'april',
          },
          {
            product: 'CL',
            month: '2020-06',
            symbol: 'CLM20',
            tradeDate: '2020-04-20',
            nearby: 2,
            open: null,
            high: null,
            low: null,
            settle: 20.43,
            volume: null,
            openInterest: null,
            importId: 'april',
          },
        ]);
      });

      test('the settlements of several dates come by date, then month, each date once', async () => {
        await importRows(store, description('april'), [...APRIL_2020].reverse());
        const dates = ['2020-04-22', '2020-04-17', '2020-04-22', '2020-04-18'].map(isoDate);
        const settlements = await store.settlementsOn('CL', 'IMPORTED', dates);
        expect(settlements.map(({ symbol, tradeDate }) => `${tradeDate} ${symbol}`)).toEqual([
          '2020-04-17 CLK20',
          '2020-04-17 CLM20',
          '2020-04-22 CLM20',
        ]);
      });

      test('a contract’s history is that of its month; a nearby’s changes contract where the front expires', async () => {
        await importRows(store, description('april'), [...APRIL_2020].reverse());
        const june = await store.contractHistory('CL', 'IMPORTED', contractMonth(2020, 6), EVERYTHING);
        expect(june.map(({ settle }) => settle)).toEqual([25.03, 20.43, 13.78]);
        const front = await store.nearbyHistory('CL', 'IMPORTED', 1, EVERYTHING);
        expect(front.map(({ symbol, settle }) => [symbol, settle])).toEqual([
          ['CLK20', 18.27],
          ['CLK20', -37.63],
          ['CLM20', 13.78],
        ]);
      });

      test('a window holds both its ends, and the latest rows where there are more than its limit', async () => {
        await importRows(store, description('april'), APRIL_2020);
        const june = async (window: Parameters<MarketStore['nearbyHistory']>[3]): Promise<string[]> =>
          (await store.contractHistory('CL', 'IMPORTED', contractMonth(2020, 6), window)).map((row) => row.tradeDate);
        const [from, to] = [isoDate('2020-04-20'), isoDate('2020-04-20')];
        expect(await june({ from, to, limit: 10 })).toEqual(['2020-04-20']);
        expect(await june({ from, limit: 10 })).toEqual(['2020-04-20', '2020-04-22']);
        expect(await june({ to, limit: 10 })).toEqual(['2020-04-17', '2020-04-20']);
        expect(await june({ limit: 2 })).toEqual(['2020-04-20', '2020-04-22']);
        expect(await june({ from: isoDate('2021-01-01'), limit: 2 })).toEqual([]);
      });

      test('simulated and imported rows of one key lie side by side, and each is read by its source', async () => {
        await importRows(store, description('real'), [['CLK20', '2020-04-20', -37.63]]);
        const counts = await importRows(store, description('demo', 'SIMULATED'), [['CLK20', '2020-04-20', 40]]);
        expect(counts).toMatchObject({ stored: 1, replaced: 0 });
        const settles = await Promise.all(
          (['IMPORTED', 'SIMULATED'] as const).map(async (source) => store.nearbyHistory('CL', source, 1, EVERYTHING)),
        );
        expect(settles.map((rows) => rows.map(({ settle }) => settle))).toEqual([[-37.63], [40]]);
      });

      test('coverage and trade dates tell product and source apart', async () => {
        await importRows(store, description('real'), APRIL_2020);
        await importRows(store, description('demo', 'SIMULATED'), [['CLK20', '2020-04-16', 19.87]]);
        const range = (
          product: ProductCode,
          source: string,
          first: string,
          last: string,
          settlements: number,
        ): object => ({ product, source, firstTradeDate: first, lastTradeDate: last, settlements });
        const coverage = await store.coverage();
        expect(coverage).toHaveLength(3);
        expect(coverage).toEqual(
          expect.arrayContaining([
            range('CL', 'IMPORTED', '2020-04-17', '2020-04-22', 5),
            range('HO', 'IMPORTED', '2020-04-20', '2020-04-20', 1),
            range('CL', 'SIMULATED', '2020-04-16', '2020-04-16', 1),
          ]),
        );
        expect(await store.tradeDates('CL', 'IMPORTED')).toEqual(['2020-04-17', '2020-04-20', '2020-04-22']);
      });

      test('what was asked before an import is answered anew after it', async () => {
        await importRows(store, description('first'), [['HOK20', '2020-04-20', 0.8785]]);
        // As often as a store may have connections: each of them may remember its question.
        for (let asked = 0; asked < 16; asked += 1) expect(await store.coverage()).toHaveLength(1);
        expect(await store.tradeDates('HO', 'IMPORTED')).toEqual(['2020-04-20']);
        await importRows(store, description('second', 'SIMULATED'), [
          ['CLK20', '2015-01-05', 50.04],
          ['RBK20', '2030-01-07', 1.5],
        ]);
        await importRows(store, description('third'), [['HOK20', '2012-03-01', 3.2]]);
        const coverage = await store.coverage();
        expect(coverage.map(({ product, source }) => `${product} ${source}`).sort()).toEqual([
          'CL SIMULATED',
          'HO IMPORTED',
          'RB SIMULATED',
        ]);
        expect(await store.tradeDates('HO', 'IMPORTED')).toEqual(['2012-03-01', '2020-04-20']);
      });

      test('every product and month comes back as itself', async () => {
        const rows: SettlementRow[] = ['CLZ30', 'BZH27', 'NGF26', 'HOG26', 'RBV26'].map((symbol) => [
          symbol,
          '2025-06-02',
          5,
        ]);
        await importRows(store, description('all'), rows);
        const stored = await Promise.all(
          PRODUCT_CODES.map(async (product) => store.settlementsOn(product, 'IMPORTED', [isoDate('2025-06-02')])),
        );
        expect(stored.flat().map(({ symbol }) => symbol)).toEqual(rows.map(([symbol]) => symbol));
      });
    });

    describe('importing settlements', () => {
      const key = (month: ContractMonth): Parameters<MarketStore['contractHistory']> => [
        'CL',
        'IMPORTED',
        month,
        EVERYTHING,
      ];

      test('nothing is visible before the commit, and nothing after an abandoned import', async () => {
        const staged = await store.beginImport(description('april'));
        await staged.stage('FUTURES', settlementColumns(APRIL_2020));
        expect(await staged.preview()).toEqual({ stored: 6, unchanged: 0, replaced: 0 });
        expect(await store.coverage()).toEqual([]);
        await staged.abandon();
        await staged.abandon();
        expect(await store.coverage()).toEqual([]);
        expect(await store.imports(10)).toEqual([]);
      });

      test('the record of an import says what became of its rows, newest first', async () => {
        await importRows(store, description('first'), APRIL_2020);
        await importRows(store, description('second', 'SIMULATED'), APRIL_2020);
        expect((await store.imports(10)).map(({ id }) => id)).toEqual(['second', 'first']);
        expect(await store.imports(1)).toEqual([
          {
            id: 'second',
            source: 'SIMULATED',
            format: 'futures',
            origin: 'second.csv',
            committedAt: COMMITTED_AT,
            counts: { read: 6, stored: 6, unchanged: 0, replaced: 0, rejected: 0 },
          },
        ]);
      });

      test('the same rows again change nothing', async () => {
        await importRows(store, description('first'), APRIL_2020);
        const before = await store.contractHistory(...key(contractMonth(2020, 5)));
        const counts = await importRows(store, description('again'), APRIL_2020);
        expect(counts).toEqual({ read: 6, stored: 0, unchanged: 6, replaced: 0, rejected: 0 });
        expect(await store.contractHistory(...key(contractMonth(2020, 5)))).toEqual(before);
      });

      test('a corrected row replaces its forerunner and carries the new import', async () => {
        await importRows(store, description('first'), APRIL_2020);
        const corrected = APRIL_2020.map((row): SettlementRow =>
          row[2] === 20.43 ? ['CLM20', '2020-04-20', 20.44] : row,
        );
        const staged = await store.beginImport(description('corrected'));
        await staged.stage('FUTURES', settlementColumns(corrected));
        expect(await staged.preview()).toEqual({ stored: 0, unchanged: 5, replaced: 1 });
        await staged.commit({ read: 6, rejected: 0 }, COMMITTED_AT);
        const june = await store.contractHistory(...key(contractMonth(2020, 6)));
        expect(june.map(({ settle, importId }) => [settle, importId])).toEqual([
          [25.03, 'first'],
          [20.44, 'corrected'],
          [13.78, 'first'],
        ]);
      });

      test('what a later source does not give stays as an earlier one gave it', async () => {
        await importRows(store, description('full'), APRIL_2020);
        const counts = await importRows(
          store,
          description('settles'),
          APRIL_2020.map(([symbol, tradeDate, settle]): SettlementRow => [symbol, tradeDate, settle]),
        );
        expect(counts).toMatchObject({ unchanged: 6, replaced: 0 });
        const [may] = await store.contractHistory(...key(contractMonth(2020, 5)));
        expect(may).toMatchObject({ open: 19.8, high: 20.2, low: 17.31, volume: 280_000, importId: 'full' });
      });

      test('a new settle keeps the session’s range while it lies inside, and drops it where it does not', async () => {
        await importRows(store, description('full'), APRIL_2020);
        await importRows(store, description('corrected'), [
          ['CLK20', '2020-04-17', 18.28],
          ['CLK20', '2020-04-20', 18, { volume: 5 }],
        ]);
        const may = await store.contractHistory(...key(contractMonth(2020, 5)));
        expect(may[0]).toMatchObject({ settle: 18.28, open: 19.8, high: 20.2, low: 17.31, openInterest: 108_593 });
        expect(may[1]).toMatchObject({ settle: 18, open: null, high: null, low: null, volume: 5 });
      });

      test('doubled rows that agree count as unchanged, also across batches', async () => {
        const staged = await store.beginImport(description('doubled'));
        await staged.stage('FUTURES', settlementColumns([APRIL_2020[0]!, APRIL_2020[1]!, APRIL_2020[1]!]));
        await staged.stage('FUTURES', settlementColumns([APRIL_2020[1]!]));
        expect(await staged.conflicts(10)).toEqual([]);
        expect(await staged.preview()).toEqual({ stored: 2, unchanged: 2, replaced: 0 });
        const { counts } = await staged.commit({ read: 4, rejected: 0 }, COMMITTED_AT);
        expect(counts).toEqual({ read: 4, stored: 2, unchanged: 2, replaced: 0, rejected: 0 });
      });

      test('a row that contradicts an earlier one is named with both places, and the first stays', async () => {
        const staged = await store.beginImport(description('contradicting'));
        await staged.stage(
          'FUTURES',
          settlementColumns([
            ['CLK20', '2020-04-20', -37.63],
            ['CLM20', '2020-04-20', 20.43],
            ['CLK20', '2020-04-20', 37.63],
            ['CLK20', '2020-04-20', -37.63],
            ['CLM20', '2020-04-20', 20.43, { volume: 1 }],
          ]),
        );
        const conflicts = [
          { line: 4, column: 0, firstLine: 2, firstColumn: 0, key: 'CLK20 on 2020-04-20' },
          { line: 6, column: 0, firstLine: 3, firstColumn: 0, key: 'CLM20 on 2020-04-20' },
        ];
        expect(await staged.conflicts(10)).toEqual(conflicts);
        expect(await staged.conflicts(1)).toEqual(conflicts.slice(0, 1));
        await expect(staged.commit({ read: 5, rejected: 0 }, COMMITTED_AT)).rejects.toMatchObject({ code: 'CONFLICT' });
        expect(await staged.dropConflicts()).toBe(2);
        expect(await staged.conflicts(10)).toEqual([]);
        const { counts } = await staged.commit({ read: 5, rejected: 2 }, COMMITTED_AT);
        expect(counts).toEqual({ read: 5, stored: 2, unchanged: 1, replaced: 0, rejected: 2 });
        expect(await store.nearbyHistory('CL', 'IMPORTED', 1, EVERYTHING)).toMatchObject([{ settle: -37.63 }]);
      });

      test('a second import is refused while one is under way, and welcome after it', async () => {
        const staged = await store.beginImport(description('first'));
        const second = store.beginImport(description('second'));
        await expect(second).rejects.toMatchObject({ code: 'CONFLICT', reason: 'IMPORT_UNDER_WAY' });
        await staged.abandon();
        expect(await importRows(store, description('third'), APRIL_2020)).toMatchObject({ stored: 6 });
      });

      test('of two imports begun at once one is refused', async () => {
        const begun = await Promise.allSettled(['a', 'b'].map(async (id) => store.beginImport(description(id))));
        expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      });

      test('an ended import takes no more rows', async () => {
        const staged = await store.beginImport(description('ended'));
        await staged.abandon();
        await expect(staged.stage('FUTURES', settlementColumns(APRIL_2020))).rejects.toMatchObject({
          code: 'CONFLICT',
        });
      });

      test('an import of no rows leaves its record and nothing else', async () => {
        expect(await importRows(store, description('empty'), [])).toMatchObject({ stored: 0, unchanged: 0 });
        expect(await store.imports(10)).toHaveLength(1);
        expect(await store.coverage()).toEqual([]);
      });
    });

    test('spot prices are stored, left, replaced and read by series', async () => {
      const put = async (id: string, series: string, rows: readonly (readonly [string, number])[]): Promise<object> => {
        const staged = await store.beginImport(description(id));
        await staged.stage('SPOT', spotColumns(series, rows));
        expect(await staged.conflicts(10)).toEqual([]);
        const preview = await staged.preview();
        const { counts } = await staged.commit({ read: rows.length, rejected: 0 }, COMMITTED_AT);
        expect(counts).toMatchObject(preview);
        return preview;
      };
      const [friday, monday] = [['2020-04-17', 18.31] as const, ['2020-04-20', -36.98] as const];
      expect(await put('a', 'RWTC', [monday, friday])).toEqual({ stored: 2, unchanged: 0, replaced: 0 });
      expect(await put('b', "Henry's Hub; --", [monday])).toEqual({ stored: 1, unchanged: 0, replaced: 0 });
      expect(await put('c', 'RWTC', [friday, ['2020-04-20', -37]])).toEqual({ stored: 0, unchanged: 1, replaced: 1 });
      expect(await store.spotSeries()).toEqual([
        { series: "Henry's Hub; --", firstDate: '2020-04-20', lastDate: '2020-04-20', prices: 1 },
        { series: 'RWTC', firstDate: '2020-04-17', lastDate: '2020-04-20', prices: 2 },
      ]);
      expect(await store.spotHistory('RWTC', EVERYTHING)).toEqual([
        { date: '2020-04-17', price: 18.31 },
        { date: '2020-04-20', price: -37 },
      ]);
      expect(await store.spotHistory('RWTC', { to: isoDate('2020-04-19'), limit: 5 })).toHaveLength(1);
      expect(await store.spotHistory('RWTC', { limit: 1 })).toEqual([{ date: '2020-04-20', price: -37 }]);
    });

    test('contradicting spot prices are named by line', async () => {
      const staged = await store.beginImport(description('spot'));
      await staged.stage(
        'SPOT',
        spotColumns('RWTC', [
          ['2020-04-20', 1],
          ['2020-04-20', 1],
          ['2020-04-20', 2],
        ]),
      );
      expect(await staged.conflicts(5)).toEqual([
        { line: 4, column: 0, firstLine: 2, firstColumn: 0, key: 'RWTC on 2020-04-20' },
      ]);
      await staged.abandon();
    });

    test('readers see the store as it was until an import’s commit, then all of it', async () => {
      await importRows(store, description('before'), [['CLK20', '2020-04-17', 18.27]]);
      const rows = Array.from({ length: 120 }, (_, month): SettlementRow => {
        const symbol = `CL${'FGHJKMNQUVXZ'.charAt(month % 12)}${21 + Math.floor(month / 12)}`;
        return [symbol, '2020-04-20', month];
      });
      let isCommitted = false;
      const counts: number[] = [];
      const reader = async (): Promise<void> => {
        while (!isCommitted) {
          const [coverage] = await store.coverage();
          counts.push(coverage?.settlements ?? 0);
        }
      };
      const readers = [reader(), reader()];
      await importRows(store, description('during'), rows);
      isCommitted = true;
      await Promise.all(readers);
      expect(counts.length).toBeGreaterThan(1);
      expect(new Set([...counts, 1, 121])).toEqual(new Set([1, 121]));
      expect((await store.coverage())[0]).toMatchObject({ settlements: 121 });
    });

    test('a closed store refuses to read and to import, and closes twice', async () => {
      await store.close();
      await expect(store.coverage()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await expect(store.beginImport(description('late'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await store.close();
    });

    test('closing gives up the import under way', async () => {
      const staged = await store.beginImport(description('under way'));
      await staged.stage('FUTURES', settlementColumns(APRIL_2020));
      await store.close();
      await expect(staged.commit({ read: 6, rejected: 0 }, COMMITTED_AT)).rejects.toMatchObject({ code: 'CONFLICT' });
    });
  });
}
