/**
 * Proves that a file is stored whole or not at all: each kind of row that can't be right is reported with its line,
 * column, value and reason, and keeps everything out unless bad rows are skipped. Holidays and last trade dates are
 * those of the exchange: Good Friday of 2020 was 10 April, CLK20's last trade date 21 April.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { ImportFolder, brief } from '../support/import-folder.js';

const HEADER = 'tradeDate,symbol,open,high,low,settle,volume,openInterest';
const GOOD = '2020-04-17,CLK20,19.93,20.00,17.31,18.27,240000,108593';
const NOTHING = { settlements: [], spot: {}, imports: [] };

let folder: ImportFolder;
beforeEach(async () => {
  folder = await ImportFolder.make();
});
afterEach(() => folder.remove());

describe("a row that can't be right", () => {
  test.each([
    ['a product that nobody lists', '2020-04-20,XXK20,,,,1,,', 'column symbol: ', '"XXK20"'],
    ['a month that no code names', '2020-04-20,CLA20,,,,1,,', 'column symbol: ', '"CLA20"'],
    ['no symbol', '2020-04-20,,,,,1,,', 'column symbol: ', ''],
    ['an option', '2020-04-20,LOK20 C20,,,,1,,', 'column symbol: ', 'LOK20 C20'],
    ['a Sunday', '2020-04-19,CLK20,,,,18,,', 'column tradeDate: ', '2020-04-19 is not a trade date of CL (a Sunday)'],
    ['Good Friday', '2020-04-10,CLK20,,,,18,,', 'column tradeDate: ', 'not a trade date of CL (Good Friday)'],
    ['a day that no month has', '2020-04-31,CLK20,,,,18,,', 'column tradeDate: ', '"2020-04-31" is not a date written'],
    [
      'a date in American order',
      '04/20/2020,CLK20,,,,18,,',
      'column tradeDate: ',
      '"04/20/2020" is not a date written',
    ],
    ['no date', ',CLK20,,,,18,,', 'column tradeDate: ', '"" is not a date written YYYY-MM-DD'],
    ['a year before all futures', '1899-04-20,CLK20,,,,18,,', 'column tradeDate: ', '1899-04-20 lies before 1980'],
    ['a day that is still to come', '2059-04-21,CLM59,,,,18,,', 'column tradeDate: ', '2059-04-21 lies in the future'],
    [
      'a contract that has ended',
      '2020-04-22,CLK20,,,,18,,',
      'column symbol: ',
      'CLK20 no longer traded on 2020-04-22',
    ],
    ['a contract before its listing', '2020-04-20,CLZ50,,,,50,,', 'column symbol: ', 'CLZ50 was not listed yet'],
    ['no settle', '2020-04-20,CLK20,,,,,1,1', 'column settle: ', 'a settlement needs its settle, this is blank'],
    ['a price in words', '2020-04-20,CLK20,,,,abc,,', 'column settle: ', '"abc" is not a number'],
    ['a price in hexadecimal', '2020-04-20,CLK20,,,,0x10,,', 'column settle: ', '"0x10" is not a number'],
    ['a price with a currency', '2020-04-20,CLK20,,,,$18.27,,', 'column settle: ', '"$18.27" is not a number'],
    ['NaN', '2020-04-20,CLK20,,,,NaN,,', 'column settle: ', '"NaN" is not a number'],
    ['an infinite price', '2020-04-20,CLK20,,,,Infinity,,', 'column settle: ', '"Infinity" is not finite'],
    ['a number too large for one', '2020-04-20,CLK20,,,,1e999,,', 'column settle: ', '"1e999" is too large'],
    ['a price that is none', '2020-04-20,CLK20,,,,20200420,,', 'column settle: ', '"20200420" is no price'],
    ['thousands separators', '2020-04-20,CLK20,,,,"1,827.00",,', 'column settle: ', 'write 1827.00'],
    ['an open in words', '2020-04-20,CLK20,n/a,,,18,,', 'column open: ', '"n/a" is not a number'],
    ['a high below the low', '2020-04-20,CLK20,,17,18,17.5,,', 'column high: ', 'high 17 is below low 18'],
    ['a settle above the high', '2020-04-20,CLK20,,18,17,18.01,,', 'column settle: ', 'settle 18.01 is above high 18'],
    ['a settle below the low', '2020-04-20,CLK20,,18,17,16.99,,', 'column settle: ', 'settle 16.99 is below low 17'],
    ['a settle below a negative low', '2020-04-20,CLK20,,1,-40.32,-40.33,,', 'column settle: ', 'below low -40.32'],
    ['an open above the high', '2020-04-20,CLK20,19,18,17,17.5,,', 'column open: ', 'open 19 is above high 18'],
    ['an open below the low', '2020-04-20,CLK20,16,18,17,17.5,,', 'column open: ', 'open 16 is below low 17'],
    ['a negative volume', '2020-04-20,CLK20,,,,18,-1,', 'column volume: ', '"-1" is negative'],
    ['a fraction of a contract', '2020-04-20,CLK20,,,,18,,1.5', 'column openInterest: ', '"1.5" has a fraction'],
    ['too many contracts', '2020-04-20,CLK20,,,,18,1e12,', 'column volume: ', '"1e12" is more contracts'],
    ['too few fields', '2020-04-20,CLK20,18', '', '3 fields where the header has 8'],
    ['too many fields', `${GOOD},1`, '', '9 fields where the header has 8'],
  ])('%s keeps the file out and is named', async (_, row, place, message) => {
    const text = [HEADER, GOOD, row, '2020-04-20,CLM20,24.72,24.74,20.19,20.43,798000,538000', ''].join('\n');
    const whole = await folder.importText(text);
    expect(whole.exitCode).toBe(1);
    const [first] = whole.output.split('\n');
    expect(first).toMatch(/^line 3[,:] /);
    expect(first).toContain(place);
    expect(first).toContain(message);
    expect(whole.output).toContain('Nothing is stored of file.csv (futures)');
    expect(whole.output).toMatch(/read +3\n +rejected +1\n/);
    expect(await folder.stored()).toEqual(NOTHING);

    const skipping = await folder.importText(text, '--skip-bad-rows');
    expect(skipping.exitCode).toBe(0);
    expect(skipping.output.split('\n')[0]).toBe(first);
    expect(skipping.output).toMatch(/read +3\n +stored +2\n +unchanged +0\n +replaced +0\n +rejected +1\n/);
    expect(brief(await folder.stored())).toEqual(['CLK20 2020-04-17 18.27', 'CLM20 2020-04-20 20.43']);
  });

  test('every one is listed, by line', async () => {
    const { output } = await folder.importText(
      [HEADER, '2020-04-19,CLK20,,,,18,,', GOOD, '2020-04-20,XXK20,,,,18,,', '2020-04-20,CLK20,,,,abc,,', ''].join(
        '\n',
      ),
    );
    const [reasons = ''] = output.split('\n\n');
    expect(reasons.split('\n').map((line) => line.slice(0, 6))).toEqual(['line 2', 'line 4', 'line 5']);
    expect(output).toMatch(/read +4\n +rejected +3\n/);
  });

  test('20 are shown and the others counted, unless all are asked for', async () => {
    const bad = Array.from({ length: 25 }, (_, index) => `2020-04-20,CLK20,,,,x${index},,`);
    const text = [HEADER, ...bad, ''].join('\n');
    const short = await folder.importText(text);
    expect(short.output.match(/^line /gm)).toHaveLength(20);
    expect(short.output).toContain('… and 5 more');
    const long = await folder.importText(text, '--all-rejections');
    expect(long.output.match(/^line /gm)).toHaveLength(25);
    expect(long.output).not.toContain('more');
  });

  test('control characters of a file never reach the terminal', async () => {
    const { output } = await folder.importText(`${HEADER}\n2020-04-20,CLK20,,,,\u001b[2J18,,\n`);
    expect(output).toContain('is not a number');
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('of a line over several lines of text the report names a line that the reader finds it by', async () => {
    const { output } = await folder.importText(`${HEADER}\n2020-04-20,"CL\nK20",,,,18,,\n2020-04-20,CLM20,,,,abc,,\n`);
    expect(output).toContain('line 4, column settle: "abc" is not a number');
  });

  test('in Parquet is named by its row', async () => {
    const path = await folder.writeParquet(
      'bad.parquet',
      `SELECT * FROM (VALUES ('2020-04-20', 'CLK20', -37.63), ('2020-04-19', 'CLK20', 18.0)) AS t(tradeDate, symbol, settle)`,
    );
    const { exitCode, output } = await folder.import(path);
    expect(exitCode).toBe(1);
    expect(output).toContain('row 2, column tradeDate: 2020-04-19 is not a trade date of CL (a Sunday)');
    expect(await folder.stored()).toEqual(NOTHING);
  });
});

describe('futures-wide', () => {
  test.each([
    ['a price in words', 'date,CL01,CL02\n2020-04-20,-37.63,abc\n', 'line 2, column CL02: "abc" is not a number'],
    ['a Sunday', 'date,CL01\n2020-04-19,18\n', 'line 2, column date: 2020-04-19 is not a trade date of CL (a Sunday)'],
    ['no date', 'date,CL01\nyesterday,18\n', 'line 2, column date: "yesterday" is not a date written YYYY-MM-DD'],
    ['a nearby beyond the listing', 'date,CL199\n2020-04-20,18\n', 'was not listed yet on 2020-04-20'],
    ['two lines of one date', 'date,CL01\n2020-04-20,1\n2020-04-20,2\n', 'line 3, column CL01: CLK20 on 2020-04-20'],
  ])('%s keeps the file out', async (_, text, message) => {
    const { exitCode, output } = await folder.importText(text);
    expect(exitCode).toBe(1);
    expect(output).toContain(message);
    expect(await folder.stored()).toEqual(NOTHING);
  });

  test('a line on a closed day counts each price that it takes out, and is skipped alone', async () => {
    const text = 'date,CL01,CL02\n2020-04-10,22.76,29.1\n2020-04-20,-37.63,20.43\n';
    const { exitCode, output } = await folder.importText(text, '--skip-bad-rows');
    expect(exitCode).toBe(0);
    expect(output).toMatch(/read +4\n +stored +2\n +unchanged +0\n +replaced +0\n +rejected +2\n/);
    expect(brief(await folder.stored())).toEqual(['CLK20 2020-04-20 -37.63', 'CLM20 2020-04-20 20.43']);
  });
});

describe('spot', () => {
  test.each([
    ['a price in words', 'Date,Price\n2020-04-20,abc\n', 'line 2, column Price: "abc" is not a number'],
    ['a date in words', 'Date,Price\nApr-2020,1\n', 'line 2, column Date: "Apr-2020" is not a date written'],
    ['a date with two prices', 'Date,Price\n2020-04-20,1\n2020-04-20,2\n', 'has another value on line 2'],
  ])('%s keeps the file out', async (_, text, message) => {
    const { exitCode, output } = await folder.importText(text, '--series', 'RWTC');
    expect(exitCode).toBe(1);
    expect(output).toContain(message);
    expect(await folder.stored()).toEqual(NOTHING);
  });
});

describe('one key twice', () => {
  test('with the same value is no fault and one settlement', async () => {
    const { exitCode, output } = await folder.importText([HEADER, GOOD, GOOD, ''].join('\n'));
    expect(exitCode).toBe(0);
    expect(output).toMatch(/read +2\n +stored +1\n +unchanged +1\n/);
    expect(brief(await folder.stored())).toEqual(['CLK20 2020-04-17 18.27']);
  });

  test('with another value is reported with both lines and keeps all out', async () => {
    const { exitCode, output } = await folder.importText([HEADER, GOOD, GOOD.replace('18.27', '18.28'), ''].join('\n'));
    expect(exitCode).toBe(1);
    expect(output).toContain('line 3: CLK20 on 2020-04-17 has another value on line 2');
    expect(await folder.stored()).toEqual(NOTHING);
  });

  test('with another value and bad rows skipped, the first of them is stored', async () => {
    const text = [HEADER, GOOD, GOOD.replace('18.27', '18.28'), ''].join('\n');
    expect((await folder.importText(text, '--skip-bad-rows')).exitCode).toBe(0);
    expect(brief(await folder.stored())).toEqual(['CLK20 2020-04-17 18.27']);
  });

  test('is seen across two spellings of a symbol', async () => {
    const { exitCode, output } = await folder.importText(
      'tradeDate,symbol,settle\n2020-04-20,CLK20,-37.63\n2020-04-20,CLK0,37.63\n',
    );
    expect(exitCode).toBe(1);
    expect(output).toContain('line 3: CLK20 on 2020-04-20 has another value on line 2');
  });
});
