/**
 * DuckDB fulfils the bar store's contract, keeps bars from one opening to the next, takes them from a store of the schema
 * before, and writes them while an import is under way.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { FuturesSymbol } from '@cushing/products';
import { addDays, isoDate } from '@cushing/products';

import {
  COMMITTED_AT,
  description,
  importRows,
  settlementColumns,
} from '../../slices/market/market-store-rows.contract.js';
import { barStoreContract } from '../../slices/quotes/bar-store.contract.js';
import type { Bar } from '../../slices/quotes/index.js';
import { DuckMarketStore } from './market-store.js';
import { MIGRATIONS } from './migrations.js';

const CLZ26 = 'CLZ26' as FuturesSymbol;
const MINUTES = { interval: 'MINUTE', origin: 'LIVE', limit: 10 } as const;
const BAR: Bar = {
  symbol: CLZ26,
  interval: 'MINUTE',
  origin: 'LIVE',
  start: Date.parse('2026-11-20T15:00:00Z'),
  open: 66.1,
  high: 66.4,
  low: 66,
  close: 66.3,
  volume: 25,
};

let folder = '';
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-bars-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function newPath(): string {
  return join(folder, `${(files += 1)}`, 'market.duckdb');
}

barStoreContract('DuckDB in memory', async () => DuckMarketStore.open({ path: ':memory:' }));
barStoreContract('DuckDB in a file', async () => DuckMarketStore.open({ path: newPath() }));

describe('the file', () => {
  test('keeps bars and sequences from one opening to the next', async () => {
    const path = newPath();
    const first = await DuckMarketStore.open({ path });
    await first.bars.write([BAR], new Map([['someone:nymex', 41]]));
    await first.close();

    const second = await DuckMarketStore.open({ path });
    expect(await second.bars.range(CLZ26, MINUTES)).toEqual([BAR]);
    expect(await second.bars.sequences()).toEqual(new Map([['someone:nymex', 41]]));
    await second.close();
  });

  test('of schema 2 keeps its settlements and takes bars from then on', async () => {
    const path = newPath();
    const before = await DuckMarketStore.open({ path, migrations: MIGRATIONS.slice(0, 2) });
    await importRows(before, description('futures'), [['CLZ26', '2026-10-05', 66.1]]);
    await before.close();

    const after = await DuckMarketStore.open({ path });
    expect(await after.settlementsOn('CL', 'IMPORTED', [isoDate('2026-10-05')])).toMatchObject([{ settle: 66.1 }]);
    expect(await after.bars.range(CLZ26, MINUTES)).toEqual([]);
    await after.bars.write([BAR], new Map());
    expect(await after.bars.range(CLZ26, MINUTES)).toEqual([BAR]);
    await after.close();
  });

  test('refuses bars once it is closed, and lets a write under way finish', async () => {
    const path = newPath();
    const store = await DuckMarketStore.open({ path });
    const under = store.bars.write([BAR], new Map());
    await store.close();
    await under.catch(() => undefined);
    await expect(store.bars.write([BAR], new Map())).rejects.toMatchObject({ reason: 'MARKET_STORE_CLOSED' });
    await expect(store.bars.range(CLZ26, MINUTES)).rejects.toMatchObject({ reason: 'MARKET_STORE_CLOSED' });
  });
});

describe('while an import is under way', () => {
  /** 60 contracts on each of so many days. */
  const columns = settlementColumns(
    Array.from({ length: 300 }, (_, day) => addDays(isoDate('2020-01-02'), day)).flatMap((date) =>
      Array.from({ length: 60 }, (_, month) => {
        const symbol = `CL${'FGHJKMNQUVXZ'[month % 12]!}${String(28 + Math.floor(month / 12))}`;
        return [symbol, date, 60 + month / 10] as const;
      }),
    ),
  );

  test('to write the file out is left to the next time, and harms neither', async () => {
    const store = await DuckMarketStore.open({ path: newPath() });
    await store.bars.write([BAR], new Map());
    const staged = await store.beginImport(description('large'));
    await staged.stage('FUTURES', columns);
    const commit = staged.commit({ read: columns.length, rejected: 0 }, COMMITTED_AT);
    for (let count = 0; count < 20; count += 1) await store.bars.checkpoint();
    await commit;
    await store.bars.checkpoint();
    expect(await store.bars.range(CLZ26, MINUTES)).toEqual([BAR]);
    await store.close();
  });

  test('bars are written between its steps, and both are whole', async () => {
    const store = await DuckMarketStore.open({ path: newPath() });
    const staged = await store.beginImport(description('large'));
    await staged.stage('FUTURES', columns);
    await store.bars.write([BAR], new Map([['feed', 1]]));
    expect(await store.bars.range(CLZ26, MINUTES)).toEqual([BAR]);

    const commit = staged.commit({ read: columns.length, rejected: 0 }, COMMITTED_AT);
    const committed = new AbortController();
    void commit.then(() => {
      committed.abort();
    });
    for (let round = 2; !committed.signal.aborted; round += 1) {
      await store.bars.write([{ ...BAR, volume: round }], new Map([['feed', round]]));
      const [stored] = await store.bars.range(CLZ26, MINUTES);
      expect(stored?.volume).toBe(round);
    }
    expect((await commit).counts).toMatchObject({ stored: columns.length });
    await store.close();
  });
});
