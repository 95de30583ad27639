import { QuantError } from '@cushing/quant';

/** Months of a shape: the shortest curves that are settled every day, those of heating oil and gasoline, have as many. */
export const SHAPE_MONTHS = 18;

/** Prices below this share of the curve's median count as that share. */
export const PRICE_FLOOR_SHARE = 0.25;

/**
 * The shape of a forward curve without its level: sᵢ = ln Gᵢ − (1/18)·Σⱼ ln Gⱼ with Gᵢ = max(Fᵢ, ¼·median(F)), i = 1 … 18
 * by nearby. The floor is for prices about and below zero, which have no logarithm: it keeps the order of prices
 * (Fᵢ ≤ Fⱼ makes sᵢ ≤ sⱼ), and a month that fell to −37.63 while the median stands at 33.28 counts as one at 8.32: a
 * steep beginning, like those of the days around, and not a day like no other.
 *
 * @param prices F, by nearby, the front month first, in one unit; those behind the 18th do not matter
 * @returns 18 logarithms that sum to 0, the same for c·F as for F, c > 0; undefined for fewer than 18 prices, and
 * where half of the prices are so low that the median is not positive
 * @throws {QuantError} ERR_QUANT_DOMAIN for a price among the first 18 that is no finite number
 * Error bound: |Σ sᵢ| ≤ 2⁻⁴⁵.
 * @see Litterman, R. and Scheinkman, J. (1991), "Common factors affecting bond returns", J. Fixed Income 1(1), 54-61:
 * curves as vectors on fixed tenors
 * @example
 * curveShape(Array.from({ length: 18 }, () => 70)); // 18 zeros: a flat curve
 */
export function curveShape(prices: ArrayLike<number>): Float64Array | undefined {
  if (prices.length < SHAPE_MONTHS) return undefined;
  const shape = Float64Array.from({ length: SHAPE_MONTHS }, (_, index) => checkedPrice(prices[index] ?? NaN, index));
  const floor = PRICE_FLOOR_SHARE * medianOf(shape);
  // Also false where a floor of the smallest numbers there are becomes 0.
  if (!(floor > 0)) return undefined;
  let sum = 0;
  for (let index = 0; index < SHAPE_MONTHS; index += 1) {
    const logarithm = Math.log(Math.max(shape[index] ?? NaN, floor));
    shape[index] = logarithm;
    sum += logarithm;
  }
  const mean = sum / SHAPE_MONTHS;
  for (let index = 0; index < SHAPE_MONTHS; index += 1) shape[index] = (shape[index] ?? NaN) - mean;
  return shape;
}

/** Of an even number of values the mean of the two in the middle. */
function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  return (sorted[SHAPE_MONTHS / 2 - 1] ?? NaN) / 2 + (sorted[SHAPE_MONTHS / 2] ?? NaN) / 2;
}

function checkedPrice(price: number, index: number): number {
  if (Number.isFinite(price)) return price;
  throw new QuantError('ERR_QUANT_DOMAIN', `prices must be finite, got ${price} at ${index}`);
}
