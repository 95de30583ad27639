/** A whole server for a test: its own data folder, a free port, real settlements where the test brings some. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import { loadConfig } from '../../src/config/config.js';
import { startServer } from '../../src/entrypoints/start-server.js';
import { importFile } from './import-file.js';

export interface TestServer {
  readonly address: string;
  readonly dataDirectory: string;
  /** Posts an operation as a program would. */
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

/**
 * @param options `csv`: a file in the `futures` format that is imported before the server starts; `demoMarket`:
 * whether an empty store gets the simulated market, no where absent
 */
export async function startTestServer(
  options: { readonly csv?: string; readonly demoMarket?: boolean } = {},
): Promise<TestServer> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'cushing-'));
  const config = loadConfig(
    { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDirectory, DEMO_MARKET: String(options.demoMarket ?? false) },
    dataDirectory,
  );
  if (options.csv !== undefined) {
    const file = join(dataDirectory, 'settlements.csv');
    await writeFile(file, options.csv);
    const { exitCode, errors } = await importFile(config.marketFile, file);
    if (exitCode !== 0) throw new Error(`The settlements of the test were refused: ${errors}`);
  }
  const server = await startServer({ config, logger: pino({ level: 'silent' }), clientDirectory: undefined });
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

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as TestAnswer['body'];
  return { status: response.status, headers: response.headers, body: answer };
}
