/** Proves that what is no table of a known format is refused as a whole, in words that say what to do. */
import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { APRIL_2020 } from '../support/april-2020.js';
import { ImportFolder } from '../support/import-folder.js';

let folder: ImportFolder;
beforeEach(async () => {
  folder = await ImportFolder.make();
});
afterEach(() => folder.remove());

async function expectRefused(path: string, message: string | RegExp, ...options: string[]): Promise<void> {
  const { exitCode, output, errors } = await folder.import(path, ...options);
  expect([exitCode, output]).toEqual([1, '']);
  // The last line is the error, any before it are progress.
  expect(errors.trimEnd().split('\n').at(-1)).toEqual(
    typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
  );
  expect(errors).not.toContain('    at ');
  expect(await folder.stored()).toEqual({ settlements: [], spot: {}, imports: [] });
}

function utf16(text: string, order: 'little' | 'big'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

describe('content that is no text', () => {
  test.each<readonly [string, Uint8Array, string]>([
    ['random bytes', Buffer.concat([Buffer.from([1, 0]), randomBytes(5_000)]), 'is no text but binary data'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'is no text but binary data'],
    ['gzip that was cut off', gzipSync(APRIL_2020).subarray(0, 100), 'This archive is damaged or was cut off'],
    ['Zstandard', Buffer.from('28b52ffd', 'hex'), 'that cannot be unpacked here: unpack it'],
    ['a ZIP archive that was cut off', Buffer.from('504b0304140006000800', 'hex'), 'This archive is damaged'],
    ['an old workbook that was cut off', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'This workbook is damaged'],
    ['a damaged Parquet file', Buffer.from('PAR1 and nothing else of one'), 'This Parquet file is damaged'],
    ['a web page', Buffer.from('\n<!DOCTYPE html><html>Sign in</html>'), 'is a web page, not a table'],
    ['JSON', Buffer.from(' [\n{"period":"2026-08-10"}]'), 'is JSON of a kind that is not known'],
    ['JSON that was cut off', Buffer.from('{"response":{"data":['), 'begins as JSON and is none'],
    ['nothing', Buffer.alloc(0), 'is empty: there is nothing to import'],
    ['nothing but blank lines', Buffer.from('\n \r\n\n'), 'is empty: there is nothing to import'],
    ['nothing but a byte order mark', Buffer.from('\u{feff}'), 'is empty: there is nothing to import'],
  ])('%s is refused by name', async (_, content, message) => {
    await expectRefused(await folder.write('file.csv', content), message);
  });

  test('a file that turns binary far below its header is refused too', async () => {
    const text = `${APRIL_2020}${'2020-04-22,CLM20,11.65,16.18,10.26,13.78,1500000,480000\n'.repeat(2_000)}`;
    const content = Buffer.concat([Buffer.from(text), Buffer.from([0, 1, 2, 0])]);
    await expectRefused(await folder.write('file.csv', content), 'is no text but binary data');
  });

  test('Parquet that was cut off in the middle is refused', async () => {
    const path = await folder.writeParquet(
      'cut.parquet',
      `SELECT DATE '2020-04-20' AS date, range AS CL01 FROM range(9)`,
    );
    await truncate(path, 100);
    await expectRefused(path, 'This Parquet file is damaged');
  });
});

describe('an encoding that is not UTF-8', () => {
  test.each<readonly [string, Uint8Array, string]>([
    ['latin-1', Buffer.from(`${APRIL_2020}2020-04-22,CLN20,,,,20.69,,é\n`, 'latin1'), 'is not encoded as UTF-8 (seen'],
    ['latin-1 in the header', Buffer.from('tradeDate,symbol,settle,prix réglé\n', 'latin1'), 'is not encoded as UTF-8'],
    ['UTF-8 that ends inside a character', Buffer.from([...Buffer.from(APRIL_2020), 0xe2, 0x82]), 'is not encoded as'],
    ['UTF-16 with its mark', Buffer.from(`\u{feff}${APRIL_2020}`, 'utf16le'), 'is encoded as UTF-16: save it as UTF-8'],
    ['UTF-16, largest byte first', utf16(`\u{feff}${APRIL_2020}`, 'big'), 'is encoded as UTF-16: save it as UTF-8'],
    ['UTF-16 without its mark', utf16(APRIL_2020, 'little'), 'is encoded as UTF-16: save it as UTF-8'],
    ['UTF-16 without its mark, largest byte first', utf16(APRIL_2020, 'big'), 'is encoded as UTF-16'],
  ])('%s is refused', async (_, content, message) => {
    await expectRefused(await folder.write('file.csv', content), message);
  });
});

describe('a header', () => {
  test.each([
    ['near the long format', 'tradeDate,symbol,close\n1,2,3\n', 'the nearest is futures, which needs settle too'],
    ['near the wide format', 'day,CL01,CL02\n1,2,3\n', 'the nearest is futures-wide, which needs date too'],
    [
      'near the spot format',
      'Date,Value\n1,2\n',
      /the nearest is (spot, which needs Price|futures-wide, which needs CL01)/,
    ],
    ['of nothing known', 'a,b,c\n1,2,3\n', 'is the header of no known format. Known: futures (tradeDate,symbol,open,'],
    ['with semicolons', 'tradeDate;symbol;settle\n', 'are separated by ";": separate them by commas'],
    ['with tabs', 'tradeDate\tsymbol\tsettle\n', 'are separated by tabs: separate them by commas'],
    ['with a column twice', 'tradeDate,symbol,settle,Settle\n', 'Columns 3 and 4 of file.csv are both named Settle'],
  ])('%s is refused', async (_, text, message) => {
    await expectRefused(await folder.write('file.csv', text), message);
  });

  test('shows the columns that the file has', async () => {
    await expectRefused(
      await folder.write('file.csv', 'tradeDate,symbol,close\n'),
      'It has: tradeDate, symbol, close.',
    );
  });

  test('with nothing below it is refused', async () => {
    await expectRefused(
      await folder.write('file.csv', 'tradeDate,symbol,settle\n'),
      'has a header and nothing below it',
    );
  });
});

describe('a file of a form that cannot be read', () => {
  test('a quote that is never closed is refused with the line it follows', async () => {
    const text = 'tradeDate,symbol,settle\n2020-04-20,CLK20,-37.63\n2020-04-20,"CLM20,20.43\n';
    await expectRefused(
      await folder.write('file.csv', text),
      'A quote that opens in file.csv after line 2 is never closed',
    );
  });

  test('a line without an end is refused before it fills the memory', async () => {
    const text = `tradeDate,symbol,settle\n2020-04-20,CLK20,${'9'.repeat(3_000_000)}\n`;
    await expectRefused(await folder.write('file.csv', text), 'is longer than 1048576 characters');
  });
});

describe('a path', () => {
  test('of a directory is refused', async () => {
    await expectRefused(folder.path, 'is a directory: name one file in it');
  });

  test('of a pipe is refused without waiting for its other end', async () => {
    const path = join(folder.path, 'pipe');
    await promisify(execFile)('mkfifo', [path]);
    await expectRefused(path, 'is no regular file but a pipe, socket or device');
  });
});
