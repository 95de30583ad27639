/**
 * Proves that the import command knows formats of futures and spot prices by their headers, in CSV and Parquet, and
 * stores each value under the contract that the calendar gives it. Prices around 20 April 2020 are NYMEX's settlements;
 * CLK20 was the front contract through its last trade date, 21 April 2020.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { APRIL_2020 } from '../support/april-2020.js';
import { ImportFolder, brief } from '../support/import-folder.js';

let folder: ImportFolder;
beforeEach(async () => {
  folder = await ImportFolder.make();
});
afterEach(() => folder.remove());

describe('futures-wide', () => {
  const WIDE = [
    'date,CL01,CL02,NG01,BRN01,HO01,RB01',
    '2020-04-20,-37.63,20.43,1.924,25.57,0.9235,0.6635',
    '2020-04-21,10.01,11.57,1.821,19.33,0.7558,0.5236',
    '2020-04-22,13.78,20.69,1.939,20.37,,',
    '',
  ].join('\n');

  test('maps nearby columns to the contracts that trade on each date, the front through its last trade date', async () => {
    const { exitCode, output } = await folder.importText(WIDE);
    expect(exitCode).toBe(0);
    expect(output).toContain('Imported file.csv (futures-wide): CL, ');
    expect(output).toMatch(/read +16\n +stored +16\n +unchanged +0\n +replaced +0\n +rejected +0\n/);
    const stored = brief(await folder.stored());
    expect(stored.filter((line) => line.startsWith('CL'))).toEqual([
      'CLK20 2020-04-20 -37.63',
      'CLM20 2020-04-20 20.43',
      'CLK20 2020-04-21 10.01',
      'CLM20 2020-04-21 11.57',
      'CLM20 2020-04-22 13.78',
      'CLN20 2020-04-22 20.69',
    ]);
    // May's gas and products trade until late April; of Brent, whose front is June then, BRN is another name of BZ.
    expect(stored.filter((line) => line.includes('2020-04-20') && !line.startsWith('CL')).sort()).toEqual([
      'BZM20 2020-04-20 25.57',
      'HOK20 2020-04-20 0.9235',
      'NGK20 2020-04-20 1.924',
      'RBK20 2020-04-20 0.6635',
    ]);
  });

  test('a blank cell is no settlement and no fault', async () => {
    const { exitCode, output } = await folder.importText('date,CL01,CL02,CL03\n2020-04-20,-37.63,,  \n');
    expect(exitCode).toBe(0);
    expect(output).toMatch(/read +1\n +stored +1\n/);
    expect(brief(await folder.stored())).toEqual(['CLK20 2020-04-20 -37.63']);
  });

  test('columns that are no nearbys are named and ignored', async () => {
    const { exitCode, output } = await folder.importText('date,CL01,comment\n2020-04-20,-37.63,never seen\n');
    expect(exitCode).toBe(0);
    expect(output).toContain('Columns not known and ignored: comment.');
  });

  test('reads Parquet with the same columns', async () => {
    const path = await folder.writeParquet(
      'wide.parquet',
      `SELECT * FROM (VALUES (DATE '2020-04-20', -37.63::DOUBLE, 20.43::DOUBLE), (DATE '2020-04-21', 10.01, NULL))
       AS wide(date, CL01, CL02)`,
    );
    const { exitCode, output } = await folder.import(path);
    expect(exitCode).toBe(0);
    expect(output).toContain('(futures-wide): CL, 2020-04-20 to 2020-04-21');
    expect(brief(await folder.stored())).toEqual([
      'CLK20 2020-04-20 -37.63',
      'CLM20 2020-04-20 20.43',
      'CLK20 2020-04-21 10.01',
    ]);
  });
});

describe('futures', () => {
  test('stores all that a line gives, exactly', async () => {
    const { exitCode, output } = await folder.importText(APRIL_2020);
    expect(exitCode).toBe(0);
    expect(output).toContain('Imported file.csv (futures): CL, ');
    expect(output).toContain('2020-04-17 to 2020-04-22');
    expect(output).toMatch(/lines +15\n +read +15\n +stored +15\n/);
    const { settlements, imports } = await folder.stored();
    expect(settlements).toHaveLength(15);
    expect(settlements.find(({ symbol, tradeDate }) => symbol === 'CLK20' && tradeDate === '2020-04-20')).toEqual({
      product: 'CL',
      month: '2020-05',
      symbol: 'CLK20',
      tradeDate: '2020-04-20',
      nearby: 1,
      open: 17.73,
      high: 17.85,
      low: -40.32,
      settle: -37.63,
      volume: 247_947,
      openInterest: 13_044,
      importId: imports[0]!.id,
    });
    expect(settlements.find(({ symbol }) => symbol === 'HOK20')).toMatchObject({
      open: null,
      high: null,
      volume: null,
    });
  });

  test('finds the columns in any order, case and spelling, and needs no more than three', async () => {
    const { exitCode } = await folder.importText('Settle,Trade Date,SYMBOL\n-37.63,2020-04-20,CLK20\n');
    expect(exitCode).toBe(0);
    expect(brief(await folder.stored())).toEqual(['CLK20 2020-04-20 -37.63']);
  });

  test('takes symbols with one, two and four digits of year', async () => {
    const { exitCode } = await folder.importText(
      'tradeDate,symbol,settle\n2020-04-20,CLK0,-37.63\n2020-04-20,CLM20,20.43\n2020-04-20,CLN2020,26.28\n',
    );
    expect(exitCode).toBe(0);
    expect(brief(await folder.stored())).toEqual([
      'CLK20 2020-04-20 -37.63',
      'CLM20 2020-04-20 20.43',
      'CLN20 2020-04-20 26.28',
    ]);
  });

  test.each([
    ['a byte order mark', `\u{feff}${APRIL_2020}`],
    ['Windows line ends', APRIL_2020.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', APRIL_2020.replaceAll('\n', '\r')],
    ['no line end after the last line', APRIL_2020.trimEnd()],
    ['quotes around every field', APRIL_2020.replaceAll(/[^,\n]+/g, '"$&"')],
    ['spaces around every field', APRIL_2020.replaceAll(/[^,\n]+/g, ' $& ')],
    ['blank lines and lines of commas', `\n${APRIL_2020.replaceAll('\n', '\n\n')},,,,,,,\n`],
  ])('%s changes nothing', async (_, text) => {
    await folder.importText(APRIL_2020);
    const before = await folder.stored();
    const { exitCode, output } = await folder.importText(text);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/stored +0\n +unchanged +15\n +replaced +0\n/);
    expect((await folder.stored()).settlements).toEqual(before.settlements);
  });

  test('Parquet stores what CSV of the same values stores', async () => {
    const csv = await folder.write('april.csv', APRIL_2020);
    const path = await folder.writeParquet('april.parquet', `SELECT * FROM read_csv('${csv}')`);
    const { exitCode, output } = await folder.import(path);
    expect(exitCode).toBe(0);
    expect(output).toContain('Imported april.parquet (futures)');
    const again = await folder.import(csv);
    expect(again.output).toMatch(/stored +0\n +unchanged +15\n +replaced +0\n/);
  });

  test('Parquet with times of day in its dates, decimals and NaN reads as CSV would', async () => {
    const path = await folder.writeParquet(
      'kinds.parquet',
      `SELECT TIMESTAMP '2020-04-20' AS tradeDate, 'CLK20' AS symbol, (-37.63)::DECIMAL(9, 2) AS settle,
              'NaN'::DOUBLE AS open, 5::UINTEGER AS volume`,
    );
    expect((await folder.import(path)).exitCode).toBe(0);
    const { settlements } = await folder.stored();
    expect(settlements).toMatchObject([{ symbol: 'CLK20', settle: -37.63, open: null, volume: 5 }]);
  });
});

describe('spot', () => {
  const SPOT = 'Date,Price\n2020-04-17,18.31\n2020-04-19,\n2020-04-20,-36.98\n2020-04-21,8.91\n';

  test('stores a series under the name that the command gives', async () => {
    const { exitCode, output } = await folder.importText(SPOT, '--series', 'RWTC');
    expect(exitCode).toBe(0);
    expect(output).toContain('Imported file.csv (spot): RWTC, 2020-04-17 to 2020-04-21');
    expect(output).toMatch(/lines +4\n +read +3\n +stored +3\n/);
    expect(output).toContain('1 line has no price: passed over.');
    expect((await folder.stored()).spot).toEqual({
      RWTC: [
        { date: '2020-04-17', price: 18.31 },
        { date: '2020-04-20', price: -36.98 },
        { date: '2020-04-21', price: 8.91 },
      ],
    });
  });

  test('without a series it is refused, and with futures a series is', async () => {
    const unnamed = await folder.importText(SPOT);
    expect(unnamed).toMatchObject({ exitCode: 1, output: '' });
    expect(unnamed.errors).toContain('holds spot prices and does not say of what: name the series, as RWTC.');
    const named = await folder.importText(APRIL_2020, '--series', 'RWTC');
    expect(named).toMatchObject({ exitCode: 1, output: '' });
    expect(named.errors).toContain('belong to no spot series');
    expect(await folder.stored()).toEqual({ settlements: [], spot: {}, imports: [] });
  });

  test('reads Parquet with the same columns', async () => {
    const path = await folder.writeParquet('spot.parquet', `SELECT DATE '2020-04-20' AS "Date", -36.98 AS "Price"`);
    expect((await folder.import(path, '--series', 'RWTC')).exitCode).toBe(0);
    expect((await folder.stored()).spot).toEqual({ RWTC: [{ date: '2020-04-20', price: -36.98 }] });
  });

  test('two series of the same days stand side by side', async () => {
    await folder.importText(SPOT, '--series', 'RWTC');
    await folder.importText('Date,Price\n2020-04-20,1.71\n', '--series', 'RNGWHHD');
    expect(Object.entries((await folder.stored()).spot).map(([name, prices]) => [name, prices.length])).toEqual([
      ['RNGWHHD', 1],
      ['RWTC', 3],
    ]);
  });
});

describe('--format', () => {
  test('reads a file that fits two formats as the one that is named', async () => {
    const text = 'tradeDate,symbol,settle,date,CL01\n2020-04-20,CLM20,20.43,2020-04-20,-37.63\n';
    expect((await folder.importText(text)).output).toContain('(futures)');
    expect((await folder.importText(text, '--format', 'futures-wide')).output).toContain('(futures-wide)');
    expect(brief(await folder.stored())).toEqual(['CLK20 2020-04-20 -37.63', 'CLM20 2020-04-20 20.43']);
  });

  test('a header that is not of the named format is refused with what it misses', async () => {
    const { exitCode, errors } = await folder.importText(APRIL_2020, '--format', 'spot');
    expect(exitCode).toBe(1);
    expect(errors).toContain('is not the header of spot, which needs Date, Price too');
    expect(await folder.stored()).toEqual({ settlements: [], spot: {}, imports: [] });
  });

  test('a name that is no format is refused with the names that are', async () => {
    const { exitCode, errors } = await folder.importText(APRIL_2020, '--format', 'excel');
    expect(exitCode).toBe(2);
    expect(errors).toContain('There is no format "excel": use futures, futures-wide, options, spot, rates, ');
    expect(errors).toContain('cme-settlement-csv');
  });
});
