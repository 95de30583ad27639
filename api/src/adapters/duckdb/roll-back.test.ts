/** DuckDB fulfils the market store's contract of taking imports back, and keeps what it did from one opening to the next. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { isoDate } from '@cushing/products';

import { description, importRows } from '../../slices/market/market-store-rows.contract.js';
import { rollBackContract } from '../../slices/market/roll-back.contract.js';
import { DuckMarketStore } from './market-store.js';
import { DuckStagingAreas } from './staging-areas.js';

const AT = '2026-11-20T12:00:00.000Z';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-roll-back-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

rollBackContract('DuckDB', async () => ({
  store: await DuckMarketStore.open({ path: ':memory:', threads: 1, readers: 1, stagingDirectory: folder }),
  areas: new DuckStagingAreas(),
  newDirectory: () => mkdtemp(join(folder, 'staged-')),
}));

describe('the file', () => {
  test('knows after it was opened again what was taken back, and names no later import by its number', async () => {
    const path = join(folder, 'market.duckdb');
    const first = await DuckMarketStore.open({ path });
    await importRows(first, description('right'), [['CLZ26', '2026-10-05', 66, { volume: 3 }]]);
    await importRows(first, description('wrong'), [['CLZ26', '2026-10-05', 99]]);
    await first.rollBack('wrong', AT, () => Promise.resolve([]));
    await first.close();

    const second = await DuckMarketStore.open({ path });
    const day = (): Promise<unknown> => second.settlementsOn('CL', 'IMPORTED', [isoDate('2026-10-05')]);
    expect(await day()).toMatchObject([{ settle: 66, volume: 3, importId: 'right' }]);
    expect((await second.imports(10)).map(({ id }) => id)).toEqual(['right']);
    await expect(second.rollBack('wrong', AT, () => Promise.resolve([]))).rejects.toMatchObject({
      reason: 'IMPORT_ROLLED_BACK',
    });
    await importRows(second, description('next'), [['CLZ26', '2026-10-05', 67]]);
    expect(await day()).toMatchObject([{ settle: 67, importId: 'next' }]);
    await second.rollBack('next', AT, () => Promise.resolve([]));
    expect(await day()).toMatchObject([{ settle: 66, volume: 3, importId: 'right' }]);
    await second.close();
  });
});
