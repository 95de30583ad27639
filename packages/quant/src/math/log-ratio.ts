/** Nearer than this to one another, the ratio itself would round away what the difference still holds. */
const NEAR = 0.5;
/** Beyond these a ratio loses digits, or is no double at all. */
const LEAST = 1e-290;
const GREATEST = 1e290;

/**
 * ln(a/b) without the cancellation of a ratio near one: the difference of doubles within a factor of two is exact
 * (Sterbenz 1974).
 *
 * @param a ≥ 0; 0 gives −Infinity
 * @param b ≥ 0; 0 gives Infinity
 * @returns ln(a/b), within 2 units in the last place; NaN where either is negative
 */
export function logRatio(a: number, b: number): number {
  // Not the global NaN: a number that may be that one is boxed.
  if (!(a >= 0 && b >= 0)) return Number.NaN;
  const difference = a - b;
  if (Math.abs(difference) <= NEAR * b) return Math.log1p(difference / b);
  const ratio = a / b;
  // Written so that NaN goes the first way.
  return ratio < LEAST || ratio > GREATEST ? Math.log(a) - Math.log(b) : Math.log(ratio);
}
