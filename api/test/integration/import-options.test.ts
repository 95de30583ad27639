/**
 * Proves that the import command stores option settlements and rates whole or not at all, and marks what is odd without
 * leaving it out. CLM20 settled at 20.43 on 20 April 2020, so that a call at 18 was worth 2.43 at once; LOM20 expired on
 * 14 May, LOK20 on 16 April 2020.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OPTION_SERIES_CODES, fromMonthIndex, isoDate, optionSymbol } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import type { RateCurve } from '../../src/slices/market/index.js';
import { APRIL_2020 } from '../support/april-2020.js';
import { ImportFolder } from '../support/import-folder.js';

const HEADER = 'tradeDate,symbol,settle,bid,ask,volume,openInterest';
const DAY = isoDate('2020-04-20');
const GOOD = `${HEADER}\n2020-04-20,LOM20 C1800,6.20,6.05,6.35,1200,53000\n2020-04-20,LOM20P-500,0.35,,,,\n`;

let folder: ImportFolder;
beforeEach(async () => {
  folder = await ImportFolder.make();
});
afterEach(() => folder.remove());

async function inStore<Answer>(read: (store: DuckMarketStore) => Promise<Answer>): Promise<Answer> {
  const store = await DuckMarketStore.open({ path: folder.marketFile });
  try {
    return await read(store);
  } finally {
    await store.close();
  }
}

/** @returns as in `LOM20 C1800 6.2 6.05 6.35 1200 53000` */
function storedOptions(product: ProductCode = 'CL', date = DAY): Promise<readonly string[]> {
  return inStore(async ({ options }) => {
    const columns = await options.optionSettlementsOn(product, 'IMPORTED', date);
    return Array.from({ length: columns.length }, (_, row) => {
      const type = columns.isCall[row] === 1 ? 'CALL' : 'PUT';
      const series = OPTION_SERIES_CODES[columns.series[row]!]!;
      const numbers = [columns.settle, columns.bid, columns.ask, columns.volume, columns.openInterest];
      const symbol = optionSymbol(series, fromMonthIndex(columns.month[row]!), type, columns.strike[row]!);
      return [symbol, ...numbers.map((column) => column[row])].join(' ');
    });
  });
}

function storedRates(date: string): Promise<RateCurve | undefined> {
  return inStore(({ options }) => options.rateCurveOn(isoDate(date)));
}

