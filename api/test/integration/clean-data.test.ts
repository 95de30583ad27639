/** Proves that cleaning removes what a server or an import stored, nothing else, and nothing of a server that runs. */
import { link, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { ImportHandoverServer, controlAddress } from '../../src/adapters/handover/index.js';
import { loadConfig } from '../../src/config/config.js';
import { startServer } from '../../src/entrypoints/start-server.js';
import { runProgram } from '../support/run-program.js';
import type { EndedProgram } from '../support/run-program.js';

const QUIET = { exitCode: 0, output: '', errors: '' };

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cushing-'));
});
afterEach(() => rm(root, { recursive: true }));

function clean(dataDirectory?: string): Promise<EndedProgram> {
  return runProgram('clean-data', root, dataDirectory === undefined ? {} : { DATA_DIR: dataDirectory });
}

/** Leaves a socket's file at a path, as a server does that is killed. */
async function leaveSocket(path: string): Promise<void> {
  const killed = createServer();
  await new Promise<void>((resolve) => killed.listen(`${path}.old`, resolve));
  // A hard link keeps the file where closing removes it.
  await link(`${path}.old`, path);
  await new Promise((resolve) => killed.close(resolve));
}

describe('cleaning', () => {
  test('removes the folder with all that servers write, also what a killed one leaves', async () => {
    const folder = join(root, '.data');
    for (const name of ['market.duckdb.tmp', 'accounts', 'keys', 'outbox']) {
      await mkdir(join(folder, name, 'inside'), { recursive: true });
      await writeFile(join(folder, name, 'inside', 'file'), '');
    }
    for (const ending of ['', '.wal', '.wal.checkpoint', '.wal.recovery']) {
      await writeFile(join(folder, `market.duckdb${ending}`), 'broken');
    }
    await leaveSocket(join(folder, 'control.sock'));
    expect(await clean()).toEqual(QUIET);
    expect(await readdir(root)).toEqual([]);
    expect(await clean()).toEqual(QUIET);
  });

  test('is refused while a server runs, and once it has ended leaves what a person put there', async () => {
    const folder = join(root, 'data');
    const config = loadConfig({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, DEMO_MARKET: 'false' }, root);
    const server = await startServer({ config, logger: pino({ level: 'silent' }), clientDirectory: undefined });
    const before = await readdir(folder);
    expect(await clean(folder)).toEqual({
      exitCode: 1,
      output: '',
      errors: `A server is running on ${folder}: end it first.\n`,
    });
    expect(before).toEqual(expect.arrayContaining(['control.sock', 'market.duckdb']));
    expect(await readdir(folder)).toEqual(before);
    await mkdir(join(folder, 'market.duckdb.backup'));
    await writeFile(join(folder, 'notes.txt'), 'precious');
    await server.close();
    expect(await clean(folder)).toEqual({
      exitCode: 0,
      output: `${folder} holds files that no server wrote: they stay.\n`,
      errors: '',
    });
    expect(await readdir(folder)).toEqual(['market.duckdb.backup', 'notes.txt']);
  });

  test('leaves a file that has the name of the socket and is none', async () => {
    await writeFile(join(root, 'control.sock'), 'precious');
    expect((await clean(root)).output).toContain('they stay');
    expect(await readFile(join(root, 'control.sock'), 'utf8')).toBe('precious');
  });

  test('does not follow links, and keeps a data directory that is one', async () => {
    await mkdir(join(root, 'elsewhere'));
    await writeFile(join(root, 'elsewhere', 'file'), 'precious');
    await mkdir(join(root, 'volume'));
    await symlink(join(root, 'elsewhere'), join(root, 'volume', 'keys'));
    await symlink('volume', join(root, 'data'));
    expect(await clean('data')).toEqual(QUIET);
    expect(await readdir(join(root, 'data'))).toEqual([]);
    expect(await readFile(join(root, 'elsewhere', 'file'), 'utf8')).toBe('precious');
  });

  test('reads the data directory from .env and names a setting that is wrong', async () => {
    await mkdir(join(root, 'kept'));
    await writeFile(join(root, 'kept', 'market.duckdb'), '');
    await writeFile(join(root, '.env'), 'DATA_DIR=kept\n');
    expect(await runProgram('clean-data', root, { PORT: 'many' })).toMatchObject({
      exitCode: 78,
      errors: expect.stringContaining('PORT: expected'),
    });
    expect(await readdir(join(root, 'kept'))).toEqual(['market.duckdb']);
    expect(await clean()).toEqual(QUIET);
    expect(await readdir(root)).toEqual(['.env']);
  });

  test('finds the socket of a data directory with a long path, where the server runs and where it was killed', async () => {
    const folder = join(root, 'x'.repeat(120));
    await mkdir(folder);
    const { path, privateFolder } = await controlAddress(folder);
    const imports = { importFile: () => Promise.reject(new Error('nothing is imported')) };
    const server = await ImportHandoverServer.listen({
      dataDirectory: folder,
      imports,
      logger: pino({ level: 'silent' }),
    });
    expect(await clean(folder)).toMatchObject({ exitCode: 1 });
    await server.close();
    await leaveSocket(path);
    expect((await stat(path)).isSocket()).toBe(true);
    expect(await clean(folder)).toEqual(QUIET);
    await expect(stat(privateFolder!)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(root)).toEqual([]);
  });
});
