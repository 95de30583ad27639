import { nextUniform } from '@cushing/curves';
import type { Xoshiro128State } from '@cushing/curves';
import { fromDayNumber, isBusinessDay } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { ModelCurve } from './model-curve.js';
import { PRODUCT_MODELS } from './model-parameters.js';
import { hedgersGathering } from './open-interest.js';
import { nextNormal } from './random-streams.js';

/** Calendar days before the last trade date around which trading moves on to the next contract, and how fast. */
const ROLL_DAYS = 8;
const ROLL_WIDTH_DAYS = 1.4;
/** What goes on trading to the end. */
const STAYING_SHARE = 0.015;
/** Calendar days over which trading thins out along the curve: most of it fast, the rest slowly. */
const NEAR_DAYS = 26;
const FAR_SHARE = 0.025;
const FAR_DAYS = 260;
/** Log deviations of one contract's day: near contracts are steady, far ones are not. */
const NEAR_DEVIATION = 0.18;
const FAR_DEVIATION = 0.9;
/** How much a day's volume grows with each standard deviation that the front moved. */
const VOLUME_PER_MOVE = 0.16;
const MEAN_MOVE = Math.sqrt(2 / Math.PI);
/** What Brent trades on a day on which New York is closed. */
const HOLIDAY_SHARE = 0.2;

/**
 * A day's volume of every contract: concentrated in the first months, moving on to the second before the first
 * ends, whole contracts, none where nobody came.
 *
 * @param curve the day's curve
 * @param activity log of the day's volume against an ordinary one's
 * @param move how far the front contract moved, in standard deviations
 * @param contracts how many contracts of the curve, nearest first
 * @param stream of the product's day; two draws are taken for each contract
 */
export function tradingVolumes(
  product: ProductCode,
  curve: ModelCurve,
  activity: number,
  move: number,
  contracts: number,
  stream: Xoshiro128State,
): Float64Array {
  const volumes = new Float64Array(contracts);
  let whole = 0;
  for (let nearby = 0; nearby < contracts; nearby += 1) {
    const share = liquidity(product, curve.front + nearby, curve.daysLeft[nearby] ?? NaN);
    volumes[nearby] = share;
    whole += share;
  }
  const isHoliday = !isBusinessDay('NYMEX', fromDayNumber(curve.day));
  const total =
    PRODUCT_MODELS[product].activity.volume *
    Math.exp(activity + VOLUME_PER_MOVE * (Math.abs(move) - MEAN_MOVE)) *
    (isHoliday ? HOLIDAY_SHARE : 1);
  for (let nearby = 0; nearby < contracts; nearby += 1) {
    const expected = (total * (volumes[nearby] ?? NaN)) / whole;
    const nearness = Math.exp(-(curve.daysLeft[nearby] ?? NaN) / FAR_DAYS);
    const deviation = FAR_DEVIATION + (NEAR_DEVIATION - FAR_DEVIATION) * nearness;
    const noise = Math.exp(deviation * nextNormal(stream) - (deviation * deviation) / 2);
    // A fraction of a contract is a chance of one: the mean stays, and far contracts have days without a trade.
    volumes[nearby] = Math.floor(expected * noise + nextUniform(stream));
  }
  return volumes;
}

/**
 * @param month `MonthIndex`
 * @param daysLeft calendar days to the last trade date, ≥ 0
 * @returns what a contract draws of its product's volume, to be compared with that of its neighbours
 */
export function liquidity(product: ProductCode, month: number, daysLeft: number): number {
  const notRolled = STAYING_SHARE + (1 - STAYING_SHARE) / (1 + Math.exp((ROLL_DAYS - daysLeft) / ROLL_WIDTH_DAYS));
  const near = (1 - FAR_SHARE) * Math.exp(-daysLeft / NEAR_DAYS);
  const far = FAR_SHARE * Math.exp(-daysLeft / FAR_DAYS) * hedgersGathering(product, month, daysLeft) ** 2;
  return notRolled * (near + far);
}
