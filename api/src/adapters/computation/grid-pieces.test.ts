/** Proves that the pieces of a strategy are small, and together the whole. */
import { describe, expect, test } from '@jest/globals';

import { gridPieces, payoffPieces, placePiece } from './grid-pieces.js';

const MOST_VALUATIONS = 20_000;
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('the pieces of a grid', () => {
  test.each([
    ['small', 1, [3, 2, 2]],
    ['of many prices', 12, [50_000, 1, 1]],
    ['of many moments', 12, [1, 223, 224]],
    ['of everything', 5, [100, 25, 20]],
    ['of odd lengths', 12, [37, 13, 101]],
    ['of no days', 2, [10, 10, 0]],
  ] as const)('%s are together all of it, each point once', (_, legs, [prices, volShifts, days]) => {
    const ranges = { prices: upTo(prices), volShifts: upTo(volShifts), days: upTo(days) };
    const count = prices * volShifts * days;
    const grid = new Float64Array(count).fill(NaN);
    for (const piece of gridPieces(legs, ranges)) {
      const points = piece.ranges.prices.flatMap((price) =>
        piece.ranges.volShifts.flatMap((shift) =>
          // Where the point lies in the whole, for its values are their own indices.
          piece.ranges.days.map((day) => (price * volShifts + shift) * days + day),
        ),
      );
      expect(points.length * legs).toBeLessThanOrEqual(MOST_VALUATIONS);
      placePiece(grid, ranges, piece, Float64Array.from(points));
    }
    expect(grid).toEqual(Float64Array.from(upTo(count)));
  });

  test('are one where it is small', () => {
    expect(gridPieces(2, { prices: upTo(101), volShifts: upTo(5), days: upTo(5) })).toHaveLength(1);
  });
});

test('the pieces of a payoff are its prices in order, each valued at two moments', () => {
  const pieces = payoffPieces(12, upTo(50_000));
  expect(pieces.flat()).toEqual(upTo(50_000));
  for (const piece of pieces) expect(2 * 12 * piece.length).toBeLessThanOrEqual(MOST_VALUATIONS);
});
