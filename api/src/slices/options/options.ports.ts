import type {
  AveragePriceInputs,
  AveragePriceMeasures,
  Greek,
  OptionInputs,
  SpreadInputs,
  StrategyAnalysis,
  StrategyLeg,
  StrategyRanges,
} from '@cushing/pricing';

import type { OptionValuation, SpreadOptionValuation, UnvaluedOption } from './calculator.types.js';
import type { AnalysedExpiry, DayInput, ExpiryMark } from './options.types.js';

/** Whether somebody waits before a page, or it is computed for whoever comes next. */
export type Urgency = 'PAGE' | 'AHEAD';

/** Work that takes longer than the event loop may be held: done in threads. */
export interface OptionComputation {
  /** All expiries of one trade date. */
  analyse(input: DayInput): Promise<readonly AnalysedExpiry[]>;
  /**
   * The marks of one trade date alone, which is less to carry over.
   *
   * @param urgency PAGE where absent
   */
  mark(input: DayInput, urgency?: Urgency): Promise<readonly ExpiryMark[]>;
  /** One Greek of each option, in a desk's units; NaN where its model has none. */
  measureEach(options: readonly OptionInputs[], greek: Greek): Promise<Float64Array>;
  /** What `analyzeStrategy` of @cushing/pricing says; the legs and ranges are without a fault. */
  analyzeStrategy(legs: readonly StrategyLeg[], ranges: StrategyRanges): Promise<StrategyAnalysis>;
  /** What `measureAveragePriceOption` of @cushing/pricing says. */
  measureAveragePriceOption(inputs: AveragePriceInputs): Promise<AveragePriceMeasures>;
  /** What `valueOption` says. */
  valueOption(option: UnvaluedOption): Promise<OptionValuation>;
  /** What `valueSpreadOption` says. */
  valueSpreadOption(inputs: SpreadInputs): Promise<SpreadOptionValuation>;
  close(): Promise<void>;
}
