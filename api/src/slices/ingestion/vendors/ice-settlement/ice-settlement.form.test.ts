/** ICE's settlement files: samples of published files, and a whole chain whose prices are known. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../../../scripts/testing/describe-with-shared-data.js';
import { damagedText, decodedText, isDetected } from '../../../../../test/support/decoded-text.js';
import { iceSettlementForm } from './ice-settlement.form.js';

const FUTURES = iceSettlementForm.example;
const OPTIONS = `${FUTURES}|OPTION_VOLATILITY|DELTA_FACTOR`;
const BRENT_CALL =
  '5/10/2018|North Sea|Brent Crude Futures|10/1/2018|B|C|100.0000|0.25000|0.01000|8/28/2018|254|28.76|0.05168';
const BRENT_CALL_ROW = {
  kind: 'OPTION',
  line: 2,
  tradeDate: '2018-05-10',
  series: 'BZO',
  month: '2018-10',
  type: 'CALL',
  strike: '100.0000',
  settle: '0.25000',
  bid: '',
  ask: '',
  volume: '',
  openInterest: '',
};
const NO_FILES = `<!DOCTYPE html>
<html lang="en"><head><title>Index of /Settlement_Reports_CSV/Gas</title></head>
<body><table><tbody><tr><td colspan="2"> No Files Available</td></tr></tbody></table></body></html>`;

function future(line: number, product: string, month: string, settle: string): object {
  const blank = { open: '', high: '', low: '', volume: '', openInterest: '' };
  return { kind: 'FUTURE', line, tradeDate: '2026-11-19', product, contract: { month }, settle, ...blank };
}

/** @param rows below the header of futures */
async function decodedFutures(...rows: string[]): Promise<unknown[]> {
  return decodedText(iceSettlementForm, [FUTURES, ...rows].join('\n'));
}

