/** The ways to value an option on a future. */
export const PRICING_MODELS = ['BLACK76', 'BACHELIER', 'AMERICAN', 'BAW', 'BJERKSUND_STENSLAND'] as const;

/**
 * BLACK76 and BACHELIER are European, lognormal and normal; AMERICAN is the exact American price; BAW and
 * BJERKSUND_STENSLAND are its well-known approximations, for comparison.
 */
export type PricingModel = (typeof PRICING_MODELS)[number];

/** What of an option's terms decides how it is valued. */
export interface OptionTerms {
  readonly exerciseStyle: 'AMERICAN' | 'EUROPEAN';
  /** FUTURES: the premium is margined, so not discounted and never exercised early. */
  readonly premiumStyle: 'EQUITY' | 'FUTURES';
}

/**
 * Why a model was taken: the option's exercise style; a margined premium, which makes an American option worth its
 * undiscounted European one; a forward or strike that is not positive, which no lognormal model knows; or because it
 * was asked for.
 */
export type ModelReason = 'EXERCISE_STYLE' | 'FUTURES_STYLE_PREMIUM' | 'NOT_LOGNORMAL' | 'ASKED_FOR';

/** A model with the reason for it. */
export interface ChosenModel {
  readonly model: PricingModel;
  readonly reason: ModelReason;
}
