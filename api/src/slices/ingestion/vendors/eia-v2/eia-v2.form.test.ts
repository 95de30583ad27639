/** Answers of the EIA's second interface, as it gave them; shapes of older captures beside those of today. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { describeWithSharedData } from '../../../../../../scripts/testing/describe-with-shared-data.ts';
import { mutatedText } from '../vendor-form.contract.ts';
import { eiaV2Form as form } from './eia-v2.form.js';

const RUNS = 300;

function answer(data: readonly unknown[], frequency: string | undefined = 'daily'): unknown {
  return { response: { total: String(data.length), frequency, data }, apiVersion: '2.1.6' };
}

function rowsOf(value: unknown): unknown[] {
  return [...form.decode(value, { fileName: 'answer.json' })];
}

const one = (series: string, value: unknown, period = '2020-04-20'): unknown => ({ period, series, value });

describe('an answer of version 2', () => {
  test.each([
    ['RWTC', 'RWTC'],
    ['PET.RWTC.D', 'RWTC'],
    ['RBRTE', 'RBRTE'],
    ['RNGWHHD', 'RNGWHHD'],
    ['EER_EPMRU_PF4_RGC_DPG', 'EER_EPMRU_PF4_RGC_DPG'],
  ])('of %s has spot prices, as texts or numbers', (id, series) => {
    const data = [one(id, '-36.98'), one(id, -36.98)];
    expect(form.detect(answer(data))).toBe(true);
    expect(rowsOf(answer(data))).toEqual([
      { kind: 'SPOT', line: 1, date: '2020-04-20', series, price: '-36.98' },
      { kind: 'SPOT', line: 2, date: '2020-04-20', series, price: '-36.98' },
    ]);
  });

  test.each([
    ['RCLC1', 'CL', 1],
    ['RNGC4', 'NG', 4],
    ['EER_EPD2F_PE2_Y35NY_DPG', 'HO', 2],
    ['EER_EPMRR_PE1_Y35NY_DPG', 'RB', 1],
  ])('of %s has futures of a nearby', (series, product, nearby) => {
    expect(rowsOf(answer([one(series, '-37.63')]))).toEqual([
      {
        kind: 'FUTURE',
        line: 1,
        tradeDate: '2020-04-20',
        product,
        contract: { nearby },
        open: '',
        high: '',
        low: '',
        settle: '-37.63',
        volume: '',
        openInterest: '',
      },
    ]);
  });

  test.each([null, '', ' ', '--', 'NA'])('has a blank price for %j, never 0', (value) => {
    expect(rowsOf(answer([one('RWTC', value), one('RCLC1', value)]))).toMatchObject([{ price: '' }, { settle: '' }]);
  });

  test('tells once of each series that is not daily, and of one that is not known', () => {
    expect(rowsOf(answer([one('RWTC', 1), one('RWTC', 2), one('RCLC1', 3)], 'weekly'))).toEqual([
      { kind: 'UNKNOWN', line: 1, subject: 'RWTC (weekly)', proposal: undefined },
      { kind: 'UNKNOWN', line: 3, subject: 'RCLC1 (weekly)', proposal: undefined },
    ]);
    const unknown = { ...(one('EER_EPLLPA_PE1_Y44MB_DPG', 1) as object), 'series-description': 'Propane Future 1' };
    expect(rowsOf(answer([unknown, one('RCLC5', 1), unknown, one('RWTC', '25.56')]))).toEqual([
      { kind: 'UNKNOWN', line: 1, subject: 'EER_EPLLPA_PE1_Y44MB_DPG (Propane Future 1)', proposal: undefined },
      { kind: 'UNKNOWN', line: 2, subject: 'RCLC5', proposal: undefined },
      { kind: 'SPOT', line: 4, date: '2020-04-20', series: 'RWTC', price: '25.56' },
    ]);
  });

  test('takes the frequency from the request, the id or the period where the answer has none', () => {
    const data = [one('RWTC', 1)];
    const withRequest = (request: unknown): unknown => ({ response: { data }, request });
    expect(rowsOf(withRequest({ params: { frequency: 'monthly' } }))).toMatchObject([{ subject: 'RWTC (monthly)' }]);
    expect(rowsOf(withRequest({ command: '/v2/seriesid/PET.RWTC.W/' }))).toMatchObject([{ subject: 'RWTC (W)' }]);
    expect(rowsOf({ response: { data: [one('PET.RWTC.M', 1)] } })).toMatchObject([{ subject: 'RWTC (M)' }]);
    const periods = [one('RWTC', 1, '2020-04'), one('RWTC', 1, '2020'), one('RWTC', '1')];
    expect(rowsOf({ response: { data: periods } })).toMatchObject([
      { subject: 'RWTC (monthly)' },
      { subject: 'RWTC (annual)' },
      { kind: 'SPOT', line: 3 },
    ]);
  });

  test('tells of what it cannot read, in its place', () => {
    const data = [one('RWTC', 'high'), one('RWTC', 1, '2021-02-29'), { period: '2020-04-20', series: 'RWTC' }, 7, {}];
    expect(rowsOf(answer([...data, one('RWTC', [1])]))).toEqual([
      { kind: 'UNREADABLE', line: 1, column: 0, value: 'high', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 2, column: 0, value: '2021-02-29', message: expect.any(String) },
      expect.objectContaining({ kind: 'UNREADABLE', line: 3, message: expect.stringContaining('data[0]=value') }),
      { kind: 'UNREADABLE', line: 4, column: 0, value: '7', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 5, column: 0, value: '{}', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 6, column: 0, value: '[1]', message: expect.any(String) },
    ]);
  });

  test.each([null, 1, [], {}, { response: {} }, { response: { data: [] } }, { response: { data: [{ date: 1 }] } }])(
    'is not %j',
    (value) => {
      expect(form.detect(value)).toBe(false);
    },
  );

  test('may be empty', () => {
    expect(form.detect(answer([]))).toBe(true);
    expect(rowsOf(answer([]))).toEqual([]);
  });

  test('may hold anything', () => {
    const item = fc.record({ period: fc.jsonValue(), series: fc.jsonValue(), value: fc.jsonValue() });
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), item)), fc.jsonValue(), (data, frequency) => {
        form.detect(data);
        for (const row of form.decode({ response: { data, frequency } }, { fileName: '' })) {
          expect(row.line).toBeLessThanOrEqual(data.length);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describeWithSharedData('the sample of an answer', 'data/format_samples/eia_v2_response.json', (path) => {
  const text = readFileSync(path, 'utf8');

  test('has its two prices', () => {
    expect(form.detect(JSON.parse(text))).toBe(true);
    expect(rowsOf(JSON.parse(text))).toEqual([
      { kind: 'SPOT', line: 1, date: '2026-08-10', series: 'RWTC', price: '63.96' },
      { kind: 'SPOT', line: 2, date: '1986-01-02', series: 'RWTC', price: '25.56' },
    ]);
  });

  test('may be changed in any way that leaves it JSON', () => {
    fc.assert(
      fc.property(mutatedText(text), (mutated) => {
        const value = parsed(mutated);
        form.detect(value);
        expect(rowsOf(value).length).toBeLessThanOrEqual(mutated.length);
      }),
      { numRuns: RUNS },
    );
  });
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
