/** Proves what becomes of each kind of row that a vendor's file states, and of each fault. Days and contracts are the exchange's. */
import { describe, expect, test } from '@jest/globals';
import {
  OPTION_SERIES_CODES,
  PRODUCT_CODES,
  fromDayNumber,
  isoDate,
  parseContractMonth,
  toMonthIndex,
} from '@cushing/products';

import { Findings } from '../judgement/findings.js';
import type { StatedFuture, StatedOption, StatedPositions, StatedRow, StatedSpot } from '../vendors/stated-row.js';
import { ImportRows } from './import-rows.js';
import { StatedRowJudge } from './stated-row-judge.js';

const BLANK = { open: '', high: '', low: '', volume: '', openInterest: '' };
const FUTURE: StatedFuture = {
  ...{ kind: 'FUTURE', line: 7, tradeDate: '2020-04-20', product: 'CL', contract: { month: '2020-05' } },
  ...{ ...BLANK, settle: '-37.63' },
};
const OPTION: StatedOption = {
  ...{ kind: 'OPTION', line: 8, tradeDate: '2020-04-20', series: 'LO', month: '2020-06', type: 'PUT', strike: '18' },
  ...{ settle: '3.10', bid: '3.05', ask: '3.15', volume: '12', openInterest: '340' },
};
const SPOT: StatedSpot = { kind: 'SPOT', line: 9, date: '2020-04-20', series: 'RWTC', price: '-36.98' };
const POSITIONS: StatedPositions = {
  ...{ kind: 'POSITIONS', line: 10, date: '2020-04-21', product: 'NG', report: 'COMBINED', openInterest: '1000' },
  ...{ producerLong: '1', producerShort: '2', swapLong: '3', swapShort: '4', swapSpread: '5', managedLong: '6' },
  ...{ managedShort: '7', managedSpread: '8', otherLong: '9', otherShort: '10', otherSpread: '' },
};

function judged(rows: readonly StatedRow[], roundsToTick = false): { rows: ImportRows; findings: Findings } {
  const findings = new Findings();
  const judge = new StatedRowJudge(isoDate('2020-04-22'), roundsToTick, findings);
  const batches = new ImportRows();
  for (const row of rows) judge.judge(row, batches);
  return { rows: batches, findings };
}

function month(text: string): number {
  return toMonthIndex(parseContractMonth(text)!);
}

