/**
 * Proves what the reader of option settlements makes of one record. LOZ26 expires on 17 November 2026 and LOF27 on 16
 * December; ONZ26 and LNZ26 on 24 November, the business day before NGZ26 ends; Brent for January, BZOF27, on 25
 * November, three London business days before BZF27 ends on 30 November.
 */
import { describe, expect, test } from '@jest/globals';
import { OPTION_SERIES_CODES, fromDayNumber, fromMonthIndex, isoDate } from '@cushing/products';

import { Header } from '../../file/header.js';
import { Findings } from '../../judgement/findings.js';
import { OptionBatch } from '../../reading/option-batch.js';
import { optionsFormat } from './options.format.js';

const TODAY = isoDate('2026-11-20');
const BY_SYMBOL = 'tradeDate,symbol,settle,bid,ask,volume,openInterest';
const BY_TERMS = 'tradeDate,product,series,expiry,type,strike,settle,bid,ask';

/** Reads lines and answers their settlements, short, and what was found wrong. */
function read(header: string, ...lines: readonly string[]) {
  const batch = new OptionBatch();
  const findings = new Findings();
  const reader = optionsFormat.reader(new Header(header.split(','), 'file.csv'), TODAY);
  for (const [index, line] of lines.entries()) reader({ line: index + 2, fields: line.split(',') }, batch, findings);
  const columns = batch.columns();
  const rows = Array.from({ length: columns.length }, (_, row) =>
    [
      OPTION_SERIES_CODES[columns.series[row]!],
      fromMonthIndex(columns.month[row]!),
      columns.isCall[row] === 1 ? 'C' : 'P',
      columns.strike[row],
      fromDayNumber(columns.tradeDate[row]!),
    ].join(' '),
  );
  return { rows, columns, batch, rejections: findings.rejections };
}

describe('an option by its symbol', () => {
  test.each([
    ['LOZ26 C7500', 'LO 2026-12 C 75'],
    ['loz26c7500', 'LO 2026-12 C 75'],
    ['LOZ6 P-500', 'LO 2026-12 P -5'],
    ['LNZ2026 P3500', 'LN 2026-12 P 3.5'],
    ['OHZ26 C21500', 'OH 2026-12 C 2.15'],
  ])('%s is %s', (symbol, option) => {
    expect(read(BY_SYMBOL, `2026-10-01,${symbol},4.1,,,,`).rows).toEqual([`${option} 2026-10-01`]);
  });

  test('gives all its numbers, and none where the file gives none', () => {
    const { columns } = read(
      BY_SYMBOL,
      '2026-10-01,LOZ26 C7500,4.1,4.05,4.15,1200,53000',
      '2026-10-01,LOZ26 P10,0,,,,',
    );
    const names = ['settle', 'bid', 'ask', 'volume', 'openInterest', 'line'] as const;
    expect(names.map((name) => columns[name][0])).toEqual([4.1, 4.05, 4.15, 1_200, 53_000, 2]);
    expect(names.map((name) => columns[name][1])).toEqual([0, NaN, NaN, NaN, NaN, 3]);
  });

  test('of one digit of year is read by the date of each line', () => {
    expect(read(BY_SYMBOL, '2016-10-03,LOZ6 C5000,1,,,,', '2026-10-01,LOZ6 C5000,1,,,,').rows).toEqual([
      'LO 2016-12 C 50 2016-10-03',
      'LO 2026-12 C 50 2026-10-01',
    ]);
  });

  test('is remembered with its fault', () => {
    const { rejections } = read(BY_SYMBOL, '2026-10-01,LOZ26 C75.5,4.1,,,,', '2026-10-02,LOZ26 C75.5,4.2,,,,');
    expect(rejections.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'SYMBOL_UNKNOWN'],
      [3, 'SYMBOL_UNKNOWN'],
    ]);
  });
});

