/** Proves the handover between two processes: the same answers as an import here, and no trust in the other side. */
import { link, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { PathImports } from '../../slices/imports/index.js';
import type { ImportReport } from '../../slices/ingestion/index.js';
import { controlAddress } from './control-address.js';
import { ImportHandoverClient, ImportHandoverServer } from './index.js';
import { readLines } from './read-lines.js';

type ImportFile = PathImports['importFile'];

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const REQUEST = { path: '/data/file.csv', format: 'futures', dryRun: false, skipBadRows: true };
const FINDING = {
  severity: 'WARNING',
  kind: 'BELOW_INTRINSIC',
  action: 'KEPT',
  line: 2,
  column: 3,
  columnName: 'settle',
  message: 'LOZ26 C7500 settles 1.20, its intrinsic value is 1.35',
} as const;
const REPORT: ImportReport = {
  status: 'COMMITTED',
  importId: 'import-1',
  format: 'futures',
  fileName: 'file.csv',
  container: 'CSV',
  counts: { read: 3, stored: 1, unchanged: 0, replaced: 1, rejected: 1 },
  lines: 3,
  linesWithoutPrice: 0,
  rejections: [
    {
      line: 3,
      column: 6,
      columnName: 'settle',
      value: 'é\n',
      reason: 'NOT_A_NUMBER',
      message: '"é\\n" is not a number',
    },
  ],
  rejectionCount: 1,
  findings: [FINDING],
  findingCount: 1,
  findingCounts: [{ kind: 'BELOW_INTRINSIC', count: 1, first: FINDING }],
  markedRows: 1,
  ignoredColumns: ['note'],
  products: ['CL'],
  spotSeries: ['RWTC', 'RBRTE'],
  hasRates: true,
  unknown: [{ subject: 'HUB Henry', proposal: 'NG', line: 4, rows: 2 }],
  unknownCount: 1,
  firstDate: isoDate('2020-04-20'),
  lastDate: isoDate('2020-04-21'),
  elapsedMs: 4,
};

let directory: string;
const servers: ImportHandoverServer[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cushing-handover-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await rm(directory, { recursive: true });
});

async function listen(importFile: ImportFile, requestTimeoutMs = 10_000, dataDirectory = directory): Promise<void> {
  const options = { dataDirectory, imports: { importFile }, logger: silent, requestTimeoutMs };
  servers.push(await ImportHandoverServer.listen(options));
}

async function connect(dataDirectory = directory): Promise<ImportHandoverClient> {
  const client = await ImportHandoverClient.connect(dataDirectory);
  if (client === undefined) throw new Error('no server listens');
  return client;
}

describe('an import that is handed over', () => {
  test('gives the server the request, and the client its progress and report', async () => {
    const requests: unknown[] = [];
    await listen((request, options) => {
      requests.push(request);
      options?.onProgress?.({ phase: 'STORING', fraction: 1, read: 3 });
      return Promise.resolve(REPORT);
    });
    const progress: unknown[] = [];
    const client = await connect();
    expect(await client.importFile(REQUEST, { onProgress: (each) => progress.push(each) })).toEqual(REPORT);
    expect(requests).toEqual([{ version: 2, ...REQUEST }]);
    expect(progress).toEqual([{ phase: 'STORING', fraction: 1, read: 3 }]);
  });

  test('carries a report that lists as many rejections and findings as there can be', async () => {
    const rejections = Array.from({ length: 1_000 }, () => ({ ...REPORT.rejections[0]!, message: 'x'.repeat(300) }));
    const findings = Array.from({ length: 1_000 }, () => ({ ...FINDING, message: 'x'.repeat(300) }));
    await listen(() => Promise.resolve({ ...REPORT, rejections, findings }));
    const report = await (await connect()).importFile(REQUEST);
    expect([report.rejections.length, report.findings.length]).toEqual([1_000, 1_000]);
  });

  test('fails with the error that the import fails with', async () => {
    await listen(() =>
      Promise.reject(
        new AppError('BAD_USER_INPUT', 'a.csv is empty.', { reason: 'FILE_EMPTY', details: { missing: ['settle'] } }),
      ),
    );
    await expect((await connect()).importFile(REQUEST)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'a.csv is empty.',
      reason: 'FILE_EMPTY',
      details: { missing: ['settle'] },
    });
  });

  test('says nothing of what broke inside of the server', async () => {
    await listen(() => Promise.reject(new Error('secret')));
    await expect((await connect()).importFile(REQUEST)).rejects.toMatchObject({
      code: 'INTERNAL',
      message: 'The import failed: the log of the server has the cause.',
    });
  });

  test('is called off when the client leaves', async () => {
    const calledOff = Promise.withResolvers<undefined>();
    await listen((_, options) => {
      options?.signal?.addEventListener('abort', () => {
        calledOff.resolve(undefined);
      });
      options?.onProgress?.({ phase: 'STORING', fraction: 1, read: 3 });
      return calledOff.promise.then(() => REPORT);
    });
    const leaving = new AbortController();
    const importing = (await connect()).importFile(REQUEST, {
      signal: leaving.signal,
      onProgress: () => {
        leaving.abort();
      },
    });
    await expect(importing).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'IMPORT_ABORTED' });
    await calledOff.promise;
  });

  test('under way when the server closes may end; one that does not is called off', async () => {
    const begun = Promise.withResolvers<undefined>();
    await listen((_, options) => {
      begun.resolve(undefined);
      return new Promise((resolve) =>
        options?.signal?.addEventListener('abort', () => {
          resolve(REPORT);
        }),
      );
    });
    const importing = (await connect()).importFile(REQUEST);
    await begun.promise;
    await servers.pop()!.close(10);
    expect(await importing).toEqual(REPORT);
  });

  test.each([
    ['ends without an answer', ''],
    ['answers with no JSON', 'HTTP/1.1 200 OK\n'],
    ['answers with a report of another form', '{"type":"report","report":{"status":"FINE"}}\n'],
    ['answers without an end', 'x'.repeat(5_000_000)],
  ])('to a server that %s is lost, and says so', async (_, answer) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).resume();
      socket.end(answer);
    });
    await new Promise<void>((resolve) => server.listen(join(directory, 'control.sock'), resolve));
    try {
      await expect((await connect()).importFile(REQUEST)).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        reason: 'HANDOVER_LOST',
      });
    } finally {
      server.close();
    }
  });
});

