/** Proves boards, spreads, cracks and continuous histories against settlements of April 2020, computed by hand. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { settlement } from '../../../test/support/settlements.js';
import { AppError } from '../../shared/errors.js';
import { calendarSpreadsOf } from './calendar-spreads.js';
import { adjustedHistory } from './continuous-history.js';
import { crackSpreadPoints } from './crack-spread.js';
import { boardRows } from './futures-board.js';

const FRIDAY = [
  settlement('CLK20', '2020-04-17', 18.27),
  settlement('CLM20', '2020-04-17', 25.03, { openInterest: 100 }),
];
const MONDAY = [
  settlement('CLK20', '2020-04-20', -37.63),
  settlement('CLM20', '2020-04-20', 20.43, { openInterest: 130 }),
];

describe('a futures board', () => {
  test('shows each change without floating-point noise', () => {
    expect(boardRows(MONDAY, FRIDAY).map((row) => [row.symbol, row.change])).toEqual([
      ['CLK20', -55.9],
      ['CLM20', -4.6],
    ]);
  });

  test('has no percentage where the settle before was not positive', () => {
    const tuesday = [settlement('CLK20', '2020-04-21', 10.01)];
    expect(boardRows(tuesday, MONDAY)[0]).toMatchObject({ change: 47.64, changePercent: null, changeStatus: 'OK' });
  });

  test('says why a contract without an earlier settle has no change', () => {
    expect(boardRows(MONDAY, [])[0]).toMatchObject({ change: null, changeStatus: 'NO_PREVIOUS_SETTLE' });
  });

  test('has an open interest change only where both days have one', () => {
    expect(boardRows(MONDAY, FRIDAY).map((row) => row.openInterestChange)).toEqual([null, 30]);
  });
});

describe('calendar spreads', () => {
  test('are near less far, negative in contango', () => {
    const [spread] = calendarSpreadsOf('IMPORTED', MONDAY, FRIDAY, 1);
    expect(spread).toMatchObject({ value: -58.06, change: -51.3, changeStatus: 'OK' });
  });

  test('leave out a contract without a partner that far out', () => {
    expect(calendarSpreadsOf('IMPORTED', MONDAY, FRIDAY, 2)).toEqual([]);
  });
});

describe('crack spreads', () => {
  const histories = new Map([
    ['CL' as const, [settlement('CLM20', '2020-04-22', 13.78)]],
    ['RB' as const, [settlement('RBK20', '2020-04-22', 0.5), settlement('RBM20', '2020-04-22', 0.6)]],
    ['HO' as const, [settlement('HOK20', '2020-04-22', 0.7), settlement('HOM20', '2020-04-22', 0.8)]],
  ]);

  test('3-2-1 is two of gasoline and one of heating oil less three of crude, a barrel of crude', () => {
    const [point] = crackSpreadPoints('CRACK_321', 'IMPORTED', histories, 'NEARBY');
    expect(point?.value).toBeCloseTo((2 * 0.5 * 42 + 0.7 * 42 - 3 * 13.78) / 3, 10);
  });

  test("delivery months are matched to crude's where that is asked for", () => {
    const [point] = crackSpreadPoints('CRACK_321', 'IMPORTED', histories, 'DELIVERY_MONTH');
    expect(point?.legs.map((leg) => leg.settlement.symbol)).toEqual(['RBM20', 'HOM20', 'CLM20']);
    expect(point?.value).toBeCloseTo((2 * 0.6 * 42 + 0.8 * 42 - 3 * 13.78) / 3, 10);
  });

  test('one product against crude is one barrel against one', () => {
    expect(crackSpreadPoints('HEATING_OIL', 'IMPORTED', histories, 'NEARBY')[0]?.value).toBeCloseTo(
      0.7 * 42 - 13.78,
      10,
    );
    expect(crackSpreadPoints('GASOLINE', 'IMPORTED', histories, 'NEARBY')[0]?.value).toBeCloseTo(0.5 * 42 - 13.78, 10);
  });

  test('a date on which a leg has no settlement has no point', () => {
    const withoutGasoline = new Map([...histories, ['RB' as const, []]]);
    expect(crackSpreadPoints('CRACK_321', 'IMPORTED', withoutGasoline, 'NEARBY')).toEqual([]);
  });
});

describe('a continuous history', () => {
  const held = [
    settlement('CLK20', '2020-04-20', -37.63),
    settlement('CLK20', '2020-04-21', 10.01),
    settlement('CLM20', '2020-04-22', 13.78),
  ];
  const next = [
    settlement('CLM20', '2020-04-20', 20.43),
    settlement('CLM20', '2020-04-21', 11.57),
    settlement('CLN20', '2020-04-22', 20.69),
  ];

  test('adjusted by difference keeps the daily changes of the contract held', () => {
    expect(adjustedHistory(held, next, 'DIFFERENCE').map((bar) => bar.settle)).toEqual([-36.07, 11.57, 13.78]);
  });

  test('adjusted by ratio keeps the daily returns of the contract held', () => {
    const settles = adjustedHistory(held, next, 'RATIO').map((bar) => bar.settle);
    expect(settles[1]).toBeCloseTo(11.57, 9);
    expect((settles[0] ?? 0) / (settles[1] ?? 0)).toBeCloseTo(-37.63 / 10.01, 9);
  });

  test('a roll at a price that is not positive has no ratio and says which', () => {
    const rolledEarly = [held[0]!, held[2]!];
    expect(() => adjustedHistory(rolledEarly, next, 'RATIO')).toThrow(/roll of 2020-04-20, from -37.63 to 20.43/);
    expect(adjustedHistory(rolledEarly, next, 'DIFFERENCE').map((bar) => bar.settle)).toEqual([20.43, 13.78]);
  });

  test('a roll into a contract without a settle that day is refused by name', () => {
    expect(() => adjustedHistory(held, [], 'DIFFERENCE')).toThrow(AppError);
    expect(() => adjustedHistory(held, [], 'DIFFERENCE')).toThrow(/CLM20 has no settlement on 2020-04-21/);
  });

  test('open, high and low move with the settle and what is not known stays unknown', () => {
    const bars = [settlement('CLK20', '2020-04-21', 10.01, { open: 9, high: 11, low: null }), held[2]!];
    expect(adjustedHistory(bars, next, 'DIFFERENCE')[0]).toMatchObject({ open: 10.56, high: 12.56, low: null });
  });

  test('changes survive any gap', () => {
    const price = fc.integer({ min: -5_000, max: 20_000 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(price, price, price, price, (a, b, c, gap) => {
        const days = [
          settlement('CLK20', '2020-04-20', a),
          settlement('CLK20', '2020-04-21', b),
          settlement('CLM20', '2020-04-22', c),
        ];
        const rolledInto = [settlement('CLM20', '2020-04-21', b + gap)];
        const settles = adjustedHistory(days, rolledInto, 'DIFFERENCE').map((bar) => bar.settle);
        expect((settles[1] ?? 0) - (settles[0] ?? 0)).toBeCloseTo(b - a, 8);
        expect((settles[2] ?? 0) - (settles[1] ?? 0)).toBeCloseTo(c - (b + gap), 8);
      }),
    );
  });
});
