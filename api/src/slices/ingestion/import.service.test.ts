/** Proves what is done around a file: what is staged, when it commits, abandons and publishes, in which order. */
import { describe, expect, test } from '@jest/globals';
import { PRODUCT_CODES, isoDate } from '@cushing/products';

import { MemoryStaging, unpackedAlready } from '../../../test/support/memory-staging.js';
import type { ImportConflict, ImportRecord, MarketChange, MarketStore } from '../market/index.js';
import { BATCH_ROWS } from './reading/batches.js';
import { ImportService, importWhole } from './import.service.js';
import type { ImportServiceOptions } from './import.service.js';
import type { FileReaderPorts } from './reading/read-file.js';
import { readFile } from './reading/read-file.js';
import type { ImportOptions, ImportReport, ImportRequest } from './ingestion.types.js';

const NOW = Date.parse('2026-11-20T22:00:00Z');
const REQUEST: ImportRequest = { path: '/data/file.csv', series: 'RWTC' };

interface Setup {
  readonly conflicts?: readonly ImportConflict[];
  readonly stored?: number;
  readonly failsAt?: 'stage' | 'load' | 'commit';
  /** What the store holds of the import already. */
  readonly before?: ImportRecord;
}

/** An import of one file into a store that writes down what it is told to do. */
function setup(content: string, { conflicts = [], stored = 1, failsAt, before }: Setup = {}) {
  const calls: string[] = [];
  const changes: MarketChange[] = [];
  const say = (call: string): Promise<void> => {
    calls.push(call);
    return call.startsWith(failsAt ?? 'never') ? Promise.reject(new Error('the store fails')) : Promise.resolve();
  };
  const storeImport = {
    load: (parts: readonly { readonly kind: string; readonly rows: number }[]) =>
      say(`load ${parts.map(({ kind, rows }) => `${kind} ${rows}`).join()}`),
    preview: async () => {
      await say('preview');
      return { stored, unchanged: 0, replaced: 0 };
    },
    commit: async (counts: object, at: string) => {
      await say(`commit at ${at}`);
      return { counts: { ...counts, stored, unchanged: 0, replaced: 0 } };
    },
    abandon: () => say('abandon'),
  };
  const extent = {
    ...{ products: ['CL'], spotSeries: ['RWTC'], hasRates: false },
    ...{ from: isoDate('2020-04-17'), to: isoDate('2020-04-20') },
  } as const;
  const service = new ImportService({
    store: {
      import: () => Promise.resolve(before),
      beginImport: () => Promise.resolve(storeImport),
      rollBack: (id: string, at: string) => say(`roll back ${id} at ${at}`).then(() => extent),
    } as unknown as MarketStore,
    options: {} as ImportServiceOptions['options'],
    staged: {} as ImportServiceOptions['staged'],
    changes: {
      publish: (change) => {
        calls.push('publish');
        changes.push(change);
      },
      listen: () => () => undefined,
    },
    clock: () => NOW,
    flatRate: 0.04,
  });
  const ports: FileReaderPorts = {
    files: {
      open: (path) =>
        Promise.resolve({
          name: path.slice(path.lastIndexOf('/') + 1),
          size: content.length,
          head: (length) => Promise.resolve(Buffer.from(content).subarray(0, length)),
          bytes: async function* () {
            yield await Promise.resolve(Buffer.from(content));
          },
          close: () => Promise.resolve(),
        }),
    },
    parquet: { open: () => Promise.reject(new Error('there is no Parquet here')) },
    workbooks: { open: () => Promise.reject(new Error('there is no workbook here')) },
    unpacker: unpackedAlready,
    staging: new MemoryStaging({ conflicts, say }),
  };
  const run = (request: Partial<ImportRequest> = {}, options?: ImportOptions): Promise<ImportReport> =>
    importWhole(
      { ...REQUEST, ...request },
      {
        reader: { read: (file, reading) => readFile({ ...file, now: NOW }, ports, reading) },
        imports: service,
        clock: () => NOW,
        newId: () => 'import-1',
        makeDirectory: (id) => say('make the folder').then(() => `/imports/${id}`),
        endDirectory: () => say('end the folder'),
      },
      options,
    );
  return { calls, changes, run, service };
}

