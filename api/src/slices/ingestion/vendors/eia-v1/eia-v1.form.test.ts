/** Answers of the EIA's first interface, in the shape that archives hold. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { eiaV1Form as form } from './eia-v1.form.js';

const RUNS = 300;

function answer(id: string, f: string | undefined, data: readonly unknown[]): unknown {
  return { request: {}, series: [{ series_id: id, name: 'A name', units: 'Dollars per Barrel', f, data }] };
}

function rowsOf(value: unknown): unknown[] {
  return [...form.decode(value, { fileName: 'answer.json' })];
}

describe('an answer of version 1', () => {
  test('has spot prices under the short id, blank where there is none', () => {
    const value = answer('PET.RWTC.D', 'D', [
      ['20200420', -36.98],
      ['20200421', '8.91'],
      ['20200422', null],
    ]);
    expect(form.detect(value)).toBe(true);
    expect(rowsOf(value)).toEqual([
      { kind: 'SPOT', line: 1, date: '2020-04-20', series: 'RWTC', price: '-36.98' },
      { kind: 'SPOT', line: 2, date: '2020-04-21', series: 'RWTC', price: '8.91' },
      { kind: 'SPOT', line: 3, date: '2020-04-22', series: 'RWTC', price: '' },
    ]);
  });

  test('has futures of a nearby, its rows counted over all series', () => {
    const one = { series_id: 'PET.RCLC2.D', f: 'D', data: [['20200420', 20.43]] };
    const two = { series_id: 'NG.RNGC1.D', data: [['20200420', 1.924]] };
    const prices = { open: '', high: '', low: '', volume: '', openInterest: '' };
    const day = { kind: 'FUTURE', tradeDate: '2020-04-20', ...prices };
    expect(rowsOf({ series: [one, two] })).toEqual([
      { ...day, line: 1, product: 'CL', contract: { nearby: 2 }, settle: '20.43' },
      { ...day, line: 2, product: 'NG', contract: { nearby: 1 }, settle: '1.924' },
    ]);
  });

  test.each([
    ['PET.RWTC.W', 'W', '20200417'],
    ['PET.RWTC.M', undefined, '202004'],
    ['PET.RWTC.A', 'A', '2020'],
  ])('of %s is told once as unknown', (id, f, date) => {
    expect(
      rowsOf(
        answer(id, f, [
          [date, 1],
          [date, 2],
        ]),
      ),
    ).toEqual([{ kind: 'UNKNOWN', line: 1, subject: `RWTC (${f ?? 'M'})`, proposal: undefined }]);
  });

  test('proposes a product where the name of an unknown series has its words', () => {
    const series = {
      series_id: 'NG.RNGX1.D',
      name: 'Henry Hub Natural Gas Twelve-Month Strip',
      f: 'D',
      data: [['20200420', 1]],
    };
    expect(rowsOf({ series: [series] })).toEqual([
      { kind: 'UNKNOWN', line: 1, subject: 'RNGX1 (Henry Hub Natural Gas Twelve-Month Strip)', proposal: 'NG' },
    ]);
  });

  test('tells of what it cannot read, in its place', () => {
    expect(rowsOf(answer('PET.RWTC.D', 'D', [['20200230', 1], ['20200420', 'high'], ['20200420'], 'x']))).toEqual([
      { kind: 'UNREADABLE', line: 1, column: 1, value: '2020-02-30', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 2, column: 2, value: 'high', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 3, column: 0, value: '["20200420"]', message: expect.any(String) },
      { kind: 'UNREADABLE', line: 4, column: 0, value: 'x', message: expect.any(String) },
    ]);
    expect(rowsOf({ series: [7] })).toEqual([
      { kind: 'UNREADABLE', line: 1, column: 0, value: '7', message: expect.any(String) },
    ]);
  });

  test.each([null, 'x', [], {}, { series: [] }, { series: [{ series_id: 'PET.RWTC.D' }] }, { data: { error: 'x' } }])(
    'is not %j',
    (value) => {
      expect(form.detect(value)).toBe(false);
    },
  );

  test('may hold anything', () => {
    const pair = fc.tuple(fc.jsonValue(), fc.jsonValue());
    const series = fc.record({
      series_id: fc.oneof(fc.constantFrom('PET.RWTC.D', 'NG.RNGC1.D'), fc.jsonValue()),
      f: fc.oneof(fc.constant('D'), fc.jsonValue()),
      name: fc.jsonValue(),
      data: fc.oneof(fc.array(fc.oneof(pair, fc.jsonValue())), fc.jsonValue()),
    });
    fc.assert(
      fc.property(fc.oneof(fc.array(fc.oneof(series, fc.jsonValue())), fc.jsonValue()), (list) => {
        form.detect({ series: list });
        for (const row of form.decode({ series: list }, { fileName: '' })) expect(row.line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: RUNS },
    );
  });
});