describe('a future', () => {
  function futures(row: Partial<StatedFuture>, roundsToTick = false) {
    const { rows, findings } = judged([{ ...FUTURE, ...row }], roundsToTick);
    const columns = rows.futures.columns();
    return {
      findings,
      length: columns.length,
      product: PRODUCT_CODES[columns.product[0]!],
      month: columns.month[0],
      date: fromDayNumber(columns.tradeDate[0]!),
      nearby: columns.nearby[0],
      prices: [columns.open[0], columns.high[0], columns.low[0], columns.settle[0]],
      counts: [columns.volume[0], columns.openInterest[0]],
      place: [columns.line[0], columns.column[0]],
    };
  }

  test('goes into the batch with its day, month, nearby and line, blanks as no numbers', () => {
    expect(futures({})).toMatchObject({
      ...{ length: 1, product: 'CL', month: month('2020-05'), date: '2020-04-20', nearby: 1 },
      ...{ prices: [NaN, NaN, NaN, -37.63], counts: [NaN, NaN], place: [7, 0] },
    });
  });

  test('of a nearby is of the month that traded then: the May contract ended on 21 April', () => {
    expect(futures({ contract: { nearby: 2 } })).toMatchObject({ month: month('2020-06'), nearby: 2 });
    const after = futures({ contract: { nearby: 1 }, tradeDate: '2020-04-22', settle: '13.78' });
    expect(after).toMatchObject({ month: month('2020-06'), nearby: 1 });
  });

  test('whose session contradicts its settlement keeps the settlement, and says what is left out', () => {
    const { prices, counts, findings } = futures({ open: '1', high: '2', low: '0.5', settle: '3', volume: '4' });
    expect(prices).toEqual([NaN, NaN, NaN, 3]);
    expect(counts).toEqual([4, NaN]);
    expect(findings.report().findings).toEqual([
      {
        ...{ severity: 'INFO', kind: 'SESSION_LEFT_OUT', action: 'PARTLY_KEPT', line: 7, column: 0, columnName: '' },
        message: 'settle 3 is above high 2: open, high and low are left out',
      },
    ]);
    expect(findings.rejectionCount).toBe(0);
  });

  test('whose session agrees keeps all of it', () => {
    const { prices, findings } = futures({ open: '1', high: '2', low: '0.5', settle: '1.5' });
    expect(prices).toEqual([1, 2, 0.5, 1.5]);
    expect(findings.report().findingCount).toBe(0);
  });

  test('of 32-bit floats stands for the nearest tick, 0.01 of CL and 0.0001 of RB', () => {
    const float = { open: '18.270000457763672', high: '20.05', low: '17.310000', settle: '-37.630001068115234' };
    expect(futures({ ...float, low: '-40.31999969' }, true).prices).toEqual([18.27, 20.05, -40.32, -37.63]);
    expect(futures({ product: 'RB', settle: '0.66350001' }, true).prices).toEqual([NaN, NaN, NaN, 0.6635]);
    expect(futures({ settle: '-37.630001068115234' }).prices[3]).toBe(-37.630001068115234);
  });

  test.each(['', 'CAB'])('with a settlement of %j is passed over', (settle) => {
    const { length, findings } = futures({ settle, tradeDate: '2020-04-19' });
    expect([length, findings.rejectionCount, findings.report().linesWithoutPrice]).toEqual([0, 0, 1]);
  });

  test.each<readonly [Partial<StatedFuture>, string, string]>([
    [{ tradeDate: '2020-04-19' }, 'DATE_NOT_A_TRADE_DATE', '2020-04-19'],
    [{ tradeDate: '2020-04-10' }, 'DATE_NOT_A_TRADE_DATE', '2020-04-10'],
    [{ tradeDate: '2020-04-23' }, 'DATE_IN_FUTURE', '2020-04-23'],
    [{ tradeDate: '2020-02-30' }, 'DATE_INVALID', '2020-02-30'],
    [{ tradeDate: '' }, 'DATE_INVALID', ''],
    [{ contract: { month: '2020-13' } }, 'DATE_INVALID', '2020-13'],
    [{ contract: { month: '2020-04' } }, 'CONTRACT_EXPIRED', 'CLJ20'],
    [{ contract: { month: '2045-01' } }, 'CONTRACT_NOT_LISTED', 'CLF45'],
    [{ contract: { nearby: 400 } }, 'CONTRACT_NOT_LISTED', 'CLQ53'],
    [{ settle: 'x' }, 'NOT_A_NUMBER', 'x'],
    [{ settle: '1,000.5' }, 'THOUSANDS_SEPARATOR', '1,000.5'],
    [{ settle: '1e7' }, 'PRICE_OUT_OF_RANGE', '1e7'],
    [{ open: 'inf' }, 'NOT_FINITE', 'inf'],
    [{ volume: '-1' }, 'COUNT_NEGATIVE', '-1'],
    [{ openInterest: '0.5' }, 'COUNT_FRACTIONAL', '0.5'],
    [{ openInterest: '10000000000' }, 'COUNT_OUT_OF_RANGE', '10000000000'],
  ])('with %j is rejected as %s', (row, reason, value) => {
    const { length, findings } = futures(row);
    expect(length).toBe(0);
    expect(findings.rejections).toMatchObject([{ line: 7, column: 0, columnName: null, reason, value }]);
  });
});

