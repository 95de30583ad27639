/** A strategy in pieces that each keep a thread for less than anybody notices. */
import type { StrategyRanges } from '@cushing/pricing';

/** Valuations of American options in some 40 ms. */
const MOST_VALUATIONS = 20_000;

/** A part of a grid, and where in the whole it begins: indices into the three ranges. */
export interface GridPiece {
  readonly ranges: StrategyRanges;
  readonly at: Readonly<Record<keyof StrategyRanges, number>>;
}

/** @returns the grid as a whole, or as pieces that together are it, none of them of too many valuations */
export function gridPieces(legs: number, ranges: StrategyRanges): readonly GridPiece[] {
  return halved({ ranges, at: { prices: 0, volShifts: 0, days: 0 } }, Math.max(1, Math.floor(MOST_VALUATIONS / legs)));
}

/** @returns the prices of a payoff, in order, in parts of which none has too many valuations */
export function payoffPieces(legs: number, prices: readonly number[]): readonly (readonly number[])[] {
  const most = Math.max(1, Math.floor(MOST_VALUATIONS / (2 * legs)));
  return Array.from({ length: Math.ceil(prices.length / most) }, (_, part) =>
    prices.slice(part * most, (part + 1) * most),
  );
}

/**
 * @param grid of the whole ranges: written into
 * @param values of the piece
 */
export function placePiece(
  grid: Float64Array,
  whole: StrategyRanges,
  { ranges: { prices, volShifts, days }, at }: GridPiece,
  values: Float64Array,
): void {
  for (let price = 0; price < prices.length; price += 1) {
    for (let shift = 0; shift < volShifts.length; shift += 1) {
      const from = (price * volShifts.length + shift) * days.length;
      const row = (at.prices + price) * whole.volShifts.length + at.volShifts + shift;
      grid.set(values.subarray(from, from + days.length), row * whole.days.length + at.days);
    }
  }
}

function halved(piece: GridPiece, mostPoints: number): readonly GridPiece[] {
  const { prices, volShifts, days } = piece.ranges;
  if (prices.length * volShifts.length * days.length <= mostPoints) return [piece];
  const longest = Math.max(prices.length, volShifts.length, days.length);
  // Many prices at a time are valued faster than many moments.
  const name = volShifts.length === longest ? 'volShifts' : days.length === longest ? 'days' : 'prices';
  const middle = Math.ceil(longest / 2);
  const [first, second] = [piece.ranges[name].slice(0, middle), piece.ranges[name].slice(middle)];
  return [
    ...halved({ ranges: { ...piece.ranges, [name]: first }, at: piece.at }, mostPoints),
    ...halved(
      { ranges: { ...piece.ranges, [name]: second }, at: { ...piece.at, [name]: piece.at[name] + middle } },
      mostPoints,
    ),
  ];
}