describe('an option by its terms', () => {
  test.each([
    ['CL,,2026-11-17,C,75', 'LO 2026-12 C 75'],
    ['cl,lo,2026-11-17,call,75.00', 'LO 2026-12 C 75'],
    ['CL,LO,2026-12-16,Put,-5', 'LO 2027-01 P -5'],
    ['NG,,2026-11-24,p,3.5', 'ON 2026-12 P 3.5'],
    ['NG,LN,2026-11-24,PUT,3.5', 'LN 2026-12 P 3.5'],
    ['BRN,,2026-11-25,c,80', 'BZO 2027-01 C 80'],
  ])('%s is %s', (terms, option) => {
    expect(read(BY_TERMS, `2026-10-01,${terms},4.1,,`).rows).toEqual([`${option} 2026-10-01`]);
  });

  test('needs no column of series', () => {
    expect(read('tradeDate,product,expiry,type,strike,settle', '2026-10-01,NG,2026-11-24,C,3.5,0.2').rows).toEqual([
      'ON 2026-12 C 3.5 2026-10-01',
    ]);
  });

  test('is the same key as by its symbol', () => {
    const strike = (header: string, line: string): number => read(header, line).columns.strike[0]!;
    for (const shown of [1, 7, 13, 11_215, 75_555]) {
      const byTerms = strike(BY_TERMS, `2026-10-01,HO,,2026-11-24,C,${(shown / 10_000).toFixed(4)},1,,`);
      expect(byTerms).toBe(strike(BY_SYMBOL, `2026-10-01,OHZ26 C${shown},1,,,,`));
    }
  });
});

