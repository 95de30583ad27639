import type { StrategyLeg, StrategyRanges } from '@cushing/pricing';

import type { AnalysedExpiry, DayInput, ExpiryMark } from './options.types.js';

/** Work that takes longer than the event loop may be held: done in threads. */
export interface OptionComputation {
  /** All expiries of one trade date. */
  analyse(input: DayInput): Promise<readonly AnalysedExpiry[]>;
  /** The marks of one trade date alone, which is less to carry over. */
  mark(input: DayInput): Promise<readonly ExpiryMark[]>;
  /** Profit and loss over prices × vol shifts × days, in that order of nesting, in the quotation. */
  strategyGrid(legs: readonly StrategyLeg[], ranges: StrategyRanges): Promise<Float64Array>;
  close(): Promise<void>;
}
