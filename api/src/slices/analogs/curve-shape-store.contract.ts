/**
 * What every store of curve shapes does: the port's contract. An adapter's test calls `curveShapeStoreContract` with a
 * function that opens an empty store.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { fitShapeModel } from '@cushing/curves';
import { addDays, isoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import type { CurveModel, CurveSeries, CurveShapeStore, EmbeddedDay } from './index.js';

const CRUDE: CurveSeries = { product: 'CL', source: 'IMPORTED' };
const GAS: CurveSeries = { product: 'NG', source: 'IMPORTED' };
const SIMULATED: CurveSeries = { product: 'CL', source: 'SIMULATED' };
const FIRST = isoDate('2020-04-01');

function date(day: number): IsoDate {
  return addDays(FIRST, day);
}

/** A day whose embedding stands at an angle to that of the others. */
function day(number: number, degrees: number, slope = number): EmbeddedDay {
  const embedding = new Float64Array(7);
  embedding[0] = Math.sin((degrees * Math.PI) / 180);
  embedding[6] = Math.cos((degrees * Math.PI) / 180);
  return {
    tradeDate: date(number),
    shape: Float64Array.from({ length: 18 }, (_, i) => (i - 8.5) * slope * 0.1),
    embedding,
  };
}

function modelOf(series: CurveSeries, ...slopes: readonly number[]): CurveModel {
  return { ...series, shapes: fitShapeModel(slopes.map((slope, index) => day(index, 0, slope).shape)) };
}

/**
 * @param name of the adapter, for the report
 * @param open opens an empty store; the suite closes it
 */
