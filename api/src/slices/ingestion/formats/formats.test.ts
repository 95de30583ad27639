/** Proves how a format is told from a header, and what its reader makes of one record. */
import { describe, expect, test } from '@jest/globals';
import { isoDate, PRODUCT_CODES } from '@cushing/products';

import { SettlementBatch, SpotBatch } from '../reading/batches.js';
import { Header } from '../file/header.js';
import { Findings } from '../judgement/findings.js';
import { detectFormat, formatNamed } from './detect-format.js';
import { FORMATS } from './formats.js';
import { futuresFormat } from './futures/futures.format.js';
import { futuresWideFormat } from './futures-wide/futures-wide.format.js';
import { spotFormat } from './spot/spot.format.js';

const TODAY = isoDate('2026-01-05');

function headerOf(line: string): Header {
  return new Header(line.split(','), 'file.csv');
}

/** Reads one line and answers its settlements, short, and what was found wrong. */
function settlements(
  format: typeof futuresFormat,
  header: string,
  line: string,
): { readonly rows: readonly string[]; readonly findings: Findings } {
  const batch = new SettlementBatch();
  const findings = new Findings();
  format.reader(headerOf(header), TODAY)({ line: 7, fields: line.split(',') }, batch, findings);
  const { length, product, month, nearby, settle, line: lines, column } = batch.columns();
  const rows = Array.from({ length }, (_, row) => {
    const monthName = `${Math.floor(month[row]! / 12)}-${(month[row]! % 12) + 1}`;
    return [PRODUCT_CODES[product[row]!], monthName, nearby[row], settle[row], lines[row], column[row]].join(' ');
  });
  return { rows, findings };
}

describe('the format of a header', () => {
  test.each([
    ['tradeDate,symbol,open,high,low,settle,volume,openInterest', 'futures', []],
    ['SYMBOL,Trade Date,settle', 'futures', []],
    ['tradeDate,symbol,settle,exchange', 'futures', ['exchange']],
    ['date,CL01,CL02', 'futures-wide', []],
    ['Date,BRN1,ho003', 'futures-wide', []],
    ['date,CL01,ZZ01,CL00,CL201,CL', 'futures-wide', ['ZZ01', 'CL00', 'CL201', 'CL']],
    ['Date,Price', 'spot', []],
    ['price,date,units', 'spot', ['units']],
    ['date,tenor,rate', 'rates', []],
    ['Trade Date,Product,Series,Expiry,Type,Strike,Settle,Open Interest', 'options', []],
    ['tradeDate,product,expiry,type,strike,bid,ask,delta', 'options', ['delta']],
    ['tradeDate,symbol,bid,ask', 'options', []],
  ])('%s is %s', (line, name, ignored) => {
    const { format, ignoredColumns } = detectFormat(headerOf(line), undefined, 'file.csv');
    expect([format.name, ignoredColumns]).toEqual([name, ignored]);
  });

  test.each([
    ['tradeDate,symbol,close', 'futures', ['settle']],
    ['symbol,settle', 'futures', ['tradeDate']],
    ['day,CL01', 'futures-wide', ['date']],
    ['day,Price', 'spot', ['Date']],
    ['date,rate', 'rates', ['tenor']],
    ['tradeDate,product,expiry,type,settle', 'options', ['strike']],
    ['tradeDate,product,expiry,type,strike,bid', 'options', ['ask']],
  ])('%s is unknown and nearest to %s', (line, nearest, missing) => {
    expect(() => detectFormat(headerOf(line), undefined, 'file.csv')).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', reason: 'HEADER_UNKNOWN', details: { nearest, missing } }),
    );
  });

  test.each([
    ['tradeDate,symbol,settle', '2026-10-01,CLZ26,77.35', 'futures'],
    ['tradeDate,symbol,settle', '2026-10-01,LOZ26 C7500,4.1', 'options'],
    ['tradeDate,symbol,settle', '2026-10-01,loz6c7500,4.1', 'options'],
    ['tradeDate,symbol,settle', '2026-10-01,nonsense,4.1', 'futures'],
    ['tradeDate,symbol,settle,bid,ask', '2026-10-01,CLZ26,77.35,77.34,77.36', 'futures'],
    ['tradeDate,symbol,settle,bid,ask', '2026-10-01,nonsense,4.1,4.05,4.15', 'options'],
    ['tradeDate,symbol,open,high,low,settle,bid,ask', '2026-10-01,nonsense,,,,4.1,,', 'futures'],
  ])('%s with the row %s is %s', (line, row, name) => {
    const first = { line: 2, fields: row.split(',') };
    expect(detectFormat(headerOf(line), undefined, 'file.csv', first).format.name).toBe(name);
  });

  test('that fits two formats is the first of them where there is no row', () => {
    expect(detectFormat(headerOf('tradeDate,symbol,settle,bid,ask'), undefined, 'file.csv').format.name).toBe(
      'futures',
    );
  });

  test('that is long is shown shortened', () => {
    const line = Array.from({ length: 40 }, (_, index) => `symbol${'x'.repeat(30)}${index}`).join(',');
    const thrown = (): unknown => detectFormat(headerOf(`${line},symbol`), undefined, 'file.csv');
    expect(thrown).toThrow(/It has: symbolx+0.*…/);
    expect(thrown).not.toThrow(/.{700}/);
  });

  test('may be named, and is then looked at as that alone', () => {
    for (const format of FORMATS) expect(formatNamed(format.name)).toBe(format);
    expect(() => formatNamed('Futures')).toThrow(expect.objectContaining({ reason: 'FORMAT_UNKNOWN' }));
    expect(() => detectFormat(headerOf('Date,Price'), futuresFormat, 'file.csv')).toThrow(
      expect.objectContaining({ details: { nearest: 'futures', missing: ['tradeDate', 'symbol', 'settle'] } }),
    );
  });
});

