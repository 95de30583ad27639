/** Histories over rolls, worked out by hand. */
import { describe, expect, test } from '@jest/globals';
import { futuresSymbol, isoDate } from '@cushing/products';
import type { ContractMonth } from '@cushing/products';

import type { FuturesSettlement } from '../market/index.js';
import { rolledBars } from './rolled-bars.js';

function settlement(tradeDate: string, month: string, settle: number, range: Partial<FuturesSettlement> = {}) {
  return {
    ...{ product: 'CL', month: month as ContractMonth, symbol: futuresSymbol('CL', month as ContractMonth) },
    ...{ tradeDate: isoDate(tradeDate), nearby: 1, open: null, high: null, low: null, settle },
    ...{ volume: null, openInterest: null, importId: 'test', ...range },
  } satisfies FuturesSettlement;
}

describe('over a roll', () => {
  const held = [
    settlement('2026-06-18', '2026-07', 50),
    settlement('2026-06-22', '2026-07', 60, { open: 51, high: 61, low: 49 }),
    settlement('2026-06-23', '2026-08', 66, { open: 64, high: 68, low: 63 }),
  ];

  test('prices are scaled so that the return is that of the contract held', () => {
    const { dates, bars, runs } = rolledBars(held, [settlement('2026-06-22', '2026-08', 64)]);
    expect(dates).toEqual(['2026-06-18', '2026-06-22', '2026-06-23']);
    // The August contract went from 64 to 66; 60/64 = 0.9375.
    expect([...bars.close]).toEqual([50, 60, 61.875]);
    expect([...bars.high]).toEqual([NaN, 61, 63.75]);
    expect([...bars.open]).toEqual([NaN, 51, 60]);
    expect([...bars.low]).toEqual([NaN, 49, 59.0625]);
    expect(runs).toEqual([{ start: 0, reason: undefined }]);
  });

  test('factors of several rolls multiply', () => {
    const { bars } = rolledBars(
      [...held, settlement('2026-07-22', '2026-09', 70)],
      [settlement('2026-06-22', '2026-08', 64), settlement('2026-06-23', '2026-09', 33)],
    );
    // 0.9375·(66/33)·70
    expect(bars.close[3]).toBe(131.25);
  });

  test('a price that is missing begins another run', () => {
    for (const next of [[], [settlement('2026-06-22', '2026-09', 64)], [settlement('2026-06-18', '2026-08', 64)]]) {
      const { bars, runs } = rolledBars(held, next);
      expect(runs).toEqual([
        { start: 0, reason: undefined },
        { start: 2, reason: 'ROLL_PRICE_MISSING' },
      ]);
      expect([...bars.close]).toEqual([50, 60, 66]);
    }
  });

  test('a price that is not positive begins another run', () => {
    const sunk = [settlement('2026-06-22', '2026-07', -37.63), settlement('2026-06-23', '2026-08', 10)];
    const { runs, bars } = rolledBars(sunk, [settlement('2026-06-22', '2026-08', 20)]);
    expect(runs[1]).toEqual({ start: 1, reason: 'NOT_POSITIVE_PRICE' });
    expect([...bars.close]).toEqual([-37.63, 10]);
  });
});

test('one contract has no rolls, and nothing has no runs', () => {
  const one = [settlement('2026-06-18', '2026-07', 50), settlement('2026-06-22', '2026-07', 60)];
  expect(rolledBars(one, []).runs).toEqual([{ start: 0, reason: undefined }]);
  expect(rolledBars([], [])).toMatchObject({ dates: [], runs: [] });
});
