/** Proves what the reader of rates makes of one record, and how many days each tenor has. */
import { describe, expect, test } from '@jest/globals';
import { fromDayNumber, isoDate } from '@cushing/products';

import { Header } from '../../file/header.js';
import { Findings } from '../../judgement/findings.js';
import { RateBatch } from '../../reading/rate-batch.js';
import { ratesFormat } from './rates.format.js';
import { parseTenor } from './tenor.js';

const TODAY = isoDate('2026-11-20');

function read(header: string, ...lines: readonly string[]) {
  const batch = new RateBatch();
  const findings = new Findings();
  const reader = ratesFormat.reader(new Header(header.split(','), 'rates.csv'), TODAY);
  for (const [index, line] of lines.entries()) reader({ line: index + 2, fields: line.split(',') }, batch, findings);
  const { length, date, tenorDays, rate, line } = batch.columns();
  const rows = Array.from({ length }, (_, row) => [fromDayNumber(date[row]!), tenorDays[row], rate[row], line[row]]);
  return { rows, rejections: findings.rejections };
}

describe('a tenor', () => {
  test.each([
    ['ON', 1],
    ['on', 1],
    ['1D', 1],
    ['30D', 30],
    ['2W', 14],
    ['1M', 30],
    ['3m', 91],
    [' 6M ', 183],
    ['12M', 365],
    ['1Y', 365],
    ['18M', 548],
    ['100Y', 36_500],
  ])('%j has %d days', (text, days) => {
    expect(parseTenor(text)).toBe(days);
  });

  test.each(['', '0D', '0M', 'M', '3', '1.5Y', '-1M', '3 M', '3MO', '101Y', '999999D', 'overnight'])(
    '%j is none',
    (text) => {
      expect(parseTenor(text)).toMatchObject({ status: 'fault', reason: 'TENOR_INVALID' });
    },
  );
});

describe('a rate', () => {
  test('is read with its date and tenor, in any order of columns, on any day', () => {
    // 3 October 2026 is a Saturday.
    expect(read('Rate,Tenor,Date', '0.0425,3M,2026-10-02', '-0.005,ON,2026-10-03').rows).toEqual([
      ['2026-10-02', 91, 0.0425, 2],
      ['2026-10-03', 1, -0.005, 3],
    ]);
  });

  test.each([
    ['2026-10-32,3M,0.04', 'date', 'DATE_INVALID'],
    ['2026-11-21,3M,0.04', 'date', 'DATE_IN_FUTURE'],
    ['2026-10-02,3X,0.04', 'tenor', 'TENOR_INVALID'],
    ['2026-10-02,3M, ', 'rate', 'VALUE_MISSING'],
    ['2026-10-02,3M,4.25', 'rate', 'RATE_OUT_OF_RANGE'],
    ['2026-10-02,3M,n/a', 'rate', 'NOT_A_NUMBER'],
  ])('of %s is rejected for its %s: %s', (line, columnName, reason) => {
    const { rows, rejections } = read('date,tenor,rate', line);
    expect(rows).toEqual([]);
    expect(rejections).toMatchObject([{ line: 2, columnName, reason }]);
  });
});
