import { strategyGrid, strategyPayoff } from './strategy-grid.js';
import type { StrategyPayoff } from './strategy-grid.js';
import { strategyOutcomes } from './strategy-outcomes.js';
import type { StrategyOutcomes } from './strategy-outcomes.js';
import { strategyTotals } from './strategy-totals.js';
import type { StrategyTotals } from './strategy-totals.js';
import type { StrategyLeg, StrategyRanges } from './strategy.types.js';

/** Everything told of a strategy. */
export interface StrategyAnalysis extends StrategyTotals, StrategyOutcomes {
  /** Along the prices of the ranges. */
  readonly payoff: StrategyPayoff;
  /** As `strategyGrid` gives it. */
  readonly grid: Float64Array;
}

/** @throws {RangeError} with the message of `strategyFault` */
export function analyzeStrategy(legs: readonly StrategyLeg[], ranges: StrategyRanges): StrategyAnalysis {
  return {
    grid: strategyGrid(legs, ranges),
    payoff: strategyPayoff(legs, Float64Array.from(ranges.prices)),
    ...strategyTotals(legs),
    ...strategyOutcomes(legs),
  };
}
