/** Proves that trade dates without a shape get one, and that nothing is done where none is missing. */
import { beforeEach, expect, jest, test } from '@jest/globals';

import { addDays, isoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { curveMarket } from '../../../test/support/curve-market.js';
import { CurveModels } from './curve-models.js';
import { PlainCurveShapes } from './plain-curve-shapes.contract.js';
import { ShapeCatchUp } from './shape-catch-up.js';
import { ShapeEmbedding } from './shape-embedding.js';

const FIRST = isoDate('2026-01-05');
const CRUDE = { product: 'CL', source: 'IMPORTED' } as const;
const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

let curves: Map<IsoDate, readonly number[]>;
let shapes: PlainCurveShapes;
let embedding: ShapeEmbedding;

beforeEach(async () => {
  curves = new Map();
  shapes = new PlainCurveShapes();
  const models = new CurveModels({ store: shapes, logger });
  await models.load();
  embedding = new ShapeEmbedding({ settlements: curveMarket('CL', 'IMPORTED', curves), shapes, models });
});

function addCurves(count: number): void {
  for (let index = 0; index < count; index += 1) {
    const growth = Math.sin(curves.size) / 20;
    curves.set(
      addDays(FIRST, curves.size),
      Array.from({ length: 24 }, (_, month) => 70 * Math.exp(growth * month)),
    );
  }
}

async function catchUp(signal = new AbortController().signal): Promise<void> {
  await new ShapeCatchUp({ shapes: embedding, clock: () => 0, logger }).run({ signal });
}

test('a store without shapes gets those of all its trade dates', async () => {
  addCurves(30);
  await catchUp();
  expect(await shapes.dates(CRUDE)).toEqual([...curves.keys()]);
});

test('trade dates that came without shapes get them, and only from the first of them on', async () => {
  addCurves(30);
  await catchUp();
  addCurves(2);
  const update = jest.spyOn(embedding, 'update');
  await catchUp();
  expect(await shapes.dates(CRUDE)).toEqual([...curves.keys()]);
  expect(update.mock.calls.map(([product, changed]) => [product, changed])).toEqual([
    ['CL', { from: addDays(FIRST, 30), to: addDays(FIRST, 31) }],
  ]);
});

test('where none is missing, and of products without settlements, nothing is done', async () => {
  addCurves(30);
  await catchUp();
  const update = jest.spyOn(embedding, 'update');
  await catchUp();
  expect(update).not.toHaveBeenCalled();
});

test('a process that ends ends it', async () => {
  addCurves(30);
  await expect(catchUp(AbortSignal.abort(new Error('ends')))).rejects.toThrow('ends');
  expect(await shapes.dates(CRUDE)).toEqual([]);
});
