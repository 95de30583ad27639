/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
/*
 * Both functions cut the series into blocks of `window` values: a window is the end of one block and the beginning of
 * the next. That is O(n), and nothing is subtracted that was added before, so that nothing drifts.
 */

/**
 * Sum of the last `window` values at every position.
 *
 * @param values any numbers; one that is not finite spoils only the windows that hold it
 * @param window how many, a whole number ≥ 1
 * @param out receives the sums, as long as `values` and another array; NaN before the first full window
 * Error bound: window·2⁻⁵³ of the sum of absolute values.
 */
export function rollingSum(values: Float64Array, window: number, out: Float64Array): void {
  const count = values.length;
  for (let start = 0; start < count; start += window) {
    const end = Math.min(start + window, count);
    let prefix = 0;
    for (let index = start; index < end; index += 1) {
      prefix += values[index] as number;
      out[index] = prefix;
    }
  }
  for (let start = 0; start + window < count; start += window) {
    let suffix = 0;
    for (let index = start + window - 1; index > start; index -= 1) {
      suffix += values[index] as number;
      const end = index + window - 1;
      if (end < count) out[end] = (out[end] as number) + suffix;
    }
  }
  out.fill(NaN, 0, Math.min(window - 1, count));
}

/**
 * Sum of squared deviations of the last `window` values from their own mean, at every position: means and squares of
 * the two parts of a window are joined without the cancellation of Σx² − (Σx)²/n.
 *
 * @param values any numbers; one that is not finite spoils only the windows that hold it
 * @param window how many, a whole number ≥ 1
 * @param out receives the sums, as long as `values` and another array; NaN before the first full window
 * Error bound: relative 4·window·2⁻⁵³, and 2⁻⁵³ of the mean in each deviation.
 * @see Chan, T., Golub, G. & LeVeque, R. (1983), "Algorithms for computing the sample variance", American Statistician
 * 37, 242-247, eq. 1.5
 */
export function rollingSquaredDeviations(values: Float64Array, window: number, out: Float64Array): void {
  const count = values.length;
  const means = new Float64Array(count);
  for (let start = 0; start < count; start += window) {
    const end = Math.min(start + window, count);
    let mean = 0;
    let squares = 0;
    for (let index = start; index < end; index += 1) {
      const size = index - start + 1;
      const deviation = (values[index] as number) - mean;
      mean += deviation / size;
      squares += (deviation * deviation * (size - 1)) / size;
      means[index] = mean;
      out[index] = squares;
    }
  }
  for (let start = 0; start + window < count; start += window) {
    let mean = 0;
    let squares = 0;
    for (let index = start + window - 1; index > start; index -= 1) {
      const size = start + window - index;
      const deviation = (values[index] as number) - mean;
      mean += deviation / size;
      squares += (deviation * deviation * (size - 1)) / size;
      const end = index + window - 1;
      if (end >= count) continue;
      const apart = (means[end] as number) - mean;
      out[end] = (out[end] as number) + squares + (apart * apart * size * (window - size)) / window;
    }
  }
  out.fill(NaN, 0, Math.min(window - 1, count));
}
