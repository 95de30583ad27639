/** A whole server for a test: its own data folder, a free port, real settlements where the test brings some. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import { copyAccountDatabase } from '../../../scripts/testing/account-database-template.js';
import { loadConfig } from '../../src/config/config.js';
import { startServer } from '../../src/entrypoints/start-server.js';
import type { RunningServer } from '../../src/entrypoints/start-server.js';
import { importFile } from './import-file.js';

export interface TestServer {
  readonly address: string;
  readonly dataDirectory: string;
  /** Posts an operation as a program would; as a VIEWER where `headers` say nothing else. */
  query(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<TestAnswer>;
  close(): Promise<void>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
    readonly extensions?: Record<string, unknown>;
  };
}

/** Who asks where a test does not care: test mode takes it for a user who may read. */
export const VIEWER = { authorization: 'Test VIEWER' } as const;

/** Starts a server in a folder that stays when it is closed, its accounts made ready the quick way. */
export async function startServerIn(
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const config = loadConfig(
    {
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDirectory,
      ...{ DEMO_MARKET: 'false', DEMO_OPTION_DATES: '2', FEED: 'none' },
      TEST_MODE: 'true',
      ...environment,
    },
    dataDirectory,
  );
  if (config.database.engine === 'PGLITE' && !existsSync(config.databaseDirectory)) {
    await copyAccountDatabase(config.databaseDirectory);
  }
  return startServer({ config, logger: pino({ level: 'silent' }), clientDirectory: undefined });
}

/**
 * @param options `csv`: files, as of the `futures` format, that are imported before the server starts; `demoMarket`:
 * whether an empty store gets the simulated market, no where absent; `environment`: further settings
 */
export async function startTestServer(
  options: {
    readonly csv?: string | readonly string[];
    readonly demoMarket?: boolean;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<TestServer> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'cushing-'));
  for (const csv of [options.csv ?? []].flat()) {
    const file = join(dataDirectory, 'settlements.csv');
    await writeFile(file, csv);
    const { exitCode, output, errors } = await importFile(join(dataDirectory, 'market.duckdb'), file);
    if (exitCode !== 0) throw new Error(`The settlements of the test were refused: ${errors}${output}`);
  }
  const server = await startServerIn(dataDirectory, {
    DEMO_MARKET: String(options.demoMarket ?? false),
    ...options.environment,
  });
  return {
    address: server.address,
    dataDirectory,
    query: (query, variables, headers) => post(`${server.address}/graphql`, { query, variables }, headers),
    async close() {
      await server.close();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

async function post(url: string, body: unknown, headers: Record<string, string> = VIEWER): Promise<TestAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as TestAnswer['body'];
  return { status: response.status, headers: response.headers, body: answer };
}
