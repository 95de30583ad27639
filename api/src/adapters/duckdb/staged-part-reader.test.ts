/** Staged rows come back as they were staged, in the order that was asked for, and of no other file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OPTION_SERIES_CODES, PRODUCT_CODES } from '@cushing/products';

import { POSITION_COUNTS, emptySettlementColumns } from '../../slices/market/index.js';
import type {
  FuturesSettlementColumns,
  ImportColumns,
  OptionSettlementColumns,
  PositionCount,
  StagedPart,
} from '../../slices/market/index.js';
import { DuckStagedPartReader } from './staged-part-reader.js';
import { DuckStagingAreas } from './staging-areas.js';

type FuturesRow = readonly [product: number, day: number, month: number, settle: number];
type OptionRow = readonly [series: number, day: number, month: number, strike: number, isCall: number];

const reader = new DuckStagedPartReader();
let folder = '';
let parts: readonly StagedPart[] = [];

const FUTURES: readonly FuturesRow[] = [
  [4, 18_001, 24_250, 2.5],
  [0, 18_002, 24_251, 71.25],
  [0, 18_002, 24_250, -37.63],
  [0, 18_001, 24_252, 70],
];
const OPTIONS: readonly OptionRow[] = [
  [3, 18_001, 24_250, 3, 1],
  [0, 18_002, 24_250, 75, 0],
  [0, 18_002, 24_250, 75, 1],
  [0, 18_002, 24_250, -5, 0],
  [0, 18_001, 24_251, 80, 0],
];

function futures(rows: readonly FuturesRow[]): FuturesSettlementColumns {
  const columns = { ...emptySettlementColumns(rows.length), length: rows.length };
  for (const [row, [product, day, month, settle]] of rows.entries()) {
    columns.product[row] = product;
    columns.tradeDate[row] = day;
    columns.month[row] = month;
    columns.settle[row] = settle;
    columns.nearby[row] = row + 1;
    columns.line[row] = row + 2;
    columns.column[row] = row;
    columns.open[row] = NaN;
    columns.high[row] = settle + 1;
    columns.low[row] = settle - 1;
    columns.volume[row] = row * 10;
    columns.openInterest[row] = row * 100;
  }
  return columns;
}

function options(rows: readonly OptionRow[]): OptionSettlementColumns {
  const numbers = (valueOf: (row: number) => number): Float64Array =>
    Float64Array.from(rows.keys(), (row) => valueOf(row));
  return {
    length: rows.length,
    series: Uint8Array.from(rows, ([series]) => series),
    month: Int32Array.from(rows, ([, , month]) => month),
    isCall: Uint8Array.from(rows, (row) => row[4]),
    strike: Float64Array.from(rows, (row) => row[3]),
    tradeDate: Int32Array.from(rows, ([, day]) => day),
    settle: numbers((row) => row + 0.5),
    bid: numbers(() => NaN),
    ask: numbers((row) => row + 1),
    volume: numbers((row) => row * 10),
    openInterest: numbers((row) => row * 100),
    line: Int32Array.from(rows.keys(), (row) => row + 2),
  };
}

async function all<Columns>(batches: AsyncIterable<Columns>): Promise<Columns[]> {
  const read: Columns[] = [];
  for await (const batch of batches) read.push(batch);
  return read;
}

async function stagedIn(directory: string, rows: readonly FuturesRow[]): Promise<StagedPart> {
  const staging = await new DuckStagingAreas().open(directory);
  await staging.stage('FUTURES', futures(rows));
  const [part] = await staging.write();
  return part!;
}

function partOf(kind: StagedPart['kind']): StagedPart {
  return parts.find((part) => part.kind === kind)!;
}

beforeAll(async () => {
  // A quote in the path must stay in the path.
  folder = await mkdtemp(join(tmpdir(), "cushing-staged-'-"));
  const staging = await new DuckStagingAreas().open(folder);
  await staging.stage('FUTURES', futures(FUTURES));
  await staging.stage('OPTIONS', options(OPTIONS));
  parts = await staging.write();
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('staged rows', () => {
  test('come in the order of the file with every column', async () => {
    expect(await all(reader.rows(partOf('FUTURES'), 'FUTURES', 'LINES'))).toEqual([futures(FUTURES)]);
    expect(await all(reader.rows(partOf('OPTIONS'), 'OPTIONS', 'LINES'))).toEqual([options(OPTIONS)]);
  });

  test('of futures come by product, trade date and month', async () => {
    const [read] = await all(reader.rows(partOf('FUTURES'), 'FUTURES', 'DAYS'));
    expect([...read!.line]).toEqual([5, 4, 3, 2]);
    expect([...read!.settle]).toEqual([70, -37.63, 71.25, 2.5]);
  });

  test('of options come by series, trade date, month and strike, a call before its put', async () => {
    const [read] = await all(reader.rows(partOf('OPTIONS'), 'OPTIONS', 'DAYS'));
    expect([...read!.line]).toEqual([6, 5, 4, 3, 2]);
    expect([...read!.isCall]).toEqual([0, 0, 1, 0, 1]);
  });

  test('of every other kind come with every column too', async () => {
    const directory = await mkdtemp(join(folder, 'kinds-'));
    const staging = await new DuckStagingAreas().open(directory);
    const days = Int32Array.of(18_002, 18_001);
    const line = Int32Array.of(2, 3);
    const given: Pick<ImportColumns, 'SPOT' | 'RATES' | 'POSITIONS'> = {
      SPOT: { length: 2, series: ['RWTC', "RB'TE"], date: days, price: Float64Array.of(-36.98, 20), line },
      RATES: { length: 2, date: days, tenorDays: Int32Array.of(91, 1), rate: Float64Array.of(0.01, -0.002), line },
      POSITIONS: {
        // One entry for each of the names.
        ...(Object.fromEntries(POSITION_COUNTS.map((name, index) => [name, Float64Array.of(index, NaN)])) as Record<
          PositionCount,
          Float64Array
        >),
        ...{ length: 2, product: Uint8Array.of(4, 0), isCombined: Uint8Array.of(0, 1), date: days, line },
      },
    };
    await staging.stage('SPOT', given.SPOT);
    await staging.stage('RATES', given.RATES);
    await staging.stage('POSITIONS', given.POSITIONS);
    for (const part of await staging.write()) {
      // These three were staged.
      const kind = part.kind as keyof typeof given;
      expect(await all(reader.rows(part, kind, 'LINES'))).toEqual([given[kind]]);
      const [read] = await all(reader.rows(part, kind, 'DAYS'));
      expect([...read!.line]).toEqual([3, 2]);
    }
  });

  test('name every product and series by its place among the codes', async () => {
    const directory = await mkdtemp(join(folder, 'all-'));
    const staging = await new DuckStagingAreas().open(directory);
    await staging.stage('FUTURES', futures(PRODUCT_CODES.map((_, index): FuturesRow => [index, 18_001, 24_250, 1])));
    await staging.stage(
      'OPTIONS',
      options(OPTION_SERIES_CODES.map((_, index): OptionRow => [index, 18_001, 24_250, 1, 1])),
    );
    const [futuresPart, optionsPart] = await staging.write();
    const [read] = await all(reader.rows(futuresPart!, 'FUTURES', 'DAYS'));
    expect([...read!.product]).toEqual([0, 1, 2, 3, 4]);
    const [readOptions] = await all(reader.rows(optionsPart!, 'OPTIONS', 'DAYS'));
    expect([...readOptions!.series]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('come in batches of at most 2,048, each in arrays of its own', async () => {
    const directory = await mkdtemp(join(folder, 'long-'));
    const rows = Array.from({ length: 5_000 }, (_, index): FuturesRow => [0, 20_000 - index, 24_250, index]);
    const part = await stagedIn(directory, rows);
    for (const [order, first] of [
      ['LINES', 0],
      ['DAYS', 4_999],
    ] as const) {
      const batches = await all(reader.rows(part, 'FUTURES', order));
      const settles = batches.flatMap(({ settle }) => [...settle]);
      expect(batches.every(({ length, settle }) => length <= 2_048 && settle.length === length)).toBe(true);
      expect(settles).toHaveLength(5_000);
      expect(settles[0]).toBe(first);
      expect(new Set(settles).size).toBe(5_000);
    }
  });

  test('may be left before their end', async () => {
    for await (const { length } of reader.rows(partOf('FUTURES'), 'FUTURES', 'LINES')) {
      expect(length).toBe(4);
      break;
    }
    expect(await all(reader.rows(partOf('FUTURES'), 'FUTURES', 'LINES'))).toHaveLength(1);
  });
});

describe('the futures of some days', () => {
  test.each([
    [[18_001], [2.5, 70]],
    [
      [18_001, 18_002],
      [-37.63, 2.5, 70, 71.25],
    ],
    [
      [17_000, 18_002, 19_000],
      [-37.63, 71.25],
    ],
    [[17_000], []],
    [[], []],
  ])('%j are those that were staged of them', async (days, settles) => {
    const found = await reader.futuresOn(partOf('FUTURES'), days);
    expect(found.length).toBe(settles.length);
    expect([...found.settle].sort((a, b) => a - b)).toEqual(settles);
  });
});

describe('what cannot be read', () => {
  test.each(['missing.parquet', 'damaged.parquet'])('is an error that says what to do: %s', async (name) => {
    await writeFile(join(folder, 'damaged.parquet'), 'PAR1 and nothing more');
    const part = { ...partOf('FUTURES'), path: join(folder, name) };
    const unreadable = { code: 'UNAVAILABLE', reason: 'STAGED_ROWS_UNREADABLE' };
    await expect(all(reader.rows(part, 'FUTURES', 'LINES'))).rejects.toMatchObject(unreadable);
    await expect(reader.futuresOn(part, [18_001])).rejects.toMatchObject(unreadable);
  });
});
