/** Workbooks of the EIA; rows of the samples come from its XLS files. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { describeWithSharedData } from '../../../../../../scripts/testing/describe-with-shared-data.ts';
import { FileWorkbookReader } from '../../../../adapters/workbooks/index.js';
import type { StatedRow } from '../stated-row.js';
import type { SheetRow } from '../vendor-form.js';
import { eiaWorkbookForm as form } from './eia-workbook.form.js';

const RUNS = 300;
type Cells = SheetRow['cells'];

function sheet(name: string, rows: readonly Cells[]): SheetRow[] {
  return rows.map((cells, index) => ({ sheet: name, row: index + 1, cells }));
}

async function rowsOf(rows: readonly SheetRow[]): Promise<StatedRow[]> {
  async function* given(): AsyncGenerator<SheetRow> {
    await Promise.resolve();
    yield* rows;
  }
  const decoded: StatedRow[] = [];
  for await (const row of form.decode(given(), { fileName: 'rclc1d.xls' })) decoded.push(row);
  return decoded;
}

function contents(...frequencies: readonly string[]): SheetRow[] {
  return sheet('Contents', [
    [undefined, 'Workbook Contents'],
    [undefined, 'Worksheet Name', 'Description', '# Of Series', 'Frequency', 'Latest Data for'],
    ...frequencies.map((frequency, index): Cells => [undefined, `Data ${index + 1}`, 'A price', 1, frequency, '2022']),
  ]);
}

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const titles: readonly Cells[] = [
  ['Back to Contents', 'Data 1: Prices'],
  ['Sourcekey', 'RWTC', 'RCLC1'],
  ['Date', 'Cushing, OK WTI Spot Price FOB', 'Cushing, OK Crude Oil Future Contract 1'],
];

describe('a workbook of the EIA', () => {
  test('gives a row for each series and day, blank where a cell is', async () => {
    const rows = [
      ...contents('Daily'),
      ...sheet('Data 1', [...titles, [day('2020-04-20'), -36.98, -37.63], [day('2020-04-21'), undefined], []]),
    ];
    const blank = { open: '', high: '', low: '', volume: '', openInterest: '' };
    const future = { kind: 'FUTURE', product: 'CL', contract: { nearby: 1 }, ...blank };
    expect(form.detect(rows)).toBe(true);
    expect(await rowsOf(rows)).toEqual([
      { kind: 'SPOT', line: 4, date: '2020-04-20', series: 'RWTC', price: '-36.98' },
      { ...future, line: 4, tradeDate: '2020-04-20', settle: '-37.63' },
      { kind: 'SPOT', line: 5, date: '2020-04-21', series: 'RWTC', price: '' },
      { ...future, line: 5, tradeDate: '2020-04-21', settle: '' },
    ]);
  });

  test('is told once for each series of a sheet that is not daily, or does not say so', async () => {
    const data = [...titles, [day('2020-04-17'), 1, 2], [day('2020-04-24'), 3, 4]];
    const rows = [...contents('Weekly'), ...sheet('Data 1', data), ...sheet('Data 2', data)];
    expect(await rowsOf(rows)).toMatchObject([
      { kind: 'UNKNOWN', line: 4, subject: 'RWTC (Weekly)' },
      { kind: 'UNKNOWN', line: 4, subject: 'RCLC1 (Weekly)' },
      { kind: 'UNKNOWN', line: 4, subject: 'RWTC (frequency not stated)' },
      { kind: 'UNKNOWN', line: 4, subject: 'RCLC1 (frequency not stated)' },
    ]);
  });

  test('takes dates that lost their form, or are texts', async () => {
    // Excel counts 2020-04-20 as day 43941.
    const rows = [...contents('Daily'), ...sheet('Data 1', [...titles, [43941, 1, 2], ['2020-04-21', '3', 4]])];
    expect(await rowsOf(rows)).toMatchObject([
      { date: '2020-04-20', price: '1' },
      { tradeDate: '2020-04-20', settle: '2' },
      { date: '2020-04-21', price: '3' },
      { tradeDate: '2020-04-21', settle: '4' },
    ]);
  });

  test('tells of cells that cannot be read', async () => {
    const data: Cells[] = [
      ['Apr 20', 1],
      [day('2020-04-20'), 'high'],
      [new Date(NaN), 1],
      [undefined, true],
    ];
    const rows = [...contents('Daily'), ...sheet('Data 1', [['Sourcekey', 'RWTC'], ['Date', 'A price'], ...data])];
    expect(await rowsOf(rows)).toEqual([
      { kind: 'UNREADABLE', line: 3, column: 1, value: 'Apr 20', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 4, column: 2, value: 'high', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 5, column: 1, value: 'no date', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 6, column: 1, value: '', message: expect.any(String) },
    ]);
  });

  test('is none without a row of ids', () => {
    expect(form.detect([...contents('Daily'), ...sheet('Data 1', [['Date', 'Price'], ['Sourcekey']])])).toBe(false);
    expect(form.detect([])).toBe(false);
  });

  test('may hold anything', async () => {
    const cell = fc.oneof(
      fc.constantFrom('Sourcekey', 'Date', 'RWTC', 'RCLC1', 'Worksheet Name', 'Frequency', 'Daily', 'Data 1'),
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.date(),
      fc.constant(undefined),
    );
    const row = fc.record({ sheet: fc.constantFrom('Contents', 'Data 1'), row: fc.nat(), cells: fc.array(cell) });
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        form.detect(rows);
        for (const { line } of await rowsOf(rows)) expect(rows.some((given) => given.row === line)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

async function rowsOfFile(path: string): Promise<SheetRow[]> {
  const workbook = await new FileWorkbookReader().open(path, 'XLS');
  const rows: SheetRow[] = [];
  for await (const row of workbook.rows()) rows.push(row);
  await workbook.close();
  return rows;
}

describeWithSharedData('the daily workbook of RCLC1', 'data/eia_xls/RCLC1d.xls', (path) => {
  test('is one settlement a day', async () => {
    const rows = await rowsOfFile(path);
    expect(form.detect(rows.slice(0, 30))).toBe(true);
    const decoded = await rowsOf(rows);
    // Rows 4 to 9798 hold one price each.
    expect(decoded).toHaveLength(9795);
    expect(decoded.every(({ kind }) => kind === 'FUTURE')).toBe(true);
    expect(decoded[0]).toMatchObject({ line: 4, tradeDate: '1983-04-04', contract: { nearby: 1 }, settle: '29.44' });
    expect(decoded.at(-1)).toMatchObject({ line: 9798, tradeDate: '2022-04-05', product: 'CL', settle: '101.96' });
    expect(decoded.find((row) => row.kind === 'FUTURE' && row.tradeDate === '2020-04-20')).toMatchObject({
      settle: '-37.63',
    });
  });
});

describeWithSharedData('the monthly workbook of RWTC', 'data/eia_xls/wti-month.xls', (path) => {
  test('is told once as unknown', async () => {
    expect(await rowsOf(await rowsOfFile(path))).toEqual([
      { kind: 'UNKNOWN', line: 4, subject: 'RWTC (Monthly)', proposal: undefined },
    ]);
  });
});
