/**
 * What every market store does when an import is taken back: a part of the port's contract. What a store must answer
 * afterwards is what another one answers that never got that import. An adapter's test calls `rollBackContract`.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isoDate } from '@cushing/products';

import { description, importRows } from './market-store-rows.contract.js';
import type { ImportBench } from './market-store-rows.contract.js';
import { IMPORT, answersOf, commitStaged, partsKept, stageRows } from './roll-back-rows.contract.js';
import type { ImportRows, StagedImport } from './roll-back-rows.contract.js';

const ROLLED_BACK_AT = '2026-11-20T12:00:00.000Z';
const EVERYTHING = { limit: 100 };
const MONDAY = isoDate('2026-10-05');
const PROPERTY_TIMEOUT_MS = 300_000;

/** A row of each kind, all of one day. */
const EACH_KIND: ImportRows = {
  futures: [['CLZ26', '2026-10-05', 61, { volume: 1 }]],
  spot: [['RWTC', '2026-10-05', 1]],
  rates: [['2026-10-05', 30, 0.01]],
  options: [['LOZ26 C7500', '2026-10-05', 1]],
  positions: [['CL', 'COMBINED', '2026-10-05', { swapLong: 1 }]],
};

const NO_PARTS = (): Promise<[]> => Promise.resolve([]);

/**
 * @param name of the adapter, for the report
 * @param open opens an empty store; the suite closes it
 */
