/** DuckDB fulfils the market store's contract of imports, and loads files of its staging folder alone. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { description, spotColumns } from '../../slices/market/market-store-rows.contract.js';
import type { ImportBench } from '../../slices/market/market-store-rows.contract.js';
import { storeImportContract } from '../../slices/market/store-import.contract.js';
import type { StagedPart } from '../../slices/market/index.js';
import { DuckMarketStore } from './market-store.js';
import { DuckStagingAreas } from './staging-areas.js';

let folder = '';
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-imports-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function open(path: string): Promise<ImportBench> {
  return {
    store: await DuckMarketStore.open({ path, stagingDirectory: folder }),
    areas: new DuckStagingAreas(),
    newDirectory: () => mkdtemp(join(folder, "it's staged-")),
  };
}

storeImportContract('DuckDB in memory', () => open(':memory:'));
storeImportContract('DuckDB in a file', () => open(join(folder, `${(files += 1)}.duckdb`)));

describe('the staging folder', () => {
  async function writtenPart(): Promise<StagedPart> {
    const area = await new DuckStagingAreas().open(await mkdtemp(join(folder, 'part-')));
    await area.stage('SPOT', spotColumns('RWTC', [['2026-10-05', 65.9]]));
    const [part] = await area.write();
    return part!;
  }

  test('is the only one that is loaded from', async () => {
    const part = await writtenPart();
    const [inside, beside] = [join(folder, 'inside'), join(folder, 'inside-not')];
    await cp(part.path, join(inside, 'spot.parquet'));
    await cp(part.path, join(beside, 'spot.parquet'));
    const store = await DuckMarketStore.open({ path: ':memory:', stagingDirectory: inside });
    const staged = await store.beginImport(description('parts'));
    for (const path of [join(beside, 'spot.parquet'), `${inside}/../inside-not/spot.parquet`]) {
      await expect(staged.load([{ ...part, path }])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    }
    await staged.load([{ ...part, path: join(inside, 'spot.parquet') }]);
    expect(await staged.preview()).toEqual({ stored: 1, unchanged: 0, replaced: 0 });
    await store.close();
  });

  test('none is loaded from where none was given', async () => {
    const part = await writtenPart();
    const store = await DuckMarketStore.open({ path: ':memory:' });
    const staged = await store.beginImport(description('parts'));
    await expect(staged.load([part])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await store.close();
  });
});
