/** A server of its own for a test, with settlements of a file in its store. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { copyAccountDatabase } from '../../../scripts/testing/account-database-template.ts';
import { importFile, startServerProcess } from '../../../scripts/testing/server-process.ts';
import type { ServerProcess } from '../../../scripts/testing/server-process.ts';

export interface TestMarket {
  readonly server: ServerProcess;
  readonly dataDirectory: string;
  /** Imports further settlements, by the server while it runs. */
  importText(name: string, text: string): Promise<string>;
  /** Ends the server, and starts it once more at the same address with what it had stored. */
  restart(): Promise<void>;
  /** Ends the server and removes its folder; a second call does nothing. */
  close(): Promise<void>;
}

/** A test asks more in a second than a person in a minute, and waits for no long history of simulated options. */
const SETTINGS = { RATE_LIMIT_FREE_TIER: '100000', DEMO_OPTION_DATES: '10', FEED: 'none' };

/**
 * @param options `file` and `lines`: what is imported before the server starts, and how many lines of it; `environment`:
 * further settings
 */
export async function startMarket(
  options: {
    readonly file?: string;
    readonly lines?: number;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<TestMarket> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'cushing-browser-'));
  const importText = async (name: string, text: string): Promise<string> => {
    const path = join(dataDirectory, name);
    await writeFile(path, text);
    return importFile(dataDirectory, path);
  };
  if (options.file !== undefined) {
    const lines = (await readFile(options.file, 'utf8')).split('\n');
    await importText('settlements.csv', `${lines.slice(0, options.lines).join('\n')}\n`);
  }
  await copyAccountDatabase(join(dataDirectory, 'accounts'));
  const environment = { ...SETTINGS, ...options.environment };
  let server = await startServerProcess(dataDirectory, environment);
  return {
    get server() {
      return server;
    },
    dataDirectory,
    importText,
    async restart() {
      const { port } = new URL(server.address);
      await server.stop();
      server = await startServerProcess(dataDirectory, { ...environment, PORT: port });
    },
    async close() {
      await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
