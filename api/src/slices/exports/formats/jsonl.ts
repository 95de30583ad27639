/** JSON lines: what the file says of itself first, then an object a row. */
import type { TableWriter, WrittenTable } from '../exports.ports.js';
import type { ExportBatch, ExportColumn } from '../exports.types.js';

export const jsonlWriter: TableWriter = {
  async *write(table) {
    yield Buffer.from(headOf(table));
    for await (const batch of table.rows) yield Buffer.from(rowsOf(table.columns, batch));
  },
};

function headOf({ title, about, columns, total }: WrittenTable): string {
  const lines = Object.fromEntries(about.map(({ name, text }) => [name, text]));
  return `${JSON.stringify({ about: { Title: title, ...lines }, columns, rows: total ?? null })}\n`;
}

function rowsOf(columns: readonly ExportColumn[], batch: ExportBatch): string {
  const keys = columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  let text = '';
  for (let row = 0; row < batch.length; row += 1) {
    for (const [index, key] of keys.entries()) {
      // A number that is none is null.
      text += key + JSON.stringify(batch.columns[index]?.[row] ?? null);
    }
    text += '}\n';
  }
  return text;
}
