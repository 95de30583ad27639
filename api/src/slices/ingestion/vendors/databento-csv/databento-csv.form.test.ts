/**
 * Databento's CSV: daily bars and statistics, in fixed point and in decimals. Columns are those of the vendor's schemas;
 * values are written by hand.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { damagedText, decodedText, isDetected } from '../../../../../test/support/decoded-text.js';
import { databentoCsv, databentoCsvForm } from './databento-csv.form.js';

const BARS = 'ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol';
const STATISTICS =
  'ts_recv,ts_event,rtype,publisher_id,instrument_id,ts_ref,price,quantity,sequence,ts_in_delta,stat_type,channel_id,update_action,stat_flags,symbol';
const NO_PRICE = '9223372036854775807';
/** 2026-11-19T00:00:00Z in nanoseconds. */
const DAY = '1795046400000000000';

function statistic(
  type: number,
  price: string,
  quantity: string,
  symbol: string,
  more: Partial<Record<'ref' | 'event' | 'action', string>> = {},
): string {
  const { ref = DAY, event = '1795116600000000000', action = '1' } = more;
  return `${event},${event},24,1,42,${ref},${price},${quantity},7,0,${type},5,${action},1,${symbol}`;
}

async function decoded(...lines: readonly string[]): Promise<unknown[]> {
  return decodedText(databentoCsvForm, lines.join('\n'));
}

const FUTURE = { kind: 'FUTURE', tradeDate: '2026-11-19', product: 'CL', contract: { month: '2026-12' } };

describe('daily bars', () => {
  test('give the close as settlement, from fixed point and from decimals', async () => {
    const prices = { open: '75', high: '76.25', low: '-37.63', settle: '75.5', volume: '1234', openInterest: '' };
    expect(
      await decoded(
        BARS,
        `${DAY},35,1,42,75000000000,76250000000,-37630000000,75500000000,1234,CLZ6`,
        '2026-11-19T00:00:00.000000000Z,35,1,42,75.000000000,76.250000000,-37.630000000,75.500000000,1234,CLZ6',
        '2026-11-19 00:00:00+00:00,35,1,42,75.0,76.25,-37.63,75.5,1234,CLZ6',
      ),
    ).toEqual([2, 3, 4].map((line) => ({ ...FUTURE, line, ...prices })));
  });

  test('of options give strike and right; undefined prices are blank', async () => {
    const option = { kind: 'OPTION', tradeDate: '2026-11-19', bid: '', ask: '', openInterest: '', volume: '3' };
    expect(
      await decoded(
        BARS,
        `${DAY},35,1,42,,,,1200000000,3,LOZ6 C7500`,
        `${DAY},35,1,42,${NO_PRICE},${NO_PRICE},${NO_PRICE},${NO_PRICE},3,ONH7 P-500`,
      ),
    ).toEqual([
      { ...option, line: 2, series: 'LO', month: '2026-12', type: 'CALL', strike: '75', settle: '1.2' },
      { ...option, line: 3, series: 'ON', month: '2027-03', type: 'PUT', strike: '-0.5', settle: '' },
    ]);
  });

  test('of a one-digit year are of the contract that trades then, whatever the order of dates', async () => {
    const dates = ['2026-11-19', '2016-11-17', '2027-12-30', '2027-01-04', '2026-11-19'];
    const rows = await decoded(BARS, ...dates.map((date) => `${date}T00:00:00Z,35,1,42,1.0,1.0,1.0,1.0,1,CLZ6`));
    // CLZ26 ended on 2026-11-20: a year later the digit means the next one.
    const months = ['2026-12', '2016-12', '2036-12', '2026-12', '2026-12'];
    expect(rows).toMatchObject(months.map((month) => ({ kind: 'FUTURE', contract: { month } })));
  });

  test('of spreads and unknown products are told once for each', async () => {
    const rows = ['CLZ6-CLF7', 'ESH7', 'ESM7', 'CLZ6-CLF7', 'CL.n.0', 'E1AH7 C4000'];
    expect(await decoded(BARS, ...rows.map((symbol) => `${DAY},35,1,42,1.0,1.0,1.0,1.0,1,${symbol}`))).toEqual([
      { kind: 'UNKNOWN', line: 2, subject: 'CLZ6-CLF7', proposal: undefined },
      { kind: 'UNKNOWN', line: 3, subject: 'ES', proposal: undefined },
      { kind: 'UNKNOWN', line: 6, subject: 'CL.n.0', proposal: 'CL' },
      { kind: 'UNKNOWN', line: 7, subject: 'E1A', proposal: undefined },
    ]);
  });

  test('that can’t be read are told with their column', async () => {
    const rows = await decoded(
      BARS,
      `${DAY},35,1,42,1.0,1.0`,
      '2026-02-30T00:00:00Z,35,1,42,1.0,1.0,1.0,1.0,1,CLZ6',
      `${DAY},35,1,42,1.0,1.0,x,1.0,1,CLZ6`,
      BARS,
      '',
    );
    expect(rows).toMatchObject([
      { kind: 'UNREADABLE', line: 2, column: 0 },
      { kind: 'UNREADABLE', line: 3, column: 1, value: '2026-02-30T00:00:00Z' },
      { kind: 'UNREADABLE', line: 4, column: 7, value: 'x' },
    ]);
    expect(rows).toHaveLength(3);
  });

  test.each([
    ['hours by their record type', BARS, `${DAY},34,1,42,1.0,1.0,1.0,1.0,1,CLZ6`],
    ['minutes by their time', BARS.replace('rtype', 'kind'), '2026-11-19T00:01:00Z,x,1,42,1.0,1.0,1.0,1.0,1,CLZ6'],
  ])('are told from %s, once', async (_, header, row) => {
    expect(await decoded(header, row, row, row)).toEqual([
      {
        kind: 'UNREADABLE',
        line: 2,
        column: 0,
        value: row,
        message: 'only daily schemas hold settlements: export ohlcv-1d or statistics',
      },
    ]);
  });
});