export function rollBackContract(name: string, open: () => Promise<ImportBench>): void {
  describe(`the market store's contract of taking imports back, ${name}`, () => {
    let bench: ImportBench;
    let store: ImportBench['store'];

    beforeEach(async () => {
      bench = await open();
      store = bench.store;
    });

    afterEach(async () => {
      await store.close();
    });

    async function commitRows(id: string, rows: ImportRows, source?: 'SIMULATED'): Promise<StagedImport> {
      const staged = await stageRows(bench, id, rows, source);
      await commitStaged(store, staged);
      return staged;
    }

    /** @returns what a store answers that committed these imports and nothing else */
    async function answersAfter(imports: readonly StagedImport[]): Promise<Record<string, unknown>> {
      const { store: other } = await open();
      try {
        for (const staged of imports) await commitStaged(other, staged);
        return await answersOf(other);
      } finally {
        await other.close();
      }
    }

    describe('what the store answers afterwards', () => {
      test(
        'is as if the import never had been, and as if neither had been once a second one is taken back',
        async () => {
          const sequence = fc.array(IMPORT, { minLength: 2, maxLength: 5 });
          const places = fc.tuple(fc.nat(), fc.nat());
          await fc.assert(
            fc.asyncProperty(sequence, places, async (imports, [first, second]) => {
              const staged = await Promise.all(
                imports.map(({ rows, source }, place) => stageRows(bench, `import ${place}`, rows, source)),
              );
              const { store: taken } = await open();
              try {
                for (const each of staged) await commitStaged(taken, each);
                let left: readonly StagedImport[] = staged;
                for (const place of [first, second]) {
                  const out = left[place % left.length]!;
                  left = left.filter((each) => each !== out);
                  await taken.rollBack(out.about.id, ROLLED_BACK_AT, partsKept(staged));
                  expect(await answersOf(taken)).toEqual(await answersAfter(left));
                }
              } finally {
                await taken.close();
              }
            }),
            { numRuns: 100 },
          );
        },
        PROPERTY_TIMEOUT_MS,
      );

      test(
        'of the latest import is what it answered before that import, whether parts are kept or not',
        async () => {
          await fc.assert(
            fc.asyncProperty(IMPORT, IMPORT, async (earlier, latest) => {
              const [first, second] = [
                await stageRows(bench, 'earlier', earlier.rows, earlier.source),
                await stageRows(bench, 'latest', latest.rows, latest.source),
              ];
              const { store: taken } = await open();
              try {
                await commitStaged(taken, first);
                const before = await answersOf(taken);
                await commitStaged(taken, second);
                await taken.rollBack('latest', ROLLED_BACK_AT, NO_PARTS);
                expect(await answersOf(taken)).toEqual(before);
              } finally {
                await taken.close();
              }
            }),
            { numRuns: 20 },
          );
        },
        PROPERTY_TIMEOUT_MS,
      );

      test('holds what a later import repeated without changing it, from its parts', async () => {
        const wrong = await commitRows('first', EACH_KIND);
        const same = await commitRows('same', EACH_KIND);
        await store.rollBack('first', ROLLED_BACK_AT, partsKept([wrong, same]));
        expect(await store.settlementsOn('CL', 'IMPORTED', [MONDAY])).toMatchObject([{ settle: 61, importId: 'same' }]);
        expect(await answersOf(store)).toEqual(await answersAfter([same]));
      });

      test('of a later import of which several parts of one kind are kept, is what all of them say', async () => {
        const wrong = await commitRows('wrong', {
          spot: [
            ['RWTC', '2026-10-05', 9],
            ['RWTC', '2026-10-06', 9],
          ],
        });
        const one = await stageRows(bench, 'later', { spot: [['RWTC', '2026-10-05', 1]] });
        const other = await stageRows(bench, 'later', { spot: [['RWTC', '2026-10-06', 2]] });
        const later = { ...one, parts: [...one.parts, ...other.parts] };
        await commitStaged(store, later);
        await store.rollBack('wrong', ROLLED_BACK_AT, partsKept([wrong, later]));
        expect(await store.spotHistory('RWTC', EVERYTHING)).toEqual([
          { date: '2026-10-05', price: 1 },
          { date: '2026-10-06', price: 2 },
        ]);
      });

      test('has nothing of the first import of a product, series or curve where nothing else bore on it', async () => {
        await commitRows('only', EACH_KIND);
        await store.rollBack('only', ROLLED_BACK_AT, NO_PARTS);
        expect(await answersOf(store)).toEqual(await answersAfter([]));
      });
    });

    describe('where the parts of later imports are no longer kept', () => {
      test('other keys than the import’s stay as they are', async () => {
        const first = await commitRows('first', EACH_KIND);
        await commitRows('wrong', {
          futures: [['CLZ26', '2026-10-05', 75]],
          spot: [['RWTC', '2026-10-05', 2]],
          rates: [['2026-10-05', 91, 0.02]],
          options: [['LOZ26 C7500', '2026-10-05', 2]],
          positions: [['CL', 'COMBINED', '2026-10-05', { swapLong: 2 }]],
        });
        const later = await commitRows('later', {
          futures: [['CLF27', '2026-10-05', 75]],
          spot: [['RWTC', '2026-10-06', 2]],
          rates: [['2026-10-06', 91, 0.02]],
          options: [['LOZ26 P7500', '2026-10-05', 2]],
          positions: [['CL', 'FUTURES_ONLY', '2026-10-05', { swapLong: 2 }]],
        });
        await store.rollBack('wrong', ROLLED_BACK_AT, NO_PARTS);
        expect(await answersOf(store)).toEqual(await answersAfter([first, later]));
      });

      test('what the store holds of a later import stands for it: a number that it never gave stays with it', async () => {
        await commitRows('first', { futures: [['CLZ26', '2026-10-05', 60, { volume: 1 }]] });
        await commitRows('wrong', { futures: [['CLZ26', '2026-10-05', 75, { openInterest: 6 }]] });
        await commitRows('later', { futures: [['CLZ26', '2026-10-05', 61]] });
        await store.rollBack('wrong', ROLLED_BACK_AT, NO_PARTS);
        expect(await store.settlementsOn('CL', 'IMPORTED', [MONDAY])).toMatchObject([
          { settle: 61, volume: 1, openInterest: 6, importId: 'later' },
        ]);
      });

      test('of some, the others are applied by their parts, in the order of the imports', async () => {
        await commitRows('wrong', { futures: [['CLZ26', '2026-10-05', 75, { volume: 9 }]] });
        await commitRows('lost', { futures: [['CLZ26', '2026-10-05', 60, { volume: 1, openInterest: 5 }]] });
        const kept = await commitRows('kept', { futures: [['CLZ26', '2026-10-05', 61, { openInterest: 6 }]] });
        await store.rollBack('wrong', ROLLED_BACK_AT, partsKept([kept]));
        expect(await store.settlementsOn('CL', 'IMPORTED', [MONDAY])).toMatchObject([
          { settle: 61, volume: 1, openInterest: 6, importId: 'kept' },
        ]);
        await store.rollBack('kept', ROLLED_BACK_AT, NO_PARTS);
        expect(await store.settlementsOn('CL', 'IMPORTED', [MONDAY])).toMatchObject([
          { settle: 60, volume: 1, openInterest: 5, importId: 'lost' },
        ]);
      });
    });

    describe('what it bears on', () => {
      test('are the products, series and dates that the import changed', async () => {
        await commitRows('before', { futures: [['RBZ26', '2026-10-01', 2]], spot: [['RBRTE', '2026-10-01', 70]] });
        await commitRows('wide', {
          futures: [
            ['NGZ26', '2026-10-05', 3],
            ['CLZ26', '2026-10-02', 61],
            ['RBZ26', '2026-10-01', 2],
          ],
          spot: [
            ['RWTC', '2026-10-06', 1],
            ["O'Hub", '2026-10-05', 1],
            ['RBRTE', '2026-10-01', 70],
          ],
          rates: [['2026-10-07', 30, 0.01]],
          options: [['OHZ26 C20000', '2026-10-05', 1]],
          positions: [['BZ', 'COMBINED', '2026-10-06', { swapLong: 1 }]],
        });
        const extent = await store.rollBack('wide', ROLLED_BACK_AT, NO_PARTS);
        expect({ ...extent, products: [...extent.products].sort() }).toEqual({
          products: ['BZ', 'CL', 'HO', 'NG'],
          spotSeries: ["O'Hub", 'RWTC'],
          hasRates: true,
          from: '2026-10-02',
          to: '2026-10-07',
        });
        expect(await store.rollBack('before', ROLLED_BACK_AT, NO_PARTS)).toEqual({
          ...{ products: ['RB'], spotSeries: ['RBRTE'], hasRates: false, from: '2026-10-01', to: '2026-10-01' },
        });
      });

      test('is nothing where the import changed nothing', async () => {
        await commitRows('first', EACH_KIND);
        await commitRows('same', EACH_KIND);
        const before = await store.settlementsOn('CL', 'IMPORTED', [MONDAY]);
        expect(await store.rollBack('same', ROLLED_BACK_AT, NO_PARTS)).toEqual({
          ...{ products: [], spotSeries: [], hasRates: false, from: null, to: null },
        });
        expect(await store.settlementsOn('CL', 'IMPORTED', [MONDAY])).toEqual(before);
      });

      test('is also what later imports replaced', async () => {
        await commitRows('wrong', { rates: [['2026-10-05', 30, 0.02]] });
        const later = await commitRows('later', { rates: [['2026-10-05', 30, 0.01]] });
        expect(await store.rollBack('wrong', ROLLED_BACK_AT, partsKept([later]))).toEqual({
          ...{ products: [], spotSeries: [], hasRates: true, from: '2026-10-05', to: '2026-10-05' },
        });
      });
    });

    describe('simulated and imported rows', () => {
      test('of one key lie side by side: taking the imported ones back leaves the simulated ones', async () => {
        const { futures = [], options = [] } = EACH_KIND;
        const demo = await commitRows('demo', { futures, options }, 'SIMULATED');
        await commitRows('real', {
          futures: [['CLZ26', '2026-10-05', 75]],
          options: [['LOZ26 C7500', '2026-10-05', 2]],
        });
        const later = await commitRows('later demo', { futures: [['CLZ26', '2026-10-05', 63]] }, 'SIMULATED');
        await store.rollBack('real', ROLLED_BACK_AT, partsKept([demo, later]));
        expect(await store.settlementsOn('CL', 'SIMULATED', [MONDAY])).toMatchObject([
          { settle: 63, volume: 1, importId: 'later demo' },
        ]);
        expect(await answersOf(store)).toEqual(await answersAfter([demo, later]));
      });
    });

    describe('what is refused', () => {
      test('an import that is not known, or was taken back already', async () => {
        await commitRows('once', EACH_KIND);
        await expect(store.rollBack('never', ROLLED_BACK_AT, NO_PARTS)).rejects.toMatchObject({
          ...{ code: 'NOT_FOUND', reason: 'IMPORT_NOT_FOUND' },
        });
        await store.rollBack('once', ROLLED_BACK_AT, NO_PARTS);
        await expect(store.rollBack('once', ROLLED_BACK_AT, NO_PARTS)).rejects.toMatchObject({
          ...{ code: 'CONFLICT', reason: 'IMPORT_ROLLED_BACK' },
        });
        expect(await store.imports(10)).toEqual([]);
      });

      test('to take back while an import is under way, and an import while one is taken back', async () => {
        const refusal = { code: 'CONFLICT', reason: 'IMPORT_UNDER_WAY' };
        await commitRows('first', EACH_KIND);
        await commitRows('second', EACH_KIND);
        const staged = await store.beginImport(description('under way'));
        await expect(store.rollBack('first', ROLLED_BACK_AT, NO_PARTS)).rejects.toMatchObject(refusal);
        await staged.abandon();
        const asked: Promise<unknown>[] = [];
        await store.rollBack('first', ROLLED_BACK_AT, () => {
          asked.push(expect(store.beginImport(description('meanwhile'))).rejects.toMatchObject(refusal));
          return Promise.resolve([]);
        });
        expect(asked.length).toBeGreaterThan(0);
        await Promise.all(asked);
        expect(await importRows(store, description('after'), [['CLZ26', '2026-10-05', 66]])).toBeDefined();
      });

      test('a store that is closed', async () => {
        await commitRows('first', EACH_KIND);
        const rollingBack = store.rollBack('first', ROLLED_BACK_AT, NO_PARTS);
        // Whether it came to its end or was given up: nothing of it runs once the store is closed.
        const outcome = rollingBack.then(
          () => 'DONE',
          (error: unknown) => (error as { code: string }).code,
        );
        await store.close();
        expect(['DONE', 'UNAVAILABLE']).toContain(await outcome);
        await expect(store.rollBack('first', ROLLED_BACK_AT, NO_PARTS)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      });
    });

    describe('where it fails half-way', () => {
      test('the store is as it was, and the import can still be taken back', async () => {
        const wrong = await commitRows('wrong', EACH_KIND);
        const later = await commitRows('later', {
          futures: [['CLZ26', '2026-10-05', 75]],
          positions: [['CL', 'COMBINED', '2026-10-05', { swapLong: 2 }]],
        });
        const before = await answersOf(store);
        let asked = 0;
        const failing = store.rollBack('wrong', ROLLED_BACK_AT, () => {
          asked += 1;
          // At the last kind: the others have been rewritten by then.
          return asked < 5 ? Promise.resolve(later.parts) : Promise.reject(new Error('the disk is gone'));
        });
        await expect(failing).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        expect(asked).toBe(5);
        expect(await answersOf(store)).toEqual(before);

        const lost = later.parts.map((part) => ({ ...part, path: `${part.path}.lost` }));
        const missing = store.rollBack('wrong', ROLLED_BACK_AT, () => Promise.resolve(lost));
        await expect(missing).rejects.toMatchObject({ code: 'UNAVAILABLE' });
        expect(await answersOf(store)).toEqual(before);

        await store.rollBack('wrong', ROLLED_BACK_AT, partsKept([wrong, later]));
        expect(await answersOf(store)).toEqual(await answersAfter([later]));
      });
    });
  });
}
