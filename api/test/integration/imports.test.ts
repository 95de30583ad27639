/**
 * Proves what becomes of a file that is sent to a server: its stages, what is stored and made anew, its approval, its
 * cancellation, its roll back with later imports respected, and that the same content is imported once.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { until } from '../support/alert-desk.js';
import {
  ask,
  ended,
  importOf,
  manySettlements,
  openImportDesk,
  send,
  sent,
  untilImport,
} from '../support/import-desk.js';
import type { ImportDesk } from '../support/import-desk.js';
import { hear, openClient } from '../support/live-desk.js';
import { startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const HEADER = 'tradeDate,symbol,settle,volume\n';
const APRIL = `${HEADER}2020-04-20,CLK20,-37.63,247947\n2020-04-20,CLM20,20.43,\n2020-04-21,CLM20,11.57,1700000\n`;

let server: TestServer;
let desk: ImportDesk;
beforeAll(async () => {
  server = await startTestServer({ environment: { RATE_LIMIT_FREE_TIER: '100000' } });
  desk = await openImportDesk(server.address);
});
afterAll(() => server.close());

async function curve(date: string): Promise<readonly (readonly [string, number])[]> {
  const { forwardCurve } = await ask<{
    forwardCurve: readonly { points: readonly { symbol: string; settle: number }[] }[];
  }>(desk, CURVE, { date });
  return forwardCurve.flatMap(({ points }) => points.map(({ symbol, settle }) => [symbol, settle] as const));
}

const CURVE = `query ($date: Date!) { forwardCurve(product: CL, asOf: [$date]) { points { symbol settle } } }`;

describe('a file that is sent', () => {
  test('goes through all stages, is told of on the way, and is shown at once', async () => {
    const client = openClient(server.address, { ...desk.headers });
    const id = await sent(desk, { content: gzipSync(APRIL), name: 'april.csv.gz' });
    const progress = hear<{ importProgress: { status: string; verdict: string } }>(
      client,
      'subscription ($id: ID!) { importProgress(id: $id) { status verdict stages { stage status done total } } }',
      { id },
    );
    const seen = await ended(desk, id);
    expect(seen).toMatchObject({
      status: 'COMPLETED',
      verdict: 'COMMITTED',
      failure: null,
      report: { counts: { read: 3, stored: 3, unchanged: 0, replaced: 0, rejected: 0 } },
    });
    expect(seen.stages.map(({ stage, status }) => [stage, status])).toEqual(
      ['INGESTION', 'QUALITY', 'TAXONOMY', 'GRAPH', 'EMBEDDING'].map((stage) => [stage, 'COMPLETED']),
    );
    await progress.until(({ importProgress }) => importProgress.status === 'COMPLETED');
    await client.dispose();
    expect(await curve('2020-04-20')).toEqual([
      ['CLK20', -37.63],
      ['CLM20', 20.43],
    ]);
    // What was sent is of no more use; the rows stay for a roll back.
    await until(async () => {
      const kept = await readdir(join(server.dataDirectory, 'imports', id));
      return kept.join() === 'futures.parquet';
    });
  });

  test('of the same content is the same import, until it is rolled back', async () => {
    const again = await send(desk, { content: gzipSync(APRIL), name: 'again.csv.gz' });
    expect(again).toMatchObject({ status: 202, body: { isRepeated: true } });
    const { imports } = await ask<{ imports: { edges: readonly object[] } }>(
      desk,
      '{ imports { edges { node { id } } } }',
    );
    expect(imports.edges).toHaveLength(1);
  });

  test('with rows that can’t be right stores nothing, and does when it is tried again without them', async () => {
    const id = await sent(desk, { content: `${HEADER}2020-04-22,CLM20,13.78,\n2020-04-22,CLN20,x,\n` });
    expect(await ended(desk, id)).toMatchObject({
      status: 'FAILED',
      verdict: 'REJECTED',
      failure: { reason: 'ROWS_REJECTED' },
      report: { counts: { read: 2, stored: 0, rejected: 1 } },
    });
    expect(await curve('2020-04-22')).toEqual(await curve('2020-04-21'));
    await ask(desk, 'mutation ($id: ID!) { retryImport(id: $id, input: { skipBadRows: true }) { id } }', {
      id,
    });
    const seen = await untilImport(desk, id, ({ verdict }) => verdict === 'COMMITTED');
    expect(seen.report?.counts).toMatchObject({ read: 2, stored: 1, rejected: 1 });
    expect(await curve('2020-04-22')).toEqual([['CLM20', 13.78]]);
  });

  test('that is no table is refused as a whole, with what to do', async () => {
    const id = await sent(desk, { content: '<!DOCTYPE html><p>Sign in</p>', name: 'prices.csv' });
    const seen = await ended(desk, id);
    expect(seen).toMatchObject({ verdict: 'REFUSED', failure: { reason: 'FILE_IS_HTML' } });
    expect(seen.failure?.message).toMatch(/^prices\.csv is a web page/);
  });

  test('to be looked at first waits for an approval, and may be called off', async () => {
    const fields = { mode: 'REVIEW' };
    const [first, second] = [
      await sent(desk, { content: `${HEADER}2020-04-23,CLM20,16.5,\n`, fields }),
      await sent(desk, { content: `${HEADER}2020-04-24,CLM20,16.94,\n`, fields }),
    ];
    const isWaiting = ({ verdict }: { verdict: string }): boolean => verdict === 'AWAITING_APPROVAL';
    expect((await untilImport(desk, first, isWaiting)).report?.counts).toMatchObject({ stored: 1 });
    expect((await curve('2020-04-23'))[0]).toEqual(['CLM20', 13.78]);
    await ask(desk, 'mutation ($id: ID!) { approveImport(id: $id, skipBadRows: false) { id } }', {
      id: first,
    });
    expect((await ended(desk, first)).verdict).toBe('COMMITTED');
    expect((await curve('2020-04-23'))[0]).toEqual(['CLM20', 16.5]);
    await untilImport(desk, second, isWaiting);
    await ask(desk, 'mutation ($id: ID!) { cancelImport(id: $id) { id } }', { id: second });
    expect((await importOf(desk, second)).verdict).toBe('CANCELLED');
    expect((await curve('2020-04-24'))[0]).toEqual(['CLM20', 16.5]);
  });

  test('and is called off while it is read leaves nothing', async () => {
    const id = await sent(desk, { content: manySettlements(1995, 4_000) });
    await ask(desk, 'mutation ($id: ID!) { cancelImport(id: $id) { id } }', { id });
    const seen = await ended(desk, id);
    expect(seen.verdict).toBe('CANCELLED');
    const { tradeDates } = await ask<{ tradeDates: readonly string[] }>(desk, '{ tradeDates(product: CL) }');
    expect(tradeDates[0]).toBe('2020-04-20');
  });
});

describe('a roll back', () => {
  test('makes the store what it was, respects what came later, and lets the file be imported again', async () => {
    const before = await curve('2020-04-21');
    const wrong = await sent(desk, { content: `${HEADER}2020-04-21,CLM20,99.99,\n2020-04-21,CLN20,21.5,\n` });
    await ended(desk, wrong);
    const later = await sent(desk, { content: `${HEADER}2020-04-21,CLN20,21.61,\n` });
    await ended(desk, later);
    expect(await curve('2020-04-21')).toEqual([
      ['CLM20', 99.99],
      ['CLN20', 21.61],
    ]);
    await ask(desk, 'mutation ($id: ID!) { rollbackImport(id: $id) { id } }', { id: wrong });
    await untilImport(desk, wrong, ({ verdict }) => verdict === 'ROLLED_BACK');
    expect(await curve('2020-04-21')).toEqual([...before, ['CLN20', 21.61]]);
    const again = await send(desk, { content: `${HEADER}2020-04-21,CLM20,99.99,\n2020-04-21,CLN20,21.5,\n` });
    expect(again.body).toMatchObject({ isRepeated: false });
    const second = String(again.body['id']);
    await ended(desk, second);
    await ask(desk, 'mutation ($id: ID!) { rollbackImport(id: $id) { id } }', { id: second });
    await untilImport(desk, second, ({ verdict }) => verdict === 'ROLLED_BACK');
    expect(await curve('2020-04-21')).toEqual([...before, ['CLN20', 21.61]]);
  });
});

describe('a full disk', () => {
  test('fails the import with that reason, leaves the store as it was, and a retry works when there is room', async () => {
    const folder = join(server.dataDirectory, 'imports');
    const mounted = mountSmall(folder);
    if (!mounted) {
      process.stderr.write('skipped: a small file system cannot be mounted here\n');
      return;
    }
    try {
      const content = gzipSync(manySettlements(1995, 3_000));
      await mkdir(join(folder, 'ballast'));
      await writeFile(join(folder, 'ballast', 'file'), Buffer.alloc(SMALL_BYTES - content.length - 128 * 1_024, 1));
      const id = await sent(desk, { content });
      const failed = await ended(desk, id);
      expect(failed).toMatchObject({ verdict: 'FAILED', status: 'FAILED', failure: { reason: 'DISK_FULL' } });
      const { tradeDates } = await ask<{ tradeDates: readonly string[] }>(desk, '{ tradeDates(product: CL) }');
      expect(tradeDates[0]).toBe('2020-04-20');
      await rm(join(folder, 'ballast'), { recursive: true });
      await ask(desk, 'mutation ($id: ID!) { retryImport(id: $id) { id } }', { id });
      const seen = await untilImport(desk, id, ({ verdict, endedAt }) => verdict !== 'UNDECIDED' && endedAt !== null);
      expect(seen).toMatchObject({ verdict: 'COMMITTED', report: { counts: { stored: 90_000 } } });
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

const SMALL_BYTES = 4 * 1_048_576;

/** @returns whether a file system of `SMALL_BYTES` lies over the folder now */
function mountSmall(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_BYTES}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
