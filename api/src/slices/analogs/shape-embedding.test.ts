/** Shapes follow settlements: what is written, removed and fitted anew, by made-up curves. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { curveShape } from '@cushing/curves';
import { addDays, fromDayNumber, isoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { curveMarket } from '../../../test/support/curve-market.js';
import type { ChangedDates, CurveSettlements } from './index.js';
import { CurveModels } from './curve-models.js';
import { PlainCurveShapes } from './plain-curve-shapes.contract.js';
import { EMBEDDING_LENGTH, ShapeEmbedding, pricesByNearby } from './shape-embedding.js';

const FIRST = isoDate('2026-01-05');
const CRUDE = { product: 'CL', source: 'IMPORTED' } as const;
const EVERYTHING: ChangedDates = { from: null, to: null };
const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

let curves: Map<IsoDate, readonly number[]>;
let shapes: PlainCurveShapes;
let models: CurveModels;
let embedding: ShapeEmbedding;

function ignore(): void {
  // Nobody reads this log.
}

/** A curve that rises by a share each month. */
function curve(growth: number, months = 24): number[] {
  return Array.from({ length: months }, (_, month) => 70 * Math.exp(growth * month));
}

function addCurves(count: number): void {
  for (let index = 0; index < count; index += 1) {
    curves.set(addDays(FIRST, curves.size), curve(Math.sin(curves.size) / 20));
  }
}

function openOn(settlements: CurveSettlements): ShapeEmbedding {
  return new ShapeEmbedding({ settlements, shapes, models });
}

beforeEach(async () => {
  curves = new Map();
  shapes = new PlainCurveShapes();
  models = new CurveModels({ store: shapes, logger });
  await models.load();
  embedding = openOn(curveMarket('CL', 'IMPORTED', curves));
});

async function embeddingOf(date: IsoDate): Promise<number | undefined> {
  return (await shapes.nearest(CRUDE, date, 1))?.[0]?.distance;
}

describe('the first update', () => {
  test('writes the shape of every date and fits a model', async () => {
    addCurves(30);
    expect(await embedding.update('CL', EVERYTHING)).toEqual({ ...CRUDE, written: 30, removed: 0, isRefitted: true });
    const stored = await shapes.shapes(CRUDE, 100);
    expect(stored.map(({ tradeDate }) => tradeDate)).toEqual([...curves.keys()]);
    for (const { tradeDate, shape } of stored) expect(shape).toEqual(curveShape(curves.get(tradeDate)!));
    const model = models.getCurveModel(CRUDE)!;
    expect(model.shapes.sample).toBe(30);
    // Curves that differ in their growth alone vary in one direction.
    expect(model.shapes.explained[0]).toBeCloseTo(1, 9);
    expect(await shapes.models()).toEqual([model]);
    expect(EMBEDDING_LENGTH).toBe(7);
  });

  test('of a product without settlements is none', async () => {
    expect(await embedding.update('NG', EVERYTHING)).toBeUndefined();
    expect(await embedding.update('CL', EVERYTHING)).toBeUndefined();
  });

  test('of a product with too few trade dates writes nothing', async () => {
    addCurves(19);
    expect(await embedding.update('CL', EVERYTHING)).toMatchObject({ written: 0, isRefitted: false });
    expect(await shapes.dates(CRUDE)).toEqual([]);
    addCurves(1);
    expect(await embedding.update('CL', { from: addDays(FIRST, 19), to: null })).toMatchObject({ written: 0 });
    expect(await embedding.update('CL', EVERYTHING)).toMatchObject({ written: 20, isRefitted: true });
  });

  test('leaves out curves that have no shape', async () => {
    addCurves(25);
    const [short, headless, gap, sunk] = [addDays(FIRST, 3), addDays(FIRST, 5), addDays(FIRST, 7), addDays(FIRST, 9)];
    curves.set(short, curve(0.01, 17));
    curves.set(headless, curve(0.01).with(0, Number.NaN));
    curves.set(gap, curve(0.01).with(11, Number.NaN));
    curves.set(
      sunk,
      curve(0.01).map((price) => -price),
    );
    expect(await embedding.update('CL', EVERYTHING)).toMatchObject({ written: 21 });
    const dates = await shapes.dates(CRUDE);
    for (const date of [short, headless, gap, sunk]) expect(dates).not.toContain(date);
  });
});

