/** The embedded accounts' database as built: it belongs to one process, and loses nothing when that is killed. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

import { run } from '../../../scripts/run.js';
import { copyAccountDatabase } from '../../../scripts/testing/account-database-template.js';
import { AccountDatabase } from '../../src/adapters/postgres/index.js';
import type { UserId } from '../../src/slices/accounts/index.js';

const SILENT = { debug: silent, info: silent, warn: silent, error: silent };
const BUILT = pathToFileURL(resolve('api/dist/adapters/postgres/index.js')).href;
/** Stores users for as long as it lives and says the id of each when it is stored. */
const WRITER = `
  import { randomUUID } from 'node:crypto';
  import { AccountDatabase } from ${JSON.stringify(BUILT)};
  const silent = () => undefined;
  const logger = { debug: silent, info: silent, warn: silent, error: silent };
  const { store } = await AccountDatabase.open({ engine: 'PGLITE', directory: process.argv[1] }, logger);
  for (;;) {
    const id = randomUUID();
    await store.users.insert({
      id, email: id + '@example.com', username: id.slice(0, 13), role: 'VIEWER', tier: 'FREE', isDecoy: false,
      createdAt: Date.now(),
    });
    process.stdout.write(id + '\\n');
    // The engine computes within the process: without a pause nobody would be answered.
    await new Promise(setImmediate);
  }
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-accounts-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('a process that is killed', () => {
  test('had the directory for itself, frees it, and has stored what it said it had', async () => {
    const directory = join(folder, 'accounts');
    await copyAccountDatabase(directory);
    const writer = spawn('node', ['--input-type=module', '--eval', WRITER, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(writer, 'exit');
    const ids: string[] = [];
    let refusal: Promise<unknown> | undefined;
    for await (const line of createInterface(writer.stdout)) {
      ids.push(line);
      if (ids.length === 1) refusal = refused(directory);
      if (ids.length === 200) writer.kill('SIGKILL');
    }
    await ended;
    expect(await refusal).toMatchObject({
      reason: 'ACCOUNT_DATABASE_LOCKED',
      message: expect.stringContaining(`process ${String(writer.pid)}:`),
    });
    expect(ids.length).toBeGreaterThanOrEqual(200);
    const database = await AccountDatabase.open({ engine: 'PGLITE', directory }, SILENT);
    const found = await Promise.all(ids.map((id) => database.store.users.byId(id as UserId)));
    const count = await database.store.users.count();
    await database.close();
    expect(found.map((user) => user?.id)).toEqual(ids);
    // The one that was under way may have been stored without being told.
    expect(count - ids.length).toBeLessThanOrEqual(1);
  });
});

test('the command takes the last step back, does it again, and finds it done', async () => {
  await copyAccountDatabase(join(folder, 'accounts'));
  const migrate = (...options: readonly string[]) =>
    run('node', ['api/dist/entrypoints/migrate.js', ...options], {
      environment: { DATA_DIR: folder, DATABASE_URL: '', POSTGRES_SERVER: '' },
    });
  const steps = [
    '20260301000000-accounts',
    '20261121000000-alerts',
    '20261122000000-imports',
    '20261122000001-reports',
    '20261122000002-daily-reports',
  ];
  for (const step of steps.toReversed()) {
    expect(await migrate('--down')).toEqual({ exitCode: 0, output: `Taken back: ${step}\n` });
  }
  expect(await migrate('--down')).toEqual({ exitCode: 0, output: 'There is no step to take back.\n' });
  expect(await migrate()).toEqual({ exitCode: 0, output: `Done: ${steps.join(', ')}\n` });
  expect(await migrate()).toEqual({ exitCode: 0, output: 'The tables are up to date.\n' });
  expect(await migrate('--sideways')).toEqual({ exitCode: 2, output: 'Usage: npm run db-migrate [-- --down]\n' });
});

async function refused(directory: string): Promise<unknown> {
  try {
    await AccountDatabase.open({ engine: 'PGLITE', directory }, SILENT);
  } catch (error) {
    return error;
  }
  return undefined;
}

function silent(): void {
  // Answers are looked at, not logs.
}
