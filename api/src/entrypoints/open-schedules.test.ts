/**
 * Proves what a server takes on besides requests, on a real queue and a real store: what is scheduled and when, that a key
 * of the EIA decides about its schedule, that shapes which are missing are made, and that the nightly jobs run.
 */
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { FuturesSymbol } from '@cushing/products';

import { copyAccountDatabase } from '../../../scripts/testing/account-database-template.js';
import { DuckMarketStore } from '../adapters/duckdb/index.js';
import { MemoryLease } from '../adapters/memory/index.js';
import { AccountDatabase } from '../adapters/postgres/index.js';
import { loadConfig } from '../config/config.js';
import { CurveModels, ShapeEmbedding } from '../slices/analogs/index.js';
import type { FileImport, ImportsService } from '../slices/imports/index.js';
import { newImport } from '../slices/imports/import-rows.contract.js';
import type { Job } from '../slices/jobs/index.js';
import { PRUNE_IMPORTS } from '../slices/imports/index.js';
import { CONSOLIDATE_BARS } from '../slices/quotes/index.js';
import { importsDirectory } from './imports-directory.js';
import { openSchedules } from './open-schedules.js';
import type { OpenSchedules } from './open-schedules.js';

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const DAY = 86_400_000;
const PATIENCE_MS = 20_000;

let folder: string;
let database: AccountDatabase;
let store: DuckMarketStore;
let schedules: OpenSchedules | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-'));
  await copyAccountDatabase(join(folder, 'accounts'));
  database = await AccountDatabase.open({ engine: 'PGLITE', directory: join(folder, 'accounts') }, SILENT);
  store = await DuckMarketStore.open({ path: ':memory:' });
});
afterEach(async () => {
  await schedules?.close();
  await database.close();
  await store.close();
  await rm(folder, { recursive: true });
});

async function begin(environment: Record<string, string> = {}): Promise<void> {
  const models = new CurveModels({ store: store.shapes, logger: SILENT });
  await models.load();
  const imports: Pick<ImportsService, 'submit' | 'get' | 'cancel'> = {
    submit: () => Promise.resolve({ import: newImport(), isRepeated: false }),
    get: () => Promise.resolve<FileImport>(newImport()),
    cancel: () => Promise.resolve<FileImport>(newImport()),
  };
  schedules = await openSchedules({
    config: loadConfig({ DATA_DIR: folder, ...environment }, folder),
    jobs: database.jobs,
    importStore: database.imports,
    imports: imports as ImportsService,
    store,
    shapes: new ShapeEmbedding({ settlements: store, shapes: store.shapes, models }),
    ...{ lease: new MemoryLease(), clock: Date.now, logger: SILENT },
  });
  await database.jobs.start();
  await schedules.begin();
}

async function ended(kind: string): Promise<Job> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
    const { entries } = await database.jobs.jobs({ kind, first: 1 });
    const job = entries[0]?.job;
    if (job?.state === 'COMPLETED' || job?.state === 'FAILED') return job;
    await wait(50);
  }
  throw new Error(`no job of ${kind} ended`);
}

describe('schedules', () => {
  const upkeep = [
    { kind: 'bars.consolidate', cron: '10 3 * * *', timezone: 'UTC', data: {} },
    { kind: 'imports.prune', cron: '10 3 * * *', timezone: 'UTC', data: {} },
  ];

  test('are those of the night alone without a key of the EIA', async () => {
    await begin();
    expect(await database.jobs.schedules()).toEqual(upkeep);
    expect((await database.jobs.counts()).filter(({ kind }) => kind === 'eia.fetch')).toEqual([]);
  });

  test('have the EIA with a key, and no more once it is taken away', async () => {
    await begin({ EIA_API_KEY: 'abc' });
    const eia = { kind: 'eia.fetch', cron: '30 23 * * *', timezone: 'America/New_York', data: {} };
    expect(await database.jobs.schedules()).toEqual([upkeep[0], eia, upkeep[1]]);
    await database.close();
    database = await AccountDatabase.open({ engine: 'PGLITE', directory: join(folder, 'accounts') }, SILENT);
    await begin();
    expect(await database.jobs.schedules()).toEqual(upkeep);
  });
});

test('a start looks for shapes that are missing', async () => {
  await begin();
  expect(await ended('shapes.catch-up')).toMatchObject({ state: 'COMPLETED', failure: undefined });
});

test('the nightly jobs merge old minutes into longer bars and remove folders without a record', async () => {
  const orphan = newImport().id;
  const directory = join(importsDirectory(folder), orphan);
  await mkdir(directory, { recursive: true });
  await utimes(directory, (Date.now() - 2 * DAY) / 1_000, (Date.now() - 2 * DAY) / 1_000);
  const symbol = 'CLZ26' as FuturesSymbol;
  const start = Math.floor((Date.now() - 50 * DAY) / DAY) * DAY;
  const price = { open: 66, high: 66, low: 66, close: 66, volume: 1 };
  await store.bars.write([{ symbol, interval: 'MINUTE', origin: 'LIVE', start, ...price }], new Map());
  await begin({ BARS_MINUTE_KEPT_DAYS: '40' });
  await database.jobs.enqueue(CONSOLIDATE_BARS, {});
  await database.jobs.enqueue(PRUNE_IMPORTS, {});
  expect(await ended('bars.consolidate')).toMatchObject({ state: 'COMPLETED', failure: undefined });
  expect(await ended('imports.prune')).toMatchObject({ state: 'COMPLETED', failure: undefined });
  const window = { origin: 'LIVE', limit: 10 } as const;
  expect(await store.bars.range(symbol, { ...window, interval: 'MINUTE' })).toEqual([]);
  for (const interval of ['FIVE_MINUTES', 'HOUR', 'DAY'] as const) {
    expect(await store.bars.range(symbol, { ...window, interval })).toEqual([
      expect.objectContaining({ ...price, interval }),
    ]);
  }
  expect(await readdir(importsDirectory(folder))).toEqual([]);
});

test('a drop folder is looked at where one is set', async () => {
  const drop = join(folder, 'drop');
  await begin({ IMPORT_DROP_DIR: drop });
  const names = async (): Promise<readonly string[]> => readdir(folder);
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
    if ((await names()).includes('drop')) break;
    await wait(50);
  }
  expect(await names()).toContain('drop');
});
