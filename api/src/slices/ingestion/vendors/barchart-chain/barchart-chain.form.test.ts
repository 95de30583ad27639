/** Barchart's chains: a published sample, the names of files, and what a chain's one date means for its rows. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../../../scripts/testing/describe-with-shared-data.js';
import { damagedText, decodedText, isDetected } from '../../../../../test/support/decoded-text.js';
import { barchartChainForm } from './barchart-chain.form.js';

const HEADER = barchartChainForm.example;
const NAME = 'clz26-options-monthly-options-exp-11_17_26-show-all-stacked-11-16-2026.csv';
const CALL = '55.00,+9.00%,4.50,5.15,5.80,5.55s,+0.60,+12.12%,"2,000",279,-18,46.45%,0.9475,Call,11/16/26';
const CALL_ROW = {
  kind: 'OPTION',
  line: 2,
  tradeDate: '2026-11-16',
  series: 'LO',
  month: '2026-12',
  type: 'CALL',
  strike: '55.00',
  settle: '5.55',
  bid: '4.50',
  ask: '5.80',
  volume: '2000',
  openInterest: '279',
};

async function decodedChain(rows: readonly string[], name = NAME): Promise<unknown[]> {
  return decodedText(barchartChainForm, [HEADER, ...rows].join('\n'), name);
}

describe('a Barchart chain', () => {
  test('is known by its columns', () => {
    expect(isDetected(barchartChainForm, `${HEADER}\n${CALL}`)).toBe(true);
    expect(
      isDetected(
        barchartChainForm,
        'Strike,Moneyness,Bid,Mid,Ask,Latest,Change,%Change,Volume,"Open Int","OI Chg",IV,Delta,Type,Time',
      ),
    ).toBe(true);
    expect(isDetected(barchartChainForm, HEADER.replace('Type', 'Right'))).toBe(false);
    expect(isDetected(barchartChainForm, `Symbol,Exp Date,${HEADER}`)).toBe(false);
    expect(isDetected(barchartChainForm, '<!DOCTYPE html>\n<p>Strike,Bid,Ask</p>')).toBe(false);
  });

  test('states settled prices without their mark, and quotes without a settlement', async () => {
    const put = '-5.00,-1.00%,unch,0.15,N/A,0.25,unch,unch,0,"10,328",unch,N/A,-0.01,Put,11/16/26';
    expect(await decodedChain([CALL, put, '"Downloaded from Barchart.com as of 11-16-2026 04:32pm CST"'])).toEqual([
      CALL_ROW,
      {
        ...CALL_ROW,
        line: 3,
        type: 'PUT',
        strike: '-5.00',
        settle: '',
        bid: '',
        ask: '',
        volume: '0',
        openInterest: '10328',
      },
    ]);
  });

  test('is of the day of its latest trade: what traded before shows neither settlement nor volume of it', async () => {
    const before = CALL.replace('55.00', '90.00').replace('11/16/26', '11/13/26');
    const never = CALL.replace('55.00', '95.00').replace('5.55s', 'N/A').replace('11/16/26', 'N/A');
    const quoted = { ...CALL_ROW, settle: '', volume: '' };
    expect(await decodedChain([before, never, CALL])).toEqual([
      { ...quoted, strike: '90.00' },
      { ...quoted, line: 3, strike: '95.00' },
      { ...CALL_ROW, line: 4 },
    ]);
    expect(await decodedChain([never])).toEqual([
      {
        kind: 'UNREADABLE',
        line: 2,
        column: 15,
        value: '',
        message: 'no row of the chain has a Last Trade, which is its date',
      },
    ]);
  });

  test.each([
    ['CLZ26-options-exp-11_17_26.csv', 'LO', '2026-12'],
    ['clz6-options-monthly-options-exp-11_17_26-50-strikes-+_--stacked-intraday-11-16-2026 (1).csv', 'LO', '2026-12'],
    ['loz26 exp-2026-11-17.csv', 'LO', '2026-12'],
    ['bzz26-options-monthly-options-exp-10_27_2026.csv', 'BZO', '2026-12'],
    ['ngz26_exp_20261124.csv', 'ON', '2026-12'],
    ['lnz26-monthly-11_24_26.csv', 'LN', '2026-12'],
    ['rbf27-options-monthly-options-exp-12_28_26.csv', 'OB', '2027-01'],
  ])('reads in %s that it is of %s %s', async (name, series, month) => {
    expect(await decodedChain([CALL], name)).toEqual([{ ...CALL_ROW, series, month }]);
  });

  test.each([
    ['chain.csv', 'expiry'],
    ['clz26-options.csv', 'expiry'],
    ['clz26-options-exp-02_30_26.csv', 'expiry'],
    ['options-monthly-options-exp-11_17_26.csv', 'future'],
  ])('is not to be read where %s has no %s: each row says what to put there', async (name, what) => {
    const message =
      `the name of the file, ${name}, has no ${what} of its options: ` +
      'put future and expiry into it, as in clz26-options-monthly-options-exp-11_17_26.csv';
    expect(await decodedChain([CALL, CALL], name)).toEqual([
      { kind: 'UNREADABLE', line: 2, column: 0, value: CALL, message },
      { kind: 'UNREADABLE', line: 3, column: 0, value: CALL, message },
    ]);
  });

  test.each([
    ['sbn26-options-monthly-options-exp-06_15_26.csv', 'options on SBN26, by the name of the file', undefined],
    [
      'clz26-options-weekly-options-exp-11_13_26.csv',
      'weekly options on CLZ26 that expire on 2026-11-13, by the name of the file',
      'CL',
    ],
    ['clz26-exp-11_13_26.csv', 'options on CLZ26 that expire on 2026-11-13, by the name of the file', 'CL'],
  ])('is of no series known here where its name is %s', async (name, subject, proposal) => {
    expect(await decodedChain([CALL, CALL], name)).toEqual([{ kind: 'UNKNOWN', line: 2, subject, proposal }]);
  });

  test.each([
    ['Call,11/16/26', 'C,11/16/26', 14, 'C', 'an option is a Call or a Put'],
    ['55.00,', 'x,', 1, 'x', 'the strike of an option is a number'],
    ['4.50', '4.5.0', 3, '4.5.0', 'a price is a number'],
    ['5.80', '5.80%', 5, '5.80%', 'a price is a number'],
    ['5.55s', 's', 6, 's', 'a price is a number'],
    ['"2,000"', '"2,00"', 9, '2,00', 'a volume is a number'],
    [',279,', ',27 9,', 10, '27 9', 'an open interest is a number'],
    ['11/16/26', '14:29 ET', 15, '14:29 ET', 'a date is written MM/DD/YY'],
    ['11/16/26', '02/30/26', 15, '02/30/26', 'a date is written MM/DD/YY'],
  ])('says where %s was replaced by %s', async (part, replacement, column, value, message) => {
    expect(await decodedChain([CALL.replace(part, replacement), CALL])).toEqual([
      { kind: 'UNREADABLE', line: 2, column, value, message },
      { ...CALL_ROW, line: 3 },
    ]);
  });

  test('is read by the names of its columns, with CR LF, a second header and a line that was cut', async () => {
    const text = [
      `Added,Type,Last Trade,Strike,Ask,Bid,Last,Open Int,Volume`,
      `x,Call,11/16/26,55.00,5.80,4.50,5.55s,279,"2,000"`,
      '',
      HEADER,
      CALL.replace('11/16/26', '11/13/26'),
      CALL.slice(0, 30),
    ].join('\r\n');
    expect(await decodedText(barchartChainForm, text, NAME)).toEqual([
      CALL_ROW,
      { ...CALL_ROW, line: 5, tradeDate: '2026-11-13' },
      {
        kind: 'UNREADABLE',
        line: 6,
        column: 0,
        value: '55.00,+9.00%,4.50,5.15,5.80,5.',
        message: 'the line has 6 columns and its header 15',
      },
    ]);
  });

  test('of more rows than a chain has loses none of them', async () => {
    const rows = await decodedChain(new Array<string>(4_001).fill(CALL));
    expect(rows.length).toBe(4_001);
    expect(rows.at(-1)).toEqual({ ...CALL_ROW, line: 4_002 });
  });

  test('never throws, whatever happened to it or to its name, and gives at most one row for each line', async () => {
    const valid = [HEADER, CALL, CALL.replace('Call', 'Put'), '"Downloaded from Barchart.com"'].join('\n');
    await fc.assert(
      fc.asyncProperty(damagedText(valid), damagedText(NAME), fc.boolean(), async (text, damagedName, isNameKept) => {
        const rows = await decodedText(barchartChainForm, text, isNameKept ? NAME : damagedName);
        const lines = rows.map(({ line }) => line);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 400 },
    );
  });
});

describeWithSharedData('a Barchart chain of 20 June 2025', 'data/format_samples/barchart_chain.csv', (path) => {
  test('has two calls that last traded, and were quoted, on that day', async () => {
    const text = readFileSync(path, 'utf8');
    const row = { ...CALL_ROW, tradeDate: '2025-06-20', month: '2025-08', settle: '' };
    expect(isDetected(barchartChainForm, text)).toBe(true);
    expect(await decodedText(barchartChainForm, text, 'clq25-options-monthly-options-exp-07_17_25.csv')).toEqual([
      row,
      { ...row, line: 3, strike: '60.00', bid: '1.41', ask: '1.60', volume: '218', openInterest: '10328' },
    ]);
  });
});
