/** Proves how a file is read from its opening to its staged rows: what is told on the way, and that nothing stays open. */
import { describe, expect, test } from '@jest/globals';

import { MemoryStaging, unpackedAlready } from '../../../../test/support/memory-staging.js';
import type { MemoryStagingOptions } from '../../../../test/support/memory-staging.js';
import { AppError } from '../../../shared/errors.js';
import type { SheetRow, Unpacker } from '../ingestion.ports.js';
import type { ImportProgress } from '../ingestion.types.js';
import { BATCH_ROWS } from './batches.js';
import { readFile } from './read-file.js';
import type { FileReaderPorts, FileToRead, ReadingOptions } from './read-file.js';

const FILE: FileToRead = {
  ...{ path: '/imports/1/received', name: 'file.csv', directory: '/imports/1' },
  ...{ now: Date.parse('2026-11-22T00:00:00Z') },
};

interface Setup extends MemoryStagingOptions {
  readonly unpacker?: Unpacker;
  /** Bytes of one piece. */
  readonly piece?: number;
  readonly failsAfter?: number;
  readonly sheets?: readonly SheetRow[];
}

/** Reads a file that lies in memory, and counts what is opened and closed. */
function setup(
  content: string | Uint8Array,
  { unpacker = unpackedAlready, piece = 1_000, failsAfter = Infinity, sheets = [], ...staging }: Setup = {},
) {
  const bytes = Buffer.from(content);
  const open = { files: 0, workbooks: 0, tables: 0 };
  const areas = new MemoryStaging(staging);
  const once = (what: keyof typeof open): (() => Promise<void>) => {
    open[what] += 1;
    let isOpen = true;
    return () => {
      if (isOpen) open[what] -= 1;
      isOpen = false;
      return Promise.resolve();
    };
  };
  const ports: FileReaderPorts = {
    unpacker,
    staging: areas,
    files: {
      open: () =>
        Promise.resolve({
          name: 'received',
          size: bytes.length,
          head: (length) => Promise.resolve(bytes.subarray(0, length)),
          bytes: async function* () {
            for (let at = 0; at < bytes.length; at += piece) {
              if (at >= failsAfter) throw new AppError('UNAVAILABLE', 'the disk fails');
              yield await Promise.resolve(bytes.subarray(at, at + piece));
            }
          },
          close: once('files'),
        }),
    },
    parquet: {
      open: () => {
        const close = once('tables');
        return Promise.resolve({
          columns: ['Date', 'Price'],
          rows: 2,
          records: async function* () {
            yield await Promise.resolve({ line: 1, fields: ['2020-04-17', '18.31'] });
            yield { line: 2, fields: ['2020-04-20', '-36.98'] };
          },
          close: () => void close(),
        });
      },
    },
    workbooks: {
      open: () =>
        Promise.resolve({
          rows: async function* () {
            await Promise.resolve();
            yield* sheets;
          },
          close: once('workbooks'),
        }),
    },
  };
  const read = (file: Partial<FileToRead> = {}, options?: ReadingOptions): ReturnType<typeof readFile> =>
    readFile({ ...FILE, series: 'RWTC', ...file }, ports, options);
  const expectAllClosed = (): void => {
    expect({ ...open, areas: areas.openAreas }).toEqual({ files: 0, workbooks: 0, tables: 0, areas: 0 });
  };
  return { read, areas, expectAllClosed };
}

function spotFile(rows: number): string {
  const days = Array.from({ length: rows }, (_, index) => new Date(Date.UTC(1980, 0, 1 + index)).toISOString());
  return `Date,Price\n${days.map((day) => `${day.slice(0, 10)},1.5\n`).join('')}`;
}

const GOOD = 'Date,Price\n2020-04-17,18.31\n2020-04-20,-36.98\n';

