/** The strikes there can be, and those that are listed around a price. */
import { ProductsError } from '../errors.js';
import { OPTION_SERIES } from '../specs/option-series.js';
import type { OptionSeries } from '../specs/option-series.js';
import { STRIKE_LISTINGS } from './strike-listing.js';

/** The product of a decimal and a power of ten is off by far less than a millionth of the last decimal. */
const TOLERANCE = 1e-6;

/**
 * Whether a strike is a multiple of the finest step that the exchange lists: 0.25 for LO and BZO, 0.01 for the others.
 * Where strikes near the money are usually wider apart than that, the finer ones are added on request.
 *
 * @param strike in the underlying's quotation; of either sign
 * @returns false for what is no finite number
 *
 * @example
 * isOnStrikeGrid('LO', 75.25); // true
 * isOnStrikeGrid('LO', 75.1); // false
 */
export function isOnStrikeGrid(series: OptionSeries, strike: number): boolean {
  const steps = (strike * unitsPerOne(series)) / STRIKE_LISTINGS[series].finestStep;
  return Math.abs(steps - Math.round(steps)) < TOLERANCE;
}

/**
 * The strikes that are listed around the money: the near step for twenty strikes on each side, wider ones beyond, out to
 * a number of standard deviations. The strike nearest to the forward is always among them.
 *
 * @param forward the underlying's price, > 0
 * @param deviation standard deviation of the price's logarithm until expiry, vol × √T, ≥ 0
 * @param deviations how many of them on each side, ≥ 0
 * @returns ascending, each > 0 and exactly the decimal that the exchange writes
 * @throws {ProductsError} `ERR_PRODUCTS_PRICE` for a forward, deviation or count outside of its range
 *
 * @example
 * listedStrikes('LO', 62.1, 0.1, 0.2); // [61, 61.5, 62, 62.5, 63]
 */
export function listedStrikes(
  series: OptionSeries,
  forward: number,
  deviation: number,
  deviations: number,
): readonly number[] {
  const reach = Math.exp(deviation * deviations);
  if (!(forward > 0) || !(deviation >= 0) || !(deviations >= 0) || !Number.isFinite(forward * reach)) {
    throw new ProductsError(
      'ERR_PRODUCTS_PRICE',
      `strikes are listed around a price > 0 within deviations ≥ 0, got ${forward}, ${deviation}, ${deviations}`,
    );
  }
  const units = unitsPerOne(series);
  const nearStep = nearUnits(series);
  const middle = Math.max(1, Math.round((forward * units) / nearStep)) * nearStep;
  const below = walkOutwards(series, middle, -1, Math.max(1, (forward * units) / reach));
  const above = walkOutwards(series, middle, 1, forward * units * reach);
  return [...below.reverse(), middle, ...above].map((strike) => strike / units);
}

/**
 * @returns the usual step between strikes near the money, in the underlying's quotation
 *
 * @example
 * nearStrikeStep('LO'); // 0.5
 */
export function nearStrikeStep(series: OptionSeries): number {
  return nearUnits(series) / unitsPerOne(series);
}

/** Strikes from the one beside the middle to the last within the bound; each rung begins on a multiple of its step. */
function walkOutwards(series: OptionSeries, middle: number, side: 1 | -1, bound: number): number[] {
  const strikes: number[] = [];
  let strike = middle;
  for (const { step, count } of STRIKE_LISTINGS[series].rungs) {
    for (let listed = 0; listed < count; listed += 1) {
      const next = side === 1 ? Math.floor(strike / step) * step + step : Math.ceil(strike / step) * step - step;
      if (side * (next - bound) > 0) return strikes;
      strikes.push(next);
      strike = next;
    }
  }
  return strikes;
}

function nearUnits(series: OptionSeries): number {
  return STRIKE_LISTINGS[series].rungs[0].step;
}

function unitsPerOne(series: OptionSeries): number {
  return 10 ** OPTION_SERIES[series].strikeDecimals;
}
