/** Pixels that stay free at the edges, for the line's own width and its last point. */
const MARGIN = 2;

export interface SparklinePath {
  /** As `d` of an SVG path. */
  readonly line: string;
  /** Where the last value lies. */
  readonly end: { readonly x: number; readonly y: number };
  /** Height of zero, where the values lie on both sides of it. */
  readonly zero: number | undefined;
}

/**
 * @param values evenly spread from the left edge to the right one
 * @returns undefined for fewer than two
 */
export function sparklinePath(values: readonly number[], width: number, height: number): SparklinePath | undefined {
  if (values.length < 2) return undefined;
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const x = (index: number): number => round(MARGIN + (index / (values.length - 1)) * (width - 2 * MARGIN));
  // A line that never moves lies in the middle.
  const y = (value: number): number =>
    round(high === low ? height / 2 : MARGIN + ((high - value) / (high - low)) * (height - 2 * MARGIN));
  return {
    line: values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)},${y(value)}`).join(''),
    end: { x: x(values.length - 1), y: y(values.at(-1) ?? 0) },
    zero: low < 0 && high > 0 ? y(0) : undefined,
  };
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