const GOOD = 'Date,Price\n2020-04-17,18.31\n2020-04-20,-36.98\n';
const BAD = `${GOOD}2020-04-21,abc\n`;
const READ = ['make the folder', 'stage 2', 'write', 'let go of the staging area'];

describe('an import', () => {
  test('stages, commits, tells what changed, lets go, and then ends its folder', async () => {
    const { calls, changes, run } = setup(GOOD, { stored: 2 });
    expect(await run()).toEqual({
      status: 'COMMITTED',
      importId: 'import-1',
      format: 'spot',
      fileName: 'file.csv',
      container: 'CSV',
      counts: { read: 2, stored: 2, unchanged: 0, replaced: 0, rejected: 0 },
      lines: 2,
      linesWithoutPrice: 0,
      rejections: [],
      rejectionCount: 0,
      findings: [],
      findingCount: 0,
      findingCounts: [],
      markedRows: 0,
      ignoredColumns: [],
      products: [],
      spotSeries: ['RWTC'],
      hasRates: false,
      unknown: [],
      unknownCount: 0,
      firstDate: '2020-04-17',
      lastDate: '2020-04-20',
      elapsedMs: 0,
    });
    expect(calls).toEqual([
      ...READ,
      ...['load SPOT 2', 'commit at 2026-11-20T22:00:00.000Z', 'publish', 'abandon', 'end the folder'],
    ]);
    expect(changes).toEqual([
      {
        ...{ importId: 'import-1', products: [], spotSeries: ['RWTC'], at: '2026-11-20T22:00:00.000Z' },
        ...{ from: '2020-04-17', to: '2020-04-20' },
      },
    ]);
  });

  test('that changed nothing is committed and not told', async () => {
    const { calls, changes, run } = setup(GOOD, { stored: 0 });
    expect((await run()).status).toBe('COMMITTED');
    expect(calls).toContain('commit at 2026-11-20T22:00:00.000Z');
    expect(changes).toEqual([]);
  });

  test('that the store holds already is answered with what it came to, and not loaded again', async () => {
    const counts = { read: 2, stored: 1, unchanged: 1, replaced: 0, rejected: 0 };
    const { calls, run } = setup(GOOD, { before: { id: 'import-1', counts } as ImportRecord });
    expect((await run()).counts).toEqual(counts);
    expect(calls).toEqual([...READ, 'end the folder']);
  });

  test('of rates is told to the pages of all products, which are discounted with them', async () => {
    const { changes, run } = setup('date,tenor,rate\n2026-11-19,3M,0.0425\n');
    expect(await run({ series: undefined })).toMatchObject({
      ...{ products: [], spotSeries: [], hasRates: true, firstDate: '2026-11-19' },
    });
    expect(changes).toEqual([
      {
        ...{ importId: 'import-1', products: PRODUCT_CODES, spotSeries: [], at: '2026-11-20T22:00:00.000Z' },
        ...{ from: '2026-11-19', to: null },
      },
    ]);
  });

  test('with a rejection never reaches the store, and is not told', async () => {
    const { calls, changes, run } = setup(BAD);
    const report = await run();
    expect(report).toMatchObject({ status: 'REJECTED', importId: null, counts: { read: 3, stored: 0, rejected: 1 } });
    expect(calls).toEqual([...READ, 'end the folder']);
    expect(changes).toEqual([]);
  });

  test('with a rejection is committed where bad rows are skipped', async () => {
    const { run } = setup(BAD, { stored: 2 });
    expect(await run({ skipBadRows: true })).toMatchObject({
      status: 'COMMITTED',
      counts: { read: 3, stored: 2, rejected: 1 },
      rejectionCount: 1,
    });
  });

  test('as a dry run is compared and never committed nor told', async () => {
    const { calls, changes, run } = setup(GOOD, { stored: 2 });
    expect(await run({ dryRun: true })).toMatchObject({ status: 'DRY_RUN', importId: null, counts: { stored: 2 } });
    expect(calls).toEqual([...READ, 'load SPOT 2', 'preview', 'abandon', 'end the folder']);
    expect(changes).toEqual([]);
  });

  test('with rows that contradict each other names both lines', async () => {
    const conflicts = [{ line: 3, column: 0, firstLine: 2, firstColumn: 0, key: 'RWTC on 2020-04-17' }];
    const { calls, run } = setup(GOOD, { conflicts });
    expect((await run()).rejections).toEqual([
      {
        line: 3,
        column: 0,
        columnName: null,
        value: 'RWTC on 2020-04-17',
        reason: 'CONTRADICTS_EARLIER_ROW',
        message: 'RWTC on 2020-04-17 has another value on line 2',
      },
    ]);
    expect(calls).not.toContain('publish');
  });

  test('of a large file is staged in pieces, with progress that never goes back', async () => {
    const days = Array.from({ length: BATCH_ROWS * 2 + 1 }, (_, index) =>
      new Date(Date.UTC(1980, 0, 1 + index)).toISOString().slice(0, 10),
    );
    const { calls, run } = setup(`Date,Price\n${days.map((day) => `${day},1\n`).join('')}`);
    const seen: (readonly [string, number])[] = [];
    await run({}, { onProgress: ({ phase, read }) => seen.push([phase, read]) });
    expect(calls.slice(1, 4)).toEqual([`stage ${BATCH_ROWS}`, `stage ${BATCH_ROWS}`, 'stage 1']);
    expect(seen).toEqual([
      ['READING', BATCH_ROWS],
      ['READING', BATCH_ROWS * 2],
      ['READING', BATCH_ROWS * 2 + 1],
      ['COMPARING', BATCH_ROWS * 2 + 1],
      ['STORING', BATCH_ROWS * 2 + 1],
    ]);
  });
});