describe('an ICE settlement file', () => {
  test('is known by its columns, in either shape and any order', () => {
    expect(isDetected(iceSettlementForm, FUTURES)).toBe(true);
    expect(isDetected(iceSettlementForm, `\n${OPTIONS}\n${BRENT_CALL}`)).toBe(true);
    expect(isDetected(iceSettlementForm, OPTIONS.split('|').reverse().join('|'))).toBe(true);
    expect(isDetected(iceSettlementForm, OPTIONS.replace('PRODUCT_ID', 'PRODUCT ID'))).toBe(false);
    expect(isDetected(iceSettlementForm, FUTURES.replaceAll('|', ','))).toBe(false);
    expect(isDetected(iceSettlementForm, NO_FILES)).toBe(false);
    expect(isDetected(iceSettlementForm, `${NO_FILES}\n${FUTURES}`)).toBe(false);
    expect(isDetected(iceSettlementForm, '')).toBe(false);
  });

  test('states futures of the products, negative and missing prices too', async () => {
    expect(
      await decodedFutures(
        '11/19/2026|North Sea|Brent Crude Futures|2/1/2027|B|F||67.91000|-0.20000|12/30/2026|254',
        '11/19/2026|WTI|WTI Crude Futures|1/1/2027|T|F||-37.63000|-55.90000|12/21/2026|425',
        '11/19/2026|HO 1st Line|Heating Oil Futures|Feb27|HOF|F||2.31450|0.00000|1/29/2027|39',
        '11/19/2026|NYH (RBOB) 1st Line|Gasoline Futures|3/1/2027|N|F|||0.00000|2/26/2027|1',
      ),
    ).toEqual([
      future(2, 'BZ', '2027-02', '67.91000'),
      future(3, 'CL', '2027-01', '-37.63000'),
      future(4, 'HO', '2027-02', '2.31450'),
      future(5, 'RB', '2027-03', ''),
    ]);
  });

  test('states options on them, at negative strikes too', async () => {
    const text = [
      OPTIONS,
      BRENT_CALL,
      '5/10/2018|WTI|WTI Crude Futures|10/1/2018|T|P|-5.0000|0.01000|0.00000|9/17/2018|425||',
      '5/10/2018|RBOB|Gasoline Futures|10/1/2018|N|C|2.1000|.0512|0.00000|9/25/2018|77|30.1|0.5',
    ].join('\n');
    expect(await decodedText(iceSettlementForm, text)).toEqual([
      BRENT_CALL_ROW,
      { ...BRENT_CALL_ROW, line: 3, series: 'LO', type: 'PUT', strike: '-5.0000', settle: '0.01000' },
      { ...BRENT_CALL_ROW, line: 4, series: 'OB', strike: '2.1000', settle: '0.0512' },
    ]);
  });

  test('names each contract and type that is none of the products once', async () => {
    const ontario =
      '8/28/2026|Ontario - Essa DA|NGX Fin Extended Peak Futures|1/1/2027|OLD|F||156.60000|0.00000|12/31/2026|30948';
    const heating = '8/28/2026|NYH LD|Heating Oil Futures|1/1/2027|OLD|F||3.83160|0.00000|12/31/2026|26755';
    const cash = '8/28/2026|North Sea|Brent Crude Futures|1/1/2027|B|CS||70.00000|0.00000|12/31/2026|254';
    const other = '8/28/2026|Chicago|Corn Futures|1/1/2027|B|F||70.00000|0.00000|12/31/2026|999';
    const differences = '8/28/2026|WTI/Brent|Crude Diff|1/1/2027|N|F||-4.00000|0.00000|12/31/2026|5';
    const rows = [ontario, heating, ontario.replace('1/1/2027', '2/1/2027'), heating, cash, cash, other, differences];
    expect(await decodedFutures(...rows)).toEqual([
      {
        kind: 'UNKNOWN',
        line: 2,
        subject: 'CONTRACT OLD F, PRODUCT_ID 30948, HUB Ontario - Essa DA, PRODUCT NGX Fin Extended Peak Futures',
        proposal: undefined,
      },
      {
        kind: 'UNKNOWN',
        line: 3,
        subject: 'CONTRACT OLD F, PRODUCT_ID 26755, HUB NYH LD, PRODUCT Heating Oil Futures',
        proposal: 'HO',
      },
      {
        kind: 'UNKNOWN',
        line: 6,
        subject: 'CONTRACT B CS, PRODUCT_ID 254, HUB North Sea, PRODUCT Brent Crude Futures',
        proposal: 'BZ',
      },
      { kind: 'UNKNOWN', line: 8, subject: 'CONTRACT B F, PRODUCT_ID 999, HUB Chicago, PRODUCT Corn Futures' },
      { kind: 'UNKNOWN', line: 9, subject: 'CONTRACT N F, PRODUCT_ID 5, HUB WTI/Brent, PRODUCT Crude Diff' },
    ]);
  });

  test('names strips that are days or several legs once, beside the months of the same contract', async () => {
    const strip = (text: string): string =>
      `11/19/2026|WTI|WTI Crude Futures|${text}|T|F||64.00000|0.00000|12/21/2026|425`;
    const strips = ['9/15/2026', '01 Sep 26', 'BH26 Apr27 FH26', 'Q1 27', 'Jan27', '2/1/2027'];
    expect(await decodedFutures(...strips.map(strip))).toEqual([
      {
        kind: 'UNKNOWN',
        line: 2,
        subject: 'CONTRACT T F, PRODUCT_ID 425, HUB WTI, PRODUCT WTI Crude Futures, STRIP 9/15/2026',
        proposal: undefined,
      },
      future(6, 'CL', '2027-01', '64.00000'),
      future(7, 'CL', '2027-02', '64.00000'),
    ]);
  });

  test.each([
    ['02/30/2026|WTI|W|1/1/2027|T|F||64.1|0|12/21/2026|425', 1, '02/30/2026', 'a date is written M/D/YYYY'],
    [
      '11/19/2026|WTI|W|13/1/2027|T|F||64.1|0|12/21/2026|425',
      4,
      '13/1/2027',
      'a strip is the first day of a month, written M/D/YYYY',
    ],
    ['11/19/2026|WTI|W||T|F||64.1|0|12/21/2026|425', 4, '', 'a contract has a strip, as 9/1/2026'],
    ['11/19/2026|WTI|W|1/1/2027||F||64.1|0|12/21/2026|425', 5, '', 'a row names its contract'],
    ['11/19/2026|WTI|W|1/1/2027|T|F|70|64.1|0|12/21/2026|425', 7, '70', 'a future has no strike'],
    ['11/19/2026|WTI|W|1/1/2027|T|C||64.1|0|12/21/2026|425', 7, '', 'the strike of an option is a number'],
    ['11/19/2026|WTI|W|1/1/2027|T|C|CAB|64.1|0|12/21/2026|425', 7, 'CAB', 'the strike of an option is a number'],
    ['11/19/2026|WTI|W|1/1/2027|T|F||64,1|0|12/21/2026|425', 8, '64,1', 'a price is a number'],
    [
      '11/19/2026|WTI|W|1/1/2027|T|F||64',
      0,
      '11/19/2026|WTI|W|1/1/2027|T|F||64',
      'the line has 8 columns and its header 11',
    ],
  ])('says where %s can not be read', async (text, column, value, message) => {
    expect(await decodedFutures(text)).toEqual([{ kind: 'UNREADABLE', line: 2, column, value, message }]);
  });

  test('is read by the names of its columns, with CR LF and blank lines', async () => {
    const reversed = (text: string): string => text.split('|').reverse().join('|');
    const text = `${reversed(OPTIONS)}|ADDED\r\n${reversed(BRENT_CALL)}|x\r\n\r\n`;
    expect(await decodedText(iceSettlementForm, text)).toEqual([BRENT_CALL_ROW]);
  });

  test('may be two files in one, each below its own header', async () => {
    const wti = '11/19/2026|WTI|WTI Crude Futures|1/1/2027|T|F||64.19000|0.69000|12/21/2026|425';
    const text = [OPTIONS, BRENT_CALL, OPTIONS, FUTURES, wti, FUTURES.replace('STRIP', 'MONTH'), wti].join('\n');
    expect(await decodedText(iceSettlementForm, text)).toEqual([
      BRENT_CALL_ROW,
      future(5, 'CL', '2027-01', '64.19000'),
      expect.objectContaining({ kind: 'UNREADABLE', line: 6, message: 'no header above it names its columns' }),
      expect.objectContaining({ kind: 'UNREADABLE', line: 7, message: 'no header above it names its columns' }),
    ]);
  });

  test('never throws, whatever happened to it, and gives at most one row for each line', async () => {
    const valid = [
      OPTIONS,
      BRENT_CALL,
      BRENT_CALL.replace('|B|C|100.0000|', '|B|F||'),
      BRENT_CALL.replace('|B|', '|X|'),
    ];
    await fc.assert(
      fc.asyncProperty(damagedText(valid.join('\n')), async (text) => {
        const lines = (await decodedText(iceSettlementForm, text)).map(({ line }) => line);
        expect(new Set(lines).size).toBe(lines.length);
        expect(lines).toEqual(lines.toSorted((one, other) => one - other));
      }),
      { numRuns: 300 },
    );
  });
});

