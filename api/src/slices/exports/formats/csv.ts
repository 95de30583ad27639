/** RFC 4180 with a header row; before it what the file says of itself, a line each behind "# ". */
import type { TableWriter, WrittenTable } from '../exports.ports.js';
import type { ExportBatch, ExportColumn, ExportValues } from '../exports.types.js';

const LINE_END = '\r\n';
const NEEDS_QUOTES = /[",\r\n]|^ | $/u;
/** What a spreadsheet would take for a formula, or, after a blank that it strips, for the beginning of one. */
const FORMULA = /^[\t\r\n ]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;
const LINE_BREAKS = /[\r\n\u2028\u2029]+/gu;

export const csvWriter: TableWriter = {
  async *write(table) {
    yield Buffer.from(headOf(table));
    for await (const batch of table.rows) yield Buffer.from(rowsOf(table.columns, batch));
  },
};

function headOf({ title, about, columns }: WrittenTable): string {
  const lines = [title, ...about.map(({ name, text }) => `${name}: ${text}`)];
  const header = columns.map(({ name }) => csvText(name)).join(',');
  return [...lines.map((text) => `# ${text.replaceAll(LINE_BREAKS, ' ')}`), header, ''].join(LINE_END);
}

function rowsOf(columns: readonly ExportColumn[], batch: ExportBatch): string {
  const cells = columns.map(({ type }, index) => cellsOf(type, batch.columns[index] ?? [], batch.length));
  const lines = new Array<string>(batch.length);
  for (let row = 0; row < batch.length; row += 1) {
    let text = cells[0]?.[row] ?? '';
    for (let column = 1; column < cells.length; column += 1) text += `,${cells[column]?.[row] ?? ''}`;
    lines[row] = text;
  }
  return lines.join(LINE_END) + LINE_END;
}

function cellsOf(type: ExportColumn['type'], values: ExportValues, length: number): readonly string[] {
  const cells = new Array<string>(length);
  if (values instanceof Float64Array) {
    for (let row = 0; row < length; row += 1) cells[row] = numberCell(values[row]);
    return cells;
  }
  if (type !== 'TEXT') {
    for (let row = 0; row < length; row += 1) cells[row] = String(values[row] ?? '');
    return cells;
  }
  // Most texts stand in many rows, often one below the other.
  const known = new Map<string, string>();
  for (let row = 0; row < length; row += 1) {
    const text = String(values[row] ?? '');
    let cell = known.get(text);
    if (cell === undefined) {
      cell = csvText(text);
      known.set(text, cell);
    }
    cells[row] = cell;
  }
  return cells;
}

function numberCell(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '' : String(value);
}

/** @returns text as a cell that no spreadsheet takes for a formula */
export function csvText(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
