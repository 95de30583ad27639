import type {
  AveragePriceInputs,
  AveragePriceMeasures,
  Greek,
  OptionInputs,
  SpreadInputs,
  StrategyLeg,
  StrategyOutcomes,
  StrategyPayoff,
  StrategyRanges,
  StrategyTotals,
} from '@cushing/pricing';

import type { LiveExpiryTerms, RepricedExpiry } from '../../slices/live-options/index.js';
import type {
  AnalysedExpiry,
  DayInput,
  ExpiryMark,
  OptionValuation,
  SpreadOptionValuation,
  UnvaluedOption,
} from '../../slices/options/index.js';

/** What a thread is asked. */
export type ComputationTask =
  | { readonly kind: 'ANALYSE'; readonly input: DayInput }
  | { readonly kind: 'MARK'; readonly input: DayInput }
  | { readonly kind: 'MEASURE_EACH'; readonly options: readonly OptionInputs[]; readonly greek: Greek }
  | { readonly kind: 'STRATEGY_OUTLINE'; readonly legs: readonly StrategyLeg[] }
  | { readonly kind: 'STRATEGY_PAYOFF'; readonly legs: readonly StrategyLeg[]; readonly prices: readonly number[] }
  | { readonly kind: 'STRATEGY_GRID'; readonly legs: readonly StrategyLeg[]; readonly ranges: StrategyRanges }
  | { readonly kind: 'VALUE_OPTION'; readonly option: UnvaluedOption }
  | { readonly kind: 'VALUE_SPREAD_OPTION'; readonly inputs: SpreadInputs }
  | { readonly kind: 'MEASURE_AVERAGE_PRICE_OPTION'; readonly inputs: AveragePriceInputs }
  | {
      readonly kind: 'REPRICE_EXPIRIES';
      readonly terms: readonly LiveExpiryTerms[];
      readonly forwards: readonly number[];
      readonly now: number;
    };

/** What it answers to each. */
export interface ComputationAnswers {
  readonly ANALYSE: readonly AnalysedExpiry[];
  readonly MARK: readonly ExpiryMark[];
  readonly MEASURE_EACH: Float64Array;
  readonly STRATEGY_OUTLINE: StrategyTotals & StrategyOutcomes;
  readonly STRATEGY_PAYOFF: StrategyPayoff;
  readonly STRATEGY_GRID: Float64Array;
  readonly VALUE_OPTION: OptionValuation;
  readonly VALUE_SPREAD_OPTION: SpreadOptionValuation;
  readonly MEASURE_AVERAGE_PRICE_OPTION: AveragePriceMeasures;
  readonly REPRICE_EXPIRIES: readonly RepricedExpiry[];
}

export type ComputationAnswer = ComputationAnswers[ComputationTask['kind']];