describe('a file that is read', () => {
  test('gives its rows as parts in its folder, and says what they are of', async () => {
    const { read, expectAllClosed } = setup(`${GOOD}2020-04-21,abc\n2020-04-22,\n\n`);
    expect(await read()).toEqual({
      ...{ format: 'spot', fileName: 'file.csv', container: 'CSV' },
      ...{ columnNames: ['Date', 'Price'], ignoredColumns: [] },
      content: {
        ...{ products: [], spotSeries: ['RWTC'], hasRates: false },
        ...{ firstDate: '2020-04-17', lastDate: '2020-04-20' },
      },
      parts: [{ kind: 'SPOT', path: '/imports/1/SPOT.parquet', rows: 2, agreeing: 0 }],
      ...{ lines: 4, read: 3, rejectedRows: 1, rejectionCount: 1, linesWithoutPrice: 1 },
      rejections: [
        {
          ...{ line: 4, column: 2, columnName: 'Price', value: 'abc', reason: 'NOT_A_NUMBER' },
          message: '"abc" is not a number',
        },
      ],
      ...{ findings: [], findingCount: 0, findingCounts: [], markedRows: 0, unknown: [], unknownCount: 0 },
    });
    expectAllClosed();
  });

  test('tells its progress after each batch, up to the whole of it', async () => {
    const seen: ImportProgress[] = [];
    const { read } = setup(spotFile(BATCH_ROWS * 2 + 1), { piece: 10_000 });
    await read({}, { onProgress: (progress) => seen.push(progress) });
    expect(seen.map((each) => [each.phase, each.read])).toEqual([
      ['READING', BATCH_ROWS],
      ['READING', BATCH_ROWS * 2],
      ['READING', BATCH_ROWS * 2 + 1],
    ]);
    const fractions = seen.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions[0]).toBeGreaterThan(0.4);
    expect(fractions[0]).toBeLessThan(0.8);
    expect(fractions.at(-1)).toBe(1);
  });

  test('tells its progress where it is all rejected too', async () => {
    const seen: number[] = [];
    const { read } = setup(spotFile(BATCH_ROWS * 2).replaceAll(',1.5', ',x'));
    await read({}, { onProgress: (progress) => seen.push(progress.read) });
    expect(seen).toEqual([BATCH_ROWS, BATCH_ROWS * 2, BATCH_ROWS * 2]);
  });

  test('of Parquet or a workbook is read by its rows', async () => {
    const parquet = setup('PAR1');
    expect(await parquet.read()).toMatchObject({
      container: 'PARQUET',
      lines: 2,
      read: 2,
      columnNames: ['Date', 'Price'],
    });
    parquet.expectAllClosed();
    const sheets: readonly SheetRow[] = [
      { sheet: 'A', row: 2, cells: ['Date', 'Price', undefined] },
      { sheet: 'A', row: 3, cells: [new Date('2020-04-20T00:00:00Z'), -36.98] },
      { sheet: 'A', row: 5, cells: ['2020-04-21'] },
      { sheet: 'B', row: 1, cells: ['2020-04-22', 13.64] },
    ];
    const unpacker: Unpacker = { unpack: (file) => Promise.resolve({ ...file, isWorkbook: true }) };
    const workbook = setup('PK', { sheets, unpacker });
    expect(await workbook.read()).toMatchObject({ container: 'WORKBOOK', lines: 2, read: 1, linesWithoutPrice: 1 });
    workbook.expectAllClosed();
  });

  test('is named as what was packed in it', async () => {
    const unpacker: Unpacker = {
      unpack: ({ path }) => Promise.resolve({ path, name: 'inside.csv', isWorkbook: false }),
    };
    const { read } = setup(GOOD, { unpacker });
    expect((await read()).fileName).toBe('inside.csv');
  });

  test('with rows that contradict each other rejects them by their lines', async () => {
    const conflicts = [{ line: 3, column: 0, firstLine: 2, firstColumn: 2, key: 'RWTC on 2020-04-17' }];
    const { read, expectAllClosed } = setup(GOOD, { conflicts });
    expect(await read()).toMatchObject({
      ...{ rejectionCount: 1, rejectedRows: 1 },
      rejections: [
        {
          ...{ line: 3, column: 0, columnName: null, reason: 'CONTRADICTS_EARLIER_ROW' },
          message: 'RWTC on 2020-04-17 has another value on line 2, column Price',
        },
      ],
    });
    expectAllClosed();
  });

  test('with rows that say the same notes how many there are', async () => {
    const { read, areas } = setup(GOOD);
    const open = areas.open.bind(areas);
    areas.open = async (directory) => {
      const area = await open(directory);
      return { ...area, write: async () => (await area.write()).map((part) => ({ ...part, rows: 1, agreeing: 1 })) };
    };
    expect((await read()).findings).toEqual([
      {
        ...{ severity: 'INFO', kind: 'DUPLICATE_ROWS', action: 'LEFT_OUT', line: 0, column: 0, columnName: '' },
        message: '1 spot prices say the same as an earlier row',
      },
    ]);
  });
});