describe('later updates', () => {
  beforeEach(async () => {
    addCurves(40);
    await embedding.update('CL', EVERYTHING);
  });

  test('again of the same dates change nothing', async () => {
    const before = await shapes.shapes(CRUDE, 100);
    const model = models.getCurveModel(CRUDE);
    expect(await embedding.update('CL', EVERYTHING)).toEqual({ ...CRUDE, written: 40, removed: 0, isRefitted: false });
    expect(await shapes.shapes(CRUDE, 100)).toEqual(before);
    expect(models.getCurveModel(CRUDE)).toBe(model);
  });

  test('read the dates that changed and no others', async () => {
    const read: IsoDate[] = [];
    const market = curveMarket('CL', 'IMPORTED', curves);
    const watched: CurveSettlements = {
      ...market,
      settlements: async function* (product, source, range) {
        for await (const batch of market.settlements(product, source, range)) {
          read.push(...new Set(Array.from(batch.tradeDate, fromDayNumber)));
          yield batch;
        }
      },
    };
    const [from, to] = [addDays(FIRST, 10), addDays(FIRST, 12)];
    curves.set(from, curve(0.09));
    curves.set(addDays(FIRST, 20), curve(0.08));
    const result = await openOn(watched).update('CL', { from, to });
    expect(result).toEqual({ ...CRUDE, written: 3, removed: 0, isRefitted: false });
    expect(read).toEqual([from, addDays(FIRST, 11), to]);
    const stored = new Map((await shapes.shapes(CRUDE, 100)).map(({ tradeDate, shape }) => [tradeDate, shape]));
    expect(stored.get(from)).toEqual(curveShape(curve(0.09)));
    expect(stored.get(addDays(FIRST, 20))).not.toEqual(curveShape(curve(0.08)));
  });

  test('fit anew once there are a tenth more, with all days', async () => {
    addCurves(3);
    expect(await embedding.update('CL', { from: addDays(FIRST, 40), to: null })).toMatchObject({ isRefitted: false });
    expect(models.getCurveModel(CRUDE)!.shapes.sample).toBe(40);
    addCurves(1);
    const last = addDays(FIRST, 43);
    expect(await embedding.update('CL', { from: last, to: last })).toMatchObject({ written: 1, isRefitted: true });
    expect(models.getCurveModel(CRUDE)!.shapes.sample).toBe(44);
    expect(await shapes.dates(CRUDE)).toEqual([...curves.keys()]);
  });

  test('remove the dates whose settlements were taken back', async () => {
    const [gone, shortened] = [addDays(FIRST, 4), addDays(FIRST, 5)];
    curves.delete(gone);
    curves.set(shortened, curve(0.01, 3));
    const changed = { from: gone, to: addDays(FIRST, 6) };
    expect(await embedding.update('CL', changed)).toEqual({ ...CRUDE, written: 1, removed: 2, isRefitted: false });
    expect(await embeddingOf(gone)).toBeUndefined();
    expect(await shapes.dates(CRUDE)).toHaveLength(38);
  });

  test('remove everything when hardly any settlements are left', async () => {
    for (const date of [...curves.keys()].slice(10)) curves.delete(date);
    expect(await embedding.update('CL', EVERYTHING)).toMatchObject({ written: 0, removed: 40 });
    expect(await shapes.models()).toEqual([]);
    expect(models.getCurveModel(CRUDE)).toBeUndefined();
  });

  test('that come at once come one after the other', async () => {
    addCurves(8);
    const days = Array.from({ length: 8 }, (_, index) => addDays(FIRST, 40 + index));
    await Promise.all(days.map((date) => embedding.update('CL', { from: date, to: date })));
    expect(await shapes.dates(CRUDE)).toEqual([...curves.keys()]);
    expect(await shapes.models()).toEqual([models.getCurveModel(CRUDE)]);
  });

  test('that are called off write nothing', async () => {
    addCurves(20);
    const called = AbortSignal.abort(new Error('called off'));
    await expect(embedding.update('CL', EVERYTHING, called)).rejects.toThrow('called off');
    expect(await shapes.dates(CRUDE)).toHaveLength(40);
    expect(await embedding.update('CL', EVERYTHING)).toMatchObject({ written: 60, isRefitted: true });
  });

  test('are of the real settlements once there are any', async () => {
    const simulated = { ...CRUDE, source: 'SIMULATED' } as const;
    const both: CurveSettlements = {
      ...curveMarket('CL', 'IMPORTED', curves),
      coverage: () => {
        const about = { product: 'CL', firstTradeDate: FIRST, lastTradeDate: FIRST, settlements: 1 } as const;
        return Promise.resolve([
          { ...about, source: 'SIMULATED' },
          { ...about, source: 'IMPORTED' },
        ]);
      },
    };
    expect(await openOn(both).update('CL', EVERYTHING)).toMatchObject({ source: 'IMPORTED' });
    const only = openOn(curveMarket('CL', 'SIMULATED', curves));
    expect(await only.update('CL', EVERYTHING)).toMatchObject({ source: 'SIMULATED', isRefitted: true });
    expect(models.getCurveModel(simulated)).not.toBe(models.getCurveModel(CRUDE));
  });
});

test('an update before the models are loaded is refused', async () => {
  addCurves(30);
  const settlements = curveMarket('CL', 'IMPORTED', curves);
  const early = new ShapeEmbedding({ settlements, shapes, models: new CurveModels({ store: shapes, logger }) });
  await expect(early.update('CL', EVERYTHING)).rejects.toMatchObject({ reason: 'CURVE_MODELS_NOT_LOADED' });
  expect(await shapes.dates(CRUDE)).toEqual([]);
});

test('a curve is taken from the front to its first gap, at most 18 months', async () => {
  const market = curveMarket('CL', 'IMPORTED', new Map([[FIRST, curve(0.01).with(4, Number.NaN)]]));
  const day = await market.settlementsOn('CL', 'IMPORTED', [FIRST]);
  expect(pricesByNearby(day.toReversed()).map(({ nearby }) => nearby)).toEqual([1, 2, 3, 4]);
  const whole = curveMarket('CL', 'IMPORTED', new Map([[FIRST, curve(0.01)]]));
  expect(pricesByNearby(await whole.settlementsOn('CL', 'IMPORTED', [FIRST]))).toHaveLength(18);
});
