import type {
  AveragePriceInputs,
  AveragePriceMeasures,
  Greek,
  OptionInputs,
  StrategyAnalysis,
  StrategyLeg,
  StrategyRanges,
} from '@cushing/pricing';

import type { AnalysedExpiry, DayInput, ExpiryMark } from '../../slices/options/index.js';

/** What a thread is asked. */
export type ComputationTask =
  | { readonly kind: 'ANALYSE'; readonly input: DayInput }
  | { readonly kind: 'MARK'; readonly input: DayInput }
  | { readonly kind: 'MEASURE_EACH'; readonly options: readonly OptionInputs[]; readonly greek: Greek }
  | { readonly kind: 'ANALYZE_STRATEGY'; readonly legs: readonly StrategyLeg[]; readonly ranges: StrategyRanges }
  | { readonly kind: 'MEASURE_AVERAGE_PRICE_OPTION'; readonly inputs: AveragePriceInputs };

/** What it answers to each. */
export interface ComputationAnswers {
  readonly ANALYSE: readonly AnalysedExpiry[];
  readonly MARK: readonly ExpiryMark[];
  readonly MEASURE_EACH: Float64Array;
  readonly ANALYZE_STRATEGY: StrategyAnalysis;
  readonly MEASURE_AVERAGE_PRICE_OPTION: AveragePriceMeasures;
}

export type ComputationAnswer = ComputationAnswers[ComputationTask['kind']];