describe('statistics', () => {
  test('of a symbol and trade date become one row, in the order of first lines', async () => {
    const next = '1795132800000000000'; // a day later
    const rows = await decoded(
      STATISTICS,
      statistic(1, '75000000000', '2147483647', 'CLZ6'),
      statistic(3, '1200000000', '2147483647', 'LOZ6 C7500'),
      statistic(4, '74.100000000', NO_PRICE, 'CLZ6'),
      statistic(5, '76.000000000', NO_PRICE, 'CLZ6'),
      statistic(3, '75.400000000', NO_PRICE, 'CLZ6'),
      statistic(3, '75.500000000', NO_PRICE, 'CLZ6'),
      statistic(6, NO_PRICE, '1234', 'CLZ6', { event: next }),
      statistic(9, NO_PRICE, '5678', 'CLZ6', { event: next }),
      statistic(3, '76000000000', NO_PRICE, 'CLZ6', { ref: next, event: next }),
      statistic(10, '99000000000', NO_PRICE, 'CLZ6'),
    );
    const blank = { open: '', high: '', low: '', volume: '', openInterest: '' };
    expect(rows).toEqual([
      { ...FUTURE, line: 2, open: '75', high: '76', low: '74.1', settle: '75.5', volume: '1234', openInterest: '5678' },
      {
        kind: 'OPTION',
        line: 3,
        tradeDate: '2026-11-19',
        series: 'LO',
        month: '2026-12',
        type: 'CALL',
        strike: '75',
        settle: '1.2',
        bid: '',
        ask: '',
        volume: '',
        openInterest: '',
      },
      { ...FUTURE, ...blank, line: 10, tradeDate: '2026-11-20', settle: '76' },
    ]);
  });

  test('that are deleted are taken back; a row with nothing left is not given', async () => {
    expect(
      await decoded(
        STATISTICS,
        statistic(3, '75000000000', '0', 'CLZ6'),
        statistic(3, NO_PRICE, '0', 'CLZ6', { action: '2' }),
      ),
    ).toEqual([]);
  });

  test('without a reference date are of the session, settlements of the last one settled', async () => {
    const ref = '18446744073709551615';
    const rows = await decoded(
      STATISTICS,
      // 18:30 in New York on Thursday the 19th: Friday's session, Thursday's settlement.
      statistic(1, '75000000000', '0', 'CLF7', { ref, event: '2026-11-19T23:30:00Z' }),
      statistic(3, '74000000000', '0', 'CLF7', { ref, event: '2026-11-19T23:30:00Z' }),
    );
    expect(rows).toMatchObject([
      { tradeDate: '2026-11-20', open: '75', settle: '' },
      { tradeDate: '2026-11-19', open: '', settle: '74' },
    ]);
  });

  test('beyond the bound are refused once; rows that are there go on', async () => {
    const text = [
      STATISTICS,
      statistic(3, '75.0', '0', 'CLZ6'),
      statistic(3, '76.0', '0', 'CLF7'),
      statistic(3, '77.0', '0', 'CLG7'),
      statistic(6, '', '12', 'CLZ6'),
    ].join('\r\n');
    expect(await decodedText(databentoCsv(1), text)).toMatchObject([
      { kind: 'UNREADABLE', line: 3 },
      { kind: 'FUTURE', line: 2, settle: '75', volume: '12' },
    ]);
  });
});

describe('a file', () => {
  test('is known by the columns of its schema, in any order and with others', () => {
    expect(isDetected(databentoCsvForm, BARS)).toBe(true);
    expect(isDetected(databentoCsvForm, `new,${BARS.split(',').toReversed().join(',')}`)).toBe(true);
    expect(isDetected(databentoCsvForm, STATISTICS)).toBe(true);
    expect(isDetected(databentoCsvForm, BARS.replace('symbol', 'name'))).toBe(false);
    expect(isDetected(databentoCsvForm, BARS.replace('close', 'last'))).toBe(false);
    expect(isDetected(databentoCsvForm, '<!DOCTYPE html>\n<p>ts_event,symbol,open')).toBe(false);
  });

  test('of definitions says what to export instead', async () => {
    const header = 'ts_recv,ts_event,rtype,raw_symbol,expiration,instrument_class,strike_price';
    expect(isDetected(databentoCsvForm, header)).toBe(true);
    expect(await decoded(header, `${DAY},${DAY},19,CLZ6,${DAY},F,`)).toMatchObject([{ kind: 'UNREADABLE', line: 1 }]);
  });

  test.each([
    ['bars', [BARS, `${DAY},35,1,42,75000000000,76.5,,75.5,1234,CLZ6`, `${DAY},35,1,42,1,1,1,1,1,LOZ6 C7500`]],
    ['statistics', [STATISTICS, statistic(3, '75.5', '0', 'CLZ6'), statistic(9, '', '10', 'LOZ6 P-500')]],
  ])('of %s that is damaged never throws', async (_, lines) => {
    await fc.assert(
      fc.asyncProperty(damagedText(lines.join('\n')), async (text) => {
        isDetected(databentoCsvForm, text);
        const count = text.split(/\r?\n/).length;
        for (const { line } of await decodedText(databentoCsvForm, text)) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(count);
        }
      }),
      { numRuns: 300 },
    );
  });
});
