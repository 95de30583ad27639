/**
 * Proves how single values and rows are judged. Holidays and last trade dates are the exchanges': NYMEX was closed on
 * Good Friday of 2020 and at Christmas of 2019, and CLK20 last traded on 21 April 2020.
 */
import { describe, expect, test } from '@jest/globals';
import { contractMonth, isoDate, toMonthIndex } from '@cushing/products';

import { MAX_LISTED_FINDINGS, MAX_LISTED_REJECTIONS } from '../ingestion.types.js';
import type { Rejection } from '../ingestion.types.js';
import { Findings, quoted } from './findings.js';
import { parseCount, parsePremium, parsePrice, parseRate } from './numbers.js';
import { sessionFault } from './session.js';
import { TradeDays, contractFault, notATradeDate, parseDate } from './trade-days.js';
import type { TradeDay } from './trade-days.js';

const TODAY = isoDate('2026-01-05');

describe('a price', () => {
  test.each([
    ['20.43', 20.43],
    ['-37.63', -37.63],
    [' 18.27\t', 18.27],
    ['+.5', 0.5],
    ['5.', 5],
    ['1.924e0', 1.924],
    ['2E-3', 0.002],
    ['0.66351234567', 0.663_512_345_67],
    ['-1000000', -1_000_000],
  ])('%j is read exactly', (text, value) => {
    expect(parsePrice(text)).toEqual({ status: 'ok', value });
  });

  test('of minus zero is zero', () => {
    const parsed = parsePrice('-0.00');
    expect(parsed.status === 'ok' && Object.is(parsed.value, 0)).toBe(true);
  });

  test.each([
    ['abc', 'NOT_A_NUMBER'],
    ['.', 'NOT_A_NUMBER'],
    ['-', 'NOT_A_NUMBER'],
    ['1.2.3', 'NOT_A_NUMBER'],
    ['0x1F', 'NOT_A_NUMBER'],
    ['1_000', 'NOT_A_NUMBER'],
    ['NaN', 'NOT_A_NUMBER'],
    ['١٢', 'NOT_A_NUMBER'],
    ['(37.63)', 'NOT_A_NUMBER'],
    ['−37.63', 'NOT_A_NUMBER'],
    ['20,43', 'NOT_A_NUMBER'],
    ['1,000', 'THOUSANDS_SEPARATOR'],
    ['-1,234,567.8', 'THOUSANDS_SEPARATOR'],
    ['Infinity', 'NOT_FINITE'],
    ['-inf', 'NOT_FINITE'],
    ['1e400', 'NOT_FINITE'],
    ['1000000.01', 'PRICE_OUT_OF_RANGE'],
    ['-1e7', 'PRICE_OUT_OF_RANGE'],
  ])('%j is rejected as %s', (text, reason) => {
    expect(parsePrice(text)).toMatchObject({ status: 'fault', reason });
  });
});

describe('the price of an option', () => {
  test('is 0 or more', () => {
    expect(parsePremium('0.00')).toEqual({ status: 'ok', value: 0 });
    expect(parsePremium('-0.01')).toMatchObject({ status: 'fault', reason: 'PRICE_NEGATIVE' });
  });

  test.each(['CAB', '----', '1,000'])('of %j is no number', (text) => {
    expect(parsePremium(text)).toMatchObject({ status: 'fault' });
  });
});

describe('a rate', () => {
  test.each([
    ['0.0425', 0.0425],
    ['-0.005', -0.005],
    ['1', 1],
    ['-1', -1],
  ])('%j is read', (text, value) => {
    expect(parseRate(text)).toEqual({ status: 'ok', value });
  });

  test.each([
    ['4.25', 'RATE_OUT_OF_RANGE', 'perhaps a percentage: write 4.25 % as 0.0425'],
    ['-1.01', 'RATE_OUT_OF_RANGE', 'write -1.01 % as -0.0101'],
    ['4.25%', 'NOT_A_NUMBER', '"4.25%" is not a number: write 4.25 % as 0.0425'],
    ['0.5 %', 'NOT_A_NUMBER', 'write 0.5 % as 0.005'],
    ['%', 'NOT_A_NUMBER', '"%" is not a number'],
    ['n/a', 'NOT_A_NUMBER', '"n/a" is not a number'],
  ])('%j is rejected as %s', (text, reason, message) => {
    expect(parseRate(text)).toEqual({ status: 'fault', reason, message: expect.stringContaining(message) });
  });
});

