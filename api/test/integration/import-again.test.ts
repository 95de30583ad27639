/**
 * Proves what a second import does: the same file changes nothing, a corrected one replaces and says so, what a file
 * does not give erases nothing, and a dry run tells all of it and stores none.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { APRIL_2020 } from '../support/april-2020.js';
import { ImportFolder, brief } from '../support/import-folder.js';

let folder: ImportFolder;
beforeEach(async () => {
  folder = await ImportFolder.make();
});
afterEach(() => folder.remove());

function counts(stored: number, unchanged: number, replaced: number): RegExp {
  return new RegExp(`stored +${stored}\\n +unchanged +${unchanged}\\n +replaced +${replaced}\\n +rejected +0\\n`);
}

describe('the same file twice', () => {
  test('changes no settlement and says that all are unchanged', async () => {
    expect((await folder.importText(APRIL_2020)).output).toMatch(counts(15, 0, 0));
    const before = await folder.stored();
    const again = await folder.importText(APRIL_2020);
    expect(again.exitCode).toBe(0);
    expect(again.output).toMatch(counts(0, 15, 0));
    const after = await folder.stored();
    expect(after.settlements).toEqual(before.settlements);
    // Its record is there, with nothing stored; the settlements still belong to the first import.
    expect(after.imports.map((record) => record.counts.stored)).toEqual([0, 15]);
  });

  test('changes no spot price', async () => {
    const text = 'Date,Price\n2020-04-17,18.31\n2020-04-20,-36.98\n';
    await folder.importText(text, '--series', 'RWTC');
    const before = await folder.stored();
    expect((await folder.importText(text, '--series', 'RWTC')).output).toMatch(counts(0, 2, 0));
    expect((await folder.stored()).spot).toEqual(before.spot);
  });

  test('in another order of lines and columns changes nothing either', async () => {
    await folder.importText(APRIL_2020);
    const before = await folder.stored();
    const [header = '', ...rows] = APRIL_2020.trimEnd().split('\n');
    const turned = [header, ...rows.reverse()].map((line) => line.split(',').reverse().join(','));
    expect((await folder.importText(turned.join('\n'))).output).toMatch(counts(0, 15, 0));
    expect((await folder.stored()).settlements).toEqual(before.settlements);
  });
});

describe('a corrected file', () => {
  test('replaces the value that differs, leaves the others, and says how many', async () => {
    await folder.importText(
      APRIL_2020.replace(',-37.63,', ',37.63,').replace('-40.32', '-40.32').replace('17.85', '38'),
    );
    const corrected = await folder.importText(APRIL_2020);
    expect(corrected.exitCode).toBe(0);
    expect(corrected.output).toMatch(counts(0, 14, 1));
    expect(corrected.output).toContain('1 had other values before; these are kept as superseded.');
    const { settlements, imports } = await folder.stored();
    const replaced = settlements.filter((row) => row.importId === imports[0]!.id);
    expect(replaced).toMatchObject([{ symbol: 'CLK20', tradeDate: '2020-04-20', high: 17.85, settle: -37.63 }]);
    expect(settlements).toHaveLength(15);
  });

  test('replaces a spot price', async () => {
    await folder.importText('Date,Price\n2020-04-17,18.31\n2020-04-20,36.98\n', '--series', 'RWTC');
    const corrected = await folder.importText('Date,Price\n2020-04-20,-36.98\n', '--series', 'RWTC');
    expect(corrected.output).toMatch(counts(0, 0, 1));
    expect((await folder.stored()).spot['RWTC']).toEqual([
      { date: '2020-04-17', price: 18.31 },
      { date: '2020-04-20', price: -36.98 },
    ]);
  });

  test('that has a bad row replaces nothing', async () => {
    await folder.importText(APRIL_2020);
    const before = await folder.stored();
    const { exitCode } = await folder.importText(
      `${APRIL_2020.replaceAll(',-37.63,', ',-37.60,')}2020-04-19,CLK20,,,,1,,\n`,
    );
    expect(exitCode).toBe(1);
    expect(await folder.stored()).toEqual(before);
  });

  test('in the wide format replaces what came in the long one', async () => {
    await folder.importText(APRIL_2020);
    expect((await folder.importText('date,CL01,CL02\n2020-04-20,-37.6,20.43\n')).output).toMatch(counts(0, 1, 1));
    expect(brief(await folder.stored())).toContain('CLK20 2020-04-20 -37.6');
  });
});

describe('what a file does not give', () => {
  const ONE = 'tradeDate,symbol,open,high,low,settle,volume,openInterest\n2020-04-20,CLM20,';

  test('erases nothing: blank numbers leave those that are stored', async () => {
    await folder.importText(APRIL_2020);
    const before = await folder.stored();
    const { output } = await folder.importText(`${ONE},,,20.43,,\n`);
    expect(output).toMatch(counts(0, 1, 0));
    expect((await folder.stored()).settlements).toEqual(before.settlements);
  });

  test('leaves open, high and low beside a corrected settle within their range', async () => {
    await folder.importText(`${ONE}24.72,24.74,20.19,20.43,798000,538000\n`);
    await folder.importText(`${ONE},,,20.5,,\n`);
    expect((await folder.stored()).settlements).toMatchObject([
      { open: 24.72, high: 24.74, low: 20.19, settle: 20.5, volume: 798_000, openInterest: 538_000 },
    ]);
  });

  test('drops open, high and low beside a settle outside of their range, which are of another session', async () => {
    await folder.importText(`${ONE}24.72,24.74,20.19,20.43,798000,538000\n`);
    await folder.importText(`${ONE},,,30,,\n`);
    expect((await folder.stored()).settlements).toMatchObject([
      { open: null, high: null, low: null, settle: 30, volume: 798_000, openInterest: 538_000 },
    ]);
  });

  test('is filled in by a file that gives it', async () => {
    await folder.importText(`${ONE},,,20.43,,\n`);
    expect((await folder.importText(`${ONE},,,20.43,798000,\n`)).output).toMatch(counts(0, 0, 1));
    expect((await folder.stored()).settlements).toMatchObject([{ settle: 20.43, volume: 798_000, openInterest: null }]);
  });
});

describe('--dry-run', () => {
  test('counts what an import would do and stores nothing', async () => {
    const empty = await folder.importText(APRIL_2020, '--dry-run');
    expect(empty.exitCode).toBe(0);
    expect(empty.output).toContain('Dry run, nothing is stored. Would import file.csv (futures)');
    expect(empty.output).toMatch(counts(15, 0, 0));
    expect(await folder.stored()).toEqual({ settlements: [], spot: {}, imports: [] });

    await folder.importText(APRIL_2020);
    const before = await folder.stored();
    const more = `${APRIL_2020.replaceAll(',18.27,', ',18.28,')}2020-04-22,CLQ20,,,,24,,\n`;
    expect((await folder.importText(more, '--dry-run')).output).toMatch(counts(1, 14, 1));
    expect(await folder.stored()).toEqual(before);
  });

  test('ends as a rejection where the import would', async () => {
    const { exitCode, output } = await folder.importText(`${APRIL_2020}2020-04-19,CLK20,,,,1,,\n`, '--dry-run');
    expect(exitCode).toBe(1);
    expect(output).toContain('line 17, column tradeDate: ');
    expect(output).toContain('Nothing is stored of file.csv');
  });

  test('with bad rows skipped counts the good ones and stores none', async () => {
    const text = `${APRIL_2020}2020-04-19,CLK20,,,,1,,\n`;
    const { exitCode, output } = await folder.importText(text, '--dry-run', '--skip-bad-rows');
    expect(exitCode).toBe(0);
    expect(output).toMatch(/read +16\n +stored +15\n +unchanged +0\n +replaced +0\n +rejected +1\n/);
    expect((await folder.stored()).settlements).toEqual([]);
  });
});
