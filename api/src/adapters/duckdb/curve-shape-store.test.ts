/**
 * DuckDB fulfils the contract of the store of curve shapes, keeps shapes and models from one opening to the next, and
 * takes them from a store of the schema before.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fitShapeModel } from '@cushing/curves';
import { isoDate } from '@cushing/products';

import { curveShapeStoreContract } from '../../slices/analogs/curve-shape-store.contract.js';
import { DuckMarketStore } from './market-store.js';
import { MIGRATIONS } from './migrations.js';

const CRUDE = { product: 'CL', source: 'IMPORTED' } as const;
const DATE = isoDate('2020-04-20');
const SHAPE = Float64Array.from({ length: 18 }, (_, index) => Math.sqrt(index));
const DAY = { tradeDate: DATE, shape: SHAPE, embedding: Float64Array.of(1, 2, 3, 4, 5, 6, 1) };
const MODEL = { ...CRUDE, shapes: fitShapeModel([SHAPE, SHAPE.map((value) => -value)]) };

let folder = '';
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-shapes-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function newPath(): string {
  return join(folder, `${(files += 1)}`, 'market.duckdb');
}

curveShapeStoreContract('DuckDB in memory', async () => DuckMarketStore.open({ path: ':memory:' }));
curveShapeStoreContract('DuckDB in a file', async () => DuckMarketStore.open({ path: newPath() }));

describe('the file', () => {
  test('keeps shapes and models from one opening to the next', async () => {
    const path = newPath();
    const first = await DuckMarketStore.open({ path });
    await first.shapes.replace(MODEL, [DAY]);
    await first.close();

    const second = await DuckMarketStore.open({ path });
    expect(await second.shapes.models()).toEqual([MODEL]);
    expect(await second.shapes.shapes(CRUDE, 10)).toEqual([{ tradeDate: DATE, shape: SHAPE }]);
    await second.close();
  });

  test('of the schema before takes shapes from then on', async () => {
    const path = newPath();
    const withShapes = MIGRATIONS.findIndex(({ name }) => name === 'shapes of curves');
    const before = await DuckMarketStore.open({ path, migrations: MIGRATIONS.slice(0, withShapes) });
    await before.close();

    const after = await DuckMarketStore.open({ path });
    expect(await after.shapes.dates(CRUDE)).toEqual([]);
    await after.shapes.replace(MODEL, [DAY]);
    expect(await after.shapes.dates(CRUDE)).toEqual([DATE]);
    await after.close();
  });

  test('refuses shapes once it is closed, and what was begun is whole or not there', async () => {
    const path = newPath();
    const store = await DuckMarketStore.open({ path });
    const under = store.shapes.replace(MODEL, [DAY]);
    await store.close();
    const isWritten = await under.then(
      () => true,
      () => false,
    );
    await expect(store.shapes.write(CRUDE, [DAY], [])).rejects.toMatchObject({ reason: 'MARKET_STORE_CLOSED' });
    const again = await DuckMarketStore.open({ path });
    expect(await again.shapes.dates(CRUDE)).toEqual(isWritten ? [DATE] : []);
    expect(await again.shapes.models()).toEqual(isWritten ? [MODEL] : []);
    await again.close();
  });

  test('a write that fails leaves what there was', async () => {
    const store = await DuckMarketStore.open({ path: newPath() });
    await store.shapes.replace(MODEL, [DAY]);
    const short = { ...DAY, embedding: Float64Array.of(1) };
    await expect(store.shapes.replace(MODEL, [DAY, short])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(store.shapes.write(CRUDE, [short], [DATE])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await store.shapes.dates(CRUDE)).toEqual([DATE]);
    await store.shapes.write(CRUDE, [], [DATE]);
    expect(await store.shapes.dates(CRUDE)).toEqual([]);
    await store.close();
  });
});
