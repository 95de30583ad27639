/**
 * Proves what a whole file is found to be odd about, over real staged rows: the settlements of 2019 to 2021, the chains
 * of a made-up day, and rows made by hand.
 */
import { mkdtemp, readFile as readText, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contractMonth, fromDayNumber, isoDate, nextTradeDate, toDayNumber, toMonthIndex } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { describeWithSharedData } from '../../../../../scripts/testing/describe-with-shared-data.ts';
import { DuckParquetReader, DuckStagedPartReader, DuckStagingAreas } from '../../../adapters/duckdb/index.js';
import { LocalFiles } from '../../../adapters/local-files/local-files.js';
import type { FuturesSettlement } from '../../market/index.js';
import type { QualityFinding } from '../ingestion.types.js';
import { Findings } from '../judgement/findings.js';
import { SettlementBatch } from '../reading/batches.js';
import { OptionBatch } from '../reading/option-batch.js';
import { readFile } from '../reading/read-file.js';
import type { ReadOutcome } from '../reading/read-file.js';
import { judgeQuality } from './judge-quality.js';
import type { JudgedOutcome, QualityOptions, QualityPorts } from './judge-quality.js';

const NOW = Date.parse('2026-11-22T00:00:00Z');
const FIRST = isoDate('2021-08-02');
const FRONT = toMonthIndex(contractMonth(2022, 6));
const COLUMN_NAMES = ['tradeDate', 'symbol', 'settle'];

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-quality-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** A store of some settlements of CL, which writes down what it is asked for. */
function storeOf(settles: readonly (readonly [IsoDate, month: number, settle: number])[] = []) {
  const asked: string[] = [];
  const store: QualityPorts['store'] = {
    tradeDates: (product) => {
      const dates = settles.map(([date]) => date);
      return Promise.resolve(product === 'CL' ? [...new Set(dates)] : []);
    },
    settlementsOn: (product: ProductCode, source, dates) => {
      asked.push(`${source} ${product} ${dates.join(' ')}`);
      const found = settles.filter(([date]) => product === 'CL' && dates.includes(date));
      return Promise.resolve(
        found.map(([tradeDate, month, settle]) => {
          const contract = contractMonth(Math.floor(month / 12), (month % 12) + 1);
          return { product, tradeDate, month: contract, settle } as FuturesSettlement; // nothing else is looked at
        }),
      );
    },
  };
  return { store, asked };
}

function portsWith(store: QualityPorts['store'] = storeOf().store): QualityPorts {
  return {
    staged: new DuckStagedPartReader(),
    store,
    options: { rateCurveOn: () => Promise.resolve(undefined) },
    flatRate: 0.04,
  };
}

interface MadeOption {
  readonly isCall: boolean;
  readonly strike: number;
  readonly settle: number;
  readonly line: number;
}

/** An outcome whose rows are curves of CL on trade dates running from FIRST, a line for each settle (none for NaN), and options of the first. */
async function staged(
  curves: readonly (readonly number[])[],
  options: readonly MadeOption[] = [],
  found = new Findings(),
): Promise<JudgedOutcome> {
  const staging = await new DuckStagingAreas().open(await mkdtemp(join(folder, 'made-')));
  const batch = new SettlementBatch();
  const absent = { open: NaN, high: NaN, low: NaN, volume: NaN, openInterest: NaN };
  let line = 2;
  let date = FIRST;
  for (const settles of curves) {
    for (const [place, settle] of settles.entries()) {
      if (Number.isNaN(settle)) continue;
      const month = FRONT + place;
      const day = toDayNumber(date);
      batch.add({ product: 'CL', month, day, nearby: place + 9, settle, line, column: 0, ...absent });
      line += 1;
    }
    date = nextTradeDate('CL', date);
  }
  await staging.stage('FUTURES', batch.columns());
  const chain = new OptionBatch();
  for (const option of options) {
    const nothing = { bid: NaN, ask: NaN, volume: NaN, openInterest: NaN };
    chain.add({ series: 'LO', month: FRONT, day: toDayNumber(FIRST), ...nothing, ...option });
  }
  if (options.length > 0) await staging.stage('OPTIONS', chain.columns());
  const parts = await staging.write();
  const rest = { parts, columnNames: COLUMN_NAMES, fileName: 'file.csv', rejectedRows: found.rejectedRows };
  return { ...found.report(), ...rest };
}

function parallel(index: number): readonly number[] {
  return [60, 61, 62, 63, 64].map((settle) => settle + (index % 3) * 0.5);
}

