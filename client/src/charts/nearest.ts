/**
 * @param ascending numbers in ascending order
 * @returns the place of the number nearest to x, the earlier of two as near; -1 where there are none
 */
export function nearestIndex(ascending: readonly number[], x: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) < x) low = middle + 1;
    else high = middle;
  }
  const after = ascending[low];
  const before = ascending[low - 1];
  if (after === undefined) return -1;
  return before !== undefined && x - before <= Math.abs(after - x) ? low - 1 : low;
}
