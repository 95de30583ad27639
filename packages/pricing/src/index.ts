export { PRICING_MODELS } from './pricing-model.js';
export type { ChosenModel, ModelReason, OptionTerms, PricingModel } from './pricing-model.js';
export { GREEKS } from './option-measures.js';
export type { Greek, ImpliedVol, NoVolReason, OptionInputs, OptionMeasures } from './option-measures.js';
export { MAX_GRID_POINTS, MAX_STRATEGY_LEGS } from './strategy.types.js';
export type {
  FutureLeg,
  OptionLeg,
  StrategyFault,
  StrategyFaultReason,
  StrategyLeg,
  StrategyRanges,
} from './strategy.types.js';
export { chainValues } from './chain-values.js';
export { chooseModel, describeModel, MODEL_NAMES, ratePaid } from './choose-model.js';
export { describeGreek, volKindOf, volUnit } from './greek-units.js';
export type { GreekDescription, VolKind } from './greek-units.js';
export { greekStatusOf } from './greek-status.js';
export type { GreekStatus } from './greek-status.js';
export { impliedVolOf } from './implied-vol.js';
export { measureChain } from './measure-chain.js';
export type { ChainMeasures } from './measure-chain.js';
export { measureOption } from './measure-option.js';
export { optionBounds } from './option-bounds.js';
export type { OptionBounds } from './option-bounds.js';
export { optionFigures } from './option-figures.js';
export type { OptionFigures, PricedOption } from './option-figures.js';
export { priceChain, VOL_STATUSES } from './price-chain.js';
export type { ChainQuotes, PricedChain } from './price-chain.js';
export { strategyFault } from './strategy-fault.js';
export { strategyGrid, strategyPayoff } from './strategy-grid.js';
export type { StrategyPayoff } from './strategy-grid.js';
export { strategyOutcomes } from './strategy-outcomes.js';
export type { StrategyOutcomes } from './strategy-outcomes.js';
export { strategyTotals } from './strategy-totals.js';
export type { StrategyTotals } from './strategy-totals.js';
export { analyzeStrategy } from './strategy-analysis.js';
export type { StrategyAnalysis } from './strategy-analysis.js';
export { AVERAGE_METHODS, measureAveragePriceOption } from './average-price-option.js';
export type { AveragePriceInputs, AveragePriceMeasures, FutureFixing } from './average-price-option.js';
export { compareSpreadModels, measureSpreadOption, SPREAD_MODELS } from './spread-option.js';
export type { SpreadInputs, SpreadMeasures, SpreadModel, SpreadModelPrice } from './spread-option.js';
