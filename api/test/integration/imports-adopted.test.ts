/**
 * Proves that a server's list of imports agrees with its market store from its start on: what the command line stored
 * while no server ran is listed and can be taken back, and what was taken back without the list's knowledge is listed
 * as that.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import { importsDirectory } from '../../src/entrypoints/imports-directory.js';
import { ask, ended, openImportDesk, sent, untilImport } from '../support/import-desk.js';
import type { ImportDesk } from '../support/import-desk.js';
import { importFile } from '../support/import-file.js';
import { startServerIn } from '../support/running-server.js';

const APRIL = 'tradeDate,symbol,settle\n2020-04-20,CLK20,-37.63\n2020-04-20,CLM20,20.43\n';
const MAY = 'tradeDate,symbol,settle\n2020-05-20,CLN20,33.49\n';

let folder: string;
let marketFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-adopted-'));
  marketFile = join(folder, 'market.duckdb');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Starts a server, lets an analyst work with it, and ends it. */
async function during<Result>(work: (desk: ImportDesk) => Promise<Result>): Promise<Result> {
  const server = await startServerIn(folder, { RATE_LIMIT_FREE_TIER: '100000' });
  try {
    return await work(await openImportDesk(server.address));
  } finally {
    await server.close();
  }
}

async function importByCommand(name: string, content: string): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, content);
  const { exitCode, output, errors } = await importFile(marketFile, file);
  if (exitCode !== 0) throw new Error(`${errors}${output}`);
}

interface Listed {
  readonly id: string;
  readonly fileName: string;
  readonly origin: string;
  readonly status: string;
  readonly verdict: string;
  readonly uploadedBy: string | null;
  readonly committedAt: string;
  readonly stages: readonly { readonly status: string; readonly message: string }[];
}

async function listed(desk: ImportDesk): Promise<readonly Listed[]> {
  const { imports } = await ask<{ imports: { edges: readonly { node: Listed }[] } }>(
    desk,
    '{ imports { edges { node { id fileName origin status verdict uploadedBy committedAt stages { status message } } } } }',
  );
  return imports.edges.map(({ node }) => node);
}

const settles = async (desk: ImportDesk): Promise<unknown> => {
  const query = '{ futuresHistory: forwardCurve(product: CL, asOf: ["2020-04-20"]) { points { symbol settle } } }';
  return ask(desk, query).catch((error: unknown) => String(error));
};

test('what the command line stored is listed once, newest first, and can be taken back', async () => {
  await importByCommand('april.csv', APRIL);
  await importByCommand('may.csv', MAY);
  const first = await during(async (desk) => {
    const entries = await listed(desk);
    expect(entries.map(({ fileName }) => fileName)).toEqual(['may.csv', 'april.csv']);
    for (const entry of entries) {
      expect(entry).toMatchObject({
        origin: 'COMMAND_LINE',
        status: 'COMPLETED',
        verdict: 'COMMITTED',
        uploadedBy: null,
      });
      expect(entry.stages.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'COMPLETED'));
    }
    expect(entries[1]!.stages.map(({ message }) => message)).toEqual(['futures: 2 rows', '', '', '2 rows stored', '']);
    return entries;
  });
  await during(async (desk) => {
    expect(await listed(desk)).toEqual(first);
    expect(await settles(desk)).toMatchObject({
      futuresHistory: [{ points: [{ settle: -37.63 }, { settle: 20.43 }] }],
    });
    const april = first[1]!.id;
    await ask(desk, 'mutation ($id: ID!) { rollbackImport(id: $id) { id } }', { id: april });
    await untilImport(desk, april, ({ verdict }) => verdict === 'ROLLED_BACK');
    expect(await settles(desk)).toContain('BEFORE_FIRST_TRADE_DATE');
  });
  await during(async (desk) => {
    expect((await listed(desk)).map(({ verdict }) => verdict)).toEqual(['COMMITTED', 'ROLLED_BACK']);
  });
});

test('what was taken back without the list is listed as taken back, and the same file can be stored again', async () => {
  const id = await during(async (desk) => {
    const importId = await sent(desk, { content: APRIL });
    expect(await ended(desk, importId)).toMatchObject({ verdict: 'COMMITTED' });
    return importId;
  });
  // As a server that ends between the store's commit and its own record.
  const store = await DuckMarketStore.open({ path: marketFile, stagingDirectory: importsDirectory(folder) });
  try {
    await store.rollBack(id, '2026-11-20T12:00:00.000Z', () => Promise.resolve([]));
  } finally {
    await store.close();
  }
  await during(async (desk) => {
    expect(await listed(desk)).toMatchObject([{ id, verdict: 'ROLLED_BACK' }]);
    const again = await sent(desk, { content: APRIL });
    expect(again).not.toBe(id);
    expect(await ended(desk, again)).toMatchObject({ verdict: 'COMMITTED' });
  });
});

test('what a server stored itself is not listed twice, nor what it simulates', async () => {
  const id = await during(async (desk) => {
    const importId = await sent(desk, { content: MAY });
    await ended(desk, importId);
    return importId;
  });
  await during(async (desk) => {
    expect(await listed(desk)).toMatchObject([{ id, origin: 'UPLOAD', verdict: 'COMMITTED' }]);
  });
});
