export { PRICING_MODELS } from './pricing-model.js';
export type { ChosenModel, ModelReason, OptionTerms, PricingModel } from './pricing-model.js';
export { GREEKS } from './option-measures.js';
export type { Greek, ImpliedVol, NoVolReason, OptionInputs, OptionMeasures } from './option-measures.js';
export { MAX_GRID_POINTS, MAX_STRATEGY_LEGS } from './strategy.types.js';
export type { FutureLeg, OptionLeg, StrategyLeg, StrategyRanges } from './strategy.types.js';