describe('an option is rejected', () => {
  test.each([
    ['2026-10-03,LOZ26 C7500,4.1,,,,', 'tradeDate', 'DATE_NOT_A_TRADE_DATE', 'not a trade date of CL (a Saturday)'],
    ['2026-13-01,LOZ26 C7500,4.1,,,,', 'tradeDate', 'DATE_INVALID', 'written YYYY-MM-DD'],
    ['2026-11-23,LOZ26 C7500,4.1,,,,', 'tradeDate', 'DATE_IN_FUTURE', 'today is 2026-11-20'],
    ['2026-10-01,CLZ26,77.35,,,,', 'symbol', 'SYMBOL_UNKNOWN', '"CLZ26" is a future: name an option of LO'],
    ['2026-10-01,NGZ26,3.5,,,,', 'symbol', 'SYMBOL_UNKNOWN', 'name an option of ON or LN'],
    ['2026-10-01,LOZ26 C75.5,4.1,,,,', 'symbol', 'SYMBOL_UNKNOWN', 'is no strike'],
    ['2026-10-01,XXZ26 C7500,4.1,,,,', 'symbol', 'SYMBOL_UNKNOWN', 'is no product'],
    ['2026-10-01,,4.1,,,,', 'symbol', 'SYMBOL_UNKNOWN', '"" is no symbol'],
    ['2026-10-01,LOZ50 C7500,4.1,,,,', 'symbol', 'CONTRACT_NOT_LISTED', 'CLZ50 was not listed yet on 2026-10-01'],
    ['2026-10-01,LOZ26 C7500,,,,1,1', 'settle', 'VALUE_MISSING', 'needs its settle, or its bid and ask'],
    ['2026-10-01,LOZ26 C7500,,4.05,,1,1', 'settle', 'VALUE_MISSING', 'needs its settle, or its bid and ask'],
    ['2026-10-01,LOZ26 C7500,,,4.15,1,1', 'settle', 'VALUE_MISSING', 'needs its settle, or its bid and ask'],
    ['2026-10-01,LOZ26 C7500,CAB,,,,', 'settle', 'NOT_A_NUMBER', '"CAB" is not a number'],
    ['2026-10-01,LOZ26 C7500,-0.01,,,,', 'settle', 'PRICE_NEGATIVE', '"-0.01" is negative'],
    ['2026-10-01,LOZ26 C7500,4.1,-1,,,', 'bid', 'PRICE_NEGATIVE', '"-1" is negative'],
    ['2026-10-01,LOZ26 C7500,4.1,,-1,,', 'ask', 'PRICE_NEGATIVE', '"-1" is negative'],
    ['2026-10-01,LOZ26 C7500,4.1,,n/a,,', 'ask', 'NOT_A_NUMBER', '"n/a" is not a number'],
    ['2026-10-01,LOZ26 C7500,4.1,,,-1,', 'volume', 'COUNT_NEGATIVE', '"-1" is negative'],
    ['2026-10-01,LOZ26 C7500,4.1,,,,0.5', 'openInterest', 'COUNT_FRACTIONAL', '"0.5" has a fraction'],
  ])('as %s in column %s: %s', (line, columnName, reason, message) => {
    const { rows, rejections } = read(BY_SYMBOL, line);
    expect(rows).toEqual([]);
    expect(rejections).toMatchObject([{ line: 2, columnName, reason, message: expect.stringContaining(message) }]);
    expect(rejections[0]!.message).not.toMatch(/\.$/);
  });

  test.each([
    ['LO,,2026-11-17,C,75', 'product', 'SYMBOL_UNKNOWN', '"LO" is no product: use one of CL, '],
    ['NG,LO,2026-11-24,C,3', 'series', 'SYMBOL_UNKNOWN', '"LO" is no series of options on NG: use ON or LN'],
    [
      ...['CL,,2026-11-18,C,75', 'expiry', 'EXPIRY_NOT_LISTED'],
      'no LO expires on 2026-11-18: the nearest expiries are 2026-11-17 and 2026-12-16',
    ],
    ['CL,,17.11.2026,C,75', 'expiry', 'DATE_INVALID', '"17.11.2026" is not a date written YYYY-MM-DD'],
    ['CL,,2049-11-16,C,75', 'expiry', 'CONTRACT_NOT_LISTED', 'CLZ49 was not listed yet'],
    ['CL,,2026-11-17,X,75', 'type', 'OPTION_TYPE_UNKNOWN', '"X" is neither a call nor a put'],
    ['CL,,2026-11-17,,75', 'type', 'OPTION_TYPE_UNKNOWN', '"" is neither a call nor a put'],
    ['CL,,2026-11-17,C,', 'strike', 'VALUE_MISSING', 'needs its strike'],
    ['CL,,2026-11-17,C,abc', 'strike', 'NOT_A_NUMBER', '"abc" is not a number'],
    ['CL,,2026-11-17,C,75.125', 'strike', 'STRIKE_NOT_EXACT', 'at most 2 decimals'],
  ])('by its terms as %s in column %s: %s', (terms, columnName, reason, message) => {
    const { rows, rejections } = read(BY_TERMS, `2026-10-01,${terms},4.1,,`);
    expect(rows).toEqual([]);
    expect(rejections).toMatchObject([{ line: 2, columnName, reason, message: expect.stringContaining(message) }]);
  });

  test.each([
    ['2026-10-01,LOZ26 C7500,4.05,', 'ask'],
    ['2026-10-01,LOZ26 C7500,,4.15', 'bid'],
  ])('without its settle where there is no column of it: %s', (line, columnName) => {
    expect(read('tradeDate,symbol,bid,ask', line).rejections).toMatchObject([{ columnName, reason: 'VALUE_MISSING' }]);
  });
});

describe('an option is not rejected', () => {
  test.each([
    ['after its expiry', '2026-11-18,LOZ26 C7500,4.1,,,,'],
    ['after the end of its future', '2026-11-20,LOX26 C7500,4.1,,,,'],
    ['off the strike grid', '2026-10-01,LOZ26 C7513,4.1,,,,'],
    ['with a crossed quote', '2026-10-01,LOZ26 C7500,,4.15,4.05,,'],
    ['at an absurd price', '2026-10-01,LOZ26 C7500,400,,,,'],
  ])('%s', (_, line) => {
    expect(read(BY_SYMBOL, line)).toMatchObject({ rows: [expect.stringContaining('LO 2026-1')], rejections: [] });
  });
});

test('what was read names its products and days', () => {
  const { batch } = read(BY_SYMBOL, '2026-10-02,LNZ26 C3000,1,,,,', '2026-10-01,LOZ26 C7500,4.1,,,,');
  expect(batch.products).toEqual(['CL', 'NG']);
  const range = batch.range!;
  expect([range.firstDay, range.lastDay].map((day) => fromDayNumber(day))).toEqual(['2026-10-01', '2026-10-02']);
});
