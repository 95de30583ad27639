import type { ChosenModel, OptionTerms, PricingModel } from './pricing-model.js';

/** What a desk calls each model. */
export const MODEL_NAMES: Readonly<Record<PricingModel, string>> = {
  BLACK76: 'Black-76',
  BACHELIER: 'Bachelier',
  AMERICAN: 'American, exact',
  BAW: 'Barone-Adesi-Whaley',
  BJERKSUND_STENSLAND: 'Bjerksund-Stensland',
};

/**
 * The model for the options of one expiry: of all of them, so that their volatilities compare.
 *
 * @param forward price of their future, in the quotation; NaN where it is not known, which decides nothing
 * @param lowestStrike in the quotation; NaN likewise
 * @param asked what the user wants instead; it gives way to BACHELIER only where it knows no such forward or strike
 */
export function chooseModel(
  terms: OptionTerms,
  forward: number,
  lowestStrike: number,
  asked?: PricingModel,
): ChosenModel {
  if (asked === 'BACHELIER') return { model: asked, reason: 'ASKED_FOR' };
  if (forward <= 0 || lowestStrike <= 0) return { model: 'BACHELIER', reason: 'NOT_LOGNORMAL' };
  if (asked !== undefined) return { model: asked, reason: 'ASKED_FOR' };
  if (terms.exerciseStyle === 'EUROPEAN') return { model: 'BLACK76', reason: 'EXERCISE_STYLE' };
  if (terms.premiumStyle === 'FUTURES') return { model: 'BLACK76', reason: 'FUTURES_STYLE_PREMIUM' };
  return { model: 'AMERICAN', reason: 'EXERCISE_STYLE' };
}

/**
 * @param forward the one that the model was chosen for
 * @param lowestStrike likewise
 * @returns one sentence that tells a person which model it is, and why
 */
export function describeModel(chosen: ChosenModel, forward: number, lowestStrike: number): string {
  return `${MODEL_NAMES[chosen.model]}, because ${reasonFor(chosen, forward, lowestStrike)}.`;
}

/**
 * @param rate continuously compounded, per year
 * @returns the rate at which the premium is discounted: none where it is margined, since nothing is paid up front
 */
export function ratePaid(terms: OptionTerms, rate: number): number {
  return terms.premiumStyle === 'FUTURES' ? 0 : rate;
}

function reasonFor({ model, reason }: ChosenModel, forward: number, lowestStrike: number): string {
  switch (reason) {
    case 'ASKED_FOR':
      return 'it was asked for';
    case 'FUTURES_STYLE_PREMIUM':
      return 'the premium is margined: it is not discounted, and exercise before expiry gains nothing';
    case 'NOT_LOGNORMAL':
      return forward <= 0
        ? `the future at ${String(forward)} is not positive: a lognormal model knows no such price`
        : `the strike at ${String(lowestStrike)} is not positive: a lognormal model knows no such price`;
    case 'EXERCISE_STYLE':
      return model === 'AMERICAN' ? 'the option can be exercised on any day' : 'the option is exercised at expiry only';
  }
}
