/**
 * The error function and its complements to machine precision: e^(−x²) times the tabulated ratios of the normal
 * distribution at √2·x, N(−z)/n(z) or, in the centre, (N(z) − ½)/n(z).
 *
 * Where e^(−x²) is needed, x is split into a part of few bits, whose square is exact, and the rest: the rounding of x²
 * would cost x²/2 units in the last place otherwise.
 */
import { centreRatio, millsRatio } from './mills-ratio.js';

const SQRT_TWO_OVER_PI = 0.7978845608028654;
/** Below this |x| the function itself is approximated, above it its complement. */
const CENTRE = 0.46875;
/** From here on erfc is below the least double. */
const ERFC_IS_ZERO = 27.3;
/** From here on e^(x²) is beyond the largest double. */
const ERFCX_OVERFLOWS = 26.7;
const SPLIT = 16;

/**
 * @param x any double
 * @returns 2/√π ∫₀ˣ e^(−t²) dt, within 3 units in the last place; NaN for NaN
 */
export function erf(x: number): number {
  const y = Math.abs(x);
  if (y <= CENTRE) return centre(x);
  const complement = complementOf(y);
  return x < 0 ? complement - 1 : 1 - complement;
}

/**
 * @param x any double
 * @returns 1 − erf(x) without cancellation, within 4 units in the last place down to the least normal double;
 * NaN for NaN
 */
export function erfc(x: number): number {
  const y = Math.abs(x);
  if (y <= CENTRE) return 1 - centre(x);
  const complement = complementOf(y);
  return x < 0 ? 2 - complement : complement;
}

/**
 * @param x any double
 * @returns e^(x²)·erfc(x), within 4 units in the last place down to the least normal double; Infinity below −26.7; NaN for
 * NaN
 */
export function erfcx(x: number): number {
  const y = Math.abs(x);
  if (y <= CENTRE) return Math.exp(x * x) * (1 - centre(x));
  if (x > 0) return scaledComplement(y);
  if (y > ERFCX_OVERFLOWS) return Infinity;
  const head = Math.trunc(y * SPLIT) / SPLIT;
  return 2 * Math.exp(head * head) * Math.exp((y - head) * (y + head)) - scaledComplement(y);
}

/** erf(x) for |x| ≤ CENTRE. */
function centre(x: number): number {
  return SQRT_TWO_OVER_PI * Math.exp(-x * x) * centreRatio(Math.SQRT2 * x);
}

/** erfc(y) for y > CENTRE. */
function complementOf(y: number): number {
  if (y > ERFC_IS_ZERO) return 0;
  const head = Math.trunc(y * SPLIT) / SPLIT;
  return Math.exp(-head * head) * Math.exp(-(y - head) * (y + head)) * scaledComplement(y);
}

/** e^(y²)·erfc(y) for y > CENTRE. */
function scaledComplement(y: number): number {
  return SQRT_TWO_OVER_PI * millsRatio(Math.SQRT2 * y);
}
