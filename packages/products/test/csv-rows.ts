/** Reading the reference files in tests: a header, cells that hold no separator. */
import { readFileSync } from 'node:fs';

export type CsvRow = Readonly<Record<string, string>>;

/** @returns one record a line, by the header's names; surrounding double quotes are taken off */
export function csvRows(path: string, separator: ',' | '|' = ','): readonly CsvRow[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = cells(header, separator);
  return lines.map((line) => {
    const values = cells(line, separator);
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
  });
}

/** Says on the terminal how much a rule was held against: a check of nothing passes too. */
export function reportHeld(count: number, what: string): void {
  process.stdout.write(`held ${count} ${what}\n`);
}

function cells(line: string, separator: string): readonly string[] {
  return line.split(separator).map((cell) => cell.replace(/^"(.*)"$/, '$1'));
}
