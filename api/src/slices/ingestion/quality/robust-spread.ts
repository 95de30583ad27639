/** Middle and spread of numbers among which a few may be far off. */

/** Standard deviations in a median absolute deviation, of normal numbers. */
const DEVIATIONS_IN_MAD = 1.4826;

/** @returns the median; NaN of none. Puts the values into another order. */
export function medianInPlace(values: Float64Array): number {
  const { length } = values;
  if (length === 0) return NaN;
  const upper = selected(values, length >> 1);
  if (length % 2 === 1) return upper;
  // All below the place are no greater than what stands there.
  let lower = -Infinity;
  for (let index = 0; index < length >> 1; index += 1) lower = Math.max(lower, values[index] ?? NaN);
  return (lower + upper) / 2;
}

/** @returns the median; NaN of none */
export function medianOf(values: Float64Array): number {
  return medianInPlace(values.slice());
}

/** @returns 1.4826 × the median absolute deviation from zero; NaN of none. Overwrites the values. */
export function robustDeviationInPlace(values: Float64Array): number {
  for (let index = 0; index < values.length; index += 1) values[index] = Math.abs(values[index] ?? NaN);
  return DEVIATIONS_IN_MAD * medianInPlace(values);
}

/** @returns whether a deviation as `robustDeviationInPlace` has it is surely no less, at a fraction of its cost */
export function deviatesAtLeast(values: Float64Array, deviation: number): boolean {
  const distance = deviation / DEVIATIONS_IN_MAD;
  let count = 0;
  for (const value of values) if (Math.abs(value) >= distance) count += 1;
  return count * 2 > values.length;
}

/** Puts the value of that rank in its place, lesser ones before and greater ones behind (Hoare's selection). */
function selected(values: Float64Array, rank: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? NaN;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? NaN) < pivot) left += 1;
      while ((values[right] ?? NaN) > pivot) right -= 1;
      if (left > right) break;
      const swapped = values[left] ?? NaN;
      values[left] = values[right] ?? NaN;
      values[right] = swapped;
      left += 1;
      right -= 1;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank] ?? NaN;
}
