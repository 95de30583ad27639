/**
 * Measures every family on one core and prints one table, the worst error beside every speed. With names behind it,
 * as in `npm run bench -w packages/quant -- american`, it measures those alone. Each family has a process of its own:
 * what the compiler learned from one would slow the next.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';

import type { BenchRow } from './measure.ts';

/** Files beside this one that are no family. */
const OTHERS: readonly string[] = ['run.ts', 'measure.ts', 'vectors.ts'];
const ONE_FAMILY = '--family';

const [mode, ...names] = process.argv.slice(2);
if (mode === ONE_FAMILY) await printRows(names[0] ?? '');
else printTable(mode === undefined ? [] : [mode, ...names]);

async function printRows(file: string): Promise<void> {
  const family = (await import(`./${file}`)) as { readonly rows: () => readonly BenchRow[] }; // what every family exports
  console.log(JSON.stringify(family.rows()));
}

function printTable(asked: readonly string[]): void {
  const families = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !OTHERS.includes(file))
    .filter((file) => asked.length === 0 || asked.some((name) => file.startsWith(name)))
    .sort();
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, one thread, median of five\n`);
  console.log('| what | a second | worst error | goal, and what others reach |');
  console.log('| --- | ---: | --- | --- |');
  for (const file of families) {
    const printed = execFileSync(process.execPath, [import.meta.filename, ONE_FAMILY, file], { encoding: 'utf8' });
    // What `printRows` prints.
    for (const { what, perSecond, worstError, beside } of JSON.parse(printed) as readonly BenchRow[]) {
      console.log(`| ${what} | ${rounded(perSecond)} | ${worstError} | ${beside} |`);
    }
  }
}

/** Three digits: speeds do not repeat to more. */
function rounded(perSecond: number): string {
  if (perSecond >= 1e6) return `${(perSecond / 1e6).toPrecision(3)} M`;
  return perSecond >= 1e3 ? `${(perSecond / 1e3).toPrecision(3)} k` : perSecond.toPrecision(3);
}
