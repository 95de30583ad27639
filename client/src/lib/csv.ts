/** What a cell of an exported table may hold; null is an empty cell. */
export type CsvValue = string | number | null;

/**
 * A table as CSV (RFC 4180): CRLF, quoted where needed. Text that a spreadsheet would take for a formula is kept text.
 *
 * @param header column names
 * @param rows one array a line, as long as the header
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
