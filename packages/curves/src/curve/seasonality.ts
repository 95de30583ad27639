import { QuantError } from '@cushing/quant';

const MONTHS = 12;
/** A twelve-point year carries harmonics up to six periods. */
const MOST_HARMONICS = 6;

/** cos(k·30°) in closed form: sines and cosines of libraries differ in their last digit, these do not. */
const COSINE_OF_TWELFTHS = [
  1,
  Math.sqrt(3) / 2,
  0.5,
  0,
  -0.5,
  -Math.sqrt(3) / 2,
  -1,
  -Math.sqrt(3) / 2,
  -0.5,
  0,
  0.5,
  Math.sqrt(3) / 2,
];

/**
 * Seasonal part of a forward curve as a Fourier series over the calendar months:
 * s(m) = Σₖ cₖ·cos(2πk(m − 1)/12) + sₖ·sin(2πk(m − 1)/12), k = 1, 2, …
 *
 * @param cosine c₁, c₂ …, log price, at most 6
 * @param sine s₁, s₂ …, log price, as many
 * @returns 12 log factors, January first; they sum to 0, so that a year's geometric mean price stays as it is
 * @throws {QuantError} ERR_QUANT_SHAPE for lists of different length or more than 6 harmonics
 * Error bound: |Σ s(m)| ≤ 2⁻⁴⁸·Σₖ(|cₖ| + |sₖ|).
 * @see Sørensen, C. (2002), "Modeling seasonality in agricultural commodity futures", J. Futures Markets 22(5),
 * 393-426: trigonometric seasonality in log prices
 * @example
 * monthlySeasonality([0.1], [0])[6]; // -0.1: July, where January is 0.1 up
 */
export function monthlySeasonality(cosine: ArrayLike<number>, sine: ArrayLike<number>): Float64Array {
  if (cosine.length !== sine.length) {
    throw new QuantError('ERR_QUANT_SHAPE', `${cosine.length} cosine and ${sine.length} sine terms are no pairs`);
  }
  if (cosine.length > MOST_HARMONICS) {
    throw new QuantError('ERR_QUANT_SHAPE', `at most ${MOST_HARMONICS} harmonics fit a year, got ${cosine.length}`);
  }
  const factors = new Float64Array(MONTHS);
  for (let month = 0; month < MONTHS; month += 1) {
    for (let index = 0; index < cosine.length; index += 1) {
      const twelfths = (index + 1) * month;
      // sin x = cos(x − 90°), three twelfths back; nine forward stays positive.
      factors[month] =
        (factors[month] ?? NaN) +
        (cosine[index] ?? NaN) * cosineOfTwelfths(twelfths) +
        (sine[index] ?? NaN) * cosineOfTwelfths(twelfths + 9);
    }
  }
  return factors;
}

function cosineOfTwelfths(twelfths: number): number {
  return COSINE_OF_TWELFTHS[twelfths % MONTHS] ?? NaN;
}
