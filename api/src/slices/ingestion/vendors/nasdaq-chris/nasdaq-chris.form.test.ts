/** CHRIS files; numbers are those of the sample of CL1. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { describeWithSharedData } from '../../../../../../scripts/testing/describe-with-shared-data.ts';
import { decodedText, expectToTakeAnything } from '../vendor-form.contract.ts';
import { nasdaqChrisForm as form } from './nasdaq-chris.form.js';

const HEADER = 'Date,Open,High,Low,Last,Change,Settle,Volume,Open Interest';
const LINE = '2015-01-02,53.76,55.11,52.03,,0.58,52.69,268711.0,306406.0';
const NAME = 'CHRIS-CME_CL1.csv';

const future = {
  kind: 'FUTURE',
  line: 2,
  tradeDate: '2015-01-02',
  product: 'CL',
  contract: { nearby: 1 },
  open: '53.76',
  high: '55.11',
  low: '52.03',
  settle: '52.69',
  volume: '268711.0',
  openInterest: '306406.0',
};

describe('a CHRIS file', () => {
  test.each(['Open Interest', '(Prev. Day) Open Interest', 'Previous Day Open Interest', 'Prev. Day Open Interest'])(
    'with a column %s gives futures of the nearby in its name',
    async (name) => {
      const text = `${HEADER.replace('Open Interest', name)}\r\n${LINE}\r\n\r\n`;
      expect(form.detect(text.split('\r\n'))).toBe(true);
      expect(await decodedText(form, text, NAME)).toEqual([future]);
    },
  );

  test.each([
    ['CHRIS_CME_NG12.csv', 'NG', 12],
    ['chris-ice_b2 (1).csv', 'BZ', 2],
    ['CME_RB4', 'RB', 4],
  ])('named %s is of that product and nearby', async (name, product, nearby) => {
    expect(await decodedText(form, `${HEADER}\n${LINE}`, name)).toEqual([{ ...future, product, contract: { nearby } }]);
  });

  test.each(['CL1.csv', 'CHRIS-CME_CL.csv', 'CHRIS-CME_CL0.csv', 'ACME_CL1.csv'])(
    'named %s says what to put into its name',
    async (name) => {
      expect(await decodedText(form, `${HEADER}\n${LINE}`, name)).toEqual([
        { kind: 'UNREADABLE', line: 2, column: 0, value: LINE, message: expect.stringContaining('CHRIS-CME_CL1.csv') },
      ]);
    },
  );

  test('of another product is told once as unknown', async () => {
    expect(await decodedText(form, `${HEADER}\n${LINE}\n${LINE}`, 'CHRIS-CME_GC1.csv')).toEqual([
      { kind: 'UNKNOWN', line: 2, subject: 'GC1', proposal: undefined },
    ]);
  });

  test('has no open, high and low where they are blank or 0.0, and keeps negative ones', async () => {
    const text = [HEADER, '2012-01-17,98.95,0.0,0.0,,,100.71,341887.0,115533.0', '2012-04-06,,,-3.5,,,103.31,0.0,'];
    expect(await decodedText(form, text.join('\n'), NAME)).toMatchObject([
      { open: '98.95', high: '', low: '', settle: '100.71', volume: '341887.0' },
      { open: '', high: '', low: '-3.5', settle: '103.31', volume: '0.0', openInterest: '' },
    ]);
  });

  test('is read by the names of its columns, past a header in its middle', async () => {
    const text = [
      'Settle,Change,Date,Open Interest,Volume,Low,High,Open,Last,Extra',
      '52.69,0.58,2015-01-02,306406.0,268711.0,52.03,55.11,53.76,,x',
      HEADER.replace('Date', 'Day'),
      'Settle,Change,Date,Open Interest,Volume,Low,High,Open,Last,Extra',
      '52.69,0.58,2015-01-02,306406.0,268711.0,52.03,55.11,53.76,,x',
    ];
    expect(form.detect(text)).toBe(true);
    expect(await decodedText(form, text.join('\n'), NAME)).toEqual([
      future,
      expect.objectContaining({ kind: 'UNREADABLE', line: 3, column: 0 }),
      { ...future, line: 5 },
    ]);
  });

  test('with a cut line, a day that never was and a word for a price tells of them', async () => {
    const text = [HEADER, '2015-01-02,53.76,55.1', LINE.replace('01-02', '02-29'), LINE.replace('52.69', 'high')];
    expect(await decodedText(form, text.join('\n'), NAME)).toEqual([
      { kind: 'UNREADABLE', line: 2, column: 0, value: '2015-01-02,53.76,55.1', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 3, column: 1, value: '2015-02-29', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 4, column: 7, value: 'high', message: expect.any(String) },
    ]);
  });

  test.each([HEADER.replace('Settle', 'Close'), HEADER.replace('Date', 'Day'), 'Date,Price', '<html>', ''])(
    'is not one that begins %j',
    (line) => {
      expect(form.detect([line])).toBe(false);
    },
  );
});

describeWithSharedData('the sample of CL1', 'data/quandl_chris/CHRIS-CME_CL1.csv', (path) => {
  const text = readFileSync(path, 'utf8');

  test('is one future a line', async () => {
    const rows = await decodedText(form, text, NAME);
    expect(rows).toHaveLength(7967);
    expect(rows.every(({ kind }) => kind === 'FUTURE')).toBe(true);
    expect(rows[0]).toEqual(future);
    expect(rows.at(-1)).toMatchObject({
      tradeDate: '1983-03-30',
      open: '29.01',
      settle: '29.4',
      openInterest: '470.0',
    });
  });

  test('may be changed in any way', async () => {
    await expectToTakeAnything(form, text.slice(0, 600), NAME);
  });
});