describeWithSharedData("ICE's options of 10 May 2018", 'data/format_samples/ice_oiloptions.dat', (path) => {
  test('are two of Brent, two of WTI, one of heating oil, and one that is cash-settled', async () => {
    const text = readFileSync(path, 'utf8');
    const wti = { ...BRENT_CALL_ROW, series: 'LO' };
    expect(isDetected(iceSettlementForm, text)).toBe(true);
    expect(await decodedText(iceSettlementForm, text)).toEqual([
      BRENT_CALL_ROW,
      { ...BRENT_CALL_ROW, line: 3, strike: '101.0000', settle: '0.23000' },
      { ...wti, line: 4, strike: '28.0000', settle: '42.13000' },
      { ...wti, line: 5, strike: '30.0000', settle: '40.13000' },
      { ...BRENT_CALL_ROW, line: 6, series: 'OH', strike: '10.0000', settle: '0.00010' },
      {
        kind: 'UNKNOWN',
        line: 7,
        subject: 'CONTRACT WUL C, PRODUCT_ID 1746, HUB WTI Euro Option (Cash Settled), PRODUCT Crude Futures',
        proposal: 'CL',
      },
    ]);
  });
});

describeWithSharedData("ICE's gas file of 28 August 2026", 'data/format_samples/ice_gas.dat', (path) => {
  test('has a basis, which is like no product, and heating oil under another code', async () => {
    const rows = await decodedText(iceSettlementForm, readFileSync(path, 'utf8'));
    expect(rows).toMatchObject([
      { kind: 'UNKNOWN', line: 2, subject: expect.stringContaining('CONTRACT AEC F, PRODUCT_ID 451') },
      { kind: 'UNKNOWN', line: 3, proposal: 'HO' },
    ]);
    expect(rows[0]).toHaveProperty('proposal', undefined);
  });
});

const CHAIN = 'data/synthetic_settlement/CL/icecleared_oiloptions_2026_11_19.dat';

describeWithSharedData('a whole ICE file of WTI options', CHAIN, (path) => {
  test('gives the settlement of each option and of each future', async () => {
    const truth = readFileSync(path.replace(/[^/]+$/, 'truth_CL_20261119.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const settles = new Map<string, number>();
    const forwards = new Map<string, number>();
    for (const text of truth) {
      const [, month = '', , right, strike, forward, , , , , settle] = text.split(',');
      settles.set(`${month} ${right === 'C' ? 'CALL' : 'PUT'} ${Number(strike)}`, Number(settle));
      forwards.set(month, Number(forward));
    }
    const rows = await decodedText(iceSettlementForm, readFileSync(path, 'utf8'));
    const options = rows.filter((row) => row.kind === 'OPTION');
    const futures = rows.filter((row) => row.kind === 'FUTURE');
    expect([rows.length, options.length, futures.length]).toEqual([2164, 2152, 12]);
    expect(new Set(options.map(({ series, tradeDate }) => `${series} ${tradeDate}`))).toEqual(
      new Set(['LO 2026-11-19']),
    );
    const decoded = options.map(
      ({ month, type, strike, settle }) => [`${month} ${type} ${Number(strike)}`, Number(settle)] as const,
    );
    expect(new Map(decoded)).toEqual(settles);
    const curve = new Map(
      futures.map(({ contract, settle }) => ['month' in contract && contract.month, Number(settle)]),
    );
    for (const [month, forward] of forwards) expect(curve.get(month)).toBe(forward);
    expect(forwards.size).toBe(8);
  });
});
