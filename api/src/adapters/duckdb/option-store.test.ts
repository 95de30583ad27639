/** DuckDB fulfils the option store's contract, and a store from before options keeps its data and gets their tables. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { isoDate } from '@cushing/products';

import { COMMITTED_AT, description, importRows, spotColumns } from '../../slices/market/market-store-rows.contract.js';
import { importOptions, importRates } from '../../slices/market/option-settlement-rows.contract.js';
import { optionSettlementStoreContract } from '../../slices/market/option-settlement-store.contract.js';
import { rowsOf } from './catalogue-rows.js';
import { Database } from './database.js';
import { DuckMarketStore } from './market-store.js';
import { MIGRATIONS } from './migrations.js';

const TRADE_DATE = isoDate('2026-10-05');
const EVERYTHING = { limit: 100 };

let folder = '';
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-options-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function newPath(): string {
  return join(folder, `${(files += 1)}`, 'market.duckdb');
}

optionSettlementStoreContract('DuckDB in memory', async () => DuckMarketStore.open({ path: ':memory:' }));
optionSettlementStoreContract('DuckDB in a file', async () => DuckMarketStore.open({ path: newPath() }));

describe('the file', () => {
  test('of schema 1 keeps its settlements, spot prices and imports, and takes options from then on', async () => {
    const path = newPath();
    const before = await DuckMarketStore.open({ path, migrations: MIGRATIONS.slice(0, 1) });
    await importRows(before, description('futures'), [['CLZ26', '2026-10-05', 66.1, { volume: 12 }]]);
    const spot = await before.beginImport(description('spot'));
    await spot.stage('SPOT', spotColumns('RWTC', [['2026-10-05', 65.9]]));
    await spot.commit({ read: 1, rejected: 0 }, COMMITTED_AT);
    await before.close();

    const after = await DuckMarketStore.open({ path });
    expect(await after.settlementsOn('CL', 'IMPORTED', [TRADE_DATE])).toMatchObject([
      { symbol: 'CLZ26', settle: 66.1, volume: 12, importId: 'futures' },
    ]);
    expect(await after.spotHistory('RWTC', EVERYTHING)).toEqual([{ date: '2026-10-05', price: 65.9 }]);
    expect((await after.imports(10)).map(({ id }) => id)).toEqual(['spot', 'futures']);
    expect(await after.options.optionCoverage()).toEqual([]);
    const counts = await importOptions(after, description('options'), [['LOZ26 C7500', '2026-10-05', 0.94]]);
    expect(counts).toMatchObject({ stored: 1 });
    await after.close();
  });

  test('keeps options and rates from one opening to the next', async () => {
    const path = newPath();
    const first = await DuckMarketStore.open({ path });
    await importOptions(first, description('options'), [['LOZ26 C7500', '2026-10-05', 0.94]]);
    await importRates(first, description('rates'), [['2026-10-05', 30, 0.04]]);
    await first.close();

    const second = await DuckMarketStore.open({ path });
    const day = await second.options.optionSettlementsOn('CL', 'IMPORTED', TRADE_DATE);
    expect([day.length, day.settle[0]]).toEqual([1, 0.94]);
    expect(await second.options.rateCurveOn(TRADE_DATE)).toMatchObject({ points: [{ tenorDays: 30, rate: 0.04 }] });
    await second.close();
  });

  test('keeps what was replaced, with the imports that wrote and replaced it', async () => {
    const path = newPath();
    const store = await DuckMarketStore.open({ path });
    await importOptions(store, description('first'), [
      ['LOZ26 C7500', '2026-10-05', 0.94, { volume: 3 }],
      ['LOZ26 P7500', '2026-10-05', 9.88],
    ]);
    await importRates(store, description('rates'), [['2026-10-05', 30, 0.04]]);
    await importOptions(store, description('corrected'), [['LOZ26 C7500', '2026-10-05', 0.95]]);
    await importRates(store, description('corrected rates'), [['2026-10-05', 30, 0.05]]);
    await store.close();

    const database = await Database.open({ path, memoryLimitMb: 128, threads: 1, stagingDirectory: undefined });
    const connection = await database.connect();
    const rows = async (sql: string): Promise<unknown> => rowsOf(await connection.query({ sql, types: [] }));
    expect(
      await rows(
        `SELECT strike, is_call, settle, volume, import_number, replaced_by FROM superseded_option_settlement`,
      ),
    ).toEqual([[75, true, 0.94, 3, 1, 3]]);
    expect(await rows('SELECT tenor_days, rate, import_number, replaced_by FROM superseded_rate')).toEqual([
      [30, 0.04, 2, 4],
    ]);
    expect(await rows('SELECT is_call, settle, volume, import_number FROM option_settlement ORDER BY is_call')).toEqual(
      [
        [false, 9.88, null, 1],
        [true, 0.95, 3, 3],
      ],
    );
    connection.close();
    await database.close();
  });

  test('of options is refused by a version that knows only futures', async () => {
    const path = newPath();
    await (await DuckMarketStore.open({ path })).close();
    await expect(DuckMarketStore.open({ path, migrations: MIGRATIONS.slice(0, 1) })).rejects.toMatchObject({
      reason: 'MARKET_STORE_FROM_NEWER_VERSION',
    });
  });
});