/** 22 curves, of which the last one's middle jumps; and one before is out of bounds. */
function faulty(): number[][] {
  return Array.from({ length: 22 }, (_, index) =>
    [...parallel(index)].with(2, index === 21 ? 900 : parallel(index)[2]!),
  );
}

async function judged(outcome: JudgedOutcome, store?: QualityPorts['store'], options?: QualityOptions) {
  return judgeQuality(outcome, portsWith(store), options);
}

describe('the judgement of a file', () => {
  test('names line and column, counts a row once, and goes on from what the reading found', async () => {
    const reading = new Findings();
    reading.note({ severity: 'INFO', kind: 'DUPLICATE_ROWS', action: 'LEFT_OUT', message: 'twice' });
    reading.mark(200, [{ kind: 'SESSION_LEFT_OUT', column: { index: 1, name: 'symbol' }, describe: () => 'left' }]);
    const report = await judged(await staged(faulty(), [], reading));
    // 21 curves of five come before: the third of the last stands on line 2 + 105 + 2.
    expect(report.findings.map(({ line, kind, severity, action }) => [line, kind, severity, action])).toEqual([
      [0, 'DUPLICATE_ROWS', 'INFO', 'LEFT_OUT'],
      [109, 'CURVE_JUMP', 'WARNING', 'KEPT'],
      [109, 'PRICE_BOUNDS', 'ERROR', 'KEPT'],
      [200, 'SESSION_LEFT_OUT', 'WARNING', 'KEPT'],
    ]);
    expect([report.findingCount, report.markedRows]).toEqual([4, 2]);
  });

  test('does not count a row again that the reading marked', async () => {
    const reading = new Findings();
    reading.mark(109, [{ kind: 'SESSION_LEFT_OUT', column: { index: 1, name: 'symbol' }, describe: () => 'left' }]);
    const report = await judged(await staged(faulty(), [], reading));
    expect([report.findingCount, report.markedRows]).toEqual([3, 1]);
  });

  test('holds the first curve against those of the store, and asks for the latest twenty', async () => {
    const dates = Array.from({ length: 30 }, (_, index) => fromDayNumber(toDayNumber(FIRST) - 30 + index));
    const stored = dates.flatMap((date, index) =>
      parallel(index % 2).map((settle, place) => [date, FRONT + place, settle] as const),
    );
    const { store, asked } = storeOf(stored);
    const report = await judged(await staged([[60, 61, 67, 63, 64]]), store);
    expect(report.findings.map(({ kind, line }) => [kind, line])).toEqual([['CURVE_JUMP', 4]]);
    expect(asked).toEqual([`IMPORTED CL ${dates.slice(10).join(' ')}`]);
    expect((await judged(await staged([[60, 61, 67, 63, 64]]))).findingCount).toBe(0);
  });

  test('misses no contract that the store has on the same date', async () => {
    const next = nextTradeDate('CL', FIRST);
    const outcome = await staged([
      [60, 61, 62],
      [60.5, NaN, 62.5],
    ]);
    expect((await judged(outcome)).findings).toMatchObject([{ kind: 'CONTRACT_GAP', line: 6, column: 0 }]);
    const { store, asked } = storeOf([[next, FRONT + 1, 61.5]]);
    expect((await judged(outcome, store)).findingCount).toBe(0);
    expect(asked).toEqual([`IMPORTED CL ${next}`]);
  });

  test('takes futures of the same file before those of the store', async () => {
    // The file's future is at 60: a call at 58 is worth 2 at once.
    const options = [{ isCall: true, strike: 58, settle: 1.5, line: 50 }];
    const { store } = storeOf([[FIRST, FRONT, 59]]);
    const report = await judged(await staged([[60, 61, 62]], options), store);
    expect(report.findings).toMatchObject([
      {
        kind: 'BELOW_INTRINSIC',
        line: 50,
        column: 3,
        columnName: 'settle',
        message: 'LOM22 C5800 settles 1.50, its intrinsic value is 2.00',
      },
    ]);
  });

  test('holds options against each other', async () => {
    const options = [
      { isCall: true, strike: 62, settle: 3.5, line: 12 },
      { isCall: true, strike: 60, settle: 3, line: 11 },
      { isCall: false, strike: 60, settle: 9, line: 10 },
    ];
    const report = await judged(await staged([[60, 61, 62]], options));
    expect(report.findings.map(({ kind, line }) => [kind, line])).toEqual([
      ['OPTION_PARITY', 11],
      ['OPTION_ARBITRAGE', 12],
    ]);
    expect(report.markedRows).toBe(2);
  });

  test('says how far it is, and ends when it is called off', async () => {
    const outcome = await staged(faulty());
    const progress: [number, number][] = [];
    await judged(outcome, undefined, { onProgress: (done, total) => progress.push([done, total]) });
    expect(progress.at(-1)).toEqual([110, 110]);
    const calledOff = judged(outcome, undefined, { signal: AbortSignal.abort() });
    await expect(calledOff).rejects.toMatchObject({ reason: 'IMPORT_ABORTED' });
  });

  test('lists a thousand findings of more, by line, and counts all', async () => {
    const curves = Array.from({ length: 240 }, (_, index) => [600, 610, 620, 630, 640].map((settle) => settle + index));
    const report = await judged(await staged(curves));
    expect([report.findings.length, report.findingCount, report.markedRows]).toEqual([1_000, 1_200, 1_200]);
    expect(report.findings.map(({ line }) => line)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 2));
  });
});

