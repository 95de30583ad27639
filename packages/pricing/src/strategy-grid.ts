import { requireStrategy } from './strategy-fault.js';
import { firstExpiryOf, NOW, profitsAt } from './strategy-values.js';
import type { StrategyLeg, StrategyRanges } from './strategy.types.js';

const DAYS_A_YEAR = 365;

/** Profit and loss along prices of the first leg's future, in the quotation, the sum over all contracts. */
export interface StrategyPayoff {
  /** At the first expiry among the legs: those that live on are valued at their vol. Today's without options. */
  readonly atFirstExpiry: Float64Array;
  readonly today: Float64Array;
}

/**
 * Profit and loss over prices × vol shifts × days: the days of one shift and price lie together, then the next shift's.
 * AMERICAN is at quant's FAST accuracy. A leg beyond its expiry is worth its intrinsic at that price, a leg whose future
 * a lognormal model does not know (0 or below) likewise; a shift takes no vol below a millionth.
 *
 * @param ranges as in `StrategyRanges`, at most `MAX_GRID_POINTS` together
 * @returns in the quotation, the sum over all contracts
 * @throws {RangeError} with the message of `strategyFault`
 */
export function strategyGrid(legs: readonly StrategyLeg[], ranges: StrategyRanges): Float64Array {
  requireStrategy(legs, ranges);
  const { prices, volShifts, days } = ranges;
  const alongPrices = Float64Array.from(prices);
  const stride = volShifts.length * days.length;
  const grid = new Float64Array(prices.length * stride);
  for (const [shiftIndex, volShift] of volShifts.entries()) {
    for (const [dayIndex, day] of days.entries()) {
      const profits = profitsAt(legs, alongPrices, { elapsed: day / DAYS_A_YEAR, volShift }, 'FAST');
      const offset = shiftIndex * days.length + dayIndex;
      for (const [priceIndex, profit] of profits.entries()) grid[priceIndex * stride + offset] = profit;
    }
  }
  return grid;
}

/**
 * The two lines of a payoff chart, at the accuracy of `strategyGrid`.
 *
 * @param prices finite, of the first leg's future
 * @throws {RangeError} with the message of `strategyFault`
 */
export function strategyPayoff(legs: readonly StrategyLeg[], prices: Float64Array): StrategyPayoff {
  requireStrategy(legs);
  const elapsed = firstExpiryOf(legs) ?? 0;
  return {
    atFirstExpiry: profitsAt(legs, prices, { elapsed, volShift: 0 }, 'FAST'),
    today: profitsAt(legs, prices, NOW, 'FAST'),
  };
}
