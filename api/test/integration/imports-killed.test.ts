/**
 * Proves that imports survive the death of whoever does them: a server with its worker inside, and workers beside a
 * PostgreSQL, are killed at random points; what they were at is done once in the end, with equal counts.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { copyAccountDatabase } from '../../../scripts/testing/account-database-template.js';
import { startPostgres } from '../../../scripts/testing/database-servers.js';
import { describeWithServers } from '../../../scripts/testing/describe-with-servers.js';
import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import { ask, ended, importOf, manySettlements, openImportDesk, sent } from '../support/import-desk.js';
import type { ImportDesk } from '../support/import-desk.js';
import { startTestServer } from '../support/running-server.js';

const KILLS = 10;
const DATES = 2_000;
const ROWS = DATES * 30;
const PATIENCE_MS = 300_000;
/** Whole servers are started again and again. */
const START_MS = 60_000;
const LAST_CHARACTERS = 10_000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-killed-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A built program as a process of its own. */
function start(name: string, environment: Readonly<Record<string, string>>): ChildProcess {
  const program = fileURLToPath(new URL(`../../dist/entrypoints/${name}.js`, import.meta.url));
  return spawn(process.execPath, [program], {
    cwd: folder,
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** @returns what the text's first group caught */
function said(child: ChildProcess, text: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      reject(new Error(`it did not say ${text.source} in time: ${output}`));
    }, START_MS);
    child.stdout?.on('data', (piece: Buffer) => {
      output = `${output}${piece.toString()}`.slice(-LAST_CHARACTERS);
      const match = text.exec(output);
      if (match === null) return;
      clearTimeout(timer);
      resolve(match[1] ?? '');
    });
    child.once('close', () => {
      clearTimeout(timer);
      reject(new Error(`it ended before it said ${text.source}: ${output}`));
    });
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

/** @returns how many settlements and imports the store holds */
async function stored(marketFile: string): Promise<{ readonly settlements: number; readonly imports: number }> {
  const store = await DuckMarketStore.open({ path: marketFile });
  try {
    const [coverage] = await store.coverage();
    return { settlements: coverage?.settlements ?? 0, imports: (await store.imports(1_000)).length };
  } finally {
    await store.close();
  }
}

describe('a server with its worker inside', () => {
  test(
    'that is killed at ten random points does each import once',
    async () => {
      await copyAccountDatabase(join(folder, 'accounts'));
      const environment = {
        ...{ HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, DEMO_MARKET: 'false', FEED: 'none' },
        ...{ TEST_MODE: 'true', RATE_LIMIT_FREE_TIER: '100000' },
      };
      const up = async (): Promise<{ readonly child: ChildProcess; readonly address: string }> => {
        const child = start('main', environment);
        return { child, address: await said(child, /Dashboard +(http\S+)/) };
      };
      const ids: string[] = [];
      let { child, address } = await up();
      let desk: ImportDesk = await openImportDesk(address);
      for (let killed = 0; killed < KILLS; killed += 1) {
        const verdicts = await Promise.all(ids.map(async (id) => (await importOf(desk, id)).verdict));
        // Whenever all are done there is another one to be killed in.
        if (verdicts.every((verdict) => verdict === 'COMMITTED')) {
          ids.push(await sent(desk, { content: manySettlements(1990, DATES, 40 + ids.length) }));
        }
        await wait(Math.random() * 2_500);
        await kill(child);
        ({ child, address } = await up());
        desk = { ...desk, address };
      }
      for (const [index, id] of ids.entries()) {
        const { verdict, report, stages } = await ended(desk, id);
        expect(verdict).toBe('COMMITTED');
        expect(stages.every(({ status }) => status === 'COMPLETED')).toBe(true);
        const isFirst = index === 0;
        expect(report?.counts).toEqual({
          ...{ read: ROWS, unchanged: 0, rejected: 0 },
          ...{ stored: isFirst ? ROWS : 0, replaced: isFirst ? 0 : ROWS },
        });
      }
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
      expect(await stored(join(folder, 'market.duckdb'))).toEqual({ settlements: ROWS, imports: ids.length });
    },
    PATIENCE_MS,
  );
});

describeWithServers('workers beside a PostgreSQL', ['postgres'], () => {
  test(
    'that are killed at ten random points leave nothing undone, and do nothing twice',
    async () => {
      const postgres = await startPostgres();
      const { privateKey } = generateKeyPairSync('ed25519');
      const environment = {
        DATABASE_URL: postgres.url,
        JWT_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        ...{ RATE_LIMIT_FREE_TIER: '100000', WORKER: 'apart' },
      };
      const server = await startTestServer({ environment });
      try {
        const desk = await openImportDesk(server.address);
        const ids: string[] = [];
        for (let index = 0; index < KILLS; index += 1) {
          ids.push(await sent(desk, { content: manySettlements(1990, DATES, 40 + index) }));
        }
        const settings = { ...environment, DATA_DIR: server.dataDirectory };
        for (let killed = 0; killed < KILLS; killed += 1) {
          const worker = start('worker', settings);
          await said(worker, /worker ready/);
          await wait(Math.random() * 2_000);
          await kill(worker);
        }
        const workers = [start('worker', settings), start('worker', settings)];
        for (const id of ids) {
          const { verdict, report } = await ended(desk, id);
          expect(verdict).toBe('COMMITTED');
          expect(report?.counts).toMatchObject({ read: ROWS, unchanged: 0, rejected: 0 });
        }
        const { imports } = await ask<{ imports: { edges: readonly object[] } }>(
          desk,
          '{ imports(first: 50, status: COMPLETED) { edges { node { id } } } }',
        );
        expect(imports.edges).toHaveLength(KILLS);
        for (const worker of workers) {
          const closed = once(worker, 'close');
          worker.kill('SIGTERM');
          await closed;
        }
      } finally {
        await server.close();
        await postgres.stop();
      }
    },
    PATIENCE_MS,
  );
});
