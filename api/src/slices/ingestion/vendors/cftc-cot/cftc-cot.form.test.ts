/** The CFTC's disaggregated report against lines of its file for 2021, read by hand. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../../../scripts/testing/describe-with-shared-data.ts';
import { damagedText, decodedText, isDetected } from '../../../../../test/support/decoded-text.js';
import { cftcCotForm } from './cftc-cot.form.js';

const POSITIONS =
  'Open_Interest_All,Prod_Merc_Positions_Long_All,Prod_Merc_Positions_Short_All,Swap_Positions_Long_All,Swap__Positions_Short_All,Swap__Positions_Spread_All,M_Money_Positions_Long_All,M_Money_Positions_Short_All,M_Money_Positions_Spread_All,Other_Rept_Positions_Long_All,Other_Rept_Positions_Short_All,Other_Rept_Positions_Spread_All';
const HEADER = `"Market_and_Exchange_Names","Report_Date_as_YYYY-MM-DD","CFTC_Contract_Market_Code",${POSITIONS},"FutOnly_or_Combined"`;
const COUNTS = '100,   1,2,3,4,5,6,7,8,9,10,11,"Combined"';
const ROW = {
  kind: 'POSITIONS',
  report: 'COMBINED',
  openInterest: '100',
  producerLong: '1',
  producerShort: '2',
  swapLong: '3',
  swapShort: '4',
  swapSpread: '5',
  managedLong: '6',
  managedShort: '7',
  managedSpread: '8',
  otherLong: '9',
  otherShort: '10',
  otherSpread: '11',
};

describeWithSharedData('the file for 2021', 'data/cftc_cot/f_year_2021_wti_ng.txt', (path) => {
  const text = readFileSync(path, 'utf8');

  test('gives WTI and Henry Hub on each of eleven Tuesdays, and its three other markets once each', async () => {
    expect(isDetected(cftcCotForm, text.slice(0, 6000))).toBe(true);
    const rows = await decodedText(cftcCotForm, text);
    const products = rows.flatMap((row) => (row.kind === 'POSITIONS' ? [row.product] : []));
    expect(products.filter((product) => product === 'CL')).toHaveLength(11);
    expect(products.filter((product) => product === 'NG')).toHaveLength(11);
    expect(products).toHaveLength(22);
    expect(rows.flatMap((row) => (row.kind === 'UNKNOWN' ? [row.subject] : [])).toSorted()).toEqual([
      '067411 CRUDE OIL, LIGHT SWEET-WTI - ICE FUTURES EUROPE',
      '06765A WTI FINANCIAL CRUDE OIL - NEW YORK MERCANTILE EXCHANGE',
      '06765L WTI-BRENT CALENDAR - NEW YORK MERCANTILE EXCHANGE',
    ]);
    expect(rows).toHaveLength(25);
  });

  test('gives the positions of its first line', async () => {
    expect((await decodedText(cftcCotForm, text.replaceAll('\n', '\r\n')))[0]).toEqual({
      kind: 'POSITIONS',
      line: 2,
      date: '2021-03-16',
      product: 'NG',
      report: 'FUTURES_ONLY',
      openInterest: '1209372',
      producerLong: '226739',
      producerShort: '282402',
      swapLong: '191680',
      swapShort: '119874',
      swapSpread: '108673',
      managedLong: '195172',
      managedShort: '198795',
      managedSpread: '249359',
      otherLong: '62225',
      otherShort: '96624',
      otherSpread: '116696',
    });
  });
});

describe('the report', () => {
  test('maps the five markets, also where a spreadsheet took their zeros', async () => {
    const codes = ['067651', '06765T', '023651', '022651', '111659', '67651', '6765T '];
    const lines = codes.map((code) => `"A, B",2021-03-16,${code},${COUNTS}`);
    const products = ['CL', 'BZ', 'NG', 'HO', 'RB', 'CL', 'BZ'];
    expect(await decodedText(cftcCotForm, [HEADER, ...lines].join('\n'))).toEqual(
      products.map((product, index) => ({ ...ROW, line: index + 2, date: '2021-03-16', product })),
    );
  });

  test.each([
    ['Report_Date_as_MM_DD_YYYY', '3/16/2021 12:00:00 AM'],
    ['As_of_Date_In_Form_YYMMDD', '210316'],
    ['Report_Date_as_YYYY_MM_DD', '2021-03-16T00:00:00.000'],
  ])('reads the date of %s', async (name, date) => {
    const header = HEADER.replace('Report_Date_as_YYYY-MM-DD', name);
    const text = `${header}\n${header}\nWTI,${date},067651,${COUNTS}`;
    expect(isDetected(cftcCotForm, text)).toBe(true);
    expect(await decodedText(cftcCotForm, text)).toEqual([{ ...ROW, line: 3, date: '2021-03-16', product: 'CL' }]);
  });

  test('tells what can’t be read with its column', async () => {
    const lines = [
      `WTI,2021-02-30,067651,${COUNTS}`,
      `WTI,2021-03-16,067651,${COUNTS.replace(',5,', ',five,')}`,
      `WTI,2021-03-16,067651,100,1,2`,
      `"WTI,2021-03-16,067651,${COUNTS}`,
      `WTI,2021-03-16,,${COUNTS}`,
      `WTI,2021-03-16,067651,${COUNTS.replace('Combined', 'both')}`,
    ];
    expect(await decodedText(cftcCotForm, [HEADER, ...lines].join('\n'))).toMatchObject([
      { kind: 'UNREADABLE', line: 2, column: 2, value: '2021-02-30' },
      { kind: 'UNREADABLE', line: 3, column: 9, value: 'five' },
      { kind: 'UNREADABLE', line: 4, column: 0 },
      { kind: 'UNREADABLE', line: 5, column: 0 },
      { kind: 'UNREADABLE', line: 6, column: 3 },
      { kind: 'UNREADABLE', line: 7, column: 16, value: 'both' },
    ]);
  });

  test('is not known without one of its columns, nor in HTML', () => {
    expect(isDetected(cftcCotForm, HEADER.split(',').toReversed().join(','))).toBe(true);
    expect(isDetected(cftcCotForm, HEADER.replace('M_Money_Positions_Long_All', 'Lev_Money_Positions_Long_All'))).toBe(
      false,
    );
    expect(isDetected(cftcCotForm, `<!DOCTYPE html>\n<p>${HEADER}`)).toBe(false);
  });

  test('that is damaged never throws', async () => {
    const text = `${HEADER}\n"A, B",2021-03-16,067651,${COUNTS}\nC,2021-03-16,067411,${COUNTS}`;
    await fc.assert(
      fc.asyncProperty(damagedText(text), async (damaged) => {
        isDetected(cftcCotForm, damaged);
        for (const row of await decodedText(cftcCotForm, damaged)) expect(row.line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});
