/**
 * Proves that an import beside a running server is done by that server: over a socket that only its user may open,
 * with the same report, and seen by everyone who asks or subscribes.
 */
import { createConnection } from 'node:net';
import { lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { ImportHandoverClient } from '../../src/adapters/handover/index.js';
import { APRIL_2020 } from '../support/april-2020.js';
import { importFile } from '../support/import-file.js';
import { startImport } from '../support/import-process.js';
import { VIEWER, startTestServer } from '../support/running-server.js';
import type { TestServer } from '../support/running-server.js';

const CURVE = '{ forwardCurve(product: CL, asOf: ["2020-04-20"]) { points { symbol settle } } }';
const CHANGES = 'subscription { marketChanged { importId products spotSeries } }';

let server: TestServer;
let files: string;
beforeAll(async () => {
  server = await startTestServer({ csv: APRIL_2020 });
  files = await mkdtemp(join(tmpdir(), 'cushing-files-'));
});
afterAll(async () => {
  await server.close();
  await rm(files, { recursive: true });
});

async function importText(
  text: string,
  ...options: readonly string[]
): Promise<{ readonly exitCode: number; readonly output: string; readonly errors: string }> {
  const path = join(files, 'file.csv');
  await writeFile(path, text);
  return importFile(join(server.dataDirectory, 'market.duckdb'), path, options);
}

async function frontSettle(): Promise<number> {
  const { body } = await server.query(CURVE);
  const [curve] = body.data!['forwardCurve'] as readonly { readonly points: readonly { readonly settle: number }[] }[];
  return curve!.points[0]!.settle;
}

/** Collects what subscribers are told until `end` is called. */
async function subscribe(): Promise<{ readonly changes: readonly unknown[]; end(): Promise<void> }> {
  const client = createClient({
    url: `${server.address.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: VIEWER,
    lazy: false,
  });
  await new Promise((resolve) => client.on('connected', resolve));
  const changes: unknown[] = [];
  client.subscribe(
    { query: CHANGES },
    { next: ({ data }) => changes.push(data!['marketChanged']), error: () => undefined, complete: () => undefined },
  );
  // The server handles a socket's messages in order, and a request later than the subscription comes after it.
  await new Promise<void>((resolve, reject) => {
    client.subscribe({ query: '{ __typename }' }, { next: () => undefined, error: reject, complete: resolve });
  });
  return { changes, end: async () => client.dispose() };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('beside a running server', () => {
  test('an import is stored by the server and shown to whoever asks next', async () => {
    expect(await frontSettle()).toBe(-37.63);
    const { exitCode, output } = await importText(
      'tradeDate,symbol,settle\n2020-04-20,CLK20,-37.5\n2020-04-20,CLQ20,28.51\n',
    );
    expect(exitCode).toBe(0);
    expect(output).toContain('Imported file.csv (futures): CL, 2020-04-20 to 2020-04-20');
    expect(output).toMatch(/read +2\n +stored +1\n +unchanged +0\n +replaced +1\n +rejected +0\n/);
    expect(await frontSettle()).toBe(-37.5);
  });

  test('subscribers are told once of what changed, and not of what did not', async () => {
    const subscription = await subscribe();
    const more = 'tradeDate,symbol,settle\n2020-04-21,CLQ20,21.61\n2020-04-21,NGK20,1.821\n';
    await importText(more);
    await importText(more);
    await importText(more.replace('21.61', '21.62'), '--dry-run');
    await importText(more.replace('21.61', 'abc'));
    await importText('Date,Price\n2020-04-20,-36.98\n', '--series', 'RWTC');
    await until(() => subscription.changes.length >= 2);
    await subscription.end();
    expect(subscription.changes).toEqual([
      { importId: expect.any(String), products: ['CL', 'NG'], spotSeries: [] },
      { importId: expect.any(String), products: [], spotSeries: ['RWTC'] },
    ]);
  });

  test('the command as a process of its own hands over too', async () => {
    await writeFile(join(files, 'own.csv'), 'tradeDate,symbol,settle\n2020-04-22,CLQ20,24.2\n');
    const { ended } = startImport(files, ['own.csv'], { DATA_DIR: server.dataDirectory });
    const { exitCode, output, errors } = await ended;
    expect([exitCode, output]).toEqual([0, expect.stringMatching(/stored +1\n/)]);
    expect(errors).toContain('storing');
  });

  test('rejections and refusals read as they do without a server', async () => {
    const rejected = await importText('tradeDate,symbol,settle\n2020-04-19,CLK20,1\n');
    expect(rejected.exitCode).toBe(1);
    expect(rejected.output).toContain('line 2, column tradeDate: 2020-04-19 is not a trade date of CL (a Sunday)');
    const refused = await importText('\n');
    expect(refused).toMatchObject({
      exitCode: 1,
      output: '',
      errors: 'file.csv is empty: there is nothing to import.\n',
    });
  });

  test('a second import while one is under way waits for it, and both end well', async () => {
    const large = ['Date,Price'];
    for (let day = Date.UTC(1980, 0, 1); large.length < 15_000; day += 86_400_000) {
      large.push(`${new Date(day).toISOString().slice(0, 10)},1.5`);
    }
    const path = join(files, 'large.csv');
    await writeFile(path, large.join('\n'));
    const [first, second] = await Promise.all([
      ImportHandoverClient.connect(server.dataDirectory),
      ImportHandoverClient.connect(server.dataDirectory),
    ]);
    let begun: (value: undefined) => void = () => undefined;
    const hasBegun = new Promise<undefined>((resolve) => (begun = resolve));
    const importing = first!.importFile(
      { path, series: 'LARGE' },
      {
        onProgress: () => {
          begun(undefined);
        },
      },
    );
    await hasBegun;
    const counts = { read: 14_999, stored: 14_999 };
    expect(await second!.importFile({ path, series: 'SECOND' })).toMatchObject({ status: 'COMMITTED', counts });
    expect(await importing).toMatchObject({ status: 'COMMITTED', counts });
  });

  test('a client that leaves calls its import off', async () => {
    const path = join(files, 'large.csv');
    const client = await ImportHandoverClient.connect(server.dataDirectory);
    const leaving = new AbortController();
    const importing = client!.importFile(
      { path, series: 'LEFT' },
      {
        signal: leaving.signal,
        onProgress: () => {
          leaving.abort();
        },
      },
    );
    await expect(importing).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'IMPORT_ABORTED' });
    // The next import waits for nothing but the end of the one that was called off.
    let report = await importText('Date,Price\n2020-04-21,8.91\n', '--series', 'RWTC');
    while (report.errors.includes('Another import is under way')) {
      report = await importText('Date,Price\n2020-04-21,8.91\n', '--series', 'RWTC');
    }
    expect(report.exitCode).toBe(0);
    const { body } = await server.query('{ spotSeries { series } }');
    expect(JSON.stringify(body)).not.toContain('LEFT');
  });
});

describe('the control socket', () => {
  test('lies in the data directory and only its user may open it', async () => {
    const found = await lstat(join(server.dataDirectory, 'control.sock'));
    expect(found.isSocket()).toBe(true);
    expect((found.mode & 0o777).toString(8)).toBe('600');
  });

  test.each([
    ['no JSON', 'GET / HTTP/1.1\n'],
    ['a request of another version', '{"version":1,"path":"/tmp/file.csv"}\n'],
    ['a relative path', '{"version":2,"path":"file.csv"}\n'],
    ['a request with something unknown in it', '{"version":2,"path":"/tmp/a.csv","overwrite":true}\n'],
  ])('answers %s with an error and serves on', async (_, request) => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      createConnection(join(server.dataDirectory, 'control.sock'))
        .on('data', (chunk) => (text += chunk.toString()))
        .on('end', () => {
          resolve(text);
        })
        .on('error', reject)
        .write(request);
    });
    expect(JSON.parse(answer)).toMatchObject({
      type: 'error',
      error: { code: 'BAD_USER_INPUT', reason: 'HANDOVER_PROTOCOL' },
    });
    expect((await importText('')).errors).toContain('file is empty');
  });

  test('is gone after the server, and imports then open the store themselves', async () => {
    const second = await startTestServer();
    const before = await readdir(second.dataDirectory);
    expect(before).toContain('control.sock');
    // `close` removes the folder too: what lay there is asked for while only the server is closed.
    await second.close();
    expect(await ImportHandoverClient.connect(second.dataDirectory)).toBeUndefined();
    await mkdir(second.dataDirectory);
    const path = join(files, 'file.csv');
    await writeFile(path, APRIL_2020);
    expect((await importFile(join(second.dataDirectory, 'market.duckdb'), path)).exitCode).toBe(0);
    await rm(second.dataDirectory, { recursive: true });
  });
});
