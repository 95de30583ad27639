/** Proves what the server says, and with which code it exits, where it cannot start. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import { runProgram } from '../support/run-program.js';
import type { EndedProgram } from '../support/run-program.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-'));
});
afterEach(() => rm(folder, { recursive: true }));

function start(environment: Readonly<Record<string, string>>): Promise<EndedProgram> {
  const usual = { HOST: '127.0.0.1', PORT: '0', DEMO_MARKET: 'false', LOG_LEVEL: 'silent' };
  return runProgram('main', folder, { ...usual, ...environment });
}

describe('a server that cannot start', () => {
  test('because another program has its port says so and exits with 1, and the store is free again', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = other.address() as AddressInfo;
      expect(await start({ PORT: String(port) })).toEqual({
        exitCode: 1,
        output: '',
        errors: 'The port is taken by another program. Set PORT to a free one, as in: make start PORT=4100\n',
      });
    } finally {
      other.close();
    }
    const store = await DuckMarketStore.open({ path: join(folder, '.data', 'market.duckdb') });
    await store.close();
  });

  test('because its address is not of this machine names the setting and exits with 78', async () => {
    const { exitCode, output, errors } = await start({ HOST: '192.0.2.1' });
    expect([exitCode, output]).toEqual([78, '']);
    expect(errors).toMatch(/^The configuration is wrong:\n {2}HOST, PORT: expected an address .+EADDRNOTAVAIL.+\n$/u);
  });

  test('because its data directory is a file names the setting and exits with 78', async () => {
    await writeFile(join(folder, 'taken'), '');
    const { exitCode, errors } = await start({ DATA_DIR: 'taken' });
    expect(exitCode).toBe(78);
    expect(errors).toMatch(/^The configuration is wrong:\n {2}DATA_DIR: expected a folder/u);
  });

  test('because something is in the way in its data directory does not blame HOST and PORT', async () => {
    await mkdir(join(folder, '.data', 'control.sock'), { recursive: true });
    await chmod(join(folder, '.data', 'control.sock'), 0o000);
    const { exitCode, errors } = await start({});
    expect(exitCode).toBe(1);
    expect(errors).toContain('control.sock is taken');
    expect(errors).not.toContain('HOST');
  });
});
