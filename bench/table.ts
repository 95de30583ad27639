/** The one table that the bench prints. */

export interface Row {
  readonly what: string;
  readonly figure: string;
  /** The anchor measured in the same run, or the goal. */
  readonly beside: string;
}

/** @returns the rows as an aligned table for a terminal and for Markdown alike */
export function formatTable(rows: readonly Row[]): string {
  const header: Row = { what: 'what', figure: 'figure', beside: 'goal or anchor' };
  const width = (column: keyof Row): number => Math.max(...[header, ...rows].map((row) => row[column].length));
  const widths = { what: width('what'), figure: width('figure'), beside: width('beside') };
  const line = (row: Row): string =>
    `| ${row.what.padEnd(widths.what)} | ${row.figure.padEnd(widths.figure)} | ${row.beside.padEnd(widths.beside)} |`;
  const rule = `| ${'-'.repeat(widths.what)} | ${'-'.repeat(widths.figure)} | ${'-'.repeat(widths.beside)} |`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}

/** @returns the value at a share of the sorted samples, as 0.5 for the median */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}
