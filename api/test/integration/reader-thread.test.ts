/** Proves that a file read in a thread comes out as it does in process, and that no thread outlives its file. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { localReaderPorts } from '../../src/entrypoints/local-reader-ports.js';
import { readFile } from '../../src/slices/ingestion/index.js';
import type { ColumnMapping, ImportProgress, ReadOutcome } from '../../src/slices/ingestion/index.js';
import { ReaderThread } from '../../src/adapters/reader-thread/index.js';

const NOW = Date.parse('2026-11-22T00:00:00Z');
const MODULE = new URL('../../src/entrypoints/import-reader-thread.ts', import.meta.url);

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-reader-thread-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(
  content: string,
): Promise<{ readonly path: string; readonly name: string; readonly directory: string }> {
  const directory = join(folder, String((files += 1)));
  await mkdir(directory);
  const path = join(directory, 'received');
  await writeFile(path, content);
  return { path, name: 'file.csv', directory };
}

/** @returns a thread that runs this program */
async function threadOf(program: string): Promise<ReaderThread> {
  const path = join(folder, `${(files += 1)}.mjs`);
  await writeFile(path, `import { parentPort } from 'node:worker_threads';\n${program}`);
  return new ReaderThread({ module: pathToFileURL(path), clock: () => NOW });
}

/** Without the folder, which is of one reading. */
function comparable(outcome: ReadOutcome): unknown {
  return { ...outcome, parts: outcome.parts.map(({ kind, rows, agreeing }) => ({ kind, rows, agreeing })) };
}

const thread = new ReaderThread({ module: MODULE, clock: () => NOW });
const SPOT = 'Date,Price\n2020-04-17,18.31\n2020-04-20,-36.98\n2020-04-20,-36.98\n2026-11-23,1\n';
const MAPPING: ColumnMapping = {
  ...{ name: 'Desk file', content: 'SPOT', delimiter: ';', decimalMark: ',', dateFormat: 'DD.MM.YYYY' },
  columns: { date: { column: 'Datum' }, series: { value: 'WTI' }, price: { column: 'Preis' } },
};

describe('a file read in a thread', () => {
  test.each([
    ['a table', SPOT, { series: 'RWTC' }],
    ['a mapped file', 'Datum;Preis\n20.04.2020;-36,98\n', { mapping: MAPPING }],
    ['a named form', 'tradeDate,symbol,settle\n2020-04-20,CLK20,-37.63\n', { format: 'futures' }],
  ])('as %s comes out as in process', async (_, content, request) => {
    const here = await readFile({ ...(await fileOf(content)), ...request, now: NOW }, localReaderPorts());
    const there = await thread.read({ ...(await fileOf(content)), ...request }, {});
    expect(comparable(there)).toEqual(comparable(here));
    expect(there.read).toBeGreaterThan(0);
  });

  test('reads it as of its clock: what is of a later date is rejected', async () => {
    const { rejections } = await thread.read({ ...(await fileOf(SPOT)), series: 'RWTC' }, {});
    expect(rejections).toMatchObject([{ line: 5, reason: 'DATE_IN_FUTURE' }]);
  });

  test('tells its progress', async () => {
    const seen: ImportProgress[] = [];
    const onProgress = (progress: ImportProgress): number => seen.push(progress);
    await thread.read({ ...(await fileOf(SPOT)), series: 'RWTC' }, { onProgress });
    expect(seen[0]).toEqual({ phase: 'READING', fraction: 1, read: 4 });
  });

  test('that is refused is refused with code, reason and details', async () => {
    const file = await fileOf('tradeDate,symbol\n');
    await expect(thread.read(file, {})).rejects.toMatchObject({
      ...{ name: 'AppError', code: 'BAD_USER_INPUT', reason: 'HEADER_UNKNOWN' },
      details: { nearest: 'futures', missing: ['settle'] },
    });
    await expect(thread.read({ ...file, path: `${file.path}-not` }, {})).rejects.toMatchObject({
      ...{ code: 'NOT_FOUND', reason: 'FILE_NOT_FOUND' },
    });
  });
});

describe('a thread', () => {
  const aborted = { code: 'UNAVAILABLE', reason: 'IMPORT_ABORTED' };
  const file = { path: '/none', name: 'file.csv', directory: '/' };

  test('that is called off before it begins is never started', async () => {
    const never = new ReaderThread({ module: new URL('file:///no/such/module.mjs'), clock: () => NOW });
    await expect(never.read(file, { signal: AbortSignal.abort() })).rejects.toMatchObject(aborted);
  });

  test('is asked to stop when it is called off, and says itself that it did', async () => {
    const obeying = await threadOf(`parentPort.on('message', ({ kind }) => {
      if (kind === 'READ') parentPort.postMessage({ kind: 'PROGRESS', progress: { phase: 'READING', fraction: 0, read: 0 } });
      else parentPort.postMessage({ kind: 'REFUSED', code: 'UNAVAILABLE', message: 'off', reason: 'STOPPED', details: {} });
    });`);
    const leaving = new AbortController();
    const onProgress = (): void => {
      leaving.abort();
    };
    await expect(obeying.read(file, { signal: leaving.signal, onProgress })).rejects.toMatchObject({
      ...{ code: 'UNAVAILABLE', reason: 'STOPPED' },
    });
  });

  test('that does not hear is ended when it is called off', async () => {
    const deaf = await threadOf(`parentPort.once('message', () => {
      parentPort.postMessage({ kind: 'PROGRESS', progress: { phase: 'READING', fraction: 0, read: 0 } });
      for (;;);
    });`);
    const leaving = new AbortController();
    const onProgress = (): void => {
      leaving.abort();
    };
    await expect(deaf.read(file, { signal: leaving.signal, onProgress })).rejects.toMatchObject(aborted);
  });

  test.each([
    ['whose module throws', `throw new Error('no such engine');`, 'no such engine'],
    ['that throws while it reads', `parentPort.on('message', () => { throw new Error('broken'); });`, 'broken'],
    ['that ends without an answer', `process.exit(3);`, 'the thread that read the file ended'],
    [
      'that says that it is broken',
      `parentPort.on('message', () => parentPort.postMessage({ kind: 'BROKEN', message: 'a bug', stack: 'at x' }));`,
      'a bug',
    ],
  ])('%s rejects', async (_, program, message) => {
    const broken = await threadOf(program);
    await expect(broken.read(file, {})).rejects.toThrow(message);
  });

  test('sees nothing of the environment', async () => {
    const telling = await threadOf(`parentPort.on('message', () =>
      parentPort.postMessage({ kind: 'BROKEN', message: JSON.stringify(Object.keys(process.env)) }));`);
    await expect(telling.read(file, {})).rejects.toThrow('[]');
  });
});