async function judgedFile(path: string): Promise<readonly [ReadOutcome, readonly QualityFinding[]]> {
  const directory = await mkdtemp(join(folder, 'read-'));
  const outcome = await readFile(
    { path, name: basename(path), directory, now: NOW },
    {
      unpacker: { unpack: (file) => Promise.resolve({ ...file, isWorkbook: false }) },
      staging: new DuckStagingAreas(),
      files: new LocalFiles(),
      parquet: new DuckParquetReader(),
      workbooks: { open: () => Promise.reject(new Error('there is no workbook here')) },
    },
  );
  return [outcome, (await judged(outcome)).findings];
}

describeWithSharedData('the settlements of 2019 to 2021', 'data/futures_settlements_wide.csv', (path) => {
  test('show the front jump below zero and back, and no gap, repeat or price out of bounds', async () => {
    const [outcome, findings] = await judgedFile(path);
    expect(outcome.parts).toMatchObject([{ kind: 'FUTURES', rows: 109_692 }]);
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['CURVE_JUMP']));
    // One row in a thousand, among them Abqaiq in September 2019 and March 2020.
    expect(findings.length).toBeLessThan(110);
    const april = findings.filter(({ columnName, message }) => columnName === 'CL01' && /2020-04-2[01]/.test(message));
    // CLK20 18.27, −37.63, 10.01; CLM20 25.03, 20.43, 11.57; CLN20 29.42, 26.28, 18.69.
    expect(april.map(({ line, column, message }) => [line, column, message.replace(/ \(.*/, '')])).toEqual([
      [336, 2, 'CLK20 settled −37.63, 52.03 below what its neighbours moved by on 2020-04-20'],
      [337, 2, 'CLK20 settled 10.01, 55.87 above what its neighbours moved by on 2020-04-21'],
    ]);
  });
});

describeWithSharedData('the chains of a made-up day', 'data/synthetic_settlement/CL/truth_CL_20261119.csv', (path) => {
  const root = dirname(dirname(path));

  test.each(['CL/STLNYMEX_20261119.txt', 'CL/nymex.settle.20261119.s.csv', 'NG/STLNYMEX_20261119.txt'])(
    'of %s have no error, keep to parity, and arbitrage only where their unrounded prices do',
    async (name) => {
      const [, findings] = await judgedFile(join(root, name));
      expect(findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
      expect(findings.filter(({ kind }) => kind === 'OPTION_PARITY')).toEqual([]);
      const arbitraged = findings.filter(({ kind }) => kind === 'OPTION_ARBITRAGE').map(({ message }) => message);
      const allowed = name.startsWith('NG') ? await arbitragedExpiries(join(root, 'NG/truth_NG_20261119.csv')) : [];
      expect(new Set(arbitraged.map((message) => message.slice(0, 5)))).toEqual(new Set(allowed));
    },
  );
});

/** Expiries whose unrounded calls rise with the strike, or fall by more than it: as in `ONZ26`. */
async function arbitragedExpiries(path: string): Promise<string[]> {
  const lines = (await readText(path, 'utf8')).trim().split('\n').slice(1);
  const calls = lines.map((line) => line.split(',')).filter((fields) => fields[3] === 'C');
  const expiries = new Set<string>();
  for (const [index, fields] of calls.slice(1).entries()) {
    const before = calls[index]!;
    if (before[0] !== fields[0] || before[1] !== fields[1]) continue;
    const fall = Number(before[9]) - Number(fields[9]);
    if (fall < 0 || fall > Number(fields[4]) - Number(before[4])) expiries.add(`${fields[0]}${monthCode(fields[1]!)}`);
  }
  return [...expiries];
}

/** @param month as in `2026-12` */
function monthCode(month: string): string {
  return `${'FGHJKMNQUVXZ'[Number(month.slice(5)) - 1]}${month.slice(2, 4)}`;
}
