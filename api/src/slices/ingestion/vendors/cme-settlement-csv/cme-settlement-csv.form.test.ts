/** CME's settlement CSV: published rows of 2018-07-02, whole chains of 2026-11-19, and damaged files. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../../../scripts/testing/describe-with-shared-data.js';
import type { StatedRow } from '../stated-row.js';
import { cmeSettlementCsvForm as form } from './cme-settlement-csv.form.js';

const HEADER =
  'BizDt,Sym,ID,StrkPx,SecTyp,MMY,MatDt,PutCall,Exch,Desc,LastTrdDt,BidPrice,OpeningPrice,SettlePrice,SettleDelta,' +
  'HighLimit,LowLimit,DHighPrice,DLowPrice,HighBid,LowBid,PrevDayVol,PrevDayOI,FixingPrice,UndlyExch,UndlyID,' +
  'UndlySecTyp,UndlyMMY,BankBusDay';
const FUTURE =
  '"2026-11-19","CL","CL","","FUT","202701","2026-12-21","","NYMEX","","2026-12-21","","64.09","64.19","1.0","","",' +
  '"64.69","63.59","","","400000","300000","","","","","",""';
const OPTION =
  '"2018-07-02","LO","LO","69.5","OOF","201808","2018-07-17","0","NYMEX","","2018-07-17","","","0.22","-0.09384",' +
  '"99999.0","0.01","0.28","0.16","","","1193","4438","","NYMEX","CL","FUT","201808",""';
const STATED_FUTURE = {
  kind: 'FUTURE',
  line: 2,
  tradeDate: '2026-11-19',
  product: 'CL',
  contract: { month: '2027-01' },
  open: '64.09',
  high: '64.69',
  low: '63.59',
  settle: '64.19',
  volume: '',
  openInterest: '300000',
};
const STATED_OPTION = {
  kind: 'OPTION',
  line: 2,
  tradeDate: '2018-07-02',
  series: 'LO',
  month: '2018-08',
  type: 'PUT',
  strike: '69.5',
  settle: '0.22',
  bid: '',
  ask: '',
  volume: '',
  openInterest: '4438',
};

async function decode(text: string): Promise<StatedRow[]> {
  async function* lines() {
    for (const [index, line] of text.split(/\r?\n/).entries())
      yield await Promise.resolve({ line: index + 1, text: line });
  }
  const rows: StatedRow[] = [];
  for await (const row of form.decode(lines(), { fileName: 'x.csv' })) rows.push(row);
  return rows;
}

async function decodeRow(row: string): Promise<StatedRow[]> {
  return decode(`${HEADER}\n${row}\n`);
}

describe('detection of a settlement CSV', () => {
  test('goes by the names of its columns, in any order and case, with others among them', () => {
    expect(form.detect([HEADER, FUTURE])).toBe(true);
    expect(form.detect(['', 'New,SettlePrice,PutCall,MMY,SecTyp,StrkPx,"Sym",bizdt'])).toBe(true);
  });

  test.each(['BizDt', 'Sym', 'StrkPx', 'SecTyp', 'MMY', 'PutCall', 'SettlePrice'])('needs %s', (name) => {
    const names = HEADER.split(',').map((other) => (other === name ? `${name}2` : other));
    expect(form.detect([names.join(','), FUTURE])).toBe(false);
  });

  test('takes no HTML, no empty file, and no records without a header', () => {
    expect(form.detect(['<!DOCTYPE html>', '<html>', HEADER])).toBe(false);
    expect(form.detect([])).toBe(false);
    expect(form.detect([FUTURE])).toBe(false);
  });
});

describe('a record', () => {
  test('of a future is stated without the volume, which is the day before’s', async () => {
    expect(await decodeRow(FUTURE)).toEqual([STATED_FUTURE]);
  });

  test('of an option has its right, strike and month', async () => {
    expect(await decodeRow(OPTION)).toEqual([STATED_OPTION]);
    expect(await decodeRow(OPTION.replace('"0","NYMEX"', '"1","NYMEX"'))).toEqual([{ ...STATED_OPTION, type: 'CALL' }]);
  });

  test('of an option is of the month of the future beneath, its own where that is not said', async () => {
    expect(await decodeRow(OPTION.replace('"FUT","201808"', '"FUT","201809"'))).toEqual([
      { ...STATED_OPTION, month: '2018-09' },
    ]);
    expect(await decodeRow(OPTION.replace('"FUT","201808"', '"FUT",""'))).toEqual([STATED_OPTION]);
  });

  test('may have a negative price and a negative strike', async () => {
    expect(await decodeRow(FUTURE.replace('"64.19"', '"-37.63"'))).toEqual([{ ...STATED_FUTURE, settle: '-37.63' }]);
    expect(await decodeRow(OPTION.replace('"69.5"', '"-1.0"'))).toEqual([{ ...STATED_OPTION, strike: '-1.0' }]);
  });

  test('is blank where there is no number, and keeps the word for a cabinet price', async () => {
    const blank = { open: '', high: '', low: '', settle: '', openInterest: '' };
    expect(await decodeRow(FUTURE.replaceAll(/"(?:6\d\.\d+|300000)"/g, '""'))).toEqual([
      { ...STATED_FUTURE, ...blank },
    ]);
    expect(await decodeRow(OPTION.replace('"0.22"', '"CAB"'))).toEqual([{ ...STATED_OPTION, settle: 'CAB' }]);
  });

  test.each([
    ['a day that does not exist', FUTURE.replace('2026-11-19', '2026-02-30'), 1, '2026-02-30'],
    ['another form of date', FUTURE.replace('2026-11-19', '11/19/2026'), 1, '11/19/2026'],
    ['a 13th month', FUTURE.replace('202701', '202713'), 6, '202713'],
    ['a week for a month', FUTURE.replace('202701', '202701W1'), 6, '202701W1'],
    ['a settlement in words', FUTURE.replace('"64.19"', '"closed"'), 14, 'closed'],
    ['an open interest in words', FUTURE.replace('"300000"', '"many"'), 23, 'many'],
    ['an option that is neither', OPTION.replace('"0","NYMEX"', '"P","NYMEX"'), 8, 'P'],
    ['an option without strike', OPTION.replace('"69.5"', '""'), 4, ''],
  ])('with %s is unreadable', async (_, record, column, value) => {
    expect(await decodeRow(record)).toEqual([
      { kind: 'UNREADABLE', line: 2, column, value, message: expect.any(String) },
    ]);
  });

  test('that was cut is unreadable, wherever it was cut before its last field', async () => {
    const lastField = FUTURE.lastIndexOf(',');
    for (const end of [1, 14, 60, lastField - 4, lastField]) {
      expect(await decodeRow(FUTURE.slice(0, end))).toMatchObject([{ kind: 'UNREADABLE', line: 2, column: 0 }]);
    }
  });
});

describe('what is unknown', () => {
  test('is told of once for each symbol, with what its options are on', async () => {
    const weekly = OPTION.replace('"LO","LO"', '"LO1","LO1"');
    const spread = OPTION.replace('"LO","LO"', '"7A","7A"').replace('"CL","FUT"', '"","FUT"');
    expect(await decode([HEADER, weekly, spread, weekly, spread, weekly, OPTION].join('\n'))).toEqual([
      { kind: 'UNKNOWN', line: 2, subject: 'Sym LO1', proposal: 'CL' },
      { kind: 'UNKNOWN', line: 3, subject: 'Sym 7A', proposal: undefined },
      { ...STATED_OPTION, line: 7 },
    ]);
  });

  test('may be a form of a known symbol: of a day, of another type, of another exchange', async () => {
    const lines = [
      FUTURE.replace('202701', '20270104'),
      FUTURE.replace('202701', '20270105'),
      FUTURE.replace('"FUT"', '"MLEG"'),
      OPTION.replace('201808"', '20180806"'),
      FUTURE.replace('NYMEX', 'CBT'),
    ];
    expect(await decode([HEADER, ...lines].join('\n'))).toEqual([
      { kind: 'UNKNOWN', line: 2, subject: 'Sym CL MMY YYYYMMDD', proposal: 'CL' },
      { kind: 'UNKNOWN', line: 4, subject: 'Sym CL SecTyp MLEG', proposal: 'CL' },
      { kind: 'UNKNOWN', line: 5, subject: 'Sym LO MMY YYYYMMDD', proposal: 'CL' },
      { kind: 'UNKNOWN', line: 6, subject: 'Sym CL Exch CBT', proposal: undefined },
    ]);
  });

  test('is ICE’s code for Brent in a file of CME', async () => {
    expect(await decodeRow(FUTURE.replace('"CL","CL"', '"B","B"'))).toEqual([
      { kind: 'UNKNOWN', line: 2, subject: 'Sym B', proposal: undefined },
    ]);
  });
});

describe('a file', () => {
  test('may have lines that end in CR LF, blank lines and a header again, with other columns', async () => {
    const reordered = 'SettlePrice,BizDt,Sym,Extra,StrkPx,SecTyp,MMY,PutCall';
    const text = [HEADER, FUTURE, '', HEADER, FUTURE, reordered, '3.1,2026-11-19,NG,"a,b",,FUT,202612,'].join('\r\n');
    expect(await decode(text)).toEqual([
      STATED_FUTURE,
      { ...STATED_FUTURE, line: 5 },
      {
        ...STATED_FUTURE,
        line: 7,
        product: 'NG',
        contract: { month: '2026-12' },
        ...{ open: '', high: '', low: '', settle: '3.1', openInterest: '' },
      },
    ]);
  });

  test('is decoded whatever was cut from it, put into it or repeated in it', async () => {
    const valid = [HEADER, FUTURE, OPTION, OPTION.replace('"LO"', '"LO1"'), FUTURE].join('\n');
    const place = fc.nat({ max: valid.length });
    const inserted = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('"', ',', '\n', '\r\n', HEADER, '\0'));
    const kinds = new Set(['FUTURE', 'OPTION', 'UNKNOWN', 'UNREADABLE']);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, place, inserted), { minLength: 1, maxLength: 6 }), async (edits) => {
        let text = valid;
        for (const [one, other, characters] of edits) {
          const [from, to] = [Math.min(one, other), Math.min(Math.max(one, other), Math.min(one, other) + 30)];
          text = text.slice(0, from) + characters + text.slice(one < other ? to : from);
        }
        form.detect(text.split('\n'));
        for (const row of await decode(text)) expect(kinds).toContain(row.kind);
      }),
      { numRuns: 300 },
    );
  });
});

describeWithSharedData('published settlements', 'data/format_samples/cme_settle_s.csv', (path) => {
  test('are the three of the sample', async () => {
    const text = readFileSync(path, 'utf8');
    expect(form.detect(text.split('\n'))).toBe(true);
    const lo = { ...STATED_OPTION, line: 3, type: 'CALL', strike: '68.0', settle: '4.77', openInterest: '2940' };
    expect(await decode(text)).toEqual([
      { ...lo, line: 2, series: 'BZO', month: '2018-09', settle: '9.44', openInterest: '1192' },
      lo,
      { ...STATED_OPTION, line: 4 },
    ]);
  });
});

describeWithSharedData('chains of one day', 'data/synthetic_settlement/CL/truth_CL_20261119.csv', (path) => {
  test.each([
    ['CL', 12, 2152],
    ['NG', 12, 1336],
  ])('of %s have %d futures and %d options, each as it was priced', async (product, futures, options) => {
    const folder = join(dirname(path), '..', product);
    const rows = await decode(readFileSync(join(folder, 'nymex.settle.20261119.s.csv'), 'utf8'));
    const settles = new Map(
      rows.flatMap((row) =>
        row.kind === 'OPTION' ? [[`${row.month} ${row.type} ${Number(row.strike)}`, Number(row.settle)] as const] : [],
      ),
    );
    const truth = readFileSync(join(folder, `truth_${product}_20261119.csv`), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    expect(truth).toHaveLength(options);
    expect(settles.size).toBe(options);
    for (const line of truth) {
      const [, month = '', , type = '', strike = '', , , , , , settle = ''] = line.split(',');
      expect(settles.get(`${month} ${type === 'C' ? 'CALL' : 'PUT'} ${Number(strike)}`)).toBe(Number(settle));
    }
    expect(rows).toHaveLength(futures + options);
    expect(rows.filter((row) => row.kind === 'FUTURE')).toHaveLength(futures);
  });
});
