/**
 * Proves what the import command does as a process: its exit codes, what it says about files that it cannot open, and
 * that a process which is killed or interrupted at any moment leaves the store as it was.
 */
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, isTradeDate, isoDate } from '@cushing/products';

import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import { APRIL_2020 } from '../support/april-2020.js';
import { ImportFolder } from '../support/import-folder.js';
import { startImport } from '../support/import-process.js';
import type { EndedProcess } from '../support/import-process.js';

const NEARBIES = Array.from({ length: 36 }, (_, index) => `CL${String(index + 1).padStart(2, '0')}`);

let folder: ImportFolder;
beforeEach(async () => {
  folder = await ImportFolder.make();
});
afterEach(() => folder.remove());

function runImport(argv: readonly string[], environment?: Readonly<Record<string, string>>): Promise<EndedProcess> {
  return startImport(folder.path, argv, environment).ended;
}

/** 36 settlements of WTI on each of so many trade dates, large enough for a process to be caught in the middle. */
function largeFile(dates: number): string {
  const lines = [`date,${NEARBIES.join(',')}`];
  for (let date = isoDate('1990-01-02'); lines.length <= dates; date = addDays(date, 1)) {
    if (isTradeDate('CL', date)) lines.push(`${date},${NEARBIES.map((_, index) => 20 + index / 100).join(',')}`);
  }
  return `${lines.join('\n')}\n`;
}

describe('the exit code', () => {
  test('is 0 for a file that was stored, for a dry run and for help', async () => {
    const path = await folder.write('april.csv', APRIL_2020);
    const dry = await runImport([path, '--dry-run']);
    expect([dry.exitCode, dry.output]).toEqual([0, expect.stringContaining('Would import april.csv (futures)')]);
    // A relative path starts at the working directory.
    const stored = await runImport(['april.csv']);
    expect([stored.exitCode, stored.output]).toEqual([0, expect.stringMatching(/stored +15\n/)]);
    const help = await runImport(['--help']);
    expect([help.exitCode, help.output]).toEqual([0, expect.stringContaining('--skip-bad-rows')]);
    expect((await folder.stored()).settlements).toHaveLength(15);
  });

  test('is 1 for rejected rows, with the report on the output, and for a refused file, with words on the errors', async () => {
    await folder.write('bad.csv', APRIL_2020.replaceAll(',-37.63,', ',abc,'));
    const rejected = await runImport(['bad.csv']);
    expect(rejected.exitCode).toBe(1);
    expect(rejected.output).toContain('line 5, column settle: "abc" is not a number');
    await folder.write('empty.csv', '');
    const refused = await runImport(['empty.csv']);
    expect(refused).toMatchObject({ exitCode: 1, output: '', errors: expect.stringContaining('empty.csv is empty') });
  });

  test.each([
    ['no file', [], 'Name the file to import.'],
    ['two files', ['a.csv', 'b.csv'], 'One file at a time: b.csv is too many.'],
    ['an option that there is not', ['a.csv', '--force'], "Unknown option '--force'"],
    [
      'a format that there is not',
      ['april.csv', '--format', 'nope'],
      'There is no format "nope": use futures, futures-wide, options, spot, rates, cme-settlement-csv,',
    ],
    ['an option without its value', ['a.csv', '--series'], "Option '--series <value>' argument missing"],
  ])('is 2 for %s', async (_, argv, message) => {
    const { exitCode, output, errors } = await runImport(argv);
    expect([exitCode, output]).toEqual([2, '']);
    expect(errors).toContain(message);
    expect(errors).toContain('See npm run import -- --help');
  });

  test('is 78 for a wrong configuration, which is named', async () => {
    const { exitCode, output, errors } = await runImport(['a.csv'], { PORT: 'many' });
    expect([exitCode, output]).toEqual([78, '']);
    expect(errors).toContain('PORT: expected');
    expect(errors).toContain('found "many"');
  });
});

describe('a path that cannot be opened', () => {
  test('of nothing is said to be that', async () => {
    const absent = await runImport(['absent.csv']);
    expect([absent.exitCode, absent.errors]).toEqual([1, `There is no file ${join(folder.path, 'absent.csv')}.\n`]);
    await folder.write('a.csv', APRIL_2020);
    expect((await runImport(['a.csv/below.csv'])).errors).toContain('There is no file ');
  });

  test('of a link that leads in a circle is refused', async () => {
    await symlink('circle.csv', join(folder.path, 'circle.csv'));
    const { exitCode, errors } = await runImport(['circle.csv']);
    expect(exitCode).toBe(1);
    expect(errors).toContain('circle.csv cannot be opened (ELOOP).');
  });
});

describe('the store', () => {
  test('is made where there is none yet, with its folder', async () => {
    await folder.write('april.csv', APRIL_2020);
    const { exitCode, errors } = await runImport(['april.csv'], { DATA_DIR: join(folder.path, 'new', 'data') });
    expect([exitCode, errors]).toEqual([0, expect.stringContaining('storing')]);
  });

  test('in use by a process that takes no imports is said to be in use', async () => {
    await folder.write('april.csv', APRIL_2020);
    const store = await DuckMarketStore.open({ path: folder.marketFile });
    try {
      const { exitCode, output, errors } = await runImport(['april.csv']);
      expect([exitCode, output]).toEqual([1, '']);
      expect(errors).toMatch(/in use|another process/i);
    } finally {
      await store.close();
    }
  });
});

describe('an import that does not come to its end', () => {
  const ROWS = 6_000 * NEARBIES.length;
  beforeEach(async () => {
    await folder.importText(APRIL_2020);
    await folder.write('large.csv', largeFile(6_000));
  });

  test.each([/reading [23]\d %/, /reading [78]\d %/, /comparing/])(
    'killed at %s leaves the store as it was, and the next one stores all',
    async (moment) => {
      const before = await folder.stored();
      const running = startImport(folder.path, ['large.csv']);
      await running.hasWritten(moment);
      running.process.kill('SIGKILL');
      expect(await running.ended).toMatchObject({ exitCode: null, signal: 'SIGKILL', output: '' });
      expect(await folder.stored()).toEqual(before);

      const { exitCode, output } = await runImport(['large.csv']);
      expect(exitCode).toBe(0);
      expect(output.replaceAll(',', '')).toMatch(new RegExp(`stored +${ROWS}\\n`));
    },
  );

  test('killed at moments within the storing leaves all of the file or nothing of it', async () => {
    const before = await folder.stored();
    for (const delayMs of [0, 20, 60, 120, 200, 300]) {
      const running = startImport(folder.path, ['large.csv']);
      await running.hasWritten(/storing/);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      running.process.kill('SIGKILL');
      await running.ended;
      const after = await folder.stored();
      if (after.imports.length > before.imports.length) {
        expect(after.settlements).toHaveLength(before.settlements.length + ROWS);
        expect(after.imports[0]!.counts).toMatchObject({ stored: ROWS, unchanged: 0, replaced: 0 });
        return;
      }
      expect(after).toEqual(before);
    }
  });

  test('interrupted with Ctrl-C says so, ends with 1 and leaves the store as it was', async () => {
    const before = await folder.stored();
    const running = startImport(folder.path, ['large.csv']);
    await running.hasWritten(/reading/);
    running.process.kill('SIGINT');
    const { exitCode, output, errors } = await running.ended;
    expect([exitCode, output]).toEqual([1, '']);
    expect(errors).toContain('The import was called off: nothing of it is stored.');
    expect(await folder.stored()).toEqual(before);
  });
});
