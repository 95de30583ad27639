/**
 * What every market store does with an import of several kinds of rows, staged by itself or elsewhere: a part of the
 * port's contract. An adapter's test calls `storeImportContract` with a function that opens an empty store.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { isoDate } from '@cushing/products';

import type { StagedPart, StagedRows } from './index.js';
import {
  COMMITTED_AT,
  columnsOfSeries,
  description,
  importRows,
  positionColumns,
  positionsOfRow,
  settlementColumns,
  spotColumns,
} from './market-store-rows.contract.js';
import type { ImportBench, PositionRow } from './market-store-rows.contract.js';
import { optionColumns, optionRows, rateColumns } from './option-settlement-rows.contract.js';

const EVERYTHING = { limit: 100 };
const MONDAY = isoDate('2026-10-05');

/** A row of each kind, all of one day. */
async function stageEachKind(staged: StagedRows): Promise<void> {
  await staged.stage('POSITIONS', positionColumns([['CL', 'COMBINED', '2026-10-05', { managedLong: 7 }]]));
  await staged.stage('OPTIONS', optionColumns([['LOZ26 C7500', '2026-10-05', 0.94]]));
  await staged.stage('RATES', rateColumns([['2026-10-05', 30, 0.04]]));
  await staged.stage('SPOT', spotColumns('RWTC', [['2026-10-05', 65.9]]));
  await staged.stage('FUTURES', settlementColumns([['CLZ26', '2026-10-05', 66.1]]));
}

/**
 * @param name of the adapter, for the report
 * @param open opens an empty store; the suite closes it
 */
