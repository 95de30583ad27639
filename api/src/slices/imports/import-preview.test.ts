/** Rows of each kind are told as a person names them, in the order of the file, and no more than are asked for. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { OPTION_SERIES_CODES, PRODUCT_CODES, isoDate, toDayNumber, toMonthIndex } from '@cushing/products';
import type { ContractMonth } from '@cushing/products';

import { POSITION_COUNTS, emptySettlementColumns } from '../market/index.js';
import type { ImportColumns, ImportKind, StagedPart, StagedPartReader } from '../market/index.js';
import { ImportPreviews } from './import-preview.js';
import type { PreviewRow } from './import-preview.js';
import { allStages, newImport, stagesWith } from './import-rows.contract.js';
import type { FileImport } from './imports.types.js';

const DAY = toDayNumber(isoDate('2020-04-20'));
const READ = newImport({ stages: allStages('COMPLETED') });

let staged: Partial<{ readonly [Kind in ImportKind]: readonly ImportColumns[Kind][] }>;
let open: number;
let mostOpen: number;
let previews: ImportPreviews;

const rowsOf = (kind: ImportKind, first = 20, entry: FileImport = READ): Promise<readonly PreviewRow[]> =>
  previews.rows(entry, kind, first);

/** Batches as they were staged, and how many are being read at a time. */
async function* batchesOf(_part: StagedPart, kind: ImportKind): AsyncGenerator {
  open += 1;
  mostOpen = Math.max(mostOpen, open);
  try {
    for (const batch of staged[kind] ?? []) {
      await Promise.resolve();
      yield batch;
    }
  } finally {
    open -= 1;
  }
}

beforeEach(() => {
  staged = {};
  open = 0;
  mostOpen = 0;
  const parts = (): Promise<readonly StagedPart[]> =>
    Promise.resolve(
      (Object.keys(staged) as ImportKind[]).map((kind) => ({ kind, path: `/${kind}`, rows: 0, agreeing: 0 })),
    );
  const rows = batchesOf as StagedPartReader['rows'];
  previews = new ImportPreviews({ parts }, { rows });
});

function futures(settles: readonly number[], firstLine = 2): ImportColumns['FUTURES'] {
  const columns = { ...emptySettlementColumns(settles.length), length: settles.length };
  columns.product.fill(PRODUCT_CODES.indexOf('CL'));
  columns.month.fill(toMonthIndex('2020-05' as ContractMonth));
  columns.tradeDate.fill(DAY);
  columns.settle.set(settles);
  for (const values of [columns.open, columns.high, columns.low, columns.openInterest]) values.fill(NaN);
  columns.volume.fill(7);
  columns.line.set(settles.map((_, row) => firstLine + row));
  return columns;
}

describe('a row', () => {
  test('of a future is named by its symbol, with null for what the file does not give', async () => {
    staged = { FUTURES: [futures([-37.63])] };
    expect(await rowsOf('FUTURES')).toEqual([
      {
        ...{ line: 2, subject: 'CLK20', product: 'CL', date: '2020-04-20' },
        fields: [
          ...[
            { name: 'open', value: null },
            { name: 'high', value: null },
            { name: 'low', value: null },
          ],
          ...[
            { name: 'settle', value: -37.63 },
            { name: 'volume', value: 7 },
            { name: 'openInterest', value: null },
          ],
        ],
      },
    ]);
  });

  test('of an option is named by its symbol, and is of the product that its series is on', async () => {
    const columns: ImportColumns['OPTIONS'] = {
      length: 2,
      series: new Uint8Array(2).fill(OPTION_SERIES_CODES.indexOf('LO')),
      month: new Int32Array(2).fill(toMonthIndex('2020-06' as ContractMonth)),
      isCall: Uint8Array.of(1, 0),
      strike: Float64Array.of(75, -5),
      tradeDate: new Int32Array(2).fill(DAY),
      settle: Float64Array.of(0.01, 2.5),
      bid: new Float64Array(2).fill(NaN),
      ask: new Float64Array(2).fill(NaN),
      volume: new Float64Array(2).fill(NaN),
      openInterest: Float64Array.of(12, 0),
      line: Int32Array.of(9, 10),
    };
    staged = { OPTIONS: [columns] };
    const [call, put] = await rowsOf('OPTIONS');
    expect(call).toMatchObject({ line: 9, subject: 'LOM20 C7500', product: 'CL', date: '2020-04-20' });
    expect(call!.fields).toContainEqual({ name: 'openInterest', value: 12 });
    expect(put!.subject).toBe('LOM20 P-500');
    expect(put!.fields).toContainEqual({ name: 'openInterest', value: 0 });
  });

  test('of a spot series, a rate and positions says what it is of', async () => {
    const counts = Object.fromEntries(POSITION_COUNTS.map((name, index) => [name, Float64Array.of(index)]));
    staged = {
      SPOT: [
        {
          length: 1,
          series: ['RWTC'],
          date: Int32Array.of(DAY),
          price: Float64Array.of(-36.98),
          line: Int32Array.of(3),
        },
      ],
      RATES: [
        {
          length: 2,
          date: new Int32Array(2).fill(DAY),
          tenorDays: Int32Array.of(1, 91),
          rate: Float64Array.of(0.0025, 0.01),
          line: Int32Array.of(4, 4),
        },
      ],
      POSITIONS: [
        {
          ...(counts as unknown as ImportColumns['POSITIONS']),
          length: 1,
          product: Uint8Array.of(PRODUCT_CODES.indexOf('NG')),
          isCombined: Uint8Array.of(1),
          date: Int32Array.of(DAY),
          line: Int32Array.of(5),
        },
      ],
    };
    expect(await rowsOf('SPOT')).toEqual([
      { line: 3, subject: 'RWTC', product: null, date: '2020-04-20', fields: [{ name: 'price', value: -36.98 }] },
    ]);
    expect((await rowsOf('RATES')).map(({ subject, fields }) => [subject, fields[0]!.value])).toEqual([
      ['1 day', 0.0025],
      ['91 days', 0.01],
    ]);
    const [positions] = await rowsOf('POSITIONS');
    expect(positions).toMatchObject({ line: 5, subject: 'NG combined', product: 'NG' });
    expect(positions!.fields.map(({ name }) => name)).toEqual(POSITION_COUNTS);
  });
});

describe('rows', () => {
  test('are as many as are asked for, over the end of a batch, in the order of the file', async () => {
    staged = { FUTURES: [futures([1, 2]), futures([3, 4], 4), futures([5], 6)] };
    const lines = (rows: readonly PreviewRow[]): readonly number[] => rows.map(({ line }) => line);
    expect(lines(await rowsOf('FUTURES', 1))).toEqual([2]);
    expect(lines(await rowsOf('FUTURES', 3))).toEqual([2, 3, 4]);
    expect(lines(await rowsOf('FUTURES', 9))).toEqual([2, 3, 4, 5, 6]);
    expect(open).toBe(0);
  });

  test('are none of a kind that the file has not, and none before the file was read', async () => {
    staged = { FUTURES: [futures([1])] };
    expect(await rowsOf('OPTIONS')).toEqual([]);
    expect(await rowsOf('FUTURES', 20, newImport({ stages: stagesWith('PROCESSING') }))).toEqual([]);
  });

  test('are read by one at a time, also after a reading that failed', async () => {
    staged = { FUTURES: [futures([1])], SPOT: [null as never] };
    const readings = await Promise.allSettled([rowsOf('FUTURES'), rowsOf('SPOT'), rowsOf('FUTURES')]);
    expect(readings.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(mostOpen).toBe(1);
    expect(open).toBe(0);
  });
});
