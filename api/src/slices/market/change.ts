/** A change against an earlier settle, or why there is none. */
export type Change =
  | { readonly change: number; readonly changePercent: number | null; readonly changeStatus: 'OK' }
  | { readonly change: null; readonly changePercent: null; readonly changeStatus: 'NO_PREVIOUS_SETTLE' };

/** Decimals that a difference of two tick-sized prices is exact to; what lies below is floating-point noise. */
const NOISE_DECIMALS = 10;

/**
 * @param settle today's settle or spread, in the quotation
 * @param previous the earlier one; undefined where there is none
 * @returns the difference, and its percentage of the earlier one where that is positive
 */
export function changeFrom(settle: number, previous: number | undefined): Change {
  if (previous === undefined) return { change: null, changePercent: null, changeStatus: 'NO_PREVIOUS_SETTLE' };
  const change = withoutNoise(settle - previous);
  return { change, changePercent: previous > 0 ? withoutNoise((100 * change) / previous) : null, changeStatus: 'OK' };
}

/** @returns the value without the noise that a subtraction of decimal prices leaves, as in 20.43 − 18.27 */
export function withoutNoise(value: number): number {
  return Number(value.toFixed(NOISE_DECIMALS));
}