describe('an option', () => {
  function options(row: Partial<StatedOption>) {
    const { rows, findings } = judged([{ ...OPTION, ...row }]);
    const columns = rows.options.columns();
    return {
      findings,
      length: columns.length,
      series: OPTION_SERIES_CODES[columns.series[0]!],
      month: columns.month[0],
      isCall: columns.isCall[0],
      strike: columns.strike[0],
      date: fromDayNumber(columns.tradeDate[0]!),
      prices: [columns.settle[0], columns.bid[0], columns.ask[0]],
      counts: [columns.volume[0], columns.openInterest[0]],
      line: columns.line[0],
    };
  }

  test('goes into the batch with all that it states', () => {
    expect(options({})).toMatchObject({
      ...{ length: 1, series: 'LO', month: month('2020-06'), isCall: 0, strike: 18, date: '2020-04-20' },
      ...{ prices: [3.1, 3.05, 3.15], counts: [12, 340], line: 8 },
    });
    expect(options({ type: 'CALL', strike: '-2.5' })).toMatchObject({ length: 1, isCall: 1, strike: -2.5 });
  });

  test.each<readonly [Partial<StatedOption>, readonly number[]]>([
    [{ settle: 'CAB' }, [NaN, 3.05, 3.15]],
    [{ settle: '' }, [NaN, 3.05, 3.15]],
    [{ bid: 'CAB', ask: '' }, [3.1, NaN, NaN]],
  ])('with %j keeps what numbers it has', (row, prices) => {
    expect(options(row)).toMatchObject({ length: 1, prices });
  });

  test.each<Partial<StatedOption>>([
    { settle: 'CAB', bid: '' },
    { settle: '', ask: 'CAB' },
    { settle: '', bid: '', ask: '', tradeDate: '2020-04-19' },
  ])('with %j has no price, and is passed over', (row) => {
    const { length, findings } = options(row);
    expect([length, findings.rejectionCount, findings.report().linesWithoutPrice]).toEqual([0, 0, 1]);
  });

  test.each<readonly [Partial<StatedOption>, string, string]>([
    [{ tradeDate: '2020-04-10' }, 'DATE_NOT_A_TRADE_DATE', '2020-04-10'],
    [{ month: '2020-6' }, 'DATE_INVALID', '2020-6'],
    [{ month: '2045-01' }, 'CONTRACT_NOT_LISTED', 'LO 2045-01'],
    [{ strike: '' }, 'VALUE_MISSING', ''],
    [{ strike: '18.001' }, 'STRIKE_NOT_EXACT', '18.001'],
    [{ strike: 'x' }, 'NOT_A_NUMBER', 'x'],
    [{ settle: '-0.01' }, 'PRICE_NEGATIVE', '-0.01'],
    [{ bid: 'x' }, 'NOT_A_NUMBER', 'x'],
    [{ volume: '1.5' }, 'COUNT_FRACTIONAL', '1.5'],
  ])('with %j is rejected as %s', (row, reason, value) => {
    const { length, findings } = options(row);
    expect(length).toBe(0);
    expect(findings.rejections).toMatchObject([{ line: 8, column: 0, columnName: null, reason, value }]);
  });
});

describe('a spot price', () => {
  test('goes into the batch under its series, on any calendar day', () => {
    const { rows } = judged([SPOT, { ...SPOT, date: '2020-04-19', series: 'RBRTE', price: '17.36', line: 10 }]);
    const { length, series, date, price, line } = rows.spot.columns();
    expect([length, series.slice(0, 2), [...price.slice(0, 2)], [...line.slice(0, 2)]]).toEqual([
      ...[2, ['RWTC', 'RBRTE'], [-36.98, 17.36], [9, 10]],
    ]);
    expect([...date.slice(0, 2)].map((day) => fromDayNumber(day))).toEqual(['2020-04-20', '2020-04-19']);
  });

  test('that is blank is passed over, and only on a day that is one', () => {
    const { rows, findings } = judged([
      { ...SPOT, price: '' },
      { ...SPOT, price: '', date: '20200420' },
    ]);
    expect([rows.length, findings.report().linesWithoutPrice]).toEqual([0, 1]);
    expect(findings.rejections).toMatchObject([{ line: 9, reason: 'DATE_INVALID', value: '20200420' }]);
  });

  test.each<readonly [Partial<StatedSpot>, string]>([
    [{ date: '2020-04-23' }, 'DATE_IN_FUTURE'],
    [{ date: '1979-12-31' }, 'DATE_INVALID'],
    [{ price: 'n/a' }, 'NOT_A_NUMBER'],
    [{ price: '1e9' }, 'PRICE_OUT_OF_RANGE'],
  ])('with %j is rejected as %s', (row, reason) => {
    const { rows, findings } = judged([{ ...SPOT, ...row }]);
    expect(rows.length).toBe(0);
    expect(findings.rejections).toMatchObject([{ line: 9, reason }]);
  });
});