describe('an import that fails', () => {
  test.each([
    ['stage', ['stage 2', 'let go of the staging area', 'end the folder']],
    ['load', ['load SPOT 2', 'abandon', 'end the folder']],
    ['commit', ['commit at 2026-11-20T22:00:00.000Z', 'abandon', 'end the folder']],
  ] as const)('at %s lets go of everything, and is not told', async (failsAt, last) => {
    const { calls, changes, run } = setup(GOOD, { failsAt });
    await expect(run()).rejects.toThrow('the store fails');
    expect(calls.slice(-3)).toEqual(last);
    expect(changes).toEqual([]);
  });

  test('leaves the way free for the next one', async () => {
    const { run } = setup('no table');
    await expect(run()).rejects.toMatchObject({ reason: 'HEADER_UNKNOWN' });
    await expect(run()).rejects.toMatchObject({ reason: 'HEADER_UNKNOWN' });
  });

  test('because it was called off, before it begins or in the middle, never commits', async () => {
    const before = setup(GOOD);
    await expect(before.run({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ reason: 'IMPORT_ABORTED' });
    const middle = setup(GOOD);
    const leaving = new AbortController();
    const running = middle.run(
      {},
      {
        signal: leaving.signal,
        onProgress: () => {
          leaving.abort();
        },
      },
    );
    await expect(running).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'IMPORT_ABORTED' });
    expect(before.calls).toEqual(['make the folder', 'end the folder']);
    expect(middle.calls.join()).not.toMatch(/load|commit/);
    expect(middle.calls.slice(-2)).toEqual(['let go of the staging area', 'end the folder']);
  });
});

describe('an import that is taken back', () => {
  test('is told with what it bore on', async () => {
    const { calls, changes, service } = setup(GOOD);
    await service.rollBack('import-1', () => Promise.resolve([]));
    expect(calls).toEqual(['roll back import-1 at 2026-11-20T22:00:00.000Z', 'publish']);
    expect(changes).toEqual([
      {
        ...{ importId: 'import-1', products: ['CL'], spotSeries: ['RWTC'], at: '2026-11-20T22:00:00.000Z' },
        ...{ from: '2020-04-17', to: '2020-04-20' },
      },
    ]);
  });
});

describe('a request', () => {
  test.each([
    [{ path: 'file.csv' }, 'PATH_NOT_ABSOLUTE'],
    [{ format: 'excel' }, 'FORMAT_UNKNOWN'],
    [{ series: undefined }, 'SERIES_MISSING'],
    [{ series: '' }, 'SERIES_NAME'],
    [{ series: ' RWTC' }, 'SERIES_NAME'],
    [{ series: 'x'.repeat(65) }, 'SERIES_NAME'],
    [{ series: 'RW\u0000TC' }, 'SERIES_NAME'],
  ])('of %j is refused as %s', async (request, reason) => {
    const { calls, run } = setup(GOOD);
    await expect(run(request)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', reason });
    expect(calls.join()).not.toContain('stage');
  });
});
