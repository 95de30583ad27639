import type {
  AveragePriceInputs,
  AveragePriceMeasures,
  Greek,
  OptionInputs,
  StrategyAnalysis,
  StrategyLeg,
  StrategyRanges,
} from '@cushing/pricing';

import type { AnalysedExpiry, DayInput, ExpiryMark } from './options.types.js';

/** Work that takes longer than the event loop may be held: done in threads. */
export interface OptionComputation {
  /** All expiries of one trade date. */
  analyse(input: DayInput): Promise<readonly AnalysedExpiry[]>;
  /** The marks of one trade date alone, which is less to carry over. */
  mark(input: DayInput): Promise<readonly ExpiryMark[]>;
  /** One Greek of each option, in a desk's units; NaN where its model has none. */
  measureEach(options: readonly OptionInputs[], greek: Greek): Promise<Float64Array>;
  /** What `analyzeStrategy` of @cushing/pricing says; the legs and ranges are without a fault. */
  analyzeStrategy(legs: readonly StrategyLeg[], ranges: StrategyRanges): Promise<StrategyAnalysis>;
  /** What `measureAveragePriceOption` of @cushing/pricing says. */
  measureAveragePriceOption(inputs: AveragePriceInputs): Promise<AveragePriceMeasures>;
  close(): Promise<void>;
}
