import { QuantError } from '@cushing/quant';

/**
 * How far a Brownian motion ran above the higher of its two ends, given both; by symmetry also how far below the
 * lower one. Makes a day's high and low out of its open and close.
 *
 * @param change end minus start, in any unit
 * @param sigma standard deviation of the free motion over the whole time, same unit, [0, ∞)
 * @param u uniform variate in (0, 1]; the excursion falls in u and is 0 at 1
 * @returns the excursion with probability u of a larger one, same unit, [0, ∞)
 * @throws {QuantError} ERR_QUANT_DOMAIN when sigma or u is outside its range
 * @see Glasserman, P. (2004), "Monte Carlo Methods in Financial Engineering", Springer, section 6.4, the maximum of
 * a Brownian bridge by inversion of its Rayleigh distribution
 * @example
 * brownianBridgeExcursion(0, 1, Math.exp(-2)); // 1
 */
export function brownianBridgeExcursion(change: number, sigma: number, u: number): number {
  if (!(sigma >= 0)) throw new QuantError('ERR_QUANT_DOMAIN', `sigma must be >= 0, got ${sigma}`);
  if (!(u > 0 && u <= 1)) throw new QuantError('ERR_QUANT_DOMAIN', `u must lie in (0, 1], got ${u}`);
  const width = -2 * sigma * sigma * Math.log(u);
  const distance = Math.abs(change);
  // (√(d² + w) − d) / 2 without its cancellation where d is the larger part.
  return width === 0 ? 0 : width / (2 * (Math.sqrt(distance * distance + width) + distance));
}