describe('a number of contracts', () => {
  test.each([
    ['0', 0],
    ['247947', 247_947],
    ['13044.0', 13_044],
    ['1e9', 1_000_000_000],
  ])('%j is read', (text, value) => {
    expect(parseCount(text)).toEqual({ status: 'ok', value });
  });

  test.each([
    ['-1', 'COUNT_NEGATIVE'],
    ['0.5', 'COUNT_FRACTIONAL'],
    ['1000000001', 'COUNT_OUT_OF_RANGE'],
    ['1,000', 'THOUSANDS_SEPARATOR'],
    ['many', 'NOT_A_NUMBER'],
  ])('%j is rejected as %s', (text, reason) => {
    expect(parseCount(text)).toMatchObject({ status: 'fault', reason });
  });
});

describe('the prices of a session', () => {
  const none = NaN;

  test.each([
    ['agree', { open: 17.73, high: 17.85, low: -40.32, settle: -37.63 }],
    ['may all be one', { open: 18, high: 18, low: 18, settle: 18 }],
    ['may be absent', { open: none, high: none, low: none, settle: 18 }],
    ['say nothing against what is absent', { open: 30, high: none, low: 17, settle: 18 }],
  ])('%s', (_, prices) => {
    expect(sessionFault(prices)).toBeUndefined();
  });

  test.each([
    [{ open: none, high: 17, low: 18, settle: 17.5 }, 'high', 'HIGH_BELOW_LOW'],
    [{ open: none, high: 18, low: 17, settle: 18.01 }, 'settle', 'SETTLE_OUTSIDE_RANGE'],
    [{ open: none, high: none, low: 17, settle: 16.99 }, 'settle', 'SETTLE_OUTSIDE_RANGE'],
    [{ open: none, high: -1, low: none, settle: -0.5 }, 'settle', 'SETTLE_OUTSIDE_RANGE'],
    [{ open: 18.01, high: 18, low: 17, settle: 17 }, 'open', 'OPEN_OUTSIDE_RANGE'],
    [{ open: 16.99, high: 18, low: 17, settle: 17 }, 'open', 'OPEN_OUTSIDE_RANGE'],
  ])('%j contradict each other', (prices, column, reason) => {
    expect(sessionFault(prices)).toMatchObject({ column, reason });
  });
});

describe('a date', () => {
  test.each(['2020-04-20', ' 2020-04-20 ', '2024-02-29'])('%j is one', (text) => {
    expect(parseDate(text, TODAY)).toBe(text.trim());
  });

  test.each(['', '2020-02-30', '2023-02-29', '2020-4-20', '20200420', '20-04-2020', '2020-04-20T00:00', '1979-12-31'])(
    '%j is none',
    (text) => {
      expect(parseDate(text, TODAY)).toMatchObject({ status: 'fault', reason: 'DATE_INVALID' });
    },
  );

  test('has no settlements before it has come', () => {
    expect(parseDate('2026-01-05', TODAY)).toBe('2026-01-05');
    expect(parseDate('2026-01-06', TODAY)).toEqual({
      status: 'fault',
      reason: 'DATE_IN_FUTURE',
      message: '2026-01-06 lies in the future: today is 2026-01-05',
    });
  });
});

describe('a trade date', () => {
  const days = new TradeDays(TODAY);
  const may = toMonthIndex(contractMonth(2020, 5));

  function tradeDay(date: string): TradeDay {
    const day = days.find('CL', date);
    if (day.status === 'fault') throw new Error(day.message);
    return day;
  }

  test('has the front contract, which is that through its last trade date', () => {
    expect(['2020-04-20', '2020-04-21', '2020-04-22'].map((date) => tradeDay(date).front - may)).toEqual([0, 0, 1]);
  });

  test('is the same when it is asked for again', () => {
    expect(days.find('CL', '2020-04-20')).toBe(days.find('CL', '2020-04-20'));
  });

  test.each([
    ['2020-04-18', '(a Saturday)'],
    ['2020-04-10', '(Good Friday)'],
    ['2019-12-25', '(Christmas'],
  ])('is not %s, and the reason is said', (date, reason) => {
    const day = days.find('CL', date);
    expect(day).toMatchObject({ status: 'fault', reason: 'DATE_NOT_A_TRADE_DATE' });
    expect(day.status === 'fault' && day.message).toContain(`${date} is not a trade date of CL ${reason}`);
  });

  test('that several products miss is said once', () => {
    expect(notATradeDate(isoDate('2020-04-19'), ['CL', 'BZ']).message).toBe(
      '2020-04-19 is not a trade date of CL, BZ (a Sunday)',
    );
  });

  test('has contracts from the front to the last that is listed, and no others', () => {
    expect(contractFault('CL', may, tradeDay('2020-04-21'))).toBeUndefined();
    expect(contractFault('CL', may, tradeDay('2020-04-22'))).toEqual({
      status: 'fault',
      reason: 'CONTRACT_EXPIRED',
      message: 'CLK20 no longer traded on 2020-04-22: CLM20 was the front contract',
    });
    const day = tradeDay('2020-04-21');
    expect(contractFault('CL', day.lastListed, day)).toBeUndefined();
    expect(contractFault('CL', day.lastListed + 1, day)).toMatchObject({ reason: 'CONTRACT_NOT_LISTED' });
  });
});

