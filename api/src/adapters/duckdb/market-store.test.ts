/** DuckDB fulfils the market store's contract, in memory and in a file. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';

import { marketStoreContract } from '../../slices/market/market-store.contract.js';
import { DuckMarketStore } from './market-store.js';

let folder = '';
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-store-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

marketStoreContract('DuckDB in memory', async () => DuckMarketStore.open({ path: ':memory:' }));
marketStoreContract('DuckDB in a file', async () =>
  DuckMarketStore.open({ path: join(folder, `${(files += 1)}`, 'market.duckdb') }),
);
