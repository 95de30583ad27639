/** Proves what the service does around a file: what it stages, when it commits, abandons and publishes, in which order. */
import { describe, expect, test } from '@jest/globals';
import { PRODUCT_CODES } from '@cushing/products';

import type {
  ImportConflict,
  MarketChange,
  MarketStore,
  OptionSettlementStore,
  SpotPriceColumns,
} from '../market/index.js';
import { BATCH_ROWS } from './batches.js';
import { ImportService } from './import.service.js';
import type { ImportOptions, ImportReport, ImportRequest } from './ingestion.types.js';

const NOW = Date.parse('2026-11-20T22:00:00Z');
const REQUEST: ImportRequest = { path: '/data/file.csv', series: 'RWTC' };

interface Setup {
  readonly conflicts?: readonly ImportConflict[];
  readonly stored?: number;
  readonly failsAt?: 'stage' | 'commit';
}

/** A service over one spot file and a store that writes down what it is told to do. */
function setup(content: string, { conflicts = [], stored = 1, failsAt }: Setup = {}) {
  const calls: string[] = [];
  const changes: MarketChange[] = [];
  const say = (call: string): Promise<void> => {
    calls.push(call);
    return call.startsWith(failsAt ?? 'never') ? Promise.reject(new Error('the store fails')) : Promise.resolve();
  };
  const spotImport = {
    stage: ({ length }: SpotPriceColumns) => say(`stage ${length}`),
    conflicts: () => Promise.resolve(conflicts),
    dropConflicts: () => Promise.resolve(conflicts.length),
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
  const service = new ImportService({
    store: { beginSpotImport: () => Promise.resolve(spotImport) } as unknown as MarketStore,
    options: { beginRateImport: () => Promise.resolve(spotImport) } as unknown as OptionSettlementStore,
    files: {
      open: (path) =>
        Promise.resolve({
          name: path.slice(path.lastIndexOf('/') + 1),
          size: content.length,
          head: (length) => Promise.resolve(Buffer.from(content).subarray(0, length)),
          bytes: async function* () {
            yield await Promise.resolve(Buffer.from(content));
          },
          close: () => say('close'),
        }),
    },
    parquet: { open: () => Promise.reject(new Error('there is no Parquet here')) },
    changes: {
      publish: (change) => {
        calls.push('publish');
        changes.push(change);
      },
      listen: () => () => undefined,
    },
    clock: () => NOW,
    newId: () => 'import-1',
    flatRate: 0.04,
  });
  const run = (request: Partial<ImportRequest> = {}, options?: ImportOptions): Promise<ImportReport> =>
    service.importFile({ ...REQUEST, ...request }, options);
  return { calls, changes, run };
}

const GOOD = 'Date,Price\n2020-04-17,18.31\n2020-04-20,-36.98\n';
const BAD = `${GOOD}2020-04-21,abc\n`;

describe('an import', () => {
  test('stages, commits, lets go, and then tells what changed', async () => {
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
      spotSeries: 'RWTC',
      firstDate: '2020-04-17',
      lastDate: '2020-04-20',
      elapsedMs: 0,
    });
    expect(calls).toEqual(['stage 2', 'commit at 2026-11-20T22:00:00.000Z', 'abandon', 'close', 'publish']);
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

  test('of rates is told to the pages of all products, which are discounted with them', async () => {
    const { changes, run } = setup('date,tenor,rate\n2026-11-19,3M,0.0425\n');
    expect(await run({ series: undefined })).toMatchObject({ products: [], spotSeries: null, firstDate: '2026-11-19' });
    expect(changes).toEqual([
      {
        ...{ importId: 'import-1', products: PRODUCT_CODES, spotSeries: [], at: '2026-11-20T22:00:00.000Z' },
        ...{ from: '2026-11-19', to: null },
      },
    ]);
  });

  test('with a rejection never reaches the commit, and is not told', async () => {
    const { calls, changes, run } = setup(BAD);
    const report = await run();
    expect(report).toMatchObject({ status: 'REJECTED', importId: null, counts: { read: 3, stored: 0, rejected: 1 } });
    expect(calls).toEqual(['stage 2', 'abandon', 'close']);
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
    expect(calls).toEqual(['stage 2', 'preview', 'abandon', 'close']);
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
    expect(calls.slice(0, 3)).toEqual([`stage ${BATCH_ROWS}`, `stage ${BATCH_ROWS}`, 'stage 1']);
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
  test.each(['stage', 'commit'] as const)('at %s lets go of store and file, and is not told', async (failsAt) => {
    const { calls, changes, run } = setup(GOOD, { failsAt });
    await expect(run()).rejects.toThrow('the store fails');
    expect(calls.slice(-2)).toEqual(['abandon', 'close']);
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
    for (const { calls } of [before, middle]) {
      expect(calls.join()).not.toContain('commit');
      expect(calls.slice(-2)).toEqual(['abandon', 'close']);
    }
  });
});

describe('a request', () => {
  test('while another import is under way is refused', async () => {
    const { run } = setup(GOOD);
    const first = run();
    await expect(run()).rejects.toMatchObject({ code: 'CONFLICT', reason: 'IMPORT_UNDER_WAY' });
    expect((await first).status).toBe('COMMITTED');
  });

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