describe('the control socket', () => {
  test('may be opened by its user alone, and goes with the server', async () => {
    await listen(() => Promise.resolve(REPORT));
    expect(((await stat(join(directory, 'control.sock'))).mode & 0o777).toString(8)).toBe('600');
    await servers.pop()!.close();
    await expect(stat(join(directory, 'control.sock'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await ImportHandoverClient.connect(directory)).toBeUndefined();
  });

  test('that a killed server left behind is no server, and is replaced', async () => {
    const path = join(directory, 'control.sock');
    const killed = createServer();
    await new Promise<void>((resolve) => killed.listen(`${path}.old`, resolve));
    // A hard link keeps the socket's file where closing removes it, as a kill would.
    await link(`${path}.old`, path);
    await new Promise((resolve) => killed.close(resolve));
    expect((await stat(path)).isSocket()).toBe(true);
    expect(await ImportHandoverClient.connect(directory)).toBeUndefined();
    await listen(() => Promise.resolve(REPORT));
    expect(await (await connect()).importFile(REQUEST)).toEqual(REPORT);
  });

  test('of a server that runs is not taken over', async () => {
    await listen(() => Promise.resolve(REPORT));
    await expect(listen(() => Promise.reject(new Error('the second one')))).rejects.toMatchObject({
      code: 'CONFLICT',
      reason: 'CONTROL_SOCKET_TAKEN',
    });
    expect(await (await connect()).importFile(REQUEST)).toEqual(REPORT);
  });

  test('does not take the place of a file that is none', async () => {
    await writeFile(join(directory, 'control.sock'), 'precious');
    await expect(listen(() => Promise.resolve(REPORT))).rejects.toMatchObject({ reason: 'CONTROL_SOCKET_TAKEN' });
    expect((await stat(join(directory, 'control.sock'))).size).toBe(8);
  });

  test('of a data directory with a long path lies in a folder that only its user may enter', async () => {
    const long = join(directory, 'x'.repeat(120));
    await mkdir(long);
    const { path, privateFolder } = await controlAddress(long);
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
    await listen(() => Promise.resolve(REPORT), 10_000, long);
    expect(((await stat(privateFolder!)).mode & 0o777).toString(8)).toBe('700');
    expect(await (await connect(long)).importFile(REQUEST)).toEqual(REPORT);
    await rm(privateFolder!, { recursive: true });
  });

  test('has one address for each data directory, and on Windows is a pipe', async () => {
    const [first, second] = await Promise.all(['C:\\a', 'C:\\b'].map((each) => controlAddress(each, 'win32')));
    expect(first!.path).toMatch(/^\\\\\.\\pipe\\cushing-[0-9a-f]{16}$/);
    expect(first!.path).not.toBe(second!.path);
    expect(first!.isSocketFile).toBe(false);
  });

  test('sends away a client that says nothing, and one that says too much, and serves on', async () => {
    await listen(() => Promise.resolve(REPORT), 50);
    const talk = (text: string): Promise<string> =>
      new Promise((resolve) => {
        let answer = '';
        createConnection(join(directory, 'control.sock'))
          .on('data', (chunk) => (answer += chunk.toString()))
          .on('error', () => undefined)
          .on('close', () => {
            resolve(answer);
          })
          .write(text);
      });
    expect(await talk('{"version":2,')).toBe('');
    expect(await talk('x'.repeat(100_000))).toContain('HANDOVER_PROTOCOL');
    expect(await talk('\u0000\n')).toContain('HANDOVER_PROTOCOL');
    expect(await (await connect()).importFile(REQUEST)).toEqual(REPORT);
  });
});

describe('lines', () => {
  async function linesOf(bytes: Uint8Array, cut: number, longest = 100): Promise<readonly string[]> {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(bytes.subarray(0, cut));
      yield bytes.subarray(cut);
    }
    const lines: string[] = [];
    for await (const line of readLines(chunks(), longest)) lines.push(line);
    return lines;
  }

  test('are the same wherever the bytes are cut, and the rest without an end is none', async () => {
    const bytes = Buffer.from('{"a":"€"}\n\nzwölf\nrest');
    for (let cut = 0; cut <= bytes.length; cut += 1)
      expect(await linesOf(bytes, cut)).toEqual(['{"a":"€"}', '', 'zwölf']);
  });

  test('too long, or of no UTF-8, break the protocol', async () => {
    await expect(linesOf(Buffer.from('x'.repeat(101)), 50)).rejects.toThrow('longer than 100 characters');
    await expect(linesOf(Uint8Array.from([0xff, 0x0a]), 1)).rejects.toThrow('not encoded as UTF-8');
  });
});
