/** Workbooks as the EIA published them, one made here, and files that are damaged or unpack to too much. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';

import { describeWithSharedData } from '../../../../scripts/testing/describe-with-shared-data.ts';
import type { SheetRow } from '../../slices/ingestion/index.js';
import { FileWorkbookReader } from './index.js';

const reader = new FileWorkbookReader();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbooks-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function rowsOf(path: string, kind: 'XLS' | 'XLSX'): Promise<SheetRow[]> {
  const workbook = await reader.open(path, kind);
  const rows: SheetRow[] = [];
  for await (const row of workbook.rows()) rows.push(row);
  await workbook.close();
  return rows;
}

async function saved(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** @returns the workbook with the size that its directory states for one part replaced */
function withStatedSize(archive: Uint8Array, part: string, size: number): Uint8Array {
  const copy = Buffer.from(archive);
  for (let at = copy.indexOf('PK\u0001\u0002'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 4)) {
    const name = copy.toString('latin1', at + 46, at + 46 + copy.readUInt16LE(at + 28));
    if (name === part) copy.writeUInt32LE(size, at + 24);
  }
  return copy;
}

const unreadable = { code: 'BAD_USER_INPUT', reason: 'WORKBOOK_UNREADABLE' };
const tooLarge = { code: 'BAD_USER_INPUT', reason: 'WORKBOOK_TOO_LARGE' };

describeWithSharedData('a daily Excel 97 workbook of the EIA', 'data/eia_xls/RCLC1d.xls', (path) => {
  test('has its rows with dates at midnight UTC', async () => {
    const rows = await rowsOf(path, 'XLS');
    // Its range says 9799 rows, of which the last is blank.
    expect(rows.filter(({ sheet }) => sheet === 'Data 1')).toHaveLength(9798);
    expect(rows.find(({ sheet, row }) => sheet === 'Data 1' && row === 2)?.cells).toEqual(['Sourcekey', 'RCLC1']);
    expect(rows.find(({ sheet, row }) => sheet === 'Data 1' && row === 4)?.cells).toEqual([
      new Date('1983-04-04T00:00:00Z'),
      29.44,
    ]);
    expect(rows.at(-1)?.cells).toEqual([new Date('2022-04-05T00:00:00Z'), 101.96]);
    expect(rows.find(({ sheet, row }) => sheet === 'Contents' && row === 7)?.cells).toEqual([
      undefined,
      'Data 1',
      'Cushing, OK Crude Oil Future Contract 1 (Dollars per Barrel)',
      1,
      'Daily',
      '4/5/2022',
    ]);
  });

  test('cut in half is unreadable', async () => {
    const bytes = await readFile(path);
    const cut = await saved('cut.xls', bytes.subarray(0, bytes.length / 2));
    await expect(rowsOf(cut, 'XLS')).rejects.toMatchObject(unreadable);
  });

  test('is unreadable as the other kind', async () => {
    await expect(rowsOf(path, 'XLSX')).rejects.toMatchObject(unreadable);
  });
});

describeWithSharedData('a monthly Excel 97 workbook of the EIA', 'data/eia_xls/wti-month.xls', (path) => {
  test('has its rows', async () => {
    const rows = await rowsOf(path, 'XLS');
    expect(rows.find(({ sheet, row }) => sheet === 'Data 1' && row === 4)?.cells).toEqual([
      new Date('1986-01-15T00:00:00Z'),
      22.93,
    ]);
  });
});