describe('a report on positions', () => {
  test('goes into the batch with each class of traders, blanks as no numbers', () => {
    const { rows } = judged([POSITIONS, { ...POSITIONS, report: 'FUTURES_ONLY', product: 'CL' }]);
    const columns = rows.positions.columns();
    expect(columns.length).toBe(2);
    expect([...columns.product.slice(0, 2)].map((index) => PRODUCT_CODES[index])).toEqual(['NG', 'CL']);
    expect([...columns.isCombined.slice(0, 2)]).toEqual([1, 0]);
    expect(fromDayNumber(columns.date[0]!)).toBe('2020-04-21');
    const { openInterest, producerLong, producerShort, swapSpread, managedLong, otherShort, otherSpread } = columns;
    expect(
      [openInterest, producerLong, producerShort, swapSpread, managedLong, otherShort, otherSpread].map(
        ([first]) => first,
      ),
    ).toEqual([1000, 1, 2, 5, 6, 10, NaN]);
  });

  test.each<readonly [Partial<StatedPositions>, string]>([
    [{ date: '2020-04-28' }, 'DATE_IN_FUTURE'],
    [{ date: 'x' }, 'DATE_INVALID'],
    [{ managedLong: '-6' }, 'COUNT_NEGATIVE'],
    [{ openInterest: '1.5' }, 'COUNT_FRACTIONAL'],
    [{ otherSpread: '.' }, 'NOT_A_NUMBER'],
  ])('with %j is rejected as %s', (row, reason) => {
    const { rows, findings } = judged([{ ...POSITIONS, ...row }]);
    expect(rows.length).toBe(0);
    expect(findings.rejections).toMatchObject([{ line: 10, reason }]);
  });
});

describe('a row', () => {
  test('of something unknown is proposed once with how many there are, and is no rejection', () => {
    const { rows, findings } = judged([
      { kind: 'UNKNOWN', line: 3, subject: 'WUL WTI', proposal: 'CL' },
      { kind: 'UNKNOWN', line: 4, subject: 'AEC AB-NIT', proposal: undefined },
      { kind: 'UNKNOWN', line: 5, subject: 'WUL WTI', proposal: 'CL' },
    ]);
    expect([rows.length, findings.rejectionCount]).toEqual([0, 0]);
    expect(findings.report()).toMatchObject({
      unknownCount: 2,
      unknown: [
        { subject: 'WUL WTI', proposal: 'CL', line: 3, rows: 2 },
        { subject: 'AEC AB-NIT', proposal: null, line: 4, rows: 1 },
      ],
    });
  });

  test('that can not be read is rejected with its place', () => {
    const { findings } = judged([
      { kind: 'UNREADABLE', line: 3, column: 0, value: 'abc', message: 'a line has 11 fields' },
      { kind: 'UNREADABLE', line: 4, column: 2, value: '13/1/2020', message: 'a date is written M/D/YYYY' },
    ]);
    expect(findings.rejections).toEqual([
      ...[
        { line: 3, column: 0, columnName: null, value: 'abc', reason: 'UNREADABLE', message: 'a line has 11 fields' },
      ],
      {
        ...{ line: 4, column: 2, columnName: '', value: '13/1/2020', reason: 'UNREADABLE' },
        message: 'a date is written M/D/YYYY',
      },
    ]);
  });
});
