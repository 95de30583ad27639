/** @returns the least and the greatest of some numbers with some room around them */
export function paddedRange(values: Iterable<number>): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  const room = high > low ? 0.06 * (high - low) : Math.abs(high) * 0.05 || 0.5;
  return [low - room, high + room];
}