describe('a file that is not read to its end', () => {
  const aborted = { code: 'UNAVAILABLE', reason: 'IMPORT_ABORTED' };

  test('because it was called off before opens nothing', async () => {
    const { read, areas, expectAllClosed } = setup(GOOD);
    await expect(read({}, { signal: AbortSignal.abort() })).rejects.toMatchObject(aborted);
    expect(areas.rowsOf('SPOT')).toBe(0);
    expectAllClosed();
  });

  test('because it was called off while it was unpacked says so, and not why the signal did', async () => {
    const leaving = new AbortController();
    const unpacker: Unpacker = {
      unpack: (_, __, options) => {
        leaving.abort();
        return Promise.reject(options?.signal?.reason as Error);
      },
    };
    const { read, expectAllClosed } = setup(GOOD, { unpacker });
    await expect(read({}, { signal: leaving.signal })).rejects.toMatchObject(aborted);
    expectAllClosed();
  });

  test('because it was called off in the middle stages no more', async () => {
    const leaving = new AbortController();
    const { read, areas, expectAllClosed } = setup(spotFile(BATCH_ROWS * 3));
    const onProgress = (): void => {
      leaving.abort();
    };
    await expect(read({}, { signal: leaving.signal, onProgress })).rejects.toMatchObject(aborted);
    expect(areas.rowsOf('SPOT')).toBe(BATCH_ROWS);
    expectAllClosed();
  });

  test.each<readonly [string, string, Setup, string]>([
    ['has nothing below its header', 'Date,Price\n\n', {}, 'has a header and nothing below it'],
    ['breaks off', GOOD.repeat(200), { failsAfter: 3_000 }, 'the disk fails'],
    ['turns binary', `${GOOD}${'2020-04-20,-36.98\n'.repeat(500)}\0`, {}, 'is no text but binary data'],
    ['is of no known form', 'a,b\n1,2\n', {}, 'is the header of no known format'],
    [
      'can not be staged',
      GOOD,
      { say: (call: string) => (call === 'stage 2' ? Promise.reject(new Error('no room')) : undefined) },
      'no room',
    ],
    [
      'can not be written',
      GOOD,
      { say: (call: string) => (call === 'write' ? Promise.reject(new Error('no room')) : undefined) },
      'no room',
    ],
  ])('because it %s leaves nothing open', async (_, content, options, message) => {
    const { read, expectAllClosed } = setup(content, options);
    await expect(read()).rejects.toThrow(message);
    expectAllClosed();
  });

  test('because its series is missing leaves no workbook and no table open', async () => {
    for (const isWorkbook of [true, false]) {
      const unpacker: Unpacker = { unpack: (file) => Promise.resolve({ ...file, isWorkbook }) };
      const { read, expectAllClosed } = setup('PAR1', {
        unpacker,
        sheets: [{ sheet: 'A', row: 1, cells: ['Date', 'Price'] }],
      });
      await expect(read({ series: undefined })).rejects.toMatchObject({ reason: 'SERIES_MISSING' });
      expectAllClosed();
    }
  });
});