describe('options', () => {
  test('are stored exactly, changed by the same file in nothing, and corrected by another', async () => {
    const first = await folder.importText(GOOD);
    expect([first.errors.includes('error'), first.exitCode]).toEqual([false, 0]);
    expect(first.output).toContain('Imported file.csv (options): CL, 2020-04-20 to 2020-04-20');
    expect(await storedOptions()).toEqual(['LOM20 P-500 0.35 NaN NaN NaN NaN', 'LOM20 C1800 6.2 6.05 6.35 1200 53000']);
    expect((await folder.importText(GOOD)).output).toMatch(/stored +0\n +unchanged +2\n +replaced +0\n/);
    const corrected = await folder.importText(GOOD.replace('6.20,', '6.25,'));
    expect(corrected.output).toMatch(/stored +0\n +unchanged +1\n +replaced +1\n/);
    expect(await storedOptions()).toContain('LOM20 C1800 6.25 6.05 6.35 1200 53000');
  });

  test('are read by product, expiry, type and strike, and from Parquet', async () => {
    const path = await folder.writeParquet(
      'options.parquet',
      `SELECT * FROM (VALUES
         (DATE '2020-04-20', 'CL', DATE '2020-05-14', 'call', 18.0::DOUBLE, 6.2::DOUBLE, 1200::BIGINT),
         (DATE '2020-04-20', 'CL', DATE '2020-05-14', 'P', -5.0, NULL, NULL))
       AS options(tradeDate, product, expiry, type, strike, settle, volume)`,
    );
    const rejected = await folder.import(path);
    expect([rejected.exitCode, rejected.output]).toEqual([
      1,
      expect.stringContaining('row 2, column settle: an option needs its settle, or its bid and ask'),
    ]);
    expect(await storedOptions()).toEqual([]);
    expect((await folder.import(path, '--skip-bad-rows')).exitCode).toBe(0);
    expect(await storedOptions()).toEqual(['LOM20 C1800 6.2 NaN NaN 1200 NaN']);
  });

  test('with nothing odd about them are reported without a word of marks', async () => {
    expect((await folder.importText(GOOD)).output).not.toContain('marked');
  });

  test('that are odd are marked in the report and stored, judged by the futures in the store', async () => {
    const odd = [
      HEADER,
      '2020-04-20,LOM20 C1800,2.40,,,,',
      '2020-04-20,LOM20 C1700,3.40,,,,',
      '2020-04-20,LOM20 C1810,2.38,,,,',
      '2020-04-20,LOK20 C1800,0.01,,,,',
      '2020-04-20,LOM20 C2000,,2.30,2.20,,',
      '2020-04-20,LOM20 C2100,2.20,2.25,2.35,,',
      '2020-04-20,LOM20 P2150,30.00,,,,',
      '2020-04-20,LOM20 C1900,2.30,2.20,2.40,,',
      '',
    ].join('\n');
    const without = await folder.importText(odd, '--dry-run');
    expect(without.output).toContain('4 rows are marked: 1 off the strike grid (line 4: ');

    await folder.import(await folder.write('april.csv', APRIL_2020));
    const { exitCode, output } = await folder.importText(odd);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/read +8\n +stored +8\n +unchanged +0\n +replaced +0\n +rejected +0\n/);
    expect(output).toContain(
      '7 rows are marked: ' +
        '2 under intrinsic (line 2: LOM20 C1800 settles 2.40, its intrinsic value is 2.43), ' +
        '1 over the bound (line 8: LOM20 P2150 settles 30.00, more than its strike, 21.50), ' +
        '1 off the strike grid (line 4: LOM20 C1810 is off the strike grid: the exchange lists no LO at 18.10), ' +
        '1 after the expiry (line 5: LOK20 C1800 expired on 2020-04-16), ' +
        '1 with a crossed quote (line 6: LOM20 C2000 is bid 2.30, above its ask of 2.20), ' +
        '1 settled outside of the quote (line 7: LOM20 C2100 settles 2.20, below its bid of 2.25).',
    );
    expect(await storedOptions()).toHaveLength(8);
  });

  test.each([
    ['a future', '2020-04-20,CLM20,20.43,,,,', 'column symbol: "CLM20" is a future'],
    ['a negative price', '2020-04-20,LOM20 C1800,-1,,,,', 'column settle: "-1" is negative'],
    ['no price', '2020-04-20,LOM20 C1800,,6.05,,,', 'column settle: an option needs its settle, or its bid and ask'],
    ['a Sunday', '2020-04-19,LOM20 C1800,6,,,,', 'column tradeDate: 2020-04-19 is not a trade date of CL (a Sunday)'],
    ['another value than before', '2020-04-20,LOM20 C1800,6.30,,,,', 'LOM20 C1800 on 2020-04-20 has another value'],
  ])('with %s keep the file out', async (_, row, message) => {
    const { exitCode, output } = await folder.importText(`${GOOD}${row}\n`);
    expect(exitCode).toBe(1);
    expect(output.split('\n')[0]).toMatch(/^line 4[,:] /);
    expect(output.split('\n')[0]).toContain(message);
    expect(await storedOptions()).toEqual([]);
  });

  test('and futures in one header are told apart by their first symbol', async () => {
    const options = await folder.importText('tradeDate,symbol,settle\n2020-04-20,LOM20 C1800,6.20\n');
    expect(options.output).toContain('(options)');
    const futures = await folder.importText('tradeDate,symbol,settle\n2020-04-20,CLM20,20.43\n');
    expect(futures.output).toContain('(futures)');
  });

  test('belong to no spot series', async () => {
    const { exitCode, errors } = await folder.importText(GOOD, '--series', 'RWTC');
    expect([exitCode, errors]).toEqual([
      1,
      expect.stringContaining('holds settlements of options, which belong to no'),
    ]);
  });
});

describe('rates', () => {
  test('are stored by date and tenor, and hold from their date on', async () => {
    const { exitCode, output } = await folder.importText(
      'date,tenor,rate\n2020-04-17,3M,0.0012\n2020-04-17,ON,0.0005\n2020-04-20,1Y,-0.0002\n',
    );
    expect(exitCode).toBe(0);
    expect(output).toContain('Imported file.csv (rates): 2020-04-17 to 2020-04-20');
    expect(await storedRates('2020-04-19')).toEqual({
      date: '2020-04-17',
      points: [
        { tenorDays: 1, rate: 0.0005 },
        { tenorDays: 91, rate: 0.0012 },
      ],
    });
    expect(await storedRates('2020-04-16')).toBeUndefined();
    expect((await storedRates('2020-05-01'))?.points).toEqual([{ tenorDays: 365, rate: -0.0002 }]);
  });

  test('in percent keep the file out, with the rate as it should be written', async () => {
    const { exitCode, output } = await folder.importText('date,tenor,rate\n2020-04-17,3M,0.0012\n2020-04-17,1Y,4.25\n');
    expect(exitCode).toBe(1);
    expect(output).toContain('line 3, column rate: "4.25" is a rate of more than 100 %');
    expect(output).toContain('write 4.25 % as 0.0425');
    expect(await storedRates('2020-04-17')).toBeUndefined();
  });

  test('that contradict each other under two names of one tenor keep the file out', async () => {
    const { exitCode, output } = await folder.importText(
      'date,tenor,rate\n2020-04-17,30D,0.0012\n2020-04-17,1M,0.0013\n',
    );
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^line 3: .*has another value on line 2/);
  });
});
