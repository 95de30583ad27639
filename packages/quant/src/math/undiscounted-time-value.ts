/** Of discounting, undoing it and subtracting intrinsic, in units of the undiscounted price. */
const ROUNDING = 4 * Number.EPSILON;

/**
 * Undiscounted price less intrinsic, rounded once: the rounding error of plus − minus is taken off too. The rounded
 * intrinsic itself has none.
 *
 * @param undiscounted price of the option before discounting
 * @param plus what its holder gets on exercise: F of a call, K of a put; or F and −F
 * @param minus what its holder gives; or K and −K
 * @param isRounded the price was discounted: what that alone may have rounded away of intrinsic counts as none
 * @returns below 0 for a price below intrinsic
 */
export function undiscountedTimeValue(undiscounted: number, plus: number, minus: number, isRounded: boolean): number {
  const intrinsic = plus - minus;
  if (!(intrinsic > 0)) return undiscounted;
  if (undiscounted === intrinsic) return 0;
  const back = plus - intrinsic;
  const residue = plus - (intrinsic + back) + (back - minus);
  const timeValue = undiscounted - intrinsic - residue;
  return timeValue < 0 && isRounded && timeValue >= -ROUNDING * undiscounted ? 0 : timeValue;
}
