/** DuckDB fulfils the contract of staging areas, with an engine that touches its folder and nothing else. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { stagingAreasContract } from '../../slices/market/staging-areas.contract.js';
import { rowsOf } from './catalogue-rows.js';
import { literal } from './literal.js';
import { DuckStagingAreas, openStagingEngine } from './staging-areas.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-staging-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

stagingAreasContract('DuckDB', new DuckStagingAreas(), () => mkdtemp(join(folder, "an owner's ")));

describe('the engine of a staging area', () => {
  test('reads and writes its folder, and no other by name, by a way around or by another setting', async () => {
    const [own, other] = [join(folder, 'own'), join(folder, 'own-not')];
    for (const directory of [own, other]) {
      await mkdir(directory);
      await writeFile(join(directory, 'prices.csv'), 'price\n65.9\n');
    }
    const { instance, connection } = await openStagingEngine(own);
    const read = async (path: string): Promise<unknown> =>
      rowsOf(await connection.query({ sql: `SELECT price FROM read_csv(${literal(path)})`, types: [] }));
    expect(await read(join(own, 'prices.csv'))).toEqual([[65.9]]);
    await expect(read(join(other, 'prices.csv'))).rejects.toThrow(/[Pp]ermission/);
    await expect(read(`${own}/../own-not/prices.csv`)).rejects.toThrow(/[Pp]ermission/);
    const writing = `COPY (SELECT 1) TO ${literal(join(other, 'rows.parquet'))} (FORMAT parquet)`;
    await expect(connection.run(writing)).rejects.toThrow(/[Pp]ermission/);
    await expect(connection.run('SET enable_external_access = true')).rejects.toThrow();
    await expect(connection.run(`SET allowed_directories = [${literal(other)}]`)).rejects.toThrow();
    await expect(connection.run(`ATTACH ${literal(join(other, 'any.duckdb'))} AS another`)).rejects.toThrow();
    expect(await readdir(other)).toEqual(['prices.csv']);
    connection.close();
    instance.closeSync();
  });
});
