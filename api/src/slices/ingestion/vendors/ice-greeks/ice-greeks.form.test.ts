/** ICE's settlement files with Greeks, by lines of a published one and lines like them of energy. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { damagedText, decodedText, isDetected } from '../../../../../test/support/decoded-text.js';
import { iceSettlementForm } from '../ice-settlement/ice-settlement.form.js';
import { iceGreeksForm } from './ice-greeks.form.js';

const HEADER = iceGreeksForm.example;
const CALL = '8/28/2026|B|12/1/2026|10/27/2026|70.0000|C|3.8800|34.7327|0.4970|0.0301|-0.0617|0.0592';
const UNDERLYING = '8/28/2026|T|1/1/2027|12/21/2026||F|-4.1900|||||';
const CALL_ROW = {
  kind: 'OPTION',
  line: 2,
  tradeDate: '2026-08-28',
  series: 'BZO',
  month: '2026-12',
  type: 'CALL',
  strike: '70.0000',
  settle: '3.8800',
  bid: '',
  ask: '',
  volume: '',
  openInterest: '',
};
const UNDERLYING_ROW = {
  kind: 'FUTURE',
  line: 3,
  tradeDate: '2026-08-28',
  product: 'CL',
  contract: { month: '2027-01' },
  open: '',
  high: '',
  low: '',
  settle: '-4.1900',
  volume: '',
  openInterest: '',
};

describe('an ICE file with Greeks', () => {
  test('is known by its columns, and is not the other shape', () => {
    expect(isDetected(iceGreeksForm, HEADER)).toBe(true);
    expect(isDetected(iceSettlementForm, HEADER)).toBe(false);
    expect(isDetected(iceGreeksForm, iceSettlementForm.example)).toBe(false);
    expect(isDetected(iceGreeksForm, HEADER.replace('PUT_CALL', 'RIGHT'))).toBe(false);
    expect(isDetected(iceGreeksForm, '<!DOCTYPE html>\n<td> No Files Available</td>')).toBe(false);
  });

  test('states options, and the futures among them', async () => {
    const put = '8/28/2026|HOF|12/1/2026|11/24/2026|2.1500|P||34.7|0.4|0|0|0';
    expect(await decodedText(iceGreeksForm, [HEADER, CALL, UNDERLYING, put, ''].join('\r\n'))).toEqual([
      CALL_ROW,
      UNDERLYING_ROW,
      { ...CALL_ROW, line: 4, series: 'OH', type: 'PUT', strike: '2.1500', settle: '' },
    ]);
  });

  test('is read by the names of its columns, below a second header too', async () => {
    const reordered = (text: string): string => [...text.split('|').reverse(), 'more'].join('|');
    const text = [HEADER, CALL, reordered(HEADER), reordered(UNDERLYING)].join('\n');
    expect(await decodedText(iceGreeksForm, text)).toEqual([CALL_ROW, { ...UNDERLYING_ROW, line: 4 }]);
  });

  test('names what is none of the products once, and gasoline too where nothing says that it is', async () => {
    const canola = '8/28/2026|RS|10/1/2026|9/25/2026|635.0000|C|188.8000|34.7327|0.9970|0.0001|-4.6617|2.0592';
    const rate = '8/28/2026|30C|9/1/2026|9/14/2026||F|93.0000|||||';
    const gasoline = '8/28/2026|N|12/1/2026|11/24/2026|2.1500|P|0.1|34.7|0.4|0|0|0';
    expect(await decodedText(iceGreeksForm, [HEADER, canola, canola, rate, gasoline, rate].join('\n'))).toEqual([
      { kind: 'UNKNOWN', line: 2, subject: 'CONTRACT RS C', proposal: undefined },
      { kind: 'UNKNOWN', line: 4, subject: 'CONTRACT 30C F', proposal: undefined },
      { kind: 'UNKNOWN', line: 5, subject: 'CONTRACT N P', proposal: undefined },
    ]);
  });

  test('says where a line was cut, or a date is none', async () => {
    const text = [HEADER, CALL.slice(0, 40), CALL.replace('8/28/2026', '2/29/2026')].join('\n');
    expect(await decodedText(iceGreeksForm, text)).toEqual([
      {
        kind: 'UNREADABLE',
        line: 2,
        column: 0,
        value: '8/28/2026|B|12/1/2026|10/27/2026|70.0000',
        message: 'the line has 5 columns and its header 12',
      },
      { kind: 'UNREADABLE', line: 3, column: 1, value: '2/29/2026', message: 'a date is written M/D/YYYY' },
    ]);
  });

  test('never throws, whatever happened to it, and gives at most one row for each line', async () => {
    await fc.assert(
      fc.asyncProperty(damagedText([HEADER, CALL, UNDERLYING, CALL].join('\n')), async (text) => {
        const lines = (await decodedText(iceGreeksForm, text)).map(({ line }) => line);
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 300 },
    );
  });
});