describe('futures', () => {
  const HEADER = 'tradeDate,symbol,settle,note';

  test('reads one settlement a line, of the whole line', () => {
    expect(settlements(futuresFormat, HEADER, '2020-04-21,CLM20,11.57,x').rows).toEqual(['CL 2020-6 2 11.57 7 0']);
  });

  test('reads Brent under both of its names', () => {
    // Brent's June contract of 2020 was its front until the end of April.
    for (const symbol of ['BZM20', 'BRNM20']) {
      expect(settlements(futuresFormat, HEADER, `2020-04-21,${symbol},19.33,`).rows).toEqual(['BZ 2020-6 1 19.33 7 0']);
    }
  });

  test('reads one digit of year as the contract near the date of its line, line by line', () => {
    const batch = new SettlementBatch();
    const read = futuresFormat.reader(headerOf(HEADER), TODAY);
    const findings = new Findings();
    for (const date of ['2010-04-20', '2020-04-20'])
      read({ line: 2, fields: [date, 'CLM0', '20', ''] }, batch, findings);
    expect([...batch.columns().month.subarray(0, 2)]).toEqual([2010 * 12 + 5, 2020 * 12 + 5]);
  });

  test('names the first thing that is wrong with a line, and no other', () => {
    const { rows, findings } = settlements(futuresFormat, HEADER, '2020-04-19,XX,abc,');
    expect(rows).toEqual([]);
    expect(findings.rejections).toMatchObject([
      { line: 7, columnName: 'symbol', value: 'XX', reason: 'SYMBOL_UNKNOWN' },
    ]);
    expect(findings.rejections[0]!.message).not.toMatch(/\.$/);
  });
});

describe('futures-wide', () => {
  test('reads each filled cell with its column, contracts shifted by the calendar', () => {
    const header = 'CL02,date,CL01,note,NG01';
    expect(settlements(futuresWideFormat, header, '11.57,2020-04-21,10.01,x,1.821').rows).toEqual([
      'CL 2020-6 2 11.57 7 1',
      'CL 2020-5 1 10.01 7 3',
      'NG 2020-5 1 1.821 7 5',
    ]);
    expect(settlements(futuresWideFormat, header, ' ,2020-04-22,13.78,,').rows).toEqual(['CL 2020-6 1 13.78 7 3']);
  });

  test('rejects a day on which one product is closed for that product alone', () => {
    // On 3 July 2020 NYMEX did not settle, and London did.
    const { rows, findings } = settlements(futuresWideFormat, 'date,CL01,CL02,BRN01', '2020-07-03,40,41,42.8');
    expect(rows).toEqual(['BZ 2020-9 1 42.8 7 4']);
    expect(findings.rejections).toMatchObject([{ columnName: 'date', reason: 'DATE_NOT_A_TRADE_DATE' }]);
    expect([findings.rejectionCount, findings.rejectedRows]).toEqual([1, 2]);
  });

  test('passes over a closed day without prices', () => {
    const { rows, findings } = settlements(futuresWideFormat, 'date,CL01,BRN01', '2020-12-25,,');
    expect([rows, findings.rejectionCount]).toEqual([[], 0]);
  });

  test('rejects each bad cell by itself', () => {
    const { rows, findings } = settlements(futuresWideFormat, 'date,CL01,CL02,CL03', '2020-04-20,x,20.43,1e9');
    expect(rows).toEqual(['CL 2020-6 2 20.43 7 3']);
    expect(findings.rejections.map(({ column, reason }) => [column, reason])).toEqual([
      [2, 'NOT_A_NUMBER'],
      [4, 'PRICE_OUT_OF_RANGE'],
    ]);
  });
});

describe('spot', () => {
  test('reads any calendar day, passes over one without a price, rejects one that is no number', () => {
    const batch = new SpotBatch();
    const findings = new Findings();
    const read = spotFormat.reader(headerOf('Price,Date'), TODAY, 'RWTC');
    for (const [index, fields] of [
      ['-36.98', '2020-04-19'],
      [' ', '2020-04-20'],
      ['.', '2020-04-21'],
      ['', 'x'],
    ].entries()) {
      read({ line: index + 2, fields }, batch, findings);
    }
    const { length, price, line, series } = batch.columns();
    expect([length, price[0], line[0], series[0]]).toEqual([1, -36.98, 2, 'RWTC']);
    expect(findings.report().linesWithoutPrice).toBe(1);
    expect(findings.rejections).toMatchObject([
      { line: 4, column: 1, reason: 'NOT_A_NUMBER' },
      { line: 5, column: 2, reason: 'DATE_INVALID' },
    ]);
  });
});