export function curveShapeStoreContract(
  name: string,
  open: () => Promise<{ readonly shapes: CurveShapeStore; close(): Promise<void> }>,
): void {
  describe(`the contract of the store of curve shapes, ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let store: CurveShapeStore;

    beforeEach(async () => {
      opened = await open();
      store = opened.shapes;
    });

    afterEach(async () => {
      await opened.close();
    });

    test('an empty store answers with nothing', async () => {
      expect(await store.dates(CRUDE)).toEqual([]);
      expect(await store.shapes(CRUDE, 10)).toEqual([]);
      expect(await store.models()).toEqual([]);
      expect(await store.nearest(CRUDE, FIRST, 10)).toBeUndefined();
      await store.remove(CRUDE);
      await store.write(CRUDE, [], []);
    });

    describe('writing', () => {
      test('shapes come back as they went in, to the last digit, ascending by date', async () => {
        const days = [day(9, 10, 1 / 3), day(2, 20, Math.PI), day(5, 30, -1e-9)];
        await store.write(CRUDE, days, []);
        const ascending = [days[1]!, days[2]!, days[0]!].map(({ tradeDate, shape }) => ({ tradeDate, shape }));
        expect(await store.shapes(CRUDE, 10)).toEqual(ascending);
        expect(await store.dates(CRUDE)).toEqual([date(2), date(5), date(9)]);
      });

      test('a date is written over, others stay, removed ones go', async () => {
        await store.write(CRUDE, [day(1, 0, 1), day(2, 0, 2), day(3, 0, 3)], []);
        await store.write(CRUDE, [day(2, 0, 20), day(4, 0, 4)], [date(3), date(30)]);
        const slopes = (await store.shapes(CRUDE, 10)).map(({ shape }) => shape[17]);
        expect(slopes).toEqual([1, 20, 4].map((slope) => day(0, 0, slope).shape[17]));
        await store.write(CRUDE, [], [date(1)]);
        expect(await store.dates(CRUDE)).toEqual([date(2), date(4)]);
      });

      test('series do not touch each other', async () => {
        await store.replace(modelOf(CRUDE, 1, 2), [day(1, 0)]);
        await store.replace(modelOf(GAS, 3, 5), [day(1, 0), day(2, 0)]);
        await store.write(SIMULATED, [day(3, 0)], []);
        await store.write(GAS, [day(1, 0, 7)], [date(2)]);
        await store.remove(SIMULATED);
        expect(await store.shapes(CRUDE, 10)).toEqual([{ tradeDate: date(1), shape: day(1, 0).shape }]);
        expect(await store.dates(GAS)).toEqual([date(1)]);
        expect(await store.dates(SIMULATED)).toEqual([]);
        expect(await store.models()).toHaveLength(2);
      });

      test('writes that come at once are all done', async () => {
        await Promise.all(Array.from({ length: 20 }, (_, number) => store.write(CRUDE, [day(number, number)], [])));
        expect(await store.dates(CRUDE)).toEqual(Array.from({ length: 20 }, (_, number) => date(number)));
      });
    });

    describe('a model', () => {
      test('comes back to the last digit', async () => {
        const models = [modelOf(CRUDE, 1, 2, 5), modelOf(GAS, 1 / 3, -2)];
        for (const model of models) await store.replace(model, [day(1, 0)]);
        const stored = await store.models();
        expect(stored).toHaveLength(2);
        expect(stored).toEqual(expect.arrayContaining(models));
      });

      test('replaces the one before with all of its days', async () => {
        await store.replace(modelOf(CRUDE, 1, 2), [day(1, 0), day(2, 0)]);
        const next = modelOf(CRUDE, 4, -4, 1);
        await store.replace(next, [day(3, 10), day(2, 40)]);
        expect(await store.models()).toEqual([next]);
        expect(await store.dates(CRUDE)).toEqual([date(2), date(3)]);
        const [nearest] = (await store.nearest(CRUDE, date(2), 1))!;
        expect(nearest!.distance).toBeCloseTo(1 - Math.cos(Math.PI / 6), 12);
      });

      test('goes with its days', async () => {
        await store.replace(modelOf(CRUDE, 1, 2), [day(1, 0), day(2, 0)]);
        await store.remove(CRUDE);
        expect(await store.models()).toEqual([]);
        expect(await store.nearest(CRUDE, date(1), 5)).toBeUndefined();
      });
    });

    describe('pages of shapes', () => {
      test('follow each other without a gap', async () => {
        await store.write(
          CRUDE,
          Array.from({ length: 7 }, (_, number) => day(6 - number, 0)),
          [],
        );
        const first = await store.shapes(CRUDE, 3);
        const second = await store.shapes(CRUDE, 3, first.at(-1)!.tradeDate);
        const third = await store.shapes(CRUDE, 3, second.at(-1)!.tradeDate);
        expect([...first, ...second, ...third].map(({ tradeDate }) => tradeDate)).toEqual(await store.dates(CRUDE));
        expect(third).toHaveLength(1);
        expect(await store.shapes(CRUDE, 3, date(6))).toEqual([]);
      });
    });

    describe('the nearest days', () => {
      test('come by angle, the day itself left out, at most as many as asked', async () => {
        await store.write(CRUDE, [day(1, 0), day(2, 90), day(3, 20), day(4, -10), day(5, 180), day(6, 45)], []);
        const nearest = await store.nearest(CRUDE, date(1), 10);
        expect(nearest).toEqual(
          [
            [4, 10],
            [3, 20],
            [6, 45],
            [2, 90],
            [5, 180],
          ].map(([number, degrees]) => ({
            tradeDate: date(number!),
            distance: expect.closeTo(1 - Math.cos((degrees! * Math.PI) / 180), 12),
          })),
        );
        expect(await store.nearest(CRUDE, date(1), 2)).toEqual(nearest!.slice(0, 2));
        expect((await store.nearest(CRUDE, date(4), 1))![0]!.tradeDate).toBe(date(1));
      });

      test('of equally near ones have the earlier first, at a distance that is not below 0', async () => {
        await store.write(CRUDE, [day(8, 33), day(2, 33), day(5, 33)], []);
        const nearest = (await store.nearest(CRUDE, date(5), 10))!;
        expect(nearest.map(({ tradeDate }) => tradeDate)).toEqual([date(2), date(8)]);
        for (const { distance } of nearest) {
          expect(distance).toBeGreaterThanOrEqual(0);
          expect(distance).toBeLessThan(1e-12);
        }
      });

      test('tell angles apart that single precision does not', async () => {
        await store.write(CRUDE, [day(1, 0), day(2, 0.012), day(3, 0.011), day(4, 0.013)], []);
        const nearest = (await store.nearest(CRUDE, date(1), 10))!;
        expect(nearest.map(({ tradeDate }) => tradeDate)).toEqual([date(3), date(2), date(4)]);
      });

      test('are none of a day that stands alone, nor of another series', async () => {
        await store.write(CRUDE, [day(1, 0)], []);
        await store.write(GAS, [day(1, 0), day(2, 0)], []);
        await store.write(SIMULATED, [day(2, 0)], []);
        expect(await store.nearest(CRUDE, date(1), 10)).toEqual([]);
        expect(await store.nearest(CRUDE, date(2), 10)).toBeUndefined();
        expect((await store.nearest(GAS, date(1), 10))!.map(({ tradeDate }) => tradeDate)).toEqual([date(2)]);
      });
    });
  });
}