export function storeImportContract(name: string, open: () => Promise<ImportBench>): void {
  describe(`the market store's contract of imports, ${name}`, () => {
    let bench: ImportBench;
    let store: ImportBench['store'];

    beforeEach(async () => {
      bench = await open();
      store = bench.store;
    });

    afterEach(async () => {
      await store.close();
    });

    /** @returns the number of rows that a reader sees of each kind */
    async function rowsSeen(): Promise<number[]> {
      return Promise.all([
        store.settlementsOn('CL', 'IMPORTED', [MONDAY]).then((rows) => rows.length),
        store.spotHistory('RWTC', EVERYTHING).then((rows) => rows.length),
        store.options.rateCurveOn(MONDAY).then((curve) => curve?.points.length ?? 0),
        store.options.optionSettlementsOn('CL', 'IMPORTED', MONDAY).then((rows) => rows.length),
        store.positions('CL', 'COMBINED', EVERYTHING).then((rows) => rows.length),
      ]);
    }

    async function stagedElsewhere(stage: (staged: StagedRows) => Promise<void>): Promise<readonly StagedPart[]> {
      const area = await bench.areas.open(await bench.newDirectory());
      await stage(area);
      await area.conflicts(1);
      return area.write();
    }

    describe('several kinds in one import', () => {
      test('become visible with its commit, under one record that counts them all', async () => {
        const staged = await store.beginImport(description('all'));
        await stageEachKind(staged);
        expect(await staged.preview()).toEqual({ stored: 5, unchanged: 0, replaced: 0 });
        expect(await rowsSeen()).toEqual([0, 0, 0, 0, 0]);
        const { counts } = await staged.commit({ read: 6, rejected: 1 }, COMMITTED_AT);
        expect(counts).toEqual({ read: 6, stored: 5, unchanged: 0, replaced: 0, rejected: 1 });
        expect(await rowsSeen()).toEqual([1, 1, 1, 1, 1]);
        expect(await store.imports(10)).toMatchObject([{ id: 'all', counts }]);
      });

      test('a reader that saw one kind sees all of them', async () => {
        const staged = await store.beginImport(description('all'));
        await stageEachKind(staged);
        let hasEnded = false;
        const reader = async (): Promise<void> => {
          while (!hasEnded) {
            // Futures are written first and positions last: who saw the one finds the other.
            const futures = await store.settlementsOn('CL', 'IMPORTED', [MONDAY]);
            const positions = await store.positions('CL', 'COMBINED', EVERYTHING);
            expect(positions.length).toBeGreaterThanOrEqual(futures.length);
          }
        };
        const readers = [reader(), reader()];
        await staged.commit({ read: 5, rejected: 0 }, COMMITTED_AT);
        hasEnded = true;
        await Promise.all(readers);
        expect(await rowsSeen()).toEqual([1, 1, 1, 1, 1]);
      });

      test('where rows of one kind contradict, none of any kind is committed until they are dropped', async () => {
        const staged = await store.beginImport(description('contradicting'));
        await stageEachKind(staged);
        await staged.stage('FUTURES', settlementColumns([['CLZ26', '2026-10-05', 66.1]]));
        await staged.stage('POSITIONS', positionColumns([['CL', 'COMBINED', '2026-10-05', { managedLong: 8 }]]));
        const commit = staged.commit({ read: 7, rejected: 0 }, COMMITTED_AT);
        await expect(commit).rejects.toMatchObject({ code: 'CONFLICT', reason: 'CONTRADICTING_ROWS' });
        expect(await rowsSeen()).toEqual([0, 0, 0, 0, 0]);
        expect(await store.imports(10)).toEqual([]);
        expect(await staged.dropConflicts()).toBe(1);
        const { counts } = await staged.commit({ read: 7, rejected: 1 }, COMMITTED_AT);
        expect(counts).toEqual({ read: 7, stored: 5, unchanged: 1, replaced: 0, rejected: 1 });
        expect(await store.positions('CL', 'COMBINED', EVERYTHING)).toMatchObject([{ managedLong: 7 }]);
      });

      test('conflicts of all kinds come by line, at most so many', async () => {
        const staged = await store.beginImport(description('conflicts'));
        await staged.stage(
          'FUTURES',
          settlementColumns([
            ['CLZ26', '2026-10-05', 1],
            ['HOZ26', '2026-10-05', 1],
            ['HOZ26', '2026-10-05', 2],
          ]),
        );
        await staged.stage(
          'POSITIONS',
          positionColumns([
            ['CL', 'COMBINED', '2026-10-05', { swapLong: 1 }],
            ['CL', 'COMBINED', '2026-10-05', { swapLong: 2 }],
            ['CL', 'FUTURES_ONLY', '2026-10-05', { swapLong: 3 }],
            ['CL', 'FUTURES_ONLY', '2026-10-05', {}],
          ]),
        );
        const at = (line: number, key: string): object => ({
          ...{ line, column: 0, firstLine: line - 1, firstColumn: 0, key },
        });
        const conflicts = [
          at(3, 'CL, combined, on 2026-10-05'),
          at(4, 'HOZ26 on 2026-10-05'),
          at(5, 'CL, futures only, on 2026-10-05'),
        ];
        expect(await staged.conflicts(10)).toEqual(conflicts);
        expect(await staged.conflicts(2)).toEqual(conflicts.slice(0, 2));
        expect(await staged.dropConflicts()).toBe(3);
        expect(await staged.conflicts(10)).toEqual([]);
        await staged.abandon();
      });
    });

    describe('rows that were staged elsewhere', () => {
      test('are read as those that were staged by the store, of every kind', async () => {
        const staged = await store.beginImport(description('loaded'));
        await staged.load(await stagedElsewhere(stageEachKind));
        expect(await staged.preview()).toEqual({ stored: 5, unchanged: 0, replaced: 0 });
        await staged.commit({ read: 5, rejected: 0 }, COMMITTED_AT);
        expect(await store.settlementsOn('CL', 'IMPORTED', [MONDAY])).toMatchObject([
          { symbol: 'CLZ26', settle: 66.1, nearby: 2, volume: null, open: null, importId: 'loaded' },
        ]);
        expect(await store.spotHistory('RWTC', EVERYTHING)).toEqual([{ date: MONDAY, price: 65.9 }]);
        expect(await store.options.rateCurveOn(MONDAY)).toEqual({
          date: MONDAY,
          points: [{ tenorDays: 30, rate: 0.04 }],
        });
        expect(optionRows(await store.options.optionSettlementsOn('CL', 'IMPORTED', MONDAY))).toMatchObject([
          ['LOZ26 C7500', MONDAY, 0.94, { bid: Number.NaN }],
        ]);
        expect(await store.positions('CL', 'COMBINED', EVERYTHING)).toEqual([
          positionsOfRow(['CL', 'COMBINED', MONDAY, { managedLong: 7 }], 'loaded'),
        ]);
      });

      test('count as those that were staged by the store: new, same, other, and doubled ones that agree', async () => {
        await importRows(store, description('before'), [
          ['CLZ26', '2026-10-05', 66],
          ['CLF27', '2026-10-05', 65],
        ]);
        const rows = settlementColumns([
          ['CLZ26', '2026-10-05', 66],
          ['CLF27', '2026-10-05', 65.5],
          ['CLG27', '2026-10-05', 64],
          ['CLG27', '2026-10-05', 64],
          ['CLZ26', '2026-10-05', 66],
        ]);
        const written = { stored: 1, unchanged: 3, replaced: 1 };
        const parts = await stagedElsewhere((staged) => staged.stage('FUTURES', rows));
        expect(parts).toMatchObject([{ kind: 'FUTURES', rows: 3, agreeing: 2 }]);

        const staged = await store.beginImport(description('staged'));
        await staged.stage('FUTURES', rows);
        expect(await staged.preview()).toEqual(written);
        await staged.abandon();
        const loaded = await store.beginImport(description('loaded'));
        await loaded.load(parts);
        expect(await loaded.preview()).toEqual(written);
        const { counts } = await loaded.commit({ read: 5, rejected: 0 }, COMMITTED_AT);
        expect(counts).toEqual({ read: 5, ...written, rejected: 0 });
      });

      test('of two parts are doubles of each other: those that agree are counted, the others named', async () => {
        const [one, other] = await Promise.all(
          [18.27, 18.28].map((price) =>
            stagedElsewhere((staged) =>
              staged.stage(
                'SPOT',
                columnsOfSeries([
                  ['RWTC', '2026-10-05', price],
                  ['RBRTE', '2026-10-05', 70],
                ]),
              ),
            ),
          ),
        );
        const staged = await store.beginImport(description('two parts'));
        await staged.load([...one!, ...other!]);
        expect(await staged.conflicts(10)).toMatchObject([{ line: 2, firstLine: 2, key: 'RWTC on 2026-10-05' }]);
        expect(await staged.dropConflicts()).toBe(1);
        const { counts } = await staged.commit({ read: 4, rejected: 1 }, COMMITTED_AT);
        expect(counts).toEqual({ read: 4, stored: 2, unchanged: 1, replaced: 0, rejected: 1 });
        expect(await store.spotHistory('RWTC', EVERYTHING)).toEqual([{ date: MONDAY, price: 18.27 }]);
      });

      test('a file that is not there fails the load, and the import can still be abandoned', async () => {
        const staged = await store.beginImport(description('missing'));
        const part = {
          kind: 'SPOT',
          path: `${await bench.newDirectory()}/spot.parquet`,
          rows: 1,
          agreeing: 0,
        } as const;
        await expect(staged.load([part])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        await staged.abandon();
        expect(await importRows(store, description('next'), [['CLZ26', '2026-10-05', 66]])).toMatchObject({
          stored: 1,
        });
      });
    });

    test('an import of several spot series tells them apart', async () => {
      const staged = await store.beginImport(description('spot'));
      await staged.stage(
        'SPOT',
        columnsOfSeries([
          ['RWTC', '2026-10-05', 65.9],
          ["Henry's Hub; --", '2026-10-05', 3.1],
          ['RWTC', '2026-10-06', 66.2],
        ]),
      );
      expect(await staged.conflicts(10)).toEqual([]);
      await staged.commit({ read: 3, rejected: 0 }, COMMITTED_AT);
      expect(await store.spotSeries()).toEqual([
        { series: "Henry's Hub; --", firstDate: MONDAY, lastDate: MONDAY, prices: 1 },
        { series: 'RWTC', firstDate: MONDAY, lastDate: '2026-10-06', prices: 2 },
      ]);
      expect(await store.spotHistory("Henry's Hub; --", EVERYTHING)).toEqual([{ date: MONDAY, price: 3.1 }]);
    });

    describe('positions', () => {
      async function put(id: string, rows: readonly PositionRow[]): Promise<object> {
        const staged = await store.beginImport(description(id));
        await staged.stage('POSITIONS', positionColumns(rows));
        return (await staged.commit({ read: rows.length, rejected: 0 }, COMMITTED_AT)).counts;
      }

      /** Every count another number. */
      const FULL: PositionRow = [
        'CL',
        'FUTURES_ONLY',
        '2026-10-06',
        {
          ...{ openInterest: 1_800_000, producerLong: 1, producerShort: 2, swapLong: 3, swapShort: 4, swapSpread: 5 },
          ...{ managedLong: 6, managedShort: 7, managedSpread: 8, otherLong: 9, otherShort: 10, otherSpread: 0 },
        },
      ];

      test('come back as they went in, by report and product, ascending by date and within a window', async () => {
        const earlier: PositionRow = ['CL', 'FUTURES_ONLY', '2026-09-29', { swapLong: 11 }];
        await put('reports', [
          FULL,
          earlier,
          ['CL', 'COMBINED', '2026-10-06', { swapLong: 12 }],
          ['NG', 'FUTURES_ONLY', '2026-10-06', { swapLong: 13 }],
        ]);
        const rows = [positionsOfRow(earlier, 'reports'), positionsOfRow(FULL, 'reports')];
        expect(await store.positions('CL', 'FUTURES_ONLY', EVERYTHING)).toEqual(rows);
        expect(await store.positions('CL', 'FUTURES_ONLY', { limit: 1 })).toEqual(rows.slice(1));
        expect(await store.positions('CL', 'FUTURES_ONLY', { to: MONDAY, limit: 9 })).toEqual(rows.slice(0, 1));
        expect(await store.positions('CL', 'FUTURES_ONLY', { from: MONDAY, limit: 9 })).toEqual(rows.slice(1));
        expect(await store.positions('CL', 'COMBINED', EVERYTHING)).toMatchObject([{ swapLong: 12 }]);
        expect(await store.positions('NG', 'FUTURES_ONLY', EVERYTHING)).toMatchObject([{ swapLong: 13 }]);
        expect(await store.positions('NG', 'COMBINED', EVERYTHING)).toEqual([]);
      });

      test('a later report replaces what it gives and leaves what it does not', async () => {
        await put('first', [FULL]);
        expect(await put('same', [FULL])).toMatchObject({ stored: 0, unchanged: 1, replaced: 0 });
        expect(await put('less', [['CL', 'FUTURES_ONLY', '2026-10-06', { swapSpread: 5 }]])).toMatchObject({
          unchanged: 1,
        });
        expect(await put('other', [['CL', 'FUTURES_ONLY', '2026-10-06', { swapSpread: 55 }]])).toMatchObject({
          replaced: 1,
        });
        const [product, report, date, counts] = FULL;
        expect(await store.positions('CL', 'FUTURES_ONLY', EVERYTHING)).toEqual([
          positionsOfRow([product, report, date, { ...counts, swapSpread: 55 }], 'other'),
        ]);
      });
    });
  });
}
