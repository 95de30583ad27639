/** The three dialects of Yahoo's daily prices; numbers are those of the files, which Yahoo and programs wrote. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { describeWithSharedData } from '../../../../../../scripts/testing/describe-with-shared-data.ts';
import { decodedText, expectToTakeAnything } from '../vendor-form.contract.ts';
import { yahooDailyForm as form } from './yahoo-daily.form.js';

const OLD = 'Date,Open,High,Low,Close,Adj Close,Volume';
const HISTORY = 'Date,Open,High,Low,Close,Volume,Dividends,Stock Splits';
const THREE = ['Price,Close,High,Low,Open,Volume', 'Ticker,CL=F,CL=F,CL=F,CL=F,CL=F', 'Date,,,,,'].join('\n');
const OLD_LINE = '2020-09-24,2.195000,2.320000,2.169000,2.248000,2.248000,60475';

const gas = {
  kind: 'FUTURE',
  line: 2,
  tradeDate: '2020-09-24',
  product: 'NG',
  contract: { nearby: 1 },
  open: '2.195000',
  high: '2.320000',
  low: '2.169000',
  settle: '2.248000',
  volume: '60475',
  openInterest: '',
};

describe('a file that Yahoo saved', () => {
  test('gives futures of the ticker in its name, with the close as the settlement', async () => {
    expect(form.detect([OLD, OLD_LINE])).toBe(true);
    expect(form.roundsToTick).toBe(true);
    expect(await decodedText(form, `${OLD}\n${OLD_LINE}\n`, 'NG=F.csv')).toEqual([gas]);
  });

  test.each([
    ['yahoo_old_NG=F (1).csv', 'NG', { nearby: 1 }],
    ['rb%3Df.csv', 'RB', { nearby: 1 }],
    ['CLZ26.NYM.csv', 'CL', { month: '2026-12' }],
    ['BZG27.NYM', 'BZ', { month: '2027-02' }],
  ])('named %s is of that contract', async (name, product, contract) => {
    expect(await decodedText(form, `${OLD}\n${OLD_LINE}`, name)).toEqual([{ ...gas, product, contract }]);
  });

  test.each(['prices.csv', 'NG.csv', 'XNG=FX.csv'])('named %s says what to put into its name', async (name) => {
    expect(await decodedText(form, `${OLD}\n${OLD_LINE}\n${OLD_LINE}`, name)).toEqual([
      { kind: 'UNREADABLE', line: 2, column: 0, value: OLD_LINE, message: expect.stringContaining('CLZ26.NYM.csv') },
      { kind: 'UNREADABLE', line: 3, column: 0, value: OLD_LINE, message: expect.stringContaining('CL=F.csv') },
    ]);
  });

  test.each([
    ['GC=F.csv', 'GC=F'],
    ['MCLZ26.NYM.csv', 'MCLZ26.NYM'],
  ])('named %s is told once as unknown', async (name, subject) => {
    expect(await decodedText(form, `${OLD}\n${OLD_LINE}\n${OLD_LINE}`, name)).toEqual([
      { kind: 'UNKNOWN', line: 2, subject, proposal: undefined },
    ]);
  });

  test('has blanks where it says null', async () => {
    const blank = { open: '', high: '', low: '', settle: '', volume: '' };
    expect(await decodedText(form, `${OLD}\n2020-09-24,null,null,null,null,null,null`, 'NG=F.csv')).toEqual([
      { ...gas, ...blank },
    ]);
  });

  test('is read with CR LF, a byte that is no number, a cut line and a day that never was', async () => {
    const lines = [OLD, OLD_LINE, '2020-09-25,2.1x8,2,2,2,2,5', '2020-09-28,2.178', '2020-02-30,2,2,2,2,2,5', ''];
    expect(await decodedText(form, lines.join('\r\n'), 'NG=F.csv')).toEqual([
      gas,
      { kind: 'UNREADABLE', line: 3, column: 2, value: '2.1x8', message: expect.any(String) },
      {
        kind: 'UNREADABLE',
        line: 4,
        column: 0,
        value: '2020-09-28,2.178',
        message: 'it has 2 values where the header has 7',
      },
      { kind: 'UNREADABLE', line: 5, column: 1, value: '2020-02-30', message: expect.any(String) },
    ]);
  });

  test('is read by the names of its columns, and by those of a header in its middle from there on', async () => {
    const text = [
      'Date,Volume,Extra,Close,Open,Low,High,Adj Close',
      '2020-09-24,60475,x,2.248000,2.195000,2.169000,2.320000,2.248000',
      OLD,
      OLD_LINE,
    ].join('\n');
    expect(await decodedText(form, text, 'NG=F.csv')).toEqual([gas, { ...gas, line: 4 }]);
  });

  test.each([
    'Date,Open,High,Low,Close,Volume',
    'Date,Open,High,Low,Adj Close,Volume',
    'Date,Price',
    'Date,Open,High,Low,Last,Change,Settle,Volume,Open Interest',
    '<!DOCTYPE html>',
    '',
  ])('is not one that begins %j', (line) => {
    expect(form.detect([line])).toBe(false);
  });
});

describe('a history with stamps', () => {
  test('is daily where they are midnights of a zone', async () => {
    const line = '2020-04-20 00:00:00-04:00,17.73,17.85,-40.32,-37.63,247947,0.0,0.0';
    expect(await decodedText(form, `${HISTORY}\n${line}`, 'CL=F.csv')).toEqual([
      {
        kind: 'FUTURE',
        line: 2,
        tradeDate: '2020-04-20',
        product: 'CL',
        contract: { nearby: 1 },
        open: '17.73',
        high: '17.85',
        low: '-40.32',
        settle: '-37.63',
        volume: '247947',
        openInterest: '',
      },
    ]);
  });

  test('is refused from its first time within a day on', async () => {
    const rest = '17.73,17.85,-40.32,-37.63,247947,0.0,0.0';
    const stamps = ['2020-04-20 09:30:00-04:00', '2020-04-21 00:00:00-04:00'];
    const text = [HISTORY, ...stamps.map((stamp) => `${stamp},${rest}`)].join('\n');
    const message = 'it is a bar within a day: download daily prices, with the interval 1d';
    expect(await decodedText(form, text, 'CL=F.csv')).toEqual(
      stamps.map((value, index) => ({ kind: 'UNREADABLE', line: index + 2, column: 1, value, message })),
    );
  });

  test('is refused where its column is one of instants, midnights too', async () => {
    const text = `${HISTORY.replace('Date', 'Datetime')}\n2020-04-20 00:00:00-04:00,1,1,1,1,1,0.0,0.0`;
    expect(form.detect(text.split('\n'))).toBe(true);
    expect(await decodedText(form, text, 'CL=F.csv')).toMatchObject([{ kind: 'UNREADABLE', line: 2, column: 1 }]);
  });
});

describe('a file with a header of three lines', () => {
  test('gives futures of the ticker in its header, whatever its name', async () => {
    const text = `${THREE}\n2025-09-08,62.2599983215332,63.34,61.85,62.0,237288\n`;
    expect(form.detect(text.split('\n'))).toBe(true);
    expect(await decodedText(form, text, 'NG=F.csv')).toEqual([
      {
        kind: 'FUTURE',
        line: 4,
        tradeDate: '2025-09-08',
        product: 'CL',
        contract: { nearby: 1 },
        open: '62.0',
        high: '63.34',
        low: '61.85',
        settle: '62.2599983215332',
        volume: '237288',
        openInterest: '',
      },
    ]);
  });

  test('gives a row for each of its tickers, and tells of an unknown one once', async () => {
    const fields = ['Close', 'High', 'Low', 'Open', 'Volume'];
    const text = [
      `Ticker,${fields.map(() => 'NGZ26.NYM,GC=F').join(',')}`,
      `Price,${fields.map((field) => `${field},${field}`).join(',')}`,
      `Date${','.repeat(10)}`,
      '2026-04-20,4,1900,5,1901,3,1899,3.5,1900,10,20',
      '2026-04-21,4,1900,5,1901,3,1899,3.5,1900,10,20',
    ].join('\n');
    const known = {
      kind: 'FUTURE',
      product: 'NG',
      contract: { month: '2026-12' },
      settle: '4',
      open: '3.5',
      volume: '10',
    };
    expect(form.detect(text.split('\n'))).toBe(true);
    expect(await decodedText(form, text, 'prices.csv')).toMatchObject([
      { ...known, line: 4, tradeDate: '2026-04-20' },
      { kind: 'UNKNOWN', line: 4, subject: 'GC=F' },
      { ...known, line: 5, tradeDate: '2026-04-21' },
    ]);
  });

  test('is not one without a line of tickers or without volumes', () => {
    const [price = '', tickers = '', date = ''] = THREE.split('\n');
    expect(form.detect([price, date, '2025-09-08,1,1,1,1,1'])).toBe(false);
    expect(form.detect([price.replace('Volume', 'Size'), tickers, date])).toBe(false);
  });
});

describeWithSharedData('the whole history of CL=F', 'data/yahoo/CL=F_history_tickerhistory.csv', (path) => {
  test('is one future a line', async () => {
    const rows = await decodedText(form, readFileSync(path, 'utf8'), 'CL=F_history_tickerhistory.csv');
    expect(rows).toHaveLength(6443);
    expect(rows.every(({ kind }) => kind === 'FUTURE')).toBe(true);
    expect(rows.find((row) => row.kind === 'FUTURE' && row.tradeDate === '2020-04-20')).toMatchObject({
      line: 4933,
      open: '17.729999542236328',
      high: '17.850000381469727',
      low: '-40.31999969482422',
      settle: '-37.630001068115234',
      volume: '247947',
    });
  });
});

describeWithSharedData('the sample with three lines of header', 'data/yahoo/yf3row_CL=F.csv', (path) => {
  const text = readFileSync(path, 'utf8');

  test('is one future a line', async () => {
    const rows = await decodedText(form, text, 'download.csv');
    expect(rows).toHaveLength(text.trim().split('\n').length - 3);
    expect(rows.at(-1)).toMatchObject({ tradeDate: '2026-03-06', settle: '90.9000015258789', volume: '707030' });
    expect(rows.every(({ kind }) => kind === 'FUTURE')).toBe(true);
  });

  test('may be changed in any way', async () => {
    await expectToTakeAnything(form, text.slice(0, 600), 'download.csv');
  });
});

describe('a file that Yahoo saved, changed in any way', () => {
  test('is taken', async () => {
    await expectToTakeAnything(form, `${OLD}\n${`${OLD_LINE}\n`.repeat(5)}`, 'NG=F.csv');
  });
});