describe('findings', () => {
  test('list the first thousand and count all', () => {
    const findings = new Findings();
    for (let line = 1; line <= MAX_LISTED_REJECTIONS + 5; line += 1) {
      findings.reject({ line, column: { index: 2, name: 'settle' } }, 'abc', 'NOT_A_NUMBER', 'x', 3);
    }
    expect(findings.rejections).toHaveLength(MAX_LISTED_REJECTIONS);
    expect(findings.rejections[0]).toEqual({
      line: 1,
      column: 3,
      columnName: 'settle',
      value: 'abc',
      reason: 'NOT_A_NUMBER',
      message: 'x',
    });
    expect([findings.rejectionCount, findings.rejectedRows]).toEqual([1_005, 3_015]);
  });

  test('found later take their place by line', () => {
    const findings = new Findings();
    for (const line of [2, 9]) findings.reject({ line }, '', 'FIELD_COUNT', 'x');
    const later: Rejection = {
      line: 5,
      column: 0,
      columnName: null,
      value: '',
      reason: 'CONTRADICTS_EARLIER_ROW',
      message: 'y',
    };
    findings.add([later], 4);
    expect(findings.rejections.map(({ line }) => line)).toEqual([2, 5, 9]);
    expect([findings.rejectionCount, findings.rejectedRows]).toEqual([6, 6]);
  });

  test('that mark a row list the first thousand, and count every kind with its first', () => {
    const findings = new Findings();
    const crossed = { kind: 'CROSSED_QUOTE', column: { index: 3, name: 'bid' }, describe: () => 'x' } as const;
    const off = { kind: 'OFF_STRIKE_GRID', column: { index: 1, name: 'symbol' }, describe: () => 'y' } as const;
    for (let line = 2; line <= MAX_LISTED_FINDINGS + 6; line += 1) findings.mark(line, [crossed]);
    findings.mark(5_000, [off, crossed]);
    const report = findings.report();
    expect(report.findings).toHaveLength(MAX_LISTED_FINDINGS);
    expect([report.findingCount, report.markedRows, report.rejectionCount]).toEqual([1_007, 1_006, 0]);
    expect(report.findingCounts).toEqual([
      { kind: 'OFF_STRIKE_GRID', count: 1, first: expect.objectContaining({ line: 5_000, columnName: 'symbol' }) },
      {
        kind: 'CROSSED_QUOTE',
        count: 1_006,
        first: {
          severity: 'WARNING',
          kind: 'CROSSED_QUOTE',
          action: 'KEPT',
          line: 2,
          column: 4,
          columnName: 'bid',
          message: 'x',
        },
      },
    ]);
  });

  test('that are made in any order are listed by line, and those of a part that is done go on', () => {
    const column = { index: 3, name: 'bid' };
    const crossed = { kind: 'CROSSED_QUOTE', column, describe: () => 'x' } as const;
    const before = new Findings();
    before.reject({ line: 3 }, '', 'FIELD_COUNT', 'x', 2);
    for (const line of [7_001, 7_003]) before.mark(line, [crossed]);
    const findings = new Findings({ ...before.report(), rejectedRows: before.rejectedRows });
    for (let line = 7_000; line > 3_500; line -= 1) findings.mark(line, [crossed]);
    findings.mark(7_001, [crossed], true);
    findings.note({ severity: 'INFO', kind: 'DUPLICATE_ROWS', action: 'LEFT_OUT', message: 'y' });
    const report = findings.report();
    const lines = Array.from({ length: MAX_LISTED_FINDINGS - 1 }, (_, index) => 3_501 + index);
    expect(report.findings.map(({ line }) => line)).toEqual([0, ...lines]);
    expect([report.findingCount, report.markedRows, report.rejectionCount]).toEqual([3_504, 3_502, 1]);
    expect(findings.rejectedRows).toBe(2);
    expect(report.findingCounts.map(({ kind, count, first }) => [kind, count, first.line])).toEqual([
      ['DUPLICATE_ROWS', 1, 0],
      ['CROSSED_QUOTE', 3_503, 3_501],
    ]);
  });

  test('repeat no more of a value than fits on a line, with what a terminal would obey escaped', () => {
    expect(quoted('x'.repeat(100))).toBe(`"${'x'.repeat(40)}…"`);
    expect(quoted('a\u001b[2J"')).toBe('"a\\u001b[2J\\""');
  });
});