describe('an Office Open XML workbook', () => {
  const day = new Date('2020-04-20T00:00:00Z');

  async function made(): Promise<Uint8Array> {
    return writeXlsx({
      sheets: [
        { name: 'Contents', rows: [['Workbook Contents'], [], [null, 'Worksheet Name', 'Frequency']] },
        { name: 'Data 1', rows: [['Sourcekey', 'RCLC1', 'RCLC2'], [day, -37.63, null], [day, null, 20.43], [true]] },
      ],
    });
  }

  test('has the rows of all its sheets, one after the other', async () => {
    const rows = await rowsOf(await saved('made.xlsx', await made()), 'XLSX');
    expect(rows.filter(({ cells }) => cells.some((cell) => cell !== undefined))).toEqual([
      { sheet: 'Contents', row: 1, cells: ['Workbook Contents'] },
      { sheet: 'Contents', row: 3, cells: [undefined, 'Worksheet Name', 'Frequency'] },
      { sheet: 'Data 1', row: 1, cells: ['Sourcekey', 'RCLC1', 'RCLC2'] },
      { sheet: 'Data 1', row: 2, cells: [day, -37.63] },
      { sheet: 'Data 1', row: 3, cells: [day, undefined, 20.43] },
      { sheet: 'Data 1', row: 4, cells: [true] },
    ]);
  });

  test('stops giving rows when it is closed', async () => {
    const workbook = await reader.open(await saved('closed.xlsx', await made()), 'XLSX');
    const seen: number[] = [];
    for await (const { row } of workbook.rows()) {
      seen.push(row);
      await workbook.close();
    }
    expect(seen).toEqual([1]);
  });

  test('cut in half, or not one at all, is unreadable', async () => {
    const bytes = await made();
    const cut = await saved('cut.xlsx', bytes.subarray(0, bytes.length / 2));
    const text = await saved('text.xlsx', Buffer.from('Date,Price\n1986-01-02,25.56\n'));
    await expect(rowsOf(cut, 'XLSX')).rejects.toMatchObject(unreadable);
    await expect(rowsOf(text, 'XLSX')).rejects.toMatchObject(unreadable);
    await expect(rowsOf(text, 'XLS')).rejects.toMatchObject(unreadable);
    await expect(rowsOf(join(folder, 'absent.xlsx'), 'XLSX')).rejects.toMatchObject(unreadable);
  });

  test('with damaged bytes in a sheet is unreadable or has rows, and nothing else', async () => {
    const bytes = Buffer.from(await made());
    for (let at = 0; at < bytes.length; at += 97) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 0xff, at);
      const path = await saved('damaged.xlsx', damaged);
      const outcome = await rowsOf(path, 'XLSX').catch((error: unknown) => error);
      expect(Array.isArray(outcome) ? unreadable : outcome).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});

describe('a workbook that unpacks to too much', () => {
  const SHEET = 'xl/worksheets/sheet1.xml';

  async function bomb(): Promise<Uint8Array> {
    return writeXlsx({ sheets: [{ name: 'Data 1', rows: [['0'.repeat(3_000_000)]] }], stringMode: 'inline' });
  }

  test('is refused by what its parts say', async () => {
    const path = await saved('bomb.xlsx', withStatedSize(await bomb(), SHEET, 300 * 1_048_576));
    await expect(rowsOf(path, 'XLSX')).rejects.toMatchObject(tooLarge);
  });

  test('is refused while it is read where it says less than it unpacks to', async () => {
    const path = await saved('lying.xlsx', withStatedSize(await bomb(), SHEET, 1_000));
    await expect(rowsOf(path, 'XLSX')).rejects.toMatchObject(unreadable);
  });

  test('is judged by its packed bytes where it says nothing', async () => {
    const archive = await writeXlsx({
      sheets: [{ name: 'Data 1', rows: Array.from({ length: 60_000 }, (_, row) => [Math.sin(row)]) }],
    });
    const path = await saved('silent.xlsx', withStatedSize(archive, SHEET, 0));
    await expect(rowsOf(path, 'XLSX')).rejects.toMatchObject(tooLarge);
  });

  test('is refused for a cell that is far to the right', async () => {
    const wide = await writeXlsx({ sheets: [{ name: 'Data 1', rows: [Array.from({ length: 1_001 }, () => 1)] }] });
    await expect(rowsOf(await saved('wide.xlsx', wide), 'XLSX')).rejects.toMatchObject(tooLarge);
  });

  test('is refused for its many sheets', async () => {
    const sheets = Array.from({ length: 51 }, (_, index) => ({ name: `Data ${index}`, rows: [[1]] }));
    await expect(rowsOf(await saved('many.xlsx', await writeXlsx({ sheets })), 'XLSX')).rejects.toMatchObject(tooLarge);
  });
});
