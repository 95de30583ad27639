/** Proves that a Parquet file holds every row however the batches come, and that nothing is left of one that is not made. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import type { JS } from '@duckdb/node-api';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { once } from '../../../test/support/export-tables.js';
import { AppError } from '../../shared/errors.js';
import type { ExportBatch, ExportColumn, WrittenTable } from '../../slices/exports/index.js';
import { DuckParquetWriter } from './parquet-writer.js';

let folder = '';
let making = '';
let writer: DuckParquetWriter;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-parquet-'));
  // Made by the writer.
  making = join(folder, 'making');
  writer = new DuckParquetWriter(making);
});

afterEach(() => rm(folder, { recursive: true }));

const COLUMNS: readonly ExportColumn[] = [
  { name: 'row', unit: '', type: 'NUMBER', description: 'Which row.' },
  { name: 'say "so"', unit: '', type: 'TEXT', description: "It's text." },
];

function tableOf(rows: AsyncIterable<ExportBatch>): WrittenTable {
  return {
    title: "It's a 'table'",
    columns: COLUMNS,
    about: [{ name: 'Say "so"', text: "it's" }],
    total: undefined,
    rows,
  };
}

/** Rows that are numbered from a number on, every third without a text. */
function numbered(from: number, length: number): ExportBatch {
  const numbers = Array.from({ length }, (_, index) => from + index);
  return { length, columns: [Float64Array.from(numbers), numbers.map((n) => (n % 3 === 0 ? null : `row ${n}`))] };
}

async function written(table: WrittenTable, signal = new AbortController().signal): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writer.write(table, signal)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function asked(sql: string): Promise<JS[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

async function* failing(failure: unknown): AsyncGenerator<ExportBatch> {
  yield await Promise.resolve(numbered(0, 10));
  throw failure;
}

test('rows of batches of any length are all there, in their order', async () => {
  const lengths = [1, 2_048, 5_000, 0, 2_047, 20_000];
  const batches: ExportBatch[] = [];
  let count = 0;
  for (const length of lengths) {
    batches.push(numbered(count, length));
    count += length;
  }
  const path = join(folder, 'file.parquet');
  await writeFile(path, await written(tableOf(once(...batches))));
  const [totals] = await asked(
    `SELECT count(*)::INT, min("row"), max("row"), count(DISTINCT "row")::INT, count("say ""so""")::INT,
       count(*) FILTER ("say ""so""" = 'row ' || "row"::BIGINT)::INT,
       count(*) FILTER ("row" != file_row_number)::INT
     FROM read_parquet('${path}', file_row_number = true)`,
  );
  // 29,096 rows; those of 0, 3, … 29,094 have no text: 9,699.
  expect(totals).toEqual([29_096, 0, 29_095, 29_096, 19_397, 19_397, 0]);
});

test('names and texts with quotes come through', async () => {
  const path = join(folder, 'file.parquet');
  await writeFile(path, await written(tableOf(once(numbered(1, 1)))));
  expect(await asked(`SELECT "say ""so""" FROM '${path}'`)).toEqual([['row 1']]);
  const metadata = await asked(`SELECT decode(key), decode(value) FROM parquet_kv_metadata('${path}')`);
  expect(metadata).toContainEqual(['Title', "It's a 'table'"]);
  expect(metadata).toContainEqual(['Say "so"', "it's"]);
});

test('without rows it is a file with its columns', async () => {
  const path = join(folder, 'file.parquet');
  await writeFile(path, await written(tableOf(once<ExportBatch>())));
  expect(await asked(`SELECT count(*)::INT FROM '${path}'`)).toEqual([[0]]);
  expect(await asked(`SELECT column_name FROM (DESCRIBE SELECT * FROM '${path}')`)).toEqual([['row'], ['say "so"']]);
});

test('rows that fail in our words fail so, others in words that say what to do', async () => {
  const failure = new AppError('CONFLICT', 'It changed.', { reason: 'EXPORT_CHANGED' });
  await expect(written(tableOf(failing(failure)))).rejects.toBe(failure);
  await expect(written(tableOf(failing(new Error('odd'))))).rejects.toMatchObject({
    ...{ code: 'UNAVAILABLE', reason: 'PARQUET_UNWRITABLE', cause: { message: 'odd' } },
  });
  expect(await readdir(making)).toEqual([]);
});

test('rows that are called off end, and nothing is left', async () => {
  const calling = new AbortController();
  async function* rows(): AsyncGenerator<ExportBatch> {
    yield await Promise.resolve(numbered(0, 10));
    calling.abort(new Error('called off'));
  }
  await expect(written(tableOf(rows()), calling.signal)).rejects.toThrow('called off');
  expect(await readdir(making)).toEqual([]);
});

test('a reader who breaks off leaves nothing, and a file of another is untouched by it', async () => {
  const other = writer.write(tableOf(once(numbered(0, 3))), new AbortController().signal);
  const first = await other.next();
  for await (const piece of writer.write(tableOf(once(numbered(0, 10))), new AbortController().signal)) {
    expect(Buffer.from(piece).subarray(0, 4).toString()).toBe('PAR1');
    break;
  }
  expect(await readdir(making)).toHaveLength(1);
  const pieces = [first.value as Uint8Array];
  for await (const piece of other) pieces.push(piece);
  expect(Buffer.concat(pieces).subarray(-4).toString()).toBe('PAR1');
  expect(await readdir(making)).toEqual([]);
});

test('a disk that takes nothing is told in words', async () => {
  await writeFile(making, 'a file where the folder should be');
  await expect(written(tableOf(once(numbered(0, 1))))).rejects.toMatchObject({ reason: 'PARQUET_UNWRITABLE' });
});
