/** Tables for files, written as short as a test reads best. */
import type { ExportBatch, ExportColumn, ExportSource, ExportViewer } from '../../src/slices/exports/index.js';
import { subjectSource } from '../../src/slices/exports/subject-source.js';
import type { SubjectSource } from '../../src/slices/exports/subject-source.js';
import type { Permission, UserId } from '../../src/slices/accounts/index.js';
import { z } from 'zod';

/** A value of each type, what a spreadsheet could take for something else, and nothing. */
export const ODD_COLUMNS: readonly ExportColumn[] = [
  { name: 'text', unit: '', type: 'TEXT', description: 'Words.' },
  { name: 'number', unit: 'USD/bbl', type: 'NUMBER', description: 'A price.' },
  { name: 'day', unit: '', type: 'DATE', description: 'A day.' },
  { name: 'at', unit: 'UTC', type: 'INSTANT', description: 'An instant.' },
  { name: 'flag', unit: '', type: 'BOOLEAN', description: 'Yes or no.' },
];

export const ODD_BATCH: ExportBatch = {
  length: 4,
  columns: [
    ['plain', '=1+1', 'a "b", c\r\nd', null],
    Float64Array.of(-37.63, 0.1, 1e21, Number.NaN),
    ['2020-04-20', '2024-02-29', '1999-12-31', null],
    ['2026-12-18T14:30:00.250Z', '2020-04-20T18:30:00.000Z', '1970-01-01T00:00:00.000Z', null],
    [true, false, true, null],
  ],
};

export async function* once<Value>(...values: readonly Value[]): AsyncGenerator<Value> {
  for (const value of values) yield await Promise.resolve(value);
}

export function oddTable(): Pick<ExportSource, 'title' | 'fileName' | 'columns' | 'about' | 'total' | 'rows'> {
  return {
    title: "Odd's table",
    fileName: 'CL-odd-2020-04-20',
    columns: ODD_COLUMNS,
    about: [
      { name: 'Holds', text: 'odd\nthings' },
      { name: 'Source', text: 'IMPORTED' },
    ],
    total: 4,
    rows: () => once(ODD_BATCH),
  };
}

/** A source of the odd table, for whoever may `read`. */
export function oddSource(others: Partial<ExportSource> = {}): SubjectSource {
  return subjectSource({
    permission: 'read',
    parameters: z.strictObject({ product: z.literal('CL', 'CL').optional() }),
    open: () => Promise.resolve({ ...oddTable(), version: 'one', ...others }),
  });
}

export function viewer(userId: string, ...permissions: readonly Permission[]): ExportViewer {
  return { userId: userId as UserId, permissions };
}

/** Rows by the names of their columns, and null for nothing. */
export async function exportedRows(source: ExportSource): Promise<readonly Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for await (const { length, columns } of source.rows()) {
    for (let row = 0; row < length; row += 1) {
      const cells = source.columns.map(({ name }, column) => [name, columns[column]?.[row]] as const);
      rows.push(Object.fromEntries(cells.map(([name, cell]) => [name, Number.isNaN(cell) ? null : cell])));
    }
  }
  return rows;
}

/** What a file says of itself, by name. */
export function aboutOf({ about }: Pick<ExportSource, 'about'>): Readonly<Record<string, string>> {
  return Object.fromEntries(about.map(({ name, text }) => [name, text]));
}

/** Units of the columns that have one, by name. */
export function unitsOf({ columns }: Pick<ExportSource, 'columns'>): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.flatMap(({ name, unit }) => (unit === '' ? [] : [[name, unit]])));
}
