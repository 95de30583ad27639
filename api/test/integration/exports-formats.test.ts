/**
 * Proves that what a file holds is what went into it, by reading it back with other programs' readers, and that no
 * spreadsheet takes a text for a formula.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import type { JS } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';

import { ODD_BATCH, ODD_COLUMNS, oddTable, once } from '../support/export-tables.js';
import { DuckParquetWriter } from '../../src/adapters/duckdb/index.js';
import { StreamWorkbookWriter } from '../../src/adapters/workbooks/index.js';
import { AppError } from '../../src/shared/errors.js';
import type { TableWriter, WrittenTable } from '../../src/slices/exports/exports.ports.js';
import type { ExportBatch } from '../../src/slices/exports/exports.types.js';
import { csvText, csvWriter } from '../../src/slices/exports/formats/csv.js';
import { jsonlWriter } from '../../src/slices/exports/formats/jsonl.js';

const AT = [Date.UTC(2026, 11, 18, 14, 30, 0, 250), Date.UTC(2020, 3, 20, 18, 30), 0, null];
const DAYS = ['2020-04-20', '2024-02-29', '1999-12-31', null];

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cushing-formats-'));
});

afterEach(() => rm(folder, { recursive: true }));

function tableOf(batch: ExportBatch, others: Partial<WrittenTable> = {}): WrittenTable {
  return { ...oddTable(), rows: once(batch), ...others };
}

async function written(writer: TableWriter, table = tableOf(ODD_BATCH)): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writer.write(table, new AbortController().signal)) pieces.push(piece);
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

describe('CSV', () => {
  test('begins with what it says of itself and ends its lines as RFC 4180 has it', async () => {
    expect((await written(csvWriter)).toString()).toBe(
      [
        "# Odd's table",
        '# Holds: odd things',
        '# Source: IMPORTED',
        'text,number,day,at,flag',
        'plain,-37.63,2020-04-20,2026-12-18T14:30:00.250Z,true',
        "'=1+1,0.1,2024-02-29,2020-04-20T18:30:00.000Z,false",
        '"a ""b"", c\r\nd",1e+21,1999-12-31,1970-01-01T00:00:00.000Z,true',
        ',,,,',
        '',
      ].join('\r\n'),
    );
  });

  test('DuckDB reads back what was written', async () => {
    const path = join(folder, 'odd.csv');
    await writeFile(path, await written(csvWriter));
    const rows = await asked(
      `SELECT text, number, day::VARCHAR, epoch_ms("at"), flag
       FROM read_csv('${path}', auto_detect = false, comment = '#', header = true, delim = ',', quote = '"', escape = '"', columns = {
         'text': 'VARCHAR', 'number': 'DOUBLE', 'day': 'DATE', 'at': 'TIMESTAMP', 'flag': 'BOOLEAN'})`,
    );
    expect(rows.map(([text]) => text)).toEqual(['plain', "'=1+1", 'a "b", c\r\nd', null]);
    expect(rows.map(([, number]) => number)).toEqual([-37.63, 0.1, 1e21, null]);
    expect(rows.map(([, , day]) => day)).toEqual(DAYS);
    expect(rows.map(([, , , at]) => (at === null ? null : Number(at)))).toEqual(AT);
    expect(rows.map(([, , , , flag]) => flag)).toEqual([true, false, true, null]);
  });

  test.each([
    ['=HYPERLINK("http://a")', `"'=HYPERLINK(""http://a"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['\r=1', `"'\r=1"`],
    ['a=1', 'a=1'],
    ['', ''],
  ])('the text %j is written as %j', (text, cell) => {
    expect(csvText(text)).toBe(cell);
  });

  test('a cell of any text begins with nothing that begins a formula, and reads back as that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const cell = csvText(text);
        const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(inner === text || inner === `'${text}`).toBe(true);
        expect('=+-@\t\r\n'.includes(inner.charAt(0)) && inner !== '').toBe(false);
        if (!cell.startsWith('"')) expect(/[",\r\n]/u.test(cell)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('negative numbers are numbers', async () => {
    const batch = { length: 1, columns: [['a'], Float64Array.of(-1), [null], [null], [null]] };
    expect((await written(csvWriter, tableOf(batch))).toString()).toContain('\r\na,-1,,,\r\n');
  });
});

test('JSON lines have what the file says of itself first, and null for nothing', async () => {
  const lines = (await written(jsonlWriter)).toString().trimEnd().split('\n');
  const [about, ...rows] = lines.map((line) => JSON.parse(line) as unknown);
  expect(about).toEqual({
    about: { Title: "Odd's table", Holds: 'odd\nthings', Source: 'IMPORTED' },
    columns: ODD_COLUMNS,
    rows: 4,
  });
  expect(rows).toEqual([
    { text: 'plain', number: -37.63, day: '2020-04-20', at: '2026-12-18T14:30:00.250Z', flag: true },
    { text: '=1+1', number: 0.1, day: '2024-02-29', at: '2020-04-20T18:30:00.000Z', flag: false },
    { text: 'a "b", c\r\nd', number: 1e21, day: '1999-12-31', at: '1970-01-01T00:00:00.000Z', flag: true },
    { text: null, number: null, day: null, at: null, flag: null },
  ]);
});

describe('Parquet', () => {
  test('DuckDB reads back what was written, of the types of its columns, and nothing is left of its making', async () => {
    const making = await mkdtemp(join(folder, 'making-'));
    const path = join(folder, 'odd.parquet');
    await writeFile(path, await written(new DuckParquetWriter(making)));
    expect(await readdir(making)).toEqual([]);
    const rows = await asked(`SELECT text, number, day::VARCHAR, epoch_ms("at"), flag FROM '${path}'`);
    expect(rows.map(([text]) => text)).toEqual(['plain', '=1+1', 'a "b", c\r\nd', null]);
    expect(rows.map(([, number]) => number)).toEqual([-37.63, 0.1, 1e21, null]);
    expect(rows.map(([, , day]) => day)).toEqual(DAYS);
    expect(rows.map(([, , , at]) => (at === null ? null : Number(at)))).toEqual(AT);
    expect(rows.map(([, , , , flag]) => flag)).toEqual([true, false, true, null]);
    const types = await asked(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '${path}')`);
    expect(types).toEqual([
      ['text', 'VARCHAR'],
      ['number', 'DOUBLE'],
      ['day', 'DATE'],
      ['at', 'TIMESTAMP'],
      ['flag', 'BOOLEAN'],
    ]);
    const metadata = await asked(
      `SELECT decode(key), decode(value) FROM parquet_kv_metadata('${path}') WHERE decode(key) != 'ARROW:schema' ORDER BY 1`,
    );
    expect(metadata).toEqual([
      ['Holds', 'odd\nthings'],
      ['Source', 'IMPORTED'],
      ['Title', "Odd's table"],
    ]);
  });

  test('is not made where nobody waits for it any more', async () => {
    const making = await mkdtemp(join(folder, 'making-'));
    const ended = AbortSignal.abort(new AppError('UNAVAILABLE', 'Gone.'));
    await expect(new DuckParquetWriter(making).write(tableOf(ODD_BATCH), ended).next()).rejects.toThrow('Gone.');
    expect(await readdir(making)).toEqual([]);
  });
});

describe('XLSX', () => {
  test('has a sheet of rows and a sheet of what it says of itself', async () => {
    const { sheets } = await readXlsx(await written(new StreamWorkbookWriter()));
    expect(sheets.map(({ name }) => name)).toEqual(['Data', 'About']);
    const [data, about] = sheets.map(({ rows }) => rows);
    expect(data?.slice(0, 4)).toEqual([
      ['text', 'number', 'day', 'at', 'flag'],
      ['plain', -37.63, new Date('2020-04-20'), new Date('2026-12-18T14:30:00.250Z'), true],
      ['=1+1', 0.1, new Date('2024-02-29'), new Date('2020-04-20T18:30:00Z'), false],
      ['a "b", c\r\nd', 1e21, new Date('1999-12-31'), new Date(0), true],
    ]);
    expect(about?.slice(0, 3)).toEqual([
      ['Title', "Odd's table", null],
      ['Holds', 'odd\nthings', null],
      ['Source', 'IMPORTED', null],
    ]);
    expect(about).toContainEqual(['number', 'USD/bbl', 'A price.']);
  });

  test('has both sheets, too, where there are no rows, and where their number is not known', async () => {
    for (const total of [0, undefined]) {
      const table = { ...oddTable(), total, rows: total === 0 ? once<ExportBatch>() : once(ODD_BATCH) };
      const { sheets } = await readXlsx(await written(new StreamWorkbookWriter(), table));
      expect(sheets.map(({ name }) => name)).toEqual(['Data', 'About']);
      expect(sheets[1]?.rows[0]?.slice(0, 2)).toEqual(['Title', "Odd's table"]);
    }
  });

  test('more rows than a sheet has are refused before the first byte', async () => {
    const writing = written(new StreamWorkbookWriter(), tableOf(ODD_BATCH, { total: 1_048_576 }));
    await expect(writing).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'WORKBOOK_TOO_LARGE',
      message: 'A workbook has room for 1048575 rows, and there are 1048576: take Parquet or CSV.',
    });
  });
});
