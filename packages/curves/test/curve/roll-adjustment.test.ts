/**
 * Back-adjustment of continuous series. No golden file: the definition is exact arithmetic, so random markets of
 * overlapping contracts are built and the adjusted series is held against what a holder of the contracts earned.
 */
import { QuantError } from '@cushing/quant';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { relativeError } from '../../../../scripts/testing/golden.ts';
import { rollAdjustments } from '../../src/index.js';
import type { Roll, RollAdjustmentMethod } from '../../src/index.js';

fc.configureGlobal({ numRuns: 1_000 });

interface RolledMarket {
  /** prices[contract][day] */
  readonly prices: readonly (readonly number[])[];
  /** Contract held on each day, never falling. */
  readonly held: readonly number[];
}

function rolledMarket(price: fc.Arbitrary<number>): fc.Arbitrary<RolledMarket> {
  return fc.integer({ min: 1, max: 40 }).chain((days) =>
    fc
      .array(fc.boolean(), { minLength: days, maxLength: days })
      .map((rollsAt) => {
        let contract = 0;
        return rollsAt.map((rolls, day) => (day > 0 && rolls ? (contract += 1) : contract));
      })
      .chain((held) =>
        fc.record({
          held: fc.constant(held),
          prices: fc.array(fc.array(price, { minLength: days, maxLength: days }), {
            minLength: (held.at(-1) ?? 0) + 1,
            maxLength: (held.at(-1) ?? 0) + 1,
          }),
        }),
      ),
  );
}

function rollsOf({ prices, held }: RolledMarket): Roll[] {
  return held.flatMap((contract, index) => {
    const before = held[index - 1];
    if (before === undefined || before === contract) return [];
    return [{ index, outgoing: prices[before]![index - 1]!, incoming: prices[contract]![index - 1]! }];
  });
}

function adjustmentsOf(method: RollAdjustmentMethod, market: RolledMarket): Float64Array {
  const result = rollAdjustments(method, market.held.length, rollsOf(market));
  if (result.status !== 'ok') throw new Error(`no adjustments: ${result.status}`);
  return result.adjustments;
}

describe('rollAdjustments', () => {
  it('shifts everything before a roll by its gap', () => {
    const rolls = [
      { index: 1, outgoing: 10, incoming: 11 },
      { index: 3, outgoing: 20, incoming: 26 },
    ];
    expect(rollAdjustments('DIFFERENCE', 4, rolls)).toEqual({
      status: 'ok',
      adjustments: Float64Array.of(7, 6, 6, 0),
    });
    expect(rollAdjustments('RATIO', 4, rolls)).toEqual({
      status: 'ok',
      adjustments: Float64Array.of((26 / 20) * (11 / 10), 26 / 20, 26 / 20, 1),
    });
  });

  it('leaves a series without rolls, and the last contract, as they are', () => {
    expect(rollAdjustments('DIFFERENCE', 2, [])).toEqual({ status: 'ok', adjustments: Float64Array.of(0, 0) });
    expect(rollAdjustments('RATIO', 2, [])).toEqual({ status: 'ok', adjustments: Float64Array.of(1, 1) });
    expect(rollAdjustments('RATIO', 0, [])).toEqual({ status: 'ok', adjustments: new Float64Array(0) });
    fc.assert(
      fc.property(rolledMarket(fc.double({ min: 1, max: 200, noNaN: true })), (market) => {
        expect(adjustmentsOf('DIFFERENCE', market).at(-1)).toBe(0);
        expect(adjustmentsOf('RATIO', market).at(-1)).toBe(1);
      }),
    );
  });

  it('makes difference-adjusted changes equal the changes of the held contract, negative prices included', () => {
    fc.assert(
      // Ticks of 1/64: sums of them are exact, so that equality is equality.
      fc.property(rolledMarket(fc.integer({ min: -6_400, max: 12_800 }).map((n) => n / 64)), (market) => {
        const offsets = adjustmentsOf('DIFFERENCE', market);
        const { prices, held } = market;
        for (let day = 1; day < held.length; day += 1) {
          const contract = held[day]!;
          const adjusted = prices[contract]![day]! + offsets[day]!;
          const before = prices[held[day - 1]!]![day - 1]! + offsets[day - 1]!;
          expect(adjusted - before).toBe(prices[contract]![day]! - prices[contract]![day - 1]!);
        }
      }),
    );
  });

  it('makes ratio-adjusted returns equal the returns of the held contract', () => {
    fc.assert(
      fc.property(rolledMarket(fc.double({ min: 1, max: 200, noNaN: true })), (market) => {
        const factors = adjustmentsOf('RATIO', market);
        const { prices, held } = market;
        for (let day = 1; day < held.length; day += 1) {
          const contract = held[day]!;
          const adjusted = prices[contract]![day]! * factors[day]!;
          const before = prices[held[day - 1]!]![day - 1]! * factors[day - 1]!;
          expect(relativeError(adjusted / before, prices[contract]![day]! / prices[contract]![day - 1]!)).toBeLessThan(
            1e-14,
          );
        }
      }),
    );
  });

  it('has no ratio at a roll where a price is not positive, and names the latest such roll', () => {
    const negative = { index: 2, outgoing: -37.63, incoming: 20.43 };
    const zero = { index: 1, outgoing: 5, incoming: 0 };
    const ordinary = { index: 4, outgoing: 20, incoming: 21 };
    expect(rollAdjustments('RATIO', 6, [zero, negative, ordinary])).toEqual({
      status: 'ratio-undefined',
      roll: negative,
    });
    expect(rollAdjustments('RATIO', 6, [zero, ordinary])).toEqual({ status: 'ratio-undefined', roll: zero });
    expect(rollAdjustments('DIFFERENCE', 6, [negative]).status).toBe('ok');
  });

  it.each<[string, number, Roll[]]>([
    ['before the second day', 3, [{ index: 0, outgoing: 1, incoming: 1 }]],
    ['after the last day', 3, [{ index: 3, outgoing: 1, incoming: 1 }]],
    ['between days', 3, [{ index: 1.5, outgoing: 1, incoming: 1 }]],
    [
      'twice on a day',
      3,
      [
        { index: 1, outgoing: 1, incoming: 1 },
        { index: 1, outgoing: 1, incoming: 1 },
      ],
    ],
  ])('refuses a roll %s', (_, days, rolls) => {
    expect(() => rollAdjustments('RATIO', days, rolls)).toThrow(QuantError);
    expect(() => rollAdjustments('RATIO', days, rolls)).toThrow('ERR_QUANT_SHAPE');
  });

  it('refuses prices that are no numbers and days that are no count', () => {
    const roll = { index: 1, outgoing: NaN, incoming: 1 };
    expect(() => rollAdjustments('DIFFERENCE', 3, [roll])).toThrow('ERR_QUANT_DOMAIN: roll prices');
    expect(() => rollAdjustments('DIFFERENCE', -1, [])).toThrow('ERR_QUANT_DOMAIN: days');
    expect(() => rollAdjustments('DIFFERENCE', 1.5, [])).toThrow('ERR_QUANT_DOMAIN: days');
  });
});
