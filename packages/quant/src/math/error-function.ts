/**
 * The error function and its complements to machine precision, by the minimax rationals of W. J. Cody, "Rational
 * Chebyshev approximations for the error function", Mathematics of Computation 23 (1969) 631-637.
 *
 * Where e^(−x²) is needed, x is split into a part of few bits, whose square is exact, and the rest: the rounding of x²
 * would cost x²/2 units in the last place otherwise.
 */

const ONE_OVER_SQRT_PI = 0.5641895835477563;
/** Below this |x| the function itself is approximated, above it its complement. */
const CENTRE = 0.46875;
const TAIL = 4;
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
  if (y <= CENTRE) return x * centreRatio(y);
  const complement = y > ERFC_IS_ZERO ? 0 : expOfMinusSquare(y) * scaledComplement(y);
  return x < 0 ? complement - 1 : 1 - complement;
}

/**
 * @param x any double
 * @returns 1 − erf(x) without cancellation, within 4 units in the last place down to the least normal double;
 * NaN for NaN
 */
export function erfc(x: number): number {
  const y = Math.abs(x);
  if (y <= CENTRE) return 1 - x * centreRatio(y);
  const complement = y > ERFC_IS_ZERO ? 0 : expOfMinusSquare(y) * scaledComplement(y);
  return x < 0 ? 2 - complement : complement;
}

/**
 * @param x any double
 * @returns e^(x²)·erfc(x), within 4 units in the last place; Infinity below −26.7; NaN for NaN
 */
export function erfcx(x: number): number {
  const y = Math.abs(x);
  if (y <= CENTRE) return Math.exp(x * x) * (1 - x * centreRatio(y));
  if (x > 0) return scaledComplement(y);
  if (y > ERFCX_OVERFLOWS) return x === x ? Infinity : NaN;
  const head = Math.trunc(y * SPLIT) / SPLIT;
  return 2 * Math.exp(head * head) * Math.exp((y - head) * (y + head)) - scaledComplement(y);
}

/** e^(−y²) for y ≥ 0. */
function expOfMinusSquare(y: number): number {
  const head = Math.trunc(y * SPLIT) / SPLIT;
  return Math.exp(-head * head) * Math.exp(-(y - head) * (y + head));
}

/** erf(y)/y for |y| ≤ CENTRE. */
function centreRatio(y: number): number {
  const z = y * y;
  const numerator =
    (((0.185777706184603153 * z + 3.1611237438705656) * z + 113.864154151050156) * z + 377.485237685302021) * z +
    3209.37758913846947;
  const denominator =
    (((z + 23.6012909523441209) * z + 244.024637934444173) * z + 1282.61652607737228) * z + 2844.23683343917062;
  return numerator / denominator;
}

/** e^(y²)·erfc(y) for y > CENTRE. */
function scaledComplement(y: number): number {
  if (y <= TAIL) {
    const numerator =
      (((((((2.15311535474403846e-8 * y + 0.564188496988670089) * y + 8.88314979438837594) * y + 66.1191906371416295) *
        y +
        298.635138197400131) *
        y +
        881.95222124176909) *
        y +
        1712.04761263407058) *
        y +
        2051.07837782607147) *
        y +
      1230.33935479799725;
    const denominator =
      (((((((y + 15.7449261107098347) * y + 117.693950891312499) * y + 537.181101862009858) * y + 1621.38957456669019) *
        y +
        3290.79923573345963) *
        y +
        4362.61909014324716) *
        y +
        3439.36767414372164) *
        y +
      1230.33935480374942;
    return numerator / denominator;
  }
  const z = 1 / (y * y);
  const numerator =
    ((((0.0163153871373020978 * z + 0.305326634961232344) * z + 0.360344899949804439) * z + 0.125781726111229246) * z +
      0.0160837851487422766) *
      z +
    0.000658749161529837803;
  const denominator =
    ((((z + 2.56852019228982242) * z + 1.87295284992346725) * z + 0.527905102951428412) * z + 0.0605183413124413191) *
      z +
    0.00233520497626869185;
  return (ONE_OVER_SQRT_PI - (z * numerator) / denominator) / y;
}
